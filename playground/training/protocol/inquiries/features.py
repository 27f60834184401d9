"""How the network sees a set of pictures: the features of a layer, laid out in a plane."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray
from playground.training.protocol.inquiries.inquiry import Inquiry
from playground.training.protocol.inquiries.units import SearchedPictures

MAX_POINTS = 2000
"""Pictures that are laid out, at most: the first ones."""

POINT_PX = 32
"""Side of the picture of a point, at most."""


@dataclass(frozen=True, slots=True)
class FeaturesInquiry(Inquiry):
    """Where do pictures lie by what a layer makes of them? The answer is FeaturePoints.

    Without a `layer` it is the last hidden one: that before the last one with weights.
    """

    answered_in: ClassVar[str] = "playground.training.process.inquiries.features"

    pictures: SearchedPictures
    layer: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class FeaturePoints:
    """Pictures in the plane of the two directions in which their features differ most.

    `points` are N × 2, and `shares` the part of all variance that each direction has. Of every
    picture there is its `names`, its place in the set, a small picture (height × width × 3), what
    the network takes it for in `answers` and what it is in `labels`: outputs of the network, −1
    where that is not known. The network has so many `outputs`, 0 where it ends in no list;
    `features` is how many numbers a picture has.
    """

    layer: int
    features: int
    outputs: int
    points: FloatArray
    shares: tuple[float, float]
    names: tuple[str, ...]
    places: tuple[int, ...]
    thumbs: tuple[NDArray[np.uint8], ...]
    answers: NDArray[np.int64]
    labels: NDArray[np.int64]

    @property
    def is_wrong(self) -> NDArray[np.bool_]:
        """Which pictures are taken for something else than they are."""
        known = (self.labels >= 0) & (self.answers >= 0)
        return np.asarray(known & (self.labels != self.answers))


@dataclass(frozen=True, slots=True)
class OpenInquiry(Inquiry):
    """How does the network take a picture of a set? The answer is an OpenedPicture."""

    answered_in: ClassVar[str] = "playground.training.process.inquiries.opened_picture"

    pictures: SearchedPictures
    place: int


@dataclass(frozen=True, slots=True, eq=False)
class OpenedPicture:
    """A picture as the network takes it: channels × height × width, 0–1."""

    name: str
    place: int
    picture: FloatArray
