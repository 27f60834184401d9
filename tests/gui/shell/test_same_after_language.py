"""Whatever was chosen in a mode is so in the window of another language, and words come back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QCheckBox,
    QColorDialog,
    QFileDialog,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from playground import app
from playground.core.plan import TrainingPlan
from playground.datasets import Digits
from playground.gui.input.camerabutton import CameraButton
from playground.gui.shell.modes import MODES
from playground.gui.shell.topbar import TopBar
from playground.gui.state.latest import LatestWins
from playground.gui.widgets.fold import FoldButton
from tests.gui.clock import Clock, clock, drain
from tests.gui.hands import click
from tests.gui.program import find, running, settle
from tests.gui.shown import path_in, shown
from tests.gui.train.scripted import small_session
from tests.gui.train.windowuse import scripted_clients

__all__ = ["clock"]

MIN_RANGE_PX = 50

ROUNDS = 2
"""What a first choice has opened is chosen in the second."""


def choices(window: QWidget) -> Iterator[QAbstractButton]:
    """Every button that can be chosen and is not yet, beside the bar at the top."""
    bar = find(window, TopBar)
    for button in window.findChildren(QAbstractButton):
        is_choice = button.isCheckable() and not isinstance(button, CameraButton)
        if is_choice and not bar.isAncestorOf(button):
            yield button


def is_offered(button: QAbstractButton) -> bool:
    """Whether a choice can be made that is not made yet."""
    return button.isVisible() and button.isEnabled() and not button.isChecked()


def chosen(window: QWidget) -> list[str]:
    """A line for every value that is seen, without words; buttons in a row may be a list there."""
    lines = []
    for each in window.findChildren(QWidget):
        if not each.isVisibleTo(window):
            continue
        value: object = None
        match each:
            case QScrollBar():
                continue
            case QAbstractSlider():
                value = each.value()
            case QCheckBox() | FoldButton():
                value = each.isChecked()
        if value is not None:
            lines.append(f"{path_in(each, window)}: {value}")
    return sorted(lines)


def words_in(window: QWidget) -> list[str]:
    """A line for everything that is seen, in any order: parts are made as they are wanted."""
    return sorted(shown(window))


def scrolled(window: QWidget) -> list[str]:
    """How far the parts are scrolled, those that can be: not by a few pixels, for words differ."""
    bars = (bar for bar in window.findChildren(QScrollBar) if bar.isVisibleTo(window))
    return sorted(
        f"{path_in(bar, window)}: {bar.value()}" for bar in bars if bar.maximum() > MIN_RANGE_PX
    )


@pytest.mark.parametrize("size", [(1024, 768), (1440, 900)])
@pytest.mark.parametrize("mode", [mode.name for mode in MODES])
def test_all_choices_of_a_mode_outlive_a_change_of_language_and_back(
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    mode: str,
    size: tuple[int, int],
    clock: Clock,
) -> None:
    scripted_clients(monkeypatch)
    monkeypatch.setattr(QColorDialog, "getColor", lambda *_: QColor("red"))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    monkeypatch.setattr(app, "training_folder", lambda: tmp_path / "training")
    plan = TrainingPlan(data=Digits(size=8), rate=0.01, epochs=200, device="cpu")
    session = replace(small_session(), training=plan)

    with running(qtbot, tmp_path, session, size) as program:

        def rest() -> None:
            settle(qtbot, program)
            for _ in range(4):
                clock.advance(500)
                drain()
            workers = program.window.findChildren(LatestWins)
            qtbot.waitUntil(lambda: not any(worker.is_busy for worker in workers))
            settle(qtbot, program)
            drain()

        program.window.show_mode(mode)
        if mode == "train":
            qtbot.waitUntil(lambda: program.training().data.dataset is not None)
        rest()
        clicked = 0
        for _ in range(ROUNDS):
            for button in list(choices(program.window)):
                if isValid(button) and is_offered(button):
                    click(button)
                    clicked += 1
                    drain()
            rest()
        assert clicked >= 5
        for bar in program.window.findChildren(QScrollBar):
            if bar.isVisible():
                bar.setValue(bar.maximum() // 2)
        rest()
        values, words, places = (look(program.window) for look in (chosen, words_in, scrolled))
        try:
            program.change_language("zh_CN")
            rest()
            assert chosen(program.window) == values
        finally:
            program.change_language("en")
        rest()
        assert chosen(program.window) == values
        assert words_in(program.window) == words
        assert scrolled(program.window) == places
        program.training().trainer.stop_process()
