"""Where the colour scale of a map ends."""

from __future__ import annotations

import numpy as np

from playground.engine.view.planes import FEW, MOST_CLIPPED, NEARLY_ALL, scale_limit


def limit(values: np.ndarray) -> float:
    return scale_limit(values, float(values.min()), float(values.max()))


def test_a_small_map_is_shown_up_to_its_extreme() -> None:
    values = np.zeros((64, FEW // 64), np.float32)
    values[3, 5] = -7
    assert limit(values) == 7
    assert limit(np.zeros((4, 4), np.float32)) == 1


def test_nearly_all_of_a_large_map_is_within_the_scale() -> None:
    values = np.random.default_rng(1).normal(size=(400, 300)).astype(np.float32)
    within = float(np.mean(np.abs(values) <= limit(values)))
    assert abs(within - NEARLY_ALL) < 0.01
    values[7, 9] = 1000
    assert limit(values) == 1000 / MOST_CLIPPED


def test_the_edge_that_zeros_around_the_picture_make_does_not_count() -> None:
    for size in ((256, 256), (100, 60), (3000, 200)):
        values = np.random.default_rng(2).uniform(-1, 1, size).astype(np.float32)
        inner = limit(values)
        values[0], values[-1], values[:, 0], values[:, -1] = 3, -3, 3, -3
        assert limit(values) == inner
