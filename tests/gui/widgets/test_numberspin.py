"""A number that is typed or stepped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from playground.core.fields import Field
from playground.gui.widgets.numberspin import NumberSpin, nice_step, snapped
from tests.gui.hands import CTRL, Key, keyboard, press, show, type_text, wheel

Said = list[tuple[float, bool]]

RATE = Field("float", "Rate", "", -1, 10)
COUNT = Field("int", "Count", "", 1, 9)
ANGLE = Field("float", "Angle", "", -180, 180, unit="°")


@pytest.fixture
def make(qtbot: QtBot) -> Callable[[Field], tuple[NumberSpin, Said]]:
    """A number with the keyboard in it, beside a line that may take it; and what it says."""

    kept: list[QWidget] = []

    def build(field: Field) -> tuple[NumberSpin, Said]:
        holder = QWidget()
        kept.append(holder)
        box = QVBoxLayout(holder)
        spin = NumberSpin(field, parent=holder)
        box.addWidget(spin)
        box.addWidget(QLineEdit(holder))
        said: Said = []
        spin.edited.connect(lambda value, live: said.append((value, live)))
        show(qtbot, holder, 200, 100)
        spin.setFocus()
        spin.selectAll()
        return spin, said

    return build


@pytest.mark.parametrize(
    ("text", "value"), [("1/9", 1 / 9), ("-0.5", -0.5), ("1e-2", 0.01), ("−1", -1), ("3,5", 3.5)]
)
def test_decimals_exponents_and_fractions_can_be_typed(
    make: Callable[[Field], tuple[NumberSpin, Said]], text: str, value: float
) -> None:
    spin, said = make(RATE)
    type_text(text)
    assert said == []
    press(Key.Key_Return)
    assert said == [(pytest.approx(value), False)]
    assert spin.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("abc", "“abc” is not a number."),
        ("11", "Rate must be between −1 and 10."),
        ("1/0", "“1/0” divides by zero."),
    ],
)
def test_what_is_no_such_number_stays_with_the_reason_and_changes_nothing(
    make: Callable[[Field], tuple[NumberSpin, Said]], text: str, reason: str
) -> None:
    spin, said = make(RATE)
    spin.set_value(2.0)
    spin.selectAll()
    type_text(text)
    press(Key.Key_Return)
    assert said == []
    assert spin.reason == reason
    assert spin.text() == text
    press(Key.Key_Backspace)
    assert spin.reason == ""
    press(Key.Key_Escape)
    assert spin.text() == "2"
    assert spin.value == 2.0


def test_going_elsewhere_takes_a_number_and_drops_anything_else(
    make: Callable[[Field], tuple[NumberSpin, Said]],
) -> None:
    spin, said = make(RATE)
    type_text("4")
    press(Key.Key_Tab)
    assert said == [(4.0, False)]
    spin.setFocus()
    spin.selectAll()
    type_text("four")
    press(Key.Key_Tab)
    assert said == [(4.0, False)]
    assert spin.text() == "4"


def test_a_whole_number_refuses_a_fraction(
    make: Callable[[Field], tuple[NumberSpin, Said]],
) -> None:
    spin, said = make(COUNT)
    type_text("2.5")
    press(Key.Key_Return)
    assert spin.reason == "Count must be a whole number."
    assert said == []


def test_arrow_keys_step_within_the_bounds_as_one_run(
    qtbot: QtBot, make: Callable[[Field], tuple[NumberSpin, Said]]
) -> None:
    spin, said = make(COUNT)
    with qtbot.waitSignal(spin.released):
        press(Key.Key_Up, Key.Key_Up, Key.Key_Down, Key.Key_Down, Key.Key_Down)
    assert said == [(2.0, True), (3.0, True), (2.0, True), (1.0, True)]


def test_leaving_ends_the_run_at_once(
    make: Callable[[Field], tuple[NumberSpin, Said]],
) -> None:
    spin, _ = make(COUNT)
    ended: list[bool] = []
    spin.released.connect(lambda: ended.append(True))
    press(Key.Key_Up)
    assert ended == []
    press(Key.Key_Tab)
    assert ended == [True]


def test_the_wheel_counts_only_with_the_keyboard(
    make: Callable[[Field], tuple[NumberSpin, Said]],
) -> None:
    spin, said = make(COUNT)
    press(Key.Key_Tab)
    wheel(spin, spin.rect().center(), 1)
    assert said == []
    spin.setFocus()
    wheel(spin, spin.rect().center(), 1)
    assert said == [(2.0, True)]


def test_signs_of_units_are_shown_and_may_be_typed(
    make: Callable[[Field], tuple[NumberSpin, Said]],
) -> None:
    spin, said = make(ANGLE)
    spin.set_value(-45.0)
    assert spin.text() == "−45°"
    spin.selectAll()
    type_text("90°")
    press(Key.Key_Return)
    assert said == [(90.0, False)]


def test_undo_is_the_documents_until_something_is_typed(
    make: Callable[[Field], tuple[NumberSpin, Said]],
) -> None:
    spin, _ = make(RATE)
    undone: list[bool] = []
    shortcut = QShortcut(QKeySequence("Ctrl+Z"), spin.window())
    shortcut.activated.connect(lambda: undone.append(True))
    press(Key.Key_Z, modifiers=CTRL)
    assert undone == [True]
    type_text("7")
    press(Key.Key_Z, modifiers=CTRL)
    assert undone == [True]
    assert spin.text() == "0"
    assert keyboard() is spin


@given(st.floats(1e-6, 1e6), st.integers(-3, 3))
def test_snapped_numbers_are_short(value: float, power: int) -> None:
    step = float(f"1e{power}")
    result = snapped(value, step)
    assert abs(result - value) <= step / 2 * (1 + 1e-9)
    assert float(f"{result:.{max(0, -power)}f}") == result


@pytest.mark.parametrize(
    ("size", "step"), [(2, 0.1), (0.11, 0.01), (0, 0.1), (9.99, 0.1), (10, 1), (float("inf"), 0.1)]
)
def test_steps_suit_the_size(size: float, step: float) -> None:
    assert nice_step(size) == pytest.approx(step)


def test_a_number_too_long_for_its_place_is_shortened_and_whole_while_it_is_edited(
    make: Callable[..., Any],
) -> None:
    spin, said = make(RATE)
    spin.set_value(0.0282009)
    assert spin.text() == "0.0282009"
    press(Key.Key_Tab)
    assert spin.text() == "0.0282"
    spin.set_value(-0.0123456)
    assert spin.text() == "−0.0123"
    spin.setFocus()
    assert spin.text() == "−0.0123456"
    press(Key.Key_Tab)
    assert spin.value == -0.0123456
    assert said == []


@pytest.mark.parametrize(
    ("value", "text"), [(0.999, "0.999"), (0.9996, "0.9996"), (0.94999, "0.95"), (1.0, "1")]
)
def test_a_number_near_a_bound_is_not_rounded_to_it(
    make: Callable[..., Any], value: float, text: str
) -> None:
    spin, _ = make(Field("float", "β₂", "", 0.0, 1.0))
    press(Key.Key_Tab)
    spin.set_room("0.00")
    spin.set_value(value)
    assert spin.text() == text


def test_a_whole_number_beyond_the_usual_ones_has_room_for_all_its_digits(
    make: Callable[..., Any],
) -> None:
    spin, _ = make(Field("int", "Epochs", "", 1, 100_000))
    spin.set_room("000")
    usual = spin.minimumSizeHint().width()
    spin.selectAll()
    type_text("12232")
    press(Key.Key_Return)
    margin = usual - spin.fontMetrics().horizontalAdvance("000")
    assert spin.minimumSizeHint().width() - margin >= spin.fontMetrics().horizontalAdvance("12232")
    spin.set_value(10)
    assert spin.minimumSizeHint().width() == usual


def test_a_fraction_stays_one(make: Callable[[Field], tuple[NumberSpin, Said]]) -> None:
    spin, said = make(RATE)
    type_text("1/9")
    press(Key.Key_Return)
    assert spin.text() == "1/9"
    press(Key.Key_Tab)
    assert spin.text() == "1/9"
    spin.setFocus()
    press(Key.Key_End)
    type_text("0")
    press(Key.Key_Return)
    assert said == [(pytest.approx(1 / 9), False), (pytest.approx(1 / 90), False)]


@pytest.mark.parametrize(("value", "text"), [(0.25, "0.25"), (0.1, "0.1"), (-1 / 3, "−1/3")])
def test_decimals_stay_decimals_where_they_are_exact(
    make: Callable[[Field], tuple[NumberSpin, Said]], value: float, text: str
) -> None:
    spin, _ = make(RATE)
    spin.set_value(value)
    assert spin.text() == text


def test_a_large_whole_number_has_all_its_digits(
    make: Callable[[Field], tuple[NumberSpin, Said]],
) -> None:
    spin, _ = make(Field("int", "Seed", "", 0, 2**31 - 1))
    spin.set_value(2147483646)
    assert spin.text() == "2147483646"
    spin.selectAll()
    type_text("2147483648")
    press(Key.Key_Return)
    assert spin.reason == "Seed must be between 0 and 2147483647."
