"""A network as JSON: the declared fields, the filters and the weights of every layer, exactly.

    {"format": "convolution-playground network", "version": 1, "layers": [
        {"kind": "convolution", "enabled": true, "fields": {"stride": [1, 1], …},
         "filters": [{"name": "edge", "preset": "sobel-vertical", "bias": 0, "weights": […]}]},
        {"kind": "dense", "enabled": true, "fields": {"units": 10},
         "tensors": {"weight": […], "bias": […]}}]}

A field, filter entry or tensor that is left out has its default, so that files can be written by
hand; one that is not known is refused, as it would be lost. Arrays are as in `arraytext`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.atomic_file import write_file
from playground.core.edits import MAX_LAYERS
from playground.core.fields import fields_of
from playground.core.filters import MAX_FILTERS, MAX_SIZE, Filter
from playground.core.json_file import read_json
from playground.core.messages import Refused, marked
from playground.core.session import FilterLayer, Layer, Network
from playground.layers.arraytext import Malformed, decoded, encoded
from playground.layers.kinds import LAYERS

FORMAT = "convolution-playground network"
VERSION = 1


# Writing.


def network_to_data(network: Network) -> dict[str, Any]:
    """The network as JSON takes it."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "layers": [layer_to_data(layer) for layer in network],
    }


def layer_to_data(layer: Layer) -> dict[str, Any]:
    """A layer as JSON takes it."""
    data: dict[str, Any] = {
        "kind": layer.kind,
        "enabled": layer.enabled,
        "fields": {name: getattr(layer, name) for name in fields_of(layer)},
    }
    if isinstance(layer, FilterLayer):
        data["filters"] = [_filter_to_data(item, layer.has_bias) for item in layer.filters]
    elif layer.tensors():
        data["tensors"] = {name: encoded(values) for name, values in layer.tensors().items()}
    return data


def _filter_to_data(item: Filter, has_bias: bool) -> dict[str, Any]:
    bias = {"bias": encoded(np.array(item.bias, np.float32))} if has_bias else {}
    return {"name": item.name, "preset": item.preset, **bias, "weights": encoded(item.weights)}


def write_network(path: str | Path, network: Network) -> None:
    """Write a network file; the old one stays until the new one is complete."""
    path = Path(path)
    try:
        write_file(path, (to_text(network_to_data(network)) + "\n").encode())
    except OSError as error:
        raise Refused(
            marked("message", "{name} cannot be written: {reason}."),
            name=path.name,
            reason=error.strerror or str(error),
        ) from error


def to_text(data: Any, indent: str = "") -> str:
    """JSON laid out to be read: tables spread over lines, a row of numbers on one."""
    inner = indent + "  "
    if isinstance(data, dict) and data:
        items = [f"{json.dumps(key)}: {to_text(value, inner)}" for key, value in data.items()]
        return "{\n" + ",\n".join(inner + item for item in items) + f"\n{indent}}}"
    if isinstance(data, list) and any(isinstance(item, list | dict) for item in data):
        items = [to_text(item, inner) for item in data]
        return "[\n" + ",\n".join(inner + item for item in items) + f"\n{indent}]"
    return json.dumps(data, ensure_ascii=False, allow_nan=False)


# Reading.


def read_network(path: str | Path) -> Network:
    """The network in a file; raises Refused with the reason."""
    return network_from_data(read_json(path))


def network_from_data(data: Any) -> Network:
    """The network that was written; raises Refused with the reason.

    Weights are as they were written: `core.edits.fitted` makes them fit a picture.
    """
    check_format(data, FORMAT, VERSION)
    entries = data.get("layers")
    if not isinstance(entries, list):
        raise Refused(marked("message", "The file has no list of layers."))
    if len(entries) > MAX_LAYERS:
        raise Refused(marked("message", "A stack has at most {most} layers."), most=MAX_LAYERS)
    return Network(tuple(layer_from_data(entry, place) for place, entry in enumerate(entries, 1)))


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


def layer_from_data(data: Any, place: int = 1) -> Layer:
    """The layer that was written; raises Refused, calling it layer `place`."""
    entry = _entries(data, ("kind", "enabled", "fields", "filters", "tensors"), place)
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
        if "tensors" in entry:
            _malformed(place, "tensors")
        return replace(layer, filters=_filters_from_data(entry.get("filters"), place))
    if "filters" in entry:
        _malformed(place, "filters")
    return _with_tensors(layer, entry["tensors"], place) if "tensors" in entry else layer


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
    entry = _entries(data, ("name", "preset", "bias", "weights"), place)
    name, preset = entry.get("name", ""), entry.get("preset", "")
    if not isinstance(name, str) or not isinstance(preset, str):
        _malformed(place, "filters")
    weights = _array(entry.get("weights"), 3, place, name)
    bias = _array(entry.get("bias", 0), 0, place, name)
    if weights.size == 0 or max(weights.shape[1:]) > MAX_SIZE:
        raise Refused(
            marked("message", "A filter is between 1×1 and {most}×{most} cells."),
            most=MAX_SIZE,
        )
    return Filter(name, weights, float(bias), preset)


def _with_tensors(layer: Layer, data: Any, place: int) -> Layer:
    own = layer.tensors()
    entries = _entries(data, tuple(own), place)
    if set(entries) != set(own):
        _malformed(place, "tensors")
    tensors = {name: _array(entries[name], own[name].ndim, place, name) for name in own}
    return layer.with_tensors(tensors)


def _array(data: Any, ndim: int, place: int, name: str) -> FloatArray:
    try:
        return decoded(data, ndim)
    except Malformed:
        raise Refused(
            marked("message", "Layer {place}: the numbers of {name} cannot be read."),
            place=place,
            name=name,
        ) from None


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


def _malformed(place: int, name: str) -> NoReturn:
    raise Refused(
        marked("message", "Layer {place}: {name} cannot be read."), place=place, name=name
    )
