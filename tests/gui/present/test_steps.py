"""Steps of a presentation: kept in the window, walked through by keys and a presenter's remote."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QSlider
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits, filteredits
from playground.core.session import Network
from playground.engine.trace.cell_address import Cell
from playground.gui.flow.networkmenu import NetworkMenu
from playground.gui.present.presentation import Presentation
from playground.gui.present.sidesheet import SideSheet
from playground.gui.present.train import TrainPage
from playground.gui.train.pages import TrainBoard
from playground.gui.widgets.messagebar import MessageBar
from playground.gui.widgets.viewport import Viewport
from tests.core.test_edits import same
from tests.gui.clock import drain
from tests.gui.present.staging import explore_page, present
from tests.gui.program import edit, find, running, settle
from tests.gui.train.scripted import small_session

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
NO_KEYS = Qt.KeyboardModifier.NoModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path, small_session()) as made:
        yield made


def keep(program: app.Program) -> None:
    """Keep what is shown as a step, by its key."""
    QTest.keyClick(program.window, Key.Key_K, CTRL_SHIFT)
    drain()


def test_steps_have_no_names_of_the_data(program: app.Program) -> None:
    """A step had all of them: thousands, for a large folder, which no file could be read with."""
    program.store.look(data_classes=tuple(f"class {at}" for at in range(3000)))
    keep(program)
    program.walk.renew(0, "explore")
    assert all("class 7" not in str(step.view) for step in program.store.session.steps)


def three_steps(qtbot: QtBot, program: app.Program) -> None:
    """Keep the first filter, a wider kernel at a zoom, and the last layer."""
    store = program.store
    store.look(layer=0, filter=0, pin=Cell(0, 0, 1, 1))
    keep(program)
    edit(qtbot, program, lambda: store.edit("k", filteredits.set_kernel_size, 0, 5, 5))
    store.look(layer=0, filter=1, pin=Cell(0, 1, 2, 2), viewport=Viewport(0.1, 0.2, 2.0))
    keep(program)
    store.look(layer=1, filter=0, pin=None, viewport=Viewport())
    keep(program)


def turn(qtbot: QtBot, program: app.Program, key: Qt.Key) -> None:
    """Press a key of a presenter's remote, and wait for what it shows."""
    QTest.keyClick(find(program, Presentation), key)
    settle(qtbot, program)
    drain()


def said(program: app.Program) -> str:
    """What the bars of messages say."""
    bars = program.window.findChildren(MessageBar)
    labels = [label for bar in bars for label in bar.findChildren(QLabel) if label.isVisible()]
    return " ".join(label.text() for label in labels)


def test_steps_are_kept_and_walked_through_by_a_remote(qtbot: QtBot, program: app.Program) -> None:
    three_steps(qtbot, program)
    store = program.store
    assert [len(step.title) > 0 for step in store.session.steps] == [True] * 3
    assert "Kept as step 3 of 3." in said(program)
    page = explore_page(present(qtbot, program))
    assert page.title.step.startswith("3 / 3")
    turn(qtbot, program, Key.Key_PageUp)
    assert page.title.step.startswith("2 / 3")
    assert store.session.network[0].filters[0].size == (5, 5)
    assert (store.view.filter, store.view.viewport) == (1, Viewport(0.1, 0.2, 2.0))
    assert store.view.pin == Cell(0, 1, 2, 2)
    turn(qtbot, program, Key.Key_PageUp)
    assert page.title.step == f"1 / 3  {store.session.steps[0].title}"
    assert store.session.network[0].filters[0].size == (3, 3)
    turn(qtbot, program, Key.Key_PageUp)  # there is none before the first
    assert page.title.step.startswith("1 / 3")
    turn(qtbot, program, Key.Key_End)
    turn(qtbot, program, Key.Key_PageDown)
    assert page.title.step.startswith("3 / 3")
    turn(qtbot, program, Key.Key_Home)
    assert page.title.step.startswith("1 / 3")


def test_going_to_a_step_is_one_step_of_undo_and_loses_nothing(
    qtbot: QtBot, program: app.Program
) -> None:
    three_steps(qtbot, program)
    store = program.store
    present(qtbot, program)
    turn(qtbot, program, Key.Key_PageUp)
    edit(qtbot, program, lambda: store.edit("s", edits.set_field, 0, "stride", (2, 2)))
    made = store.session
    turn(qtbot, program, Key.Key_PageDown)
    assert store.session.network[0].stride == (1, 1)  # type: ignore[attr-defined]
    assert "undo brings it back" in said(program)
    QTest.keyClick(find(program, Presentation), Key.Key_Z, CTRL)
    settle(qtbot, program)
    assert store.session is made
    assert explore_page(find(program, Presentation)).title.step.startswith("2 / 3")
    QTest.keyClick(find(program, Presentation), Key.Key_Z, CTRL_SHIFT)
    settle(qtbot, program)
    assert explore_page(find(program, Presentation)).title.step.startswith("3 / 3")


