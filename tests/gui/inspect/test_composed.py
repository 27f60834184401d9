"""The one convolution that linear layers are: its size is known before it is worked out."""

from __future__ import annotations

import numpy as np
import pytest

from playground.core.filters import Filter
from playground.core.session import Network
from playground.gui.inspect.lens import composed_of, composed_sides, linear_run
from playground.layers import Convolution


def layer(rng: np.random.Generator, depth: int, count: int) -> Convolution:
    height, width, down, across, apart, beside = (int(rng.integers(1, 4)) for _ in range(6))
    filters = tuple(
        Filter(f"f{at}", rng.normal(size=(depth, height, width)).astype(np.float32), float(at))
        for at in range(count)
    )
    return Convolution(filters=filters, stride=(down, across), dilation=(apart, beside))


@pytest.mark.parametrize("seed", range(20))
def test_its_sides_and_one_output_of_it_are_those_of_the_whole(seed: int) -> None:
    rng = np.random.default_rng(seed)
    run = [layer(rng, 2, 3), layer(rng, 3, 2), layer(rng, 2, 4)]
    whole = composed_of(run)
    assert composed_sides(run) == whole.weights.shape[2:]
    for output in range(4):
        one = composed_of(run, output)
        np.testing.assert_allclose(one.weights[0], whole.weights[output], rtol=1e-5, atol=1e-5)
        assert one.bias is not None
        assert whole.bias is not None
        assert one.bias[0] == pytest.approx(whole.bias[output], rel=1e-5)
    assert linear_run(Network(tuple(run)), 2) == run
