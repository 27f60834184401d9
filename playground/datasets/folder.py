"""A folder of pictures, a subfolder a class: tens of thousands of them, decoded when needed."""

from __future__ import annotations

import hashlib
import os
import threading
import warnings
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final, Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray, Shape
from playground.core.cancelling import Cancelled, never
from playground.core.fields import Choice, Field, declared
from playground.core.messages import Message, Refused, marked
from playground.core.picture import Colour
from playground.core.plan import DataSource
from playground.core.quoting import readable_name
from playground.datasets.corrections import Corrections, applied
from playground.datasets.dataset import Dataset, Indices, Progress, Skipped, unwatched
from playground.datasets.duplicates import same_files
from playground.datasets.folder_bits import bits_used_in
from playground.datasets.folder_listing import listed, unread_files
from playground.datasets.kinds import data_source
from playground.pictures.fit import at_size
from playground.pictures.load import check, load
from playground.pictures.numbers import stretched

CACHE_BYTES: Final = 2**29
"""Memory for decoded pictures; what does not fit is decoded again each time."""

THREADS: Final = min(8, os.cpu_count() or 1)
HEADER_BATCH_FILES: Final = 64
"""Files looked at between two looks at whether the list is still wanted."""

SIZE = Field(
    "int",
    marked("field", "Size"),
    marked("field", "Rows and columns that every picture is scaled to."),
    8,
    512,
    unit="px",
)
COLOUR = Field(
    "choice",
    marked("field", "Colour"),
    marked("field", "Whether the network sees brightness only, or red, green and blue."),
    choices=(
        Choice("gray", marked("field", "grey"), marked("field", "One channel.")),
        Choice("rgb", marked("field", "RGB"), marked("field", "Three channels.")),
    ),
)
FIT = Field(
    "choice",
    marked("field", "Fit"),
    marked("field", "How a picture that is not square becomes one."),
    choices=(
        Choice("crop", marked("field", "crop"), marked("field", "Its middle is cut out.")),
        Choice(
            "whole",
            marked("field", "whole"),
            marked("field", "All of it is kept, with black beside it."),
        ),
    ),
)

LEAVE_OUT_EMPTY = Field(
    "bool",
    marked("field", "Without empty classes"),
    marked("field", "Subfolders without a picture that can be read are left out."),
)

STRETCH = Field(
    "bool",
    marked("field", "Stretch"),
    marked("field", "8, 10, 12 or 14 bits that are stored in 16 are spread over all of them."),
)

EMPTY_CLASS: Final = marked(
    "message",
    "The class {name} of {folder} has no picture that can be read. Add some, or train without it.",
)
NO_PICTURES: Final = marked("message", "The folder {name} has no pictures.")

Fit = Literal["crop", "whole"]


