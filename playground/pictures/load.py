"""Pictures from files and from bytes: any of the usual formats in, one plain array out."""

from __future__ import annotations

import io
import os
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import IO, TYPE_CHECKING, Final, Literal, TypeVar

import numpy as np

from playground.core.arrays import PixelArray, frozen
from playground.core.messages import Message, Refused, marked
from playground.core.ordinary_file import file_name, open_file, unreadable
from playground.pictures import heic, tiff_samples
from playground.pictures import tiff_tags as tags
from playground.pictures.decode import decoded
from playground.pictures.finish import DecodedPicture
from playground.pictures.formats import HEAD_BYTES, format_of
from playground.pictures.numbers import Holes
from playground.pictures.quiet import quieten_libraries
from playground.pictures.tiff import are_gray_alike, samples_decoded
from playground.pictures.tiff_samples import Unsupported, is_for_pillow
from playground.pictures.tiff_tags import directories, is_tiff

if TYPE_CHECKING:
    from PIL import Image

SUFFIXES: Final = (
    *(".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff", ".gif"),
    *(".jpe", ".jfif", ".pjpeg", ".pjp", ".jif", ".apng", ".dib", ".pnm"),
    *(".pgm", ".ppm", ".pbm", *heic.SUFFIXES),
)
"""The endings of the names of readable pictures, for file dialogs."""

MAX_PIXELS: Final = 200_000_000
"""Pictures with more pixels are refused: decoding one would take more than a gigabyte."""

PNG_DEPTH_AT: Final = 24
"""The byte of a PNG that says how many bits a sample has."""

RGB: Final = "rgb"
"""Asks for three gray pages of a file in one, as red, green and blue."""

Page = int | Literal["rgb"] | None
"""Which picture of a file: counted from 0, RGB, or None for the one that the file puts first."""

T = TypeVar("T")


def readable_formats() -> tuple[str, ...]:
    """The formats that are read here, by their names in `formats.format_of`."""
    plain = ("PNG", "JPEG", "WebP", "BMP", "TIFF", "GIF", "PNM")
    return (*plain, "HEIC") if heic.can_be_read() else plain


SEVERAL: Final = ("TIFF", "GIF", "PNG", "WEBP")
"""Formats of which a file may hold several pictures; those in a JPEG are previews."""

# Only what the program promises: Pillow's list holds formats that start other programs (EPS).
_FORMATS: Final = ("PNG", "JPEG", "WEBP", "BMP", "TIFF", "GIF", "PPM")


@dataclass(frozen=True, slots=True, eq=False)
class LoadedPicture:
    """Pixels (H × W or H × W × 3; uint8, uint16 or float32 in 0..1) and what to tell the user.

    `holes` are the pixels that have no value; None where all have one. Of a file with several
    `pages`, `page` is the one that was read, counted from 0; None for three gray ones in one, as
    red, green and blue, which is to be had by RGB if the file `combines`.
    """

    name: str
    pixels: PixelArray
    notes: tuple[Message, ...] = ()
    holes: Holes | None = None
    pages: int = 1
    page: int | None = 0
    combines: bool = False


def load(path: str | os.PathLike[str], page: Page = None) -> LoadedPicture:
    """Read a picture of the file at `path`; raise Refused with the reason when it cannot be read.

    Of a page that is beyond the last, the last is read.
    """
    return _from_file(path, partial(_read, page=page))


def check(path: str | os.PathLike[str]) -> None:
    """Raise Refused when the file at `path` does not begin as a picture; the rest is not read."""
    _from_file(path, _looked_at)


def stores_16_bits(path: str | os.PathLike[str]) -> bool:
    """Whether the file at `path` says that its pixels have more than 8 bits; False if unknown."""
    try:
        return _from_file(path, _says_16_bits)
    except Refused:
        return False


def _from_file(path: str | os.PathLike[str], read: Callable[[IO[bytes], str], T]) -> T:
    name = file_name(path)
    try:
        with open_file(path, marked("message", "{name} is a folder, not a picture.")) as stream:
            return read(stream, name)
    except OSError as error:
        raise unreadable(error, name) from None


def load_bytes(data: bytes, name: str, page: Page = None) -> LoadedPicture:
    """Decode a picture that was pasted or dropped; `name` is what the sentences call it."""
    return _read(io.BytesIO(data), name, page)


def _read(stream: IO[bytes], name: str, page: Page) -> LoadedPicture:
    with _opened(stream, name) as file, _refusing(name):
        if page == RGB:
            if not file.combines:
                text = marked("message", "{name} is not of three grey pages of one size.")
                raise Refused(text, name=name)
            found = _combined([file.read(at) for at in range(3)])
            return _loaded(name, found, file.pages, None, True)
        at = file.first if page is None else min(page, file.pages - 1)
        return _loaded(name, file.read(at), file.pages, at, file.combines)


def _loaded(
    name: str, found: DecodedPicture, pages: int, page: int | None, combines: bool
) -> LoadedPicture:
    holes = None if found.holes is None else frozen(found.holes)
    pixels = frozen(found.pixels)
    return LoadedPicture(name, pixels, found.notes, holes, pages, page, combines)


def _combined(pages: Sequence[DecodedPicture]) -> DecodedPicture:
    """Three gray pages as red, green and blue."""
    text = marked("message", "Its three grey pages were taken as red, green and blue.")
    pixels = np.stack([page.pixels for page in pages], axis=2)
    return DecodedPicture(pixels, None, (Message(text), *pages[0].notes))


