"""How many passes of the events a window needs until nothing in it gets another size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QWidget

MAX_PASSES = 2
"""More of them are a fault: a layout then depends on what it decides."""

GIVEN_UP = 6
PASS_MS = 500
ENDLESS = 4_000
"""Changes of size within one pass from which on they are held back: it would never end."""


class Resizes(QObject):
    """Counts which widgets get another size."""

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__()
        self.seen: Counter[str] = Counter()
        self._count = 0
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Resize:
            return False
        self.seen[type(watched).__name__] += 1
        self._count += 1
        return self._count > ENDLESS

    def passes(self) -> int:
        """Handle events until nothing gets another size; how many passes there were before."""
        for passes in range(GIVEN_UP):
            self.seen.clear()
            self._count = 0
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, PASS_MS)
            if not self.seen:
                return passes
            if self._count > ENDLESS:
                break
        return GIVEN_UP

    def of(self, window: QWidget, width: int, height: int) -> str:
        """Give a window a size; a line on what goes on moving in it, empty when it settles."""
        self._count = 0
        window.resize(width, height)
        passes = self.passes()
        if passes <= MAX_PASSES:
            return ""
        return f"{width}×{height}: {passes} passes; at last {', '.join(self.seen)}"

    def among(self, window: QWidget, widths: Sequence[int], heights: Sequence[int]) -> list[str]:
        """The sizes in which a window does not settle, a line each."""
        sizes = [(width, height) for height in heights for width in widths]
        return [line for width, height in sizes if (line := self.of(window, width, height))]


@contextmanager
def watched_resizes() -> Iterator[Resizes]:
    """Watch the sizes of all widgets."""
    application = QCoreApplication.instance()
    assert application is not None
    resizes = Resizes(application)
    yield resizes
    application.removeEventFilter(resizes)
