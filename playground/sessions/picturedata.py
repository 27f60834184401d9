"""The picture of a session as a part of its file, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, get_args

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import PixelArray, frozen
from playground.core.network_input import Levels, Origin
from playground.core.picture import Colour, PageOf, Picture
from playground.pictures.load import MAX_PIXELS, load_bytes
from playground.pictures.save import to_png_bytes
from playground.sessions.values import Malformed, choice, flag, table, text, whole

PIXELS: Final = "picture.pixels"
HOLES: Final = "picture.holes"

ENTRIES: Final = (
    *("name", "size", "square", "colour", "levels", "origin", "pixels", "has_holes", "page_of"),
    "at",
)
MAX_PICTURES: Final = 100_000
KINDS: Final = ("opened", "sample", "drawn", "data")


def picture_to_data(picture: Picture, at: int = 0) -> dict[str, Any]:
    """Everything but the numbers, which are kept as those of the picture `at` a place."""
    page = picture.page_of
    return {
        **({"at": at} if at else {}),
        "name": picture.name,
        "size": picture.size,
        "square": picture.square,
        "colour": picture.colour,
        "levels": picture.levels,
        "origin": [picture.origin.kind, picture.origin.data, picture.origin.index],
        "pixels": "png" if is_png(picture) else "array",
        "has_holes": picture.holes is not None,
        "page_of": page and [page.path, page.page, page.pages, page.combines],
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
            read = _from_png(self._png(at), self._name) if is_file else array(_named(PIXELS, at))
            _check_pixels(read)
            self._pixels[at, is_file] = frozen(read)
        return self._pixels[at, is_file]

    def holes(self, at: int, shape: tuple[int, ...]) -> NDArray[np.bool_]:
        """Which pixels have no value; raises Malformed."""
        if at not in self._holes:
            read = self._arrays[_named(HOLES, at)]
            if read.dtype != np.uint8 or read.max(initial=0) > 1:
                raise Malformed
            self._holes[at] = frozen(read.astype(bool))
        if self._holes[at].shape != shape:
            raise Malformed
        return self._holes[at]


def picture_from_data(data: Any, numbers: PicturesRead) -> Picture:
    """The picture that was written; raises Malformed or Refused."""
    entry = table(data, ENTRIES)
    kind, source, index = origin = entry.get("origin", ["opened", "", -1])
    if len(origin) != 3:
        raise Malformed
    at = whole(entry.get("at", 0), 0, MAX_PICTURES)
    pixels = numbers.pixels(at, choice(entry.get("pixels"), ("png", "array")) == "png")
    has_holes = flag(entry.get("has_holes", False))
    holes = numbers.holes(at, pixels.shape[:2]) if has_holes else None
    return Picture(
        text(entry.get("name")),
        pixels,
        whole(entry.get("size"), 0, 2**31),
        flag(entry.get("square", False)),
        choice(entry.get("colour", "gray"), get_args(Colour)),
        choice(entry.get("levels", "unit"), get_args(Levels)),
        Origin(choice(kind, KINDS), text(source), whole(index, -1, 2**31)),
        holes,
        _page(entry.get("page_of")),
    )


def _from_png(data: bytes, name: str) -> PixelArray:
    pixels = load_bytes(data, name).pixels
    if pixels.dtype != np.uint8:
        raise Malformed
    return pixels


def _check_pixels(pixels: np.ndarray) -> None:
    is_gray = pixels.ndim == 2
    if not is_gray and not (pixels.ndim == 3 and pixels.shape[2] == 3):
        raise Malformed
    if pixels.size == 0 or pixels.shape[0] * pixels.shape[1] > MAX_PIXELS:
        raise Malformed
    if pixels.dtype not in (np.uint8, np.uint16, np.float32, np.float64):
        raise Malformed
    if pixels.dtype.kind == "f" and not np.isfinite(pixels).all():
        raise Malformed


def _page(data: Any) -> PageOf | None:
    if data is None:
        return None
    if not isinstance(data, list) or len(data) != 4:
        raise Malformed
    path, page, pages, combines = data
    at = None if page is None else whole(page, 0, 2**31)
    return PageOf(text(path), at, whole(pages, 1, 2**31), flag(combines))
