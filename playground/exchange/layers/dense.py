"""How dense and flatten layers are written."""

from __future__ import annotations

from typing import ClassVar

from playground.exchange.numpy_code import NumpyCode
from playground.exchange.onnx_graph import OnnxGraph
from playground.exchange.places import Place
from playground.exchange.source import call
from playground.exchange.torch_code import TorchCode
from playground.exchange.writers import Form, LayerWriter, writes
from playground.layers.dense import Dense
from playground.layers.flatten import Flatten


@writes(Dense)
class DenseWriter(LayerWriter[Dense]):
    """A product with the matrix of weights."""

    prefix: ClassVar[str] = "dense"
    takes: ClassVar[Form] = "list"
    gives: ClassVar[Form] = "list"

    def torch(self, place: Place[Dense], code: TorchCode) -> None:
        """Linear."""
        units, inputs = place.layer.tensor_shapes()["weight"]
        made = call("nn.Linear", f"{inputs}, {units}", bias=(place.layer.has_bias, True))
        module = code.module(place.name, made, f"{inputs} → {units} numbers")
        code.line(f"{module}(x)", str(units))

    def numpy(self, place: Place[Dense], code: NumpyCode) -> None:
        """weight @ x + bias."""
        weight = code.weights(place.tensor("weight"))
        bias = f" + {code.weights(place.tensor('bias'))}" if place.layer.has_bias else ""
        code.line(f"{weight} @ x{bias}", str(place.layer.units))

    def onnx(self, place: Place[Dense], code: OnnxGraph) -> None:
        """Gemm with the weights as they are stored: units × inputs."""
        names = [code.array(values, name) for name, values in place.tensors().items()]
        code.step("Gemm", *names, transB=1)


@writes(Flatten)
class FlattenWriter(LayerWriter[Flatten]):
    """All that it takes is a list: whatever was no list has been made one."""

    prefix: ClassVar[str] = "flatten"
    takes: ClassVar[Form] = "list"
    gives: ClassVar[Form] = "list"

    def torch(self, place: Place[Flatten], code: TorchCode) -> None:
        """Nothing more."""

    def numpy(self, place: Place[Flatten], code: NumpyCode) -> None:
        """Nothing more."""

    def onnx(self, place: Place[Flatten], code: OnnxGraph) -> None:
        """Nothing more."""
