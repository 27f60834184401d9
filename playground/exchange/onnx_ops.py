"""Readers of ONNX operators of windows and lists, which become a layer, a part of one, or nothing.

See https://onnx.ai/onnx/operators. What is read of a kind of layer that has a file of its own in
`exchange/layers` may stand there.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from playground.core.arrays import FloatArray, Shape
from playground.core.messages import Refused, marked
from playground.exchange.onnx_reader import NodeReader, Pad
from playground.layers.geometry import output_length, padding_amounts

Read = Callable[[NodeReader], None]

FUNCTIONS: dict[str, Read] = {}

EDGES = {"constant": "zeros", "reflect": "reflect", "edge": "replicate", "wrap": "circular"}


def reads(*ops: str) -> Callable[[Read], Read]:
    """Register the function that reads nodes of operators; ValueError where there is one."""

    def register(function: Read) -> Read:
        for op in ops:
            if op in FUNCTIONS:
                raise ValueError(f"{op} is read in two ways")
            FUNCTIONS[op] = function
        return function

    return register


# Windows.


def _pair(reader: NodeReader, name: str) -> tuple[int, int]:
    values = reader.node.settings.get(name) or [1, 1]
    rows, columns = values
    return int(rows), int(columns)


def _sides(reader: NodeReader, kernel: tuple[int, int]) -> tuple[int, int, int, int]:
    """The padding of a node at the top, bottom, left and right."""
    settings = reader.node.settings
    strides, dilations = _pair(reader, "strides"), _pair(reader, "dilations")
    how = settings.get("auto_pad", "NOTSET") or "NOTSET"
    if how in ("SAME_UPPER", "SAME_LOWER"):
        sides: list[int] = []
        for axis in (0, 1):
            both = padding_amounts(
                "same",
                (0, 0),
                reader.shape[1 + axis],
                kernel[axis],
                strides[axis],
                dilations[axis],
            )
            sides += both if how == "SAME_UPPER" else reversed(both)
        return sides[0], sides[1], sides[2], sides[3]
    if how == "VALID":
        return 0, 0, 0, 0
    top, left, bottom, right = settings.get("pads") or [0, 0, 0, 0]
    return int(top), int(bottom), int(left), int(right)


def _padding(reader: NodeReader, sides: tuple[int, ...], fill: float = 0.0) -> dict[str, Any]:
    """Padding and border of a layer: the node's own, or that of the node before."""
    pad = reader.take_pad()
    if pad is None:
        pad = Pad((sides[0], sides[1], sides[2], sides[3]))
    elif any(sides) or (pad.mode == "constant" and pad.fill != fill):
        raise reader.unreadable()
    border = {} if pad.mode == "constant" else {"border": EDGES[pad.mode]}
    if not any(pad.sides):
        return {"padding": "valid"}
    return {"padding": "explicit", "sides": list(pad.sides), **border}


@reads("Conv")
def _convolution(reader: NodeReader) -> None:
    weight = reader.numbers(1)
    tensors = {"weight": weight}
    if has_bias := reader.constant(2) is not None:
        tensors["bias"] = reader.numbers(2)
    kernel = (weight.shape[2], weight.shape[3])
    reader.add(
        "convolution",
        tensors,
        stride=list(_pair(reader, "strides")),
        dilation=list(_pair(reader, "dilations")),
        groups=reader.node.settings.get("group", 1),
        has_bias=has_bias,
        **_padding(reader, _sides(reader, kernel)),
    )


