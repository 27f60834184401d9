"""An ONNX model with its constants worked out, and with what is one layer here as one node.

PyTorch writes the amounts of a padding as a chain of operators on constants, and a group
normalisation as an instance normalisation between two changes of shape; this program writes one as
means and deviations.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from playground.exchange.onnx_file import OnnxFile, OnnxNode

Arrays = dict[str, NDArray[Any]]

MAX_FOLDED: Final = 4096
"""Numbers of a constant that is worked out: weights are none, amounts of paddings are few."""

INT32, INT64 = 6, 7
_VALUES: Final = ("value", "value_float", "value_int", "value_floats", "value_ints")


def simplified(file: OnnxFile) -> OnnxFile:
    """The same model; what cannot be simplified stays as it is."""
    arrays = dict(file.arrays)
    nodes = _with_group_norms([node for node in file.nodes if not _folded(node, arrays)], arrays)
    return replace(file, nodes=tuple(nodes), arrays=arrays)


# Constants.


def _folded(node: OnnxNode, arrays: Arrays) -> bool:
    """Whether what comes out of a node is a constant, which is among the arrays then."""
    if len(node.outputs) != 1:
        return False
    if node.op == "Constant":
        found = next((node.settings[name] for name in _VALUES if name in node.settings), None)
        if found is not None:
            arrays[node.outputs[0]] = np.asarray(found)
        return found is not None
    names = [name for name in node.inputs if name]
    if node.op not in FOLDS or not names or not all(name in arrays for name in names):
        return False
    given = [arrays[name] for name in names]
    if sum(values.size for values in given) > MAX_FOLDED:
        return False
    try:
        values = FOLDS[node.op](given, node.settings)
    except (ValueError, TypeError, IndexError, OverflowError, MemoryError):
        return False
    if values is None or values.size > MAX_FOLDED:
        return False
    arrays[node.outputs[0]] = values
    return True


def _filled(given: Sequence[NDArray[Any]], settings: Mapping[str, Any]) -> NDArray[Any] | None:
    shape = [int(side) for side in given[0].reshape(-1)]
    value = np.asarray(settings.get("value", np.zeros(1, np.float32))).reshape(-1)
    return np.full(shape, value[0]) if math.prod(shape) <= MAX_FOLDED else None


def _sliced(given: Sequence[NDArray[Any]], settings: Mapping[str, Any]) -> NDArray[Any]:
    del settings
    values, starts, ends, *rest = given
    axes = rest[0].tolist() if rest else range(len(starts))
    steps = rest[1].tolist() if len(rest) > 1 else [1] * len(starts)
    places: list[slice] = [slice(None)] * values.ndim
    for axis, start, end, step in zip(axes, starts.tolist(), ends.tolist(), steps, strict=True):
        side = values.shape[axis]
        places[axis] = slice(start, None if step < 0 and end < -side else end, step)
    return values[tuple(places)]


def _cast(given: Sequence[NDArray[Any]], settings: Mapping[str, Any]) -> NDArray[Any] | None:
    types: Mapping[Any, type[np.generic]] = {INT32: np.int32, INT64: np.int64, 1: np.float32}
    kind = types.get(settings.get("to"))
    return None if kind is None else given[0].astype(kind)


FOLDS: Final[
    Mapping[str, Callable[[Sequence[NDArray[Any]], Mapping[str, Any]], NDArray[Any] | None]]
] = {
    "ConstantOfShape": _filled,
    "Concat": lambda given, settings: np.concatenate(given, settings.get("axis", 0)),
    "Reshape": lambda given, settings: given[0].reshape([int(n) for n in given[1]]),
    "Slice": _sliced,
    "Transpose": lambda given, settings: given[0].transpose(settings.get("perm")),
    "Cast": _cast,
}


# Normalisations of groups of channels.

_BY_INSTANCES: Final = ("Reshape", "InstanceNormalization", "Reshape")
_BY_MEANS: Final = (
    *("Reshape", "ReduceMean", "Sub", "Mul", "ReduceMean", "Add", "Sqrt", "Div", "Reshape"),
)


def _with_group_norms(nodes: list[OnnxNode], arrays: Arrays) -> list[OnnxNode]:
    shapes = {node.outputs[0]: node.inputs[0] for node in nodes if node.op == "Shape"}
    left = [node for node in nodes if node.op != "Shape"]
    found: list[OnnxNode] = []
    while left:
        for ops, epsilon_of in ((_BY_INSTANCES, _of_instances), (_BY_MEANS, _of_means)):
            part = left[: len(ops)]
            if tuple(node.op for node in part) != ops:
                continue
            groups = _groups(part, arrays, shapes)
            epsilon = epsilon_of(part, arrays, groups)
            if groups and epsilon is not None:
                left = left[len(ops) :]
                found.append(_scaled(part, groups, epsilon, left, arrays))
                break
        else:
            found.append(left.pop(0))
    return found


def _groups(part: Sequence[OnnxNode], arrays: Arrays, shapes: Mapping[str, str]) -> int:
    """How many groups the maps are put into and taken out of again; 0 where they are not."""
    target, back = arrays.get(part[0].inputs[1]), part[-1].inputs[1]
    if target is None or target.size != 3 or part[-1].inputs[0] != part[-2].outputs[0]:
        return 0
    is_back = shapes.get(back) == part[0].inputs[0] or (back in arrays and arrays[back].size == 4)
    return max(0, int(target.reshape(-1)[1])) if is_back else 0


def _of_instances(part: Sequence[OnnxNode], arrays: Arrays, groups: int) -> float | None:
    """The ε of an instance normalisation that neither scales nor shifts; None for another."""
    node = part[1]
    scale, shift = (arrays.get(name) for name in node.inputs[1:3])
    is_plain = scale is not None and shift is not None and (scale == 1).all() and not shift.any()
    if node.inputs[0] != part[0].outputs[0] or not is_plain or scale is None:
        return None
    return float(node.settings.get("epsilon", 1e-5)) if scale.size == groups else None


def _of_means(part: Sequence[OnnxNode], arrays: Arrays, groups: int) -> float | None:
    """The ε of what is taken off its mean and divided by its deviation; None for anything else."""
    del groups
    (x,), mean, off, square, variance, moved, root, divided = (each.outputs for each in part[:-1])
    epsilon = arrays.get(part[5].inputs[1])
    links = (
        part[1].inputs[0] == x,
        part[2].inputs == (x, *mean),
        part[3].inputs == (*off, *off),
        part[4].inputs[:1] == square,
        part[5].inputs[:1] == variance,
        part[6].inputs == moved,
        part[7].inputs == (*off, *root),
        part[8].inputs[:1] == divided,
    )
    axes = [_axes(part[at], arrays) for at in (1, 4)]
    if not all(links) or axes != [[2], [2]] or epsilon is None or epsilon.size != 1:
        return None
    return float(epsilon.reshape(-1)[0])


def _axes(node: OnnxNode, arrays: Arrays) -> list[int]:
    given = node.settings.get("axes")
    if given is None and len(node.inputs) > 1 and node.inputs[1] in arrays:
        given = arrays[node.inputs[1]].reshape(-1).tolist()
    return [int(axis) % 3 for axis in given or ()]


def _scaled(
    part: Sequence[OnnxNode], groups: int, epsilon: float, left: list[OnnxNode], arrays: Arrays
) -> OnnxNode:
    """One node for the part, with the scales and shifts of the nodes after it, which are taken."""
    outputs, inputs = part[-1].outputs, part[0].inputs[:1]
    values: list[NDArray[Any]] = []
    for op in ("Mul", "Add"):
        node = left[0] if left else None
        if node is None or node.op != op or node.inputs[0] != outputs[0]:
            break
        name = node.inputs[1]
        if name not in arrays or arrays[name].ndim < 3 or arrays[name].shape[-2:] != (1, 1):
            break
        values.append(arrays[name].reshape(-1))
        outputs = node.outputs
        left.pop(0)
    plain = (1, 0)
    if values and not all(v.size == 1 and v[0] == n for v, n in zip(values, plain, strict=False)):
        values += [np.zeros_like(values[0])] * (len(values) == 1)
        names = (f"{outputs[0]}.scale", f"{outputs[0]}.shift")
        arrays.update(zip(names, values, strict=True))
        inputs = (*inputs, *names)
    settings = {"num_groups": groups, "epsilon": epsilon}
    return OnnxNode("GroupNormalization", part[0].name, inputs, outputs, settings)
