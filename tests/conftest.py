"""Every test runs without a screen, away from the user's own folders, and leaves nothing behind."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import hypothesis.internal.conjecture.providers
import pytest
from pytestqt.qtbot import QtBot

from tests.patience import PATIENCE_MS, PATIENCE_S
from tests.workers import free_memory, usable_cores, worker_count

# Byte code is kept, whatever the environment says: every worker, and every process that a test
# starts, would compile the tests and the program anew.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# The same examples in every run, however busy the machine is; HYPOTHESIS_PROFILE=searching looks
# for new ones.
hypothesis.settings.register_profile("steady", derandomize=True, deadline=None)
hypothesis.settings.register_profile("searching", deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

# Hypothesis mixes in the constants of every module that happens to be loaded: the examples would
# follow from the tests that ran before in the same worker, and to read a thousand files takes each
# worker several seconds.
hypothesis.internal.conjecture.providers._get_local_constants = lambda: (
    hypothesis.internal.conjecture.providers._local_constants
)

os.environ["QT_QPA_PLATFORM"] = os.environ.get("PLAYGROUND_TEST_PLATFORM", "offscreen")

YOUNG = 5_000
"""Objects that may have come to stay before garbage is looked for after a test."""

OFTEN = 30
"""Times that this is done among what is young, before all is looked through."""

_HOME = tempfile.TemporaryDirectory(prefix="playground-tests-")
for variable in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
    folder = Path(_HOME.name) / variable.lower()
    folder.mkdir()
    os.environ[variable] = str(folder)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """What `-n auto`, which pyproject.toml asks for, means here."""
    if config.getoption("capture") == "no":
        return 0  # whoever wants to see what tests print sees nothing of workers
    return worker_count(config.args, usable_cores(), free_memory())


def pytest_collection_finish() -> None:
    """Have the modules that are loaded by now left alone by the collector of garbage.

    They stay, and looking through them is most of what a collection takes.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _own_folders() -> Iterator[None]:
    """Where the platform has no XDG folders, Qt's test mode and plain files stand in."""
    if sys.platform != "linux":
        from PySide6.QtCore import QSettings, QStandardPaths

        QStandardPaths.setTestModeEnabled(True)
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, os.environ["XDG_CONFIG_HOME"]
        )
    yield
    _HOME.cleanup()


class PatientQtBot(QtBot):  # type: ignore[misc]  # untyped
    """A QtBot that a busy machine does not tire: what must come may take a minute."""

    def waitUntil(self, callback: Callable[[], bool], *, timeout: int = PATIENCE_MS) -> None:
        """Handle events until the callback returns true."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **more: Any) -> Any:
        """A context that is left when the signal has come."""
        return super().waitSignal(signal, timeout=timeout, **more)


@pytest.fixture(scope="session")
def qapp(qapp: Any) -> Any:
    """The application, in which garbage is looked for as it is in the program.

    A dialog that would wait for ever for somebody to choose fails the test instead that opens it
    without saying what is chosen.
    """
    from PySide6.QtWidgets import QColorDialog, QFileDialog, QMessageBox

    from playground.gui.state.garbage import GarbageCollection

    GarbageCollection(qapp)
    for ask in ("getExistingDirectory", "getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        setattr(QFileDialog, ask, _nobody_chooses)
    QColorDialog.getColor = QMessageBox.question = _nobody_chooses
    return qapp


def _nobody_chooses(*_: object, **__: object) -> None:
    pytest.fail("A dialog was opened, and the test does not say what is chosen in it")


def pytest_runtest_teardown() -> None:
    """Look for garbage where no events are handled, too.

    With an application nothing else does, and no thread of ours may meet a window of an earlier
    test.
    """
    youngest, _, oldest = gc.get_count()
    if not gc.isenabled() and youngest > YOUNG:
        gc.collect(2 if oldest > OFTEN else 1)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:
    """The QtBot of every test."""
    return PatientQtBot(request)


def pytest_runtest_setup() -> None:
    """Have PyTorch compute in one thread: more of them wait for one another on a busy machine.

    Sums come out the same everywhere, too. No fixture, as that would take several times as long.
    """
    if "torch" in sys.modules:
        sys.modules["torch"].set_num_threads(1)


@pytest.fixture(autouse=True)
def _nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a thread or a window."""
    before = _left()
    yield
    if _left() - before:
        _delete()
    if _left() - before:
        _clear({at for name, at in before if name.startswith("thread ")})
        left = {name for name, _ in _left() - before}
        assert not left, f"{request.node.name} leaves behind: {', '.join(sorted(left))}"


def _left() -> set[tuple[str, int]]:
    found = {
        (f"thread {thread.name}", thread.ident or 0)
        for thread in threading.enumerate()
        if not thread.name.startswith("convolve")  # the engine's own, kept while the process lives
    }
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtWidgets import QApplication
        from shiboken6 import Shiboken

        if QApplication.instance() is not None:
            found |= {
                (f"window {type(widget).__name__}", Shiboken.getCppPointer(widget)[0])
                for widget in QApplication.topLevelWidgets()
            }
    return found


def _delete() -> None:
    """Delete what is to be deleted later."""
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()


def _clear(earlier: set[int]) -> None:
    """Give what is on its way out the chance to go; `earlier` threads that serve may stay."""
    gc.collect()
    _delete()
    for thread in threading.enumerate():
        own = thread is threading.current_thread() or thread.name.startswith("convolve")
        if not own and not (thread.daemon and thread.ident in earlier):
            thread.join(timeout=PATIENCE_S)