def test_nothing_is_said_where_nothing_was_made(qtbot: QtBot, program: app.Program) -> None:
    three_steps(qtbot, program)
    present(qtbot, program)
    for key in (Key.Key_PageUp, Key.Key_PageUp, Key.Key_PageDown):
        turn(qtbot, program, key)
        assert "undo brings it back" not in said(program)


def test_a_step_brings_back_its_mode_and_what_was_on(qtbot: QtBot, program: app.Program) -> None:
    presentation = present(qtbot, program)
    QTest.keyClick(presentation, Key.Key_3)  # the arithmetic goes
    QTest.keyClick(presentation, Key.Key_K, CTRL_SHIFT)
    QTest.keyClick(presentation, Key.Key_Escape)
    program.window.show_mode("train")
    settle(qtbot, program)
    drain()
    presentation = present(qtbot, program)
    QTest.keyClick(presentation, Key.Key_3)  # the mistakes alone
    QTest.keyClick(presentation, Key.Key_K, CTRL_SHIFT)
    drain()
    assert [step.mode for step in program.store.session.steps] == ["explore", "train"]
    turn(qtbot, program, Key.Key_PageUp)
    page = explore_page(find(program, Presentation))
    assert page.areas == ("stage", "filters")
    assert page.title.step.startswith("1 / 2")
    assert program.window.mode == "explore"
    turn(qtbot, program, Key.Key_PageDown)
    shown = find(program, Presentation).page
    assert isinstance(shown, TrainPage)
    assert shown.cards == "confusion"
    assert shown.board.results.isVisible()
    assert shown.title.step == "2 / 2  Train"
    turn(qtbot, program, Key.Key_Escape)
    assert program.window.mode == "train"
    assert program.window.centralWidget().isVisible()


def steps_of_both_modes(qtbot: QtBot, program: app.Program) -> None:
    """Keep a step of Explore, change a stride, and keep one of Train, which the window shows."""
    keep(program)
    store = program.store
    edit(qtbot, program, lambda: store.edit("s", edits.set_field, 0, "stride", (2, 2)))
    program.window.show_mode("train")
    settle(qtbot, program)
    keep(program)


def test_leaving_goes_back_to_the_mode_that_was_presented(
    qtbot: QtBot, program: app.Program
) -> None:
    steps_of_both_modes(qtbot, program)
    program.store.look(train_page="data")
    present(qtbot, program)
    turn(qtbot, program, Key.Key_PageUp)
    assert program.window.mode == "explore"
    turn(qtbot, program, Key.Key_Escape)
    assert program.window.mode == program.store.view.mode == "train"
    assert program.window.top_bar.modes.value == "train"
    assert program.store.view.train_page == "data"
    assert find(program, TrainBoard).isVisible()
    assert program.store.session.step == 0


@pytest.mark.parametrize("presents", [False, True])
def test_undo_brings_back_the_mode_that_a_step_has_changed(
    qtbot: QtBot, program: app.Program, presents: bool
) -> None:
    steps_of_both_modes(qtbot, program)
    window = program.window
    if presents:
        present(qtbot, program)

    def hit(key: Qt.Key, held: Qt.KeyboardModifier) -> str:
        QTest.keyClick(find(program, Presentation) if presents else window, key, held)
        settle(qtbot, program)
        drain()
        page = find(program, Presentation).page if presents else None
        assert page is None or page.mode == window.mode
        return window.mode

    if presents:
        assert hit(Key.Key_PageUp, NO_KEYS) == "explore"
    else:
        assert hit(Key.Key_PageUp, CTRL) == "explore"
    assert hit(Key.Key_Z, CTRL) == "train"
    assert program.store.session.step == 1
    assert hit(Key.Key_Z, CTRL_SHIFT) == "explore"
    assert hit(Key.Key_Z, CTRL) == "train"
    program.store.edit("s", edits.set_field, 0, "stride", (1, 2))  # another step, in its place
    settle(qtbot, program)
    assert hit(Key.Key_Z, CTRL) == "train"
    assert hit(Key.Key_Z, CTRL_SHIFT) == "train"


def test_a_step_that_was_left_is_said_to_be_left_and_gone_back_to(
    qtbot: QtBot, program: app.Program
) -> None:
    three_steps(qtbot, program)
    page = explore_page(present(qtbot, program))
    turn(qtbot, program, Key.Key_PageUp)
    store = program.store
    edit(qtbot, program, lambda: store.edit("k", filteredits.set_kernel_size, 0, 3, 3))
    assert page.title.step.startswith("2 / 3")  # an edited step is that step
    program.window.actions_["steps"].trigger()
    sheet = next(iter(find(program, Presentation).findChildren(SideSheet)))
    assert not sheet.panel.away.isVisible()
    find(program, NetworkMenu).load("lenet5-digits")
    settle(qtbot, program)
    assert page.title.step == "away from 2 / 3"
    assert "than step 2" in sheet.panel.away.text()
    assert sheet.panel.away.isVisible()
    turn(qtbot, program, Key.Key_PageUp)
    assert page.title.step.startswith("2 / 3")
    assert not sheet.panel.away.isVisible()
    assert store.session.step == 1


