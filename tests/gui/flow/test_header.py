"""The card above a column: its scale and its menu share one place, and its shape is whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.session import Session
from playground.gui.flow.header import ColumnHeader
from playground.layers.stacks import load_stacks
from playground.pictures.samples import sample_picture
from tests.gui.clock import drain
from tests.gui.hands import Key, press, show
from tests.gui.program import running, settle


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
    for key, at in ((Key.Key_Tab, 1), (Key.Key_Tab, 2), (Key.Key_Backtab, 1), (Key.Key_Backtab, 0)):
        press(key)  # the same stops both ways: the menu is opened by the card's own keys
        drain()
        assert with_menu() == [each == at for each in range(3)]


def test_a_card_that_moves_away_from_under_the_pointer_shows_its_scale_again(
    qtbot: QtBot,
) -> None:
    place = QWidget()
    header = ColumnHeader(place)
    header.setGeometry(QRect(0, 0, 160, 48))
    show(qtbot, place, 400, 200)
    place.setFocus()
    qtbot.mouseMove(header)
    drain()
    button = header.findChild(QToolButton)
    assert button is not None
    assert button.isVisible()
    header.move(200, 0)
    drain()
    assert not button.isVisible()


@pytest.mark.parametrize("shape", ["3×3×1", "10×10×16", "1×1×65536", "4032×3024×3"])
def test_a_narrow_card_is_as_wide_as_its_shape(qtbot: QtBot, shape: str) -> None:
    place = QWidget()
    header = ColumnHeader(place)
    header.set_texts("Average pooling", ("2×2", shape), short="Average 2×2")
    header.set_collapsed(True)
    show(qtbot, place, 400, 200)
    header.setGeometry(QRect(0, 0, header.card_px(), 48))
    assert header.says_all()
    header.resize(header.width() - 2, 48)
    assert not header.says_all()


def lenet_on_30() -> Session:
    session = edits.set_picture(app.first_session(), sample_picture("curve"))
    return edits.set_network(session, load_stacks()["lenet5"].network(session.shape, 1))


def classic_on_256() -> Session:
    session = app.first_session()
    return edits.set_network(session, load_stacks()["classic"].network(session.shape, 1))


@pytest.mark.parametrize("session", [lenet_on_30, classic_on_256])
def test_every_card_shows_the_whole_shape(
    qtbot: QtBot, tmp_path: Path, own_fonts: None, session: Callable[[], Session]
) -> None:
    with running(qtbot, tmp_path, session(), size=(1024, 768)) as program:
        for width in (1024, 1180, 1366):
            program.window.resize(width, 768)
            settle(qtbot, program)
            drain()
            cards = [each for each in program.window.findChildren(ColumnHeader) if each.isVisible()]
            assert len(cards) > 8
            assert [card.text for card in cards if not card.says_all()] == []
