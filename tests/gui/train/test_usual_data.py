"""A document that names no data: it is trained on those that come along, whatever undo leads to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.plan import TrainingPlan
from playground.datasets import Digits, Stripes
from playground.gui.present.presentation import Presentation
from playground.training.protocol import messages
from tests.gui.clock import drain
from tests.gui.present.staging import present
from tests.gui.program import edit, find, running, settle
from tests.gui.train.scripted import ScriptedClient, small_session
from tests.gui.train.scriptedwindow import begin_training
from tests.gui.train.trainwidgets import train_widgets

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

SIDE = Digits().size


@pytest.fixture
def clients(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[ScriptedClient]:
    """The scripted training processes that the window has asked for."""
    made: list[ScriptedClient] = []

    def new_client(arrived: Callable[[], None]) -> ScriptedClient:
        made.append(ScriptedClient(arrived))
        return made[-1]

    monkeypatch.setattr(app, "new_client", new_client)
    monkeypatch.setattr(app, "training_folder", lambda: tmp_path / "training")
    return made


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, clients: list[ScriptedClient]) -> Iterator[app.Program]:
    session = replace(small_session(SIDE), training=TrainingPlan(device="cpu"))
    with running(qtbot, tmp_path, session) as made:
        yield made


def to_train(qtbot: QtBot, program: app.Program) -> None:
    """Go to the Train mode, and wait for the data."""
    program.window.show_mode("train")
    settle(qtbot, program)
    qtbot.waitUntil(lambda: program.training().data.dataset is not None)
    drain()


def assert_can_train(program: app.Program, client: ScriptedClient, data: object) -> None:
    """The data are described, and Train begins with them."""
    section = train_widgets(program).panel.source
    assert "10 classes" in section.about.text()
    assert section.source.currentData() == "digits"
    begin_training(program, client)
    assert client.last(messages.Start).plan.data == data
    train_widgets(program).transport.stop.trigger()  # a window that trains asks before it closes
    drain()


def press(program: app.Program, key: Qt.Key, modifiers: Qt.KeyboardModifier = CTRL) -> None:
    QTest.keyClick(program.window, key, modifiers)
    drain()


def test_to_look_at_the_mode_is_no_edit(
    qtbot: QtBot, program: app.Program, clients: list[ScriptedClient]
) -> None:
    to_train(qtbot, program)
    history = program.store.history
    assert history.undo_label is None
    assert not history.is_dirty
    assert_can_train(program, clients[-1], Digits())


def test_undo_after_the_mode_was_entered_takes_back_what_was_made(
    qtbot: QtBot, program: app.Program, clients: list[ScriptedClient]
) -> None:
    before = program.store.session
    edit(qtbot, program, lambda: program.store.edit("s", edits.set_field, 0, "padding", "same"))
    to_train(qtbot, program)
    press(program, Key.Key_Z)
    settle(qtbot, program)
    assert program.store.session is before
    assert_can_train(program, clients[-1], Digits())


def test_undo_of_other_data_comes_back_to_the_usual_ones(
    qtbot: QtBot, program: app.Program, clients: list[ScriptedClient]
) -> None:
    to_train(qtbot, program)
    box = train_widgets(program).panel.source.source
    box.setCurrentIndex(box.findData("stripes"))
    box.activated.emit(box.currentIndex())
    data = program.training().data
    qtbot.waitUntil(lambda: data.dataset is not None and data.plan.data == Stripes())
    press(program, Key.Key_Z)
    qtbot.waitUntil(lambda: data.dataset is not None)
    assert box.currentData() == "digits"
    assert_can_train(program, clients[-1], Digits())


def test_a_step_kept_before_the_mode_was_ever_opened_can_be_trained(
    qtbot: QtBot, program: app.Program, clients: list[ScriptedClient]
) -> None:
    press(program, Key.Key_K, CTRL | SHIFT)
    to_train(qtbot, program)
    press(program, Key.Key_K, CTRL | SHIFT)
    presentation = present(qtbot, program)
    QTest.keyClick(presentation, Key.Key_PageUp)
    settle(qtbot, program)
    QTest.keyClick(find(program, Presentation), Key.Key_Escape)
    drain()
    to_train(qtbot, program)
    assert_can_train(program, clients[-1], Digits())


def test_a_training_names_its_data_in_the_document_and_undo_takes_that_back(
    qtbot: QtBot, program: app.Program, clients: list[ScriptedClient]
) -> None:
    before = program.store.session
    to_train(qtbot, program)
    begin_training(program, clients[-1])
    assert program.store.session.training.data == Digits()
    assert program.training().trainer.changes_waiting == ()
    train_widgets(program).transport.stop.trigger()
    drain()
    while program.store.history.undo_label is not None:
        press(program, Key.Key_Z)
    assert program.store.session is before
    assert program.training().data.plan.data == Digits()


def test_to_choose_the_data_that_are_there_is_no_edit(qtbot: QtBot, program: app.Program) -> None:
    to_train(qtbot, program)
    box = train_widgets(program).panel.source.source
    box.activated.emit(box.currentIndex())
    assert program.store.history.undo_label is None
