"""How an explanation comes about: Grad-CAM's sum with its terms, the deconvnet layer by layer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal, TypeAlias

import numpy as np

from playground.core.arrays import FloatArray, Shape
from playground.training.protocol.inquiries.explaining import AskedNumber
from playground.training.protocol.inquiries.inquiry import Inquiry

TERMS = 24
"""Of Grad-CAM's sum, the terms that are sent with their maps."""

MAPS = 4
"""Of what comes back to a layer, the maps that are sent."""

How: TypeAlias = Literal["rectified", "unpooled", "transposed", "passed", "gradient"]
"""The rules of the deconvnet at a layer; "gradient" is the way back of any other layer."""


@dataclass(frozen=True, slots=True)
class CamInquiry(Inquiry):
    """Which maps of a layer make up Grad-CAM's? See ExplainInquiry.

    The answer is a CamTerms, then a CamMaps of the layers up to what is asked about.
    """

    answered_in: ClassVar[str] = "playground.training.process.inquiries.cam_terms"

    asked: AskedNumber
    layer: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class CamTerms:
    """ReLU(Σ αₖ · Aₖ) over the K maps of a layer, with its largest terms first.

    `weights` are all αₖ, `sizes` how much each counts: |αₖ| · Σ |Aₖ|. `units` are the numbers of
    the largest, and `maps` their Aₖ (terms × height × width). `rest` is the sum of all other terms,
    `total` that of all, before the ReLU.
    """

    layer: int
    weights: FloatArray
    sizes: FloatArray
    units: tuple[int, ...]
    maps: FloatArray
    rest: FloatArray
    total: FloatArray

    @property
    def share(self) -> float:
        """The share that the terms that are there have in the sizes of all."""
        whole = float(self.sizes.sum())
        others = float(np.delete(self.sizes, self.units).sum())
        return 1 - others / whole if whole else 1.0


@dataclass(frozen=True, slots=True, eq=False)
class CamMaps:
    """Grad-CAM's map at every layer with maps: ReLU(Σ αₖ · Aₖ), height × width, by layers."""

    totals: Mapping[int, FloatArray]


@dataclass(frozen=True, slots=True)
class BackInquiry(Inquiry):
    """How does the deconvnet come to its picture? The answer is a BackStep for each layer, from
    the number that is asked about on, back to the picture.
    """

    answered_in: ClassVar[str] = "playground.training.process.inquiries.way_back"

    asked: AskedNumber


@dataclass(frozen=True, slots=True, eq=False)
class BackStep:
    """Values that come back through a layer, at its input: numbers of all, and the strongest maps.

    They have the form of what the layer at `stage` puts out, −1 being the picture.
    `shape` is that of all maps, `units` are the numbers of those with the largest sums of sizes,
    `maps` their values. `cut` is how many values a rectification set to 0, of those `before` that
    were not. The first step has no layer to come through: it is the `value` that is led back, at
    its place in the output.
    """

    layer: int
    stage: int
    how: How | None
    shape: Shape
    units: tuple[int, ...]
    maps: FloatArray
    low: float
    high: float
    share: float
    """That of all values that are not 0."""

    value: float = 0.0
    cut: int = 0
    before: int = 0
    numbers: FloatArray | None = None
    """All of it, where it is a list of numbers."""


@dataclass(frozen=True, slots=True)
class BackCellInquiry(Inquiry):
    """How does one number come about that the deconvnet leads back? The answer is a BackCell.

    It is that of a unit at a place of the form of what the layer at `stage` puts out.
    """

    answered_in: ClassVar[str] = "playground.training.process.inquiries.back_cell"

    asked: AskedNumber
    stage: int
    unit: int
    row: int
    column: int


@dataclass(frozen=True, slots=True, eq=False)
class BackCell:
    """The sum that a number led back is: what came back to the layer's output, times weights.

    `layer` is the one that is gone back through. What it made of the number, or would have, lies in
    a window of its output whose first row and column are `first`, in the maps of `units`: `came`
    are the values that came back there and `weights` what each is multiplied by (units × height ×
    width), a transposed filter's or the switches'. `value` is what the way back has: the sum of all
    products; of a rectification it is that of the positive ones.
    """

    inquiry: BackCellInquiry
    layer: int
    how: How
    value: float
    first: tuple[int, int]
    units: tuple[int, ...]
    came: FloatArray
    weights: FloatArray

    @property
    def products(self) -> FloatArray:
        """The terms of the sum that the value is; of a rectification only the positive count."""
        return self.came * self.weights
