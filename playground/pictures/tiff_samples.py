"""Samples of TIFF files that no library at hand reads whole: deep colour, floats, planes apart.

Pillow decompresses them: the same strips or tiles are put into a file that says that they are gray
bytes. What the bytes are, and what was subtracted of what (TIFF 6.0, section 14, and Adobe's
technical note 3 for floats), is worked out here.
"""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass
from math import ceil
from typing import IO, Any, Final

import numpy as np
from numpy.typing import NDArray

from playground.core.messages import Message, marked
from playground.pictures import tiff_tags as tags
from playground.pictures.tiff_tags import Directory

Samples = NDArray[Any]
"""Height × width × samples of a pixel."""

_LOSSLESS: Final = (1, 5, 8, 32946, 32773, 34925, 50000)
"""Compressions of bytes: none, LZW, deflate by two numbers, PackBits, LZMA, Zstandard."""
_KINDS: Final = {1: "u", 2: "i", 3: "f"}
_COLOURS: Final = {0: 1, 1: 1, 2: 3}  # white is zero, black is zero, RGB: samples of a colour
_DEPTHS: Final = {"u": (8, 16, 32), "i": (8, 16, 32), "f": (16, 32, 64)}
HORIZONTAL, FLOATING = 2, 3
ASSOCIATED, SEPARATE = 1, 2
MAX_BYTES: Final = 1 << 30
"""The bytes that the samples of a page may take."""


class Unsupported(ValueError):
    """A page that is sound but of a kind that is not read; `kind` names it."""

    def __init__(self, kind: Message) -> None:
        super().__init__(str(kind))
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Page:
    """How the samples of a page are stored; checked by `page_of`."""

    height: int
    width: int
    samples: int
    extra: int | None
    """The sample behind the colours: 1 alpha that they are multiplied by, 2 alpha, 0 anything."""
    dtype: np.dtype[Any]
    white_is_zero: bool
    orientation: int
    is_planar: bool
    predictor: int
    compression: int
    block: tuple[int, int]
    """Height and width of a strip or a tile."""
    is_tiled: bool
    places: tuple[tuple[int, int], ...]
    """Where each block begins in the file, and its bytes."""

    @property
    def colours(self) -> int:
        """1 for gray, 3 for RGB."""
        return 3 if self.samples >= 3 else 1


def is_for_pillow(page: Directory) -> bool:
    """Whether Pillow makes the very pixels of a page: of up to 8 bits, or of 12 in a row."""
    bits = page.tags.get(tags.BITS, (1,))
    is_known = page.value(tags.PHOTOMETRIC) in _COLOURS
    return not is_known or max(bits) <= 8 or bits == (12,)


