"""The container of a session file: a zip of a few named parts, checked before any is read.

`session.json` says what is there, in words; `picture.png` is the picture, where a PNG holds it
exactly, and `picture-1.png` another that a step shows; `arrays.safetensors` has all numbers, and
`epochs/` what a training has kept of each epoch. Large parts are written as they are. Deflated ones
are read, too, as whoever unzips a session and zips it again has them, within limits of length.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final

from playground.core.atomic_file import replacing
from playground.core.json_file import parsed_json
from playground.core.messages import Refused, marked
from playground.core.ordinary_file import file_name, open_file
from playground.core.tensor_file import TensorReader

JSON: Final = "session.json"
PICTURE: Final = "picture.png"
ARRAYS: Final = "arrays.safetensors"

MAX_BYTES: Final = {JSON: 2**27, PICTURE: 2**30, ARRAYS: 2**33}
"""How long a part may be; others are refused, but for further pictures and epochs."""

EPOCH: Final = re.compile(r"epochs/(epoch-\d{6,9}|held-\d{12})\.safetensors")
MAX_EPOCH_BYTES: Final = 2**33
MAX_PARTS: Final = 10_000
CHUNK_BYTES: Final = 2**20

MAX_DEFLATED_BYTES: Final = 2**28
MAX_GROWTH: Final = 8
"""Deflated parts, JSON aside, may together be so long, or so many times as long as in the file."""

_OTHER_PICTURE: Final = re.compile(r"picture-[1-9][0-9]{0,5}\.png")

_NAME_AT: Final = 30
"""Bytes of a zip file before the name of its first part."""

_ENCRYPTED: Final = 1
_DATE: Final = (1980, 1, 1, 0, 0, 0)
"""Of all parts: equal sessions are equal files."""

_DAMAGES: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OverflowError,
    ValueError,
    RuntimeError,
    LookupError,
    OSError,
    MemoryError,
)

Part = Callable[[IO[bytes]], object]
"""Writes a part to a stream."""


def write_archive(path: str | Path, parts: Iterable[tuple[str, Part]]) -> None:
    """Write the parts by name, the file whole or not at all; raises OSError."""
    with replacing(path) as stream, zipfile.ZipFile(stream, "w") as archive:
        for name, write in parts:
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED if name == JSON else zipfile.ZIP_STORED
            with archive.open(entry, "w", force_zip64=True) as part:
                write(part)


class Archive:
    """An open session file; its parts are read when they are asked for."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self.name = name
        self._entries = dict(_checked(archive.infolist(), name))

    def json(self) -> Any:
        """The parsed contents of `session.json`; raises Refused."""
        return parsed_json(self.bytes(JSON), f"{self.name}/{JSON}")

    def bytes(self, part: str) -> bytes:
        """A part as it is; raises Refused when it is not there or damaged."""
        entry = self._entries.get(part)
        if entry is None:
            text = marked("message", "{name} is damaged: its part {part} is missing.")
            raise Refused(text, name=self.name, part=part)
        try:
            with self._archive.open(entry) as stream:
                data = stream.read(entry.file_size + 1)
        except _DAMAGES:
            raise self._changed(part) from None
        if len(data) != entry.file_size:
            raise self._changed(part)
        return data

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._entries)

    def chunks(self, part: str) -> Iterator[memoryview]:
        """A part piece by piece; raises Refused once it turns out to be damaged."""
        try:
            with self._archive.open(self._entries[part]) as stream:
                while chunk := stream.read(CHUNK_BYTES):
                    yield memoryview(chunk)
        except _DAMAGES:
            raise self._changed(part) from None

    def tensors(self) -> TensorReader:
        """The numbers; raises Refused."""
        return TensorReader(io.BytesIO(self.bytes(ARRAYS)), f"{self.name}/{ARRAYS}")

    def _changed(self, part: str) -> Refused:
        text = marked("message", "{name} is damaged: its part {part} is not as it was written.")
        return Refused(text, name=self.name, part=part)


@contextmanager
def opened_archive(path: str | Path) -> Iterator[Archive]:
    """The parts of a session file; raises Refused when it is none or holds what none does."""
    name = file_name(path)
    with open_file(path) as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except _DAMAGES:
            if _begins_as_session(stream):
                text = marked("message", "{name} is damaged: it was cut off, or its end changed.")
                raise Refused(text, name=name) from None
            raise damaged(name) from None
        with archive:
            yield Archive(archive, name)


def _begins_as_session(stream: IO[bytes]) -> bool:
    """Whether a file begins with the part that sessions are written with first."""
    try:
        stream.seek(0)
        return stream.read(_NAME_AT + len(JSON))[_NAME_AT:] == JSON.encode()
    except OSError:
        return False


def _checked(entries: list[zipfile.ZipInfo], name: str) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    seen: set[str] = set()
    if len(entries) > MAX_PARTS:
        raise damaged(name)
    for entry in entries:
        part = entry.filename
        if entry.is_dir() and not entry.file_size:  # other programs write folders, too
            continue
        if problem := _problem(entry, part in seen):
            raise Refused(problem, name=name, part=part)
        seen.add(part)
        yield part, entry
    deflated = [
        entry
        for entry in entries
        if entry.compress_type == zipfile.ZIP_DEFLATED and entry.filename != JSON
    ]
    packed = sum(entry.compress_size for entry in deflated)
    if sum(entry.file_size for entry in deflated) > max(MAX_DEFLATED_BYTES, MAX_GROWTH * packed):
        text = marked(
            "message", "{name} is damaged: its parts are too long when they are unpacked."
        )
        raise Refused(text, name=name)


def _problem(entry: zipfile.ZipInfo, is_second: bool) -> str:
    """The sentence for what is wrong with a part before any of it is read, "" where nothing is."""
    most = _most_bytes(entry.filename)
    is_stored = entry.compress_type == zipfile.ZIP_STORED
    if most < 0:
        return marked("message", "{name} is damaged: no session has a part {part}.")
    if is_second:
        return marked("message", "{name} is damaged: its part {part} is there twice.")
    if entry.flag_bits & _ENCRYPTED:
        return marked("message", "{name} cannot be read: its part {part} is encrypted.")
    if not is_stored and entry.compress_type != zipfile.ZIP_DEFLATED:
        return marked(
            "message",
            "{name} cannot be read: its part {part} is compressed in another way than zip files"
            " usually are.",
        )
    is_whole = not is_stored or entry.compress_size == entry.file_size
    if not 0 <= entry.file_size <= most or not is_whole:
        return marked("message", "{name} is damaged: its part {part} is not as long as it may be.")
    return ""


def picture_part(at: int) -> str:
    """The name of the part that a picture has: the document's is the first, at 0."""
    return f"picture-{at}.png" if at else PICTURE


def _most_bytes(part: str) -> int:
    """How long a part of this name may be; −1 where there is none such."""
    if EPOCH.fullmatch(part):
        return MAX_EPOCH_BYTES
    return MAX_BYTES.get(PICTURE if _OTHER_PICTURE.fullmatch(part) else part, -1)


def damaged(name: str) -> Refused:
    """That a file which calls itself a session cannot be read."""
    return Refused(marked("message", "{name} is damaged or no session file."), name=name)
