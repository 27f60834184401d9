"""Weights of other programs: read from a file with every check, and laid into layers that fit."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray, frozen
from playground.core.layer import Layer
from playground.core.messages import Refused, marked
from playground.core.ordinary_file import open_file
from playground.core.session import Network
from playground.core.tensor_file import opened_tensors
from playground.exchange.all_writers import WRITERS
from playground.exchange.torch_state import tensors_of_state
from playground.exchange.weights_limits import check_size, damaged
from playground.kernels.files import npy_array
from playground.layers.weightsfile import all_finite

SUFFIXES: Final = (".safetensors", ".npz", ".pt", ".pth")
NOTHING: Final[Mapping[int, tuple[str, ...]]] = MappingProxyType({})

PASSED_OVER: Final = ("num_batches_tracked",)
"""Ends of the names of arrays that torch keeps beside weights, and no layer here has."""


@dataclass(frozen=True, slots=True, eq=False)
class WeightsContent:
    """The arrays of a file by name, in its order."""

    name: str
    arrays: dict[str, FloatArray]


@dataclass(frozen=True, slots=True, eq=False)
class Matched:
    """A network with weights of a file; `taken` of its layers have them now.

    `left` says, in English and in the file's names, what was not taken, layers without any
    included; `without` are the places of those layers.
    """

    network: Network
    taken: int
    left: tuple[str, ...]
    without: tuple[int, ...] = ()


def read_weights(path: str | Path) -> WeightsContent:
    """Read a file of weights; raises Refused where it is damaged or holds none."""
    path = Path(path)
    readers = {".safetensors": _from_safetensors, ".npz": _from_npz}
    found = readers.get(path.suffix.lower(), tensors_of_state)(path)
    arrays = {
        name: _float32(values, path.name)
        for name, values in found
        if values.dtype.kind in "fiu" and not name.endswith(PASSED_OVER)
    }
    if not arrays:
        raise Refused(marked("message", "{name} holds no weights."), name=path.name)
    return WeightsContent(path.name, arrays)


def _float32(values: NDArray[Any], name: str) -> FloatArray:
    with np.errstate(over="ignore"):
        converted = frozen(np.array(values, np.float32, order="C"))
    if not all_finite(converted):
        raise Refused(
            marked("message", "{name} has weights that are infinite or no numbers."), name=name
        )
    return converted


def _from_safetensors(path: Path) -> Iterator[tuple[str, NDArray[Any]]]:
    with opened_tensors(path) as reader:
        entries = reader.header.entries
        size = sum(entry.end - entry.start for entry in entries.values())
        check_size(len(entries), size, path.name)
        for name in sorted(entries, key=_natural):  # the file's own order is that of types
            yield name, reader.array(name)


def _from_npz(path: Path) -> Iterator[tuple[str, NDArray[Any]]]:
    with open_file(path) as stream:
        try:
            with zipfile.ZipFile(stream) as archive:
                parts = archive.infolist()
                check_size(len(parts), sum(part.file_size for part in parts), path.name)
                for part in parts:
                    data = _member(archive, part, path.name)
                    name = part.filename.removesuffix(".npy")
                    yield name, npy_array(data, path.name)
        except Refused:
            raise
        except Exception as error:  # damaged archives fail in many ways
            raise damaged(path.name) from error


def _member(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> bytes:
    """The bytes of an entry, no more than it says that there are."""
    with archive.open(part) as stream:
        data = stream.read(part.file_size + 1)
    if len(data) != part.file_size:
        raise damaged(name)
    return data


def _natural(name: str) -> list[tuple[int, str]]:
    """Names in the order of the numbers in them: conv2 before conv10."""
    parts = re.split(r"(\d+)", name)
    return [(int(part[:18]), "") if part.isdecimal() else (-1, part) for part in parts]


def with_weights(
    network: Network, content: WeightsContent, published: Mapping[int, tuple[str, ...]] = NOTHING
) -> Matched:
    """Lay the weights of a file into the layers of a network that they fit.

    Names are looked at first, be they those that it was `published` with (by the places of layers),
    those of exported code ("conv1.weight") or places ("0.weight"). What is left goes in order: each
    group of arrays to the next layer whose shapes are the same; but not where published names are
    in the file, as it says then what is for which layer. Raises Refused where no layer has its
    weights in the file.
    """
    groups = _grouped(content.arrays)
    layers = list(network)
    wanting = {place: name for place, name in _named(layers) if layers[place].tensor_shapes()}
    taken: dict[int, str] = {}
    wrong: dict[str, int] = {}
    for place, name in wanting.items():
        for key in (*published.get(place, ()), name, str(place)):
            if place in taken or key not in groups:
                continue
            group = _laid_out(layers[place], groups[key])
            if _fits(layers[place], group):
                taken[place], groups[key] = key, group
            else:
                wrong[key] = place
    if not any(key in groups for names in published.values() for key in names):
        _in_order(layers, wanting, groups, taken)
    shapes = {place: _shapes(layers[place].tensor_shapes()) for place in wanting}
    for place, key in taken.items():
        layers[place] = layers[place].with_tensors(groups[key])
    left = [
        f"{key} ({_shapes({name: values.shape for name, values in group.items()})})"
        + (f": the layer has {shapes[wrong[key]]}" if key in wrong else "")
        for key, group in groups.items()
        if key not in taken.values()
    ]
    without = tuple(place for place in wanting if place not in taken)
    left += [f"{wanting[place]}: nothing of {shapes[place]}" for place in without]
    if not taken:
        text = marked("message", "No layer has weights of the shapes in {name}: {names}.")
        raise Refused(text, name=content.name, names="; ".join(left[: len(groups)]))
    return Matched(Network(tuple(layers)), len(taken), tuple(left), without)


def _named(layers: Iterable[Layer]) -> Iterator[tuple[int, str]]:
    """Yield places and names of layers that are on, as exported code has them."""
    counts: dict[str, int] = {}
    for place, layer in enumerate(layers):
        writer = WRITERS.get(type(layer))
        if layer.enabled:
            prefix = writer.prefix if writer is not None else layer.kind
            counts[prefix] = counts.get(prefix, 0) + 1
            yield place, f"{prefix}{counts[prefix]}"


def _grouped(arrays: dict[str, FloatArray]) -> dict[str, dict[str, FloatArray]]:
    """The arrays by what their names begin with: those of one layer each."""
    groups: dict[str, dict[str, FloatArray]] = {}
    for name, values in arrays.items():
        key, _, tensor = name.rpartition(".")
        groups.setdefault(key, {})[tensor] = values
    return groups


def _in_order(
    layers: list[Layer],
    wanting: dict[int, str],
    groups: dict[str, dict[str, FloatArray]],
    taken: dict[int, str],
) -> None:
    """Add to `taken` what fits in order; both go on from what was matched last."""
    last = -1
    places = {key: place for place, key in taken.items()}
    for key, group in groups.items():
        if key in places:
            last = max(last, places[key])
            continue
        for place in wanting:
            if place > last and place not in taken and _fits(layers[place], group):
                taken[place] = key
                last = place
                break


def _laid_out(layer: Layer, group: dict[str, FloatArray]) -> dict[str, FloatArray]:
    """The arrays, those of a dense layer that are kept as filters as large as its input as rows."""
    weight = group.get("weight")
    if not layer.weighs_all_cells or weight is None or weight.ndim < 3:
        return group
    return {**group, "weight": weight.reshape(len(weight), -1)}


def _fits(layer: Layer, group: dict[str, FloatArray]) -> bool:
    return {name: values.shape for name, values in group.items()} == layer.tensor_shapes()


def _shapes(shapes: dict[str, tuple[int, ...]]) -> str:
    return ", ".join(f"{name} {'×'.join(map(str, shape))}" for name, shape in shapes.items())
