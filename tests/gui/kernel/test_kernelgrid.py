"""The grid of weights under a teacher's hands."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from playground.gui.kernel.cellgestures import CellEdit, cells_between
from playground.gui.kernel.kernelgrid import KernelGrid
from tests.gui.hands import (
    ALT,
    CTRL,
    LEFT,
    NONE,
    SHIFT,
    Key,
    click,
    drag,
    hover,
    keyboard,
    press,
    show,
    type_text,
    wheel,
)

SOBEL = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]], np.float32)


class Bench(QWidget):
    """A grid whose wishes come true at once, with a line after it for Tab to go to."""

    def __init__(self, matrix: np.ndarray) -> None:
        super().__init__()
        self.matrix = matrix
        self.edits: list[CellEdit] = []
        self.ended = 0
        self.reasons: list[str] = []
        self.grid = KernelGrid(self)
        self.after = QLineEdit(self)
        box = QVBoxLayout(self)
        box.addWidget(self.grid)
        box.addWidget(self.after)
        box.addStretch(1)
        self.grid.edit_wanted.connect(self.make)
        self.grid.gesture_ended.connect(self.end)
        self.grid.reason_changed.connect(self.reasons.append)
        self.grid.wheel_rest.rest_ms = 0
        self.update_grid()

    def make(self, edit: CellEdit) -> None:
        self.edits.append(edit)
        matrix = self.matrix.copy()
        for cell in edit.cells:
            matrix[cell] = edit.value
        self.matrix = matrix
        self.update_grid()

    def end(self) -> None:
        self.ended += 1

    def update_grid(self) -> None:
        self.grid.show_weights(self.matrix, float(np.abs(self.matrix).max()))


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    widget = Bench(SOBEL)
    show(qtbot, widget, 300, 330)
    return widget


def centre(bench: Bench, row: int, column: int) -> QPoint:
    return bench.grid.centre_of(row, column)


def gestures(bench: Bench) -> int:
    """How many steps to undo the edits make."""
    return len({edit.gesture or object() for edit in bench.edits})


# Selecting and typing.


def test_a_click_selects_and_changes_nothing(bench: Bench) -> None:
    click(bench.grid, centre(bench, 1, 2))
    assert bench.grid.selected == (1, 2)
    assert bench.edits == []
    assert bench.grid.accessibleDescription() == "Row 2, column 3: 2"


@pytest.mark.parametrize(
    ("text", "value"), [("7", 7.0), ("-0.5", -0.5), ("1/9", 1 / 9), ("1e-2", 0.01), (".5", 0.5)]
)
def test_typing_replaces_the_selected_weight(bench: Bench, text: str, value: float) -> None:
    click(bench.grid, centre(bench, 0, 1))
    type_text(text)
    assert bench.edits == []
    press(Key.Key_Return)
    assert bench.edits == [CellEdit(((0, 1),), value)]
    assert bench.matrix[0, 1] == np.float32(value)
    assert bench.grid.selected == (1, 1)
    assert keyboard() is bench.grid


def test_enter_goes_down_and_stays_at_the_bottom(bench: Bench) -> None:
    click(bench.grid, centre(bench, 1, 0))
    for text in "567":
        type_text(text)
        press(Key.Key_Return)
    assert bench.matrix[:, 0].tolist() == [-1, 5, 7]


def test_tab_goes_right_and_on_to_the_next_row_and_then_out(bench: Bench) -> None:
    click(bench.grid, centre(bench, 0, 0))
    for text in "123456789":
        type_text(text)
        press(Key.Key_Tab)
    assert bench.matrix.ravel().tolist() == [1, 2, 3, 4, 5, 6, 7, 8, 9]
    press(Key.Key_Tab)
    assert keyboard() is bench.after


def test_tab_skips_a_cell_while_numbers_are_being_typed(bench: Bench) -> None:
    click(bench.grid, centre(bench, 0, 0))
    type_text("4")
    press(Key.Key_Tab, Key.Key_Tab)
    assert bench.grid.selected == (0, 2)
    type_text("5")
    press(Key.Key_Backtab, modifiers=SHIFT)
    assert bench.grid.selected == (0, 1)
    assert bench.matrix[0].tolist() == [4, 0, 5]


def test_tab_leaves_the_grid_when_nothing_is_being_typed(bench: Bench) -> None:
    click(bench.grid, centre(bench, 0, 0))
    press(Key.Key_Tab)
    assert keyboard() is bench.after


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_F2])
def test_enter_and_f2_open_the_present_value(bench: Bench, key: Key) -> None:
    click(bench.grid, centre(bench, 1, 0))
    press(key)
    assert keyboard() is bench.grid.editor
    assert bench.grid.editor.text() == "-2"
    press(Key.Key_End)
    type_text("5")
    press(Key.Key_Return)
    assert bench.matrix[1, 0] == -25


def test_a_double_click_opens_the_present_value(qtbot: QtBot, bench: Bench) -> None:
    qtbot.mouseDClick(bench.grid, LEFT, NONE, centre(bench, 1, 2))
    assert bench.grid.editor.isVisible()
    assert bench.grid.editor.selectedText() == "2"
    type_text("3")
    press(Key.Key_Return)
    assert bench.matrix[1, 2] == 3


def test_escape_changes_nothing(bench: Bench) -> None:
    click(bench.grid, centre(bench, 0, 0))
    type_text("99")
    press(Key.Key_Escape)
    assert bench.edits == []
    assert not bench.grid.editor.isVisible()
    assert keyboard() is bench.grid


def test_escape_does_not_reach_the_windows_shortcut_while_typing(bench: Bench) -> None:
    escaped: list[bool] = []
    QShortcut(QKeySequence("Esc"), bench).activated.connect(lambda: escaped.append(True))
    click(bench.grid, centre(bench, 0, 0))
    type_text("9")
    press(Key.Key_Escape)
    assert escaped == []
    press(Key.Key_Escape)
    assert escaped == [True]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1/0", "“1/0” divides by zero."),
        ("1x", "“1x” is not a number."),
        ("-", "“-” is not a number."),
    ],
)
def test_a_wrong_text_stays_framed_with_its_reason(bench: Bench, text: str, reason: str) -> None:
    click(bench.grid, centre(bench, 0, 0))
    type_text(text)
    press(Key.Key_Return)
    assert bench.edits == []
    assert bench.grid.editor.isVisible()
    assert bench.grid.editor.property("invalid") is True
    assert bench.reasons == [reason]
    press(Key.Key_Backspace)
    assert bench.grid.editor.property("invalid") is False
    assert bench.reasons == [reason, ""]
    press(Key.Key_Escape)
    assert np.array_equal(bench.matrix, SOBEL)


def test_clicking_elsewhere_takes_what_was_typed(bench: Bench) -> None:
    click(bench.grid, centre(bench, 0, 0))
    type_text("8")
    bench.grid.setFocus()
    click(bench.grid, centre(bench, 2, 2))
    assert bench.edits == [CellEdit(((0, 0),), 8.0)]
    assert bench.grid.selected == (2, 2)


# Other keys.


def test_arrow_keys_move_within_the_grid(bench: Bench) -> None:
    click(bench.grid, centre(bench, 0, 0))
    press(Key.Key_Right, Key.Key_Down, Key.Key_Down, Key.Key_Down)
    assert bench.grid.selected == (2, 1)
    press(Key.Key_Home)
    assert bench.grid.selected == (2, 0)
    press(Key.Key_End, modifiers=CTRL)
    assert bench.grid.selected == (2, 2)
    press(Key.Key_Left, Key.Key_Up)
    assert bench.grid.selected == (1, 1)


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Backspace])
def test_delete_sets_zero(bench: Bench, key: Key) -> None:
    click(bench.grid, centre(bench, 1, 2))
    press(key)
    assert bench.edits == [CellEdit(((1, 2),), 0.0)]


def test_page_keys_step_and_count_as_one_gesture(bench: Bench) -> None:
    click(bench.grid, centre(bench, 1, 1))
    press(Key.Key_PageUp, Key.Key_PageUp, Key.Key_PageUp)
    press(Key.Key_PageDown)
    assert bench.matrix[1, 1] == np.float32(0.2)
    assert gestures(bench) == 1
    press(Key.Key_Right, Key.Key_PageUp)
    assert bench.matrix[1, 2] == np.float32(2.1)
    assert gestures(bench) == 2
    assert bench.ended == 1


def test_the_clipboard_keys_ask_for_the_weights_not_for_a_picture(bench: Bench) -> None:
    asked: list[str] = []
    QShortcut(QKeySequence("Ctrl+V"), bench).activated.connect(lambda: asked.append("picture"))
    bench.grid.copy_wanted.connect(asked.append)
    bench.grid.paste_wanted.connect(lambda: asked.append("paste"))
    click(bench.grid, centre(bench, 0, 0))
    press(Key.Key_C, Key.Key_V, modifiers=CTRL)
    press(Key.Key_C, modifiers=CTRL | SHIFT)
    assert asked == ["tsv", "paste", "numpy"]


# Dragging, wheel, painting.


def test_dragging_up_raises_and_dragging_down_lowers_as_one_gesture(bench: Bench) -> None:
    start = centre(bench, 1, 1)
    drag(bench.grid, start, *(start - QPoint(0, 4 * n) for n in range(1, 11)))
    assert bench.matrix[1, 1] == np.float32(1.0)
    assert all(edit.shift for edit in bench.edits)
    assert gestures(bench) == 1
    assert bench.ended == 1
    drag(bench.grid, start, start + QPoint(0, 40), start + QPoint(0, 80))
    assert bench.matrix[1, 1] == np.float32(-1.0)
    assert gestures(bench) == 2


@pytest.mark.parametrize(("modifiers", "value"), [(NONE, 0.5), (SHIFT, 0.05), (CTRL, 5.0)])
def test_shift_drags_finely_and_ctrl_coarsely(
    bench: Bench, modifiers: object, value: float
) -> None:
    start = centre(bench, 1, 1)
    drag(bench.grid, start, start - QPoint(0, 20), modifiers=modifiers)  # type: ignore[arg-type]
    assert bench.matrix[1, 1] == np.float32(value)


def test_a_drag_gives_round_numbers_from_a_crooked_one(qtbot: QtBot) -> None:
    bench = Bench(np.full((3, 3), 1 / 9, np.float32))
    show(qtbot, bench, 300, 330)
    start = centre(bench, 1, 1)
    drag(bench.grid, start, start - QPoint(0, 4))
    assert bench.matrix[1, 1] == np.float32(0.12)


def test_an_unsteady_click_is_no_drag(bench: Bench) -> None:
    start = centre(bench, 1, 1)
    drag(bench.grid, start, start + QPoint(1, 1), start + QPoint(0, 2))
    assert bench.edits == []


def test_the_step_stays_while_the_dragged_weight_grows(bench: Bench) -> None:
    start = centre(bench, 1, 2)
    drag(bench.grid, start, *(start - QPoint(0, 100 * n) for n in range(1, 6)))
    assert bench.matrix[1, 2] == np.float32(2 + 500 / 4 * 0.1)


def test_the_wheel_changes_the_cell_under_it_as_one_gesture(bench: Bench) -> None:
    for _ in range(3):
        assert wheel(bench.grid, centre(bench, 0, 1), 1)
    assert bench.matrix[0, 1] == np.float32(0.3)
    assert bench.grid.selected == (0, 1)
    assert gestures(bench) == 1
    assert wheel(bench.grid, centre(bench, 0, 1), -1, SHIFT)
    assert bench.matrix[0, 1] == np.float32(0.29)


def test_the_wheels_gesture_ends_when_it_rests(qtbot: QtBot, bench: Bench) -> None:
    with qtbot.waitSignal(bench.grid.gesture_ended):
        wheel(bench.grid, centre(bench, 0, 1), 1)
    wheel(bench.grid, centre(bench, 0, 1), 1)
    assert gestures(bench) == 2


def test_half_a_notch_waits_for_the_other_half(bench: Bench) -> None:
    wheel(bench.grid, centre(bench, 0, 1), 0.5)
    assert bench.edits == []
    wheel(bench.grid, centre(bench, 0, 1), 0.5)
    assert bench.matrix[0, 1] == np.float32(0.1)


def test_a_page_that_scrolls_under_the_pointer_changes_nothing(qtbot: QtBot, bench: Bench) -> None:
    bench.grid.wheel_rest.rest_ms = 60_000
    qtbot.mouseMove(bench, QPoint(1, 1))
    qtbot.mouseMove(bench.grid, centre(bench, 1, 1))
    assert not wheel(bench.grid, centre(bench, 1, 1), 1)
    assert not wheel(bench.grid, centre(bench, 1, 1), 1)
    assert bench.edits == []


def test_painting_sets_every_cell_on_the_way_in_one_gesture(bench: Bench) -> None:
    bench.grid.set_painting(True, 5.0)
    drag(bench.grid, centre(bench, 0, 0), centre(bench, 2, 2), centre(bench, 2, 0))
    assert bench.matrix.tolist() == [[5, 0, 1], [-2, 5, 2], [5, 5, 5]]
    assert gestures(bench) == 1
    assert bench.ended == 1


def test_alt_paints_without_the_tool(bench: Bench) -> None:
    bench.grid.set_painting(False, 4.0)
    drag(bench.grid, centre(bench, 0, 0), centre(bench, 0, 2), modifiers=ALT)
    assert bench.matrix[0].tolist() == [4, 4, 4]


@pytest.mark.parametrize("paints", [False, True], ids=["dragged", "painted"])
def test_hovering_changes_nothing_after_a_release_that_never_came(
    bench: Bench, paints: bool
) -> None:
    bench.grid.set_painting(paints, 5.0)
    start = centre(bench, 1, 1)
    drag(bench.grid, start, start - QPoint(0, 8), release=False)
    bench.grid.hide()
    bench.grid.show()
    before = bench.matrix
    hover(bench.grid, start - QPoint(0, 40), centre(bench, 0, 0))
    assert bench.matrix is before
    assert bench.ended == 1
    drag(bench.grid, start, start - QPoint(0, 40))
    assert bench.matrix is not before
    assert bench.ended == 2


@given(
    st.tuples(st.integers(0, 30), st.integers(0, 30)),
    st.tuples(st.integers(0, 30), st.integers(0, 30)),
)
def test_a_stroke_leaves_no_gaps(start: tuple[int, int], end: tuple[int, int]) -> None:
    cells = [start, *cells_between(start, end)]
    assert cells[-1] == end
    for (row, column), (next_row, next_column) in pairwise(cells):
        assert max(abs(row - next_row), abs(column - next_column)) == 1


# What is seen.


def test_only_zero_reads_zero(bench: Bench) -> None:
    assert bench.grid.cell_text(0.0004) == "≈0"
    assert bench.grid.cell_text(-0.004) == "≈0"
    assert bench.grid.cell_text(0.0) == "0"
    assert bench.grid.cell_text(0.111) == "0.11"


def colours_at(bench: Bench, row: int, column: int) -> set[str]:
    """All colours inside a cell."""
    image = bench.grid.grab().toImage()
    rect = bench.grid.rect_of(row, column).toRect().adjusted(6, 6, -6, -6)
    return {
        image.pixelColor(x, y).name()
        for x in range(rect.left(), rect.right())
        for y in range(rect.top(), rect.bottom())
    }


def test_positive_is_blue_negative_orange_and_digits_can_be_read(bench: Bench) -> None:
    assert {"#0877bd", "#ffffff"} <= colours_at(bench, 1, 2)
    assert {"#f59322", "#000000"} <= colours_at(bench, 1, 0)
    assert {"#fafafa", "#000000"} <= colours_at(bench, 1, 1)


def test_cells_too_small_for_digits_show_none(qtbot: QtBot) -> None:
    bench = Bench(np.eye(31, dtype=np.float32))
    show(qtbot, bench, 300, 360)
    assert "#000000" not in colours_at(bench, 15, 3)
    assert bench.grid.area().width() <= bench.grid.width()


@pytest.mark.parametrize("size", [(1, 1), (1, 31), (31, 1), (5, 3), (31, 31)])
def test_every_cell_of_every_size_can_be_reached(qtbot: QtBot, size: tuple[int, int]) -> None:
    bench = Bench(np.zeros(size, np.float32))
    show(qtbot, bench, 260, 380)
    for row, column in ((0, 0), (size[0] - 1, size[1] - 1), (size[0] // 2, size[1] // 2)):
        click(bench.grid, centre(bench, row, column))
        assert bench.grid.selected == (row, column)
        assert bench.grid.rect().contains(centre(bench, row, column))


def test_another_size_keeps_the_selection_inside(bench: Bench) -> None:
    click(bench.grid, centre(bench, 2, 2))
    type_text("5")
    bench.matrix = np.ones((2, 1), np.float32)
    bench.update_grid()
    assert bench.grid.selected == (1, 0)
    assert not bench.grid.editor.isVisible()


def test_hovering_says_which_cell(qtbot: QtBot, bench: Bench) -> None:
    said: list[object] = []
    bench.grid.hovered.connect(said.append)
    qtbot.mouseMove(bench.grid, centre(bench, 0, 2))
    qtbot.mouseMove(bench.grid, centre(bench, 1, 2))
    assert said[-2:] == [(0, 2), (1, 2)]
