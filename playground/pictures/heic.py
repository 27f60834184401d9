"""HEIC pictures, as phones take them, decoded by libheif through `pi_heif`.

The library has no wheels for some platforms, so that the program has to do without it there; it is
imported when the first such picture is met.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from types import ModuleType
from typing import IO, Final

import numpy as np

from playground.core.arrays import PixelArray
from playground.core.messages import Message, marked
from playground.pictures.finish import DecodedPicture, finished, kept_size, over_white
from playground.pictures.numbers import NumberPixels, stretched

SUFFIXES: Final = (".heic", ".heif", ".hif")
"""The endings of the names of such files."""

MAX_BYTES: Final = 2**29
"""The library wants a file whole; one of more bytes is not a picture of a size that is opened."""


@cache
def library() -> ModuleType | None:
    """The module that reads HEIC, or None where there is none that works."""
    try:
        import pi_heif

        pi_heif.libheif_version()  # raises where the part that is compiled does not load
    except (ImportError, OSError):
        return None
    # Of a file's pictures alone is asked here; each other kind is one more that may be damaged.
    pi_heif.options.THUMBNAILS = False
    pi_heif.options.DEPTH_IMAGES = False
    pi_heif.options.AUX_IMAGES = False
    module: ModuleType = pi_heif
    return module


class HeicFile:
    """A file whose boxes were read; a picture is decoded when it is asked for.

    Raises what the library raises over damaged data.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        heif = library()
        assert heif is not None
        if stream.seek(0, os.SEEK_END) > MAX_BYTES:
            raise ValueError
        stream.seek(0)
        self._heif = heif
        self._data = stream.read()
        with _as_value_error():
            found = heif.open_heif(io.BytesIO(self._data))
            self.sizes: list[tuple[int, int]] = [image.size for image in found]
            self.first: int = found.primary_index
        if not self.sizes:
            raise ValueError

    def decoded(self, name: str, page: int) -> DecodedPicture:
        """The pixels of a picture, which libheif turns upright: 10 and 12 bits become 16."""
        width, height = self.sizes[page]
        is_kept = kept_size(width, height) == (width, height)
        with _as_value_error():
            # Large ones are scaled down, and 8 bits of them take half of the memory.
            found = self._heif.open_heif(
                io.BytesIO(self._data), convert_hdr_to_8bit=not is_kept, hdr_to_16bit=False
            )
            image = found[page]
            mode, bits = image.mode, int(image.info["bit_depth"])
            samples: PixelArray = np.array(image)  # the library's memory goes with the image
        if image.size != (width, height):
            raise ValueError
        notes: tuple[Message, ...] = ()
        if samples.dtype == np.uint16:
            samples = stretched(samples, bits)
        elif bits > 8:
            text = marked("message", "Its colours were read with 8 bits instead of 16.")
            notes = (Message(text),)
        return finished(NumberPixels(_on_white(samples, mode), None, notes), 1, name)


def _on_white(samples: PixelArray, mode: str) -> PixelArray:
    """Height × width, or × 3, with what is transparent laid on white."""
    if samples.ndim == 2:
        return samples
    kind = mode.split(";")[0]
    if kind in ("RGBA", "LA"):
        samples = over_white(samples[..., :-1], samples[..., -1:])
    elif kind in ("RGBa", "La"):  # premultiplied
        white = int(np.iinfo(samples.dtype).max)
        inked = samples[..., :-1].astype(np.uint32)
        mixed = np.minimum(inked + (white - samples[..., -1:].astype(np.uint32)), white)
        samples = mixed.astype(samples.dtype)
    return samples[..., 0] if samples.shape[2] == 1 else samples


@contextmanager
def _as_value_error() -> Iterator[None]:
    """Errors of the disk have a number, those of the library none: theirs are of the data."""
    try:
        yield
    except MemoryError:
        raise
    except Exception as error:
        raise ValueError(str(error)) from None