def _looked_at(stream: IO[bytes], name: str) -> None:
    with _opened(stream, name):
        pass


def _says_16_bits(stream: IO[bytes], name: str) -> bool:
    head = stream.read(HEAD_BYTES)
    if is_tiff(head):
        stream.seek(0)
        with _refusing(name):
            return any(page.value(tags.BITS, 1) > 8 for page in directories(stream))
    kind = format_of(head)
    if kind == "PNG":
        return head[PNG_DEPTH_AT : PNG_DEPTH_AT + 1] == b"\x10"
    return kind == "PNM"  # how many they are stands behind comments: it is to be read


@dataclass(frozen=True, slots=True)
class _File:
    """A picture file that was begun to be read: its pages, and how to read one."""

    read: Callable[[int], DecodedPicture]
    pages: int = 1
    first: int = 0
    combines: bool = False


@contextmanager
def _opened(stream: IO[bytes], name: str) -> Iterator[_File]:
    head = stream.read(HEAD_BYTES)
    if not head:
        raise Refused(marked("message", "{name} is empty."), name=name)
    stream.seek(0)
    quieten_libraries()
    with warnings.catch_warnings():
        # Pillow warns of bad metadata and of sizes; what matters is checked here and said.
        warnings.simplefilter("ignore")
        if is_tiff(head):
            with _refusing(name):
                file = _tiff(stream, name)
            yield file
            return
        kind = format_of(head)
        if kind == "HEIC" and heic.can_be_read():
            with _refusing(name):
                file = _heic(stream, name)
            yield file
            return
        with _open(stream, name, kind) as image:
            pages = 1
            if image.format in SEVERAL:
                with _refusing(name):
                    pages = max(1, int(getattr(image, "n_frames", 1)))
            yield _File(lambda page: decoded(image, stream, name, page), pages)


def _tiff(stream: IO[bytes], name: str) -> _File:
    """A TIFF with the size of its first page checked; each page is read by who can read it."""
    pages = list(directories(stream))
    if not pages:
        raise ValueError
    size = stream.seek(0, io.SEEK_END)

    def page_at(at: int) -> tiff_samples.Page | None:
        page = pages[at]
        _check_size(name, page.value(tags.WIDTH), page.value(tags.HEIGHT))
        return None if is_for_pillow(page) else tiff_samples.page_of(page, size)

    def read(at: int) -> DecodedPicture:
        page = page_at(at)
        if page is not None:
            return samples_decoded(page, stream, name)
        stream.seek(0)
        with _open(stream, name, "TIFF") as image:
            return decoded(image, stream, name, at)

    if page_at(0) is None:
        stream.seek(0)
        with _open(stream, name, "TIFF"):
            pass
    return _File(read, len(pages), combines=are_gray_alike(pages))


def _heic(stream: IO[bytes], name: str) -> _File:
    """A HEIC file, each of its pictures decoded once its size is accepted."""
    file = heic.HeicFile(stream)

    def read(at: int) -> DecodedPicture:
        _check_size(name, *file.sizes[at])
        return file.decoded(name, at)

    _check_size(name, *file.sizes[file.first])
    return _File(read, len(file.sizes), file.first)


def _open(stream: IO[bytes], name: str, kind: str | None) -> Image.Image:
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

    Image.MAX_IMAGE_PIXELS = None  # the limit is MAX_PIXELS, below; Pillow's own is lower
    try:
        with _refusing(name):
            image = Image.open(stream, formats=_FORMATS)
    except UnidentifiedImageError:
        raise _unidentified(name, kind) from None
    _check_size(name, image.width, image.height)
    return image


def _unidentified(name: str, kind: str | None) -> Refused:
    """Why a file that no reader takes is not read: `kind` is the format that it begins as."""
    known = readable_formats()
    if kind in known:
        text = marked(
            "message",
            "{name} is a {format} picture that cannot be read: it is damaged, or of a rare kind.",
        )
    elif kind is not None:
        text = marked(
            "message",
            "{name} is of the format {format}, which cannot be read here; these can: {known}.",
        )
    else:
        text = marked(
            "message",
            "{name} is not a picture that can be read; these formats can: {known}.",
        )
    return Refused(text, name=name, format=kind, known=", ".join(known))


def _check_size(name: str, width: int, height: int) -> None:
    if width * height <= MAX_PIXELS:
        return
    raise Refused(
        marked(
            "message",
            "{name} has {width} × {height} pixels; pictures of up to "
            "{most} megapixels can be opened.",
        ),
        name=name,
        width=width,
        height=height,
        most=MAX_PIXELS // 1_000_000,
    )


@contextmanager
def _refusing(name: str) -> Iterator[None]:
    """Turn whatever a decoder raises over bad data into a sentence; let errors of the disk by."""
    from PIL import UnidentifiedImageError

    try:
        yield
    except (UnidentifiedImageError, Refused):
        raise
    except MemoryError:
        raise Refused(
            marked("message", "There is not enough memory to open {name}."), name=name
        ) from None
    except Unsupported as unsupported:
        raise Refused(
            marked(
                "message",
                "{name} is a TIFF picture of a kind that cannot be read: {kind}.",
            ),
            name=name,
            kind=unsupported.kind,
        ) from None
    except Exception as error:
        # Pillow's readers raise what they stumble over: struct.error, IndexError, KeyError …
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise Refused(marked("message", "{name} is damaged or incomplete."), name=name) from None
