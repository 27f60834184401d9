"""Handwritten digits: the 1 797 small ones that come with scikit-learn."""

from __future__ import annotations

import gzip
import importlib.util
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import cv2
import numpy as np

from playground.core.arrays import FloatArray
from playground.core.cancelling import never
from playground.core.fields import Field, declared
from playground.core.messages import Refused, marked
from playground.core.network_input import Framing
from playground.core.plan import DataSource
from playground.datasets.dataset import (
    Dataset,
    Indices,
    Progress,
    Stored,
    unwatched,
)
from playground.datasets.kinds import data_source

OWN_SIZE = 8
MAX_INTENSITY = 16
"""The digits' own intensities run from 0 to 16."""

SIZE = Field(
    "int",
    marked("field", "Size"),
    marked(
        "field", "Rows and columns of a picture. The digits themselves are 8×8; others are scaled."
    ),
    OWN_SIZE,
    64,
    unit="px",
)


@data_source
@dataclass(frozen=True, slots=True)
class Digits(DataSource):
    """The optical digits of Alpaydın and Kaynak, 8×8, at their own size or scaled."""

    kind: ClassVar[str] = "digits"
    menu_order: ClassVar[int] = 10
    title: ClassVar[str] = marked("data", "Handwritten digits")
    sentence: ClassVar[str] = marked(
        "data", "1 797 digits from 0 to 9, written by 43 people; they fill their frame."
    )
    where: ClassVar[str] = marked("data", "They come with the package scikit-learn.")

    size: int = declared(28, SIZE)

    def load(
        self, progress: Progress = unwatched, cancelled: Callable[[], bool] = never
    ) -> Dataset:
        """All digits; raises Refused when scikit-learn is not there."""
        del progress, cancelled  # a quarter of a second
        pictures, labels = _read()
        if self.size != OWN_SIZE:
            pictures = _scaled(pictures, self.size)
        return Dataset(
            name=self.title,
            classes=tuple("0123456789"),
            shape=(1, self.size, self.size),
            labels=labels,
            pictures=Stored(pictures[:, None]),
            framing=Framing(1.0, "box"),
        )


def _read() -> tuple[FloatArray, Indices]:
    """Pictures (N × 8 × 8, 0–1) and their digits."""
    # Importing sklearn.datasets takes longer than everything else here, so its file is read.
    package = importlib.util.find_spec("sklearn")
    places = (package.submodule_search_locations if package else None) or []
    for place in places:
        path = Path(place) / "datasets" / "data" / "digits.csv.gz"
        try:
            with gzip.open(path) as stream:
                table = np.loadtxt(stream, delimiter=",", dtype=np.uint8)
        except (OSError, EOFError, ValueError, zlib.error):
            continue
        pictures = table[:, :-1].reshape(-1, OWN_SIZE, OWN_SIZE).astype(np.float32)
        return pictures / np.float32(MAX_INTENSITY), table[:, -1].astype(np.int64)
    raise Refused(
        marked("message", "The digits come with the package scikit-learn, which is not there.")
    )


def _scaled(pictures: FloatArray, size: int) -> FloatArray:
    """Bilinear; digits are only ever enlarged, so nothing is left out between samples."""
    return np.stack([cv2.resize(picture, (size, size)) for picture in pictures])
