"""A − B cell by cell, against numpy."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from playground.core.arrays import FloatArray
from playground.engine.view.alignment import Axis, Frame, Placed, by_corner, by_input
from playground.engine.view.difference import difference
from playground.engine.view.planes import Plane, plane


def map_of(height: int, width: int, seed: int) -> FloatArray:
    rng = np.random.default_rng(seed)
    return rng.normal(size=(height, width)).astype(np.float32)


@pytest.mark.parametrize("size", [(7, 9), (300, 400), (1200, 1300)])
def test_equal_sizes_are_subtracted_cell_by_cell(size: tuple[int, int]) -> None:
    a, b = map_of(*size, 1), map_of(*size, 2)
    found = difference(plane(a), plane(b), by_corner(size, size))
    assert found is not None
    np.testing.assert_array_equal(found.plane.values, a - b)
    assert (found.plane.low, found.plane.high) == ((a - b).min(), (a - b).max())
    assert found.left_out == 0
    assert found.placed == Placed(Axis(size[0]), Axis(size[1]))


def test_a_smaller_map_leaves_the_border_out_and_says_how_much() -> None:
    a, b = map_of(8, 8, 1), map_of(6, 6, 2)
    inner = Placed(Axis(6, 1), Axis(6, 1))
    frame = by_input(Placed(Axis(8), Axis(8)), (8, 8), inner, (8, 8))
    found = difference(plane(a), plane(b), frame)
    assert found is not None
    np.testing.assert_array_equal(found.plane.values, a[1:7, 1:7] - b)
    assert found.placed == inner
    assert found.left_out == 64 - 36
    corner = difference(plane(a), plane(b), by_corner((8, 8), (6, 6)))
    assert corner is not None
    np.testing.assert_array_equal(corner.plane.values, a[:6, :6] - b)


def test_a_coarser_map_gives_each_cell_the_one_that_it_lies_on() -> None:
    a, b = map_of(8, 8, 1), map_of(4, 4, 2)
    frame = by_input(Placed(Axis(8), Axis(8)), (8, 8), Placed(Axis(4, 0, 2), Axis(4, 0, 2)), (8, 8))
    found = difference(plane(a), plane(b), frame)
    assert found is not None
    np.testing.assert_array_equal(found.plane.values, a - b.repeat(2, 0).repeat(2, 1))


def test_of_colours_the_mean_is_subtracted() -> None:
    rng = np.random.default_rng(3)
    colours = rng.random((3, 5, 6)).astype(np.float32)
    gray = map_of(5, 6, 1)
    coloured = Plane(colours, 5, 6, 0.0, 1.0, 1.0)
    found = difference(coloured, plane(gray), by_corner((5, 6), (5, 6)))
    assert found is not None
    np.testing.assert_array_equal(found.plane.values, colours.mean(axis=0) - gray)


def test_without_a_common_cell_or_while_some_are_unknown_there_is_none() -> None:
    a = plane(map_of(4, 4, 1))
    far = Frame(12, 12, Placed(Axis(4), Axis(4)), Placed(Axis(4, 8), Axis(4, 8)))
    assert difference(a, plane(map_of(4, 4, 2)), far) is None
    sampled = replace(a, rows=np.arange(0, 4, 2), columns=np.arange(0, 4, 2))
    assert difference(sampled, a, by_corner((4, 4), (4, 4))) is None


def test_infinities_are_subtracted_to_no_number() -> None:
    a, b = map_of(4, 4, 1), map_of(4, 4, 2)
    a[1, 1] = b[1, 1] = np.inf
    found = difference(plane(a), plane(b), by_corner((4, 4), (4, 4)))
    assert found is not None
    assert np.isnan(found.plane.values[1, 1])
    assert np.isfinite(found.plane.low)
