"""The entries of a file for the input of its network, and for what the outputs stand for.

    "input": {"shape": [1, 28, 28], "levels": "unit", "framing": {"fill": 1.0, "centre": "box"},
              "frames_drawings": true, "normalised": false},
    "classes": ["0", "1", …]

The normalisation is the first layer; `normalised` says that a training put it there. What is left
out has its default.
"""

from __future__ import annotations

from typing import Any, Final, get_args

from playground.core.memory import check_memory
from playground.core.network_input import Framing, Levels, NetworkInput

MAX_SIDE: Final = 2**14
"""Cells along a side of a picture, at most."""

MAX_CLASSES: Final = 2**16
MAX_CLASS_CHARACTERS: Final = 4096


def about_data(taken: NetworkInput | None, classes: tuple[str, ...]) -> dict[str, Any]:
    """The entries of a file for them; none for a network that takes any picture."""
    data: dict[str, Any] = {}
    if taken is not None and taken.shape is not None:
        framing = taken.framing
        data["input"] = {
            "shape": list(taken.shape),
            "levels": taken.levels or "unit",
            "framing": framing and {"fill": framing.fill, "centre": framing.centre},
            "frames_drawings": taken.frames_drawings,
            "normalised": taken.normalised,
        }
    if classes:
        data["classes"] = list(classes)
    return data


def input_from_data(data: Any) -> NetworkInput | None:
    """The input that the entry "input" is, kept as it is; None without one. Raises ValueError."""
    if data is None:
        return None
    known = {"shape", "levels", "framing", "frames_drawings", "normalised"}
    if not isinstance(data, dict) or not set(data) <= known:
        raise ValueError("no input")
    shape: Any = data.get("shape")
    whole = isinstance(shape, list) and all(type(side) is int for side in shape)
    if not whole or len(shape) != 3 or shape[0] not in (1, 3):
        raise ValueError("no shape of a picture")
    channels, height, width = shape
    if not (1 <= height <= MAX_SIDE and 1 <= width <= MAX_SIDE):
        raise ValueError("no size of a picture")
    check_memory(channels * height * width)
    levels: Any = data.get("levels", "unit")
    if levels not in get_args(Levels):
        raise ValueError("no intensities")
    flags = [data.get("frames_drawings", True), data.get("normalised", False)]
    if not all(isinstance(flag, bool) for flag in flags):
        raise ValueError("neither true nor false")
    framing = _framing(data.get("framing"))
    return NetworkInput((channels, height, width), levels, framing, flags[0], True, flags[1])


def _framing(data: Any) -> Framing | None:
    if data is None:
        return None
    if not isinstance(data, dict) or not set(data) <= {"fill", "centre"}:
        raise ValueError("no framing")
    fill: Any = data.get("fill")
    centre: Any = data.get("centre", "box")
    if type(fill) not in (int, float) or not 0 < fill <= 1 or centre not in ("box", "mass"):
        raise ValueError("no framing")
    return Framing(float(fill), centre)


def classes_from_data(data: Any) -> tuple[str, ...]:
    """The names of the outputs, () without any; raises ValueError."""
    if data is None:
        return ()
    if not isinstance(data, list) or len(data) > MAX_CLASSES:
        raise ValueError("no list of classes")
    if not all(isinstance(name, str) and len(name) <= MAX_CLASS_CHARACTERS for name in data):
        raise ValueError("no names of classes")
    return tuple(data)
