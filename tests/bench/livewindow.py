"""A real window for the benchmarks, and the time from an edit to the end of the paint."""

from __future__ import annotations

import gc
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QObject, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLayout

from playground import app
from playground.core.session import Session
from playground.gui.state.garbage import GarbageCollection
from playground.gui.widgets.pixelgrid import PixelGrid
from playground.gui.widgets.theme import apply_theme

TIMEOUT = 60.0


@contextmanager
def live_window(session: Session) -> Iterator[app.Program]:
    """The program around a session, shown, with its first maps painted."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else app.make_application()
    apply_theme(application, "light")
    with tempfile.TemporaryDirectory() as folder:
        settings = QSettings(str(Path(folder) / "s.ini"), QSettings.Format.IniFormat)
        program = app.build(session, settings)
        layout = program.window.layout()
        assert layout is not None
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # no noise off screen
        program.window.resize(1440, 900)
        program.window.show()
        run_until(lambda: is_painted(program))
        program.garbage = GarbageCollection(program.store)  # as the program does
        yield program
        gc.unfreeze()
        program.window.close()
        program.window.deleteLater()
        application.processEvents()


def run_until(done: Callable[[], bool], patience: float = TIMEOUT) -> None:
    """Let the event loop work and sleep as it does in the program, until `done`.

    Raises TimeoutError after `patience` seconds.
    """
    until = time.monotonic() + patience
    wake = QTimer()
    wake.start(200)  # lest a loop that has nothing more to do sleeps for ever
    while not done():
        if time.monotonic() > until:
            raise TimeoutError("what was waited for did not come")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def is_painted(program: app.Program, whole: bool = True, grids: Sequence[PixelGrid] = ()) -> bool:
    """Whether the maps of the present document are on screen: all of them, or what is in view.

    `grids` are what shows them, as far as they are known already: to find them takes a while.
    """
    shown = program.evaluation.shown
    if shown is None or shown.session is not program.store.session:
        return False
    if whole and (shown.results is None or program.evaluation.is_busy):
        return False
    grids = grids or program.window.findChildren(PixelGrid)
    return not any(grid.needs_paint and not grid.visibleRegion().isEmpty() for grid in grids)


def milliseconds_to_paint(
    program: app.Program, edit: Callable[[], object], whole: bool = True
) -> float:
    """From the edit until every map in the window that it changes has been painted.

    With `whole` the complete maps are awaited, otherwise the first maps that show the edit.
    """
    run_until(lambda: is_painted(program))
    grids = program.window.findChildren(PixelGrid)
    started = time.perf_counter()
    edit()
    run_until(lambda: is_painted(program, whole, grids))
    return (time.perf_counter() - started) * 1000


class Heartbeat(QObject):
    """A timer of 5 ms, and the longest time between two of its beats: how long nothing moved."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._last = time.perf_counter()
        self.longest = 0.0

    def start(self) -> None:
        """Begin to watch."""
        self._last, self.longest = time.perf_counter(), 0.0
        self._timer.start(5)

    def stop(self) -> float:
        """The longest time without a beat, in milliseconds."""
        self._beat()
        self._timer.stop()
        return self.longest

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now
