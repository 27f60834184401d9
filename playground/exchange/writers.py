"""The registry of how kinds of layers are written: as PyTorch, as numpy, as ONNX."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Generic, Literal, TypeAlias, TypeVar

from playground.core.layer import Layer
from playground.exchange.numpy_code import NumpyCode
from playground.exchange.onnx_graph import OnnxGraph
from playground.exchange.places import L, Place
from playground.exchange.torch_code import TorchCode

Form: TypeAlias = Literal["maps", "list", "any"]
"""Channels × height × width, or a list of numbers, for each picture."""


class LayerWriter(Generic[L]):
    """How a kind of layer is written: each method adds what computes it, out of `code.x`.

    `prefix` is what such layers are called in code, with a number. `takes` is the form that it
    needs its input in, which is changed before it if need be; `gives` that of its output, "any" if
    it is that of the input.
    """

    prefix: ClassVar[str]
    takes: ClassVar[Form] = "maps"
    gives: ClassVar[Form] = "any"

    def torch(self, place: Place[L], code: TorchCode) -> None:
        """Add the layer to a PyTorch module."""
        raise NotImplementedError

    def numpy(self, place: Place[L], code: NumpyCode) -> None:
        """Add the layer to a numpy function."""
        raise NotImplementedError

    def onnx(self, place: Place[L], code: OnnxGraph) -> None:
        """Add the layer to an ONNX graph."""
        raise NotImplementedError


WRITERS: dict[type[Layer], LayerWriter[Any]] = {}

W = TypeVar("W", bound=LayerWriter[Any])


def writes(kind: type[Layer]) -> Callable[[type[W]], type[W]]:
    """Register a class as that which writes layers of a kind; ValueError where there is one."""

    def register(cls: type[W]) -> type[W]:
        if kind in WRITERS:
            raise ValueError(f"{kind.kind} is written in two ways")
        WRITERS[kind] = cls()
        return cls

    return register


def brought_to(form: Form, is_list: bool) -> Literal["list", "maps"] | None:
    """The form that an array must be brought to first; None where it has it."""
    if form == "list" and not is_list:
        return "list"
    return "maps" if form == "maps" and is_list else None