def page_of(page: Directory, file_size: int) -> Page:
    """The contents of a directory, checked.

    Raises Unsupported for a kind that is not read, ValueError for a page that cannot be sound, and
    MemoryError for one that takes more than MAX_BYTES.
    """
    height, width = page.value(tags.HEIGHT), page.value(tags.WIDTH)
    samples = page.value(tags.SAMPLES, 1)
    bits = page.tags.get(tags.BITS, (1,))
    kinds = page.tags.get(tags.SAMPLE_FORMAT, (1,))
    compression = page.value(tags.COMPRESSION, 1)
    colours = _COLOURS.get(page.value(tags.PHOTOMETRIC))
    kind = _KINDS.get(kinds[0])
    predictor = page.value(tags.PREDICTOR, 1)
    if (
        kind is None
        or colours is None
        or len({*bits}) > 1
        or len({*kinds}) > 1
        or bits[0] not in _DEPTHS[kind]
        or not colours <= samples <= colours + 1
        or compression not in _LOSSLESS
        or predictor not in (1, HORIZONTAL, FLOATING)
        or (predictor == HORIZONTAL and kind == "f")
        or (predictor == FLOATING and kind != "f")
    ):
        raise Unsupported(_description(samples, bits[0], kind))
    is_planar = page.value(tags.PLANAR, 1) == 2 and samples > 1
    is_tiled = tags.TILE_OFFSETS in page.tags
    dtype = np.dtype(f"{page.order}{kind}{bits[0] // 8}")
    if is_tiled:
        block = page.value(tags.TILE_HEIGHT), page.value(tags.TILE_WIDTH)
        starts = page.tags[tags.TILE_OFFSETS]
        sizes = page.tags.get(tags.TILE_BYTES, ())
    else:
        block = min(page.value(tags.STRIP_ROWS, height), height), width
        starts = page.tags.get(tags.STRIP_OFFSETS, ())
        sizes = page.tags.get(tags.STRIP_BYTES, ())
    if min(height, width, *block) < 1 or page.value(tags.ORIENTATION, 1) not in range(1, 9):
        raise ValueError
    if is_tiled and (block[0] % 16 or block[1] % 16):
        raise ValueError
    down, across = ceil(height / block[0]), ceil(width / block[1])
    if down * block[0] * across * block[1] * samples * dtype.itemsize > MAX_BYTES:
        raise MemoryError
    planes = samples if is_planar else 1
    if len(starts) != planes * down * across:
        raise ValueError
    if len(sizes) != len(starts):
        if compression != 1 or len(starts) != planes:
            raise ValueError
        sizes = (height * width * dtype.itemsize * samples // planes,) * planes
    places = tuple(zip(starts, sizes, strict=True))
    if any(size < 1 or start + size > file_size for start, size in places):
        raise ValueError
    return Page(
        height,
        width,
        samples,
        page.value(tags.EXTRA_SAMPLES) if samples > colours else None,
        dtype,
        page.value(tags.PHOTOMETRIC) == 0,
        page.value(tags.ORIENTATION, 1),
        is_planar,
        predictor,
        compression,
        block,
        is_tiled,
        places,
    )


def _description(samples: int, bits: int, kind: str | None) -> Message:
    names = {
        "u": marked("message", "{channels} channels of {bits} bits"),
        "i": marked("message", "{channels} channels of {bits} bits with a sign"),
        "f": marked("message", "{channels} channels of floats of {bits} bits"),
        None: marked("message", "{channels} channels of {bits} bits of another kind"),
    }
    return Message(names[kind], {"channels": samples, "bits": bits})


def read_samples(page: Page, stream: IO[bytes]) -> Samples:
    """The samples of a page, of the machine's byte order; raises what Pillow raises."""
    planes = page.samples if page.is_planar else 1
    of_plane = len(page.places) // planes
    found = [
        _plane(page, stream, page.places[start : start + of_plane])
        for start in range(0, len(page.places), of_plane)
    ]
    return np.concatenate(found, axis=2) if planes > 1 else found[0]


def _plane(page: Page, stream: IO[bytes], places: tuple[tuple[int, int], ...]) -> Samples:
    """Height × width × the samples that lie together."""
    together = 1 if page.is_planar else page.samples
    rows, columns = page.block
    across, down = ceil(page.width / columns), ceil(page.height / rows)
    pixel = together * page.dtype.itemsize
    height = down * rows if page.is_tiled else page.height
    size = height, across * columns * pixel
    data = _bytes(page, stream, places, size, columns * pixel)
    # A predictor works along the rows of a block, so blocks are looked at by themselves.
    blocks = data.reshape(height, across, columns * pixel)
    values = _unpredicted(page, blocks, together)
    return values.reshape(height, across * columns, together)[: page.height, : page.width]


def _unpredicted(page: Page, blocks: NDArray[np.uint8], together: int) -> Samples:
    """Rows × blocks × the values of a row of a block, from their bytes."""
    native = page.dtype.newbyteorder("=")
    if page.predictor == FLOATING:
        sums = _summed(blocks, together)
        parts = sums.reshape(*blocks.shape[:2], page.dtype.itemsize, -1)
        return (
            np.ascontiguousarray(np.moveaxis(parts, 2, 3))
            .view(page.dtype.newbyteorder(">"))[..., 0]
            .astype(native)
        )
    values = np.ascontiguousarray(blocks).view(page.dtype).astype(native)
    if page.predictor == HORIZONTAL:
        whole = np.dtype(f"u{native.itemsize}")
        return _summed(values.view(whole), together).view(native)
    return values


def _summed(values: NDArray[Any], together: int) -> NDArray[Any]:
    """Running sums along the last axis, of every `together`-th value, round the type's end."""
    apart = values.reshape(*values.shape[:-1], -1, together)
    return np.cumsum(apart, axis=-2, dtype=values.dtype).reshape(values.shape)


def _bytes(
    page: Page,
    stream: IO[bytes],
    places: tuple[tuple[int, int], ...],
    size: tuple[int, int],
    block_width: int,
) -> NDArray[np.uint8]:
    """The decompressed bytes of blocks, laid side by side: a picture of gray bytes to Pillow."""
    from PIL import Image

    pieces = []
    for start, length in places:
        stream.seek(start)
        pieces.append(stream.read(length))
    buffer = io.BytesIO(_gray_file(page, pieces, size, block_width))
    with Image.open(buffer, formats=["TIFF"]) as it:
        it.load()
        return np.asarray(it)


def _gray_file(page: Page, pieces: list[bytes], size: tuple[int, int], block_width: int) -> bytes:
    count = len(pieces)
    block = (
        [(tags.TILE_WIDTH, [block_width]), (tags.TILE_HEIGHT, [page.block[0]])]
        if page.is_tiled
        else [(tags.STRIP_ROWS, [page.block[0]])]
    )
    offsets, lengths = (
        (tags.TILE_OFFSETS, tags.TILE_BYTES)
        if page.is_tiled
        else (tags.STRIP_OFFSETS, tags.STRIP_BYTES)
    )
    entries = [
        (tags.WIDTH, [size[1]]),
        (tags.HEIGHT, [size[0]]),
        (tags.BITS, [8]),
        (tags.COMPRESSION, [page.compression]),
        (tags.PHOTOMETRIC, [1]),
        (tags.SAMPLES, [1]),
        *block,
        (lengths, [len(piece) for piece in pieces]),
    ]
    lists = 8 + 2 + 12 * (len(entries) + 1) + 4
    place = lists + 8 * count
    starts = []
    for piece in pieces:
        starts.append(place)
        place += len(piece)
    entries.append((offsets, starts))
    entries.sort()
    directory, outside = struct.pack("<H", len(entries)), b""
    for tag, values in entries:
        held = struct.pack(f"<{len(values)}L", *values)
        if len(values) > 1:
            outside += held
            held = struct.pack("<L", lists + len(outside) - len(held))
        directory += struct.pack("<HHL", tag, 4, len(values)) + held
    outside = outside.ljust(8 * count, b"\0")
    return b"II*\0\x08\0\0\0" + directory + bytes(4) + outside + b"".join(pieces)
