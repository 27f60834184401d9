"""Every way to convolve against the definition and against torch, over random windows."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
import torch
import torch.nn.functional as F  # noqa: N812
from numpy.typing import NDArray

from playground.core.messages import Refused
from playground.engine.compute import convolve as engine
from playground.engine.compute import (
    convolve_direct,
    convolve_fft,
    convolve_gemm,
    convolve_unfolded,
)
from playground.engine.compute.convolve import convolve
from playground.engine.compute.convolve_layout import input_layout
from playground.layers import reference
from playground.layers.geometry import BORDERS, PADDINGS, Border, Window

CLOSE = 1e-5
"""Largest difference, relative to the map's largest value."""


@pytest.fixture(autouse=True)
def _no_warnings() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def normal(rng: np.random.Generator, *shape: int) -> NDArray[np.float32]:
    return rng.standard_normal(shape).astype(np.float32)


def difference(found: NDArray[Any], expected: NDArray[Any]) -> float:
    assert found.dtype == np.float32
    assert found.shape == expected.shape
    return float(np.abs(found - expected).max() / max(np.abs(expected).max(), 1e-30))


def by_torch(
    x: NDArray[np.float32],
    weights: NDArray[np.float32],
    bias: NDArray[np.float32] | None,
    window: Window,
    groups: int = 1,
) -> NDArray[np.float32]:
    top, bottom, left, right = window.amounts(*x.shape[1:])
    mode = "constant" if window.border == "zeros" else window.border
    padded = F.pad(torch.from_numpy(x)[None], (left, right, top, bottom), mode=mode)
    tensors = [torch.from_numpy(weights), None if bias is None else torch.from_numpy(bias)]
    result = F.conv2d(padded, *tensors, window.stride, 0, window.dilation, groups)
    return result[0].numpy()


def kernels(rng: np.random.Generator, count: int, depth: int, size: tuple[int, int]) -> Any:
    """Random ones; sometimes separable, sometimes with many zeros."""
    weights = normal(rng, count, depth, *size)
    kind = rng.random()
    if kind < 0.25:
        weights = weights[..., :1] * weights[..., :1, :]
    elif kind < 0.5:
        weights *= rng.random(weights.shape) < 0.4
    return weights


def random_case(rng: np.random.Generator, number: int) -> tuple[Any, Any, Any, Window, int]:
    """Small cases of all kinds, larger plain ones that take the other ways."""
    plain = number % 3 == 0
    groups = int(rng.choice([1, 1, 1, 2, 3]))
    depth, per_group = (int(v) for v in rng.integers(1, 6, 2))
    largest = 32 if number % 4 == 0 else 8
    one_step = (1, 1)
    window = Window(
        tuple(int(v) for v in rng.integers(1, largest, 2)),
        one_step if plain else tuple(int(v) for v in rng.integers(1, 5, 2)),
        one_step if plain else tuple(int(v) for v in rng.integers(1, 4, 2)),
        str(rng.choice(PADDINGS)),
        tuple(int(v) for v in rng.integers(0, 7, 4)),
        str(rng.choice(BORDERS)),
    )
    size = rng.integers(1, 150 if number % 5 == 0 else 40, 2)
    x = normal(rng, groups * depth, *size)
    weights = kernels(rng, groups * per_group, depth, window.kernel)
    bias = normal(rng, groups * per_group) if rng.random() < 0.6 else None
    return x, weights, bias, window, groups


