"""Where the cells of two maps lie over one another, against what the layers make of coordinates."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.core.filters import make_filter
from playground.core.layer import Layer
from playground.core.session import Network
from playground.engine.view.alignment import (
    Axis,
    Placed,
    by_corner,
    by_input,
    matched,
    placed_on_input,
)
from playground.layers import Convolution, Pooling

SIDE = 24


def mean_of(size: int, stride: int, padding: str) -> Convolution:
    """A convolution that gives the mean of its window."""
    box = np.full((size, size), 1 / size**2, np.float32)
    return Convolution(
        filters=(make_filter("mean", box),), stride=(stride, stride), padding=padding
    )


LAYERS = (
    mean_of(3, 1, "same"),
    mean_of(3, 1, "valid"),
    mean_of(5, 2, "valid"),
    mean_of(3, 2, "same"),
    Pooling(mode="average"),
)


@pytest.mark.parametrize("first", LAYERS)
@pytest.mark.parametrize("second", [None, *LAYERS])
def test_a_cell_lies_around_the_middle_of_what_it_sees(first: Layer, second: Layer | None) -> None:
    """The mean of the coordinates in a window is its middle."""
    layers = (first,) if second is None else (first, second)
    ramp = np.broadcast_to(np.arange(SIDE, dtype=np.float32)[:, None] + 0.5, (SIDE, SIDE))
    for turned in (False, True):
        maps = np.ascontiguousarray(ramp.T if turned else ramp)[None]
        for layer in layers:
            maps = layer.forward(maps)
        size = (maps.shape[1], maps.shape[2])
        placed = placed_on_input(Network(layers), (1, SIDE, SIDE), len(layers) - 1, size)
        axis = placed.columns if turned else placed.rows
        means = maps[0].T[:, size[0] // 2] if turned else maps[0][:, size[1] // 2]
        inside = slice(2, -2)  # where the window reaches beyond the input, the mean is another
        centres = np.array([axis.centre(cell) for cell in range(axis.count)])
        np.testing.assert_allclose(centres[inside], means[inside], atol=1e-4)


def test_the_input_lies_on_itself_and_a_layer_without_places_on_all_of_it() -> None:
    network = Network((mean_of(3, 1, "same"),))
    assert placed_on_input(network, (1, 8, 6), -1, (8, 6)) == Placed(Axis(8), Axis(6))
    assert placed_on_input(network, (1, 8, 6), 0, (8, 6)) == Placed(Axis(8), Axis(6))
    refused = Network((mean_of(5, 1, "valid"),))
    assert placed_on_input(refused, (1, 4, 4), 0, (2, 2)) == Placed(Axis(2, 0, 2), Axis(2, 0, 2))


def test_maps_of_one_size_fit_and_a_valid_one_lies_one_cell_in() -> None:
    same = Placed(Axis(8), Axis(8))
    valid = placed_on_input(Network((mean_of(3, 1, "valid"),)), (1, 8, 8), 0, (6, 6))
    assert by_input(same, (8, 8), same, (8, 8)).fits
    frame = by_input(same, (8, 8), valid, (8, 8))
    assert not frame.fits
    assert (frame.height, frame.width) == (8, 8)
    assert frame.other((0, 3), on_a=True) is None  # the border that the valid one does not have
    assert frame.other((1, 3), on_a=True) == (0, 2)
    assert frame.other((0, 2), on_a=False) == (1, 3)
    corner = by_corner((8, 8), (6, 6))
    assert corner.other((0, 3), on_a=True) == (0, 3)
    assert corner.other((7, 3), on_a=True) is None


def test_pictures_of_two_sizes_are_laid_over_one_another_whole() -> None:
    frame = by_input(Placed(Axis(300), Axis(400)), (300, 400), Placed(Axis(30), Axis(40)), (30, 40))
    assert (frame.height, frame.width) == (300, 400)
    assert frame.other((299, 399), on_a=True) == (29, 39)
    assert frame.other((0, 0), on_a=False) == (5, 5)


@given(
    st.integers(1, 40),
    st.integers(1, 40),
    st.sampled_from([0.0, 1.0, -1.5, 3.0]),
    st.sampled_from([0.5, 1.0, 2.0, 3.0]),
)
def test_matched_cells_are_those_that_other_finds(
    count_a: int, count_b: int, start: float, step: float
) -> None:
    a, b = Axis(count_a), Axis(count_b, start, step)
    part, cells = matched(a, b)
    found = {cell: b.cell_at(a.centre(cell)) for cell in range(count_a)}
    expected = {cell: other for cell, other in found.items() if other is not None}
    assert dict(zip(range(part.start, part.stop), cells.tolist(), strict=True)) == expected
    assert all(before <= after for before, after in pairwise(cells.tolist()))
