"""Session files with something wrong within: values, entries and numbers, not bytes alone."""

from __future__ import annotations

import json
import struct
import warnings
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

from playground.sessions.archive import ARRAYS, JSON

STRANGE: tuple[Any, ...] = (
    *(None, True, -1, 0, 7, 2**31, 10**30, 1e300, float("nan"), float("inf")),
    *("", "x", "a" * 5000, [], {}, [[]], [1, 2, 3], {"a": 1}),
)


def altered(path: Path, target: Path, rng: np.random.Generator) -> None:
    """Write `path` to `target` with one thing changed in it, or two."""
    with zipfile.ZipFile(path) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    for _ in range(int(rng.integers(1, 3))):
        parts = _CHANGES[int(rng.integers(len(_CHANGES)))](parts, rng)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a name that is there twice
        with zipfile.ZipFile(target, "w") as archive:
            for name, data in parts:
                archive.writestr(name, data)


Parts = list[tuple[str, bytes]]


def _value(parts: Parts, rng: np.random.Generator) -> Parts:
    """Another value, or none, somewhere in the JSON."""
    at = next((at for at, (name, _) in enumerate(parts) if name == JSON), None)
    if at is None:
        return parts
    try:
        data = json.loads(parts[at][1])
    except ValueError:
        return parts
    places = [*_places(data)]
    if not places:
        return parts
    where, key = places[int(rng.integers(len(places)))]
    if rng.random() < 0.2:
        del where[key]
    else:
        where[key] = STRANGE[int(rng.integers(len(STRANGE)))]
    return [*parts[:at], (JSON, json.dumps(data).encode()), *parts[at + 1 :]]


def _places(data: Any) -> Any:
    """Every place of a value in nested tables and lists."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data)
    for key, item in [*pairs]:
        yield data, key
        if isinstance(item, dict | list):
            yield from _places(item)


def _swapped(parts: Parts, rng: np.random.Generator) -> Parts:
    """Two parts with each other's contents."""
    one, other = rng.integers(len(parts), size=2)
    changed = list(parts)
    changed[one] = (parts[one][0], parts[other][1])
    changed[other] = (parts[other][0], parts[one][1])
    return changed


def _doubled(parts: Parts, rng: np.random.Generator) -> Parts:
    return [*parts, parts[int(rng.integers(len(parts)))]]


def _dropped(parts: Parts, rng: np.random.Generator) -> Parts:
    gone = int(rng.integers(len(parts)))
    return [part for at, part in enumerate(parts) if at != gone] or parts


def _cut(parts: Parts, rng: np.random.Generator) -> Parts:
    at = int(rng.integers(len(parts)))
    name, data = parts[at]
    return [*parts[:at], (name, data[: int(rng.integers(len(data) + 1))]), *parts[at + 1 :]]


def _numbers(parts: Parts, rng: np.random.Generator) -> Parts:
    """NaN, infinities and other numbers among the arrays."""
    return _in_arrays(parts, rng, is_header=False)


def _header(parts: Parts, rng: np.random.Generator) -> Parts:
    """Another type, shape or place of an array."""
    return _in_arrays(parts, rng, is_header=True)


def _in_arrays(parts: Parts, rng: np.random.Generator, is_header: bool) -> Parts:
    at = next((at for at, (name, _) in enumerate(parts) if name == ARRAYS), None)
    if at is None or len(parts[at][1]) < 16:
        return parts
    data = bytearray(parts[at][1])
    size = struct.unpack("<Q", data[:8])[0]
    if is_header:
        try:
            table = json.loads(data[8 : 8 + size])
        except ValueError:
            return parts
        places = [*_places(table)]
        where, key = places[int(rng.integers(len(places)))]
        where[key] = STRANGE[int(rng.integers(len(STRANGE)))]
        text = json.dumps(table).encode()
        data[: 8 + size] = struct.pack("<Q", len(text)) + text
    elif len(data) - 12 > 8 + size:
        for place in rng.integers(8 + size, len(data) - 4, 4):
            number = rng.choice([np.nan, np.inf, -np.inf, 1e38, -1.0])
            data[place // 4 * 4 : place // 4 * 4 + 4] = struct.pack("<f", number)
    return [*parts[:at], (ARRAYS, bytes(data)), *parts[at + 1 :]]


_CHANGES = (_value, _value, _value, _swapped, _doubled, _dropped, _cut, _numbers, _header)
