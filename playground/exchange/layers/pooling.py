"""How a pooling is written."""

from __future__ import annotations

import math
from typing import ClassVar

import numpy as np

from playground.exchange.numpy_code import NumpyCode
from playground.exchange.onnx_graph import OnnxGraph
from playground.exchange.places import Place, by
from playground.exchange.source import call, pair
from playground.exchange.torch_code import TorchCode
from playground.exchange.writers import LayerWriter, writes
from playground.layers.geometry import Amounts
from playground.layers.pooling import Pooling

WINDOWS = '''
def windows(x, size, stride=(1, 1), dilation=(1, 1)):
    """Yield, for each place in a window, the cells of x that lie there: one for each window."""
    height = (x.shape[1] - (size[0] - 1) * dilation[0] - 1) // stride[0] + 1
    width = (x.shape[2] - (size[1] - 1) * dilation[1] - 1) // stride[1] + 1
    for row in range(size[0]):
        for column in range(size[1]):
            seen = x[:, row * dilation[0] :, column * dilation[1] :]
            yield seen[:, :: stride[0], :: stride[1]][:, :height, :width]
'''
MAX_POOL = '''
def max_pool(x, size, stride=(1, 1), dilation=(1, 1), around=(0, 0, 0, 0)):
    """The largest value under each window; cells around x, at four sides, never are the largest."""
    top, bottom, left, right = around
    x = np.pad(x, ((0, 0), (top, bottom), (left, right)), constant_values=-np.inf)
    y = -np.inf
    for seen in windows(x, size, stride, dilation):
        y = np.maximum(y, seen)
    return y
'''
AVERAGE_POOL = '''
def average_pool(
    x, size, stride=(1, 1), dilation=(1, 1), around=(0, 0, 0, 0), counted=(0, 0, 0, 0)
):
    """The mean under each window.

    `around` are the cells, all 0, at the top, bottom, left and right of x; those of them that are
    `counted` count in the mean, the others do not.
    """
    top, bottom, left, right = counted
    counts = np.ones((1, top + x.shape[1] + bottom, left + x.shape[2] + right))
    more = [beyond - inner for beyond, inner in zip(around, counted)]
    counts = np.pad(counts, ((0, 0), (more[0], more[1]), (more[2], more[3])))
    top, bottom, left, right = around
    x = np.pad(x, ((0, 0), (top, bottom), (left, right)))
    total = sum(windows(x, size, stride, dilation))
    return total / sum(windows(counts, size, stride, dilation))
'''
TORCH_AVERAGE = '''
def average_pool(x, size, stride, dilation, around, counted):
    """The mean under each window, where nn.AvgPool2d cannot say what counts.

    `around` are the cells, all 0, at the left, right, top and bottom of x; those of them that are
    `counted` count in the mean, the others do not.
    """
    more = [beyond - inner for beyond, inner in zip(around, counted)]
    counts = F.pad(F.pad(torch.ones_like(x[:1, :1]), counted, value=1.0), more)
    one = torch.ones((1, 1, *size))
    maps = F.pad(x, around).flatten(0, 1)[:, None]
    total = F.conv2d(maps, one, stride=stride, dilation=dilation).unflatten(0, x.shape[:2])[:, :, 0]
    return total / F.conv2d(counts, one, stride=stride, dilation=dilation)
'''


class _Laid:
    """A windowed pooling on an input: what lies around it, and what has to be cut off after it."""

    def __init__(self, place: Place[Pooling]) -> None:
        self.layer = place.layer
        self.window = place.layer.window
        _, height, width = place.before
        self.padding: Amounts = self.window.amounts(height, width)
        self.around: Amounts = self.window.reached(height, width)
        top, bottom, left, right = self.around
        (rows, columns), (sh, sw) = place.after[1:], self.window.stride
        down, across = self.window.extent
        self.needs_cut = (height + top + bottom - down) // sh + 1 > rows or (
            width + left + right - across
        ) // sw + 1 > columns
        self.counted: Amounts = self.padding if self.layer.count_padding else (0, 0, 0, 0)
        top, bottom, left, right = self.padding
        kernel = self.window.kernel
        alike = (top, left) == (bottom, right) and 2 * top <= kernel[0] and 2 * left <= kernel[1]
        self.alike = (top, left) if alike else None
        """The padding that torch's pooling can do by itself; None where it cannot."""

    @property
    def is_plain(self) -> bool:
        """Whether ONNX's pooling can do the padding, which is less than the window there."""
        rows, columns = self.window.kernel
        top, bottom, left, right = self.around
        fits = max(top, bottom) < rows and max(left, right) < columns
        return fits and self.around == self.padding and not self.needs_cut

    @property
    def sizes(self) -> dict[str, tuple[object, object]]:
        """Stride and dilation, with their usual values in numpy."""
        return {
            "stride": (self.window.stride, (1, 1)),
            "dilation": (self.window.dilation, (1, 1)),
        }


