"""A real window for the benchmarks, and the time from an edit to the end of the paint."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from playground import app
from playground.core.session import Session
from playground.gui.theme import wear

TIMEOUT = 60.0


@contextmanager
def live_window(session: Session) -> Iterator[tuple[QApplication, app.Program]]:
    """The program around a session, shown, with its first maps painted."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else app.make_application([])
    wear(application, "light")
    with tempfile.TemporaryDirectory() as folder:
        settings = QSettings(str(Path(folder) / "s.ini"), QSettings.Format.IniFormat)
        program = app.build(session, settings)
        program.window.resize(1440, 900)
        program.window.show()
        settle(application, program)
        yield application, program
        program.window.close()
        program.window.deleteLater()
        application.processEvents()


def settle(application: QApplication, program: app.Program) -> None:
    """Wait until everything is computed and painted."""
    until = time.monotonic() + TIMEOUT
    while time.monotonic() < until:
        application.processEvents()
        if not program.evaluation.is_busy:
            application.processEvents()
            return
    raise TimeoutError("the window did not come to rest")


def milliseconds_to_paint(
    application: QApplication,
    program: app.Program,
    edit: Callable[[], object],
    whole: bool = True,
) -> float:
    """From the edit until the tiles that it changes have been painted.

    With `whole` the complete maps are awaited, otherwise the first maps that show the edit.
    """
    flow = program.window.flow
    application.processEvents()
    started = time.perf_counter()
    edit()
    wanted = program.store.session
    until = time.monotonic() + TIMEOUT
    while time.monotonic() < until:
        application.processEvents()
        shown = program.evaluation.shown
        if shown is None or shown.session is not wanted:
            continue
        if whole and (shown.results is None or program.evaluation.is_busy):
            continue
        application.processEvents()
        if not any(tile.needs_paint for tile in flow.all_tiles() if tile.isVisible()):
            return (time.perf_counter() - started) * 1000
    raise TimeoutError("the edit was never painted")
