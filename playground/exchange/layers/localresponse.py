"""How a local response normalisation is written."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from playground.exchange.numpy_code import NumpyCode
from playground.exchange.onnx_graph import OnnxGraph
from playground.exchange.places import Place
from playground.exchange.source import argument, call
from playground.exchange.torch_code import TorchCode
from playground.exchange.writers import LayerWriter, writes
from playground.layers.localresponse import LocalResponseNormalisation

RESPONSE_NORM = '''
def response_norm(x, size, alpha, beta, offset):
    """Divide every value by how strong the `size` channels around its own are at its place."""
    squares = np.pad(x**2, ((size // 2, (size - 1) // 2), (0, 0), (0, 0)))
    total = sum(squares[first : first + len(x)] for first in range(size))
    return x / (offset + alpha * total / size) ** beta
'''


@writes(LocalResponseNormalisation)
class LocalResponseWriter(LayerWriter[LocalResponseNormalisation]):
    """LocalResponseNorm."""

    prefix: ClassVar[str] = "norm"

    def torch(self, place: Place[LocalResponseNormalisation], code: TorchCode) -> None:
        """LocalResponseNorm."""
        layer = place.layer
        made = call(
            "nn.LocalResponseNorm",
            str(layer.size),
            alpha=(layer.alpha, 1e-4),
            beta=(layer.beta, 0.75),
            k=(layer.offset, 1.0),
        )
        code.line(f"{code.module(place.name, made)}(x)")

    def numpy(self, place: Place[LocalResponseNormalisation], code: NumpyCode) -> None:
        """A call of `response_norm`."""
        layer = place.layer
        code.helper("response_norm", RESPONSE_NORM)
        settings = map(argument, (layer.size, layer.alpha, layer.beta, layer.offset))
        code.line(f"response_norm(x, {', '.join(settings)})")

    def onnx(self, place: Place[LocalResponseNormalisation], code: OnnxGraph) -> None:
        """LRN; where it takes other neighbours, since their number is even, its formula."""
        layer = place.layer
        if layer.size % 2:
            code.step("LRN", size=layer.size, alpha=layer.alpha, beta=layer.beta, bias=layer.offset)
            return
        channels = place.before[0]
        apart = np.arange(channels) - np.arange(channels)[:, None]
        near = (apart >= -(layer.size // 2)) & (apart <= (layer.size - 1) // 2)
        share = near.astype(np.float32)[:, :, None, None] * (layer.alpha / layer.size)
        squares = code.node("Mul", code.x, code.x)
        total = code.node("Conv", squares, code.array(share.astype(np.float32)))
        divisor = code.node("Add", total, code.constant(layer.offset))
        code.step("Div", code.node("Pow", divisor, code.constant(layer.beta)))
