"""MNIST and Fashion-MNIST, read from the files that the user has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from playground.core.cancelling import never
from playground.core.fields import Choice, Field, declared
from playground.core.messages import Refused, marked
from playground.core.network_input import Framing
from playground.core.plan import DataSource
from playground.datasets.dataset import (
    Dataset,
    Progress,
    Stored,
    unwatched,
)
from playground.datasets.idx import found_idx, labelled_pictures
from playground.datasets.kinds import data_source

PARTS = Field(
    "choice",
    marked("field", "Files"),
    marked("field", "Which of the files are used."),
    choices=(
        Choice(
            "both",
            marked("field", "training and test files"),
            marked("field", "The test files are what is held out."),
        ),
        Choice(
            "training",
            marked("field", "training files"),
            marked("field", "A share of them is held out; the test files stay untouched."),
        ),
    ),
)

CLOTHES = (
    marked("data", "T-shirt"),
    marked("data", "trousers"),
    marked("data", "pullover"),
    marked("data", "dress"),
    marked("data", "coat"),
    marked("data", "sandal"),
    marked("data", "shirt"),
    marked("data", "sneaker"),
    marked("data", "bag"),
    marked("data", "ankle boot"),
)


@data_source
@dataclass(frozen=True, slots=True)
class Mnist(DataSource):
    """Pictures of 28×28 in IDX files, plain or gzipped, in one folder."""

    kind: ClassVar[str] = "mnist"
    menu_order: ClassVar[int] = 60
    title: ClassVar[str] = marked("data", "MNIST")
    sentence: ClassVar[str] = marked(
        "data", "70 000 digits of 28×28, centred by their mass, from files on this computer."
    )
    where: ClassVar[str] = marked(
        "data",
        "Look for the MNIST database of handwritten digits and point at the folder with"
        " train-images-idx3-ubyte and its three companions, gzipped or not.",
    )
    asks: ClassVar[Literal["", "folder"]] = "folder"
    files: ClassVar[tuple[str, ...]] = ("train-images*idx3-ubyte*",)
    classes: ClassVar[tuple[str, ...]] = tuple("0123456789")
    framing: ClassVar[Framing | None] = Framing(20 / 28, "mass")

    folder: str = ""
    parts: Literal["both", "training"] = declared("both", PARTS)

    def load(
        self, progress: Progress = unwatched, cancelled: Callable[[], bool] = never
    ) -> Dataset:
        """The pictures of the folder's files; raises Refused, or Cancelled."""
        pictures, labels = self._pair("train", progress, cancelled)
        held_out = None
        if self.parts == "both":
            more, answers = self._pair("t10k", progress, cancelled)
            if more.shape[1:] != pictures.shape[1:]:
                raise Refused(
                    marked("message", "The test pictures are not of the training ones' size.")
                )
            held_out = np.arange(len(labels), len(labels) + len(answers))
            pictures = np.concatenate([pictures, more])
            labels = np.concatenate([labels, answers])
        return Dataset(
            name=self.title,
            classes=self.classes,
            shape=(1, pictures.shape[1], pictures.shape[2]),
            labels=labels,
            pictures=Stored(pictures[:, None]),
            held_out=held_out,
            framing=self.framing,
        )

    def _pair(
        self, part: str, progress: Progress, cancelled: Callable[[], bool]
    ) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
        folder = Path(self.folder)
        labels = found_idx(folder, f"{part}-labels", 1, self.where)
        pictures = found_idx(folder, f"{part}-images", 3, self.where)
        return labelled_pictures(pictures, labels, 0, len(self.classes), progress, cancelled)


@data_source
@dataclass(frozen=True, slots=True)
class FashionMnist(Mnist):
    """The same format, with clothes."""

    kind: ClassVar[str] = "fashion-mnist"
    menu_order: ClassVar[int] = 70
    title: ClassVar[str] = marked("data", "Fashion-MNIST")
    sentence: ClassVar[str] = marked(
        "data", "70 000 pieces of clothing of 28×28, from files on this computer."
    )
    where: ClassVar[str] = marked(
        "data",
        "Look for Fashion-MNIST, published by Zalando Research, and point at the folder with"
        " train-images-idx3-ubyte and its three companions, gzipped or not.",
    )
    classes: ClassVar[tuple[str, ...]] = CLOTHES
    framing: ClassVar[Framing | None] = Framing(1.0, "box")
