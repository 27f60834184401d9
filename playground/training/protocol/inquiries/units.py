"""Inquiries about units: their strongest places in a set of pictures, a picture made for one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray
from playground.core.network_input import NetworkInput
from playground.core.plan import DataSource
from playground.training.protocol.inquiries.inquiry import Inquiry

THUMB_PX = 64
"""Side of the pictures of a unit among many, at most."""


@dataclass(frozen=True, slots=True)
class SearchedPictures:
    """The pictures that are searched, and how the network takes them.

    They are those of `data`, or all in the `folder`, or else the samples that come along.
    """

    taken: NetworkInput
    data: DataSource | None = None
    folder: str = ""


@dataclass(frozen=True, slots=True)
class UnitInquiry(Inquiry):
    """Where does a unit answer most strongly?"""

    answered_in: ClassVar[str] = "playground.training.process.inquiries.units"

    layer: int
    unit: int
    pictures: SearchedPictures


@dataclass(frozen=True, slots=True, eq=False)
class UnitPlaces:
    """The strongest places of a unit, the strongest first: at most one in a picture.

    `crops` is what the unit sees there, `projections` what of it reaches back through the
    deconvnet: height × width × 3; there are none while they are being worked out. `fires` is the
    share of places of all `count` pictures at which it is above 0.
    """

    values: tuple[float, ...]
    names: tuple[str, ...]
    crops: tuple[NDArray[np.uint8], ...]
    projections: tuple[NDArray[np.uint8], ...]
    fires: float
    count: int


@dataclass(frozen=True, slots=True)
class LayerInquiry(Inquiry):
    """Where do all units of a layer answer most strongly?

    The answer is LayerStrengths, then a UnitFigure for each of the `units`, first without and then
    with its projections. Their pictures have THUMB_PX at most.
    """

    answered_in: ClassVar[str] = "playground.training.process.inquiries.layer_units"

    layer: int
    pictures: SearchedPictures
    units: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class LayerStrengths:
    """The largest value of each unit of a layer, and the share of places at which it is above 0."""

    values: FloatArray
    fires: FloatArray
    count: int


@dataclass(frozen=True, slots=True, eq=False)
class UnitFigure:
    """The strongest places of one of many units, in small pictures."""

    unit: int
    places: UnitPlaces


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
