"""Pictures from files and from bytes: any of the usual formats in, one plain array out."""

from __future__ import annotations

import io
import os
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final, TypeVar

from playground.core.arrays import PixelArray, frozen
from playground.core.messages import Message, Refused, marked
from playground.core.ordinary_file import file_name, open_file, unreadable
from playground.pictures.decode import decoded
from playground.pictures.quiet import quieten_libraries

if TYPE_CHECKING:
    from PIL import Image

SUFFIXES: Final = (
    *(".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff", ".gif"),
    *(".pgm", ".ppm", ".pbm"),
)
"""What the names of readable pictures end with, for file dialogs."""

MAX_PIXELS: Final = 200_000_000
"""Pictures with more pixels are refused: decoding one would take more than a gigabyte."""

T = TypeVar("T")

# Only what the program promises: Pillow's list holds formats that start other programs (EPS).
_FORMATS: Final = ("PNG", "JPEG", "WEBP", "BMP", "TIFF", "GIF", "PPM")


@dataclass(frozen=True, slots=True, eq=False)
class LoadedPicture:
    """Pixels (H × W or H × W × 3; uint8, uint16 or float32 in 0..1) and what to tell the user."""

    name: str
    pixels: PixelArray
    notes: tuple[Message, ...] = ()


def load(path: str | os.PathLike[str]) -> LoadedPicture:
    """Read the picture file at `path`; raise Refused with the reason when it cannot be read."""
    return _from_file(path, _read)


def check(path: str | os.PathLike[str]) -> None:
    """Raise Refused when the file at `path` does not begin as a picture; the rest is not read."""
    _from_file(path, _looked_at)


def _from_file(path: str | os.PathLike[str], read: Callable[[IO[bytes], str], T]) -> T:
    name = file_name(path)
    try:
        with open_file(path, marked("message", "{name} is a folder, not a picture.")) as stream:
            return read(stream, name)
    except OSError as error:
        raise unreadable(error, name) from None


def load_bytes(data: bytes, name: str) -> LoadedPicture:
    """Decode a picture that was pasted or dropped; `name` is what the sentences call it."""
    return _read(io.BytesIO(data), name)


def _read(stream: IO[bytes], name: str) -> LoadedPicture:
    with _opened(stream, name) as image, _refusing(name):
        pixels, notes = decoded(image, stream, name)
    return LoadedPicture(name, frozen(pixels), notes)


def _looked_at(stream: IO[bytes], name: str) -> None:
    with _opened(stream, name):
        pass


@contextmanager
def _opened(stream: IO[bytes], name: str) -> Iterator[Image.Image]:
    if not stream.read(1):
        raise Refused(marked("message", "{name} is empty."), name=name)
    stream.seek(0)
    with warnings.catch_warnings():
        # Pillow warns of bad metadata and of sizes; what matters is checked here and said.
        warnings.simplefilter("ignore")
        with _open(stream, name) as image:
            yield image


def _open(stream: IO[bytes], name: str) -> Image.Image:
    """The picture with its header read and its size accepted, its pixels not yet decoded."""
    from PIL import (  # the readers are named, lest Pillow import all that it has
        BmpImagePlugin,  # noqa: F401
        GifImagePlugin,  # noqa: F401
        Image,
        JpegImagePlugin,  # noqa: F401
        PngImagePlugin,  # noqa: F401
        PpmImagePlugin,  # noqa: F401
        TiffImagePlugin,  # noqa: F401
        UnidentifiedImageError,
        WebPImagePlugin,  # noqa: F401
    )

    quieten_libraries()
    Image.MAX_IMAGE_PIXELS = None  # the limit is MAX_PIXELS, below; Pillow's own is lower
    try:
        with _refusing(name):
            image = Image.open(stream, formats=_FORMATS)
    except UnidentifiedImageError:
        raise Refused(
            marked(
                "message",
                "{name} is not a picture that can be read; "
                "PNG, JPEG, WebP, BMP, TIFF, GIF and PNM pictures can.",
            ),
            name=name,
        ) from None
    if image.width * image.height > MAX_PIXELS:
        raise Refused(
            marked(
                "message",
                "{name} has {width} × {height} pixels; pictures of up to "
                "{most} megapixels can be opened.",
            ),
            name=name,
            width=image.width,
            height=image.height,
            most=MAX_PIXELS // 1_000_000,
        )
    return image


@contextmanager
def _refusing(name: str) -> Iterator[None]:
    """Turn whatever a decoder raises over bad data into a sentence; let errors of the disk by."""
    from PIL import UnidentifiedImageError

    try:
        yield
    except UnidentifiedImageError:
        raise
    except MemoryError:
        raise Refused(
            marked("message", "There is not enough memory to open {name}."), name=name
        ) from None
    except Exception as error:
        # Pillow's readers raise what they stumble over: struct.error, IndexError, KeyError …
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise Refused(marked("message", "{name} is damaged or incomplete."), name=name) from None