@data_source
@dataclass(frozen=True, slots=True)
class FolderOfPictures(DataSource):
    """Pictures of any format and size, sorted into subfolders by class."""

    kind: ClassVar[str] = "folder"
    menu_order: ClassVar[int] = 50
    title: ClassVar[str] = marked("data", "Folder of pictures")
    sentence: ClassVar[str] = marked(
        "data", "Your own pictures: a folder with a subfolder for each class."
    )
    where: ClassVar[str] = marked(
        "data",
        "Make a folder with a subfolder for each class, named as the class is, and put the"
        " pictures of that class into it.",
    )
    asks: ClassVar[Literal["", "folder"]] = "folder"

    folder: str = ""
    size: int = declared(64, SIZE)
    colour: Colour = declared("rgb", COLOUR)
    fit: Fit = declared("crop", FIT)
    leaves_out_empty: bool = declared(False, LEAVE_OUT_EMPTY)
    stretch: bool = declared(False, STRETCH)
    corrections: Corrections = ()

    @property
    def has_work(self) -> bool:
        """Whether labels were corrected."""
        return bool(self.corrections)

    def load(
        self, progress: Progress = unwatched, cancelled: Callable[[], bool] = never
    ) -> Dataset:
        """List the pictures and look at how each file begins; raises Refused, or Cancelled."""
        root = Path(self.folder)
        if not self.folder or not os.path.isdir(root):
            raise Refused(
                marked("message", "There is no folder {folder}. {where}"),
                folder=self.folder or "—",
                where=self.where,
            )
        listing = listed(root, cancelled)
        parts = [part.files for part in (listing.training, listing.held_out) if part is not None]
        readable, broken = _sound(parts, progress, cancelled)
        found = [name for name, paths in readable[0].items() if paths]
        empty = [name for name, paths in readable[0].items() if not paths]
        classes = tuple(map(readable_name, found))
        if empty and len(found) > 1 and not self.leaves_out_empty:
            raise Refused(EMPTY_CLASS, name=readable_name(empty[0]), folder=root.name)
        _check_classes(root, classes)
        skipped = [
            Skipped(readable_name(name), Message(NO_PICTURES, {"name": readable_name(name)}))
            for name in empty
        ]
        entries = [
            (path, label, at == 1)
            for at, part in enumerate(readable)
            for label, name in enumerate(found)
            for path in part.get(name, ())
        ]
        fixed = applied(
            self.corrections,
            [path.relative_to(root).as_posix() for path, _, _ in entries],
            [label for _, label, _ in entries],
            classes,
        )
        kept = [
            (path, label, is_apart)
            for (path, _, is_apart), label in zip(entries, fixed.labels, strict=True)
            if label is not None
        ]
        paths, labels = [path for path, _, _ in kept], [label for _, label, _ in kept]
        held_out = None
        if len(readable) == 2:
            held_out = np.flatnonzero([is_apart for _, _, is_apart in kept])
        shape = (3 if self.colour == "rgb" else 1, self.size, self.size)
        used = bits_used_in(paths, progress, cancelled)
        bits = used.bits if self.stretch else None
        return Dataset(
            name=readable_name(root.name),
            classes=classes,
            shape=shape,
            labels=np.array(labels, np.int64),
            pictures=PictureFiles(root, paths, shape, self.fit, bits),
            held_out=held_out if held_out is not None and len(held_out) else None,
            skipped=(*skipped, *broken, *unread_files(listing)),
            edge="repeat",
            notes=(*listing.notes, *used.notes(self.stretch), *fixed.notes()),
            same=same_files(paths, cancelled),
            dark_bits=None if self.stretch else used.bits,
            files=_told_apart(root, paths),
        )


def _told_apart(root: Path, paths: Sequence[Path]) -> str:
    """What changes when a file is added, renamed, deleted or written anew."""
    told = hashlib.blake2b(digest_size=16)
    for path in paths:
        try:
            status = path.stat()
            written = (status.st_size, status.st_mtime_ns)
        except OSError:
            written = (0, 0)  # it is told of when it is to be read
        told.update(repr((path.relative_to(root).as_posix(), *written)).encode())
    return told.hexdigest()


def _sound(
    parts: Sequence[dict[str, list[Path]]], progress: Progress, cancelled: Callable[[], bool]
) -> tuple[list[dict[str, list[Path]]], list[Skipped]]:
    """The same lists without the files that do not begin as pictures, and those files."""
    every = [
        (at, name, path)
        for at, part in enumerate(parts)
        for name, paths in part.items()
        for path in paths
    ]
    sound: list[dict[str, list[Path]]] = [{name: [] for name in part} for part in parts]
    broken: list[Skipped] = []
    with warnings.catch_warnings(), ThreadPoolExecutor(THREADS) as threads:
        for start in range(0, len(every), HEADER_BATCH_FILES):
            if cancelled():
                raise Cancelled
            some = every[start : start + HEADER_BATCH_FILES]
            for (at, name, path), refusal in zip(
                some, threads.map(_refusal, (path for _, _, path in some)), strict=True
            ):
                if refusal is None:
                    sound[at][name].append(path)
                else:
                    broken.append(Skipped(readable_name(f"{name}/{path.name}"), refusal))
            progress(start + len(some), len(every))
    return sound, broken


def _refusal(path: Path) -> Message | None:
    try:
        check(path)
    except Refused as refused:
        return refused.message
    return None


def _check_classes(root: Path, classes: tuple[str, ...]) -> None:
    if not classes:
        raise Refused(
            marked("message", "{folder} has no subfolders with pictures. {where}"),
            folder=root.name,
            where=FolderOfPictures.where,
        )
    if len(classes) == 1:
        raise Refused(
            marked(
                "message",
                "{folder} has pictures of one class only, {name}; there is nothing to tell it"
                " from. Add a subfolder with pictures of another class.",
            ),
            folder=root.name,
            name=classes[0],
        )


