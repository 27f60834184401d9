"""The strip of layers above the pages of Look inside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground import app
from playground.core.session import Network
from playground.gui.inside.layerstrip import LayerStrip
from playground.gui.inside.networkstrip import NetworkStrip
from playground.gui.inside.pages import InsidePages
from playground.gui.inside.stripcards import Card, opened
from playground.gui.state.insideview import Inside
from tests.gui.hands import Key, click, press, show
from tests.gui.inside.insidewindow import panel, small_session
from tests.gui.program import find, running, settle

pytestmark = pytest.mark.usefixtures("training_processes")


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path, small_session(), (1024, 768)) as made:
        click(made.window.top_bar.modes.button("look_inside"))
        settle(qtbot, made)
        yield made


def cards(count: int) -> list[Card]:
    """The picture, and convolutions with ReLUs in turn, whose maps halve in size."""
    names = ["picture", *["convolution", "activation"] * (count // 2)]
    values = np.zeros((2, 2), np.float32)
    return [
        Card(at - 1, name, name, name, (4, 64 >> at // 4, 64 >> at // 4), at % 2 == 1, True, values)
        for at, name in enumerate(names)
    ]


def test_the_chosen_layer_and_the_picture_are_wide_then_one_of_each_size() -> None:
    many = cards(16)
    assert opened(many, 6, 2) == {7, 0}
    sizes = {at: many[at].shape for at in opened(many, 6, 7)}
    assert {0, 7} <= set(sizes)
    assert set(sizes.values()) == {card.shape for card in many}
    assert opened(many, None, 40) == set(range(17))
    assert all(len(opened(many, 6, count)) == count for count in range(1, 18))


def test_the_strip_shows_every_layer_and_a_click_chooses_what_the_page_is_about(
    program: app.Program,
) -> None:
    strip, pages = find(program, NetworkStrip), find(program, InsidePages)
    assert [card.name for card in strip.cards][:2] == ["Input", "Conv 3×3"]
    assert [card.stage for card in strip.cards] == [-1, 0, 1, 2, 3, 4, 5]
    assert strip.stage == 2  # the last with maps: Grad-CAM's
    assert not strip.cards[0].can_be_chosen

    def inside() -> Inside:
        return program.store.view.inside

    click(strip.viewport(), at=strip.card_rect(1).center())
    assert inside().cam_layer == 0
    assert strip.stage == 0
    assert panel(program).cam.text().startswith("1 ")
    click(strip.viewport(), at=strip.card_rect(0).center())  # the picture is no layer of it
    assert inside().cam_layer == 0
    for page in ("unit", "layer"):
        click(pages.pages.button(page))
        press(Key.Key_Home) if strip.hasFocus() else strip.setFocus()
        press(Key.Key_End)
        assert inside().unit == (5, 0)
        press(Key.Key_Left, Key.Key_Left)
        assert inside().unit == (3, 0)
        assert strip.stage == 3
    click(pages.pages.button("pictures"))
    click(strip.viewport(), at=strip.card_rect(2).center())
    assert inside().feature_layer == 1
    assert "2 ReLU" in strip.accessible_value()


def test_many_layers_are_cards_of_both_kinds_and_the_chosen_one_is_in_view(
    qtbot: QtBot,
) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    strip = LayerStrip(around)
    show(qtbot, around, 560, 200)
    strip.resize(524, strip.sizeHint().height())
    strip.show()
    strip.show_cards(cards(60))
    strip.choose(40)
    assert strip.places[41].is_wide
    assert not strip.places[42].is_wide
    assert strip.horizontalScrollBar().maximum() > 0
    room = strip.viewport().rect()
    for stage in (40, 58, 0):
        strip.choose(stage)
        assert room.contains(strip.card_rect(stage + 1))
    wanted: list[int] = []
    strip.chosen.connect(wanted.append)
    first, last = strip.card_rect(5), strip.card_rect(9)
    places = range(first.left(), last.right())
    for across in places:
        click(strip.viewport(), at=QPoint(across, first.center().y()))
    assert len(wanted) == len(places)  # no gap between two cards is nobody's
    assert wanted == sorted(wanted)
    assert set(wanted) == {4, 5, 6, 7, 8}


def test_where_there_is_no_answer_a_layer_is_asked_about_its_unit(
    qtbot: QtBot, tmp_path: Path
) -> None:
    whole = small_session()
    without = replace(whole, network=Network(whole.network.layers[:3]), classes=())
    with running(qtbot, tmp_path, without, (1024, 768)) as program:
        click(program.window.top_bar.modes.button("look_inside"))
        settle(qtbot, program)
        strip = find(program, NetworkStrip)
        click(strip.viewport(), at=strip.card_rect(2).center())
        assert program.store.view.inside.about == (1, program.store.view.filter)
        assert strip.stage == 1
