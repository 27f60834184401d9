"""Ready-made stacks of layers: what menus say of them here, their layers in resources/stacks.

A stack file is a network file (see `networkfile`) of another format name, in which

- a filter may name a "preset" without "weights" and takes the preset's;
- a layer may be "random": its weights are drawn from the seed when the stack is built, as in
  {"kind": "convolution", "random": {"initialiser": "he", "filters": 8, "size": [3, 3]}, …};
- "picture" may name the sample that shows the stack best, with its size and colour.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from playground import resources
from playground.core.arrays import Shape
from playground.core.filters import Filter
from playground.core.json_file import read_json
from playground.core.messages import marked
from playground.core.registry import Registry
from playground.core.session import Colour, FilterLayer, Layer, Network
from playground.kernels.presets import load_presets
from playground.layers.initialise import initialised
from playground.layers.networkfile import check_format, layer_from_data

FORMAT = "convolution-playground stack"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The picture that shows a stack best: a sample and how the network sees it.

    `size` is that of its longest side, of the centred square when `square`; 0 means all pixels.
    """

    sample: str
    size: int = 0
    square: bool = False
    colour: Colour = "gray"


@dataclass(frozen=True, slots=True)
class Stack:
    """A stack of layers by name; `title` and `sentence` are English, translated where shown."""

    id: str
    title: str
    sentence: str

    def suggestion(self) -> Suggestion | None:
        """The picture to show the stack on, if it matters."""
        picture = self._data().get("picture")
        return None if picture is None else Suggestion(**picture)

    def network(self, shape: Shape, seed: int = 0) -> Network:
        """The layers for pictures of `shape`, random weights drawn from the seed.

        Raises Refused when a layer does not fit what the layers before make of the picture.
        """
        layers: list[Layer] = []
        for place, entry in enumerate(self._data()["layers"]):
            layer = _layer(entry, shape, np.random.default_rng((seed, place)))
            if layer.enabled:
                shape = layer.output_shape(shape)
            layers.append(layer)
        return Network(tuple(layers))

    def _data(self) -> dict[str, Any]:
        data = read_json(resources.path("stacks", f"{self.id}.json"))
        check_format(data, FORMAT, VERSION)
        return dict(data)


def _layer(entry: dict[str, Any], shape: Shape, rng: np.random.Generator) -> Layer:
    plain = {key: value for key, value in entry.items() if key != "random"}
    random = entry.get("random")
    if random and "filters" in random:
        blank = np.zeros((1, *random["size"])).tolist()
        names = (f"f{index + 1}" for index in range(random["filters"]))
        plain["filters"] = [{"name": name, "weights": blank} for name in names]
    elif "filters" in plain:
        plain["filters"] = [_with_preset(item) for item in plain["filters"]]
    layer = layer_from_data(plain).fitted(shape)
    return initialised(layer, random["initialiser"], rng) if random else layer


def _with_preset(item: dict[str, Any]) -> dict[str, Any]:
    if "weights" in item:
        return item
    matrix = load_presets()[item["preset"]].matrix(**item.get("parameters", {}))
    plain = {key: value for key, value in item.items() if key != "parameters"}
    return {**plain, "weights": [matrix.tolist()]}


def filters_of(network: Network) -> Iterator[Filter]:
    """All filters of a network."""
    for layer in network:
        if isinstance(layer, FilterLayer):
            yield from layer.filters


STACKS: Registry[Stack] = Registry("stack")


def _stack(name: str, title: str, sentence: str) -> None:
    STACKS.add(name, Stack(name, title, sentence))


_stack(
    "one-edge",
    marked("stack", "One edge filter"),
    marked("stack", "A single filter that answers where it gets brighter to the right."),
)
_stack(
    "four-edges",
    marked("stack", "Four edge filters"),
    marked("stack", "Vertical, horizontal and both diagonals: each edge has its own map."),
)
_stack(
    "blur-edges-pool",
    marked("stack", "Blur, edges, pooling"),
    marked("stack", "Smoothing takes the noise away before edges are found and maps shrink."),
)
_stack(
    "lines-of-a-four",
    marked("stack", "The lines of a 4"),
    marked("stack", "One filter finds the upright lines of a digit, another the level ones."),
)
_stack(
    "square-detector",
    marked("stack", "Square detector"),
    marked(
        "stack",
        "Edges, then corners, then squares: filters set by hand fire where a square with sides of"
        " 9 to 27 pixels is drawn in white on black; circles, triangles, crosses and lines leave"
        " them silent.",
    ),
)
_stack(
    "two-linear",
    marked("stack", "Two linear layers"),
    marked(
        "stack",
        "Slopes, then slopes of the slopes: without an activation between them, two layers can do"
        " no more than one.",
    ),
)
_stack(
    "one-linear",
    marked("stack", "The one layer that equals two"),
    marked("stack", "The composed kernel of the two linear layers gives the very same map."),
)
_stack(
    "strided",
    marked("stack", "Smaller by stride"),
    marked("stack", "Filters that move two cells at a time halve the maps as they make them."),
)
_stack(
    "pooled",
    marked("stack", "Smaller by pooling"),
    marked("stack", "The same filters move cell by cell; then the largest of four values stays."),
)
_stack(
    "lenet5",
    marked("stack", "LeNet-5"),
    marked(
        "stack",
        "The network that read cheques in the 1990s, with random weights: two rounds of filters,"
        " tanh and averages, then three dense layers.",
    ),
)
_stack(
    "classic",
    marked("stack", "Classic order"),
    marked(
        "stack",
        "Convolution, ReLU, convolution, ReLU, pooling, all twice, then dense layers and softmax,"
        " with random weights.",
    ),
)

FILTER_NAMES = (
    marked("filter", "Vertical edges"),
    marked("filter", "Horizontal edges"),
    marked("filter", "Left diagonal"),
    marked("filter", "Right diagonal"),
    marked("filter", "Blur"),
    marked("filter", "Vertical lines"),
    marked("filter", "Horizontal lines"),
    marked("filter", "Top edges"),
    marked("filter", "Bottom edges"),
    marked("filter", "Left edges"),
    marked("filter", "Right edges"),
    marked("filter", "Top left corners"),
    marked("filter", "Top right corners"),
    marked("filter", "Bottom left corners"),
    marked("filter", "Bottom right corners"),
    marked("filter", "Squares of about 9"),
    marked("filter", "Squares of about 11"),
    marked("filter", "Squares of about 13"),
    marked("filter", "Squares of about 15"),
    marked("filter", "Squares of about 17"),
    marked("filter", "Squares of about 19"),
    marked("filter", "Squares of about 21"),
    marked("filter", "Squares of about 23"),
    marked("filter", "Squares of about 25"),
    marked("filter", "Squares"),
    marked("filter", "Slope across"),
    marked("filter", "Slope down"),
    marked("filter", "Slopes of the slopes"),
    marked("filter", "Composed kernel"),
)
"""The names of filters in stack files, for translation where they are shown."""
