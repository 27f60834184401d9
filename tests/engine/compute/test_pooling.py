"""Pooling the quick way against the definition."""

from __future__ import annotations

import warnings

import numpy as np
import pytest

from playground.core.messages import Refused
from playground.engine.compute.pooling import pool
from playground.layers import reference
from playground.layers.geometry import BORDERS, PADDINGS, Window
from playground.layers.reference import REDUCTIONS


@pytest.mark.parametrize("kind", REDUCTIONS)
def test_equals_the_definition(kind: reference.Pooling) -> None:
    rng = np.random.default_rng(0)
    done = 0
    while done < 150:
        window = Window(
            tuple(int(v) for v in rng.integers(1, 20 if done % 3 == 0 else 5, 2)),
            tuple(int(v) for v in rng.integers(1, 5, 2)),
            tuple(int(v) for v in rng.integers(1, 4, 2)) if done % 4 == 0 else (1, 1),
            str(rng.choice(PADDINGS)),
            tuple(int(v) for v in rng.integers(0, 5, 4)),
            str(rng.choice(BORDERS)),
        )
        shape = (int(rng.integers(1, 4)), *rng.integers(1, 400 if done % 10 == 0 else 40, 2))
        x = rng.standard_normal(shape).astype(np.float32)
        if done % 5 == 1:
            x[rng.random(shape) < 0.02] = rng.choice([np.nan, np.inf, -np.inf])
        try:
            window.output_size(*shape[1:], purpose="pooling")
        except Refused:
            with pytest.raises(Refused):
                pool(x, kind, window)
            continue
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            found = pool(x, kind, window)
        expected = reference.pool(x, kind, window)
        assert found.dtype == np.float32
        if kind == "average":
            np.testing.assert_allclose(found, expected, rtol=1e-5, atol=1e-6)
        else:
            np.testing.assert_array_equal(found, expected)
        done += 1


def test_pieces_of_a_large_map_meet() -> None:
    x = np.random.default_rng(1).random((2, 900, 1100), np.float32)
    for window in Window((2, 2), (2, 2)), Window((3, 3), (2, 2), padding="same"), Window((9, 4)):
        for kind in REDUCTIONS:
            np.testing.assert_allclose(
                pool(x, kind, window), reference.pool(x, kind, window), rtol=1e-6
            )


def test_a_map_that_lies_otherwise_in_memory() -> None:
    x = np.random.default_rng(2).random((30, 20, 3), np.float32).transpose(2, 0, 1)
    window = Window((2, 3), (2, 3))
    np.testing.assert_array_equal(pool(x, "max", window), reference.pool(x, "max", window))
