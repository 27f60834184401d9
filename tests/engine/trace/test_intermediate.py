"""The maps of single channels add up to the map of all."""

from __future__ import annotations

import numpy as np
import pytest

from playground.core.filters import make_filter
from playground.engine.trace.intermediate import channel_maps
from playground.layers import Convolution


@pytest.mark.parametrize("seed", range(20))
def test_channels_and_bias_add_up_to_the_map(seed: int) -> None:
    rng = np.random.default_rng(seed)
    groups = int(rng.choice([1, 1, 2, 3]))
    depth = int(rng.integers(1, 4))
    filters = tuple(
        make_filter("f", rng.standard_normal((depth, 3, 2)).astype(np.float32))
        for _ in range(2 * groups)
    )
    layer = Convolution(
        filters=filters,
        groups=groups,
        stride=(int(rng.integers(1, 3)), 1),
        border=str(rng.choice(["zeros", "reflect", "circular"])),
        operation=str(rng.choice(["convolution", "cross-correlation"])),
    )
    x = rng.random((groups * depth, 9, 11), np.float32)
    whole = layer.forward(x)
    for index, item in enumerate(filters):
        maps = channel_maps(layer, x, index)
        assert len(maps) == len(layer.input_channels(index)) == depth
        assert np.allclose(maps.sum(axis=0) + item.bias, whole[index], atol=1e-5)
