"""What is computed of a part that changed has the numbers of all computed anew."""

from __future__ import annotations

import numpy as np
import pytest

from playground.core.arrays import FloatArray
from playground.core.cancelling import Cancelled
from playground.core.layer import Layer
from playground.core.messages import Refused
from playground.core.session import Network
from playground.engine.compute.changed_part import Box, evaluate_part
from playground.engine.compute.evaluate import evaluate
from playground.layers import Activation, Convolution, Flatten, Pooling
from playground.layers.initialise import he_filters
from tests.layers.randomlayers import random_layer, random_maps

SHAPE = (2, 26, 23)


def stack(rng: np.random.Generator) -> Network:
    """Windows of all settings, and functions between them; now and then one that sees all."""
    kinds: list[type[Layer]] = [Convolution, Pooling, Convolution, Activation]
    layers: list[Layer] = []
    shape = SHAPE
    while len(layers) < 4:
        kind = Flatten if rng.random() < 0.05 else kinds[int(rng.integers(len(kinds)))]
        try:
            layer = random_layer(kind, shape, rng)
        except Refused:
            continue
        if np.prod(layer.output_shape(shape)) < 20_000:
            layers.append(layer)
            shape = layer.output_shape(shape)
    return Network(tuple(layers))


def changed(x: FloatArray, rng: np.random.Generator) -> tuple[FloatArray, Box]:
    """The input with another box somewhere, up to its edges."""
    sides = [int(rng.integers(1, 8)) for _ in range(2)]
    starts = [
        int(rng.integers(0, most - side + 1)) for most, side in zip(x.shape[1:], sides, strict=True)
    ]
    rows, columns = (slice(at, at + side) for at, side in zip(starts, sides, strict=True))
    new = np.array(x)
    new[:, rows, columns] = random_maps(rng, (x.shape[0], sides[0], sides[1]))
    return new, (rows, columns)


def test_the_numbers_are_those_of_all_of_it_over_random_stacks() -> None:
    apart = 0
    for seed in range(150):
        rng = np.random.default_rng(seed)
        network, x = stack(rng), random_maps(rng, SHAPE)
        before = evaluate(network, x)
        new, box = changed(x, rng)
        found, wanted = evaluate_part(network, before, new, box), evaluate(network, new)
        assert found.input is new
        assert len(found.stages) == len(wanted.stages)
        for one, other in zip(found.stages, wanted.stages, strict=True):
            if one.maps is None:
                apart += 1
                continue
            assert other.maps is not None
            limit = float(np.abs(other.maps[np.isfinite(other.maps)]).max(initial=1.0))
            np.testing.assert_allclose(one.maps, other.maps, rtol=1e-5, atol=1e-5 * limit)
        assert found.stages[-1].maps is not None
    assert apart > 100


def test_what_no_window_meets_stays() -> None:
    rng = np.random.default_rng(1)
    first = Convolution(filters=he_filters(3, 2, (1, 1), rng), stride=(4, 4))
    network = Network((first, Activation(), Flatten()))
    x = random_maps(rng, SHAPE)
    before = evaluate(network, x)
    new = np.array(x)
    new[:, 1:3, 1:3] += 1
    found = evaluate_part(network, before, new, (slice(1, 3), slice(1, 3)))
    np.testing.assert_array_equal(found.stages[-1].maps, before.stages[-1].maps)


def test_it_is_given_up_when_nobody_wants_it() -> None:
    rng = np.random.default_rng(2)
    network, x = stack(rng), random_maps(rng, SHAPE)
    with pytest.raises(Cancelled):
        evaluate_part(network, evaluate(network, x), x, (slice(0, 2), slice(0, 2)), lambda: True)
