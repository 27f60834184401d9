"""What the kernel editor adds to its parts: size, bias, names."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.core import edits
from tests.gui.hands import (
    Key,
    click,
    drag,
    press,
    type_text,
)
from tests.gui.kernel.kernelbench import NAMES, Bench, preset, store_of
from tests.gui.widgets.test_sliders import at


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot, store_of(*(preset(name) for name in NAMES)))


@pytest.fixture
def colour(qtbot: QtBot) -> Bench:
    """One filter for red, green and blue."""
    return Bench(qtbot, store_of(preset("sobel-vertical", 3), rgb=True))


def test_the_usual_sizes_are_one_click(bench: Bench) -> None:
    click(bench.editor.size_choice.usual.button("5"))
    assert bench.layer.kernel_size == (5, 5)
    assert bench.weights[0, 1:4, 1:4].tolist() == [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]
    click(bench.editor.size_choice.usual.button("3"))
    assert bench.weights[0].tolist() == [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]


def test_any_rectangle_can_be_typed(bench: Bench) -> None:
    choice = bench.editor.size_choice
    assert not choice.rows.isVisible()
    click(choice.usual.button("other"))
    choice.columns.setFocus()
    choice.columns.selectAll()
    type_text("31")
    press(Key.Key_Return)
    assert bench.layer.kernel_size == (3, 31)
    choice.rows.setFocus()
    choice.rows.selectAll()
    type_text("40")
    press(Key.Key_Return)
    assert choice.rows.reason == "Size must be between 1 and 31."
    assert bench.layer.kernel_size == (3, 31)
    press(Key.Key_Escape)
    assert choice.rows.text() == "3"


def test_stepping_the_size_down_and_up_keeps_the_weights(bench: Bench) -> None:
    choice = bench.editor.size_choice
    click(choice.usual.button("other"))
    choice.columns.setFocus()
    press(Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_Up)
    assert bench.weights[0].tolist() == [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]


def test_the_bias_is_dragged_or_typed(bench: Bench) -> None:
    bias = bench.editor.bias
    drag(bias.slider, at(bias.slider, 0.5), at(bias.slider, 0.6), at(bias.slider, 0.75))
    assert bench.chosen.bias == pytest.approx(bias.value)
    assert bench.chosen.bias > 0
    bias.spin.setFocus()
    bias.spin.selectAll()
    type_text("-1/8")
    press(Key.Key_Return)
    assert bench.chosen.bias == -0.125
    assert bias.spin.text() == "−0.125"
    assert bench.undo_all() == 2
    assert bias.spin.text() == "0"


def test_everything_that_takes_the_keyboard_has_a_name(colour: Bench) -> None:
    named = 0
    for part in colour.editor.findChildren(QWidget):
        if part.focusPolicy() and part.isVisible() and not part.focusProxy():
            assert part.accessibleName(), type(part).__name__
            named += 1
    assert named >= 10


def test_a_layer_without_a_bias_greys_it_with_the_reason(bench: Bench) -> None:
    assert bench.editor.bias.isEnabled()
    row = bench.editor.bias.parentWidget()
    height = bench.editor.height()
    bench.store.edit("off", edits.set_field, 0, "has_bias", False)
    bench.editor.show_layer(0, bench.layer)
    assert bench.editor.bias.isVisible()
    assert not bench.editor.bias.isEnabled()
    assert "Adds a bias" in row.toolTip()
    assert bench.editor.height() == height
    bench.store.undo()
    bench.editor.show_layer(0, bench.layer)
    assert bench.editor.bias.isEnabled()
