"""ONNX files as values: nodes in their order, constants, inputs and notes, all of it checked.

The fields are those of https://github.com/onnx/onnx/blob/main/onnx/onnx.proto.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from playground.core.messages import Refused, marked
from playground.core.ordinary_file import read_file
from playground.exchange.protobuf import Malformed, Message, parsed

MAX_BYTES: Final = 2**31
MAX_NODES: Final = 10_000
MAX_DIMENSIONS: Final = 8
TYPES: Final = {
    1: "<f4",
    2: "u1",
    3: "i1",
    6: "<i4",
    7: "<i8",
    9: "?",
    10: "<f2",
    11: "<f8",
}
"""Those of tensors: TensorProto.DataType."""

STANDARD: Final = ("", "ai.onnx")
"""The names of the domain of ONNX's own operators; one of another has it before its name."""

FLOAT, INT, STRING, TENSOR, FLOATS, INTS = 1, 2, 3, 4, 6, 7
"""The kinds of attributes: AttributeProto.AttributeType."""


@dataclass(frozen=True, slots=True, eq=False)
class OnnxNode:
    """An operator: what it is called, the names of its inputs and outputs, its settings."""

    op: str
    name: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    settings: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.op} {self.name}" if self.name and self.name != self.op else self.op


@dataclass(frozen=True, slots=True, eq=False)
class OnnxFile:
    """The content of a file; `inputs` are their sizes by name, None for one that is not fixed."""

    name: str
    nodes: tuple[OnnxNode, ...]
    arrays: dict[str, NDArray[Any]]
    inputs: dict[str, tuple[int | None, ...]]
    outputs: tuple[str, ...]
    notes: dict[str, str]
    opset: int
    """The version of the operators, which says what some of their settings mean."""


def read_onnx_file(path: str | Path) -> OnnxFile:
    """Read a model; raises Refused where it is damaged or has its weights elsewhere."""
    name = Path(path).name
    data = read_file(path, MAX_BYTES)
    try:
        return _file(name, parsed(memoryview(data)))
    except Malformed:
        raise Refused(marked("message", "{name} is damaged or no ONNX file."), name=name) from None


def _file(name: str, model: Message) -> OnnxFile:
    graph = model.message(7)
    if graph is None:
        raise Malformed("no graph")
    nodes = graph.bytes.get(1, [])
    if len(nodes) > MAX_NODES:
        raise Malformed("too many nodes")
    notes = {item.text(1): item.text(2) for item in model.messages(14)}
    return OnnxFile(
        name,
        tuple(_node(parsed(node), name) for node in nodes),
        dict(_tensor(tensor, name) for tensor in graph.messages(5)),
        {item.text(1): _sizes(item) for item in graph.messages(11)},
        tuple(item.text(1) for item in graph.messages(12)),
        notes,
        _opset(model),
    )


def _opset(model: Message) -> int:
    """The version of ONNX's own operators; 1 in models from before there were versions."""
    found = [item.signed(2) for item in model.messages(8) if item.text(1) in STANDARD]
    return max(found, default=1)


def _node(node: Message, name: str) -> OnnxNode:
    settings = dict(_setting(item, name) for item in node.messages(5))
    inputs, outputs = tuple(node.texts(1)), tuple(node.texts(2))
    domain = node.text(7)
    op = node.text(4) if domain in STANDARD else f"{domain}.{node.text(4)}"
    return OnnxNode(op, node.text(3), inputs, outputs, settings)


def _setting(item: Message, name: str) -> tuple[str, Any]:
    kind = item.number(20)
    if kind == FLOAT:
        return item.text(1), item.real(2)
    if kind == INT:
        return item.text(1), item.signed(3)
    if kind == STRING:
        return item.text(1), item.text(4)
    if kind == TENSOR:
        tensor = item.message(5)
        if tensor is None:
            raise Malformed("no tensor")
        return item.text(1), _tensor(tensor, name)[1]
    if kind == FLOATS:
        return item.text(1), item.reals(7)
    if kind == INTS:
        return item.text(1), item.all_signed(8)
    return item.text(1), None


def _sizes(item: Message) -> tuple[int | None, ...]:
    kind = item.message(2)
    tensor = kind.message(1) if kind else None
    shape = tensor.message(2) if tensor else None
    if shape is None:
        return ()
    return tuple(
        side.signed(1) if 1 in side.numbers and side.signed(1) > 0 else None
        for side in shape.messages(1)
    )


def _tensor(tensor: Message, name: str) -> tuple[str, NDArray[Any]]:
    """A constant with its name; its size is checked against its bytes before it is an array."""
    if tensor.number(14) or 13 in tensor.bytes:
        text = marked(
            "message", "{name} has its weights in other files: only models of one file are read."
        )
        raise Refused(text, name=name)
    shape = tensor.all_signed(1)
    code = TYPES.get(tensor.number(2))
    if code is None or len(shape) > MAX_DIMENSIONS or any(side < 0 for side in shape):
        raise Malformed("a type or a shape that is not known")
    dtype, count = np.dtype(code), math.prod(shape)
    if 9 in tensor.bytes:
        raw = tensor.bytes[9][-1]
        if len(raw) != count * dtype.itemsize:
            raise Malformed("other numbers than its shape says")
        values = np.frombuffer(raw, dtype)
    else:
        values = _listed(tensor, dtype)
        if values.size != count:
            raise Malformed("other numbers than its shape says")
    if values.dtype.kind == "f" and not np.isfinite(values).all():
        is_number = count == 1  # a bound, such as that of a padding
        if not is_number or np.isnan(values).any():
            text = marked("message", "{name} has weights that are infinite or no numbers.")
            raise Refused(text, name=name)
    return tensor.text(8), values.reshape(shape)


def _listed(tensor: Message, dtype: np.dtype[Any]) -> NDArray[Any]:
    """Numbers that stand in fields of their own kind."""
    if dtype.kind == "f" and dtype.itemsize == 4:
        return np.array(tensor.reals(4), dtype)
    field = 7 if dtype.itemsize == 8 and dtype.kind == "i" else 5
    if dtype.kind == "f":
        raise Malformed("numbers in an unusual place")
    try:
        return np.array(tensor.all_signed(field), np.int64).astype(dtype)
    except OverflowError as error:
        raise Malformed("too large a number") from error
