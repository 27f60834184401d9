"""The directories of a TIFF file, one for each of its pages, read without a library.

TIFF 6.0, section 2; BigTIFF as in libtiff's design notes.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Final

WIDTH, HEIGHT, BITS, COMPRESSION, PHOTOMETRIC = 256, 257, 258, 259, 262
STRIP_OFFSETS, ORIENTATION, SAMPLES, STRIP_ROWS, STRIP_BYTES = 273, 274, 277, 278, 279
PLANAR, PREDICTOR, TILE_WIDTH, TILE_HEIGHT, TILE_OFFSETS, TILE_BYTES = 284, 317, 322, 323, 324, 325
EXTRA_SAMPLES, SAMPLE_FORMAT = 338, 339

MAX_PAGES: Final = 10_000
MAX_TAGS: Final = 4_096
_WHOLE: Final = {1: "B", 3: "H", 4: "L", 16: "Q"}  # kinds of whole numbers
_NUMBER: Final = {"B": 1, "H": 2, "L": 4, "Q": 8}


@dataclass(frozen=True, slots=True)
class Directory:
    """The tags of one page of a TIFF file that have whole numbers; `order` is < or >."""

    order: str
    tags: dict[int, tuple[int, ...]]

    def value(self, tag: int, default: int = 0) -> int:
        """The first number of a tag."""
        return self.tags.get(tag, (default,))[0]


def is_tiff(head: bytes) -> bool:
    """Whether a file that begins so is a TIFF."""
    return head[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")


def directories(stream: IO[bytes]) -> Iterator[Directory]:
    """The directories of the pages, in their order; ends where the file is damaged."""
    try:
        yield from _directories(stream)
    except (struct.error, ValueError, OverflowError):
        return


def _directories(stream: IO[bytes]) -> Iterator[Directory]:
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    head = stream.read(16)
    order = "<" if head[:2] == b"II" else ">"
    is_big = head[2:4] in (b"+\0", b"\0+")
    (at,) = struct.unpack_from(order + ("Q" if is_big else "L"), head, 8 if is_big else 4)
    seen: set[int] = set()
    while at and at < size and at not in seen and len(seen) < MAX_PAGES:
        seen.add(at)
        stream.seek(at)
        (count,) = _numbers(stream, order, "Q" if is_big else "H", 1)
        length = 20 if is_big else 12
        entries = stream.read(length * min(count, MAX_TAGS))
        if count > MAX_TAGS or len(entries) < length * count:
            raise ValueError
        (at,) = _numbers(stream, order, "Q" if is_big else "L", 1)
        found = [
            _entry(stream, order, entries[i : i + length]) for i in range(0, len(entries), length)
        ]
        yield Directory(order, {tag: values for tag, values in found if values})


def _entry(stream: IO[bytes], order: str, entry: bytes) -> tuple[int, tuple[int, ...]]:
    counted = "Q" if len(entry) == 20 else "L"
    tag, kind, count = struct.unpack_from(order + "HH" + counted, entry)
    sign = _WHOLE.get(kind)
    if sign is None or not count:
        return tag, ()
    held = entry[4 + _NUMBER[counted] :]
    if count * _NUMBER[sign] <= len(held):
        return tag, struct.unpack_from(f"{order}{count}{sign}", held)
    (at,) = struct.unpack(order + counted, held)
    stream.seek(at)
    return tag, _numbers(stream, order, sign, count)


def _numbers(stream: IO[bytes], order: str, sign: str, count: int) -> tuple[int, ...]:
    wanted = count * _NUMBER[sign]
    data = stream.read(wanted) if wanted < 1 << 28 else b""
    return struct.unpack(f"{order}{count}{sign}", data)
