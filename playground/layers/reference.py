"""The meaning of each operation, written to be read: every faster way must match it.

Maps are channels × height × width. Sums are taken in float64 and returned as float32; NaN and
infinities pass through by the rules of IEEE arithmetic, without warnings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray
from playground.layers.geometry import (
    Amounts,
    Border,
    Pair,
    Window,
    extent,
    source_indices,
    transposed_length,
)

Pooling: TypeAlias = Literal["max", "average", "min"]


@dataclass(frozen=True, slots=True)
class Reduction:
    """How a pooling makes one value of many: by a ufunc, and with `is_mean`, over their number.

    `neutral` changes nothing: it stands where a window reaches beyond the map.
    """

    combine: np.ufunc
    neutral: float
    is_mean: bool = False


REDUCTIONS: dict[Pooling, Reduction] = {
    "max": Reduction(np.maximum, -np.inf),
    "average": Reduction(np.add, 0.0, is_mean=True),
    "min": Reduction(np.minimum, np.inf),
}

DoubleArray: TypeAlias = NDArray[np.float64]
Number = TypeVar("Number", bound=np.floating)


def pad(x: FloatArray, amounts: Amounts, border: Border, fill: float = 0.0) -> FloatArray:
    """`x` with (top, bottom, left, right) cells around it; `fill` is the value of border "zeros".

    Raises Refused when reflect or circular needs more cells than there are.
    """
    top, bottom, left, right = amounts
    rows = source_indices(x.shape[1], top, bottom, border)
    columns = source_indices(x.shape[2], left, right, border)
    padded = x[:, rows[:, None], columns]
    padded[:, rows < 0, :] = fill
    padded[:, :, columns < 0] = fill
    return padded


def flip(weights: FloatArray) -> FloatArray:
    """The filters turned by 180°: cross-correlating with them is true convolution."""
    return weights[..., ::-1, ::-1]


def cross_correlate(
    x: FloatArray,
    weights: FloatArray,
    bias: FloatArray | None,
    window: Window,
    groups: int = 1,
) -> FloatArray:
    """y[o, i, j] = bias[o] + Σ weights[o, c, u, v] · padded[c, i·stride + u·dilation, …].

    `x` is C × H × W, `weights` are O × C/groups × kh × kw, the result is O × H' × W'. The filters
    of group g read the channels of group g alone. Raises Refused when the window does not fit.
    """
    filters, depth = weights.shape[:2]
    _check_channels(x.shape[0], filters, depth, groups)
    height, width = window.output_size(*x.shape[1:])
    padded = pad(x, window.amounts(*x.shape[1:]), window.border).astype(np.float64)
    padded = padded.reshape(groups, depth, *padded.shape[1:])
    grouped = weights.reshape(groups, filters // groups, depth, *window.kernel).astype(np.float64)

    total = np.zeros((groups, filters // groups, height, width))
    with np.errstate(invalid="ignore", over="ignore"):
        for u in range(window.kernel[0]):
            for v in range(window.kernel[1]):
                seen = _under_tap(padded, window, (u, v), (height, width))
                total += np.einsum("goc,gcij->goij", grouped[..., u, v], seen, optimize=True)
        result = total.reshape(filters, height, width)
        if bias is not None:
            result += bias[:, None, None]
        return result.astype(np.float32)


def transposed(
    x: FloatArray,
    weights: FloatArray,
    bias: FloatArray | None,
    stride: Pair = (1, 1),
    sides: Amounts = (0, 0, 0, 0),
    dilation: Pair = (1, 1),
    output_padding: Pair = (0, 0),
    groups: int = 1,
) -> FloatArray:
    """Every input cell adds its multiple of the filter to the output, `stride` cells apart.

    `x` is C × H × W, `weights` are C × O/groups × kh × kw as in torch; `sides` (top, bottom, left,
    right) are cut off the result, `output_padding` cells kept at its bottom and right. Raises
    Refused when nothing is left.
    """
    channels, height, width = x.shape
    per_group, kh, kw = weights.shape[1:]
    top, bottom, left, right = sides
    rows = transposed_length(height, kh, stride[0], dilation[0], top, bottom, output_padding[0])
    columns = transposed_length(width, kw, stride[1], dilation[1], left, right, output_padding[1])

    grouped_x = x.reshape(groups, channels // groups, height, width).astype(np.float64)
    grouped = weights.reshape(groups, channels // groups, per_group, kh, kw).astype(np.float64)
    whole_h = (height - 1) * stride[0] + extent(kh, dilation[0]) + output_padding[0]
    whole_w = (width - 1) * stride[1] + extent(kw, dilation[1]) + output_padding[1]
    total = np.zeros((groups, per_group, whole_h, whole_w))
    with np.errstate(invalid="ignore", over="ignore"):
        for u in range(kh):
            for v in range(kw):
                reached_rows = slice(u * dilation[0], None, stride[0])
                reached_columns = slice(v * dilation[1], None, stride[1])
                reached = total[:, :, reached_rows, reached_columns][:, :, :height, :width]
                reached += np.einsum("gco,gcij->goij", grouped[..., u, v], grouped_x, optimize=True)
        kept = total[:, :, top : top + rows, left : left + columns]
        result = kept.reshape(groups * per_group, rows, columns)
        if bias is not None:
            result = result + bias[:, None, None]
        return result.astype(np.float32)


def pool(x: FloatArray, kind: Pooling, window: Window, count_padding: bool = True) -> FloatArray:
    """The largest, mean or smallest value under each place of the window, channel by channel.

    Padded cells of border "zeros" never win a maximum or minimum; a mean counts them as zeros, or
    not at all without `count_padding` (torch's count_include_pad). Cells beyond the padding, over
    which a last window hangs with `window.ceil`, never count. A window that holds a NaN gives NaN.
    Torch has no dilated mean; here it is that of the cells under the taps, as everywhere. Raises
    Refused when the window does not fit, or when a place of it would hold no cell of the map.
    """
    height, width = x.shape[1:]
    size = window.output_size(height, width, "pooling")
    reduction = REDUCTIONS[kind]
    padded = pad(x, window.reached(height, width), window.border, reduction.neutral)
    taps = (
        _under_tap(padded, window, (u, v), size)
        for u in range(window.kernel[0])
        for v in range(window.kernel[1])
    )
    if not reduction.is_mean:
        best = next(taps).copy()
        for tap in taps:
            reduction.combine(best, tap, out=best)
        return best
    rows, columns = window.tap_counts(height, width, count_padding)
    with np.errstate(invalid="ignore", over="ignore"):
        total = np.zeros((x.shape[0], *size))
        for tap in taps:
            total += tap
        return (total / (rows[:, None] * columns)).astype(np.float32)


def global_pool(x: FloatArray, kind: Pooling) -> FloatArray:
    """The largest, mean or smallest value of each channel, as channels × 1 × 1."""
    if not REDUCTIONS[kind].is_mean:
        best: FloatArray = REDUCTIONS[kind].combine.reduce(x, axis=(1, 2), keepdims=True)
        return best
    with np.errstate(invalid="ignore", over="ignore"):
        mean: DoubleArray = x.mean(axis=(1, 2), keepdims=True, dtype=np.float64)
        return mean.astype(np.float32)


def normalise(
    x: FloatArray,
    groups: int,
    epsilon: float,
    weight: FloatArray | None = None,
    bias: FloatArray | None = None,
) -> FloatArray:
    """(x − mean) / √(variance + ε), over all cells of each group of channels; then · weight + bias.

    The variance is the mean squared distance from the mean. Neighbouring channels form the groups.
    """
    with np.errstate(invalid="ignore", over="ignore"):
        grouped = x.reshape(groups, -1).astype(np.float64)
        mean = grouped.mean(axis=1, keepdims=True)
        variance = np.square(grouped - mean).mean(axis=1, keepdims=True)
        y = ((grouped - mean) / np.sqrt(variance + epsilon)).reshape(x.shape)
        if weight is not None:
            y *= weight[:, None, None]
        if bias is not None:
            y += bias[:, None, None]
        normal: FloatArray = y.astype(np.float32)
        return normal


def upsample(x: FloatArray, factor: Pair, bilinear: bool) -> FloatArray:
    """Each cell as a block of `factor` equal cells, or cells that pass smoothly between them.

    Bilinear is torch's align_corners=False: cells are areas, outputs lie between the middles of
    them, and beyond the outermost middles the outermost value goes on.
    """
    if not bilinear:
        return x.repeat(factor[0], axis=1).repeat(factor[1], axis=2)
    (rows, down), (columns, across) = (
        neighbours(n, times) for n, times in zip(x.shape[1:], factor, strict=True)
    )
    with np.errstate(invalid="ignore", over="ignore"):
        y = _between(x.astype(np.float64), rows, down, 1)
        return _between(y, columns, across, 2).astype(np.float32)


def neighbours(n: int, factor: int) -> tuple[NDArray[np.intp], DoubleArray]:
    """Along an axis of `n` cells, for each of n · factor outputs: two cells and their shares.

    Output i lies at (i + ½) / factor − ½. Where it lies on the middle of a cell, or beyond the
    outermost, both cells are that one, and the first has all of the share.
    """
    halves = 2 * np.arange(n * factor) + 1 - factor  # in units of 1 / (2 · factor)
    first, rest = np.divmod(halves, 2 * factor)
    share = rest / (2 * factor)
    share[(first < 0) | (first >= n - 1)] = 0
    first = first.clip(0, n - 1)
    cells = np.stack([first, np.where(share > 0, first + 1, first)], axis=1)
    return cells, np.stack([1 - share, share], axis=1)


def _between(
    x: DoubleArray, cells: NDArray[np.intp], shares: DoubleArray, axis: int
) -> DoubleArray:
    first, second = x.take(cells[:, 0], axis), x.take(cells[:, 1], axis)
    along = (-1, 1) if axis == 1 else (1, -1)
    mixed = first * shares[:, 0].reshape(along) + second * shares[:, 1].reshape(along)
    return np.where(shares[:, 1].reshape(along) > 0, mixed, first)  # 0 · ∞ is no number


def _under_tap(padded: NDArray[Number], window: Window, tap: Pair, size: Pair) -> NDArray[Number]:
    """The padded cells that tap (row, column) of the window reads, one for each output cell."""
    top, left = tap[0] * window.dilation[0], tap[1] * window.dilation[1]
    bottom = top + (size[0] - 1) * window.stride[0] + 1
    right = left + (size[1] - 1) * window.stride[1] + 1
    return padded[..., top : bottom : window.stride[0], left : right : window.stride[1]]


def _check_channels(channels: int, filters: int, depth: int, groups: int) -> None:
    if channels != depth * groups or filters % groups:
        raise ValueError(
            f"{filters} filters of depth {depth} in {groups} groups do not fit {channels} channels"
        )
