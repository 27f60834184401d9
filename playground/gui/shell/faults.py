"""Catches what no other code caught, keeps it in a log, and tells the user in one sentence."""

from __future__ import annotations

import sys
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from playground.core.messages import Message, marked
from playground.gui.shell.errorlog import TIME, ErrorLog

INTERRUPTED = 130
"""Exit status of a program that Ctrl+C ended in its terminal."""


class Faults(QObject):
    """Stands in for Python's hooks: exceptions of slots, event handlers, threads, destructors."""

    reported = Signal(object)
    """A Message for the user, on the GUI thread."""

    _crossing = Signal(object)

    def __init__(self, log: ErrorLog, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log = log
        self._lock = threading.RLock()
        self._counts: Counter[tuple[object, ...]] = Counter()
        self.latest: Message | None = None
        # Queued: the handler that failed may be painting, or on another thread.
        self._crossing.connect(self._report, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take the place of Python's own hooks."""
        sys.excepthook = self.take
        threading.excepthook = lambda found: self.take(
            found.exc_type, found.exc_value, found.exc_traceback
        )
        sys.unraisablehook = lambda found: self.take(
            found.exc_type, found.exc_value, found.exc_traceback
        )

    def take(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        frames: TracebackType | None,
    ) -> None:
        """Deal with an exception; the same one again is counted."""
        if issubclass(kind, SystemExit):
            return
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.exit(INTERRUPTED)
            return
        traceback.clear_frames(frames)  # a painter that a frame keeps open would crash its widget
        places = traceback.extract_tb(frames)
        key = (kind, *((place.filename, place.lineno) for place in places))
        with self._lock:
            self._counts[key] += 1
            count = self._counts[key]
            if count & (count - 1):
                return  # once, twice, 4, 8, 16 … times: an error in every paint is no flood
            text = (
                "".join(traceback.format_exception(kind, error, frames))
                if count == 1
                else f"{kind.__name__}, {_place(places)}: {count} times now\n"
            )
            if sys.stderr is not None:  # a program without a terminal on Windows has none
                print(text, file=sys.stderr, end="", flush=True)
            stamp = time.strftime(TIME)
            self._log.write(f"{stamp}  {threading.current_thread().name}\n{text}")
        self._crossing.emit(_message(kind, _place(places), count))

    def _report(self, message: Message) -> None:
        self.latest = message
        self.reported.emit(message)


def in_turn(*steps: Callable[[], object]) -> None:
    """Take steps that do without each other: one that fails is reported, and the others follow."""
    for step in steps:
        try:
            step()
        except Exception as error:
            sys.excepthook(type(error), error, error.__traceback__)


def _place(places: traceback.StackSummary) -> str:
    return f"{Path(places[-1].filename).name}:{places[-1].lineno}" if places else "?"


def _message(kind: type[BaseException], place: str, count: int) -> Message:
    if count == 1:
        text = marked(
            "message",
            "An error in the program was caught ({error} at {place}); you can go on, and About in"
            " the Help menu says where its log is.",
        )
        return Message(text, {"error": kind.__name__, "place": place})
    text = marked(
        "message",
        "The same error in the program was caught {count} times ({error} at {place}); you can go"
        " on, and About in the Help menu says where its log is.",
    )
    return Message(text, {"error": kind.__name__, "place": place, "count": count})
