"""What tests of a presentation share: begin one as a user does, at the size of a screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from playground import app
from playground.gui.present.explore import ExplorePage
from playground.gui.present.presentation import Presentation
from tests.gui.clock import drain
from tests.gui.program import find

SCREENS = [(1024, 768), (1366, 768), (1440, 900), (1920, 1080)]


def present(
    qtbot: QtBot, program: app.Program, size: tuple[int, int] = (1024, 768)
) -> Presentation:
    """Press F5; the presentation, as large as a screen of that size."""
    qtbot.keyClick(program.window, Qt.Key.Key_F5)
    presentation = find(program, Presentation)
    assert presentation.isFullScreen()
    presentation.showNormal()  # the screen off screen has a size of its own
    presentation.resize(*size)
    drain()
    return presentation


def explore_page(presentation: Presentation) -> ExplorePage:
    """The page of Explore."""
    page = presentation.page
    assert isinstance(page, ExplorePage)
    return page
