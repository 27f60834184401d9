"""The picture of a session as a part of its file, and back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, get_args

import numpy as np

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
)
KINDS: Final = ("opened", "sample", "drawn", "data")


def picture_to_data(picture: Picture) -> dict[str, Any]:
    """Everything but the numbers."""
    page = picture.page_of
    return {
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


def picture_arrays(picture: Picture) -> dict[str, np.ndarray]:
    """The numbers that no PNG holds."""
    arrays: dict[str, np.ndarray] = {}
    if not is_png(picture):
        arrays[PIXELS] = np.asarray(picture.pixels)
    if picture.holes is not None:
        arrays[HOLES] = picture.holes.astype(np.uint8)
    return arrays


def picture_from_data(
    data: Any, png: Callable[[], bytes], array: Callable[[str], np.ndarray], name: str
) -> Picture:
    """The picture that was written; raises Malformed or Refused."""
    entry = table(data, ENTRIES)
    kind, source, index = origin = entry.get("origin", ["opened", "", -1])
    if len(origin) != 3:
        raise Malformed
    is_file = choice(entry.get("pixels"), ("png", "array")) == "png"
    pixels = _from_png(png(), name) if is_file else array(PIXELS)
    _check_pixels(pixels)
    holes = None
    if flag(entry.get("has_holes", False)):
        holes = array(HOLES)
        if holes.shape != pixels.shape[:2] or holes.dtype != np.uint8 or holes.max(initial=0) > 1:
            raise Malformed
        holes = frozen(holes.astype(bool))
    return Picture(
        text(entry.get("name")),
        frozen(pixels),
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
