"""Convolution as it is computed: what `layers.reference` defines, by the quickest of five ways."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

import numpy as np

from playground.core.arrays import FloatArray
from playground.engine.compute import convolve_direct as direct
from playground.engine.compute import convolve_fft as fourier
from playground.engine.compute import convolve_gemm as product
from playground.engine.compute import convolve_unfolded as unfolded
from playground.engine.compute.activation import activate
from playground.engine.compute.convolve_layout import InputLayout, input_layout
from playground.engine.compute.convolve_threads import share
from playground.engine.compute.pooling import pool
from playground.layers.geometry import Window

__all__ = ["activate", "convolve", "estimate", "method", "pool"]

Method: TypeAlias = Literal["direct", "two passes", "product", "large product", "fourier"]

OPENCV_FOURIER_TAPS = 130
"""Taps from which on OpenCV filters by a Fourier transform of its own."""

MIN_SEPARABLE_TAPS = 36
"""Taps from which on two passes are quicker than one."""

SEPARABLE_CHECK_NS = 30_000
"""Nanoseconds a kernel slice that make it worth asking whether it is separable."""

ONE_THREAD_NS = 130_000
"""Nanoseconds up to which one filter on one channel is left to one thread."""

ONE_TRANSFORM_CELLS = 160**2
"""Cells up to which OpenCV transforms all in one go."""

LARGE_CELLS = 2**20
"""Cells from which on maps no longer fit the cache."""

CHECKED_CELLS = 2**20
"""Cells that one thread looks through for NaN and infinities at a time."""


@dataclass(frozen=True, slots=True, eq=False)
class Costs:
    """One group laid out, and about how many nanoseconds each way takes on one core."""

    where: InputLayout
    direct: float
    two_passes: float
    product: float
    large_product: float
    fourier: float
    is_single: bool


def convolve(
    x: FloatArray,
    weights: FloatArray,
    bias: FloatArray | None,
    window: Window,
    groups: int = 1,
    filters: Sequence[int] | None = None,
    out: FloatArray | None = None,
) -> FloatArray:
    """Return what `reference.cross_correlate` defines, to float32 rounding.

    `x` is channels × height × width, `weights` filters × channels/groups × kernel height × width.
    With `filters`, only these are computed: into their places of `out`, which then holds a map for
    every filter, or, without `out`, into a new array of only their maps. Raises Refused when the
    window does not fit the input.
    """
    x = np.ascontiguousarray(x, np.float32)
    weights = np.ascontiguousarray(weights, np.float32)
    count, depth = weights.shape[:2]
    if len(x) != depth * groups or count % groups:
        raise ValueError(
            f"{count} filters of depth {depth} in {groups} groups do not fit {len(x)} channels"
        )
    per_group = count // groups
    if groups == 1 and filters is None:
        costs = _costs(window, x.shape[1], x.shape[2], depth, count)
        if out is None:
            out = np.empty((count, *costs.where.size), np.float32)
        _one_group(x, weights, bias, costs, out)
        return out

    chosen = np.arange(count) if filters is None else np.asarray(filters, np.intp)
    places = chosen
    if out is None:
        out = np.empty((len(chosen), *input_layout(window, *x.shape[1:]).size), np.float32)
        places = np.arange(len(chosen))
    for group in range(groups):
        mine = np.flatnonzero(chosen // per_group == group)
        if not mine.size:
            continue
        costs = _costs(window, x.shape[1], x.shape[2], depth, mine.size)
        some = np.ascontiguousarray(weights[chosen[mine]])
        shifts = None if bias is None else bias[chosen[mine]]
        maps = np.empty((mine.size, *costs.where.size), np.float32)
        first, last = int(places[mine[0]]), int(places[mine[-1]])
        in_a_row = last - first == mine.size - 1 and bool((np.diff(places[mine]) == 1).all())
        target = out[first : last + 1] if in_a_row else maps
        _one_group(x[group * depth : (group + 1) * depth], some, shifts, costs, target)
        if target is maps:
            out[places[mine]] = maps
    return out


def method(weights: FloatArray, window: Window, height: int, width: int) -> Method:
    """The way in which a group's maps are computed, for an input without NaN and infinities."""
    costs = _costs(window, height, width, weights.shape[1], weights.shape[0])
    return _choice(costs, weights)[0]


def estimate(window: Window, height: int, width: int, channels: int, filters: int) -> float:
    """About how many nanoseconds a convolution without groups takes on one core."""
    costs = _costs(window, height, width, channels, filters)
    return min(costs.direct, costs.product, costs.large_product, costs.fourier)


