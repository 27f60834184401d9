"""Pictures of the data are counted from 1, as everything in the window is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from playground import app
from playground.core.plan import TrainingPlan
from playground.datasets import Digits
from playground.gui.input.panel import InputPanel
from tests.gui.program import find, running, settle
from tests.gui.train.trainwidgets import train_widgets

WORDS = {"en": "picture {}", "zh_CN": "图像 {}"}


@pytest.fixture(params=WORDS)
def words(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, words: str) -> Iterator[app.Program]:
    plan = TrainingPlan(data=Digits(size=8), device="cpu")
    session = replace(app.first_session(), training=plan)
    with running(qtbot, tmp_path, session) as made:
        try:
            made.change_language(words)
            qtbot.waitUntil(lambda: made.window.isVisible() and made.window.is_complete)
            made.window.show_mode("train")
            data = made.training().data
            qtbot.waitUntil(lambda: data.dataset is not None and not data.is_busy)
            yield made
        finally:
            made.change_language("en")
        settle(qtbot, made)


def caption(program: app.Program) -> str:
    return find(program, InputPanel).caption.text()


def test_the_first_picture_of_the_data_is_picture_1(
    qtbot: QtBot, program: app.Program, words: str
) -> None:
    notices = train_widgets(program).transport.notices
    qtbot.waitUntil(notices.complete.isVisible)
    qtbot.mouseClick(notices.complete, Qt.MouseButton.LeftButton)
    assert caption(program).startswith(f"{WORDS[words].format(1)} · 8×8")
