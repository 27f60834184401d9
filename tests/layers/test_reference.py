"""The definitions against torch, and against numbers worked by hand."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest
import torch
import torch.nn.functional as F  # noqa: N812
from numpy.typing import NDArray

from playground.core.messages import Refused
from playground.layers import reference
from playground.layers.geometry import BORDERS, PADDINGS, Window
from playground.layers.reference import REDUCTIONS

TORCH_BORDERS = {"zeros": "constant"}


@pytest.fixture(autouse=True)
def _no_warnings() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def normal(rng: np.random.Generator, *shape: int) -> NDArray[np.float32]:
    return rng.standard_normal(shape).astype(np.float32)


def tensor(array: NDArray[np.float32]) -> torch.Tensor:
    return torch.from_numpy(np.ascontiguousarray(array))


def padded_by_torch(x: NDArray[np.float32], window: Window, fill: float = 0.0) -> torch.Tensor:
    top, bottom, left, right = window.amounts(*x.shape[1:])
    mode = TORCH_BORDERS.get(window.border, window.border)
    value = fill if mode == "constant" else None
    return F.pad(tensor(x)[None], (left, right, top, bottom), mode=mode, value=value)


def random_window(rng: np.random.Generator, largest: int = 6) -> Window:
    pair = lambda most: tuple(int(v) for v in rng.integers(1, most + 1, 2))  # noqa: E731
    return Window(
        pair(largest),
        pair(3),
        pair(3),
        str(rng.choice(PADDINGS)),
        tuple(int(v) for v in rng.integers(0, 5, 4)),
        str(rng.choice(BORDERS)),
    )


def assert_close(found: NDArray[Any], expected: torch.Tensor, tolerance: float = 2e-6) -> None:
    wanted = expected.numpy()
    assert found.dtype == np.float32
    assert found.shape == wanted.shape
    np.testing.assert_allclose(
        found, wanted, rtol=0, atol=tolerance * max(1e-30, float(np.abs(wanted).max()))
    )


def test_cross_correlation_is_torchs() -> None:
    rng = np.random.default_rng(0)
    done = 0
    while done < 300:
        groups = int(rng.integers(1, 4))
        depth, filters = int(rng.integers(1, 4)), groups * int(rng.integers(1, 4))
        window = random_window(rng)
        x = normal(rng, groups * depth, *rng.integers(1, 20, 2))
        weights = normal(rng, filters, depth, *window.kernel)
        bias = normal(rng, filters) if rng.random() < 0.5 else None
        try:
            found = reference.cross_correlate(x, weights, bias, window, groups)
        except Refused:
            continue
        expected = F.conv2d(
            padded_by_torch(x, window),
            tensor(weights),
            None if bias is None else tensor(bias),
            stride=window.stride,
            dilation=window.dilation,
            groups=groups,
        )[0]
        assert_close(found, expected)
        done += 1


def test_a_flipped_filter_gives_true_convolution() -> None:
    from scipy.signal import convolve2d

    rng = np.random.default_rng(1)
    x, kernel = normal(rng, 1, 9, 11), normal(rng, 1, 1, 3, 4)
    window = Window((3, 4), padding="full")
    found = reference.cross_correlate(x, reference.flip(kernel), None, window)[0]
    np.testing.assert_allclose(found, convolve2d(x[0], kernel[0, 0]), atol=1e-5)


def test_transposed_convolution_is_torchs() -> None:
    rng = np.random.default_rng(2)
    done = 0
    for _ in range(150):
        groups = int(rng.integers(1, 3))
        kernel = tuple(int(v) for v in rng.integers(1, 5, 2))
        stride = tuple(int(v) for v in rng.integers(1, 4, 2))
        dilation = tuple(int(v) for v in rng.integers(1, 3, 2))
        cut = tuple(int(v) for v in rng.integers(0, 3, 2))
        extra = tuple(
            int(rng.integers(0, max(s, d))) for s, d in zip(stride, dilation, strict=True)
        )
        x = normal(rng, groups * 2, *rng.integers(3, 9, 2))
        weights, bias = normal(rng, groups * 2, 3, *kernel), normal(rng, groups * 3)
        arguments = (tensor(x)[None], tensor(weights), tensor(bias))
        sides = (cut[0], cut[0], cut[1], cut[1])
        try:
            found = reference.transposed(x, weights, bias, stride, sides, dilation, extra, groups)
        except Refused:
            sizes = [
                (n - 1) * s + (k - 1) * d + 1 + e - 2 * c
                for n, s, k, d, e, c in zip(
                    x.shape[1:], stride, kernel, dilation, extra, cut, strict=True
                )
            ]
            assert min(sizes) < 1
            continue
        expected = F.conv_transpose2d(*arguments, stride, cut, extra, groups, dilation)[0]
        assert_close(found, expected)
        done += 1
    assert done >= 120


def test_transposed_convolution_cuts_each_side_on_its_own() -> None:
    rng = np.random.default_rng(3)
    x, weights = normal(rng, 2, 5, 6), normal(rng, 2, 1, 4, 3)
    whole = reference.transposed(x, weights, None, (2, 2))
    cut = reference.transposed(x, weights, None, (2, 2), (1, 2, 0, 3))
    np.testing.assert_array_equal(cut, whole[:, 1:-2, :-3])


@pytest.mark.parametrize("kind", REDUCTIONS)
def test_pooling_is_torchs(kind: reference.Pooling) -> None:
    rng = np.random.default_rng(4)
    done = 0
    while done < 100:
        window = random_window(rng, 4)
        x = normal(rng, 3, *rng.integers(1, 16, 2))
        try:
            found = reference.pool(x, kind, window)
        except Refused:
            continue
        sign = -1 if kind == "min" else 1
        if kind == "average":
            ones = torch.full((3, 1, *window.kernel), 1 / np.prod(window.kernel))
            expected = F.conv2d(
                padded_by_torch(x, window), ones, None, window.stride, 0, window.dilation, 3
            )
        else:
            padded = sign * padded_by_torch(x, window, -sign * np.inf)
            expected = sign * F.max_pool2d(
                padded, window.kernel, window.stride, dilation=window.dilation
            )
        assert_close(found, expected[0])
        done += 1


def test_average_pooling_counts_padded_zeros() -> None:
    x = np.ones((1, 4, 4), np.float32)
    window = Window((2, 2), (2, 2), padding="explicit", sides=(1, 1, 1, 1))
    expected = F.avg_pool2d(tensor(x)[None], 2, 2, 1)[0]
    assert_close(reference.pool(x, "average", window), expected)
    assert reference.pool(x, "average", window)[0, 0, 0] == 0.25


def test_a_pooling_window_of_nothing_but_padding_is_refused() -> None:
    x = np.ones((1, 4, 4), np.float32)
    with pytest.raises(Refused, match="hold no cell"):
        reference.pool(x, "max", Window((2, 2), padding="explicit", sides=(2, 0, 0, 0)))
    replicated = Window((2, 2), padding="explicit", sides=(2, 0, 0, 0), border="replicate")
    assert reference.pool(x, "max", replicated).shape == (1, 5, 3)


@pytest.mark.parametrize("kind", REDUCTIONS)
def test_global_pooling(kind: reference.Pooling) -> None:
    x = normal(np.random.default_rng(5), 4, 7, 9)
    whole = reference.pool(x, kind, Window((7, 9)))
    np.testing.assert_allclose(reference.global_pool(x, kind), whole, rtol=1e-6)


def test_nan_reaches_the_outputs_that_read_it_and_no_other() -> None:
    x = np.zeros((1, 9, 9), np.float32)
    x[0, 4, 4] = np.nan
    weights = np.zeros((1, 1, 3, 3), np.float32)  # 0 × NaN is NaN too
    found = np.isnan(reference.cross_correlate(x, weights, None, Window((3, 3), padding="same")))
    expected = np.zeros((1, 9, 9), bool)
    expected[0, 3:6, 3:6] = True
    np.testing.assert_array_equal(found, expected)


def test_infinities_and_overflow_give_no_warning() -> None:
    x = np.full((1, 5, 5), 3e38, np.float32)
    x[0, 0, 0] = np.inf
    weights = np.array([[[[1, -1], [10, 10]]]], np.float32)
    found = reference.cross_correlate(x, weights, np.ones(1, np.float32), Window((2, 2)))
    assert np.isinf(found).all()
    assert np.isnan(
        reference.pool(np.array([[[np.inf, -np.inf]]], np.float32), "average", Window((1, 2)))
    ).all()


def test_channels_that_do_not_fit_are_an_error() -> None:
    with pytest.raises(ValueError, match="channels"):
        reference.cross_correlate(
            np.zeros((3, 5, 5), np.float32),
            np.zeros((4, 2, 3, 3), np.float32),
            None,
            Window((3, 3)),
        )
