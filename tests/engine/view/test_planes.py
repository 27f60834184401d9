"""Where the colour scale of a map ends."""

from __future__ import annotations

import numpy as np
import pytest

from playground.engine.compute.shrink import reduced
from playground.engine.view.planes import (
    LARGE_REDUCED,
    MAX_CLIPPED_FACTOR,
    MAX_EXACT_SCALE_CELLS,
    NEARLY_ALL_SHARE,
    plane,
    planes_of,
    scale_limit,
    value_range,
)


def limit(values: np.ndarray) -> float:
    return scale_limit(values, float(values.min()), float(values.max()))


def test_a_small_map_is_shown_up_to_its_extreme() -> None:
    values = np.zeros((64, MAX_EXACT_SCALE_CELLS // 64), np.float32)
    values[3, 5] = -7
    assert limit(values) == 7
    assert limit(np.zeros((4, 4), np.float32)) == 1


def test_nearly_all_of_a_large_map_is_within_the_scale() -> None:
    values = np.random.default_rng(1).normal(size=(400, 300)).astype(np.float32)
    within = float(np.mean(np.abs(values) <= limit(values)))
    assert abs(within - NEARLY_ALL_SHARE) < 0.01
    values[7, 9] = 1000
    assert limit(values) == 1000 / MAX_CLIPPED_FACTOR


def test_the_edge_that_zeros_around_the_picture_make_does_not_count() -> None:
    for size in ((256, 256), (100, 60), (3000, 200)):
        values = np.random.default_rng(2).uniform(-1, 1, size).astype(np.float32)
        inner = limit(values)
        values[0], values[-1], values[:, 0], values[:, -1] = 3, -3, 3, -3
        assert limit(values) == inner


@pytest.mark.parametrize(
    "size", [(1024, 1024), (1500, 2000), (3000, 2004), (1537, 1023), (4, 2**19)]
)
@pytest.mark.parametrize("holes", [False, True])
def test_a_large_map_looked_at_in_strips_is_as_one_looked_at_whole(
    size: tuple[int, int], holes: bool
) -> None:
    values = np.random.default_rng(size).normal(size=size).astype(np.float32)
    if holes:
        values[1, 5], values[-1, -1] = np.nan, np.inf
    found = plane(values)
    assert (found.low, found.high) == value_range(values)
    expected = reduced(values, LARGE_REDUCED)
    assert found.reduced is not None
    np.testing.assert_array_equal(found.reduced, expected)


@pytest.mark.parametrize("size", [1, 5, 64, 100, 255, 256])
def test_many_maps_together_are_planes_as_each_alone(size: int) -> None:
    rng = np.random.default_rng(size)
    maps = rng.standard_normal((7, size, size + 1)).astype(np.float32)
    maps[1], maps[2, 0, 0], maps[3, 0, 1], maps[4] = 0, np.nan, np.inf, -1
    for values, found in zip(maps, planes_of(maps), strict=True):
        alone = plane(values)
        assert found.values.base is not None
        np.testing.assert_array_equal(found.values, values)
        for name in ("height", "width", "low", "high", "limit", "is_finite", "extreme"):
            assert getattr(found, name) == getattr(alone, name), name
        assert (found.reduced is None) == (alone.reduced is None)
