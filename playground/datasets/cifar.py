"""CIFAR-10 in its binary version, read from the files that the user has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final, Literal

import numpy as np
from numpy.typing import NDArray

from playground.core.fields import declared
from playground.core.messages import Refused, translate
from playground.core.plan import DataSource
from playground.datasets.dataset import (
    Cancelled,
    Dataset,
    Progress,
    Stored,
    never,
    unwatched,
)
from playground.datasets.kinds import data_source
from playground.datasets.mnist import PARTS

SHAPE: Final = (3, 32, 32)
RECORD: Final = 1 + 3 * 32 * 32
"""Bytes of a picture: its class, then red, green and blue, row by row."""

CLASSES = (
    translate("data", "airplane"),
    translate("data", "automobile"),
    translate("data", "bird"),
    translate("data", "cat"),
    translate("data", "deer"),
    translate("data", "dog"),
    translate("data", "frog"),
    translate("data", "horse"),
    translate("data", "ship"),
    translate("data", "truck"),
)


@data_source
@dataclass(frozen=True, slots=True)
class Cifar10(DataSource):
    """Colour photos of 32×32, five files to train on and one to test with."""

    kind: ClassVar[str] = "cifar10"
    title: ClassVar[str] = translate("data", "CIFAR-10")
    sentence: ClassVar[str] = translate(
        "data", "60 000 colour photos of 32×32 in ten classes, from files on this computer."
    )
    where: ClassVar[str] = translate(
        "data",
        "Look for CIFAR-10, binary version, unpack it, and point at the folder with"
        " data_batch_1.bin to data_batch_5.bin and test_batch.bin.",
    )
    asks: ClassVar[Literal["", "folder"]] = "folder"

    folder: str = ""
    parts: Literal["both", "training"] = declared("both", PARTS)

    def load(
        self, progress: Progress = unwatched, cancelled: Callable[[], bool] = never
    ) -> Dataset:
        """The pictures of the files that are there; raises Refused, or Cancelled."""
        folder = Path(self.folder)
        if not self.folder or not folder.is_dir():
            raise Refused(
                translate("message", "There is no folder {folder}. {where}"),
                folder=self.folder or "—",
                where=self.where,
            )
        training = sorted(folder.glob("data_batch_*.bin"))
        test = [folder / "test_batch.bin"] if self.parts == "both" else []
        for path in [training[0] if training else folder / "data_batch_1.bin", *test]:
            if not path.is_file():
                raise Refused(
                    translate("message", "{folder} has no file {file}. {where}"),
                    folder=folder.name,
                    file=path.name,
                    where=self.where,
                )
        records: list[NDArray[np.uint8]] = []
        for done, path in enumerate([*training, *test]):
            if cancelled():
                raise Cancelled
            records.append(_records(path))
            progress(done + 1, len(training) + len(test))
        table = np.concatenate(records)
        held_out = np.arange(len(table) - len(records[-1]), len(table)) if test else None
        return Dataset(
            name=self.title,
            classes=CLASSES,
            shape=SHAPE,
            labels=table[:, 0].astype(np.int64),
            pictures=Stored(table[:, 1:].reshape(-1, *SHAPE)),
            held_out=held_out,
            edge="repeat",
        )


def _records(path: Path) -> NDArray[np.uint8]:
    """The file's pictures, each a row of RECORD bytes."""
    try:
        content = np.fromfile(path, np.uint8)
    except OSError as error:
        raise Refused(
            translate("message", "{name} cannot be read: {reason}."),
            name=path.name,
            reason=error.strerror or str(error),
        ) from None
    if not len(content) or len(content) % RECORD:
        raise Refused(translate("message", "{name} is damaged or incomplete."), name=path.name)
    table = content.reshape(-1, RECORD)
    if int(table[:, 0].max()) >= len(CLASSES):
        raise Refused(
            translate("message", "{name} has the class {label}; there are {count}."),
            name=path.name,
            label=int(table[:, 0].max()),
            count=len(CLASSES),
        )
    return table
