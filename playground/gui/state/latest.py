"""Background work of which only the latest request matters.

While a kernel cell is dragged, requests come faster than a large network can be computed. If each
gave up the one before, nothing would be seen until the hand rests. So a request that was begun is
carried on to its first result, within PATIENCE, and only then makes way for a newer one.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from playground.core.cancelling import Cancelled
from playground.core.thread_turns import take_usual_turns

Work = Callable[[Any, Callable[[], bool]], Iterator[Any]]
"""Yields results for a request, and asks its second argument whether to give up."""

PATIENCE_S = 0.5
"""Seconds that a stale request may take to its first result before it is given up."""


class LatestWins(QObject):
    """Runs `work` on one thread, for the latest request only; the thread ends with the object."""

    arrived = Signal(object)
    """A result, on the GUI thread; never older than one that came before."""

    _crossing = Signal()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._condition = threading.Condition()
        self._request: Any = None
        self._generation = 0
        self._finished = 0
        self._result: tuple[Any] | None = None
        self._error: BaseException | None = None
        self._stopped = threading.Event()
        # One queued signal is the only crossing from the thread to the GUI.
        self._crossing.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        # Whoever owns it may go without a word, as a dialog or a window in another language does.
        self.destroyed.connect(partial(_end, self._condition, self._stopped))
        self._thread = threading.Thread(target=self._run, name="evaluation", daemon=True)
        self._thread.start()

    @property
    def is_busy(self) -> bool:
        """Whether the latest request is not finished, or its result not delivered."""
        with self._condition:
            return self._finished != self._generation or self._result is not None

    def request(self, request: Any) -> None:
        """Ask for the work on `request`; whatever was asked before is given up."""
        with self._condition:
            self._generation += 1
            self._request = request
            self._condition.notify()

    def stop(self) -> None:
        """Give up what is running and end the thread."""
        self.give_up()
        self._thread.join()

    def give_up(self) -> None:
        """Give up what is running, and let the thread end by itself when it gets there."""
        _end(self._condition, self._stopped)

    def _run(self) -> None:
        take_usual_turns()  # the window's thread, which started it, takes short ones
        served = 0
        while True:
            with self._condition:
                while not self._stopped.is_set() and self._generation == served:
                    self._condition.wait()
                if self._stopped.is_set():
                    return
                served, request = self._generation, self._request
                self._request = None
            self._serve(served, request)
            del request  # it may have a document that would be held until the next is asked for

    def _serve(self, generation: int, request: Any) -> None:
        begun = time.monotonic()
        shown = False

        def stale() -> bool:
            late = shown or time.monotonic() - begun > PATIENCE_S
            return self._stopped.is_set() or (late and self._generation != generation)

        try:
            for result in self._work(request, stale):
                self._hand_over(result)
                shown = True
        except Cancelled:
            pass
        except Exception as error:  # raised again on the GUI thread, where it is seen
            with self._condition:
                self._error = error
                self._cross()
        with self._condition:
            self._finished = generation

    def _hand_over(self, result: Any) -> None:
        with self._condition:
            waiting = self._result is not None
            self._result = (result,)
            if not waiting:
                self._cross()

    def _cross(self) -> None:
        """Let the result be delivered; under the condition, for which the object's end waits."""
        if not self._stopped.is_set():
            self._crossing.emit()

    def _deliver(self) -> None:
        with self._condition:
            result, self._result = self._result, None
            error, self._error = self._error, None
        if result is not None and not self._stopped.is_set():
            self.arrived.emit(result[0])
        if error is not None:  # after what came before it: somebody may be waiting for that
            raise error


def _end(condition: threading.Condition, stopped: threading.Event, *_: object) -> None:
    """Give up what is running, and let the thread end."""
    with condition:
        stopped.set()
        condition.notify()