@reads("ConvTranspose")
def _transposed(reader: NodeReader) -> None:
    settings, weight = reader.node.settings, reader.numbers(1)
    if settings.get("output_shape") or settings.get("auto_pad", "NOTSET") not in ("", "NOTSET"):
        raise reader.unreadable()
    groups = int(settings.get("group", 1))
    inputs, per_group, rows, columns = weight.shape
    grouped = weight.reshape(groups, inputs // groups, per_group, rows, columns)
    filters = grouped.transpose(0, 2, 1, 3, 4).reshape(-1, inputs // groups, rows, columns)
    tensors: dict[str, FloatArray] = {"weight": np.array(filters, order="C")}
    if has_bias := reader.constant(2) is not None:
        tensors["bias"] = reader.numbers(2)
    reader.add(
        "transposed convolution",
        tensors,
        stride=list(_pair(reader, "strides")),
        dilation=list(_pair(reader, "dilations")),
        cut="explicit",
        sides=list(_sides(reader, (rows, columns))),
        output_padding=[int(n) for n in settings.get("output_padding") or [0, 0]],
        groups=groups,
        has_bias=has_bias,
    )


@reads("MaxPool", "AveragePool")
def _pooling(reader: NodeReader) -> None:
    settings = reader.node.settings
    size = _pair(reader, "kernel_shape")
    mode = "max" if reader.node.op == "MaxPool" else "average"
    if reader.pad is not None and reader.pad.mode != "constant":
        text = marked(
            "message",
            "{name}: {node} pools maps with more than zeros around them, which poolings here do"
            " not have.",
        )
        raise Refused(text, name=reader.file.name, node=str(reader.node))
    counts = bool(settings.get("count_include_pad", 0)) or reader.pad is not None
    fill = -math.inf if mode == "max" else 0.0
    pad, before = reader.pad, reader.shape
    reader.add(
        "pooling",
        mode=mode,
        size=list(size),
        stride=list(_pair(reader, "strides")),
        dilation=list(_pair(reader, "dilations")),
        ceil=bool(settings.get("ceil_mode", 0)),
        count_padding=counts,
        **_padding(reader, _sides(reader, size), fill),
    )
    if pad is not None and reader.shape[1:] != _pooled_sides(reader, before, pad):
        raise reader.unreadable()


def _pooled_sides(reader: NodeReader, before: Shape, pad: Pad) -> tuple[int, ...]:
    """Height and width after a pooling of maps that a node before it has padded.

    With ceil_mode a window may begin in cells of that node, and in none of its own padding.
    """
    settings, kernel = reader.node.settings, _pair(reader, "kernel_shape")
    strides, dilations = _pair(reader, "strides"), _pair(reader, "dilations")
    return tuple(
        output_length(
            before[1 + axis] + pad.sides[2 * axis] + pad.sides[2 * axis + 1],
            kernel[axis],
            strides[axis],
            dilations[axis],
            ceil=bool(settings.get("ceil_mode", 0)),
        )
        for axis in (0, 1)
    )


@reads("GlobalAveragePool", "GlobalMaxPool", "ReduceMean", "ReduceMax")
def _global(reader: NodeReader) -> None:
    if reader.node.op.startswith("Reduce"):
        axes = reader.whole(1, "axes") or []
        if sorted(axis % 4 for axis in axes) != [2, 3]:
            raise reader.unreadable()
        if not reader.node.settings.get("keepdims", 1):
            reader.axes = 2
    is_mean = reader.node.op in ("GlobalAveragePool", "ReduceMean")
    reader.add("pooling", mode="global average" if is_mean else "global max")


@reads("Pad")
def _pad(reader: NodeReader) -> None:
    pads = reader.whole(1, "pads") or []
    if len(pads) != 8 or any(pads[:2]) or any(pads[4:6]) or reader.constant(3) is not None:
        raise reader.unreadable()
    mode = reader.node.settings.get("mode") or "constant"
    fill = reader.constant(2)
    value = reader.node.settings.get("value", 0.0) if fill is None else float(fill.reshape(-1)[0])
    if mode not in EDGES:
        raise reader.unreadable()
    reader.pad = Pad((pads[2], pads[6], pads[3], pads[7]), mode, value)


# Lists.


@reads("Gemm")
def _gemm(reader: NodeReader) -> None:
    settings, weight = reader.node.settings, reader.numbers(1)
    if settings.get("transA", 0) or settings.get("alpha", 1.0) != 1 or weight.ndim != 2:
        raise reader.unreadable()
    bias = reader.constant(2)
    if bias is not None and settings.get("beta", 1.0) != 1:
        raise reader.unreadable()
    _dense(reader, weight if settings.get("transB", 0) else weight.T, bias)


@reads("MatMul")
def _product(reader: NodeReader) -> None:
    weight = reader.numbers(1)
    if weight.ndim != 2:
        raise reader.unreadable()
    _dense(reader, weight.T, None)


def _dense(reader: NodeReader, weight: FloatArray, bias: Any) -> None:
    if reader.axes != 2:
        raise reader.unreadable()
    units = len(weight)
    values = np.zeros(units, np.float32)
    if bias is not None:
        values = np.array(np.broadcast_to(bias.reshape(-1), units), np.float32)
    tensors = {"weight": np.array(weight, np.float32, order="C")}
    if bias is not None:
        tensors["bias"] = values
    reader.add("dense", tensors, units=units, has_bias=bias is not None)


@reads("Add")
def _bias(reader: NodeReader) -> None:
    """A bias of the layer before, where that has none yet."""
    last = reader.entries[-1] if reader.entries else {}
    kinds = ("dense", "convolution", "transposed convolution")
    place = 1 if reader.node.inputs[0] == reader.x else 0
    values = reader.by_channel(place)
    if last.get("kind") not in kinds or last["fields"]["has_bias"]:
        raise reader.unreadable()
    if values.shape != (reader.shape[0],):
        raise reader.unreadable()
    reader.change_last({"bias": values}, has_bias=True)


@reads("Flatten", "Reshape", "Squeeze", "Unsqueeze")
def _flatten(reader: NodeReader) -> None:
    """All numbers in a list, or an axis of one cell that comes or goes: nothing more."""
    op, shape = reader.node.op, reader.shape
    if op == "Flatten":
        if reader.node.settings.get("axis", 1) != 1:
            raise reader.unreadable()
    elif op == "Reshape":
        target = reader.whole(1, "shape") or []
        sides = target[1:]
        if target[:1] not in ([0], [-1], [1]) or len(sides) not in (1, 3):
            raise reader.unreadable()
        if len(sides) == 3 and (shape[1:] != (1, 1) or sides[1:] != [1, 1]):
            raise reader.unreadable()
        if sides[0] not in (-1, 0, math.prod(shape)):
            raise reader.unreadable()
        reader.axes = len(target)
    else:
        _change_axes(reader)
    if op == "Flatten":
        reader.axes = 2
    if shape[1:] != (1, 1):
        reader.add("flatten")


def _change_axes(reader: NodeReader) -> None:
    """Take axes of one cell off, or put them on, behind the channels."""
    is_off = reader.node.op == "Squeeze"
    given = reader.whole(1, "axes")
    if given is None:  # all axes of one cell
        given = list(range(2, reader.axes)) if is_off and reader.shape[0] > 1 else []
    after = reader.axes - len(given) if is_off else reader.axes + len(given)
    places = {axis % max(reader.axes, after) for axis in given}
    is_behind = places <= {2, 3} and len(places) == len(given) > 0
    if reader.shape[1:] != (1, 1) or not is_behind or not 2 <= after <= 4:
        raise reader.unreadable()
    reader.axes = after


@reads("Dropout")
def _dropout(reader: NodeReader) -> None:
    given = reader.constant(1)
    ratio = reader.node.settings.get("ratio", 0.5) if given is None else float(given.reshape(-1)[0])
    reader.add("dropout", rate=round(ratio, 6))


@reads("Identity", "Cast")
def _nothing(reader: NodeReader) -> None:
    if reader.node.op == "Cast" and reader.node.settings.get("to") != 1:
        raise reader.unreadable()
