"""The figures that the source articles give, out of the layers."""

from __future__ import annotations

import numpy as np
import pytest

from playground.core.filters import make_filter
from playground.kernels.analysis import LinearConvolution, composed
from playground.layers import Activation, Convolution, Dense, Flatten
from playground.layers.initialise import he_filters


def convolution(count: int, depth: int, size: int, **fields: object) -> Convolution:
    rng = np.random.default_rng(1)
    return Convolution(filters=he_filters(count, depth, (size, size), rng), **fields)


def test_a_5x5x3_filter_on_32x32x3() -> None:
    """75 multiplications a place, 784 places, a 28×28×1 map; with two filters 28×28×2."""
    one = convolution(1, 3, 5, padding="valid")
    shape = (3, 32, 32)
    assert one.filters[0].weights.size == 75
    assert one.output_shape(shape) == (1, 28, 28)
    assert 28 * 28 == 784
    assert one.multiplications(shape) == 75 * 784
    assert one.forward(np.ones(shape, np.float32)).shape == (1, 28, 28)
    two = convolution(2, 3, 5, padding="valid")
    assert two.output_shape(shape) == (2, 28, 28)
    assert two.multiplications(shape) == 2 * 75 * 784


def test_zero_padding_keeps_the_size() -> None:
    assert convolution(1, 1, 5, padding="same").output_shape((1, 28, 28)) == (1, 28, 28)


def test_a_2x2_filter_with_stride_2_over_4x4_gives_4_nodes() -> None:
    """Each sees 4 of the 16 inputs by the same 4 weights; fully connected, 64 weights would do."""
    local = convolution(1, 1, 2, stride=(2, 2), padding="valid")
    assert local.output_shape((1, 4, 4)) == (1, 2, 2)
    assert local.parameters() == 4 + 1
    assert local.multiplications((1, 4, 4)) == 16
    full = Dense(units=4).fitted((1, 4, 4))
    assert full.multiplications((1, 4, 4)) == 64
    assert full.parameters() == 64 + 4
    # The same map by a dense layer: most of its weights are 0, the rest are shared.
    weight = np.zeros((4, 4, 4), np.float32)
    for node in range(4):
        row, column = 2 * (node // 2), 2 * (node % 2)
        weight[node, row : row + 2, column : column + 2] = local.filters[0].weights[0]
    same = full.with_tensors({"weight": weight.reshape(4, 16), "bias": np.zeros(4, np.float32)})
    x = np.random.default_rng(2).random((1, 4, 4)).astype(np.float32)
    np.testing.assert_allclose(same.forward(x).ravel(), local.forward(x).ravel(), atol=1e-6)


def test_a_4x4_picture_flattens_to_a_vector_of_16() -> None:
    x = np.arange(16, dtype=np.float32).reshape(1, 4, 4)
    assert Flatten().output_shape((1, 4, 4)) == (16, 1, 1)
    np.testing.assert_array_equal(Flatten().forward(x).ravel(), np.arange(16))


@pytest.mark.parametrize(
    ("strides", "dilations"), [((1, 1), (1, 1)), ((2, 1), (1, 2)), ((2, 3), (2, 1))]
)
def test_two_linear_convolutions_are_one(
    strides: tuple[int, int], dilations: tuple[int, int]
) -> None:
    rng = np.random.default_rng(3)
    layers = [
        Convolution(
            filters=he_filters(count, depth, (3, 2), rng),
            stride=(stride, stride),
            dilation=(dilation, dilation),
            padding="valid",
        )
        for count, depth, stride, dilation in zip((4, 2), (3, 4), strides, dilations, strict=True)
    ]
    linear = [LinearConvolution(a.weights(), a.biases(), a.stride, a.dilation) for a in layers]
    whole = composed(linear)
    filters = tuple(make_filter("composed", weights) for weights in whole.weights)
    single = Convolution(filters=filters, stride=whole.stride, padding="valid")
    x = rng.random((3, 20, 23)).astype(np.float32)
    np.testing.assert_allclose(
        layers[1].forward(layers[0].forward(x)), single.forward(x), atol=1e-6
    )
    bent = layers[1].forward(Activation().forward(layers[0].forward(x)))
    assert np.abs(bent - single.forward(x)).max() > 0.01


def test_softmax_gives_a_share_to_each_class() -> None:
    scores = np.log(np.array([1e-9, 0.1, 0.1, 0.75, 0.05], np.float32))[:, None, None]
    shares = Activation(function="softmax").forward(scores).ravel()
    np.testing.assert_allclose(shares, [0, 0.1, 0.1, 0.75, 0.05], atol=1e-6)
    assert shares.sum() == pytest.approx(1)
