"""Which maps have a place, without a look at each of thousands."""

from __future__ import annotations

import pytest

from playground.gui.flow.glide import Underway
from playground.gui.flow.tiles import NOWHERE, Box, Tiles, only, under_one_another, with_others

LARGE = Box(10, 20, 100, 80)


@pytest.mark.parametrize(
    "tiles",
    [
        Tiles(),
        Tiles(NOWHERE, 5, 2),
        only(LARGE, 1000, 7),
        only(LARGE, 1, 0),
        with_others(LARGE, 1, 0, 300),
        with_others(LARGE, 40, 39, 300),
        with_others(LARGE, 1000, 500, 300),
        under_one_another(LARGE, 6),
        Underway.between(with_others(LARGE, 9, 1, 300), with_others(LARGE, 9, 4, 300), 0.5),
    ],
)
def test_those_that_have_a_place_are_those_with_a_height(tiles: Tiles) -> None:
    assert set(tiles.placed) == {at for at, box in enumerate(tiles) if box.height}
