"""What every test of the window may ask for, and what each of them begins with."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from playground.gui.widgets.theme import apply_theme
from tests.gui.clock import clock

__all__ = ["clock"]


@pytest.fixture(autouse=True)
def _usual_surroundings(request: pytest.FixtureRequest) -> None:
    """Begin in the program's theme, the mouse in a corner, whatever the test before has left."""
    if "qapp" in request.fixturenames:
        application = request.getfixturevalue("qapp")
        assert isinstance(application, QApplication)
        apply_theme(application, "light")
        QCursor.setPos(0, 0)
