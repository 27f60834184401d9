"""A choice of few, as mouse and keyboard use it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from playground.gui.widgets.segmented import Segmented
from tests.gui.hands import Key, click, keyboard, press, show

CHOICES = [("a", "first", "The first."), ("b", "second", "The second."), ("c", "third", "")]


@pytest.fixture
def segments(qtbot: QtBot) -> Segmented:
    widget = Segmented(CHOICES)
    widget.setAccessibleName("Order")
    show(qtbot, widget, 300, 40)
    return widget


def test_a_click_chooses_and_says_so_once(qtbot: QtBot, segments: Segmented) -> None:
    said: list[str] = []
    segments.chosen.connect(said.append)
    click(segments.button("b"))
    assert said == ["b"]
    assert segments.value == "b"
    assert [segments.button(value).isChecked() for value in "abc"] == [False, True, False]


def test_setting_the_value_is_silent(segments: Segmented) -> None:
    said: list[str] = []
    segments.chosen.connect(said.append)
    segments.set_value("c")
    assert segments.button("c").isChecked()
    assert said == []


def test_a_value_that_is_none_of_them_shows_none(segments: Segmented) -> None:
    segments.set_value("a")
    segments.set_value("elsewhere")
    assert segments.value is None
    assert not any(segments.button(value).isChecked() for value in "abc")
    click(segments.button("a"))
    assert [segments.button(value).isChecked() for value in "abc"] == [True, False, False]


def test_arrow_keys_choose_and_tab_passes_by(segments: Segmented) -> None:
    said: list[str] = []
    segments.chosen.connect(said.append)
    segments.set_value("a")
    segments.button("a").setFocus()
    press(Key.Key_Right, Key.Key_Right)
    assert keyboard() is segments.button("c")
    assert said == ["b", "c"]
    press(Key.Key_Left)
    assert segments.value == "b"


def test_tab_comes_in_at_what_is_chosen(qtbot: QtBot) -> None:
    holder = QWidget()
    box = QVBoxLayout(holder)
    before = QLineEdit(holder)
    segments = Segmented(CHOICES, holder)
    box.addWidget(before)
    box.addWidget(segments)
    show(qtbot, holder, 300, 100)
    segments.set_value("b")
    before.setFocus()
    press(Key.Key_Tab)
    assert keyboard() is segments.button("b")
    press(Key.Key_Tab)
    assert keyboard() is before


def test_every_button_has_a_name_and_an_explanation(segments: Segmented) -> None:
    assert segments.button("a").accessibleName() == "Order: first"
    assert segments.button("a").accessibleDescription() == "The first."
    assert segments.button("b").toolTip() == "The second."


def test_a_mode_knows_whether_the_mouse_or_a_key_chose_it(qtbot: QtBot) -> None:
    """The style sheet has a frame for the one to which keys led."""
    modes = Segmented(CHOICES, filled=True)
    show(qtbot, modes, 300, 40)
    click(modes.button("b"))
    assert keyboard().property("by_mouse") is True
    press(Key.Key_Right)
    assert modes.value == "c"
    assert keyboard().property("by_mouse") is False