def _one_group(
    x: FloatArray, weights: FloatArray, bias: FloatArray | None, costs: Costs, out: FloatArray
) -> None:
    """Fill `out` with the maps of all the weights, each of which reads all of `x`."""
    if costs.is_single and (
        not _spreads("direct", weights) or (np.isfinite(x).all() and np.isfinite(weights).all())
    ):
        kernel, shift = weights[0, 0], 0.0 if bias is None else float(bias[0])
        factor = direct.separated(kernel) if kernel.size >= MIN_SEPARABLE_TAPS else None
        direct.correlate_single(x[0], kernel, factor, shift, costs.where, out[0])
        return
    way, factors = _choice(costs, weights)
    if _spreads(way, weights) and not (_is_finite(x) and _is_finite(weights)):
        way = "product" if costs.product < costs.large_product else "large product"
    if way == "product":
        product.correlate(x, weights, bias, costs.where, out)
    elif way == "large product":
        unfolded.correlate(x, weights, bias, costs.where, out)
    elif way == "fourier":
        fourier.correlate(x, weights, bias, costs.where, out)
    else:
        time = costs.direct if way == "direct" else costs.two_passes
        direct.correlate(x, weights, bias, costs.where, out, factors, time)


def _choice(costs: Costs, weights: FloatArray) -> tuple[Method, direct.Separated]:
    """The quickest way, and the factors of the kernels if it is the one in two passes."""
    slices = weights.shape[0] * weights.shape[1]
    best = min(costs.direct, costs.product, costs.large_product, costs.fourier)
    if costs.two_passes < best and best > slices * SEPARABLE_CHECK_NS:
        factors = [[direct.separated(kernel) for kernel in kernels] for kernels in weights]
        if all(factor is not None for kernels in factors for factor in kernels):
            return "two passes", factors
    unseparated: direct.Separated = [[None] * weights.shape[1]] * weights.shape[0]
    if best == costs.direct:
        return "direct", unseparated
    if best == costs.product:
        return "product", unseparated
    return ("fourier" if best == costs.fourier else "large product"), unseparated


def _spreads(way: Method, weights: FloatArray) -> bool:
    """Whether a NaN could reach other outputs than those that read it, or miss one that does."""
    if way == "direct":  # OpenCV leaves out the taps that are zero
        taps = weights.shape[2] * weights.shape[3]
        return bool(taps >= MIN_SEPARABLE_TAPS or np.count_nonzero(weights) < weights.size)
    return way not in ("product", "large product")


def _is_finite(x: FloatArray) -> bool:
    """Whether all values are numbers below about 1e18, by the sum of their squares."""
    rows = x.reshape(-1, x.shape[-1])
    step = max(1, CHECKED_CELLS // x.shape[-1])
    sums: list[float] = []

    def look(first: int) -> None:
        some = rows[first : first + step]
        sums.append(float(np.vecdot(some, some).sum()))

    share(look, range(0, len(rows), step))
    return math.isfinite(sum(sums))


@lru_cache(maxsize=256)
def _costs(window: Window, height: int, width: int, channels: int, filters: int) -> Costs:
    """The layout, and what each way costs: constants measured on a 2-core Zen 4 machine,
    those of the Fourier transform by processor."""
    where = input_layout(window, height, width)
    (kh, kw), cells, slices = window.kernel, where.size[0] * where.size[1], filters * channels
    filtered = cells * window.stride[0] * window.stride[1]  # OpenCV knows of no stride
    taps = kh * kw
    summing = 0.12 if channels > 1 else 0.0
    is_close = window.dilation == (1, 1)
    is_plain = is_close and window.stride == (1, 1)

    per_tap = 0.1 + 0.034 * taps + (0.2 if cells > LARGE_CELLS else 0.0)
    if taps >= OPENCV_FOURIER_TAPS:
        per_tap = 10.0 if cells <= ONE_TRANSFORM_CELLS else 16.0
    one_pass = slices * (4_000 + (per_tap + summing) * filtered)
    two_passes = slices * (8_000 + (0.3 + 0.06 * (kh + kw) + summing) * filtered)
    unfolding = (
        (0.17 if window.stride[1] == 1 else 0.6) * channels * kw * max(1, window.stride[0] / kh)
    )
    multiplying = 2 * slices * taps / product.rate(filters, channels * taps, where.size[1])
    by_product = 40_000 + (unfolding + multiplying) * cells
    by_fourier = math.inf
    if is_plain and max(window.kernel) <= fourier.MAX_KERNEL_SIDE:
        by_fourier = (
            150_000 + fourier.tiling(filters, channels, window.kernel, where.size).nanoseconds
        )
    is_single = (
        is_plain
        and slices == 1
        and where.size == (height, width)
        and one_pass < (ONE_THREAD_NS if taps < OPENCV_FOURIER_TAPS else 2 * ONE_THREAD_NS)
        and direct.suits_opencv(where)
    )
    return Costs(
        where,
        one_pass if is_close else math.inf,
        two_passes if is_close and taps >= MIN_SEPARABLE_TAPS and min(kh, kw) > 1 else math.inf,
        by_product,
        unfolded.nanoseconds(where, channels, filters),
        by_fourier,
        is_single,
    )
