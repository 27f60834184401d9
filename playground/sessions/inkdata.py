"""Ink as a part of a session's file, and back."""

from __future__ import annotations

from typing import Any, Final

from playground.core.ink import INK_COLOURS, MAX_POINTS, MAX_WIDTH, MIN_WIDTH, Ink, Stroke
from playground.sessions.values import Value, choice, listed, number, table

MAX_STROKES: Final = 100_000
"""More than a hand draws in a day."""

DECIMALS: Final = 5
"""Of shares of the window: a fiftieth of a pixel on a screen of 2000."""

ENTRIES: Final = ("colour", "width", "points")


def ink_to_data(ink: Ink) -> list[dict[str, Any]]:
    """A table for each stroke."""
    return [
        {
            "colour": stroke.colour,
            "width": stroke.width,
            "points": [[round(x, DECIMALS), round(y, DECIMALS)] for x, y in stroke.points],
        }
        for stroke in ink.strokes
    ]


def ink_from_data(data: Value) -> Ink:
    """The ink of a file; raises Malformed where it is anything else."""
    return Ink(tuple(_stroke(each) for each in listed(data, MAX_STROKES)))


def _stroke(data: Value) -> Stroke:
    entries = table(data, ENTRIES)
    return Stroke(
        choice(entries.get("colour"), INK_COLOURS),
        number(entries.get("width"), MIN_WIDTH, MAX_WIDTH),
        tuple(_point(each) for each in listed(entries.get("points"), MAX_POINTS, 1)),
    )


def _point(data: Value) -> tuple[float, float]:
    x, y = listed(data, 2, 2)
    return number(x, 0, 1), number(y, 0, 1)
