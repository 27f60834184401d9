"""How a convolution is written."""

from __future__ import annotations

from typing import Any, ClassVar

from playground.exchange.numpy_code import NumpyCode
from playground.exchange.onnx_graph import OnnxGraph
from playground.exchange.places import Place, by
from playground.exchange.source import call, pair
from playground.exchange.torch_code import TorchCode
from playground.exchange.writers import LayerWriter, writes
from playground.layers.convolution import Convolution

NUMPY_EDGES = {"zeros": "constant", "reflect": "reflect", "replicate": "edge", "circular": "wrap"}
TORCH_PADS = {
    "zeros": "nn.ZeroPad2d",
    "reflect": "nn.ReflectionPad2d",
    "replicate": "nn.ReplicationPad2d",
    "circular": "nn.CircularPad2d",
}
CONVOLVE = '''
def convolve(
    x, weight, bias=None, stride=(1, 1), around=(0, 0, 0, 0), edge="constant", dilation=(1, 1),
    groups=1,
):
    """Lay every filter on every window of x: products, their sum, plus the filter's bias.

    x is channels × rows × columns, weight filters × channels × rows × columns. `around` are the
    cells added at the top, bottom, left and right; `edge` says what they hold.
    """
    top, bottom, left, right = around
    x = np.pad(x, ((0, 0), (top, bottom), (left, right)), mode=edge)
    filters, depth, rows, columns = weight.shape
    height = (x.shape[1] - (rows - 1) * dilation[0] - 1) // stride[0] + 1
    width = (x.shape[2] - (columns - 1) * dilation[1] - 1) // stride[1] + 1
    x = x.reshape(groups, depth, *x.shape[1:])  # the filters of a group see its channels alone
    weight = weight.reshape(groups, filters // groups, depth, rows, columns).astype(float)
    y = np.zeros((groups, filters // groups, height * width))
    for row in range(rows):
        for column in range(columns):
            top, left = row * dilation[0], column * dilation[1]
            seen = x[:, :, top:, left:][:, :, :: stride[0], :: stride[1]][:, :, :height, :width]
            y += weight[..., row, column] @ seen.reshape(groups, depth, -1)
    y = y.reshape(filters, height, width)
    return y if bias is None else y + bias[:, None, None]
'''


def described(place: Place[Any], what: str = "filters") -> str:
    """A comment: how many filters of which size, and the shape that comes out."""
    layer = place.layer
    size = by(layer.tensor_shapes()["weight"][2:])
    return f"{len(layer.filters)} {what} of {size}: {by(place.before)} → {by(place.after)}"


@writes(Convolution)
class ConvolutionWriter(LayerWriter[Convolution]):
    """Conv2d; what it cannot pad itself is padded before it."""

    prefix: ClassVar[str] = "conv"

    def torch(self, place: Place[Convolution], code: TorchCode) -> None:
        """Conv2d, or conv2d with its filters turned."""
        layer, name = place.layer, place.name
        top, bottom, left, right = layer.window.amounts(*place.before[1:])
        alike = (top, left) == (bottom, right)
        padding = (top, left) if alike and layer.border == "zeros" else (0, 0)
        if any((top, bottom, left, right)) and padding == (0, 0):
            made = f"{TORCH_PADS[layer.border]}(({left}, {right}, {top}, {bottom}))"
            pad = code.module(f"{name}_pad", made, "cells left, right, top, bottom")
            code.line(f"{pad}(x)")
        settings = {
            "stride": (layer.stride, (1, 1)),
            "padding": (padding, (0, 0)),
            "dilation": (layer.dilation, (1, 1)),
            "groups": (layer.groups, 1),
        }
        channels = f"{place.before[0]}, {place.after[0]}"
        size = pair(layer.kernel_size)
        made = call("nn.Conv2d", channels, size, **settings, bias=(layer.has_bias, True))
        module = code.module(name, made, described(place))
        if layer.is_turned:
            bias = f"{module}.bias"
            called = call("F.conv2d", "x", f"{module}.weight.flip(2, 3)", bias, **settings)
            code.note("filters turned by 180°: convolution as mathematics has it")
            code.line(called, by(place.after))
        else:
            code.line(f"{module}(x)", by(place.after))

    def numpy(self, place: Place[Convolution], code: NumpyCode) -> None:
        """A call of `convolve`."""
        layer = place.layer
        weight = code.weights(place.tensor("weight"))
        if layer.is_turned:
            code.note("filters turned by 180°: convolution as mathematics has it")
            weight += "[:, :, ::-1, ::-1]"
        bias = [code.weights(place.tensor("bias"))] if layer.has_bias else []
        around = layer.window.amounts(*place.before[1:])
        edge = NUMPY_EDGES[layer.border] if any(around) else "constant"
        code.helper("convolve", CONVOLVE)
        code.line(
            call(
                "convolve",
                "x",
                weight,
                *bias,
                stride=(layer.stride, (1, 1)),
                around=(around, (0, 0, 0, 0)),
                edge=(edge, "constant"),
                dilation=(layer.dilation, (1, 1)),
                groups=(layer.groups, 1),
            ),
            by(place.after),
        )

    def onnx(self, place: Place[Convolution], code: OnnxGraph) -> None:
        """Conv, which lays filters on as they are: turned ones are stored turned."""
        layer = place.layer
        tensors = layer.tensors()
        top, bottom, left, right = layer.window.amounts(*place.before[1:])
        pads = [top, left, bottom, right]
        if layer.border != "zeros":
            code.padded((top, bottom, left, right), NUMPY_EDGES[layer.border])
            pads = [0, 0, 0, 0]
        weight = code.array(layer.weights(), place.tensor("weight"))
        bias = [code.array(tensors["bias"], place.tensor("bias"))] if layer.has_bias else []
        code.step(
            "Conv",
            weight,
            *bias,
            kernel_shape=layer.kernel_size,
            strides=layer.stride,
            pads=pads,
            dilations=layer.dilation,
            group=layer.groups,
        )
