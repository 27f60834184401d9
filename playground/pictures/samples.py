"""The sample pictures: photographs that ship with the program, and made ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from playground import resources
from playground.core import edits
from playground.core.arrays import PixelArray, frozen
from playground.core.messages import Refused, marked
from playground.core.network_input import SAMPLE, Levels
from playground.core.picture import Colour, Picture
from playground.core.registry import Registry
from playground.core.session import Session

DEFAULT: Final = "camera"


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample picture: what it is called, what it is good for, and how it is best seen."""

    name: str
    title: str
    sentence: str
    pixels: Callable[[], PixelArray]
    size: int = 0
    square: bool = False
    colour: Colour = "gray"
    levels: Levels = "unit"


SAMPLES: Final[Registry[Sample]] = Registry("sample")


def picture_names() -> tuple[str, ...]:
    """The names of the samples in the order in which they are shown."""
    return tuple(SAMPLES)


def sample(name: str) -> Sample:
    """The sample of that name; raise Refused when there is none."""
    if name not in SAMPLES:
        raise Refused(
            marked("message", "There is no sample picture {name}; there are {names}."),
            name=name,
            names=", ".join(SAMPLES),
        )
    return SAMPLES[name]


def sample_picture(name: str) -> Picture:
    """The sample as a document holds it, fitted as it is best seen; its pixels are read-only."""
    it = sample(name)
    return Picture(name, frozen(it.pixels()), it.size, it.square, it.colour, it.levels, SAMPLE)


def with_sample(session: Session, name: str) -> Session:
    """The session with a sample; for a network made for one size, cropped as pictures were."""
    picture = sample_picture(name)
    if session.input.is_bound:
        picture = replace(picture, square=session.picture.square)
    return edits.set_picture(session, picture)


@lru_cache(maxsize=64)
def thumbnail(name: str, edge: int) -> PixelArray:
    """A small version, uint8 and read-only, its longest side at most `edge` pixels.

    Pictures smaller than that are enlarged by a whole factor, so that their pixels stay crisp.
    """
    small = _shipped("thumbnails", name)
    if edge <= _THUMBNAIL_EDGE and small.exists():
        pixels = _decoded(small)
    else:
        pixels = sample(name).pixels()
    return frozen(_within(pixels, edge))


_THUMBNAIL_EDGE: Final = 96  # the longest side of the thumbnails that ship


def _within(pixels: PixelArray, edge: int) -> PixelArray:
    height, width = pixels.shape[:2]
    longest = max(height, width)
    if longest <= edge:
        factor = edge // longest
        return pixels.repeat(factor, axis=0).repeat(factor, axis=1)
    size = max(1, round(width * edge / longest)), max(1, round(height * edge / longest))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA))


def _shipped(*parts: str) -> Path:
    return resources.path("pictures", *parts[:-1], parts[-1] + ".png")


def _decoded(path: Path) -> PixelArray:
    """Pixels of one of our own files: 8-bit PNG, which OpenCV reads without importing Pillow."""
    try:
        data = np.frombuffer(path.read_bytes(), np.uint8)
    except OSError:
        raise Refused(
            marked("message", "The file {name} is missing from this installation."),
            name=path.name,
        ) from None
    pixels = cv2.imdecode(data, cv2.IMREAD_UNCHANGED)
    if pixels is None:
        raise Refused(marked("message", "{name} is damaged or incomplete."), name=path.name)
    return np.ascontiguousarray(pixels[..., ::-1]) if pixels.ndim == 3 else pixels


def _photograph(
    name: str, title: str, sentence: str, size: int = 256, colour: Colour = "gray"
) -> None:
    SAMPLES.add(
        name, Sample(name, title, sentence, lambda: _decoded(_shipped(name)), size, False, colour)
    )


def _made(name: str, title: str, sentence: str, maker: str, levels: Levels = "unit") -> None:
    def pixels() -> PixelArray:
        from playground.pictures import made  # the first window shows a photograph

        result: PixelArray = getattr(made, maker)()
        return result

    SAMPLES.add(name, Sample(name, title, sentence, pixels, levels=levels))


_photograph(
    "camera",
    marked("sample", "Camera"),
    marked("sample", "A man with a camera: strong edges against the sky, texture in the grass."),
)
_photograph(
    "astronaut",
    marked("sample", "Astronaut"),
    marked("sample", "Eileen Collins: a face in colour, with soft and hard edges."),
    colour="rgb",
)
_photograph(
    "chelsea",
    marked("sample", "Chelsea the cat"),
    marked("sample", "Fur and whiskers: fine lines in many directions."),
    colour="rgb",
)
_photograph(
    "brick",
    marked("sample", "Brick wall"),
    marked("sample", "Joints in two directions: horizontal and vertical filters disagree."),
)
_photograph(
    "text",
    marked("sample", "Text"),
    marked("sample", "Handwriting seen at a slant: strokes in every direction on patchy light."),
    size=0,
)
_photograph(
    "coffee",
    marked("sample", "Cup of coffee"),
    marked("sample", "Ellipses and wood grain in colour: smooth and rough side by side."),
    colour="rgb",
)
_made(
    "checkerboard",
    marked("sample", "Checkerboard"),
    marked("sample", "Edges and corners at known places."),
    "checkerboard",
)
_made(
    "circle-and-square",
    marked("sample", "Circle and square"),
    marked("sample", "A disc has edges in every direction, a square in two."),
    "circle_and_square",
)
_made(
    "four",
    marked("sample", "A 4"),
    marked("sample", "A handwritten digit of 28 × 28 pixels, the size of MNIST."),
    "four",
)
_made(
    "one",
    marked("sample", "A 1 on 4 × 4"),
    marked("sample", "One upright stroke: small enough to work out every number by hand."),
    "one",
)
_made(
    "step-edge",
    marked("sample", "Step edge"),
    marked("sample", "Black beside white: shows how wide a filter answers to one edge."),
    "step_edge",
)
_made(
    "bars",
    marked("sample", "Bars"),
    marked("sample", "Bars in four directions: a line filter answers in one quarter only."),
    "bars",
)
_made(
    "zone-plate",
    marked("sample", "Zone plate"),
    marked(
        "sample", "Rings of every fineness: shows what a filter keeps, and aliasing under a stride."
    ),
    "zone_plate",
)
_made(
    "curve",
    marked("sample", "Curve"),
    marked(
        "sample",
        "A curve among other shapes: the 7 × 7 curve detector gives 6600 on it in intensities "
        "of 0–255.",
    ),
    "curve",
    levels="byte",
)
_made(
    "outlines",
    marked("sample", "Small outlines"),
    marked("sample", "Two squares of 5 × 5 pixels among a ring, crosses and what is nearly one."),
    "outlines",
)
