"""The sizes of outputs as formulas with their numbers in, one axis each."""

from __future__ import annotations

from dataclasses import dataclass

from playground.core.arrays import Shape
from playground.core.layer import SizeFormulas
from playground.core.messages import Refused
from playground.core.word_count import MINUS
from playground.layers.geometry import Window, extent, output_length


@dataclass(frozen=True, slots=True)
class SlidingSize:
    """The output size of a window that slides: ⌊(n − extent + begin + end) / stride⌋ + 1.

    With `ceil` it is rounded up, less 1 if the last window would start beyond the map. `extent` is
    (kernel − 1) · dilation + 1, the kernel itself when its cells lie side by side.
    """

    n: int
    kernel: int
    dilation: int
    begin: int
    end: int
    stride: int
    ceil: bool = False

    @property
    def extent(self) -> int:
        """Cells from the first to the last tap of the window."""
        return extent(self.kernel, self.dilation)

    @property
    def result(self) -> int:
        """How many outputs there are; 0 when the window does not fit."""
        try:
            return output_length(
                self.n, self.kernel, self.stride, self.dilation, self.begin, self.end, self.ceil
            )
        except Refused:
            return 0

    @property
    def _starts_beyond(self) -> bool:
        """Whether rounding up gives a last window that starts beyond the map."""
        room = self.n + self.begin + self.end - self.extent
        return self.ceil and -(-room // self.stride) + 1 > self.result

    def __str__(self) -> str:
        padding = f"2·{self.begin}" if self.begin == self.end else f"{self.begin} + {self.end}"
        opening, closing = ("⌈", "⌉") if self.ceil else ("⌊", "⌋")
        less = f" {MINUS} 1" if self._starts_beyond else ""
        room = f"{self.n} {MINUS} {self.extent} + {padding}"
        formula = f"{opening}({room}) / {self.stride}{closing} + 1{less} = {self.result}"
        return formula + _dilated(self.extent, self.kernel, self.dilation)


@dataclass(frozen=True, slots=True)
class SpreadSize:
    """The output size of a transposed convolution: (n − 1) · stride + extent + extra − cut.

    `extent` is (kernel − 1) · dilation + 1; `begin` and `end` are cut off, `extra` cells kept
    beyond the last.
    """

    n: int
    kernel: int
    dilation: int
    begin: int
    end: int
    stride: int
    extra: int

    @property
    def extent(self) -> int:
        """Cells from the first to the last tap of the filter."""
        return extent(self.kernel, self.dilation)

    @property
    def result(self) -> int:
        """How many outputs there are; 0 when nothing is left."""
        whole = (self.n - 1) * self.stride + self.extent + self.extra
        return max(0, whole - self.begin - self.end)

    def __str__(self) -> str:
        extra = f" + {self.extra}" if self.extra else ""
        cut = f"2·{self.begin}" if self.begin == self.end else f"{self.begin} {MINUS} {self.end}"
        whole = f"({self.n} {MINUS} 1)·{self.stride} + {self.extent}{extra}"
        formula = f"{whole} {MINUS} {cut} = {self.result}"
        return formula + _dilated(self.extent, self.kernel, self.dilation)


@dataclass(frozen=True, slots=True)
class ScaledSize:
    """The output size of a layer that makes maps larger: n · factor."""

    n: int
    factor: int

    @property
    def result(self) -> int:
        """How many outputs there are."""
        return self.n * self.factor

    def __str__(self) -> str:
        return f"{self.n}·{self.factor} = {self.result}"


def _dilated(cells: int, kernel: int, dilation: int) -> str:
    """How the extent of a dilated kernel comes about; nothing when it is not dilated."""
    return "" if cells == kernel else f",  {cells} = ({kernel} {MINUS} 1)·{dilation} + 1"


def sliding_sizes(window: Window, shape: Shape) -> SizeFormulas:
    """The formulas of the rows and of the columns that a window gives on an input of `shape`."""
    top, bottom, left, right = window.amounts(shape[1], shape[2])
    (kh, kw), (sh, sw), (dh, dw) = window.kernel, window.stride, window.dilation
    return (
        SlidingSize(shape[1], kh, dh, top, bottom, sh, window.ceil),
        SlidingSize(shape[2], kw, dw, left, right, sw, window.ceil),
    )