def test_equals_the_definition_and_torch() -> None:
    rng = np.random.default_rng(0)
    done = 0
    number = 0
    ways = set()
    while done < 400:
        number += 1
        x, weights, bias, window, groups = random_case(rng, number)
        try:
            size = window.output_size(*x.shape[1:])
        except Refused:
            with pytest.raises(Refused):
                convolve(x, weights, bias, window, groups)
            continue
        found = convolve(x, weights, bias, window, groups)
        assert found.shape == (len(weights), *size)
        assert found.flags.c_contiguous
        case = f"{x.shape} {weights.shape} {window} {groups}"
        assert difference(found, reference.cross_correlate(x, weights, bias, window, groups)) < (
            CLOSE
        ), case
        assert difference(found, by_torch(x, weights, bias, window, groups)) < CLOSE, case
        ways.add(engine.method(weights[: len(weights) // groups], window, *x.shape[1:]))
        done += 1
    assert ways >= {"direct", "product"}


@pytest.mark.parametrize("way", ["direct", "two passes", "product", "large product", "fourier"])
def test_each_way_on_its_own(way: str) -> None:
    rng = np.random.default_rng(1)
    done = number = 0
    while done < 120:
        number += 1
        x, weights, bias, window, groups = random_case(rng, number)
        if groups > 1 or ("product" not in way and window.dilation != (1, 1)):
            continue
        if way == "fourier" and window.stride != (1, 1):
            continue
        if way == "two passes":
            weights = weights[..., :1] * weights[..., :1, :]
        try:
            where = input_layout(window, *x.shape[1:])
        except Refused:
            continue
        out = np.full((len(weights), *where.size), np.nan, np.float32)
        if way == "product":
            convolve_gemm.correlate(x, weights, bias, where, out)
        elif way == "large product":
            convolve_unfolded.correlate(x, weights, bias, where, out)
        elif way == "fourier":
            convolve_fft.correlate(x, weights, bias, where, out)
        else:
            split = convolve_direct.separated if way == "two passes" else lambda kernel: None
            factors = [[split(kernel) for kernel in row] for row in weights]
            work = float(rng.choice([0.0, 1e9]))
            convolve_direct.correlate(x, weights, bias, where, out, factors, work)
        expected = reference.cross_correlate(x, weights, bias, window)
        assert difference(out, expected) < CLOSE, f"{x.shape} {weights.shape} {window}"
        done += 1


def test_pieces_meet_in_a_large_picture() -> None:
    rng = np.random.default_rng(2)
    ways = set()
    for channels, filters, size in [(1, 1, 5), (3, 2, 9), (3, 9, 15), (8, 4, 3)]:
        x = rng.random((channels, 700, 900), np.float32)
        window = Window((size, size), padding="same", border="reflect")
        random = normal(rng, filters, channels, size, size)
        for weights in random, random[..., :1] * random[..., :1, :]:
            ways.add(engine.method(weights, window, 700, 900))
            expected = by_torch(x, weights, None, window)
            assert difference(convolve(x, weights, None, window), expected) < CLOSE
    assert ways == {"direct", "two passes", "product", "fourier"}


@pytest.mark.parametrize("largest", [2**18, 10**6])  # without and with vectors of 512 bits
@pytest.mark.parametrize(
    ("channels", "filters", "kernel", "step", "apart", "size"),
    [
        (16, 32, 7, 1, 1, (90, 300)),
        (48, 10, 9, 1, 1, (20, 70)),
        (70, 23, 9, 2, 1, (60, 45)),
        (300, 13, 5, 3, 2, (40, 33)),
        (600, 6, 3, 1, 1, (7, 200)),
        (9, 5, 31, 40, 1, (130, 140)),
    ],
)
def test_products_of_very_many_taps_are_summed_in_parts(
    monkeypatch: pytest.MonkeyPatch,
    largest: int,
    channels: int,
    filters: int,
    kernel: int,
    step: int,
    apart: int,
    size: tuple[int, int],
) -> None:
    monkeypatch.setattr(convolve_gemm, "largest_product", lambda: largest)
    monkeypatch.setattr(convolve_gemm, "tiling", convolve_gemm.tiling.__wrapped__)
    rng = np.random.default_rng(8)
    x, bias = normal(rng, channels, *size), normal(rng, filters)
    weights = normal(rng, filters, channels, kernel, kernel)
    window = Window((kernel, kernel), (step, step), (apart, apart), padding="same")
    where = input_layout(window, *size)
    out = np.full((filters, *where.size), np.nan, np.float32)
    convolve_gemm.correlate(x, weights, bias, where, out)
    assert difference(out, by_torch(x, weights, bias, window)) < CLOSE

    cut = convolve_gemm.tiling(filters, channels, window.kernel, min(step, kernel), where.size)
    assert cut.filters * cut.taps * cut.lanes <= largest


@pytest.mark.parametrize("threads", [1, 3])
@pytest.mark.parametrize("block", [1, 40, 3000, 2**19])
@pytest.mark.parametrize("border", ["zeros", "reflect"])
def test_large_products_are_cut_into_blocks_for_any_number_of_threads(
    monkeypatch: pytest.MonkeyPatch, threads: int, block: int, border: Border
) -> None:
    monkeypatch.setattr(convolve_unfolded, "cores", lambda: threads)
    monkeypatch.setattr(convolve_unfolded, "WORTH_SHARING_MULTIPLICATIONS", 1)
    monkeypatch.setattr(convolve_unfolded, "BLOCK_FLOATS", block)
    monkeypatch.setattr(convolve_unfolded, "MOST_BLOCK_FLOATS", 2 * block)
    monkeypatch.setattr(convolve_unfolded, "ENOUGH_PLACES", 1)
    monkeypatch.setattr(convolve_unfolded, "cut", convolve_unfolded.cut.__wrapped__)
    rng = np.random.default_rng(12)
    for kernel, step, apart, padding in [
        ((1, 1), (1, 1), (1, 1), "valid"),
        ((3, 3), (1, 1), (1, 1), "same"),
        ((5, 2), (1, 1), (2, 3), "same"),
        ((3, 7), (2, 1), (1, 1), "full"),
        ((2, 3), (1, 3), (1, 2), "valid"),
    ]:
        x, weights, bias = normal(rng, 5, 12, 13), normal(rng, 37, 5, *kernel), normal(rng, 37)
        window = Window(kernel, step, apart, padding, border=border)
        where = input_layout(window, 12, 13)
        out = np.full((37, *where.size), np.nan, np.float32)
        convolve_unfolded.correlate(x, weights, bias, where, out)
        expected = reference.cross_correlate(x, weights, bias, window)
        assert difference(out, expected) < CLOSE
        covered = np.zeros(where.size, int)
        for part in convolve_unfolded.cut(weights[0].size, where.size, threads):
            columns = slice(part.column, part.column + part.columns)
            covered[part.row : part.row + part.rows, columns] += 1
        assert (covered == 1).all()


@pytest.mark.parametrize(
    ("channels", "filters", "kernel", "size", "way"),
    [
        (64, 16, 1, 55, "large product"),  # SqueezeNet's
        (16, 128, 3, 55, "large product"),
        (64, 512, 3, 13, "large product"),
        (512, 1000, 1, 13, "large product"),
        (256, 256, 3, 56, "large product"),  # VGG16's
        (512, 512, 3, 14, "large product"),
        (64, 64, 3, 224, "product"),
        (16, 32, 5, 256, "product"),
    ],
)
def test_many_filters_on_narrow_maps_are_a_large_product(
    channels: int, filters: int, kernel: int, size: int, way: str
) -> None:
    weights = np.empty((filters, channels, kernel, kernel), np.float32)
    assert engine.method(weights, Window((kernel, kernel), padding="same"), size, size) == way


@pytest.mark.parametrize("columns", [1, 15, 16, 17, 64, 65, 128, 256, 500, 512, 1000, 2048])
def test_unfolded_rows_are_whole_lines_of_the_cache_and_share_no_places(columns: int) -> None:
    pitch = convolve_gemm.pitch(columns)
    assert columns <= pitch <= columns + 31
    assert pitch % 16 == 0
    if columns > 64:
        places = {row * pitch // 16 % 64 for row in range(64)}  # of the first level, on all
        assert len(places) == 64


@pytest.mark.parametrize("is_server", [False, True])
@pytest.mark.parametrize(
    ("channels", "filters", "kernel", "size", "on_server", "elsewhere"),
    [
        (16, 32, 5, 512, "product", "product"),
        (16, 32, 7, 512, "product", "fourier"),
        (16, 32, 15, 512, "fourier", "fourier"),
        (8, 16, 11, 256, "product", "fourier"),
        (8, 16, 15, 512, "fourier", "fourier"),
    ],
)
def test_the_way_goes_by_the_processor(
    monkeypatch: pytest.MonkeyPatch,
    is_server: bool,
    channels: int,
    filters: int,
    kernel: int,
    size: int,
    on_server: str,
    elsewhere: str,
) -> None:
    monkeypatch.setattr(convolve_fft, "is_intel_server", lambda: is_server)
    monkeypatch.setattr(convolve_fft, "tiling", convolve_fft.tiling.__wrapped__)
    monkeypatch.setattr(engine, "_costs", engine._costs.__wrapped__)
    window = Window((kernel, kernel), padding="same")
    weights = normal(np.random.default_rng(9), filters, channels, kernel, kernel)
    found = engine.method(weights, window, size, size)
    assert found == (on_server if is_server else elsewhere)


@pytest.mark.parametrize("chosen", [[2], [0, 1], [3, 1], [0, 2, 5], [1, 3, 5], [5, 4, 3, 2, 1, 0]])
@pytest.mark.parametrize("groups", [1, 2])
def test_some_filters_alone(chosen: list[int], groups: int) -> None:
    rng = np.random.default_rng(3)
    x, weights, bias = normal(rng, 4, 33, 47), normal(rng, 6, 4 // groups, 5, 3), normal(rng, 6)
    window = Window((5, 3), padding="same")
    whole = convolve(x, weights, bias, window, groups)
    alone = convolve(x, weights, bias, window, groups, filters=chosen)
    np.testing.assert_allclose(alone, whole[chosen], atol=1e-5)
    out = np.full_like(whole, 7)
    assert convolve(x, weights, bias, window, groups, filters=chosen, out=out) is out
    np.testing.assert_allclose(out[chosen], whole[chosen], atol=1e-5)
    assert (np.delete(out, chosen, axis=0) == 7).all()


def test_weights_may_be_a_flipped_view() -> None:
    rng = np.random.default_rng(4)
    x, weights = normal(rng, 2, 40, 50), normal(rng, 3, 2, 5, 4)
    window = Window((5, 4), padding="full")
    flipped = reference.flip(weights)
    expected = reference.cross_correlate(x, flipped, None, window)
    assert difference(convolve(x, flipped, None, window), expected) < CLOSE
    turned = np.ascontiguousarray(x.transpose(0, 2, 1)).transpose(0, 2, 1)
    assert difference(convolve(turned, flipped, None, window), expected) < CLOSE


@pytest.mark.parametrize(
    ("channels", "filters", "kernel"),
    [(1, 1, 3), (1, 1, 13), (1, 1, 31), (1, 4, 5), (3, 4, 3), (8, 8, 15), (3, 4, 31), (16, 99, 3)],
)
@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("made", ["random", "zeros", "separable"])
def test_nan_and_infinities_reach_what_reads_them_and_no_more(
    channels: int, filters: int, kernel: int, value: float, made: str
) -> None:
    rng = np.random.default_rng(5)
    x = rng.random((channels, 90, 70), np.float32)
    x[-1, 40, 30] = value
    weights = normal(rng, filters, channels, kernel, kernel)
    if made == "zeros":
        weights[..., ::2, :] = 0
    elif made == "separable":
        weights = weights[..., :1] * weights[..., :1, :]
    window = Window((kernel, kernel), padding="same")
    found = convolve(x, weights, None, window)
    expected = reference.cross_correlate(x, weights, None, window)
    np.testing.assert_array_equal(np.isfinite(found), np.isfinite(expected))
    np.testing.assert_array_equal(np.isnan(found), np.isnan(expected))
    finite = np.isfinite(expected)
    assert np.abs(found[finite] - expected[finite]).max() < CLOSE * np.abs(expected[finite]).max()


def test_nan_among_the_weights() -> None:
    x = np.ones((2, 20, 20), np.float32)
    weights = np.ones((3, 2, 15, 15), np.float32)
    weights[1, 0, 3, 4] = np.nan
    found = convolve(x, weights, None, Window((15, 15)))
    assert np.isnan(found[1]).all()
    assert (found[[0, 2]] == 450).all()


def test_a_separable_kernel_is_told_from_one_that_is_nearly_so() -> None:
    rng = np.random.default_rng(6)
    kernel = normal(rng, 7, 1) * normal(rng, 1, 9)
    factors = convolve_direct.separated(kernel)
    assert factors is not None
    np.testing.assert_allclose(factors[1][:, None] * factors[0], kernel, rtol=1e-5, atol=1e-6)
    kernel[3, 4] += 1e-5 * np.abs(kernel).max()
    assert convolve_direct.separated(kernel) is None
    assert convolve_direct.separated(np.zeros((3, 3), np.float32)) is None


def test_channels_that_do_not_fit_are_an_error() -> None:
    with pytest.raises(ValueError, match="channels"):
        convolve(
            np.zeros((3, 5, 5), np.float32),
            np.zeros((4, 2, 3, 3), np.float32),
            None,
            Window((3, 3)),
        )


def test_no_torch_and_no_scipy_until_they_are_needed() -> None:
    import subprocess
    import sys

    code = (
        "import sys, numpy as np; from playground.engine.compute.convolve import convolve;"
        "from playground.layers.geometry import Window;"
        "convolve(np.ones((1, 64, 64), np.float32), np.ones((8, 1, 3, 3), np.float32), None,"
        " Window((3, 3)));"
        "assert not {'torch', 'scipy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
