"""Weights under a teacher's hands: what counts is the document and what is shown."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from playground.core import filteredits
from playground.core.filteredits import ALL_SLICES
from playground.core.session import Network
from playground.gui.kernel.facts import facts_line
from playground.gui.state.filtercommands import FilterCommands
from playground.gui.widgets.numberspin import NumberSpin
from playground.kernels.transforms import TRANSFORMS
from tests.gui.hands import (
    ALT,
    CTRL,
    SHIFT,
    Key,
    click,
    drag,
    hover,
    keyboard,
    let_go,
    press,
    type_text,
    wheel,
)
from tests.gui.kernel.kernelbench import NAMES, Bench, preset, store_of, use_transform


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot, store_of(*(preset(name) for name in NAMES)))


@pytest.fixture
def colour(qtbot: QtBot) -> Bench:
    """One filter for red, green and blue."""
    return Bench(qtbot, store_of(preset("sobel-vertical", 3), rgb=True))


# Weights.


def test_typing_a_weight_changes_the_document_and_forks_the_preset(bench: Bench) -> None:
    button = bench.editor.preset.button
    assert button.text() == "Sobel, vertical edges"
    click(bench.grid, bench.cell(1, 1))
    type_text("1/4")
    press(Key.Key_Return)
    assert bench.weights[0, 1, 1] == 0.25
    assert bench.chosen.preset == ""
    assert button.text() == "Custom (from Sobel, vertical edges)"
    assert bench.store.history.undo_label == "Change a weight"
    bench.store.undo()
    assert button.text() == "Sobel, vertical edges"
    assert bench.grid.value_at((1, 1)) == 0


def test_a_drag_is_one_step_and_shows_live(bench: Bench) -> None:
    start = bench.cell(0, 0)
    drag(bench.grid, start, *(start - QPoint(0, 4 * n) for n in range(1, 21)), release=False)
    assert bench.weights[0, 0, 0] == 1
    assert bench.grid.value_at((0, 0)) == 1
    drag(bench.grid, start, start)
    assert bench.undo_all() == 1


def test_two_drags_of_one_cell_are_two_steps(bench: Bench) -> None:
    start = bench.cell(0, 0)
    drag(bench.grid, start, start - QPoint(0, 20))
    drag(bench.grid, start, start - QPoint(0, 20))
    assert bench.weights[0, 0, 0] == 0
    assert bench.undo_all() == 2


def test_the_wheel_is_one_step_until_it_rests(qtbot: QtBot, bench: Bench) -> None:
    with qtbot.waitSignal(bench.grid.gesture_ended):
        wheel(bench.grid, bench.cell(1, 1), 1)
        wheel(bench.grid, bench.cell(1, 1), 1)
    wheel(bench.grid, bench.cell(1, 1), 1)
    assert bench.weights[0, 1, 1] == np.float32(0.3)
    assert bench.undo_all() == 2


def test_painting_with_the_tool_is_one_step(bench: Bench) -> None:
    tools = bench.editor.weights
    menu = bench.open_more()
    click(tools.paint_button)
    tools.paint_value.setFocus()
    tools.paint_value.selectAll()
    type_text("1/2")
    press(Key.Key_Return)
    menu.close()
    drag(bench.grid, bench.cell(0, 0), bench.cell(0, 2), bench.cell(2, 2))
    assert bench.weights[0].tolist() == [[0.5, 0.5, 0.5], [-2, 0, 0.5], [-1, 0, 0.5]]
    assert bench.store.history.undo_label == "Paint weights"
    assert bench.undo_all() == 1


def test_alt_paints_the_value_in_the_field(bench: Bench) -> None:
    drag(bench.grid, bench.cell(0, 0), bench.cell(0, 1), modifiers=ALT)
    assert bench.weights[0, 0].tolist() == [1, 1, 1]


def test_a_wrong_text_shows_its_reason_under_the_grid(bench: Bench) -> None:
    click(bench.grid, bench.cell(0, 0))
    type_text("1/0")
    press(Key.Key_Return)
    assert bench.editor.weights.problem.isVisible()
    assert bench.editor.weights.problem.text() == "“1/0” divides by zero."
    press(Key.Key_Escape)
    assert not bench.editor.weights.problem.isVisible()
    assert bench.undo_all() == 0


def test_a_number_beyond_float32_is_refused(bench: Bench) -> None:
    click(bench.grid, bench.cell(0, 0))
    type_text("1e39")
    press(Key.Key_Return)
    assert "too large" in bench.editor.weights.problem.text()
    assert bench.undo_all() == 0


def test_the_line_under_the_grid_says_what_is_pointed_at(qtbot: QtBot, bench: Bench) -> None:
    bench.store.look(filter=2)
    qtbot.mouseMove(bench.grid, bench.cell(2, 1))
    assert bench.editor.weights.info.text == "Row 3, column 2: 1/9 ≈ 0.111111"
    click(bench.grid, bench.cell(0, 0))
    press(Key.Key_Right)
    assert bench.editor.weights.info.text.startswith("Row 1, column 2")


def test_facts_are_those_of_the_filter(qtbot: QtBot, bench: Bench) -> None:
    facts = bench.editor.weights.facts
    qtbot.waitUntil(lambda: facts.text == "Σ 0 · rank 1, separable · norm 3.464")
    assert "column (1, 2, 1) × row (−1, 0, 1)" in facts.toolTip()
    click(bench.grid, bench.cell(1, 1))
    type_text("1")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: facts.text == "Σ 1 · rank 2 · norm 3.606")


def test_hovering_a_weight_says_which(qtbot: QtBot, colour: Bench) -> None:
    said: list[object] = []
    colour.editor.cell_hovered.connect(said.append)
    qtbot.mouseMove(colour.grid, colour.cell(2, 1))
    assert said[-1] == (ALL_SLICES, 2, 1)
    colour.store.look(depth=1)
    qtbot.mouseMove(colour.grid, colour.cell(0, 1))
    assert said[-1] == (1, 0, 1)
    qtbot.mouseMove(colour.editor, QPoint(1, 1))
    colour.grid.leaveEvent(None)
    assert said[-1] is None


# Slices.


def test_a_gray_picture_needs_no_slices(bench: Bench) -> None:
    assert not bench.editor.slices.isVisible()


def test_all_slices_change_at_once(colour: Bench) -> None:
    assert colour.editor.slices.isVisible()
    assert colour.editor.slices.thumb(ALL_SLICES).isChecked()
    click(colour.grid, colour.cell(1, 1))
    type_text("5")
    press(Key.Key_Return)
    assert colour.weights[:, 1, 1].tolist() == [5, 5, 5]


def test_one_slice_changes_alone(colour: Bench) -> None:
    click(colour.editor.slices.thumb(1))
    assert colour.store.view.depth == 1
    click(colour.grid, colour.cell(1, 1))
    type_text("5")
    press(Key.Key_Return)
    assert colour.weights[:, 1, 1].tolist() == [0, 5, 0]
    assert colour.store.view.depth == 1


def test_all_slices_show_their_mean_and_a_drag_keeps_their_differences(colour: Bench) -> None:
    click(colour.editor.slices.thumb(0))
    click(colour.grid, colour.cell(1, 1))
    type_text("3")
    press(Key.Key_Return)
    click(colour.editor.slices.thumb(ALL_SLICES))
    assert colour.grid.value_at((1, 1)) == 1
    start = colour.cell(1, 1)
    drag(colour.grid, start, start - QPoint(0, 40))
    assert colour.weights[:, 1, 1].tolist() == pytest.approx([4, 1, 1])


def test_arrow_keys_go_from_slice_to_slice(colour: Bench) -> None:
    colour.editor.slices.thumb(ALL_SLICES).setFocus()
    press(Key.Key_Right, Key.Key_Right)
    assert colour.store.view.depth == 1
    assert keyboard() is colour.editor.slices.thumb(1)
    press(Key.Key_Left, Key.Key_Left, Key.Key_Left)
    assert colour.store.view.depth == ALL_SLICES


def test_a_transform_of_one_slice_leaves_the_others(colour: Bench) -> None:
    click(colour.editor.slices.thumb(2))
    click(colour.editor.weights.tools.button("negate"))
    assert colour.weights[:, 1, 2].tolist() == [2, 2, -2]


def test_slices_are_named_after_the_colours_of_a_picture(colour: Bench) -> None:
    thumbs = [colour.editor.slices.thumb(depth) for depth in range(-1, 3)]
    assert [thumb.text() for thumb in thumbs] == ["all", "R", "G", "B"]
    assert [thumb.accessibleName() for thumb in thumbs][1] == "Slice R"


# Transforms.


@pytest.mark.parametrize("name", [name for name, item in TRANSFORMS.items() if not item.parameters])
def test_every_transform_has_a_button_or_an_entry_that_does_it(bench: Bench, name: str) -> None:
    bench.choose_preset("random-normal")
    before = bench.weights
    use_transform(bench.editor, name)
    assert np.array_equal(bench.weights, TRANSFORMS[name].function(before))
    assert bench.store.history.undo_label == TRANSFORMS[name].label
    bench.store.undo()
    assert bench.weights is before


def test_multiplying_asks_for_the_factor(qtbot: QtBot, bench: Bench) -> None:
    menu = bench.editor.weights.tools.action("scale").menu()
    assert isinstance(menu, QMenu)
    bench.open_more()
    menu.popup(bench.editor.mapToGlobal(QPoint(0, 0)))
    spin = menu.findChild(NumberSpin)
    spin.setFocus()
    spin.selectAll()
    type_text("1/2")
    (apply,) = menu.findChildren(QPushButton)
    click(apply)
    assert bench.weights[0, 1].tolist() == [-1, 0, 1]
    assert bench.store.history.undo_label == "Multiply"
    assert not menu.isVisible()
    assert not bench.editor.weights.tools.menu.isVisible()


def test_what_cannot_be_done_says_why(bench: Bench) -> None:
    use_transform(bench.editor, "normalise-sum")
    assert [str(message) for message in bench.refused] == [
        "The weights sum to 0, so no factor makes their sum 1."
    ]
    assert bench.undo_all() == 0


# Clipboard.


def test_copy_and_paste_through_a_spreadsheet(bench: Bench) -> None:
    clipboard = QGuiApplication.clipboard()
    click(bench.grid, bench.cell(0, 0))
    press(Key.Key_C, modifiers=CTRL)
    assert clipboard.text() == "-1\t0\t1\n-2\t0\t2\n-1\t0\t1"
    bench.store.look(filter=2)
    press(Key.Key_V, modifiers=CTRL)
    assert bench.weights[0].tolist() == [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]
    assert bench.editor.preset.button.text() == "Custom"
    assert bench.store.history.undo_label == "Paste weights"


def test_copy_for_numpy_gives_the_very_weights(bench: Bench) -> None:
    bench.store.look(filter=2)
    click(bench.grid, bench.cell(0, 0))
    press(Key.Key_C, modifiers=CTRL | SHIFT)
    text = QGuiApplication.clipboard().text()
    assert np.array_equal(eval(text, {"np": np}), bench.weights[0])
    bench.store.look(filter=0)
    click(bench.editor.weights.paste_button)
    assert np.array_equal(bench.weights, bench.layer.filters[2].weights)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("hello", "“hello” is not a number."),
        ("1 2\n3", "Row 2 "),
        ("1 2\n3 4\n\n5 6\n7 8", "The text has 2 slices; what is edited has 1."),
    ],
)
def test_a_text_that_is_no_kernel_is_refused_in_a_sentence(
    bench: Bench, text: str, reason: str
) -> None:
    QGuiApplication.clipboard().setText(text)
    click(bench.editor.weights.paste_button)
    (message,) = bench.refused
    assert str(message).startswith(reason)
    assert bench.undo_all() == 0


def test_a_stack_is_copied_and_pasted_whole(colour: Bench) -> None:
    rng = np.random.default_rng(1)
    stack = rng.standard_normal((3, 3, 3)).astype(np.float32)
    colour.store.edit("x", filteredits.set_weights, 0, 0, stack)
    click(colour.editor.weights.copy_button)
    colour.store.undo()
    click(colour.editor.weights.paste_button)
    assert np.array_equal(colour.weights, stack)


def test_a_smaller_kernel_under_a_resting_mouse_is_shown_all_the_same(
    qtbot: QtBot, bench: Bench
) -> None:
    bench.store.edit("x", filteredits.set_kernel_size, 0, 7, 7)
    qtbot.mouseMove(bench.grid, bench.cell(6, 6))
    drag(bench.grid, bench.cell(6, 5), bench.cell(5, 5), release=False)
    bench.store.undo()
    bench.store.undo()
    assert bench.layer.kernel_size == (3, 3)
    assert bench.editor.weights.info.text.startswith("Row 3, column 3")
    drag(bench.grid, bench.cell(1, 1), bench.cell(1, 1) - QPoint(0, 40))
    assert bench.weights[0, 1, 1] == 1


def held(bench: Bench) -> QPoint:
    """Press a cell and drag it a little; the button stays down."""
    start = bench.cell(1, 1)
    drag(bench.grid, start, start - QPoint(0, 8), release=False)
    return start


@pytest.mark.parametrize("way", ["added", "deleted", "moved", "chosen"])
def test_a_drag_ends_where_another_filter_is_shown_meanwhile(bench: Bench, way: str) -> None:
    """Of the same size, and at the same place where one is deleted."""
    commands = FilterCommands(bench.store)
    if way == "added":
        commands.add()
        start = bench.cell(1, 1)
        drag(bench.grid, start, release=False)
        bench.store.undo()
    else:
        start = held(bench)
        if way == "deleted":
            commands.delete()
        elif way == "moved":
            bench.store.edit("Move a filter", filteredits.move_filter, 0, 1, 0)
        else:
            commands.choose(1)
    before = bench.layer
    let_go(bench.grid, start - QPoint(0, 60))
    assert bench.layer is before
    drag(bench.grid, start, start - QPoint(0, 40))
    assert bench.layer is not before, "the next drag is its own"


def test_what_a_drag_has_done_is_not_done_again_after_undo(bench: Bench) -> None:
    start = held(bench)
    bench.store.undo()
    before = bench.layer
    let_go(bench.grid, start - QPoint(0, 60))
    assert bench.layer is before
    assert bench.store.history.redo_label is not None


def test_a_drag_goes_on_while_weights_are_learned(bench: Bench) -> None:
    bench.store.begin_learning("Train", 1)
    start = held(bench)
    other = bench.layer.filters[0].with_weights(bench.weights + np.eye(3, dtype=np.float32))
    layer = replace(bench.layer, filters=(other, *bench.layer.filters[1:]))
    bench.store.learn(Network((layer,)), "Train")
    first = bench.weights[0, 1, 1]
    let_go(bench.grid, start - QPoint(0, 60))
    assert bench.weights[0, 1, 1] > first + 1


def test_hovering_after_a_lost_release_changes_no_weight(bench: Bench) -> None:
    start = held(bench)
    bench.editor.hide()
    bench.editor.show()
    before = bench.layer
    hover(bench.grid, start - QPoint(0, 40), start)
    assert bench.layer is before
    assert bench.store.history.merge_key is None


def test_the_keyboards_menu_acts_on_the_selected_cell(bench: Bench) -> None:
    click(bench.grid, bench.cell(2, 2))
    middle = bench.grid.rect().center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, middle, bench.grid.mapToGlobal(middle)
    )
    QApplication.sendEvent(bench.grid, event)
    assert bench.grid.selected == (2, 2)
    menu = bench.menu()
    menu.actions()[-1].trigger()
    menu.close()
    assert bench.weights[0, 2, 2] == 0


@pytest.mark.parametrize(
    ("stack", "line"),
    [
        (np.zeros((2, 3, 3)), "Σ 0 · rank 0 · norm 0"),
        (np.stack([np.eye(3), np.ones((3, 3))]), "Σ 12 · ranks 1–3 · norm 3.464"),
        (np.broadcast_to(np.eye(2), (512, 2, 2)), "Σ 1024 · rank 2 · norm 32"),
    ],
)
def test_the_facts_of_a_stack(stack: np.ndarray, line: str) -> None:
    assert facts_line(stack.astype(np.float32), ALL_SLICES) == line


def test_the_rank_of_very_many_weights_is_left_out() -> None:
    stack = np.random.default_rng(0).standard_normal((512, 31, 31)).astype(np.float32)
    assert "rank" not in facts_line(stack, ALL_SLICES)
    assert "rank 31" in facts_line(stack, 3)
