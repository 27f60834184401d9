"""What is known of later maps while a window slides, beside the windows of their cells."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

import numpy as np
import pytest

from playground.core.arrays import Shape
from playground.core.layer import Layer
from playground.core.messages import Refused
from playground.core.session import Network
from playground.engine.compute.evaluate import Stage, stages_of
from playground.engine.trace.progress import Filled, filled
from playground.engine.trace.tracing import windows
from playground.layers import Activation, Convolution, Pooling, Upsampling
from tests.layers.randomlayers import random_layer

KINDS = (Convolution, Pooling, Activation, Upsampling)
SHAPE: Shape = (1, 9, 8)


def networks() -> list[Network]:
    found = []
    for seed in range(12):
        rng = np.random.default_rng(seed)
        layers: list[Layer] = []
        shape = SHAPE
        while len(layers) < 3:
            with suppress(Refused):
                layer = random_layer(KINDS[rng.integers(len(KINDS))], shape, rng)
                shape_after = layer.output_shape(shape)
                layers.append(layer)
                shape = shape_after
        found.append(Network(tuple(layers)))
    return found


def knows(part: Filled, row: int, column: int) -> bool:
    return row < part.rows or (row < part.begun and column < part.columns)


def regions(stages: Sequence[Stage], at: int) -> dict[tuple[int, ...], list[tuple[int, int]]]:
    """What the cells of a map are made of, by row and column."""
    shape = stages[at].shape
    assert shape is not None
    found = {}
    for cell in np.ndindex(*shape[1:]):
        region = windows(stages, at, *cell)[at]
        found[cell] = [(r, c) for r in region.rows for c in region.columns]
    return found


@pytest.mark.parametrize("network", networks())
def test_a_cell_is_known_when_all_that_it_is_made_of_is(network: Network) -> None:
    stages = stages_of(network, SHAPE)
    first = stages[0].shape
    assert first is not None
    made_of = {at: regions(stages, at) for at in filled(stages, 0, 0, 0)}
    rng = np.random.default_rng(0)
    for _ in range(6):
        row, column = int(rng.integers(first[1])), int(rng.integers(first[2]))
        found = filled(stages, 0, row, column)
        assert found.keys() == made_of.keys()
        for at, part in found.items():
            for cell, needed in made_of[at].items():
                all_there = all(r < row or (r == row and c <= column) for r, c in needed)
                # Never too early; too late at most where padding hides what a row needs.
                if knows(part, *cell):
                    assert all_there
    end = filled(stages, 0, first[1] - 1, first[2] - 1)
    for at, part in end.items():
        shape = stages[at].shape
        assert shape is not None
        assert part.is_whole(*shape[1:])


def test_a_pooled_map_follows_two_rows_behind() -> None:
    layers = (Activation(), Pooling())
    stages = stages_of(Network(layers), (1, 8, 8))
    assert filled(stages, 0, 3, 4) == {0: Filled(3, 4, 5), 1: Filled(1, 2, 2)}
    assert filled(stages, 0, 2, 7)[1] == Filled(1, 1, 4)
