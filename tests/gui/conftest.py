"""What every test of the window may ask for, and what each of them begins with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from playground import app
from playground.engine.view.palette import BLUE_ORANGE
from playground.gui.widgets import fonts
from playground.gui.widgets.colours import choose_signed_scale
from playground.gui.widgets.motion import choose_motion
from playground.gui.widgets.theme import apply_theme
from tests.gui.clock import clock
from tests.gui.late import make_workers_late
from tests.gui.program import speak_english
from tests.gui.train.scripted import ScriptedClient
from tests.training.forked import training_processes

__all__ = ["clock", "training_processes"]

make_workers_late()


@pytest.fixture(autouse=True)
def _usual_surroundings(request: pytest.FixtureRequest) -> None:
    """Begin in English and the program's theme, the mouse in a corner, whatever was left."""
    if "qapp" in request.fixturenames:
        application = request.getfixturevalue("qapp")
        assert isinstance(application, QApplication)
        speak_english(application)
        apply_theme(application, "light")
        choose_signed_scale(BLUE_ORANGE)
        choose_motion("system")
        QCursor.setPos(0, 0)


@pytest.fixture(autouse=True)
def _no_idle_training_process(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Start no process for a Train mode that is only looked at: it takes seconds of a core.

    A test that trains asks for `training_processes`.
    """
    if "training_processes" not in request.fixturenames:
        monkeypatch.setattr(app, "new_client", ScriptedClient)


@pytest.fixture
def own_fonts(qapp: QApplication) -> Iterator[None]:
    """The program's own fonts: texts have the sizes that users see."""
    before = qapp.font()
    fonts.install()
    yield
    qapp.setFont(before)
