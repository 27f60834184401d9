"""The card above a column: its scale and its menu share one place."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from playground.gui.flow.header import ColumnHeader
from tests.gui.clock import drain
from tests.gui.hands import Key, press, show


def test_the_menu_leaves_the_place_of_the_scale_with_the_keyboard(qtbot: QtBot) -> None:
    place = QWidget()
    box = QVBoxLayout(place)
    headers = [ColumnHeader(place) for _ in range(3)]
    for header in headers:
        header.set_texts("Convolution", ("256×256×4",))
        box.addWidget(header)
    show(qtbot, place, 160, 200)
    place.activateWindow()
    headers[0].setFocus()
    drain()
    buttons = [header.findChild(QToolButton) for header in headers]

    def with_menu() -> list[bool]:
        return [button is not None and button.isVisible() for button in buttons]

    assert with_menu() == [True, False, False]
    for at in (0, 1, 1, 2, 2):  # the card, then its button
        press(Key.Key_Tab)
        drain()
        assert with_menu() == [each == at for each in range(3)]
