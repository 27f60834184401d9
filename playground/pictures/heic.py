"""HEIC pictures, as phones take them, decoded by libheif through `pi_heif`.

The library has no wheels for some platforms, so that the program has to do without it there; it is
imported when the first such picture is met.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from types import ModuleType
from typing import IO, Any, Final

import numpy as np

from playground.core.arrays import PixelArray
from playground.core.messages import Message, marked
from playground.pictures.finish import DecodedPicture, finished, kept_size, over_white
from playground.pictures.numbers import NumberPixels, stretched

SUFFIXES: Final = (".heic", ".heif", ".hif")
"""The endings of the names of such files."""

CHANNELS: Final = {"L": 1, "I": 1, "LA": 2, "La": 2, "RGB": 3, "RGBA": 4, "RGBa": 4}
"""Of the library's names for what a pixel holds."""

THREADS: Final = 4

MAX_BYTES: Final = 2**29
"""The library wants a file whole; one of more bytes is not a picture of a size that is opened."""


@cache
def library() -> ModuleType | None:
    """The module that reads HEIC, or None where there is none that works.

    It is the compiled part of `pi_heif`, which is asked for sizes and pixels alone: the classes
    around it ask for notes as well, where damaged ones end the process (pi-heif 1.4.0).
    """
    try:
        import pi_heif  # noqa: F401  it says where the libraries are (Windows)

        import _pi_heif  # isort: skip
    except (ImportError, OSError):
        return None
    module: ModuleType = _pi_heif
    return module


class HeicFile:
    """A file whose boxes were read; a picture is decoded when it is asked for.

    Raises what the library raises over damaged data.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        if stream.seek(0, os.SEEK_END) > MAX_BYTES:
            raise ValueError
        stream.seek(0)
        self._data = stream.read()
        found = self._images(True)
        self.sizes: list[tuple[int, int]] = [image.size_mode[0] for image in found]
        firsts = [place for place, image in enumerate(found) if image.primary]
        self.first = firsts[0] if firsts else 0

    def decoded(self, name: str, page: int) -> DecodedPicture:
        """The pixels of a picture, which libheif turns upright: 10 and 12 bits become 16."""
        width, height = self.sizes[page]
        # Large ones are scaled down, and 8 bits of them take half of the memory.
        image = self._images(kept_size(width, height) != (width, height))[page]
        bits = int(image.bit_depth)
        with _as_value_error():
            data = image.data
        (size, mode) = image.size_mode
        if size != (width, height):
            raise ValueError
        samples = _samples(data, height, width, int(image.stride), mode)
        notes: tuple[Message, ...] = ()
        if samples.dtype == np.uint16:
            samples = stretched(samples, bits)
        elif bits > 8:
            text = marked("message", "Its colours were read with 8 bits instead of 16.")
            notes = (Message(text),)
        return finished(NumberPixels(_on_white(samples, mode), None, notes), 1, name)

    def _images(self, in_8_bits: bool) -> list[Any]:
        """The pictures in the file, not yet decoded; raises ValueError where there are none."""
        heif = library()
        assert heif is not None
        with _as_value_error():
            found = heif.load_file(self._data, THREADS, in_8_bits, False, True, False, "", False)
        images = [image for image in found if image is not None]
        if not images:
            raise ValueError
        return images


def _samples(data: bytes, height: int, width: int, stride: int, mode: str) -> PixelArray:
    """A copy of what was decoded, height × width × channels: the library's memory goes with it."""
    kind, _, depth = mode.partition(";")
    dtype = np.dtype(np.uint16 if depth else np.uint8)
    channels = CHANNELS[kind]
    rows = np.frombuffer(data, np.uint8).reshape(height, stride)
    wide = np.ascontiguousarray(rows[:, : width * channels * dtype.itemsize]).view(dtype)
    return wide.reshape(height, width, channels).copy()


def _on_white(samples: PixelArray, mode: str) -> PixelArray:
    """Height × width, or × 3, with what is transparent laid on white."""
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
