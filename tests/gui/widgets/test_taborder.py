"""The order of Tab, as it is seen; Qt's warnings fail a test."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from playground.gui.widgets.taborder import in_reading_order, move_focus
from tests.gui.hands import keyboard, show


def test_parts_of_a_window_that_is_open_over_the_panel_are_left_out(qtbot: QtBot) -> None:
    panel = QWidget()
    qtbot.addWidget(panel)
    first, second = QPushButton("first", panel), QPushButton("second", panel)
    line = QHBoxLayout(panel)
    line.addWidget(second)
    line.insertWidget(0, first)
    above = QDialog(panel)
    inside = QPushButton("inside", above)
    panel.show()
    above.show()
    assert inside.isVisibleTo(panel)
    assert in_reading_order(panel) == [first, second]


def columns() -> tuple[QWidget, list[QPushButton]]:
    """Two columns of unequal height side by side, made in the wrong order."""
    panel = QWidget()
    row = QHBoxLayout(panel)
    found: list[QPushButton] = []
    for at, count in ((1, 5), (0, 3)):
        column = QWidget(panel)
        box = QVBoxLayout(column)
        buttons = [QPushButton(f"{at}{place}", column) for place in range(count)]
        for button in buttons:
            box.addWidget(button)
        row.insertWidget(0, column)
        found = [*buttons, *found]
    return panel, found


def test_what_is_in_one_container_stays_together(qtbot: QtBot) -> None:
    panel, buttons = columns()
    show(qtbot, panel, 300, 300)
    assert in_reading_order(panel) == buttons


def test_tab_goes_round_forwards_and_backwards(qtbot: QtBot) -> None:
    panel, buttons = columns()
    show(qtbot, panel, 300, 300)
    buttons[0].setFocus()
    for forward in (True, False):
        seen = []
        for _ in buttons:
            seen.append(keyboard())
            assert move_focus(panel, forward)
        assert set(seen) == set(buttons)
        assert keyboard() is seen[0]


def test_what_is_off_or_hidden_is_passed_over_and_a_field_is_one_stop(qtbot: QtBot) -> None:
    panel, buttons = columns()
    spin = QSpinBox(panel)
    layout = panel.layout()
    assert layout is not None
    layout.addWidget(spin)
    show(qtbot, panel, 400, 300)
    buttons[1].setEnabled(False)
    buttons[2].hide()
    expected = [buttons[0], *buttons[3:], spin]
    assert in_reading_order(panel) == expected
    buttons[1].setFocus()  # off: the keyboard is nowhere in the order
    assert move_focus(panel, True)
    assert keyboard() in expected


def test_a_widget_out_of_view_is_scrolled_to(qtbot: QtBot) -> None:
    area = QScrollArea()
    panel, buttons = columns()
    for button in buttons:
        button.setMinimumHeight(120)
    area.setWidget(panel)
    show(qtbot, area, 300, 200)
    buttons[3].setFocus()
    move_focus(area, True)
    assert keyboard() is buttons[4]
    place = buttons[4].mapTo(area.viewport(), buttons[4].rect().center())
    assert area.viewport().rect().contains(place)
