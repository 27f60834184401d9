"""Networks that others published, one a file in resources/published: shapes without weights.

    {"format": "convolution-playground published network", "version": 1, "order": 40,
     "title": "VGG16", "sentence": …, "article": …, "parameters": 138357544,
     "picture": {"sample": "chelsea", …}, "input": {"shape": [3, 224, 224]},
     "classes_of": "squeezenet-1.1",
     "download": {"source": "timm/vgg16.tv_in1k", "url": …, "sha256": …, "licence": …},
     "layers": [
        {"kind": "convolution", "filters": 64, "size": [3, 3], "fields": {"padding": "same"},
         "names": ["features.0"]},
        {"kind": "dense", "fields": {"units": 4096}, "names": ["classifier.0", "pre_logits.fc1"]}]}

"names" are what the layer is called in files of its weights: by torchvision, by timm. "classes_of"
is the trained network that comes along whose outputs stand for the same. "sha256" may be the first
digits of it, where no more is published; "download" is null where no safe file is known.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final

import numpy as np

from playground import resources
from playground.core import edits
from playground.core.arrays import FloatArray, Shape
from playground.core.filters import Filter, usual_name
from playground.core.layer import FilterLayer, Layer
from playground.core.memory import VALUE_BYTES, most_bytes
from playground.core.network_input import NetworkInput
from playground.core.registry import Registry
from playground.core.session import Network, Session
from playground.layers.initialise import initialised
from playground.layers.inputfile import input_from_data
from playground.layers.menufile import menu_entries, menu_texts, read_menu_file
from playground.layers.networkfile import layer_from_data
from playground.layers.shipped import shipped_networks
from playground.layers.stacks import Suggestion

FORMAT: Final = "convolution-playground published network"
VERSION: Final = 1
OWN: Final = ("names", "filters", "size")
"""The keys of a layer's entry that a network file lacks, or has with another meaning."""


@dataclass(frozen=True, slots=True)
class PublishedWeights:
    """A file of weights that can be downloaded; `sha256` is its checksum or the first digits."""

    source: str
    url: str
    sha256: str
    licence: str


@dataclass(frozen=True, slots=True)
class Memory:
    """The bytes that a network takes."""

    weights: int
    maps: int

    @property
    def is_too_much(self) -> bool:
        """Whether it is more than a network may take on this machine."""
        return self.weights + self.maps > most_bytes()


@dataclass(frozen=True, slots=True)
class PublishedNetwork:
    """A published network by name; `title` and `sentence` are English, translated where shown."""

    id: str
    title: str
    sentence: str

    @property
    def parameters(self) -> int:
        """How many learned numbers it has."""
        return int(self._data()["parameters"])

    @property
    def article(self) -> str:
        """Where it was published."""
        return str(self._data()["article"])

    @property
    def weights(self) -> PublishedWeights | None:
        """Where its weights can be had; None where no safe file is known."""
        data = self._data()["download"]
        return None if data is None else PublishedWeights(**data)

    def input(self) -> NetworkInput:
        """The input it takes: the size of its pictures, and that they are 0–1."""
        found = input_from_data(self._data()["input"])
        assert found is not None
        return found

    @property
    def shape(self) -> Shape:
        """The shape of its input."""
        shape = self.input().shape
        assert shape is not None
        return shape

    def suggestion(self) -> Suggestion:
        """The picture to show it on first."""
        return Suggestion(**self._data()["picture"])

    def classes(self) -> tuple[str, ...]:
        """The names of the classes that its outputs stand for."""
        return shipped_networks()[self._data()["classes_of"]].classes()

    def names(self) -> Mapping[int, tuple[str, ...]]:
        """The names of the layers with weights in files, by the layers' places."""
        entries = enumerate(self._data()["layers"])
        return {place: tuple(entry["names"]) for place, entry in entries if "names" in entry}

    def outline(self) -> Network:
        """The layers without weights: zeros that take no memory, or that nobody has made yet.

        They have all shapes, and are there to be counted, and to have weights laid in.
        """
        layers: list[Layer] = []
        shape = self.shape
        for place, entry in enumerate(self._data()["layers"], 1):
            layer = _outlined(entry, place, shape)
            shape = layer.output_shape(shape)
            layers.append(layer)
        return Network(tuple(layers))

    def count(self) -> int:
        """How many layers it has."""
        return len(self._data()["layers"])

    def weighted(self) -> tuple[int, ...]:
        """The places of the layers that have weights."""
        return tuple(self.names())

    def memory(self) -> Memory:
        """How many bytes its weights and its maps take."""
        weights = self.parameters * VALUE_BYTES
        if weights > most_bytes():  # its layers cannot even be made
            return Memory(weights, 0)
        shape, cells = self.shape, math.prod(self.shape)
        for layer in self.outline():
            shape = layer.output_shape(shape)
            cells += math.prod(shape)
        return Memory(weights, cells * VALUE_BYTES)

    def random(self, seed: int) -> Network:
        """The layers with weights drawn from the seed: it has learned nothing."""
        network = self.outline()
        return with_drawn(network, range(len(network)), seed)

    def _data(self) -> dict[str, Any]:
        return read_menu_file(resources.path("published", f"{self.id}.json"), FORMAT, VERSION)


