"""How an activation is written: as its function says."""

from __future__ import annotations

from typing import Any, ClassVar

from playground.exchange.numpy_code import NumpyCode
from playground.exchange.onnx_graph import OnnxGraph
from playground.exchange.places import Place, unwritable_layer
from playground.exchange.source import argument
from playground.exchange.torch_code import TorchCode
from playground.exchange.writers import Form, LayerWriter, writes
from playground.layers.activation import Activation
from playground.layers.activations.function import Code


@writes(Activation)
class ActivationWriter(LayerWriter[Activation]):
    """The expression of the function, with the layer's settings in."""

    prefix: ClassVar[str] = "activation"
    takes: ClassVar[Form] = "any"

    def torch(self, place: Place[Activation], code: TorchCode) -> None:
        """An expression; learned values are in a module of their own."""
        values = _written(place.layer)
        if place.layer.declaration.learned is not None:
            count = len(place.layer.learned_values())
            module = code.module(place.name, f"nn.PReLU({count})", f"{count} learned values")
            values["weight"] = f"{module}.weight"
        _add(place, code, _code(place.layer).torch.format(**values))

    def numpy(self, place: Place[Activation], code: NumpyCode) -> None:
        """An expression."""
        values = _written(place.layer)
        if place.layer.declaration.learned is not None:
            weight = code.weights(place.tensor("weight"))
            values["weight"] = weight if code.is_list else f"{weight}[:, None, None]"
        _add(place, code, _code(place.layer).numpy.format(**values))

    def onnx(self, place: Place[Activation], code: OnnxGraph) -> None:
        """The nodes of the function."""
        values = dict(place.layer.values())
        if place.layer.declaration.learned is not None:
            weight = place.layer.learned_values()
            shape = weight.shape if code.is_list else (*weight.shape, 1, 1)
            values["weight"] = code.array(weight.reshape(shape), place.tensor("weight"))
        code.x = _code(place.layer).onnx(code, code.x, values)


def _add(place: Place[Activation], code: TorchCode | NumpyCode, expression: str) -> None:
    if expression != "x":
        label = place.layer.declaration.label
        code.line(expression, "" if label.lower() in expression.lower() else label)


def _written(layer: Activation) -> dict[str, Any]:
    """The parameters as Python has them."""
    return {name: argument(value) for name, value in layer.values().items()}


def _code(layer: Activation) -> Code:
    code = layer.declaration.code
    if code is None:
        raise unwritable_layer(layer)
    return code
