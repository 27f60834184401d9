"""Arrays by name in the safetensors format, checked in full before memory is taken for them.

    8 bytes  n, little-endian
    n bytes  JSON: {"name": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}, …,
                    "__metadata__": {"key": "text", …}}
    the rest the arrays' numbers, little-endian, in C order, one after the other without gaps

See https://github.com/huggingface/safetensors. Its library is not used, since it holds all arrays
twice when it writes, and maps the file when it reads, which ends the program if the file shrinks.
"""

from __future__ import annotations

import json
import math
import os
import struct
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO, Any, BinaryIO, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from playground.core.atomic_file import replacing
from playground.core.json_file import parsed_json
from playground.core.messages import Refused, marked
from playground.core.ordinary_file import file_name, open_file, unreadable

Arrays: TypeAlias = dict[str, NDArray[Any]]

MAX_HEADER_BYTES: Final = 2**24
MAX_DIMENSIONS: Final = 8
NOTES: Final = "__metadata__"
TYPES: Final = {
    "F64": "<f8",
    "F32": "<f4",
    "F16": "<f2",
    "I64": "<i8",
    "I32": "<i4",
    "I16": "<i2",
    "I8": "|i1",
    "U64": "<u8",
    "U32": "<u4",
    "U16": "<u2",
    "U8": "|u1",
}
_NAMES: Final = {np.dtype(code): name for name, code in TYPES.items()}


@dataclass(frozen=True, slots=True)
class Entry:
    """Where an array of a file is: its type, its shape, and its bytes after the header."""

    dtype: np.dtype[Any]
    shape: tuple[int, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a file's arrays; `start` is where their numbers begin."""

    entries: dict[str, Entry]
    notes: dict[str, str] = field(default_factory=dict)
    start: int = 0


def write_tensors(
    path: str | os.PathLike[str], arrays: Mapping[str, NDArray[Any]], notes: Mapping[str, str]
) -> None:
    """Write arrays and notes, the file whole or not at all; raises OSError."""
    with replacing(path) as stream:
        write_tensors_to(stream, arrays, notes)


def write_tensors_to(
    stream: IO[bytes], arrays: Mapping[str, NDArray[Any]], notes: Mapping[str, str]
) -> None:
    """Write arrays and notes to a stream.

    No second copy of an array is made, unless its numbers do not lie in C order. `arrays` is asked
    for each of them more than once, and may make it anew each time.
    """
    table: dict[str, Any] = {NOTES: dict(notes)} if notes else {}
    about = {name: (-values.dtype.itemsize, name) for name, values in arrays.items()}
    order = sorted(arrays, key=about.__getitem__)  # the widest first: all numbers are aligned then
    end = 0
    for name in order:
        values = arrays[name]
        start, end = end, end + values.nbytes
        type_name = _NAMES[values.dtype.newbyteorder("<")]
        offsets = [start, end]
        table[name] = {"dtype": type_name, "shape": [*values.shape], "data_offsets": offsets}
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    stream.write(struct.pack("<Q", len(text)) + text)
    for name in order:
        values = arrays[name]
        little = np.ascontiguousarray(values, values.dtype.newbyteorder("<"))
        if little.size:
            stream.write(little.reshape(-1).view(np.uint8).data)


class TensorReader:
    """A file of arrays, open: what it says of them is checked, each is read when it is wanted."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream = stream
        self._name = name
        self.header = read_header(stream, name)

    def array(self, name: str) -> NDArray[Any]:
        """Read an array; raises Refused."""
        entry = self.header.entries[name]
        try:
            return _array(self._stream, self.header.start, entry, self._name)
        except OSError as error:
            raise unreadable(error, self._name) from None
        except MemoryError:
            raise Refused(
                marked("message", "There is not enough memory to open {name}."), name=self._name
            ) from None


@contextmanager
def opened_tensors(path: str | os.PathLike[str]) -> Iterator[TensorReader]:
    """The arrays of a file, to be read one by one; raises Refused."""
    name = file_name(path)
    with open_file(path) as stream:
        try:
            reader = TensorReader(stream, name)
        except OSError as error:
            raise unreadable(error, name) from None
        yield reader


def read_tensors(path: str | os.PathLike[str], prefix: str = "") -> tuple[Arrays, dict[str, str]]:
    """The arrays whose names begin with `prefix`, and the notes; raises Refused."""
    with opened_tensors(path) as reader:
        names = [name for name in reader.header.entries if name.startswith(prefix)]
        return {name: reader.array(name) for name in names}, reader.header.notes


def read_header(stream: BinaryIO, name: str) -> Header:
    """Read the header of the arrays, checked against the file's length; raises Refused."""
    length = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    head = stream.read(8)
    size = struct.unpack("<Q", head)[0] if len(head) == 8 else 0
    if not 2 <= size <= min(length - 8, MAX_HEADER_BYTES):
        raise _damaged(name)
    text = stream.read(size)
    if len(text) != size or not text.startswith(b"{"):
        raise _damaged(name)
    try:
        table = parsed_json(text, name)
    except Refused:
        raise _damaged(name) from None
    notes = table.pop(NOTES, {})
    if not isinstance(notes, dict) or not all(isinstance(item, str) for item in notes.values()):
        raise _damaged(name)
    entries = {key: _entry(item, name) for key, item in table.items()}
    end = 0
    for entry in sorted(entries.values(), key=lambda entry: (entry.start, entry.end)):
        if entry.start != end:  # a gap, or numbers that belong to two arrays
            raise _damaged(name)
        end = entry.end
    if 8 + size + end != length:
        raise _damaged(name)
    return Header(entries, notes, 8 + size)


def _entry(item: Any, name: str) -> Entry:
    if not isinstance(item, dict) or set(item) != {"dtype", "shape", "data_offsets"}:
        raise _damaged(name)
    type_name, shape, offsets = item["dtype"], item["shape"], item["data_offsets"]
    if not isinstance(type_name, str) or not _are_counts(shape) or not _are_counts(offsets):
        raise _damaged(name)
    if type_name not in TYPES:
        raise Refused(
            marked("message", "{name} holds numbers of the type {kind}, which cannot be read."),
            name=name,
            kind=type_name,
        )
    dtype = np.dtype(TYPES[type_name])
    if len(shape) > MAX_DIMENSIONS or len(offsets) != 2:
        raise _damaged(name)
    if math.prod(max(1, n) for n in shape) >= 2**60:  # also where another side is 0
        raise _damaged(name)
    start, end = offsets
    if end - start != math.prod(shape) * dtype.itemsize:
        raise _damaged(name)
    return Entry(dtype, tuple(shape), start, end)


def _are_counts(values: Any) -> bool:
    return isinstance(values, list) and all(type(n) is int and 0 <= n < 2**60 for n in values)


def _array(stream: BinaryIO, start: int, entry: Entry, name: str) -> NDArray[Any]:
    values = np.empty(entry.shape, entry.dtype)
    if values.size:
        stream.seek(start + entry.start)
        raw = values.reshape(-1).view(np.uint8).data
        done = 0
        while done < len(raw):
            count = stream.readinto(raw[done:])  # type: ignore[attr-defined]
            if not count:  # it has become shorter meanwhile
                raise _damaged(name)
            done += count
    return values.astype(entry.dtype.newbyteorder("="), copy=False)


def _damaged(name: str) -> Refused:
    return Refused(marked("message", "{name} is damaged or no file of weights."), name=name)
