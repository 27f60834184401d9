"""Dense layers as they are computed, beside their definition and torch."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from playground.core.arrays import FloatArray, frozen
from playground.engine.compute.dense import FLOAT32_SUM_COLUMNS, MAX_PLAIN_WEIGHTS, dense
from playground.layers import Dense


def made(inputs: int, units: int, has_bias: bool = True) -> tuple[FloatArray, Dense]:
    rng = np.random.default_rng((inputs, units))
    x = rng.standard_normal((inputs, 1, 1)).astype(np.float32)
    layer = Dense.random((inputs, 1, 1), units, rng)
    weight = frozen(rng.standard_normal((units, inputs)).astype(np.float32))
    bias = frozen(rng.standard_normal(units).astype(np.float32))
    return x, replace(layer, source=weight, bias=bias, has_bias=has_bias)


@pytest.mark.parametrize(
    ("inputs", "units"),
    [
        (1, 5),
        (MAX_PLAIN_WEIGHTS, 1),
        (MAX_PLAIN_WEIGHTS + 1, 1),
        (FLOAT32_SUM_COLUMNS, 128),
        (FLOAT32_SUM_COLUMNS + 1, 129),
        (3 * FLOAT32_SUM_COLUMNS - 1, 255),
        (50_000, 10),
        (17, 4096),
    ],
)
@pytest.mark.parametrize("has_bias", [True, False])
def test_sums_are_those_of_the_definition_and_of_torch(
    inputs: int, units: int, has_bias: bool
) -> None:
    import torch

    x, layer = made(inputs, units, has_bias)
    found, defined = dense(x, layer), layer.forward(x)
    assert found.shape == defined.shape == (units, 1, 1)
    assert found.dtype == np.float32
    # Rounding of float32 within a block, not over all of the inputs.
    size = np.abs(layer.weight.astype(np.float64)) @ np.abs(x.reshape(-1)) + 1
    bound = 2.0**-23 * size.reshape(-1, 1, 1)
    assert (np.abs(found - defined) <= bound).all()
    bias = torch.tensor(layer.bias) if has_bias else None
    peer = torch.nn.functional.linear(
        torch.tensor(x.reshape(1, -1)), torch.tensor(layer.weight), bias
    )
    assert (np.abs(found.reshape(-1) - peer[0].numpy()) <= 4 * bound.reshape(-1)).all()


def test_many_inputs_lose_no_more_than_a_block_does() -> None:
    x, layer = made(200_000, 4)
    even = replace(layer, source=frozen(np.full((4, 200_000), 0.1, np.float32)))
    x = np.abs(x)
    error = np.abs(dense(x, even) / even.forward(x) - 1).max()
    assert error < 2.0**-21


def test_sums_that_leave_float32_on_the_way_come_back() -> None:
    x, layer = made(MAX_PLAIN_WEIGHTS + 2, 2)
    weight = np.zeros((2, MAX_PLAIN_WEIGHTS + 2), np.float32)
    weight[0, :3] = 3e38, 3e38, -3e38
    weight[1, 5] = np.nan
    layer = replace(layer, source=frozen(weight))
    found = dense(np.ones_like(x), layer)
    assert found[0, 0, 0] == np.float32(3e38)
    assert np.isnan(found[1, 0, 0])