def test_a_remote_is_obeyed_whatever_has_the_keyboard(qtbot: QtBot, program: app.Program) -> None:
    program.window.show_mode("train")
    settle(qtbot, program)
    keep(program)
    keep(program)
    presentation = present(qtbot, program)
    (slider, *_) = [each for each in presentation.findChildren(QSlider) if each.isVisible()]
    slider.setEnabled(True)
    slider.setRange(0, 100)
    slider.setFocus()
    assert presentation.focusWidget() is slider
    QTest.keyClick(slider, Key.Key_PageUp)
    settle(qtbot, program)
    assert program.store.session.step == 0
    assert slider.value() == 0


def test_the_screen_is_black_until_a_key_brings_it_back(qtbot: QtBot, program: app.Program) -> None:
    presentation = present(qtbot, program)
    QTest.keyClick(presentation, Key.Key_Period)  # as some remotes send it
    drain()
    picture = presentation.grab().toImage()
    for x, y in ((5, 5), (500, 380), (1000, 760)):
        assert picture.pixelColor(x, y).lightness() == 0
    QTest.keyClick(presentation, Key.Key_Escape)
    drain()
    assert presentation.isVisible()
    assert presentation.grab().toImage().pixelColor(5, 5).lightness() > 200


def test_no_other_weights_are_put_into_a_training_that_runs(
    qtbot: QtBot, program: app.Program
) -> None:
    three_steps(qtbot, program)
    store = program.store
    present(qtbot, program)
    store.begin_learning("Train", 1)
    layers = store.session.network.layers
    moved = {name: values + 1 for name, values in layers[0].tensors().items()}
    learned = Network((layers[0].with_tensors(moved), *layers[1:]))
    edit(qtbot, program, lambda: store.learn(learned, "Train"))
    turn(qtbot, program, Key.Key_PageUp)
    assert store.session.step == 2
    assert store.session.network is learned
    assert "Pause the training first" in said(program)
    store.settle()
    turn(qtbot, program, Key.Key_PageUp)
    assert store.session.step == 1
    assert "Pause the training first" not in said(program)
    store.undo()
    assert store.session.network is learned


def test_leaving_stays_at_the_step_that_was_gone_to(qtbot: QtBot, program: app.Program) -> None:
    three_steps(qtbot, program)
    present(qtbot, program)
    turn(qtbot, program, Key.Key_PageUp)
    view = program.store.view
    turn(qtbot, program, Key.Key_F5)
    assert program.store.session.step == 1
    assert (program.store.view.layer, program.store.view.filter) == (view.layer, view.filter)


def test_in_the_window_steps_are_gone_to_from_the_menu(qtbot: QtBot, program: app.Program) -> None:
    actions = program.window.actions_
    assert not actions["next_step"].isEnabled()
    three_steps(qtbot, program)
    assert not actions["next_step"].isEnabled()
    QTest.keyClick(program.window, Key.Key_PageUp, CTRL)
    settle(qtbot, program)
    assert program.store.session.step == 1
    assert actions["next_step"].isEnabled()
    actions["next_step"].trigger()
    settle(qtbot, program)
    assert program.store.session.step == 2


def test_walking_through_saved_steps_asks_for_no_saving(
    qtbot: QtBot, program: app.Program, tmp_path: Path
) -> None:
    three_steps(qtbot, program)
    path = tmp_path / "lesson.convplay"
    with qtbot.waitSignal(program.file.ended):
        program.file.save_to(str(path))
    present(qtbot, program)
    for key in (Key.Key_Home, Key.Key_PageDown):
        turn(qtbot, program, key)
        assert not program.file.is_changed
    turn(qtbot, program, Key.Key_F5)
    kept = program.store.session
    QTest.keyClick(program.window, Key.Key_N, CTRL)
    settle(qtbot, program)
    program.window.open_file(str(path))
    qtbot.waitUntil(lambda: program.file.path == str(path))
    settle(qtbot, program)
    assert program.store.session.step == 2  # where it was saved
    assert same(program.store.session.steps, kept.steps)


def test_what_the_class_has_read_is_not_said_again_in_the_window(
    qtbot: QtBot, program: app.Program
) -> None:
    presentation = present(qtbot, program)
    page = explore_page(presentation)
    presentation.activateWindow()
    QTest.keyClick(presentation, Key.Key_K, CTRL_SHIFT)
    drain()
    assert "Kept as step 1 of 1." in said(program)
    (bar,) = page.findChildren(MessageBar)
    assert not bar.geometry().intersects(page.bottom.geometry())
    QTest.keyClick(presentation, Key.Key_Escape)
    drain()
    assert said(program) == ""
