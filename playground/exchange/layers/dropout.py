"""How a dropout layer is written."""

from __future__ import annotations

from typing import ClassVar

from playground.exchange.numpy_code import NumpyCode
from playground.exchange.onnx_graph import OnnxGraph
from playground.exchange.places import Place
from playground.exchange.source import number
from playground.exchange.torch_code import TorchCode
from playground.exchange.writers import Form, LayerWriter, writes
from playground.layers.dropout import Dropout


@writes(Dropout)
class DropoutWriter(LayerWriter[Dropout]):
    """It is there for training; a network that is used leaves nothing out."""

    prefix: ClassVar[str] = "dropout"
    takes: ClassVar[Form] = "any"

    def torch(self, place: Place[Dropout], code: TorchCode) -> None:
        """Dropout, which does nothing after eval()."""
        module = code.module(place.name, f"nn.Dropout({number(place.layer.rate)})")
        code.line(f"{module}(x)", "leaves values out in training alone")

    def numpy(self, place: Place[Dropout], code: NumpyCode) -> None:
        """A remark."""
        code.note(f"{place.name}: dropout leaves values out in training alone")

    def onnx(self, place: Place[Dropout], code: OnnxGraph) -> None:
        """Nothing."""
