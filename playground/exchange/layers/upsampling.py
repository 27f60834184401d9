"""How an upsampling is written."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from playground.exchange.numpy_code import NumpyCode
from playground.exchange.onnx_graph import OnnxGraph
from playground.exchange.places import Place, by
from playground.exchange.source import pair
from playground.exchange.torch_code import TorchCode
from playground.exchange.writers import LayerWriter, writes
from playground.layers.upsampling import Upsampling

BILINEAR = '''
def bilinear(x, factor):
    """Maps `factor` times as large along rows and columns, cells passing smoothly into the next."""
    for axis, times in ((1, factor[0]), (2, factor[1])):
        count = x.shape[axis]
        place = ((np.arange(count * times) + 0.5) / times - 0.5).clip(0, count - 1)
        first = place.astype(int)
        second = np.minimum(first + 1, count - 1)
        share = (place - first).reshape((-1, 1) if axis == 1 else (1, -1))
        x = x.take(first, axis) * (1 - share) + x.take(second, axis) * share
    return x
'''


@writes(Upsampling)
class UpsamplingWriter(LayerWriter[Upsampling]):
    """Upsample, repeat, Resize."""

    prefix: ClassVar[str] = "upsample"

    def torch(self, place: Place[Upsampling], code: TorchCode) -> None:
        """Upsample."""
        way, factor = place.layer.way, pair(place.layer.factor)
        module = code.module(place.name, f'nn.Upsample(scale_factor={factor}, mode="{way}")')
        code.line(f"{module}(x)", by(place.after))

    def numpy(self, place: Place[Upsampling], code: NumpyCode) -> None:
        """Repeated cells, or a call of `bilinear`."""
        down, across = place.layer.factor
        if place.layer.way == "nearest":
            code.line(f"x.repeat({down}, axis=1).repeat({across}, axis=2)", by(place.after))
            return
        code.helper("bilinear", BILINEAR)
        code.line(f"bilinear(x, ({down}, {across}))", by(place.after))

    def onnx(self, place: Place[Upsampling], code: OnnxGraph) -> None:
        """Resize."""
        scales = code.array(np.array([1, 1, *place.layer.factor], np.float32))
        if place.layer.way == "nearest":
            code.step(
                "Resize",
                "",
                scales,
                mode="nearest",
                coordinate_transformation_mode="asymmetric",
                nearest_mode="floor",
            )
        else:
            code.step(
                "Resize", "", scales, mode="linear", coordinate_transformation_mode="half_pixel"
            )
