"""The files in a folder of pictures: classes by their names, a split, and unreadable ones."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from playground.core.cancelling import Cancelled
from playground.core.messages import Message, Refused, marked
from playground.core.ordinary_file import open_file
from playground.core.system_reason import reason_of
from playground.datasets.dataset import Skipped
from playground.pictures import heic
from playground.pictures.formats import HEAD_BYTES, format_of
from playground.pictures.load import SUFFIXES, readable_formats

TRAINING: Final = ("train", "training")
HELD_OUT: Final = ("val", "valid", "validation", "test", "testing")
"""Names of the parts of a split; of those that are held out, the first that is there is used."""

UNREADABLE: Final = {
    **dict.fromkeys((".jp2", ".j2k", ".jpf"), "JPEG 2000"),
    **dict.fromkeys((".cr2", ".cr3", ".nef", ".arw", ".dng", ".orf", ".rw2", ".raf"), "raw"),
    ".avif": "AVIF",
    ".jxl": "JPEG XL",
    ".psd": "Photoshop",
    ".svg": "SVG",
    ".ico": "ICO",
    ".tga": "Targa",
    ".exr": "OpenEXR",
    ".hdr": "Radiance HDR",
    ".dcm": "DICOM",
}
"""Formats of pictures that are not read, by the ends of their names."""

NOT_READ: Final = marked("message", "{name} is of the format {format}, which cannot be read here.")


@dataclass(slots=True)
class Part:
    """The files of one part of a split, by class: those named like pictures, and the others."""

    files: dict[str, list[Path]] = field(default_factory=dict)
    unread: dict[str, list[tuple[Path, str]]] = field(default_factory=dict)
    of_no_class: int = 0
    """How many pictures lie beside the folders of the classes."""

    def notes(self) -> list[Message]:
        """The sentence on pictures in no class folder, if there are any."""
        if not self.of_no_class:
            return []
        text = marked("message", "Not used: {count} pictures in no class folder.")
        return [Message(text, {"count": self.of_no_class})]


@dataclass(frozen=True, slots=True)
class Listing:
    """The files that are trained on and, if the folder says so, those that are held out."""

    training: Part
    held_out: Part | None
    notes: tuple[Message, ...]

    def unread(self) -> Iterator[tuple[str, Path, str]]:
        """Files of formats that are not read: class, path, format."""
        for part in (self.training, self.held_out):
            for name, found in part.unread.items() if part is not None else ():
                yield from ((name, path, kind) for path, kind in found)


def listed(root: Path, cancelled: Callable[[], bool]) -> Listing:
    """Return the listing of a folder, without hidden entries. Raises Refused, Cancelled."""
    try:
        parts = {name.casefold(): name for name in _subfolders(root)}
        training = next((parts[name] for name in TRAINING if name in parts), None)
        if training is None or not _subfolders(root / training):
            found = _part(root, cancelled)
            return Listing(found, None, tuple(found.notes()))
        there = [parts[name] for name in HELD_OUT if name in parts]
        held_out = _part(root / there[0], cancelled) if there else None
        found = _part(root / training, cancelled)
    except OSError as error:
        raise Refused(
            marked("message", "{name} cannot be read: {reason}."),
            name=root.name,
            reason=reason_of(error),
        ) from None
    notes = found.notes()
    if held_out is not None:
        text = marked("message", "{training} is trained on; {held_out} is held out.")
        notes.append(Message(text, {"training": training, "held_out": there[0]}))
        foreign = sorted({*held_out.files} - {*found.files}, key=natural_key)
        for name in foreign:
            held_out.files.pop(name)
            held_out.unread.pop(name, None)
            text = marked("message", "The class {name} is left out: {training} has none of it.")
            notes.append(Message(text, {"name": name, "training": training}))
    others = [name for name in parts.values() if name != training and name not in there[:1]]
    if others:
        text = marked("message", "Not used: {names}.")
        notes.append(Message(text, {"names": ", ".join(sorted(others, key=natural_key))}))
    return Listing(found, held_out, tuple(notes))


def unread_files(listing: Listing) -> Iterator[Skipped]:
    """Each file of a format that is not read."""
    for name, path, kind in listing.unread():
        reason = Message(NOT_READ, {"name": path.name, "format": kind})
        yield Skipped(f"{name}/{path.name}", reason)


def natural_key(name: str) -> list[tuple[int, str]]:
    """Sorts names as people do: 2 before 10."""
    return [
        (int(part), "") if part.isdecimal() else (0, part.casefold())
        for part in re.split(r"(\d+)", name)
    ]


def _subfolders(root: Path) -> list[str]:
    names = [
        entry.name
        for entry in os.scandir(root)
        if entry.is_dir() and not entry.name.startswith(".")
    ]
    return sorted(names, key=lambda name: natural_key(unicodedata.normalize("NFC", name)))


def _part(root: Path, cancelled: Callable[[], bool]) -> Part:
    """A class for each subfolder; names that look alike, however they are encoded, are one."""
    part = Part()
    with os.scandir(root) as entries:
        loose = (entry for entry in entries if not entry.name.startswith("."))
        part.of_no_class = sum(
            entry.is_file() and Path(entry.name).suffix.lower() in SUFFIXES for entry in loose
        )
    for folder in _subfolders(root):
        name = unicodedata.normalize("NFC", folder)
        files = part.files.setdefault(name, [])
        unread = part.unread.setdefault(name, [])
        for place, inner, names in os.walk(root / folder):
            if cancelled():
                raise Cancelled
            inner[:] = sorted(item for item in inner if not item.startswith("."))
            for file in sorted(names, key=natural_key):
                if file.startswith("."):
                    continue
                path = Path(place, file)
                kind = _kind(path)
                if kind == "":
                    files.append(path)
                elif kind is not None:
                    unread.append((path, kind))
    return part


def _kind(path: Path) -> str | None:
    """ "" for what may be read, the name of a format that is not, None for what is no picture.

    A file without a suffix is looked into.
    """
    suffix = path.suffix.lower()
    if suffix in heic.SUFFIXES and not heic.can_be_read():
        return "HEIC"
    if suffix in SUFFIXES:
        return ""
    if suffix in UNREADABLE:
        return UNREADABLE[suffix]
    if suffix:
        return None
    try:
        with open_file(path) as stream:
            kind = format_of(stream.read(HEAD_BYTES))
    except (OSError, Refused):
        return None
    return "" if kind in readable_formats() else kind
