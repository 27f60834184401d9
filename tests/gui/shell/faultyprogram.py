"""The real program with something in it that fails.

`.venv/bin/python -m tests.gui.shell.faultyprogram`
prints for every kind of failure what the message bar says, and at last whether the window is there.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from playground import app
from playground.gui.state.latest import LatestWins
from playground.gui.widgets.messagebar import MessageBar
from tests.gui.program import find

KINDS = (
    *("slot", "queued", "timer", "thread", "worker", "destructor"),
    *("paintEvent", "resizeEvent", "showEvent", "event", "eventFilter", "sizeHint", "nested"),
)
TIMES = 3


def fail(kind: str) -> None:
    """Raise an exception at a place of its own."""
    exec(compile(f"raise ValueError('deliberate, in {kind}')", f"{kind}.py", "exec"))


class Failing(QWidget):
    """Fails in the method of a name, three times."""

    said = Signal()

    def __init__(self, parent: QWidget, kind: str) -> None:
        super().__init__(parent)
        self._kind = kind
        self._left = TIMES

    def fail(self, kind: str) -> None:
        if kind == self._kind and self._left:
            self._left -= 1
            fail(kind)

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)  # and it stays open
        self.fail("paintEvent")
        painter.end()

    def resizeEvent(self, event: object) -> None:
        self.fail("resizeEvent")
        self.fail("nested")

    def showEvent(self, event: object) -> None:
        self.fail("showEvent")

    def event(self, event: QEvent) -> bool:
        self.fail("event")
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.fail("eventFilter")
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        self.fail("sizeHint")
        return QSize(10, 10)


class Destroyed:
    def __del__(self) -> None:
        fail("destructor")


def provoke(program: app.Program, kind: str) -> QWidget:
    """Let something of this kind fail in the window, in or beside a widget of its own."""
    window = program.window
    widget = Failing(window, kind)

    def fail_here() -> None:
        fail(kind)

    def work(request: object, cancelled: object) -> Any:
        fail(kind)
        yield request

    QHBoxLayout(widget)
    widget.setGeometry(300, 300, 60, 60)
    window.installEventFilter(widget)
    widget.show()
    window.grab()
    starts: dict[str, Callable[[], object]] = {
        "slot": lambda: (widget.said.connect(fail_here), widget.said.emit()),
        "queued": lambda: (
            widget.said.connect(fail_here, Qt.ConnectionType.QueuedConnection),
            widget.said.emit(),
        ),
        "timer": lambda: QTimer.singleShot(0, fail_here),
        "thread": threading.Thread(target=fail_here).start,
        "worker": lambda: setattr(window, "worker", LatestWins(work, window)),
        "destructor": lambda: Destroyed() and None,
        "nested": lambda: [widget.resize(61 + times, 61) for times in range(TIMES)],
    }
    starts.get(kind, lambda: None)()
    if kind == "worker":
        window.worker.request(1)  # type: ignore[attr-defined]
    for times in range(2 * TIMES):
        window.resize(1300 + times, 800)
        widget.resize(40 + times, 40)
        widget.adjustSize()
        window.repaint()
    return widget


def main() -> int:
    start = app.start

    def started(*arguments: Any) -> app.Program:
        program = start(*arguments)
        QTimer.singleShot(0, lambda: when_there(program))
        return program

    def when_there(program: app.Program) -> None:
        if not program.window.is_complete or program.evaluation.is_busy:
            QTimer.singleShot(0, lambda: when_there(program))
        else:
            begin(program, list(KINDS))

    def begin(program: app.Program, kinds: list[str]) -> None:
        if kinds:
            find(program, MessageBar).clear()
            widget = provoke(program, kinds[0])
            wait(program, kinds, widget)
            return
        program.window.actions_["theme"].trigger()
        program.window.repaint()
        print("alive:", program.window.isVisible(), flush=True)
        program.window.close()

    def wait(program: app.Program, kinds: list[str], widget: QWidget) -> None:
        messages = find(program, MessageBar)
        if not messages.isVisible():
            QTimer.singleShot(0, lambda: wait(program, kinds, widget))
            return
        print(f"{kinds[0]}: {messages.text.splitlines()[-1]}", flush=True)
        widget.close()
        begin(program, kinds[1:])

    app.start = started
    return app.run()


if __name__ == "__main__":
    raise SystemExit(main())