def with_drawn(network: Network, places: Collection[int], seed: int) -> Network:
    """The network with weights after He at these places; those of dense layers are made later."""
    return Network(
        tuple(
            initialised(layer, "he", np.random.default_rng((seed, place)))
            if place in places
            else layer
            for place, layer in enumerate(network)
        )
    )


def with_published_network(
    session: Session, name: str, network: Network, drawn: Collection[int] = ()
) -> Session:
    """The session with a published network in the place of its layers, on the picture it suggests.

    `network` has its weights, or others of the same shapes: those of the layers at the places
    `drawn` are random numbers.
    """
    entry = published_networks()[name]
    session = replace(session, input=entry.input(), network=Network())
    session = edits.set_picture(session, entry.suggestion().picture())
    session = edits.set_network(session, network)
    return replace(session, classes=entry.classes(), drawn=tuple(sorted(drawn)))


def published_names(network: Network) -> Mapping[int, tuple[str, ...]]:
    """The names in files of weights for the layers of a network that has those of a published one.

    The last layer with weights may have other outputs, as after fine-tuning. Of a network of other
    layers nothing is known.
    """
    for _, entry in published_networks().items():
        names = entry.names()
        if entry.count() == len(network) and names:
            pairs = zip(network, entry.outline(), strict=True)
            last = max(names)
            if all(
                one.kind == other.kind
                and (place == last or one.tensor_shapes() == other.tensor_shapes())
                for place, (one, other) in enumerate(pairs)
            ):
                return names
    return {}


def _outlined(entry: dict[str, Any], place: int, shape: Shape) -> Layer:
    """The layer of an entry for an input of `shape`, its filters all zero and one array."""
    plain = {key: value for key, value in entry.items() if key not in OWN}
    if "filters" not in entry:
        return layer_from_data(plain, place).fitted(shape)
    height, width = entry["size"]
    plain["filters"] = [{"name": usual_name(0), "weights": np.zeros((1, height, width)).tolist()}]
    layer = layer_from_data(plain, place)
    assert isinstance(layer, FilterLayer)
    weights = _zeros(shape[0] // layer.groups, height, width)
    filters = tuple(Filter(usual_name(at), weights) for at in range(entry["filters"]))
    return replace(layer, filters=filters)


def _zeros(*shape: int) -> FloatArray:
    """Zeros that are one number in memory, read-only."""
    return np.broadcast_to(np.float32(0), shape)


@cache
def published_networks() -> Registry[PublishedNetwork]:
    """All published networks by id, in the order of menus."""
    return menu_entries("published", FORMAT, VERSION, PublishedNetwork)


def texts() -> list[tuple[str, str]]:
    """Every (context, text) of these files that a user can see."""
    entries = (entry for _, entry in published_networks().items())
    return [text for entry in entries for text in menu_texts("network", entry)]
