"""Parts of inputs in which a cell has the value, and the projection, that it has in the whole."""

from __future__ import annotations

import numpy as np
import torch

from playground.core.layer import Layer
from playground.core.messages import Refused
from playground.core.session import Network
from playground.layers import Activation, Convolution, Pooling
from playground.layers.receptivefield import receptive_field
from playground.training.process.attribution.deconvnet import projected_values
from playground.training.process.modules import torch_network
from playground.training.process.units.cropping import parts_of
from tests.layers.randomlayers import random_layer

TRIED = 60


def random_stack(rng: np.random.Generator, shape: tuple[int, int, int]) -> list[Layer]:
    """Two to four layers with windows or without; no border is taken from the far edge."""
    layers: list[Layer] = []
    for _ in range(int(rng.integers(2, 5))):
        kind = (Convolution, Pooling, Activation)[int(rng.integers(3))]
        try:
            layer = random_layer(kind, shape, rng)
        except Refused:
            continue
        if getattr(layer, "border", "zeros") != "circular":
            layers.append(layer)
            shape = layer.output_shape(shape)
    return layers


def test_values_and_projections_of_parts_are_those_of_the_whole() -> None:
    tried = smaller = 0
    for seed in range(400):
        if tried == TRIED:
            break
        rng = np.random.default_rng(seed)
        shape = (int(rng.integers(1, 4)), int(rng.integers(24, 40)), int(rng.integers(24, 40)))
        layers = random_stack(rng, shape)
        if not layers:
            continue
        network = torch_network(Network(layers), shape).eval().requires_grad_(False)
        place = len(layers) - 1
        field = receptive_field(Network(layers), shape)[place]
        x = rng.standard_normal((5, *shape)).astype(np.float32)
        with torch.no_grad():
            _, units, height, width = network(torch.from_numpy(x)).shape
        rows, columns = rng.integers(0, height, 5), rng.integers(0, width, 5)
        parts = parts_of(field, shape, rows, columns)
        if parts is None:
            continue
        tried += 1
        smaller += parts.height * parts.width < shape[1] * shape[2] / 2
        unit = torch.from_numpy(rng.integers(0, units, 5))
        whole, value = projected_values(
            network,
            place,
            torch.from_numpy(x),
            unit,
            torch.from_numpy(rows),
            torch.from_numpy(columns),
        )
        part, same = projected_values(
            network,
            place,
            torch.from_numpy(parts.of(x)),
            unit,
            torch.from_numpy(parts.rows),
            torch.from_numpy(parts.columns),
        )
        np.testing.assert_allclose(same, value, rtol=1e-4, atol=1e-5)
        np.testing.assert_allclose(
            parts.back(part.numpy(), shape), whole.numpy(), rtol=1e-3, atol=1e-5
        )
    assert tried == TRIED
    assert smaller > TRIED / 4
