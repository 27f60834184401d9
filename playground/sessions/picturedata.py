"""The picture of a session as a part of its file, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, get_args

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import PixelArray, frozen
from playground.core.messages import Message, marked
from playground.core.network_input import Levels, Origin
from playground.core.pathtext import path_from_data, path_to_data
from playground.core.picture import MIN_SIZE, Colour, PageOf, Picture
from playground.core.quoting import readable_name
from playground.pictures.load import MAX_PIXELS, load_bytes
from playground.pictures.save import to_png_bytes
from playground.sessions.archive import picture_part
from playground.sessions.values import (
    Malformed,
    MalformedArray,
    Value,
    choice,
    flag,
    listed,
    table,
    text,
    whole,
)

PIXELS: Final = "picture.pixels"
HOLES: Final = "picture.holes"

ENTRIES: Final = (
    *("name", "size", "square", "colour", "levels", "origin", "pixels", "has_holes", "page_of"),
    "at",
)
MAX_PICTURES: Final = 100_000
ROUNDING: Final = 1e-3
"""By how much an intensity may be less than 0 or more than 1."""

KINDS: Final = ("opened", "sample", "drawn", "data")


def picture_to_data(picture: Picture, at: int = 0) -> dict[str, Any]:
    """Everything but the numbers, which are kept as those of the picture `at` a place."""
    page = picture.page_of
    return {
        **({"at": at} if at else {}),
        "name": readable_name(picture.name),
        "size": picture.size,
        "square": picture.square,
        "colour": picture.colour,
        "levels": picture.levels,
        "origin": [picture.origin.kind, picture.origin.data, picture.origin.index],
        "pixels": "png" if is_png(picture) else "array",
        "has_holes": picture.holes is not None,
        "page_of": page and [path_to_data(page.path), page.page, page.pages, page.combines],
    }


def is_png(picture: Picture) -> bool:
    """Whether a PNG holds the pixels exactly."""
    return picture.pixels.dtype == np.uint8


def png_of(picture: Picture) -> bytes:
    """The pixels as a PNG."""
    return to_png_bytes(np.asarray(picture.pixels, np.uint8))


def picture_arrays(picture: Picture, at: int = 0) -> dict[str, np.ndarray]:
    """The numbers that no PNG holds."""
    arrays: dict[str, np.ndarray] = {}
    if not is_png(picture):
        arrays[_named(PIXELS, at)] = np.asarray(picture.pixels)
    if picture.holes is not None:
        arrays[_named(HOLES, at)] = picture.holes.astype(np.uint8)
    return arrays


def _named(kind: str, at: int) -> str:
    return f"{kind}.{at}" if at else kind


class PicturesRead:
    """The numbers of the pictures of a file by their places, each read and checked once."""

    def __init__(self, png: Callable[[int], bytes], arrays: Mapping[str, Any], name: str) -> None:
        self._png, self._arrays, self._name = png, arrays, name
        self._pixels: dict[tuple[int, bool], PixelArray] = {}
        self._holes: dict[int, NDArray[np.bool_]] = {}

    def pixels(self, at: int, is_file: bool) -> PixelArray:
        """The stored pixels; raises Malformed or Refused."""
        if (at, is_file) not in self._pixels:
            array = self._arrays.__getitem__
            name = picture_part(at) if is_file else _named(PIXELS, at)
            read = load_bytes(self._png(at), self._name).pixels if is_file else array(name)
            if not _are_pixels(read) or (is_file and read.dtype != np.uint8):
                raise MalformedArray(name)
            self._pixels[at, is_file] = frozen(read)
        return self._pixels[at, is_file]

    def holes(self, at: int, shape: tuple[int, ...]) -> NDArray[np.bool_]:
        """Which pixels have no value; raises Malformed."""
        if at not in self._holes:
            read = self._arrays[_named(HOLES, at)]
            if read.dtype != np.uint8 or read.max(initial=0) > 1:
                raise MalformedArray(_named(HOLES, at))
            self._holes[at] = frozen(read.astype(bool))
        if self._holes[at].shape != shape:
            raise MalformedArray(_named(HOLES, at))
        return self._holes[at]


def picture_from_data(data: Value, numbers: PicturesRead) -> Picture:
    """The picture that was written; raises Malformed or Refused."""
    entry = table(data, ENTRIES)
    kind, source, index = listed(entry.get("origin", ["opened", "", -1]), 3, 3)
    at = whole(entry.get("at", 0), 0, MAX_PICTURES)
    pixels = numbers.pixels(at, choice(entry.get("pixels"), ("png", "array")) == "png")
    has_holes = flag(entry.get("has_holes", False))
    holes = numbers.holes(at, pixels.shape[:2]) if has_holes else None
    return Picture(
        text(entry.get("name")),
        pixels,
        _size(entry.get("size")),
        flag(entry.get("square", False)),
        choice(entry.get("colour", "gray"), get_args(Colour)),
        choice(entry.get("levels", "unit"), get_args(Levels)),
        Origin(choice(kind, KINDS), text(source), whole(index, -1, 2**31)),
        holes,
        _page(entry.get("page_of")),
    )


def _size(value: Value) -> int:
    size = whole(value, 0, 2**31)
    if 0 < size < MIN_SIZE:
        words = marked("message", "0 or a number from {low} on")
        raise Malformed(value, Message(words, {"low": MIN_SIZE}))
    return size


def _are_pixels(pixels: np.ndarray) -> bool:
    is_gray = pixels.ndim == 2
    if not is_gray and not (pixels.ndim == 3 and pixels.shape[2] == 3):
        return False
    if pixels.size == 0 or pixels.shape[0] * pixels.shape[1] > MAX_PIXELS:
        return False
    if pixels.dtype not in (np.uint8, np.uint16, np.float32, np.float64):
        return False
    return pixels.dtype.kind != "f" or are_intensities(pixels)


def are_intensities(values: np.ndarray) -> bool:
    """Whether floats are from 0 (black) to 1 (white), but for rounding."""
    return bool((values >= -ROUNDING).all() and (values <= 1 + ROUNDING).all())  # NaN is not


def _page(value: Value) -> PageOf | None:
    if value.data is None:
        return None
    path, page, pages, combines = listed(value, 4, 4)
    at = None if page.data is None else whole(page, 0, 2**31)
    try:
        found = path_from_data(path.data)
    except ValueError:
        raise Malformed(path, Message(marked("message", "a path"))) from None
    return PageOf(text(Value(found, path.place)), at, whole(pages, 1, 2**31), flag(combines))
