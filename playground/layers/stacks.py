"""Ready-made stacks of layers, one a file in resources/stacks; whatever file lies there is found.

A stack file is called after the stack's id, its name on the command line. It is a network file (see
`networkfile`) of another format name, in which

- "title" and "sentence" are what menus say of it, and "order" is its place there;
- a filter may name a "preset" without "weights" and takes the preset's;
- a layer may be "random": its weights are drawn from the seed when the stack is built, as in
  {"kind": "convolution", "random": {"initialiser": "he", "filters": 8, "size": [3, 3]}, …};
- "picture" may name the sample that shows the stack best, with its size, colour and intensities.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from playground import resources
from playground.core import edits
from playground.core.arrays import Shape
from playground.core.atomic_file import write_file
from playground.core.filters import usual_name
from playground.core.layer import FilterLayer, Layer
from playground.core.messages import Refused
from playground.core.network_input import Levels, NetworkInput
from playground.core.picture import Colour, Picture
from playground.core.quoting import quoted
from playground.core.registry import Registry
from playground.core.session import Network, Session
from playground.kernels.presets import load_presets
from playground.layers.initialise import initialised
from playground.layers.jsontext import to_bytes
from playground.layers.menufile import menu_entries, menu_texts, read_menu_file
from playground.layers.networkfile import layer_from_data, layer_to_data
from playground.pictures.samples import sample_picture

FORMAT = "convolution-playground stack"
VERSION = 1

DOCUMENT = ("format", "version", "title", "sentence", "order", "picture", "layers")
"""The entries of a stack's file."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The picture that shows a stack best: a sample and how the network sees it.

    `size` is that of its longest side, of the centred square when `square`; 0 means all pixels.
    """

    sample: str
    size: int = 0
    square: bool = False
    colour: Colour = "gray"
    levels: Levels | None = None
    """None for those of the sample."""

    def picture(self) -> Picture:
        """The sample, as the network is to see it."""
        sample = sample_picture(self.sample)
        levels = self.levels or sample.levels
        return replace(
            sample, size=self.size, square=self.square, colour=self.colour, levels=levels
        )


@dataclass(frozen=True, slots=True)
class Stack:
    """A stack of layers by name; `title` and `sentence` are English, translated where shown.

    `path` is its file; None for one that comes along.
    """

    id: str
    title: str
    sentence: str
    path: Path | None = None

    def suggestion(self) -> Suggestion | None:
        """The picture to show the stack on, if it matters."""
        picture = self._data().get("picture")
        return None if picture is None else Suggestion(**picture)

    def network(self, shape: Shape, seed: int = 0) -> Network:
        """The layers for pictures of `shape`, random weights drawn from the seed.

        Raises Refused when a layer does not fit what the layers before make of the picture.
        """
        return network_of(self._data()["layers"], shape, seed)

    def changed_layers(self, shape: Shape) -> tuple[int, ...]:
        """The places of layers whose weights in the file are not for pictures of `shape`.

        They are cut or grown by `network`, which says nothing. Drawn weights, and filters whose
        slices are alike, are for any picture. Raises Refused as `network` does.
        """
        return _changed_layers(self._data()["layers"], shape)

    def filter_names(self) -> list[str]:
        """The names that the file gives to filters; English, translated where shown."""
        return named_filters(self._data()["layers"])

    def _data(self) -> dict[str, Any]:
        path = self.path or resources.path("stacks", f"{self.id}.json")
        return read_menu_file(path, FORMAT, VERSION)


def network_of(entries: Iterable[dict[str, Any]], shape: Shape, seed: int) -> Network:
    """The network of a file's "layers" for pictures of `shape`; raises Refused where one is not."""
    layers: list[Layer] = []
    for place, entry in enumerate(entries):
        layer = _layer(entry, shape, np.random.default_rng((seed, place)))
        if layer.enabled:
            shape = layer.output_shape(shape)
        layers.append(layer)
    return Network(tuple(layers))


def _changed_layers(entries: Iterable[dict[str, Any]], shape: Shape) -> tuple[int, ...]:
    found = []
    for place, entry in enumerate(entries):
        layer = unfitted_layer(entry)
        if layer.enabled:
            if _has_own_weights(layer, entry) and not layer.is_for(shape):
                found.append(place)
            shape = layer.fitted(shape).output_shape(shape)
    return tuple(found)


def _has_own_weights(layer: Layer, entry: dict[str, Any]) -> bool:
    if entry.get("random"):
        return False
    if isinstance(layer, FilterLayer):
        return not all(item.is_uniform for item in layer.filters)
    return "tensors" in entry


def write_stack(path: Path, network: Network) -> None:
    """Write layers as a stack, its title the file's name; raises OSError."""
    data = {
        "format": FORMAT,
        "version": VERSION,
        "title": quoted(path.stem),
        "sentence": "",
        "layers": [layer_to_data(layer, made=True) for layer in network],
    }
    write_file(path, to_bytes(data))


def named_filters(entries: Iterable[dict[str, Any]]) -> list[str]:
    """The names that a file's "layers" give to filters."""
    return [item["name"] for entry in entries for item in entry.get("filters", ())]


def _layer(entry: dict[str, Any], shape: Shape, rng: np.random.Generator) -> Layer:
    layer, random = unfitted_layer(entry).fitted(shape), entry.get("random")
    return initialised(layer, random["initialiser"], rng) if random else layer


def unfitted_layer(entry: dict[str, Any], place: int = 1) -> Layer:
    """The layer of an entry before it meets a picture; raises Refused, calling it layer `place`."""
    plain = {key: value for key, value in entry.items() if key != "random"}
    random = entry.get("random")
    if random and "filters" in random:
        blank = np.zeros((1, *random["size"])).tolist()
        names = map(usual_name, range(random["filters"]))
        plain["filters"] = [{"name": name, "weights": blank} for name in names]
    elif "filters" in plain:
        plain["filters"] = [_with_preset(item) for item in plain["filters"]]
    return layer_from_data(plain, place)


def _with_preset(item: dict[str, Any]) -> dict[str, Any]:
    if "weights" in item:
        return item
    matrix = load_presets()[item["preset"]].matrix(**item.get("parameters", {}))
    plain = {key: value for key, value in item.items() if key != "parameters"}
    settings = {"settings": item["parameters"]} if "parameters" in item else {}
    return {**plain, **settings, "weights": [matrix.tolist()]}


@cache
def load_stacks() -> Registry[Stack]:
    """All stacks by id, in the order of menus; the files are read at the first call."""
    return menu_entries("stacks", FORMAT, VERSION, Stack)


def texts() -> list[tuple[str, str]]:
    """Every (context, text) of the stack files that a user can see, once each."""
    found: dict[tuple[str, str], None] = {}
    for _, stack in load_stacks().items():
        found |= dict.fromkeys(menu_texts("stack", stack))
        for name in stack.filter_names():
            found["filter", name] = None
    return list(found)


def with_stack(session: Session, name: str, keeps_input: bool = False) -> Session:
    """The session with a stack in the place of its layers, on the picture that it suggests.

    It takes whatever that picture gives, whatever the layers before were made for. With
    `keeps_input`, on the picture that is there, if the stack fits what the network takes.
    """
    stack = load_stacks()[name]
    if keeps_input:
        with suppress(Refused):
            return edits.set_network(session, stack.network(session.shape, session.seed))
    session = replace(session, network=Network(), input=NetworkInput())
    wanted = stack.suggestion()
    if wanted is not None:
        session = edits.set_picture(session, wanted.picture())
    return edits.set_network(session, stack.network(session.shape, session.seed))
