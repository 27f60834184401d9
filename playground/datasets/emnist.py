"""EMNIST (Cohen and others, 2017): handwritten letters and digits in files like MNIST's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from string import ascii_lowercase, ascii_uppercase, digits
from typing import ClassVar, Final, Literal, cast

import numpy as np

from playground.core.cancelling import never
from playground.core.fields import Choice, Field, declared
from playground.core.messages import Message, Refused, marked
from playground.core.network_input import Framing
from playground.core.plan import DataSource
from playground.datasets.dataset import Dataset, Progress, Stored, unwatched
from playground.datasets.idx import found_idx, labelled_pictures
from playground.datasets.kinds import data_source
from playground.datasets.mnist import PARTS

UNLIKE_CAPITALS: Final = "abdefghnqrt"
"""Small letters that are classes of their own where the others are one with their capitals."""

CLASSES: Final = {
    "letters": ascii_uppercase,
    "balanced": digits + ascii_uppercase + UNLIKE_CAPITALS,
    "bymerge": digits + ascii_uppercase + UNLIKE_CAPITALS,
    "byclass": digits + ascii_uppercase + ascii_lowercase,
    "digits": digits,
    "mnist": digits,
}
"""The signs of each set in the order of their labels."""

FIRST_LABEL: Final = {"letters": 1}

SUBSET = Field(
    "choice",
    marked("field", "Set"),
    marked("field", "Which of the sets of EMNIST is read; each has files of its own."),
    choices=(
        Choice("letters", marked("field", "letters"), marked("field", "26 letters.")),
        Choice("balanced", marked("field", "balanced"), marked("field", "47 signs.")),
        Choice("bymerge", marked("field", "by merge"), marked("field", "47 signs, more of them.")),
        Choice("byclass", marked("field", "by class"), marked("field", "62 signs.")),
        Choice("digits", marked("field", "digits"), marked("field", "Ten digits, each as often.")),
        Choice("mnist", marked("field", "mnist"), marked("field", "Ten digits, as many as MNIST.")),
    ),
)

Subset = Literal["letters", "balanced", "bymerge", "byclass", "digits", "mnist"]


@data_source
@dataclass(frozen=True, slots=True)
class Emnist(DataSource):
    """Pictures of 28×28 in IDX files, stored with rows and columns swapped."""

    kind: ClassVar[str] = "emnist"
    menu_order: ClassVar[int] = 65
    title: ClassVar[str] = marked("data", "EMNIST")
    sentence: ClassVar[str] = marked(
        "data",
        "Handwritten letters and digits of 28×28 in up to 62 classes, from your files.",
    )
    where: ClassVar[str] = marked(
        "data",
        "Look for EMNIST in the format of MNIST, and point at the folder with"
        " emnist-letters-train-images-idx3-ubyte and its companions, gzipped or not.",
    )
    asks: ClassVar[Literal["", "folder"]] = "folder"
    files: ClassVar[tuple[str, ...]] = tuple(f"emnist-{name}-train-images*" for name in CLASSES)

    folder: str = ""
    subset: Subset = declared("letters", SUBSET)
    parts: Literal["both", "training"] = declared("both", PARTS)

    @classmethod
    def in_folder(cls, folder: Path) -> Emnist:
        """The first of the sets whose files are in a folder."""
        there = (part for name in cls.files for part in folder.glob(name))
        first = next((path.name.split("-")[1] for path in there), "letters")
        return cls(folder=str(folder), subset=cast(Subset, first))

    def load(
        self, progress: Progress = unwatched, cancelled: Callable[[], bool] = never
    ) -> Dataset:
        """The pictures of the set's files, turned upright; raises Refused, or Cancelled."""
        names = ("train", "test") if self.parts == "both" else ("train",)
        classes = tuple(CLASSES[self.subset])
        first = FIRST_LABEL.get(self.subset, 0)
        found = []
        for part in names:
            stem = f"emnist-{self.subset}-{part}"
            answers = found_idx(Path(self.folder), f"{stem}-labels", 1, self.where)
            images = found_idx(Path(self.folder), f"{stem}-images", 3, self.where)
            found.append(
                labelled_pictures(images, answers, first, len(classes), progress, cancelled)
            )
        if len({pictures.shape[1:] for pictures, _ in found}) > 1:
            raise Refused(
                marked("message", "The test pictures are not of the training ones' size.")
            )
        labels = np.concatenate([numbers for _, numbers in found])
        trained_on = len(found[0][1])
        # Turned into their place, one file after the other: they may be most of a gigabyte.
        pictures = np.empty((len(labels), *found[0][0].shape[:0:-1]), np.uint8)
        at = 0
        while found:
            lying, numbers = found.pop(0)
            pictures[at : at + len(numbers)] = lying.swapaxes(1, 2)
            at += len(numbers)
            del lying
        text = marked("message", "EMNIST stores its pictures lying; they were turned upright.")
        return Dataset(
            name=self.title,
            classes=classes,
            shape=(1, *pictures.shape[1:]),
            labels=labels,
            pictures=Stored(pictures[:, None]),
            held_out=np.arange(trained_on, len(labels)) if len(names) > 1 else None,
            framing=Framing(24 / 28, "box"),
            notes=(Message(text),),
        )
