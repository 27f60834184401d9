"""Pooling with rounding up, with dilation, and with means of the map's own cells: torch's rules."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn import functional as F  # noqa: N812

from playground.core.arrays import FloatArray
from playground.core.messages import Refused
from playground.engine.compute.pooling import pool
from playground.layers import Pooling, reference
from playground.layers.geometry import Window, output_length, tap_sources
from playground.training.process.modules import torch_module
from tests.layers.randomlayers import random_maps

TRIED = 300


def pair(rng: np.random.Generator, low: int, high: int) -> tuple[int, int]:
    first, second = rng.integers(low, high + 1, 2)
    return int(first), int(second)


def by_layer(layer: Pooling, x: FloatArray) -> FloatArray:
    return torch_module(layer, x.shape)(torch.from_numpy(x.copy())[None])[0].numpy()


def settings(rng: np.random.Generator, largest: int) -> dict[str, object]:
    """A window as torch can have it: at most half of it in the padding."""
    size = pair(rng, 1, largest)
    down, across = (int(rng.integers(0, cells // 2 + 1)) for cells in size)
    return {
        "size": size,
        "stride": pair(rng, 1, 5),
        "padding": "explicit",
        "sides": (down, down, across, across),
        "ceil": bool(rng.random() < 0.6),
    }


def test_means_are_torchs() -> None:
    rng = np.random.default_rng(1)
    seen = dict.fromkeys(product((True, False), repeat=2), 0)
    for _ in range(TRIED):
        x = random_maps(rng, (2, *pair(rng, 1, 14)))
        count_padding = bool(rng.random() < 0.5)
        layer = Pooling(mode="average", count_padding=count_padding, **settings(rng, 5))
        sides = layer.sides[0], layer.sides[2]
        arguments = (layer.size, layer.stride, sides, layer.ceil, count_padding)
        try:
            expected = F.avg_pool2d(torch.from_numpy(x.copy())[None], *arguments)[0].numpy()
        except RuntimeError:
            with pytest.raises(Refused):
                layer.output_shape(x.shape)
            continue
        found = layer.forward(x)
        assert found.shape == expected.shape == layer.output_shape(x.shape)
        for way in (found, by_layer(layer, x), pool(x, "average", layer.window, count_padding)):
            np.testing.assert_allclose(way, expected, atol=1e-5)
        seen[layer.ceil, count_padding] += 1
    assert min(seen.values()) > TRIED / 12


@pytest.mark.parametrize("mode", ["max", "min"])
def test_dilated_extremes_are_torchs(mode: str) -> None:
    rng = np.random.default_rng(2)
    done, sign = 0, 1 if mode == "max" else -1
    while done < TRIED:
        x = random_maps(rng, (2, *pair(rng, 1, 16)))
        layer = Pooling(mode=mode, dilation=pair(rng, 1, 4), **settings(rng, 4))  # type: ignore[arg-type]
        sides = layer.sides[0], layer.sides[2]
        try:
            expected = F.max_pool2d(
                sign * torch.from_numpy(x.copy())[None],
                layer.size,
                layer.stride,
                sides,
                layer.dilation,
                layer.ceil,
            )
        except RuntimeError:
            with pytest.raises(Refused):
                layer.output_shape(x.shape)
            continue
        try:
            found = layer.forward(x)
        except Refused:  # where all taps of a window miss the map, torch answers with −∞
            assert torch.isinf(expected).any()
            continue
        assert not torch.isinf(expected).any()
        for way in (found, by_layer(layer, x), pool(x, mode, layer.window)):  # type: ignore[arg-type]
            np.testing.assert_array_equal(way, sign * expected[0].numpy())
        done += 1


def mean_by_hand(layer: Pooling, x: FloatArray) -> FloatArray:
    """Cell by cell: the mean of the taps on the map or, if it counts, on its padding."""
    _, height, width = x.shape
    top, bottom, left, right = layer.window.amounts(height, width)
    out = np.empty(layer.output_shape(x.shape), np.float64)
    for row, column in np.ndindex(*out.shape[1:]):
        total, cells = np.zeros(len(x)), 0
        for u, v in np.ndindex(*layer.size):
            y = row * layer.stride[0] - top + u * layer.dilation[0]
            z = column * layer.stride[1] - left + v * layer.dilation[1]
            if 0 <= y < height and 0 <= z < width:
                total, cells = total + x[:, y, z], cells + 1
            elif layer.count_padding and -top <= y < height + bottom and -left <= z < width + right:
                cells += 1
        out[:, row, column] = total / cells
    return out


def test_dilated_means_are_those_of_the_cells_under_the_taps() -> None:
    """Torch has none."""
    rng = np.random.default_rng(3)
    done = 0
    while done < 150:
        x = random_maps(rng, (2, *pair(rng, 1, 12)))
        layer = Pooling(
            mode="average",
            dilation=pair(rng, 1, 3),
            size=pair(rng, 1, 4),
            stride=pair(rng, 1, 4),
            padding=str(rng.choice(["valid", "same", "explicit", "full"])),  # type: ignore[arg-type]
            sides=(*pair(rng, 0, 3), *pair(rng, 0, 3)),
            ceil=bool(rng.random() < 0.5),
            count_padding=bool(rng.random() < 0.5),
        )
        try:
            expected = mean_by_hand(layer, x) if layer.output_shape(x.shape) else None
        except Refused:
            continue
        window = layer.window
        for way in (
            layer.forward(x),
            by_layer(layer, x),
            pool(x, "average", window, layer.count_padding),
        ):
            np.testing.assert_allclose(way, expected, atol=1e-5)
        done += 1


def test_a_mean_of_the_map_alone_by_hand() -> None:
    x = np.array([[[1, 2], [3, 4]]], np.float32)
    layer = Pooling(mode="average", size=(2, 2), stride=(2, 2), padding="explicit", sides=(1,) * 4)
    np.testing.assert_array_equal(layer.forward(x), [[[0.25, 0.5], [0.75, 1]]])
    alone = Pooling(
        mode="average",
        size=(2, 2),
        stride=(2, 2),
        padding="explicit",
        sides=(1,) * 4,
        count_padding=False,
    )
    np.testing.assert_array_equal(alone.forward(x), x)


@given(
    st.integers(1, 30),
    st.integers(1, 6),
    st.integers(1, 5),
    st.integers(1, 3),
    st.integers(0, 3),
)
def test_rounding_up_gives_torchs_length(
    n: int, kernel: int, stride: int, dilation: int, pad: int
) -> None:
    pad = min(pad, kernel // 2)
    x = torch.zeros(1, 1, n)
    try:
        expected = F.max_pool1d(x, kernel, stride, pad, dilation, ceil_mode=True).shape[-1]
    except RuntimeError:
        with pytest.raises(Refused):
            output_length(n, kernel, stride, dilation, pad, pad, ceil=True)
        return
    assert output_length(n, kernel, stride, dilation, pad, pad, ceil=True) == expected
    taps = tap_sources(n, kernel, stride, dilation, pad, pad, ceil=True)
    assert len(taps) == expected
    assert taps.max() < n


def test_a_last_window_that_would_start_in_the_padding_is_left_out() -> None:
    """Torch's own example: 3 cells, a window of 1, stride 3 and 1 padded cell a side."""
    assert output_length(4, 2, 3, 1, 1, 1, ceil=True) == 2
    assert output_length(5, 2, 3, 1, 1, 1, ceil=True) == 2
    assert output_length(6, 2, 3, 1, 1, 1, ceil=True) == 3


def test_the_largest_window_is_pooled_without_a_copy_for_each_tap() -> None:
    x = random_maps(np.random.default_rng(4), (1, 300, 300))
    window = Window((256, 256), (16, 16))
    np.testing.assert_array_equal(reference.pool(x, "max", window), pool(x, "max", window))
