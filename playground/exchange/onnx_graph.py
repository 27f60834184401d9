"""An ONNX graph that is being written, layer by layer; the library is not needed for it.

See https://onnx.ai/onnx/operators for the operators.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import Shape
from playground.layers.geometry import Amounts

OPSET = 20
"""Gelu is there from this version of the operators on; runtimes know it since 2023."""


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """An operator with the names of its inputs and of its output."""

    op: str
    inputs: tuple[str, ...]
    output: str
    attributes: dict[str, Any]


class OnnxGraph:
    """Nodes and constants; `x` is the name of the value that comes out so far.

    It is a batch: pictures × channels × height × width, or pictures × numbers if `is_list`.
    """

    def __init__(self, x: str, shape: Shape) -> None:
        self.x = x
        self.layer = ""
        """The name of the layer that is being written; its nodes are called after it."""
        self.shape = shape
        self.nodes: list[Node] = []
        self.arrays: dict[str, NDArray[Any]] = {}
        self.is_list = False
        self._counts: Counter[str] = Counter()

    def node(self, op: str, *inputs: str, **attributes: Any) -> str:
        """Add a node; return the name of its output."""
        output = self._name(op.lower())
        self.nodes.append(Node(op, inputs, output, attributes))
        return output

    def step(self, op: str, *inputs: str, **attributes: Any) -> None:
        """Add a node whose first input is x and whose output becomes x."""
        self.x = self.node(op, self.x, *inputs, **attributes)

    def array(self, values: NDArray[Any], name: str = "") -> str:
        """Add an array of numbers; return its name."""
        name = name or self._name("constant")
        self.arrays[name] = values
        return name

    def constant(self, value: float) -> str:
        """Add a single number; return its name."""
        return self.array(np.array(value, np.float32))

    def shaped(self, *sides: int) -> None:
        """Give x another shape for each picture."""
        self.step("Reshape", self.array(np.array([0, *sides], np.int64)))

    def padded(self, amounts: Amounts, mode: str = "constant", fill: float = 0.0) -> None:
        """Add cells at the top, bottom, left and right of all maps."""
        if any(amounts):
            top, bottom, left, right = amounts
            pads = self.array(np.array([0, 0, top, left, 0, 0, bottom, right], np.int64))
            self.step("Pad", pads, self.constant(fill), mode=mode)

    def cut(self, rows: int, columns: int) -> None:
        """Keep so many rows and columns, the first ones."""
        ends, zeros = np.array([rows, columns], np.int64), np.zeros(2, np.int64)
        axes = np.array([2, 3], np.int64)
        self.step("Slice", self.array(zeros), self.array(ends), self.array(axes))

    def finish(self, name: str) -> None:
        """Call the value that comes out by a name."""
        if not self.nodes or self.nodes[-1].output != self.x:
            self.step("Identity")
        self.nodes[-1] = replace(self.nodes[-1], output=name)
        self.x = name

    def to_list(self) -> None:
        """All numbers of a picture one after another."""
        self.step("Flatten", axis=1)
        self.is_list = True

    def to_maps(self) -> None:
        """Each number a map of one cell."""
        self.shaped(-1, 1, 1)
        self.is_list = False

    def _name(self, what: str) -> str:
        base = f"{self.layer or 'graph'}.{what}"
        self._counts[base] += 1
        count = self._counts[base]
        return base if count == 1 else f"{base}{count}"
