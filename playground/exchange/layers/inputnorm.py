"""How an input normalisation is written."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from playground.exchange.numpy_code import NumpyCode
from playground.exchange.onnx_graph import OnnxGraph
from playground.exchange.places import Place
from playground.exchange.source import argument, number
from playground.exchange.torch_code import TorchCode
from playground.exchange.writers import LayerWriter, writes
from playground.layers.inputnorm import InputNormalisation

COMMENT = "the mean off, over the deviation"


@writes(InputNormalisation)
class InputNormalisationWriter(LayerWriter[InputNormalisation]):
    """A difference over a deviation, both of them numbers or one for each channel."""

    prefix: ClassVar[str] = "input"

    def torch(self, place: Place[InputNormalisation], code: TorchCode) -> None:
        """An expression, numbers by channel being tensors."""
        mean, deviation = (
            number(values[0])
            if place.layer.is_channelwise
            else f"torch.tensor({argument(tuple(values))})[:, None, None]"
            for values in place.layer.numbers(place.before[0])
        )
        code.line(f"(x - {mean}) / {deviation}", COMMENT)

    def numpy(self, place: Place[InputNormalisation], code: NumpyCode) -> None:
        """An expression, numbers by channel being arrays."""
        mean, deviation = (
            number(values[0])
            if place.layer.is_channelwise
            else f"np.array({argument(tuple(values))})[:, None, None]"
            for values in place.layer.numbers(place.before[0])
        )
        code.line(f"(x - {mean}) / {deviation}", COMMENT)

    def onnx(self, place: Place[InputNormalisation], code: OnnxGraph) -> None:
        """Sub and Div."""
        mean, deviation = (
            np.array(values, np.float32)[:, None, None]
            for values in place.layer.numbers(place.before[0])
        )
        code.step("Sub", code.array(mean, place.tensor("mean")))
        code.step("Div", code.array(deviation, place.tensor("deviation")))