class PictureFiles:
    """Pictures in files, decoded by several threads and kept as bytes while memory allows.

    Those of 16 bits of which only so many `bits` are used are stretched over all.
    """

    def __init__(
        self,
        root: Path,
        paths: Sequence[Path],
        shape: Shape,
        fit: Fit,
        bits: int | None = None,
        most: int = CACHE_BYTES,
    ) -> None:
        self._root = root
        self._paths = paths
        self._shape = shape
        self._fit = fit
        self._bits = bits
        slots = min(len(paths), max(1, most // int(np.prod(shape))))
        self._kept = np.empty((slots, *shape), np.uint8)  # the system gives memory when it is used
        self._slot: dict[int, int] = {}
        self._lost: dict[int, Message] = {}
        self._lock = threading.Lock()

    @property
    def at_hand(self) -> bool:
        """Whether every picture that can be read lies in memory."""
        return len(self._slot) + len(self._lost) >= len(self._paths)

    def take(self, indices: Indices) -> tuple[FloatArray, NDArray[np.bool_]]:
        """The pictures, and which of them could be read."""
        wanted = [int(index) for index in indices]
        missing = [index for index in dict.fromkeys(wanted) if not self._is_known(index)]
        decoded = self._decoded(missing)
        pixels = np.zeros((len(wanted), *self._shape), np.uint8)
        readable = np.ones(len(wanted), bool)
        slots = np.array([self._slot.get(index, -1) for index in wanted])
        pixels[slots >= 0] = self._kept[slots[slots >= 0]]
        for place in np.flatnonzero(slots < 0):
            picture = decoded.get(wanted[place])
            if picture is None:
                readable[place] = False
            else:
                pixels[place] = picture
        return pixels.astype(np.float32) / np.float32(255), readable

    def path(self, index: int) -> str:
        """The file's path below the folder, as corrections have it."""
        return self._paths[index].relative_to(self._root).as_posix()

    def name(self, index: int) -> str:
        """The file's path below the folder, to be shown."""
        return readable_name(self._paths[index].relative_to(self._root).as_posix())

    def lost(self) -> Sequence[Skipped]:
        """The files that could not be read when they were wanted."""
        with self._lock:
            return [Skipped(self.name(index), reason) for index, reason in self._lost.items()]

    def _is_known(self, index: int) -> bool:
        return index in self._slot or index in self._lost

    def _decoded(self, missing: list[int]) -> dict[int, NDArray[np.uint8]]:
        """The pictures that were not at hand and can be read; they are kept while there is room."""
        if not missing:
            return {}
        # Decoding sets warning filters, which are the whole process's: threads would mix them up.
        with warnings.catch_warnings(), ThreadPoolExecutor(min(THREADS, len(missing))) as threads:
            pictures = list(threads.map(self._decode, missing))
        found = {}
        with self._lock:
            for index, picture in zip(missing, pictures, strict=True):
                if isinstance(picture, Message):
                    self._lost[index] = picture
                    continue
                found[index] = picture
                if index not in self._slot and len(self._slot) < len(self._kept):
                    self._kept[len(self._slot)] = picture
                    self._slot[index] = len(self._slot)
        return found

    def _decode(self, index: int) -> NDArray[np.uint8] | Message:
        channels, size, _ = self._shape
        try:
            pixels = load(self._paths[index]).pixels
        except Refused as refused:
            return refused.message
        if self._bits is not None and pixels.dtype == np.uint16:
            pixels = stretched(pixels, self._bits)
        colour: Colour = "rgb" if channels == 3 else "gray"
        picture = at_size(pixels, size, self._fit == "crop", colour, "unit")
        return np.rint(_framed(picture, size) * 255).astype(np.uint8)


def _framed(picture: FloatArray, size: int) -> FloatArray:
    """Channels × size × size: enlarged until the longer side fits, centred on black."""
    channels, height, width = picture.shape
    scale = size / max(height, width)
    if scale > 1:
        height, width = max(1, round(height * scale)), max(1, round(width * scale))
        picture = np.stack([cv2.resize(plane, (width, height)) for plane in picture])
    if (height, width) == (size, size):
        return picture
    framed = np.zeros((channels, size, size), np.float32)
    top, left = (size - height) // 2, (size - width) // 2
    framed[:, top : top + height, left : left + width] = picture
    return framed
