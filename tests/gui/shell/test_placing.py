"""Where the window comes up, and what presenting leaves of that."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from pytestqt.qtbot import QtBot

from playground.gui.present.presentation import Presentation
from playground.gui.shell.window import MainWindow
from tests.gui.clock import drain
from tests.gui.program import find, running


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> QRect:
    """A projector's screen, less its panel."""
    room = QRect(0, 0, 1024, 740)

    class Screen:
        geometry = staticmethod(lambda: QRect(0, 0, 1024, 768))
        availableGeometry = staticmethod(lambda: room)  # noqa: N815

    monkeypatch.setattr(MainWindow, "screen", lambda window: Screen())
    return room


def test_a_first_window_larger_than_the_screen_is_maximised(
    qtbot: QtBot, tmp_path: Path, screen: QRect
) -> None:
    with running(qtbot, tmp_path) as program:
        program.window.place()
        assert program.window.isMaximized()


def test_a_first_window_that_fits_is_not(qtbot: QtBot, tmp_path: Path, screen: QRect) -> None:
    screen.setSize(screen.size() * 2)
    with running(qtbot, tmp_path) as program:
        program.window.place()
        assert not program.window.isMaximized()
        assert (program.window.width(), program.window.height()) == (1440, 900)


def test_a_window_closed_while_presenting_does_not_come_up_presenting(
    qtbot: QtBot, tmp_path: Path, screen: QRect
) -> None:
    with running(qtbot, tmp_path, size=(700, 600)) as program:
        qtbot.keyClick(program.window, Qt.Key.Key_F5)
        program.window.close()
        drain()
        program.window.place()
        assert not program.window.isFullScreen()
        assert not program.window.isMaximized()
        assert not program.window.findChildren(Presentation)


@pytest.mark.parametrize("maximised", [True, False])
@pytest.mark.parametrize("language", ["", "en"])
def test_presented_and_back_it_is_as_large_as_before(
    qtbot: QtBot, tmp_path: Path, maximised: bool, language: str
) -> None:
    with running(qtbot, tmp_path, size=(700, 600)) as program:
        if maximised:
            program.window.showMaximized()
        drain()
        before = program.window.geometry()
        qtbot.keyClick(program.window, Qt.Key.Key_F5)
        presentation = find(program, Presentation)
        assert presentation.isFullScreen()
        if language:
            program.change_language(language)
            presentation = find(program, Presentation)
            assert presentation.isFullScreen()
        drain()  # the presentation has the keyboard
        qtbot.keyClick(presentation, Qt.Key.Key_Escape)
        assert not presentation.isVisible()
        assert not program.window.isFullScreen()
        assert program.window.isMaximized() == maximised
        assert program.window.geometry() == before
