"""How a transposed convolution is written."""

from __future__ import annotations

from typing import ClassVar

from playground.exchange.layers.convolution import described
from playground.exchange.numpy_code import NumpyCode
from playground.exchange.onnx_graph import OnnxGraph
from playground.exchange.places import Place, by
from playground.exchange.source import call, pair
from playground.exchange.torch_code import TorchCode
from playground.exchange.writers import LayerWriter, writes
from playground.layers.transposed import TransposedConvolution

SPREAD = '''
def spread(
    x, weight, bias=None, stride=(1, 1), cut=(0, 0, 0, 0), added=(0, 0), dilation=(1, 1), groups=1
):
    """Add every filter, times each cell of x, to the output: a transposed convolution.

    x is channels × rows × columns, weight channels × filters of a group × rows × columns. `cut` are
    the cells taken off at the top, bottom, left and right, `added` those added before that.
    """
    channels, height, width = x.shape
    filters, rows, columns = weight.shape[1:]
    all_rows = (height - 1) * stride[0] + (rows - 1) * dilation[0] + 1 + added[0]
    all_columns = (width - 1) * stride[1] + (columns - 1) * dilation[1] + 1 + added[1]
    x = x.reshape(groups, channels // groups, -1)
    weight = weight.reshape(groups, channels // groups, filters, rows, columns).astype(float)
    y = np.zeros((groups, filters, all_rows, all_columns))
    for row in range(rows):
        for column in range(columns):
            top, left = row * dilation[0], column * dilation[1]
            reached = y[:, :, top:, left:][:, :, :: stride[0], :: stride[1]][:, :, :height, :width]
            part = weight[..., row, column].transpose(0, 2, 1) @ x
            reached += part.reshape(groups, filters, height, width)
    y = y.reshape(groups * filters, all_rows, all_columns)
    top, bottom, left, right = cut
    y = y[:, top : all_rows - bottom, left : all_columns - right]
    return y if bias is None else y + bias[:, None, None]
'''


@writes(TransposedConvolution)
class TransposedWriter(LayerWriter[TransposedConvolution]):
    """ConvTranspose2d; what it cannot cut off itself is cut after it."""

    prefix: ClassVar[str] = "spread"

    def torch(self, place: Place[TransposedConvolution], code: TorchCode) -> None:
        """ConvTranspose2d, which cuts opposite sides alike."""
        layer = place.layer
        top, bottom, left, right = layer.removed()
        alike = (min(top, bottom), min(left, right))
        channels = f"{place.before[0]}, {place.after[0]}"
        module = code.module(
            place.name,
            call(
                "nn.ConvTranspose2d",
                channels,
                pair(layer.kernel_size),
                stride=(layer.stride, (1, 1)),
                padding=(alike, (0, 0)),
                output_padding=(layer.added(), (0, 0)),
                groups=(layer.groups, 1),
                bias=(layer.has_bias, True),
                dilation=(layer.dilation, (1, 1)),
            ),
            described(place),
        )
        code.line(f"{module}(x)")
        more = (top - alike[0], bottom - alike[0], left - alike[1], right - alike[1])
        if any(more):
            rows, columns = place.after[1:]
            row, column = f"{more[0]} : {more[0] + rows}", f"{more[2]} : {more[2] + columns}"
            code.line(f"x[:, :, {row}, {column}]", f"cut: {by(place.after)}")

    def numpy(self, place: Place[TransposedConvolution], code: NumpyCode) -> None:
        """A call of `spread`."""
        layer = place.layer
        bias = [code.weights(place.tensor("bias"))] if layer.has_bias else []
        code.helper("spread", SPREAD)
        code.line(
            call(
                "spread",
                "x",
                code.weights(place.tensor("weight")),
                *bias,
                stride=(layer.stride, (1, 1)),
                cut=(layer.removed(), (0, 0, 0, 0)),
                added=(layer.added(), (0, 0)),
                dilation=(layer.dilation, (1, 1)),
                groups=(layer.groups, 1),
            ),
            by(place.after),
        )

    def onnx(self, place: Place[TransposedConvolution], code: OnnxGraph) -> None:
        """ConvTranspose; runtimes add fewer cells than the stride, so more are added after it."""
        layer = place.layer
        names = [code.array(values, name) for name, values in place.tensors().items()]
        top, bottom, left, right = layer.removed()
        added = layer.added()
        more = (0, 0)
        if added[0] >= layer.stride[0] or added[1] >= layer.stride[1]:
            more = (max(0, added[0] - bottom), max(0, added[1] - right))
            bottom, right = max(0, bottom - added[0]), max(0, right - added[1])
            added = (0, 0)
        code.step(
            "ConvTranspose",
            *(names[:1] if any(more) else names),
            kernel_shape=layer.kernel_size,
            strides=layer.stride,
            pads=[top, left, bottom, right],
            output_padding=added,
            dilations=layer.dilation,
            group=layer.groups,
        )
        if any(more):
            code.padded((0, more[0], 0, more[1]))
            if layer.has_bias:
                code.step("Add", code.array(layer.biases()[:, None, None], names[1]))
