"""A slider with its number beside it."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QStyle, QStyleOptionSlider
from pytestqt.qtbot import QtBot

from playground.core.fields import Field
from playground.gui.widgets.numberspin import NumberSpin
from playground.gui.widgets.sliders import NumberControl, Scale, Slider
from tests.gui.hands import Key, click, drag, keyboard, press, show, type_text, wheel

STRIDE = Field("int", "Stride", "", 1, 16)
SIGMA = Field("float", "Sigma", "", 0.2, 10)
SEED = Field("int", "Seed", "", 0, 999999)
RATE = Field("float", "Rate", "", 0, 100, decades=8)


def at(slider: Slider, share: float) -> QPoint:
    """Where the handle's middle lies for a share of the way."""
    option = QStyleOptionSlider()
    slider.initStyleOption(option)
    handle = slider.style().subControlRect(
        QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, slider
    )
    room = slider.width() - handle.width()
    return QPoint(round(handle.width() / 2 + share * room), slider.height() // 2)


@pytest.fixture
def control(qtbot: QtBot) -> NumberControl:
    widget = NumberControl(STRIDE)
    show(qtbot, widget, 240, 40)
    return widget


def test_a_drag_says_live_values_and_then_that_it_is_over(control: NumberControl) -> None:
    said: list[object] = []
    control.edited.connect(lambda value, live: said.append((value, live)))
    control.released.connect(lambda: said.append("over"))
    slider = control.slider
    drag(slider, at(slider, 0), at(slider, 0.2), at(slider, 0.4), at(slider, 1))
    assert said == [(4.0, True), (7.0, True), (16.0, True), "over"]
    assert control.spin.text() == "16"


def test_a_click_on_the_groove_goes_there(control: NumberControl) -> None:
    said: list[object] = []
    control.edited.connect(lambda value, live: said.append((value, live)))
    control.released.connect(lambda: said.append("over"))
    click(control.slider, at(control.slider, 2 / 3))
    assert said == [(11.0, True), "over"]


def test_typing_moves_the_slider(control: NumberControl) -> None:
    said: list[object] = []
    control.edited.connect(lambda value, live: said.append((value, live)))
    control.spin.setFocus()
    control.spin.selectAll()
    type_text("9")
    press(Key.Key_Return)
    assert said == [(9.0, False)]
    assert control.slider.value() == control.slider.maximum() * 8 // 15


def test_arrow_keys_go_one_step(control: NumberControl) -> None:
    said: list[object] = []
    control.edited.connect(lambda value, live: said.append((value, live)))
    control.setFocus()
    assert keyboard() is control.slider
    press(Key.Key_Right, Key.Key_Up, Key.Key_PageUp, Key.Key_Left)
    assert said == [(2.0, True), (3.0, True), (13.0, True), (12.0, True)]


def test_a_page_scrolls_past_it(control: NumberControl) -> None:
    said: list[object] = []
    control.edited.connect(lambda value, live: said.append(value))
    control.spin.setFocus()
    wheel(control.slider, control.slider.rect().center(), 1)
    assert said == []
    control.slider.setFocus()
    wheel(control.slider, control.slider.rect().center(), 1)
    assert said == [2.0]


def test_setting_it_is_silent(control: NumberControl) -> None:
    said: list[object] = []
    control.edited.connect(lambda value, live: said.append(value))
    control.set_value(5.0)
    assert (control.spin.text(), control.slider.value()) == ("5", 4)
    assert said == []


def test_a_number_may_lie_beyond_the_slider(qtbot: QtBot) -> None:
    control = NumberControl(Field("float", "Bias", "", -1e9, 1e9))
    show(qtbot, control, 240, 40)
    control.set_slider_range(-2, 2)
    control.set_value(1000.0)
    assert control.value == 1000.0
    assert control.slider.value() == control.slider.maximum()
    control.set_value(0.0)
    control.slider.setFocus()
    press(Key.Key_Up)
    assert control.value == 0.1  # by what the slider reaches, not by what may be typed


def test_a_number_that_may_be_huge_goes_by_its_own_size(qtbot: QtBot) -> None:
    spin = NumberSpin(Field("float", "Mean", "", -1e6, 1e6))
    show(qtbot, spin, 120, 40)
    for value, after in ((0.0, 0.1), (5.0, 5.1), (250.0, 260.0), (-0.05, 0.0)):
        spin.set_value(value)
        spin.setFocus()
        press(Key.Key_Up)
        assert spin.value == after


@given(st.data())
@pytest.mark.parametrize("field", [STRIDE, SIGMA, SEED], ids=lambda field: field.label)
def test_every_place_of_a_scale_is_within_bounds_and_in_order(
    field: Field, data: st.DataObject
) -> None:
    scale = Scale(field)
    low, high = sorted(data.draw(st.lists(st.integers(0, scale.positions), min_size=2, max_size=2)))
    assert field.low <= scale.value(low) <= scale.value(high) <= field.high
    assert scale.value(0) == field.low
    assert scale.value(scale.positions) == field.high


@given(st.integers(1, 16))
def test_whole_numbers_have_a_place_each(value: int) -> None:
    scale = Scale(STRIDE)
    assert scale.value(scale.position(value)) == value


def test_where_numbers_are_many_small_ones_have_room() -> None:
    scale = Scale(SEED)
    assert scale.value(scale.positions // 2) < 2000
    assert scale.value(scale.position(10)) == 10


def test_decades_share_the_slider_evenly() -> None:
    scale = Scale(RATE)
    places = [scale.position(10.0**power) for power in range(-6, 3)]
    steps = {later - earlier for earlier, later in itertools.pairwise(places[1:])}
    assert len(steps) <= 2
    assert max(steps) - min(steps) <= 1
    assert (scale.position(0), scale.position(100)) == (0, scale.positions)
    assert scale.value(0) == 0
    assert scale.value(scale.positions) == 100


@given(st.integers(1, 1000))
def test_what_a_slider_of_decades_says_stands_where_it_was(position: int) -> None:
    scale = Scale(RATE)
    position = min(position, scale.positions)
    again = scale.position(scale.value(position))
    assert abs(again - position) <= 0.02 * scale.positions / 8 + 1


def test_keys_step_through_the_first_digit(qtbot: QtBot) -> None:
    widget = NumberControl(RATE)
    show(qtbot, widget, 240, 40)
    widget.set_value(0.009)
    seen = []
    widget.edited.connect(lambda value, _live: seen.append(value))
    for key in ("Up", "Up", "Down", "Down", "Down"):
        widget.spin.stepBy(1 if key == "Up" else -1)
    assert seen == [0.01, 0.02, 0.01, 0.009, 0.008]
    widget.set_value(1e-6)
    seen.clear()
    widget.spin.stepBy(-1)
    widget.spin.stepBy(1)
    assert seen == [0, 1e-6]
