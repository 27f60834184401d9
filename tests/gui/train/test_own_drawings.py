"""Classes of one's own in the window: chosen, drawn with the mouse, put in, and trained on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.picture import Picture
from playground.datasets import Drawings
from playground.gui.input.panel import InputPanel
from tests.gui.clock import drain
from tests.gui.hands import Key, click, drag, press
from tests.gui.program import find, running, settle
from tests.gui.train.scripted import small_session
from tests.gui.train.trainwidgets import TrainWidgets, train_widgets


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path, small_session(), mode="train") as made:
        drain()
        yield made


def choose_own_drawings(program: app.Program) -> TrainWidgets:
    choose_source(program, "drawings")
    return train_widgets(program)


def choose_source(program: app.Program, kind: str) -> None:
    """By the list of data, as a user does."""
    source = train_widgets(program).panel.source.source
    source.setCurrentIndex(source.findData(kind))
    source.activated.emit(source.currentIndex())
    drain()


def draw(qtbot: QtBot, program: app.Program) -> np.ndarray:
    """Draw a stroke with the mouse on the sheet; return what is on it."""
    panel = find(program, InputPanel)
    click(panel.tabs.button("draw"))
    drain()
    drag(panel.grid, QPoint(20, 20), QPoint(60, 90), QPoint(120, 130))
    settle(qtbot, program)
    return program.store.session.picture.pixels


def test_an_example_that_is_put_in_leaves_an_empty_sheet_for_the_next(
    qtbot: QtBot, program: app.Program
) -> None:
    widgets = choose_own_drawings(program)
    editor = widgets.board.drawings
    click(editor.add)
    click(editor.add)
    drain()
    for row in editor.rows:
        pixels = draw(qtbot, program)
        assert pixels.any()
        click(row.put)
        settle(qtbot, program)
        assert row.count.text() == "1"
        np.testing.assert_array_equal(row._item.examples[0][0], pixels)
        assert not program.store.session.picture.pixels.any()
        assert find(program, InputPanel).tabs.value == "draw"  # the pen is still in the hand
    data = program.training().data
    qtbot.waitUntil(lambda: data.dataset is not None and data.dataset.count == 2)
    program.window.actions_["undo"].trigger()  # puts the example and the sheet back in one step
    settle(qtbot, program)
    assert [row.count.text() for row in editor.rows] == ["1", "0"]
    assert program.store.session.picture.pixels.any()


def test_examples_are_taken_out_by_key_one_after_the_other(
    qtbot: QtBot, program: app.Program
) -> None:
    editor = choose_own_drawings(program).board.drawings
    click(editor.add)
    for _ in range(3):
        draw(qtbot, program)
        click(editor.rows[0].put)
        settle(qtbot, program)
    editor.rows[0].strip.setFocus()
    for left in (2, 1, 0):
        press(Key.Key_Delete)
        assert editor.rows[0].count.text() == str(left)


def test_a_picture_of_few_pixels_is_put_into_a_class(qtbot: QtBot, program: app.Program) -> None:
    editor = choose_own_drawings(program).board.drawings
    click(editor.add)
    small = Picture("small", np.eye(3, dtype=np.float32))
    program.store.edit("x", edits.set_picture, small)
    settle(qtbot, program)
    click(editor.rows[0].put)
    assert editor.rows[0].count.text() == "1"


def test_drawings_come_back_from_a_file_that_was_saved_while_others_were_chosen(
    qtbot: QtBot, program: app.Program, tmp_path: Path
) -> None:
    widgets, path = choose_own_drawings(program), tmp_path / "a.convplay"
    editor = widgets.board.drawings
    click(editor.add)
    draw(qtbot, program)
    click(editor.rows[0].put)
    settle(qtbot, program)
    choose_source(program, "digits")
    with qtbot.waitSignal(program.file.ended):
        program.file.save_to(str(path))
    program.window.actions_["new"].trigger()
    settle(qtbot, program)
    choose_source(program, "drawings")
    assert not editor.rows
    program.window.open_file(str(path))
    qtbot.waitUntil(lambda: program.store.session.other_data != ())
    settle(qtbot, program)
    choose_source(program, "drawings")
    assert [row.count.text() for row in editor.rows] == ["1"]


def test_train_waits_for_two_classes_with_examples_and_says_so(
    qtbot: QtBot, program: app.Program
) -> None:
    widgets = choose_own_drawings(program)
    data, play = program.training().data, widgets.transport.play
    for count, reason in enumerate(("two classes first", "has examples so far")):
        qtbot.waitUntil(lambda: not data.is_loading)
        assert not play.isEnabled()
        assert reason in play.toolTip()
        assert reason in widgets.panel.source.about.text()
        click(widgets.board.drawings.add)
        draw(qtbot, program)
        click(widgets.board.drawings.rows[count].put)
        settle(qtbot, program)
    qtbot.waitUntil(lambda: data.dataset is not None)
    assert isinstance(program.store.session.training.data, Drawings)
    assert widgets.panel.source.about.text().startswith("2 pictures · 2 classes")


def test_the_rows_of_classes_stay_where_they_are_when_a_notice_comes(
    qtbot: QtBot, program: app.Program
) -> None:
    widgets = choose_own_drawings(program)
    editor = widgets.board.drawings
    for at in range(3):
        click(editor.add)
        drain()
        if at == 0:
            place = editor.rows[0].mapTo(program.window, QPoint())
        draw(qtbot, program)
        click(editor.rows[at].put)
        settle(qtbot, program)
        assert editor.rows[0].mapTo(program.window, QPoint()) == place
    data = program.training().data
    qtbot.waitUntil(lambda: data.dataset is not None and data.dataset.count == 3)
    settle(qtbot, program)
    notices = widgets.transport.notices
    assert notices.obstacle.isVisible()  # three classes, and ten outputs
    assert editor.rows[0].mapTo(program.window, QPoint()) == place
    notices.finding.show()  # as when a warning comes
    notices.keep_room(True)
    drain()
    assert notices.more.text() == "+1"
    assert editor.rows[0].mapTo(program.window, QPoint()) == place
    assert not notices.finding.isVisible()
    click(notices.more)
    drain()
    assert notices.finding.isVisible()
    click(notices.more)
    drain()
    assert editor.rows[0].mapTo(program.window, QPoint()) == place
