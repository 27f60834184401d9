"""The names of pictures: kept as they are, and translated where they are shown."""

from __future__ import annotations

import re
from typing import Final

from playground.core.counting import from_one
from playground.core.messages import Message, Term, marked
from playground.pictures.samples import SAMPLES, sample

DRAWING: Final = marked("picture", "Drawing")
"""The name of what is drawn on an empty sheet."""

FROM_CAMERA: Final = marked("picture", "Live camera")
"""The name of what a camera shows."""

_NUMBERED: Final = re.compile(r"picture (\d+)")


def numbered(place: int) -> str:
    """The name of the picture at a place of the data, counted from 1."""
    return f"picture {from_one(place)}"


def title(name: str) -> str | Term | Message:
    """The name of a picture for the user: words to be translated where the program gave it."""
    if name in (DRAWING, FROM_CAMERA):
        return Term("picture", name)
    if name in SAMPLES:
        return Term("sample", sample(name).title)
    place = _NUMBERED.fullmatch(name)
    if place is not None:
        return Message(marked("message", "picture {number}"), {"number": place[1]})
    return name
