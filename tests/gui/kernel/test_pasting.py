"""Numbers from the clipboard onto a filter: none is cut, and no filter changed, without a word."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from playground.core import filteredits
from tests.gui.hands import CTRL, Key, click, keyboard, press
from tests.gui.kernel.kernelbench import NAMES, Bench, preset, store_of

SOBEL = [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot, store_of(*(preset(name) for name in NAMES)))


@pytest.fixture
def colour(qtbot: QtBot) -> Bench:
    """One filter for red, green and blue."""
    return Bench(qtbot, store_of(preset("sobel-vertical", 3), rgb=True))


def paste(bench: Bench, text: str, cell: tuple[int, int] = (0, 0)) -> None:
    """Select a cell and press Ctrl+V."""
    QGuiApplication.clipboard().setText(text)
    click(bench.grid, bench.cell(*cell))
    press(Key.Key_V, modifiers=CTRL)


def asked(bench: Bench) -> bool:
    return bench.editor.weights.question.isVisible()


def answer(bench: Bench, name: str) -> None:
    question = bench.editor.weights.question
    click(next(b for b in question.findChildren(QPushButton) if b.text().startswith(name)))


def test_a_table_in_html_without_plain_text_is_its_numbers(bench: Bench) -> None:
    rows = ["<td>1</td><td>2</td><td>1</td>", "<td>0</td>" * 3, "<td>-1</td><td>-2</td><td>-1</td>"]
    mime = QMimeData()
    mime.setHtml(f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")
    assert not mime.hasText()
    QGuiApplication.clipboard().setMimeData(mime)
    click(bench.grid, bench.cell(0, 0))
    press(Key.Key_V, modifiers=CTRL)
    assert bench.weights[0].tolist() == [[1, 2, 1], [0, 0, 0], [-1, -2, -1]]
    assert bench.refused == []


@pytest.mark.parametrize("text", ["7", " 7.0\n", "7/1", "[7]", "[[7]]", "np.float64(7)", "700%"])
def test_one_number_goes_into_the_selected_cell(bench: Bench, text: str) -> None:
    others = bench.layer.filters[1:]
    paste(bench, text, (1, 2))
    assert bench.weights[0].tolist() == [[-1, 0, 1], [-2, 0, 7], [-1, 0, 1]]
    assert bench.layer.filters[1:] == others
    assert not asked(bench)
    assert bench.undo_all() == 1


def test_a_decimal_comma_is_read_as_if_it_were_typed(bench: Bench) -> None:
    paste(bench, "0,5", (0, 0))
    assert bench.weights[0, 0, 0] == 0.5


@pytest.mark.parametrize(
    "text",
    [
        "1 2 3 4 5 6 7 8 9",
        "1\t2\t3\t4\t5\t6\t7\t8\t9",
        "\n".join("123456789"),
        "[1, 2, 3, 4, 5, 6, 7, 8, 9]",
        "1 2 3; 4 5 6; 7 8 9",
    ],
)
def test_nine_numbers_fill_a_filter_of_nine_cells(bench: Bench, text: str) -> None:
    others = bench.layer.filters[1:]
    paste(bench, text, (2, 2))
    assert bench.weights[0].tolist() == [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
    assert bench.layer.filters[1:] == others
    assert not asked(bench)
    assert bench.undo_all() == 1


def test_as_many_numbers_as_cells_in_reading_order_whatever_the_window(bench: Bench) -> None:
    bench.store.edit("x", filteredits.set_kernel_size, 0, 2, 4)
    paste(bench, "1 2 3 4 5 6 7 8")
    assert bench.weights[0].tolist() == [[1, 2, 3, 4], [5, 6, 7, 8]]


def test_another_size_is_asked_about_and_nothing_changed_meanwhile(bench: Bench) -> None:
    before = bench.store.session
    paste(bench, "1 2 3 4 5", (1, 1))
    assert asked(bench)
    assert bench.editor.weights.question.sentence.text() == "What is pasted is 1×5, the filter 3×3."
    assert bench.store.session is before
    press(Key.Key_Escape)
    assert not asked(bench)
    assert keyboard() is bench.grid
    paste(bench, "1 2 3 4 5", (1, 1))
    answer(bench, "Cancel")
    assert not asked(bench)
    assert bench.store.session is before


def test_all_filters_can_take_the_pasted_size(bench: Bench) -> None:
    paste(bench, "\n".join(["1 2 3 4 5"] * 5), (1, 1))
    answer(bench, "Make all filters 5×5")
    assert bench.layer.kernel_size == (5, 5)
    assert bench.weights[0].tolist() == [[1, 2, 3, 4, 5]] * 5
    assert bench.editor.size_choice.usual.value == "5"
    other = bench.layer.filters[2].weights[0]
    assert np.array_equal(other, np.pad(np.full((3, 3), 1 / 9, np.float32), 1))
    assert str(bench.noted[-1]) == (
        "The layer's other filters are 5×5 now, too, about the same centre; no weight was lost."
    )
    assert bench.undo_all() == 1
    assert bench.weights[0].tolist() == SOBEL


def test_what_a_smaller_size_cuts_off_the_others_is_said(bench: Bench) -> None:
    paste(bench, "1 2 1")
    answer(bench, "Make all filters 1×3")
    # Six weights of the box lay above and below, and the four corners and two middles of Sobel.
    assert "12 weights other than 0 were cut off" in str(bench.noted[-1])
    assert bench.layer.filters[2].weights.tolist() == [[[np.float32(1 / 9)] * 3]]
    assert bench.undo_all() == 1
    assert bench.layer.kernel_size == (3, 3)


def test_numbers_are_placed_at_the_cell_and_what_is_left_out_is_said(bench: Bench) -> None:
    others = bench.layer.filters[1:]
    paste(bench, "5 6\n7 8", (1, 0))
    answer(bench, "Place from row 2, column 1")
    assert bench.weights[0].tolist() == [[-1, 0, 1], [5, 6, 2], [7, 8, 1]]
    assert bench.layer.filters[1:] == others
    assert not bench.noted
    paste(bench, "1 2 3 4\n5 6 7 8", (0, 0))
    click(bench.grid, bench.cell(2, 1))  # another cell, while the question stands
    answer(bench, "Place from row 3, column 2")
    assert bench.weights[0].tolist() == [[-1, 0, 1], [5, 6, 2], [7, 1, 2]]
    assert str(bench.noted[-1]).startswith("6 of the 8 pasted numbers lay outside the filter")
    assert bench.undo_all() == 2


def test_a_question_goes_when_another_filter_or_size_is_looked_at(bench: Bench) -> None:
    paste(bench, "5 6\n7 8")
    bench.store.look(filter=1)
    assert not asked(bench)
    paste(bench, "5 6\n7 8")
    click(bench.editor.size_choice.usual.button("5"))
    assert not asked(bench)
    paste(bench, "5")
    assert not asked(bench)


def test_a_number_goes_into_the_shown_slice_alone(colour: Bench) -> None:
    click(colour.editor.slices.thumb(1))
    paste(colour, "9", (0, 0))
    assert colour.weights[:, 0, 0].tolist() == [-1, 9, -1]
    paste(colour, "1 2\n3 4", (1, 1))
    answer(colour, "Place")
    assert colour.weights[1].tolist() == [[9, 0, 1], [-2, 1, 2], [-1, 3, 4]]
    assert colour.weights[0].tolist() == SOBEL


@pytest.mark.parametrize("text", ["5", "1 2 3 4 5", "1", "1 2\n3 4", "1;2;3;4;5;6;7"])
@pytest.mark.parametrize("name", ["Make all", "Place", "Cancel"])
def test_a_pointer_anywhere_does_no_harm(qtbot: QtBot, bench: Bench, text: str, name: str) -> None:
    """It rests over a cell that the new size has no more."""
    qtbot.mouseMove(bench.grid, bench.cell(2, 2))
    paste(bench, text, (2, 2))
    if asked(bench):
        answer(bench, name)
    row, column = bench.grid.selected
    height, width = bench.layer.kernel_size
    assert row < height
    assert column < width
    qtbot.mouseMove(bench.grid, QPoint(1, 1))
    qtbot.mouseMove(bench.grid, bench.grid.rect().bottomRight())
    bench.undo_all()
    assert bench.weights[0].tolist() == SOBEL


# Sizes that are chosen.


def test_a_smaller_size_by_a_button_says_what_it_cuts(bench: Bench) -> None:
    click(bench.editor.size_choice.usual.button("5"))
    assert not bench.noted
    click(bench.editor.size_choice.usual.button("3"))
    assert not bench.noted  # nothing but zeros went
    click(bench.editor.size_choice.usual.button("7"))
    paste(bench, "1", (0, 0))
    click(bench.editor.size_choice.usual.button("3"))
    assert "1 weight other than 0 was cut off" in str(bench.noted[-1])
    assert bench.weights[0].tolist() == SOBEL


def test_a_run_of_sizes_says_it_once_when_it_is_over(bench: Bench) -> None:
    choice = bench.editor.size_choice
    click(choice.usual.button("other"))
    choice.rows.setFocus()
    press(Key.Key_Down, Key.Key_Down)
    assert bench.layer.kernel_size == (1, 3)
    assert not bench.noted
    choice.rows.finish()
    (note,) = bench.noted
    assert "are 1×3 now" in str(note)
    assert bench.undo_all() == 1


def test_a_preset_of_another_size_says_what_became_of_the_others(bench: Bench) -> None:
    bench.choose_preset("box-5")
    assert "other filters are 5×5 now" in str(bench.noted[-1])
