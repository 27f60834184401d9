"""From the nodes of an ONNX model to the layers of a network, one after another.

What a node becomes is said by operator in `onnx_ops`. Layers are made as those of network files
are, so that every setting and every array is checked as theirs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray, Shape, frozen
from playground.core.edits import MAX_LAYERS
from playground.core.json_file import parsed_json
from playground.core.layer import Layer
from playground.core.memory import check_memory
from playground.core.messages import Refused, marked
from playground.core.network_input import NetworkInput
from playground.core.session import Network
from playground.exchange.onnx_file import OnnxFile, OnnxNode, read_onnx_file
from playground.exchange.onnx_simplified import simplified
from playground.layers.arraytext import reference
from playground.layers.inputfile import classes_from_data, input_from_data
from playground.layers.layersfile import NetworkContent
from playground.layers.networkfile import layer_from_data


@dataclass(frozen=True, slots=True)
class Pad:
    """Cells that a node has added around the maps, for the layer that comes after it."""

    sides: tuple[int, int, int, int]
    mode: str = "constant"
    fill: float = 0.0


class NodeReader:
    """The layers so far, and the value that the next node must take.

    `entries` are the layers as network files have them, `shape` is what comes out of them, and
    `pad` what a node has padded it with that has no layer of its own.
    """

    def __init__(self, file: OnnxFile, x: str, shape: Shape) -> None:
        self.file = file
        self.x = x
        self.shape = shape
        self.batch = (file.inputs.get(x) or (None,))[0] or 1
        """Pictures at once, as some files fix them; 1 where that is left open."""

        self.axes = 4
        """Of the value: 4 for maps, 2 for a list, and 3 between them."""

        self.pad: Pad | None = None
        self.entries: list[dict[str, Any]] = []
        self.layers: list[Layer] = []
        self.node = OnnxNode("", "", (), (), {})
        self._arrays = dict(file.arrays)
        self._beside: dict[str, FloatArray] = {}
        self._before = shape

    # What functions in `onnx_ops` use.

    def constant(self, place: int) -> NDArray[Any] | None:
        """The constant that an input of the node is; None where there is no such input."""
        if place >= len(self.node.inputs) or not self.node.inputs[place]:
            return None
        name = self.node.inputs[place]
        if name not in self._arrays:
            raise self.unreadable()
        return self._arrays[name]

    def numbers(self, place: int) -> FloatArray:
        """The same as float32; raises Refused where it is missing."""
        values = self.constant(place)
        if values is None:
            raise self.unreadable()
        with np.errstate(over="ignore"):
            return frozen(np.array(values, np.float32, order="C"))

    def by_channel(self, place: int) -> FloatArray:
        """A number for each channel, or one for all; raises Refused for those of another axis.

        Constants are laid along the last axes of the value. Before version 7 of the operators an
        `axis` of their node said where, and the slopes of PRelu were always by channel.
        """
        values = self.numbers(place)
        if values.size == 1 and values.ndim <= self.axes:
            return values.reshape(1)
        shape = values.shape
        if self.file.opset < 7 and (self.node.settings.get("axis") == 1 or self.node.op == "PRelu"):
            shape = (*shape, *(1,) * (self.axes - 1 - values.ndim))
        if (1,) * (self.axes - len(shape)) + shape != (1, self.shape[0], 1, 1)[: self.axes]:
            raise self.unreadable()
        return values.reshape(-1)

    def whole(self, place: int, setting: str = "") -> list[int] | None:
        """Whole numbers of an input, or, in older models, of a setting; None without them."""
        found: Any = self.node.settings.get(setting) if setting else None
        if found is None:
            values = self.constant(place)
            found = None if values is None else values.reshape(-1).tolist()
        return None if found is None else [int(value) for value in found]

    def add(self, kind: str, tensors: dict[str, FloatArray] | None = None, **fields: Any) -> None:
        """Add a layer of a kind, with its weights and settings; raises Refused."""
        place = len(self.entries)
        entry: dict[str, Any] = {"kind": kind, "fields": fields}
        if tensors:
            entry["tensors"] = {}
            for name, values in tensors.items():
                self._beside[f"{place}.{name}"] = values
                entry["tensors"][name] = reference(values, f"{place}.{name}")
        if place >= MAX_LAYERS:
            raise Refused(marked("message", "A stack has at most {most} layers."), most=MAX_LAYERS)
        self.entries.append(entry)
        self.layers.append(self._made(place))
        self._before = self.shape
        self.shape = self._after(self.layers[-1])

    def change_last(self, tensors: dict[str, FloatArray] | None = None, **fields: Any) -> None:
        """Give the last layer other settings or more weights: a node was a part of it."""
        entry = self.entries.pop()
        self.layers.pop()
        self.shape = self._before
        place = len(self.entries)
        old = {name: self._beside[f"{place}.{name}"] for name in entry.get("tensors", {})}
        self.add(entry["kind"], {**old, **(tensors or {})}, **{**entry["fields"], **fields})

    def take_pad(self) -> Pad | None:
        """Take the padding that the maps have been given, for a layer that does it itself."""
        pad, self.pad = self.pad, None
        return pad

    def unreadable(self) -> Refused:
        """That the node is none that this program has a layer for."""
        return Refused(
            marked(
                "message",
                "{name}: {node} has no layer here. Networks are read whose layers, of kinds that"
                " are here, follow one another.",
            ),
            name=self.file.name,
            node=str(self.node),
        )

    # The walk.

    def read(self, functions: dict[str, Callable[[NodeReader], None]]) -> None:
        """Read all nodes; raises Refused at the first that cannot be."""
        nodes = list(self.file.nodes)
        while nodes:
            self.node = nodes.pop(0)
            outputs = [name for name in self.node.outputs if name]
            if self._is_swish(nodes):
                self.add("activation", function="silu")
                self.x = nodes.pop(0).outputs[0]
                continue
            if self.node.op == "Neg":
                self._negated(nodes, functions)
                continue
            if self.node.op not in functions or not outputs or not self._follows():
                raise self.unreadable()
            if self.pad is not None and self.node.op not in TAKE_PADS:
                raise self.unreadable()
            functions[self.node.op](self)
            self.x = outputs[0]
        if self.file.outputs != (self.x,) or self.pad is not None:
            raise self.unreadable()

    def _negated(
        self, rest: list[OnnxNode], functions: dict[str, Callable[[NodeReader], None]]
    ) -> None:
        """A minimum, which is a maximum of what is negated, negated again."""
        pooled = rest.pop(0) if rest else self.node
        back = rest.pop(0) if rest else self.node
        chain = (self.node.inputs, pooled.inputs, back.inputs)
        if (pooled.op, back.op) != ("MaxPool", "Neg") or self.pad is not None:
            raise self.unreadable()
        if chain != ((self.x,), self.node.outputs, pooled.outputs):
            raise self.unreadable()
        self.node = pooled
        functions[pooled.op](self)
        self.change_last(mode="min")
        self.x = back.outputs[0]

    def _follows(self) -> bool:
        """Whether the node takes what came out so far, once, and otherwise constants."""
        inputs = self.node.inputs
        return inputs.count(self.x) == 1 and (inputs[0] == self.x or self.node.op in ("Add", "Mul"))

    def _is_swish(self, rest: list[OnnxNode]) -> bool:
        if self.node.op != "Sigmoid" or not rest or rest[0].op != "Mul":
            return False
        return set(rest[0].inputs) == {self.x, *self.node.outputs}

    def _made(self, place: int) -> Layer:
        return layer_from_data(self.entries[place], place + 1, self._beside)

    def _after(self, layer: Layer) -> Shape:
        check_memory(layer.held(self.shape))
        if not layer.is_for(self.shape):
            text = marked("message", "{name}: the weights of {node} are not for what reaches it.")
            raise Refused(text, name=self.file.name, node=str(self.node))
        self.layers[-1] = fitted = layer.fitted(self.shape)
        return fitted.output_shape(self.shape)


TAKE_PADS = ("Conv", "MaxPool", "AveragePool")
"""The operators whose layers can have the padding of a node before them."""


def read_onnx(path: str | Path) -> NetworkContent:
    """The network in an ONNX file, with what it takes and puts out; raises Refused."""
    import playground.exchange.all_writers
    import playground.exchange.onnx_value_ops  # noqa: F401  both add functions
    from playground.exchange.onnx_ops import FUNCTIONS

    file = simplified(read_onnx_file(path))
    inputs = {name: sizes for name, sizes in file.inputs.items() if name not in file.arrays}
    if len(inputs) != 1 or len(file.outputs) != 1:
        text = marked("message", "{name} has several inputs or outputs: one of each can be read.")
        raise Refused(text, name=file.name)
    ((x, sizes),) = inputs.items()
    if len(sizes) != 4 or sizes[1] not in (1, 3) or sizes[2] is None or sizes[3] is None:
        text = marked(
            "message",
            "{name} does not take grey or colour pictures of one size, channels × height × width.",
        )
        raise Refused(text, name=file.name)
    taken = _input(file, (sizes[1], sizes[2], sizes[3]))
    reader = NodeReader(file, x, taken.shape or (1, 1, 1))
    try:
        reader.read(FUNCTIONS)
    except (ValueError, TypeError, IndexError, KeyError, OverflowError) as error:
        if isinstance(error, Refused):
            raise
        raise reader.unreadable() from None
    classes = _classes(file)
    is_list = reader.shape[1:] == (1, 1) and len(classes) == reader.shape[0]
    return NetworkContent(
        file.name, Network(tuple(reader.layers)), taken, classes if is_list else ()
    )


def _classes(file: OnnxFile) -> tuple[str, ...]:
    """The names of the outputs; () where a note of that name is another program's."""
    try:
        return classes_from_data(_note(file, "classes"))
    except ValueError:
        return ()


def _input(file: OnnxFile, shape: Shape) -> NetworkInput:
    """The input of `shape` as notes of the file have it, if this program wrote them; else 0–1."""
    frame = _note(file, "input.frame")
    framing = None
    if isinstance(frame, list) and len(frame) == 2:
        framing = {"fill": frame[0], "centre": frame[1]}
    levels = "byte" if _note(file, "input.range") == [0, 255] else "unit"
    data = {"shape": list(shape), "levels": levels, "framing": framing}
    try:
        taken = input_from_data(data)
    except ValueError:
        taken = input_from_data({"shape": list(shape)})
    assert taken is not None
    return taken


def _note(file: OnnxFile, name: str) -> Any:
    try:
        return parsed_json(file.notes[name].encode(), name)
    except (KeyError, ValueError):
        return None
