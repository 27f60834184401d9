"""What a unit looks for: its strongest places over a set of pictures, and a picture made for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray
from playground.core.network_input import NetworkInput
from playground.core.plan import DataSource
from playground.training.protocol.inquiries.inquiry import Inquiry


@dataclass(frozen=True, slots=True)
class UnitInquiry(Inquiry):
    """Where does a unit answer most strongly in pictures that `taken` says how to take?

    The pictures are those of `data`, or the samples that come along where it is None.
    """

    answered_in: ClassVar[str] = "playground.training.process.inquiries.units"

    layer: int
    unit: int
    taken: NetworkInput
    data: DataSource | None = None


@dataclass(frozen=True, slots=True, eq=False)
class UnitPlaces:
    """The strongest places of a unit, the strongest first: at most one in a picture.

    `crops` is what the unit sees there, `projections` what of it reaches back through the
    deconvnet: height × width × 3. `fires` is the share of places of all `count` pictures at which
    it is above 0.
    """

    values: tuple[float, ...]
    names: tuple[str, ...]
    crops: tuple[NDArray[np.uint8], ...]
    projections: tuple[NDArray[np.uint8], ...]
    fires: float
    count: int


@dataclass(frozen=True, slots=True)
class GrowInquiry(Inquiry):
    """Which picture does a unit answer to most, made from noise in so many steps?

    `without` are the ways to keep it natural that are switched off.
    """

    answered_in: ClassVar[str] = "playground.training.process.inquiries.growing"

    layer: int
    unit: int
    steps: int = 256
    seed: int = 0
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class GrownPicture:
    """The picture (channels × height × width, 0–1) after so many steps, and the unit's number."""

    step: int
    value: float
    picture: FloatArray
