"""The registry of how kinds of layers are written: as PyTorch, as numpy, as ONNX."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, ClassVar, Generic, Literal, Protocol, TypeAlias, TypeVar

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


class Growing(Protocol):
    """Code or a graph that grows by layers; `is_list` says which form its array has now."""

    is_list: bool

    def to_list(self) -> None:
        """Bring the array to a list of numbers."""

    def to_maps(self) -> None:
        """Bring the array to channels × height × width."""


def write_layers(
    places: Iterable[Place[Any]],
    code: Growing,
    write: Callable[[LayerWriter[Any], Place[Any]], None],
    begin: Callable[[Place[Any]], object] = lambda place: None,
) -> None:
    """Add layer after layer to `code` by `write`, each to an array of the form that it takes.

    `begin` is called for each before its input is brought to that form.
    """
    for place in places:
        begin(place)
        writer = WRITERS[type(place.layer)]
        if writer.takes == "list" and not code.is_list:
            code.to_list()
        elif writer.takes == "maps" and code.is_list:
            code.to_maps()
        write(writer, place)
        code.is_list = code.is_list if writer.gives == "any" else writer.gives == "list"