@writes(Pooling)
class PoolingWriter(LayerWriter[Pooling]):
    """MaxPool2d and AvgPool2d; what they cannot pad is padded before them."""

    prefix: ClassVar[str] = "pool"

    def torch(self, place: Place[Pooling], code: TorchCode) -> None:
        """A module for windows, an expression for whole maps."""
        mode, after = place.layer.mode, by(place.after)
        if mode == "none":
            return
        if mode == "global average":
            code.line("x.mean(dim=(2, 3), keepdim=True)", after)
        elif mode == "global max":
            code.line("x.amax(dim=(2, 3), keepdim=True)", after)
        elif mode == "average":
            self._torch_average(place, code)
        else:
            self._torch_maximum(place, code)

    def _torch_maximum(self, place: Place[Pooling], code: TorchCode) -> None:
        laid, layer = _Laid(place), place.layer
        sign = "-" if layer.mode == "min" else ""
        ceil = layer.ceil and laid.alike is not None
        module = code.module(
            place.name,
            call(
                "nn.MaxPool2d",
                pair(layer.size),
                stride=(layer.stride, layer.size),
                padding=(laid.alike or (0, 0), (0, 0)),
                dilation=(layer.dilation, (1, 1)),
                ceil_mode=(ceil, False),
            ),
            f"{by(place.before)} → {by(place.after)}",
        )
        if laid.alike is None:
            top, bottom, left, right = laid.around
            fill = "math.inf" if sign else "-math.inf"
            code.line(f"F.pad(x, ({left}, {right}, {top}, {bottom}), value={fill})")
        cut = _cut(place) if laid.alike is None and laid.needs_cut else ""
        code.line(f"{sign}{module}({sign}x){cut}", by(place.after))

    def _torch_average(self, place: Place[Pooling], code: TorchCode) -> None:
        laid, layer = _Laid(place), place.layer
        if laid.alike is not None and layer.dilation == (1, 1):
            made = call(
                "nn.AvgPool2d",
                pair(layer.size),
                stride=(layer.stride, layer.size),
                padding=(laid.alike, (0, 0)),
                ceil_mode=(layer.ceil, False),
                count_include_pad=(layer.count_padding or not any(laid.alike), True),
            )
            comment = f"{by(place.before)} → {by(place.after)}"
            code.line(f"{code.module(place.name, made, comment)}(x)", by(place.after))
            return
        code.helper("average_pool", TORCH_AVERAGE)
        top, bottom, left, right = laid.around
        above, below, before, behind = laid.counted
        arguments = (
            layer.size,
            layer.stride,
            layer.dilation,
            (left, right, top, bottom),
            (before, behind, above, below),
        )
        cut = _cut(place) if laid.needs_cut else ""
        called = f"average_pool(x, {', '.join(map(str, arguments))}){cut}"
        code.line(called, by(place.after))

    def numpy(self, place: Place[Pooling], code: NumpyCode) -> None:
        """A call of `max_pool` or `average_pool`; a minimum is a maximum of what is negated."""
        mode, after = place.layer.mode, by(place.after)
        if mode == "none":
            return
        if mode == "global average":
            code.line("x.mean(axis=(1, 2), keepdims=True)", after)
            return
        if mode == "global max":
            code.line("x.max(axis=(1, 2), keepdims=True)", after)
            return
        laid = _Laid(place)
        around = (laid.around, (0, 0, 0, 0))
        code.helper("windows", WINDOWS)
        size = str(place.layer.size)
        if mode == "average":
            code.helper("average_pool", AVERAGE_POOL)
            counted = (laid.counted, (0, 0, 0, 0))
            called = call("average_pool", "x", size, **laid.sizes, around=around, counted=counted)
        else:
            code.helper("max_pool", MAX_POOL)
            sign = "-" if mode == "min" else ""
            called = sign + call("max_pool", f"{sign}x", size, **laid.sizes, around=around)
        if laid.needs_cut:
            called += f"[:, :{place.after[1]}, :{place.after[2]}]"
        code.line(called, after)

    def onnx(self, place: Place[Pooling], code: OnnxGraph) -> None:
        """MaxPool and AveragePool; where they cannot pad so much, it is padded before them."""
        layer = place.layer
        if layer.mode == "none":
            return
        if layer.mode in ("global average", "global max"):
            code.step("GlobalAveragePool" if layer.mode == "global average" else "GlobalMaxPool")
            return
        laid = _Laid(place)
        sizes: dict[str, tuple[int, ...]] = {
            "kernel_shape": layer.size,
            "strides": layer.stride,
            "dilations": layer.dilation,
        }
        if laid.is_plain:
            top, bottom, left, right = laid.padding
            sizes["pads"] = (top, left, bottom, right)
        if layer.mode == "average":
            if laid.is_plain:
                counts = int(layer.count_padding and any(laid.padding))
                code.step("AveragePool", count_include_pad=counts, **sizes)
                return
            code.padded(laid.around)
            code.step("AveragePool", count_include_pad=1, **sizes)
            if laid.needs_cut:
                code.cut(*place.after[1:])
            self._corrected(place, code)
            return
        negates = layer.mode == "min"
        if negates:
            code.step("Neg")
        if not laid.is_plain:
            code.padded(laid.around, fill=-math.inf)
        code.step("MaxPool", **sizes)
        if laid.needs_cut:
            code.cut(*place.after[1:])
        if negates:
            code.step("Neg")

    def _corrected(self, place: Place[Pooling], code: OnnxGraph) -> None:
        """Make means over all cells under a window those over the ones that count."""
        layer = place.layer
        rows, columns = layer.window.tap_counts(*place.before[1:], layer.count_padding)
        share = layer.size[0] * layer.size[1] / (rows[:, None] * columns)
        if (share != 1).any():
            code.step("Mul", code.array(share.astype(np.float32)))


def _cut(place: Place[Pooling]) -> str:
    return f"[:, :, :{place.after[1]}, :{place.after[2]}]"
