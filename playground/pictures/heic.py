"""HEIC pictures, as phones take them, decoded by libheif through the compiled part of `pi_heif`.

The library has no wheels for some platforms, so that the program has to do without it there; it is
imported when the first such picture is met. It decodes in processes of its own (`heic_process`):
damaged files have ended the process and overwritten its memory.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
from functools import cache
from typing import IO, Any, Final

import numpy as np

from playground.core.arrays import PixelArray
from playground.core.messages import Message, marked
from playground.pictures import heic_process
from playground.pictures.finish import DecodedPicture, finished, kept_size, over_white
from playground.pictures.numbers import NumberPixels, stretched

SUFFIXES: Final = (".heic", ".heif", ".hif")
"""The endings of the names of such files."""

CHANNELS: Final = {"L": 1, "I": 1, "LA": 2, "La": 2, "RGB": 3, "RGBA": 4, "RGBa": 4}
"""Of the library's names for what a pixel holds."""

TIMEOUT_S: Final = 120
"""Seconds after which a file is taken for damaged."""

MAX_BYTES: Final = 2**29
"""The library wants a file whole; one of more bytes is not a picture of a size that is opened."""


@cache
def can_be_read() -> bool:
    """Whether there is a library that works."""
    try:
        if os.name == "nt":
            import pi_heif  # noqa: F401  it says where the libraries are

        import _pi_heif  # noqa: F401
    except (ImportError, OSError):
        return False
    return True


class HeicFile:
    """A file whose boxes were read; a picture is decoded when it is asked for.

    Raises ValueError over damaged data.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        if stream.seek(0, os.SEEK_END) > MAX_BYTES:
            raise ValueError
        stream.seek(0)
        self._data = stream.read()
        about, _ = _asked(self._data)
        self.sizes = [(int(width), int(height)) for width, height in about["sizes"]]
        self.first = int(about["first"])
        if not self.sizes:
            raise ValueError

    def decoded(self, name: str, page: int) -> DecodedPicture:
        """The pixels of a picture, which libheif turns upright: 10 and 12 bits become 16."""
        width, height = self.sizes[page]
        # Large ones are scaled down, and 8 bits of them take half of the memory.
        in_8_bits = kept_size(width, height) != (width, height)
        about, data = _asked(self._data, page, in_8_bits)
        if about["size"] != [width, height]:
            raise ValueError
        samples = _samples(data, height, width, about["stride"], about["mode"])
        notes: tuple[Message, ...] = ()
        if samples.dtype == np.uint16:
            samples = stretched(samples, about["bits"])
        elif about["bits"] > 8:
            text = marked("message", "Its colours were read with 8 bits instead of 16.")
            notes = (Message(text),)
        return finished(NumberPixels(_on_white(samples, about["mode"]), None, notes), 1, name)


# The processes that decode.


def _command() -> list[str]:
    """The command that starts a decoder; a program without a Python of its own starts itself."""
    if hasattr(sys, "frozen"):
        return [sys.executable, heic_process.OPTION]
    return [sys.executable, "-P", heic_process.__file__]


class _Process:
    """A process that decodes one file after another; what is wrong with it raises ValueError."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def asked(self, data: bytes, page: int, in_8_bits: bool) -> tuple[dict[str, Any], bytes]:
        """Its description of a file, and the pixels of a page."""
        requests, answers = self._process.stdin, self._process.stdout
        assert requests is not None
        assert answers is not None
        slow = threading.Timer(TIMEOUT_S, self._process.kill)
        slow.start()
        try:
            requests.write(heic_process.HEAD.pack(len(data), page, in_8_bits))
            requests.write(data)
            requests.flush()
            head = answers.read(heic_process.SIZES.size)
            if len(head) < heic_process.SIZES.size:
                raise ValueError
            text, pixels = heic_process.SIZES.unpack(head)
            about = json.loads(answers.read(text))
            found = answers.read(pixels)
        except OSError:  # it is gone
            raise ValueError from None
        finally:
            slow.cancel()
            slow.join()
        if len(found) < pixels:
            raise ValueError
        return about, found

    def end(self) -> None:
        """Stop it, whatever it does."""
        self._process.kill()
        self._process.communicate()


_idle: Final[list[_Process]] = []


def _asked(data: bytes, page: int = -1, in_8_bits: bool = False) -> tuple[dict[str, Any], bytes]:
    """A file's description and pixels from a process; raises ValueError where the file is damaged.

    A process that read a damaged file is not used again: its memory may be in disorder. Where one
    that was used before ends, a fresh one tries, since it may have been the fault of another file.
    """
    try:
        process, is_fresh = _idle.pop(), False
    except IndexError:
        process, is_fresh = _Process(), True
    try:
        about, pixels = process.asked(data, page, in_8_bits)
        if "error" in about:
            raise ValueError(about["error"])
    except BaseException as error:
        process.end()
        if isinstance(error, ValueError) and not is_fresh:
            return _asked(data, page, in_8_bits)
        raise
    _idle.append(process)
    return about, pixels


@atexit.register
def end_processes() -> None:
    """Stop those that wait."""
    while _idle:
        _idle.pop().end()


def _samples(data: bytes, height: int, width: int, stride: int, mode: str) -> PixelArray:
    """The samples of a decoded page, height × width × channels."""
    kind, _, depth = mode.partition(";")
    dtype = np.dtype(np.uint16 if depth else np.uint8)
    channels = CHANNELS[kind]
    rows = np.frombuffer(data, np.uint8).reshape(height, stride)
    wide = np.ascontiguousarray(rows[:, : width * channels * dtype.itemsize]).view(dtype)
    return wide.reshape(height, width, channels)


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
