"""Captions under the pieces of a row never run into one another."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.gui.inspect.arithmetic.pieces import (
    Block,
    Figure,
    Piece,
    Sign,
    weights_block,
)
from playground.gui.inspect.arithmetic.rowtext import RowText, cell_text, cell_texts
from playground.gui.inspect.arithmetic.stripplaces import OVERHANG_PX, Places, place_pieces

WORDS = ("row", "nearest separable", "strength by frequency", "composed, channel 12", "")


def pieces_of(rng: np.random.Generator) -> list[Piece]:
    found: list[Piece] = []
    for _ in range(rng.integers(2, 7)):
        caption = WORDS[rng.integers(len(WORDS))]
        kind = rng.integers(3)
        if kind == 0:
            found.append(Sign("·"))
        elif kind == 1:
            found.append(Figure("0.25", caption))
        else:
            shape = tuple(rng.integers(1, 6, 2))
            is_picture = bool(rng.integers(2))
            values = np.zeros(shape, np.float32)
            found.append(Block(values, 1.0, "signed", caption, is_picture=is_picture))
    return found


def captions(places: Places, font: QFont) -> list[tuple[float, float]]:
    """From where to where each caption reaches."""
    metrics = QFontMetricsF(font)
    found = []
    for place in places.places:
        if isinstance(place.piece, Block | Figure) and place.piece.caption:
            room = place.rect.width() + 2 * OVERHANG_PX * isinstance(place.piece, Block)
            half = min(metrics.horizontalAdvance(place.piece.caption), room) / 2
            found.append((place.rect.center().x() - half, place.rect.center().x() + half))
    return found


@pytest.mark.parametrize("width", [300.0, 600.0, 1200.0])
def test_captions_do_not_collide(qtbot: QtBot, width: float) -> None:
    font = QApplication.font()
    rng, compared = np.random.default_rng(int(width)), 0
    for _ in range(60):
        places = place_pieces(pieces_of(rng), (width, 120.0), RowText(font, 2))
        ends = captions(places, font)
        assert all(start > OVERHANG_PX for start, _ in ends)  # the margin at the left
        for (_, end), (start, _) in pairwise(ends):
            assert end + 4 < start
            compared += 1
    assert compared > 60


def test_a_picture_among_blocks_leaves_them_their_digits(qtbot: QtBot) -> None:
    numbers = Block(np.ones((3, 3), np.float32), 1.0, "signed", "filter")
    waves = Block(np.ones((33, 33), np.float32), 1.0, "gray", "waves", is_picture=True)
    assert (
        place_pieces([numbers, waves], (700.0, 140.0), RowText(QApplication.font(), 2)).digits
        is not None
    )


def test_the_longest_number_has_air_beside_it_where_there_is_room(qtbot: QtBot) -> None:
    font = QApplication.font()
    block = Block(np.full((5, 5), -0.66, np.float32), 1.0, "signed", "window")
    pieces: list[Piece] = [block, Sign("⊙"), block, Sign("="), block]
    places = place_pieces(pieces, (900.0, 160.0), RowText(font, 2))
    assert places.digits is not None
    assert places.width <= 900
    metrics = QFontMetricsF(places.digits)
    air = places.places[0].across - metrics.horizontalAdvance("−.66")
    assert air >= metrics.horizontalAdvance("0")


def test_one_tiny_product_leaves_a_row_its_digits(qtbot: QtBot, own_fonts: None) -> None:
    """At the edge of a drawing one of 25 products was −0.0008: no cell of the row had a number."""
    weights = np.linspace(-0.32, 0.18, 25, dtype=np.float32).reshape(5, 5)
    window = np.zeros((5, 5), np.float32)
    window[4, 4] = 0.0045
    products = Block(weights * window, 0.0009, "signed", "products")
    shown, weighed = Block(window, 1.0, "gray", "window"), weights_block(weights, 0.32, "f1")
    pieces: list[Piece] = [shown, Sign("⊙"), weighed, Sign("="), products]
    places = place_pieces(pieces, (604.0, 160.0), RowText(QApplication.font(), 2))
    assert places.digits is not None
    assert places.drops_zero
    assert cell_texts(products, 2, places.drops_zero)[-2:] == ["0", "≈0"]
    tiny = replace(products, values=np.full((5, 5), 0.0008, np.float32))
    assert set(cell_texts(tiny, 2, drops_zero=True)) == {".0008"}


def test_numbers_side_by_side_are_apart_or_the_row_is_tight(qtbot: QtBot, own_fonts: None) -> None:
    font = QApplication.font()
    rng, apart, tight = np.random.default_rng(5), 0, 0
    for _ in range(80):
        side = int(rng.integers(2, 5))
        values = rng.normal(0, 50, (side, side)).astype(np.float32)
        block = Block(values, 200.0, "signed", "filter")
        pieces: list[Piece] = [block, Sign("⊙"), block, Sign("="), block]
        room = (float(rng.integers(250, 700)), float(rng.integers(90, 220)))
        places = place_pieces(pieces, room, RowText(font, 2))
        if places.digits is None:
            continue
        wide = QFontMetricsF(places.digits).horizontalAdvance
        texts = (cell_text(block, float(value), 2, places.drops_zero) for value in values.flat)
        air = min(place.across for place in places.places if place.across) - max(map(wide, texts))
        assert air > (0 if places.is_tight else 3)
        apart, tight = apart + (not places.is_tight), tight + places.is_tight
    assert apart > 10
    assert tight > 3
