"""CIFAR-10 in its binary version, read from the files that the user has."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final, Literal

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray
from playground.core.cancelling import Cancelled, never
from playground.core.fields import declared
from playground.core.messages import Message, Refused, marked
from playground.core.ordinary_file import open_file, unreadable
from playground.core.plan import DataSource
from playground.datasets.dataset import Dataset, Indices, Progress, Stored, unwatched
from playground.datasets.held import check_room, held
from playground.datasets.kinds import data_source
from playground.datasets.mnist import PARTS

SHAPE: Final = (3, 32, 32)
TRAINING_FILES: Final = 5
RECORD_BYTES: Final = 1 + 3 * 32 * 32
"""Bytes of a picture: its class, then red, green and blue, row by row."""

BATCHES: Final = "data_batch_[1-5].bin"
"""The files of training pictures; copies that lie beside them have other names."""

ARCHIVE_FOLDER: Final = "cifar-10-batches-bin"

CLASSES = (
    marked("data", "airplane"),
    marked("data", "automobile"),
    marked("data", "bird"),
    marked("data", "cat"),
    marked("data", "deer"),
    marked("data", "dog"),
    marked("data", "frog"),
    marked("data", "horse"),
    marked("data", "ship"),
    marked("data", "truck"),
)


@data_source
@dataclass(frozen=True, slots=True)
class Cifar10(DataSource):
    """Colour photos of 32×32, five files to train on and one to test with."""

    kind: ClassVar[str] = "cifar10"
    menu_order: ClassVar[int] = 80
    title: ClassVar[str] = marked("data", "CIFAR-10")
    sentence: ClassVar[str] = marked(
        "data", "60 000 colour photos of 32×32 in ten classes, from files on this computer."
    )
    where: ClassVar[str] = marked(
        "data",
        "Look for CIFAR-10, binary version, unpack it, and point at the folder with"
        " data_batch_1.bin to data_batch_5.bin and test_batch.bin.",
    )
    asks: ClassVar[Literal["", "folder"]] = "folder"
    files: ClassVar[tuple[str, ...]] = (
        BATCHES,
        f"{ARCHIVE_FOLDER}/{BATCHES}",
    )

    folder: str = ""
    parts: Literal["both", "training"] = declared("both", PARTS)

    def load(
        self, progress: Progress = unwatched, cancelled: Callable[[], bool] = never
    ) -> Dataset:
        """The pictures of the files that are there; raises Refused, or Cancelled."""
        folder = Path(self.folder)
        if not self.folder or not os.path.isdir(folder):
            raise Refused(
                marked("message", "There is no folder {folder}. {where}"),
                folder=self.folder or "—",
                where=self.where,
            )
        if not any(folder.glob(BATCHES)) and os.path.isdir(folder / ARCHIVE_FOLDER):
            folder /= ARCHIVE_FOLDER  # it was pointed at the folder above
        training = sorted(folder.glob(BATCHES))
        test = [folder / "test_batch.bin"] if self.parts == "both" else []
        for path in [training[0] if training else folder / "data_batch_1.bin", *test]:
            if not os.path.isfile(path):
                raise Refused(
                    marked("message", "{folder} has no file {file}. {where}"),
                    folder=folder.name,
                    file=path.name,
                    where=self.where,
                )
        tables: list[NDArray[np.uint8]] = []
        labels: list[Indices] = []
        for done, path in enumerate([*training, *test]):
            if cancelled():
                raise Cancelled
            table, classes = _records(path, sum(earlier.nbytes for earlier in tables))
            tables.append(table)
            labels.append(classes)
            progress(done + 1, len(training) + len(test))
        every = np.concatenate(labels)
        held_out = np.arange(len(every) - len(labels[-1]), len(every)) if test else None
        return Dataset(
            name=self.title,
            classes=CLASSES,
            shape=SHAPE,
            labels=every,
            pictures=Records(tables),
            held_out=held_out,
            edge="repeat",
            notes=_notes(training),
        )


def _notes(training: Sequence[Path]) -> tuple[Message, ...]:
    """That some of the files of training pictures are not there, if so."""
    if len(training) >= TRAINING_FILES:
        return ()
    text = marked("message", "{count} of the {all} files of training pictures are there.")
    return (Message(text, {"count": len(training), "all": TRAINING_FILES}),)


class Records(Stored):
    """The pictures of several files, as the bytes that these hold."""

    def __init__(self, tables: Sequence[NDArray[np.uint8]]) -> None:
        self._tables = tables
        self._starts = np.cumsum([0, *map(len, tables)])

    def take(self, indices: Indices) -> tuple[FloatArray, NDArray[np.bool_]]:
        """Copies of the pictures, every one of them readable."""
        pictures = np.empty((len(indices), *SHAPE), np.float32)
        files = np.searchsorted(self._starts, indices, side="right") - 1
        for number in np.unique(files):
            here = files == number
            rows = self._tables[number][indices[here] - self._starts[number], 1:]
            pictures[here] = rows.reshape(-1, *SHAPE)
        pictures /= np.float32(255)
        return pictures, np.ones(len(indices), bool)


def _records(path: Path, beside: int) -> tuple[NDArray[np.uint8], Indices]:
    """The file's pictures, each a row of RECORD_BYTES, and their classes.

    `beside` are the bytes of the files before it, which are held as well.
    """
    try:
        with open_file(path) as stream:
            size = os.fstat(stream.fileno()).st_size
            if not size or size % RECORD_BYTES:
                raise Refused(marked("message", "{name} is damaged or incomplete."), name=path.name)
            shape = (size // RECORD_BYTES, RECORD_BYTES)
            check_room(beside + size, path.name)
            table = held(stream, shape, path.name)
        classes = table[:, 0].astype(np.int64)
    except OSError as error:
        raise unreadable(error, path.name) from None
    if int(classes.max()) >= len(CLASSES):
        raise Refused(
            marked("message", "{name} has the class {label}; there are {count}."),
            name=path.name,
            label=int(classes.max()),
            count=len(CLASSES),
        )
    return table, classes
