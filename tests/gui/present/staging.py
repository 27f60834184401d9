"""What tests of a presentation share: begin one as a user does, at the size of a screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from playground import app
from playground.gui.present.explore import ExplorePage
from playground.gui.present.presentation import Presentation
from tests.gui.clock import drain
from tests.gui.program import find, running, settle
from tests.gui.train.scripted import small_session

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


@contextmanager
def running_timed(
    qtbot: QtBot, folder: Path, request: pytest.FixtureRequest, *modes: str
) -> Iterator[app.Program]:
    """The program in the last of some modes; the test drives the clock of what it builds then.

    A small network is in it where Train is among them.
    """
    session = small_session() if "train" in modes else None
    with running(qtbot, folder, session, mode=modes[0]) as program:
        for mode in modes:
            program.window.show_mode(mode)
            settle(qtbot, program)
            drain()
        request.getfixturevalue("clock")
        yield program
