"""The order of Tab, as it is seen; Qt's warnings fail a test."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from playground.gui.widgets.taborder import TabOrder, in_reading_order


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
    TabOrder(panel).apply()
    assert in_reading_order(panel) == [first, second]
    assert first.nextInFocusChain() is second
