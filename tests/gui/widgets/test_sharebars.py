"""Probabilities as bars: up to 20 classes in their order, of more the likeliest first."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.gui.widgets.sharebars import IN_VIEW, MAX_IN_ORDER, ShareBars
from playground.gui.widgets.theme import theme
from tests.gui.hands import Key, click, press, show, wheel

LETTERS = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


@pytest.mark.parametrize("width", [160, 200, 260])
@pytest.mark.parametrize("count", [2, 26])
def test_the_number_beside_a_full_bar_is_not_cut(qtbot: QtBot, width: int, count: int) -> None:
    bars = ShareBars()
    bars.show_shares([1.0] + [0.0] * (count - 1), LETTERS[:count])
    show(qtbot, bars, width, 44)
    right = width - (bars._bar.width() + 4 if count == 26 else 0)
    image = bars.grab().toImage().convertToFormat(bars.grab().toImage().Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)[:44]
    pixels = pixels[:, : right * image.width() // width]
    assert (pixels[:, -1] == pixels[0, -1]).all()  # nothing reaches the edge
    assert len(np.unique(pixels[:, -52 * image.width() // width :], axis=1)) > 1


def test_a_bar_of_none_is_seen_on_a_page_that_is_presented(qtbot: QtBot) -> None:
    """Whose colour is that of what the bar could be."""
    page = QWidget()
    page.setObjectName("Flow")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    bars = ShareBars(page)
    bars.show_shares([0.0, 1.0], ("a", "b"))
    bars.resize(200, 44)
    show(qtbot, page, 200, 44)
    line = [page.grab().toImage().pixelColor(100, y) for y in range(22)]
    assert theme().border in line


@pytest.mark.parametrize("count", [2, 10, MAX_IN_ORDER])
def test_up_to_twenty_classes_are_all_in_view_in_their_order(qtbot: QtBot, count: int) -> None:
    bars = ShareBars()
    bars.show_shares(np.linspace(0, 0.1, count), LETTERS[:count])
    show(qtbot, bars, 200, 600)
    assert bars.names == list(LETTERS[:count])
    assert not bars._bar.isVisible()
    assert not wheel(bars, QPoint(20, 20), -1)  # it scrolls the page
    assert bars.text == ""


@pytest.mark.parametrize("count", [MAX_IN_ORDER + 1, 47, 1000])
def test_of_more_classes_the_likeliest_are_in_view_and_none_is_missing(
    qtbot: QtBot, count: int
) -> None:
    shares = np.random.default_rng(count).dirichlet(np.ones(count)).astype(np.float32)
    falling = [str(at + 1) for at in np.argsort(-shares, kind="stable")]
    bars = ShareBars()
    bars.show_shares(shares, ())
    show(qtbot, bars, 200, 600)
    assert bars._bar.isVisible()
    assert bars.names == falling[:IN_VIEW]
    assert bars.text == f"1–10 of {count}, likeliest first"
    seen = list(bars.names)
    for _ in range(count):
        if not wheel(bars, QPoint(20, 20), -1):
            break
        seen += [name for name in bars.names if name not in seen]
    assert seen == falling
    assert bars.text == f"{count - 9}–{count} of {count}, likeliest first"


def test_keys_scroll_and_new_shares_leave_the_place(qtbot: QtBot) -> None:
    shares = np.linspace(1, 0, 26)
    bars = ShareBars()
    bars.show_shares(shares, LETTERS)
    show(qtbot, bars, 200, 600)
    click(bars, QPoint(20, 20))
    for key, first in (
        (Key.Key_Down, "B"),
        (Key.Key_PageDown, "L"),
        (Key.Key_Up, "K"),
        (Key.Key_End, "Q"),
        (Key.Key_PageUp, "G"),
    ):
        press(key)
        assert bars.names[0] == first
    bars.show_shares(shares[::-1], LETTERS)
    assert bars.names[0] == "T"
    press(Key.Key_Home)
    assert bars.names[0] == "Z"
    bars.show_shares([0.5, 0.5], ("a", "b"))
    assert bars.names == ["a", "b"]


def test_a_name_that_is_cut_is_told_in_full(qtbot: QtBot) -> None:
    names = tuple(f"a class with a long name, number {at}" for at in range(30))
    bars = ShareBars()
    bars.show_shares(np.linspace(1, 0, 30), names)
    show(qtbot, bars, 200, 600)
    assert bars.told(QPoint(10, 25)) == f"{names[1]}: 96.6 %"
    while wheel(bars, QPoint(10, 10), -10):
        pass
    assert bars.told(QPoint(10, 205)) == f"{names[29]}: 0.0 %"
    assert bars.told(QPoint(10, 10 * 22 + 5)) == "21–30 of 30, likeliest first"


def test_of_very_many_classes_some_are_searched(qtbot: QtBot) -> None:
    bars = ShareBars()
    qtbot.addWidget(bars)
    names = tuple(f"{kind} {number}" for number in range(12) for kind in ("wild cat", "wild dog"))
    shares = np.linspace(0, 2 / 24, 24, dtype=np.float32)
    bars.show_shares(shares, names)
    height = bars.height()
    bars.search("dog 1 wild")
    assert bars.names == ["wild dog 11", "wild dog 10", "wild dog 1"]
    assert bars.height() == height
    bars.show_shares(shares[::-1], names)  # of the next picture
    assert bars.names == ["wild dog 1", "wild dog 10", "wild dog 11"]
    bars.search("horse")
    assert bars.names == []
    assert bars.text == "No class is called that."
    bars.search("")
    assert len(bars.names) == 10
    assert "of 24" in bars.text


def test_names_are_looked_through_when_a_text_is_typed_and_not_for_other_shares(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    name = ShareBars.name
    monkeypatch.setattr(
        ShareBars, "name", lambda self, place: asked.append(place) or name(self, place)
    )

    class Name(str):
        def casefold(self) -> str:
            asked.append(-1)
            return super().casefold()

    count = 65_536
    bars = ShareBars()
    names = tuple(Name(f"class {at}") for at in range(count))
    bars.show_shares(np.linspace(0, 1, count), names)
    show(qtbot, bars, 200, 600)
    bars.grab()
    assert len(asked) <= 4 * IN_VIEW
    bars.search("class 123")
    assert bars.names[0] == "class 65123"
    asked.clear()
    bars.show_shares(np.linspace(1, 0, count), tuple(names))
    bars.grab()
    assert len(asked) <= 4 * IN_VIEW
    assert bars.names[:2] == ["class 123", "class 1123"]
    bars.show_shares(np.linspace(1, 0, count), ())
    bars.search("65536")
    assert bars.names == ["65536"]
