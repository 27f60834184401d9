"""Where windows land: padding, output sizes and the input cells behind every output cell.

Along each axis an input of `n` cells is padded by `begin` and `end` cells; a window of `kernel`
taps, `dilation` cells apart, then starts at every `stride`-th cell of the padded axis, as long as
it fits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import Shape
from playground.core.layer import Reach
from playground.core.messages import Refused, marked

Padding: TypeAlias = Literal["valid", "same", "full", "explicit"]
"""No padding; ⌈n / stride⌉ outputs; every overlap; or the numbers given by side."""

Border: TypeAlias = Literal["zeros", "reflect", "replicate", "circular"]
"""The contents of the padded cells; reflect does not repeat the edge cell."""

Purpose: TypeAlias = Literal["filter", "pooling"]
"""The thing that slides over the input: decides only the words of a refusal."""

Pair: TypeAlias = tuple[int, int]
"""Along the height, along the width."""

Amounts: TypeAlias = tuple[int, int, int, int]
"""Padding at the top, bottom, left and right."""

IndexArray: TypeAlias = NDArray[np.intp]

PADDINGS: tuple[Padding, ...] = get_args(Padding)
BORDERS: tuple[Border, ...] = get_args(Border)


def extent(kernel: int, dilation: int = 1) -> int:
    """Cells from the first to the last tap of a dilated kernel: (kernel − 1) · dilation + 1."""
    return (kernel - 1) * dilation + 1


def padding_amounts(
    mode: Padding, sides: Pair, n: int, kernel: int, stride: int = 1, dilation: int = 1
) -> Pair:
    """Cells to add before and after an axis of `n` cells; `same` puts the odd one at the end."""
    span = extent(kernel, dilation)
    if mode == "valid":
        return 0, 0
    if mode == "full":
        return span - 1, span - 1
    if mode == "same":
        outputs = -(-n // stride)
        total = max((outputs - 1) * stride + span - n, 0)
        return total // 2, total - total // 2
    return sides


def output_length(
    n: int,
    kernel: int,
    stride: int = 1,
    dilation: int = 1,
    begin: int = 0,
    end: int = 0,
    ceil: bool = False,
) -> int:
    """⌊(n + begin + end − extent) / stride⌋ + 1; raises Refused when the window does not fit.

    With `ceil` it is ⌈…⌉ + 1, so that a last window may hang over the end; as in torch, it must
    start on the padding before the axis or on the axis itself, and there is one less if it does
    not.
    """
    room = n + begin + end - extent(kernel, dilation)
    if ceil and room > -stride:
        outputs = -(-room // stride) + 1
        return outputs - 1 if (outputs - 1) * stride >= n + begin else outputs
    if room < 0:
        raise Refused(
            marked("message", "A filter of {span} cells does not fit {room} cells."),
            span=extent(kernel, dilation),
            room=n + begin + end,
        )
    return room // stride + 1


def transposed_length(
    n: int,
    kernel: int,
    stride: int = 1,
    dilation: int = 1,
    begin: int = 0,
    end: int = 0,
    extra: int = 0,
) -> int:
    """(n − 1) · stride + extent + extra − begin − end; raises Refused when nothing is left.

    A transposed convolution spreads every input cell over a kernel, then cuts `begin` and `end`
    cells off; `extra` cells before the cut at the end tell apart the inputs that a stride merges.
    """
    length = (n - 1) * stride + extent(kernel, dilation) + extra - begin - end
    if length < 1:
        raise Refused(
            marked(
                "message",
                "Cutting {cut} cells off a transposed convolution of {cells} leaves nothing.",
            ),
            cut=begin + end,
            cells=length + begin + end,
        )
    if extra and extra >= max(stride, dilation):
        raise Refused(
            marked(
                "message",
                "Output padding of {extra} must be smaller than the stride or the dilation.",
            ),
            extra=extra,
        )
    return length


def source_indices(n: int, begin: int, end: int, border: Border) -> IndexArray:
    """The input index behind each of the n + begin + end padded cells; −1 stands for a zero.

    Raises Refused when the border cannot be made: reflect needs less padding than cells, circular
    no more padding than cells.
    """
    most = max(begin, end)
    if border == "reflect" and most >= n:
        raise Refused(
            marked(
                "message",
                "Reflecting {padding} cells needs an input of at least {needed} in that"
                " direction; this one has {cells}.",
            ),
            padding=most,
            needed=most + 1,
            cells=n,
        )
    if border == "circular" and most > n:
        raise Refused(
            marked(
                "message",
                "Continuing {padding} cells around the edge needs an input of at least"
                " {padding} in that direction; this one has {cells}.",
            ),
            padding=most,
            cells=n,
        )
    places: IndexArray = np.arange(-begin, n + end)
    if border == "replicate":
        places = places.clip(0, n - 1)
    elif border == "circular":
        places = places % n
    elif border == "reflect":
        places = n - 1 - np.abs(n - 1 - np.abs(places))
    else:
        places[(places < 0) | (places >= n)] = -1
    return places


def tap_sources(
    n: int,
    kernel: int,
    stride: int = 1,
    dilation: int = 1,
    begin: int = 0,
    end: int = 0,
    border: Border = "zeros",
    ceil: bool = False,
) -> IndexArray:
    """Outputs × kernel: the input index that each tap of each output reads; −1 stands for a zero.

    −1 also stands for a cell that a window reads beyond the padding. Raises Refused when the window
    does not fit or the border cannot be made.
    """
    outputs = output_length(n, kernel, stride, dilation, begin, end, ceil)
    starts = np.arange(outputs) * stride
    taps = np.arange(kernel) * dilation
    sources = source_indices(n, begin, end, border)
    beyond = overhang(n, kernel, stride, dilation, begin, end, outputs)
    sources = np.concatenate([sources, np.full(beyond, -1, np.intp)])
    read: IndexArray = sources[starts[:, None] + taps]
    return read


def overhang(
    n: int, kernel: int, stride: int, dilation: int, begin: int, end: int, outputs: int
) -> int:
    """How many cells the last of `outputs` windows reaches beyond the padded axis."""
    return max(0, (outputs - 1) * stride + extent(kernel, dilation) - (n + begin + end))


def tap_counts(
    n: int,
    kernel: int,
    stride: int,
    dilation: int,
    begin: int,
    before: int,
    after: int,
    outputs: int,
) -> IndexArray:
    """How many taps of each window lie on the axis with `before` and `after` cells around it."""
    starts = np.arange(outputs) * stride - begin
    first = -((starts + before) // dilation)  # the first tap at or after −before
    last = (n + after - 1 - starts) // dilation
    inside = np.minimum(last, kernel - 1) - np.maximum(first, 0) + 1
    counts: IndexArray = np.maximum(inside, 0)
    return counts


def unseen_indices(
    n: int,
    kernel: int,
    stride: int = 1,
    dilation: int = 1,
    begin: int = 0,
    end: int = 0,
    border: Border = "zeros",
) -> IndexArray:
    """The input indices that no tap of any output reads, in rising order.

    These are the cells left over after the last window, those that a stride longer than the window
    jumps over, and those that fall between the taps of a dilated kernel at every step.
    """
    return _not_in(tap_sources(n, kernel, stride, dilation, begin, end, border), n)


def _not_in(sources: IndexArray, n: int) -> IndexArray:
    seen = np.zeros(n + 1, dtype=bool)  # the last entry takes the zero cells, index −1
    seen[sources] = True
    return np.flatnonzero(~seen[:n])


def unseen(
    n: int,
    kernel: int,
    stride: int = 1,
    dilation: int = 1,
    begin: int = 0,
    end: int = 0,
    border: Border = "zeros",
) -> int:
    """How many input cells along the axis no tap of any output reads."""
    return len(unseen_indices(n, kernel, stride, dilation, begin, end, border))


@dataclass(frozen=True, slots=True)
class Window:
    """A window that slides over height and width, for convolution and for pooling alike.

    `sides` (top, bottom, left, right) counts only when `padding` is "explicit". With `ceil`, a last
    window may hang over the end (see `output_length`). Raises Refused when a number is out of its
    range.
    """

    kernel: Pair
    stride: Pair = (1, 1)
    dilation: Pair = (1, 1)
    padding: Padding = "valid"
    sides: Amounts = (0, 0, 0, 0)
    border: Border = "zeros"
    ceil: bool = False

    def __post_init__(self) -> None:
        if min(*self.kernel, *self.stride, *self.dilation) < 1:
            raise Refused(marked("message", "Size, stride and dilation are at least 1."))
        if min(self.sides) < 0:
            raise Refused(marked("message", "Padding cannot be negative."))

    @property
    def extent(self) -> Pair:
        """Height and width from the first to the last tap."""
        return extent(self.kernel[0], self.dilation[0]), extent(self.kernel[1], self.dilation[1])

    def amounts(self, height: int, width: int) -> Amounts:
        """Cells added at the top, bottom, left and right of an input of this size."""
        top, bottom = padding_amounts(
            self.padding, self.sides[:2], height, self.kernel[0], self.stride[0], self.dilation[0]
        )
        left, right = padding_amounts(
            self.padding, self.sides[2:], width, self.kernel[1], self.stride[1], self.dilation[1]
        )
        return top, bottom, left, right

    def output_size(self, height: int, width: int, purpose: Purpose = "filter") -> Pair:
        """Height and width of the output; raises Refused when it cannot be computed."""
        top, bottom, left, right = self.amounts(height, width)
        self._check_fit(height, width, purpose)
        source_indices(height, top, bottom, self.border)
        source_indices(width, left, right, self.border)
        if purpose == "pooling" and self._pools_nothing(height, width):
            raise Refused(
                marked(
                    "message",
                    "With so much padding some pooling windows hold no cell of the map.",
                )
            )
        return self._lengths(height, width)

    def _lengths(self, height: int, width: int) -> Pair:
        top, bottom, left, right = self.amounts(height, width)
        (kh, kw), (sh, sw), (dh, dw) = self.kernel, self.stride, self.dilation
        return (
            output_length(height, kh, sh, dh, top, bottom, self.ceil),
            output_length(width, kw, sw, dw, left, right, self.ceil),
        )

    def reached(self, height: int, width: int) -> Amounts:
        """Cells around the map that are padded, or that a last window hangs over: see `amounts`."""
        top, bottom, left, right = self.amounts(height, width)
        (kh, kw), (sh, sw), (dh, dw) = self.kernel, self.stride, self.dilation
        rows, columns = self._lengths(height, width)
        return (
            top,
            bottom + overhang(height, kh, sh, dh, top, bottom, rows),
            left,
            right + overhang(width, kw, sw, dw, left, right, columns),
        )

    def tap_counts(self, height: int, width: int, padding: bool) -> tuple[IndexArray, IndexArray]:
        """How many rows and how many columns of each window lie on the map.

        With `padding`, those on the padding count too; cells beyond it never do.
        """
        top, bottom, left, right = self.amounts(height, width)
        (kh, kw), (sh, sw), (dh, dw) = self.kernel, self.stride, self.dilation
        rows, columns = self._lengths(height, width)
        above, below, before, after = (top, bottom, left, right) if padding else (0, 0, 0, 0)
        return (
            tap_counts(height, kh, sh, dh, top, above, below, rows),
            tap_counts(width, kw, sw, dw, left, before, after, columns),
        )

    def tap_sources(self, height: int, width: int) -> tuple[IndexArray, IndexArray]:
        """The input rows and the input columns that each tap of each output reads (−1: a zero)."""
        top, bottom, left, right = self.amounts(height, width)
        (kh, kw), (sh, sw), (dh, dw) = self.kernel, self.stride, self.dilation
        return (
            tap_sources(height, kh, sh, dh, top, bottom, self.border, self.ceil),
            tap_sources(width, kw, sw, dw, left, right, self.border, self.ceil),
        )

    def unseen(self, height: int, width: int) -> Pair:
        """How many input rows and how many input columns no window ever reads."""
        rows, columns = self.tap_sources(height, width)
        return len(_not_in(rows, height)), len(_not_in(columns, width))

    def _pools_nothing(self, height: int, width: int) -> bool:
        """Whether some window reads only zeros of the border."""
        if self.border != "zeros" or not any(self.amounts(height, width)):
            return False
        return any(bool((taps == 0).any()) for taps in self.tap_counts(height, width, False))

    def _check_fit(self, height: int, width: int, purpose: Purpose) -> None:
        """Raise Refused, in the words of the whole window, when it does not fit the input."""
        top, bottom, left, right = self.amounts(height, width)
        span_h, span_w = self.extent
        room_h, room_w = height + top + bottom, width + left + right
        over_h, over_w = (self.stride[0] - 1, self.stride[1] - 1) if self.ceil else (0, 0)
        if span_h <= room_h + over_h and span_w <= room_w + over_w:
            return
        padded, dilated = (room_h, room_w) != (height, width), (span_h, span_w) != self.kernel
        raise Refused(
            _MISFITS[purpose, padded, dilated],
            kernel=_by(*self.kernel),
            span=_by(span_h, span_w),
            size=_by(height, width),
            room=_by(room_h, room_w),
        )


def _by(height: int, width: int) -> str:
    return f"{height}×{width}"


# What slides, whether the input is padded, whether the taps are spread: the sentence.
_MISFITS: dict[tuple[Purpose, bool, bool], str] = {
    ("filter", False, False): marked(
        "message", "A filter of {kernel} does not fit an input of {size} without padding."
    ),
    ("filter", True, False): marked(
        "message", "A filter of {kernel} does not fit an input of {size}, {room} with its padding."
    ),
    ("filter", False, True): marked(
        "message",
        "A filter of {kernel}, dilated to {span}, does not fit an input of {size} without padding.",
    ),
    ("filter", True, True): marked(
        "message",
        "A filter of {kernel}, dilated to {span}, does not fit an input of {size}, {room} with its"
        " padding.",
    ),
    ("pooling", False, False): marked(
        "message", "A pooling window of {kernel} does not fit a map of {size} without padding."
    ),
    ("pooling", True, False): marked(
        "message",
        "A pooling window of {kernel} does not fit a map of {size}, {room} with its padding.",
    ),
    ("pooling", False, True): marked(
        "message",
        "A pooling window of {kernel}, dilated to {span}, does not fit a map of {size} without"
        " padding.",
    ),
    ("pooling", True, True): marked(
        "message",
        "A pooling window of {kernel}, dilated to {span}, does not fit a map of {size}, {room} with"
        " its padding.",
    ),
}


def reach_of(window: Window, shape: Shape) -> Reach:
    """Where a window's outputs read an input of `shape`."""
    top, _, left, _ = window.amounts(shape[1], shape[2])
    return Reach(window.extent, window.stride, (top, left))
