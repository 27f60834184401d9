"""A network as JSON: the declared fields, the filters and the weights of every layer, exactly.

    {"format": "convolution-playground network", "version": 1, "layers": [
        {"kind": "convolution", "enabled": true, "fields": {"stride": [1, 1], …},
         "filters": [{"name": "edge", "preset": "sobel-vertical", "bias": 0, "weights": […]},
            {"name": "blur", "preset": "gaussian", "settings": {"size": 3, …}, "weights": […]},
            {"name": "blurs", "origin": "gaussian", "settings": {…}, "weights": […]}]},
        {"kind": "dense", "enabled": true, "fields": {"units": 10},
         "tensors": {"weight": […], "bias": […]}}]}

A field, filter entry or tensor that is left out has its default, so that files can be written by
hand; one that is not known is refused, as it would be lost. Arrays are as in `arraytext`. What the
network takes may stand beside the layers, see `inputfile`.

Networks with more than a few thousand weights have them beside the JSON, see `weightsfile`:

    {"format": …, "version": 2, "weights": {"file": "net.0123abcd.safetensors", "id": "0123abcd…"},
     "layers": [
        {"kind": "convolution", "enabled": true, "fields": {…}, "names": ["edge", …],
         "presets": ["sobel-vertical", …], "made": [{"settings": …, "origin": …}, …],
         "tensors": {"weight": {"shape": [64, 3, 3, 3], "beside": "0.weight"}, "bias": …}},
        {"kind": "dense", …, "tensors": {"weight": {"shape": [10, 64], "beside": "1.weight"}, …}}]}

The weights of a layer with filters are filters × depth × height × width there. Tensors that are
switched off, such as the biases of a layer without, stand in the file if they are not as in a new
layer.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray
from playground.core.atomic_file import write_file
from playground.core.edits import MAX_LAYERS
from playground.core.fields import fields_of
from playground.core.filters import MAX_FILTERS, MAX_SIZE, Filter, usual_name
from playground.core.json_file import read_json
from playground.core.layer import FilterLayer, Layer
from playground.core.messages import Refused, marked
from playground.core.network_input import NetworkInput
from playground.core.session import Network
from playground.core.system_reason import reason_of
from playground.layers.arraytext import Malformed, decoded, encoded, reference
from playground.layers.inputfile import about_data
from playground.layers.jsontext import to_bytes
from playground.layers.kinds import LAYERS
from playground.layers.madefilters import ENTRIES as MADE_ENTRIES
from playground.layers.madefilters import made_from_data, made_to_data
from playground.layers.switchedoff import switched_off, switched_on, switches_of
from playground.layers.weightsfile import (
    Beside,
    all_finite,
    drop_older,
    opened_beside,
    written_beside,
)

FORMAT = "convolution-playground network"
VERSION = 2
BESIDE_VERSION = 2
"""Files whose weights are beside them; others are of version 1, which older programs read."""

MAX_INLINE_WEIGHTS = 4096
"""Weights of a network that stand in the JSON itself."""

DOCUMENT = ("format", "version", "weights", "layers", "input", "classes")
"""The entries of a network file."""

ENTRIES = ("kind", "enabled", "fields", "filters", "names", "presets", "made", "tensors")


# Writing.


def network_to_data(network: Network, beside: bool = False, made: bool = False) -> dict[str, Any]:
    """The network as JSON takes it; with `beside`, it refers to the network's `NetworkArrays`.

    With `made`, it says by which settings of their presets filters were made.
    """
    return {
        "format": FORMAT,
        "version": BESIDE_VERSION if beside else 1,
        "layers": [
            layer_to_data(layer, place if beside else None, made)
            for place, layer in enumerate(network)
        ],
    }


def layer_to_data(layer: Layer, place: int | None = None, made: bool = False) -> dict[str, Any]:
    """A layer as JSON takes it; with a place in its network, the weights are referred to."""
    data: dict[str, Any] = {
        "kind": layer.kind,
        "enabled": layer.enabled,
        "fields": {name: getattr(layer, name) for name in fields_of(layer)},
    }
    if place is not None:
        if isinstance(layer, FilterLayer):
            data["names"] = [item.name for item in layer.filters]
            if any(item.preset for item in layer.filters):
                data["presets"] = [item.preset for item in layer.filters]
            if made and any(map(made_to_data, layer.filters)):
                data["made"] = list(map(made_to_data, layer.filters))
        if tensors := _stored(layer):
            data["tensors"] = {
                name: reference(values, f"{place}.{name}") for name, values in tensors.items()
            }
    elif isinstance(layer, FilterLayer):
        has_bias = _keeps_bias(layer)
        data["filters"] = [
            _filter_to_data(item, has_bias) | (made_to_data(item) if made else {})
            for item in layer.filters
        ]
    elif tensors := _stored(layer):
        data["tensors"] = {name: encoded(values) for name, values in tensors.items()}
    return data


class NetworkArrays(Mapping[str, FloatArray]):
    """The arrays of a network by "place.name", made when they are asked for.

    They are what `network_to_data` refers to `beside` it.
    """

    def __init__(self, network: Network) -> None:
        self._network = network
        self._names = [
            f"{place}.{name}" for place, layer in enumerate(network) for name in _stored(layer)
        ]

    def __getitem__(self, name: str) -> FloatArray:
        place, _, tensor = name.partition(".")
        return _stored(self._network[int(place)])[tensor]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _stored(layer: Layer) -> dict[str, FloatArray]:
    """The arrays of a layer as a weights file has them."""
    if not isinstance(layer, FilterLayer):
        return {**layer.tensors(), **switched_off(layer)}
    weight = np.stack([item.weights for item in layer.filters])
    return {"weight": weight, "bias": _biases(layer)} if _keeps_bias(layer) else {"weight": weight}


def _biases(layer: FilterLayer) -> FloatArray:
    """The biases of the filters, those that are switched off included."""
    return np.array([item.bias for item in layer.filters], np.float32)


def _keeps_bias(layer: FilterLayer) -> bool:
    return layer.has_bias or any(item.bias for item in layer.filters)


def _filter_to_data(item: Filter, has_bias: bool) -> dict[str, Any]:
    bias = {"bias": encoded(np.array(item.bias, np.float32))} if has_bias else {}
    return {"name": item.name, "preset": item.preset, **bias, "weights": encoded(item.weights)}


def write_network(
    path: str | Path,
    network: Network,
    taken: NetworkInput | None = None,
    classes: tuple[str, ...] = (),
) -> None:
    """Write a network file, large weights beside it; the old one stays until the new is complete.

    With what the network takes and what its outputs stand for, an opened one reads at once.
    Raises Refused when it cannot be written, or a weight is no finite number.
    """
    path = Path(path)
    try:
        about = about_data(taken, classes)
        write_with_network(path, network, lambda data: {**data, **about})
    except OSError as error:
        raise Refused(
            marked("message", "{name} cannot be written: {reason}."),
            name=path.name,
            reason=reason_of(error),
        ) from error


def write_with_network(
    path: Path,
    network: Network,
    document: Callable[[dict[str, Any]], dict[str, Any]],
    halved: bool = False,
) -> None:
    """Write a document around the data of a network, large weights beside it.

    Those are `halved` to float16, for networks that were published so. Raises OSError, or Refused
    when a weight is no finite number.
    """
    check_finite(network)
    if sum(layer_size(layer) for layer in network) <= MAX_INLINE_WEIGHTS:
        write_file(path, to_bytes(document(network_to_data(network, made=True))))
        drop_older(path, "")
        return
    arrays: Mapping[str, NDArray[np.floating]] = NetworkArrays(network)
    if halved:
        arrays = {name: values.astype(np.float16) for name, values in arrays.items()}
    with written_beside(path, arrays) as weights:
        data = document(network_to_data(network, True, True))
        write_file(path, to_bytes({**data, "weights": weights}))


def layer_size(layer: Layer) -> int:
    """How many weights and other learned numbers a layer has."""
    if isinstance(layer, FilterLayer):
        return sum(item.weights.size + 1 for item in layer.filters)
    return sum(map(math.prod, layer.tensor_shapes().values()))


def check_finite(network: Network) -> None:
    """Raise Refused when a weight is no finite number."""
    for place, layer in enumerate(network, 1):
        arrays = (
            [(item.name, item.weights) for item in layer.filters]
            if isinstance(layer, FilterLayer)
            else list(_stored(layer).items())
        )
        if isinstance(layer, FilterLayer):
            arrays.append(("bias", _biases(layer)))
        for name, values in arrays:
            if not all_finite(values):
                raise _not_finite(place, name)


# Reading.


def read_network(path: str | Path) -> Network:
    """The network in a file; raises Refused with the reason."""
    path = Path(path)
    data = read_json(path)
    with opened_beside(path, data.get("weights") if isinstance(data, dict) else None) as beside:
        return network_from_data(data, beside)


def network_from_data(data: Any, beside: Beside | None = None) -> Network:
    """The network that was written, its large arrays `beside`; raises Refused with the reason.

    Weights are as they were written: `core.fitting` makes them fit a picture.
    """
    check_format(data, FORMAT, VERSION)
    entries = data.get("layers")
    if not isinstance(entries, list):
        raise Refused(marked("message", "The file has no list of layers."))
    if len(entries) > MAX_LAYERS:
        raise Refused(marked("message", "A stack has at most {most} layers."), most=MAX_LAYERS)
    return Network(
        tuple(layer_from_data(entry, place, beside) for place, entry in enumerate(entries, 1))
    )


def check_format(data: Any, wanted: str, version: int) -> None:
    """Raise Refused unless the data says that it is of this format and of a known version."""
    if not isinstance(data, dict) or data.get("format") != wanted:
        raise Refused(marked("message", "This is not a {format} file."), format=wanted)
    found = data.get("version")
    if type(found) is not int or found < 1:
        raise Refused(marked("message", "The file does not say which version it is of."))
    if found > version:
        raise Refused(
            marked(
                "message",
                "The file is of version {found}; this program reads up to version {known}.",
            ),
            found=found,
            known=version,
        )


def check_known(data: Mapping[str, Any], known: tuple[str, ...]) -> None:
    """Raise Refused when a file has an entry that is not known: it would be lost."""
    for name in data:
        if name not in known:
            raise Refused(
                marked("message", "This program does not know the entry {name} of the file."),
                name=name,
            )


def layer_from_data(data: Any, place: int = 1, beside: Beside | None = None) -> Layer:
    """The layer that was written; raises Refused, calling it layer `place`."""
    entry = _entries(data, ENTRIES, place)
    kind = entry.get("kind")
    if not isinstance(kind, str) or kind not in LAYERS:
        raise Refused(
            marked("message", "Layer {place}: there is no kind of layer called {kind}."),
            place=place,
            kind=kind,
        )
    enabled = entry.get("enabled", True)
    if not isinstance(enabled, bool):
        _malformed(place, "enabled")
    layer = LAYERS[kind](enabled=enabled)
    fields = entry.get("fields", {})
    layer = replace(layer, **_checked_fields(layer, fields, place))
    if isinstance(layer, FilterLayer):
        if "filters" not in entry and "tensors" in entry:
            return replace(layer, filters=_filters_beside(layer, entry, place, beside))
        for name in ("tensors", "names", "presets", "made"):
            if name in entry:
                _malformed(place, name)
        return replace(layer, filters=_filters_from_data(entry.get("filters"), place))
    for name in ("filters", "names", "presets", "made"):
        if name in entry:
            _malformed(place, name)
    return _with_tensors(layer, entry["tensors"], place, beside) if "tensors" in entry else layer


def _checked_fields(layer: Layer, data: Any, place: int) -> dict[str, Any]:
    declarations = fields_of(layer)
    values: dict[str, Any] = {}
    for name, value in _entries(data, tuple(declarations), place).items():
        if not declarations[name].is_of_kind(value):
            _malformed(place, name)
        values[name] = declarations[name].checked(value)
    return values


def _filters_from_data(data: Any, place: int) -> tuple[Filter, ...]:
    if not isinstance(data, list) or not 1 <= len(data) <= MAX_FILTERS:
        _malformed(place, "filters")
    filters = tuple(_filter_from_data(entry, place) for entry in data)
    if len({item.weights.shape for item in filters}) != 1:
        raise Refused(
            marked("message", "Layer {place}: the filters are not of one size."), place=place
        )
    return filters


def _filter_from_data(data: Any, place: int) -> Filter:
    entry = _entries(data, ("name", "preset", "bias", "weights", *MADE_ENTRIES), place)
    name, preset = entry.get("name", ""), entry.get("preset", "")
    if not isinstance(name, str) or not isinstance(preset, str):
        _malformed(place, "filters")
    weights = _array(entry.get("weights"), 3, place, name)
    bias = _array(entry.get("bias", 0), 0, place, name)
    _check_size(weights)
    made = {key: value for key, value in entry.items() if key in MADE_ENTRIES}
    return Filter(name, weights, float(bias), preset, **made_from_data(made, preset, place))


def _check_size(weights: FloatArray) -> None:
    if weights.size == 0 or max(weights.shape[-2:]) > MAX_SIZE:
        raise Refused(
            marked("message", "A filter is between 1×1 and {most}×{most} cells."),
            most=MAX_SIZE,
        )


def _filters_beside(
    layer: FilterLayer, entry: Mapping[str, Any], place: int, beside: Beside | None
) -> tuple[Filter, ...]:
    tensors = _entries(entry["tensors"], ("weight", "bias"), place)
    weight = _array(tensors.get("weight"), 4, place, "weight", beside)
    count = len(weight)
    bias = np.zeros(count, np.float32)
    if layer.has_bias or "bias" in tensors:
        bias = _array(tensors.get("bias"), 1, place, "bias", beside)
    names = entry.get("names", [usual_name(index) for index in range(count)])
    presets = entry.get("presets", [""] * count)
    for name, texts in (("names", names), ("presets", presets)):
        is_list = isinstance(texts, list) and len(texts) == count
        if not is_list or not all(isinstance(text, str) for text in texts):
            _malformed(place, name)
    if bias.shape != (count,) or not 1 <= count <= MAX_FILTERS:
        _malformed(place, "tensors")
    _check_size(weight)
    made = entry.get("made", [{}] * count)
    if not isinstance(made, list) or len(made) != count:
        _malformed(place, "made")
    rows = zip(names, weight, bias.tolist(), presets, made, strict=True)
    return tuple(
        Filter(name, values, added, preset, **made_from_data(by, preset, place))
        for name, values, added, preset, by in rows
    )


def _with_tensors(layer: Layer, data: Any, place: int, beside: Beside | None) -> Layer:
    own, full = layer.tensors(), switched_on(layer)
    known = full.tensors()
    entries = _entries(data, tuple(known), place)
    if set(entries) not in (set(own), set(known)):
        _malformed(place, "tensors")
    tensors = {
        name: _array(entries[name], known[name].ndim, place, name, beside)
        for name in known
        if name in entries
    }
    if set(entries) == set(own):
        return layer.with_tensors(tensors)
    return replace(full.with_tensors(tensors), **switches_of(layer))


def _array(data: Any, ndim: int, place: int, name: str, beside: Beside | None = None) -> FloatArray:
    try:
        values = decoded(data, ndim, beside)
    except Malformed:
        raise Refused(
            marked("message", "Layer {place}: the numbers of {name} cannot be read."),
            place=place,
            name=name,
        ) from None
    if not all_finite(values):
        raise _not_finite(place, name)
    return values


def _entries(data: Any, known: tuple[str, ...], place: int) -> Mapping[str, Any]:
    """The data as a table of known names; raises Refused when it is none or has others."""
    if not isinstance(data, dict):
        raise Refused(marked("message", "Layer {place} of the file cannot be read."), place=place)
    for name in data:
        if name not in known:
            raise Refused(
                marked("message", "Layer {place}: this program does not know {name}."),
                place=place,
                name=name,
            )
    return data


def _not_finite(place: int, name: str) -> Refused:
    return Refused(
        marked("message", "Layer {place}: {name} holds numbers that are infinite or none at all."),
        place=place,
        name=name,
    )


def _malformed(place: int, name: str) -> NoReturn:
    raise Refused(
        marked("message", "Layer {place}: {name} cannot be read."), place=place, name=name
    )
