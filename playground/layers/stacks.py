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
from playground.core.messages import translate
from playground.core.registry import Registry
from playground.core.session import Colour, FilterLayer, Layer, Network
from playground.kernels.presets import load_presets
from playground.layers.initialise import initialised
from playground.layers.networkfile import check_format, layer_from_data, read_json

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
    translate("stack", "One edge filter"),
    translate("stack", "A single filter that answers where it gets brighter to the right."),
)
_stack(
    "four-edges",
    translate("stack", "Four edge filters"),
    translate("stack", "Vertical, horizontal and both diagonals: each edge has its own map."),
)
_stack(
    "blur-edges-pool",
    translate("stack", "Blur, edges, pooling"),
    translate("stack", "Smoothing takes the noise away before edges are found and maps shrink."),
)
_stack(
    "lines-of-a-four",
    translate("stack", "The lines of a 4"),
    translate("stack", "One filter finds the upright lines of a digit, another the level ones."),
)
_stack(
    "square-detector",
    translate("stack", "Square detector"),
    translate(
        "stack",
        "Edges, then corners, then squares: filters set by hand fire where a square with sides of"
        " 9 to 27 pixels is drawn in white on black; circles, triangles, crosses and lines leave"
        " them silent.",
    ),
)
_stack(
    "two-linear",
    translate("stack", "Two linear layers"),
    translate(
        "stack",
        "Slopes, then slopes of the slopes: without an activation between them, two layers can do"
        " no more than one.",
    ),
)
_stack(
    "one-linear",
    translate("stack", "The one layer that equals two"),
    translate("stack", "The composed kernel of the two linear layers gives the very same map."),
)
_stack(
    "strided",
    translate("stack", "Smaller by stride"),
    translate("stack", "Filters that move two cells at a time halve the maps as they make them."),
)
_stack(
    "pooled",
    translate("stack", "Smaller by pooling"),
    translate(
        "stack", "The same filters move cell by cell; then the largest of four values stays."
    ),
)
_stack(
    "lenet5",
    translate("stack", "LeNet-5"),
    translate(
        "stack",
        "The network that read cheques in the 1990s, with random weights: two rounds of filters,"
        " tanh and averages, then three dense layers.",
    ),
)
_stack(
    "classic",
    translate("stack", "Classic order"),
    translate(
        "stack",
        "Convolution, ReLU, convolution, ReLU, pooling, all twice, then dense layers and softmax,"
        " with random weights.",
    ),
)

FILTER_NAMES = (
    translate("filter", "Vertical edges"),
    translate("filter", "Horizontal edges"),
    translate("filter", "Left diagonal"),
    translate("filter", "Right diagonal"),
    translate("filter", "Blur"),
    translate("filter", "Vertical lines"),
    translate("filter", "Horizontal lines"),
    translate("filter", "Top edges"),
    translate("filter", "Bottom edges"),
    translate("filter", "Left edges"),
    translate("filter", "Right edges"),
    translate("filter", "Top left corners"),
    translate("filter", "Top right corners"),
    translate("filter", "Bottom left corners"),
    translate("filter", "Bottom right corners"),
    translate("filter", "Squares of about 9"),
    translate("filter", "Squares of about 11"),
    translate("filter", "Squares of about 13"),
    translate("filter", "Squares of about 15"),
    translate("filter", "Squares of about 17"),
    translate("filter", "Squares of about 19"),
    translate("filter", "Squares of about 21"),
    translate("filter", "Squares of about 23"),
    translate("filter", "Squares of about 25"),
    translate("filter", "Squares"),
    translate("filter", "Slope across"),
    translate("filter", "Slope down"),
    translate("filter", "Slopes of the slopes"),
    translate("filter", "Composed kernel"),
)
"""The names of filters in stack files, for translation where they are shown."""
