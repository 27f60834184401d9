"""The answer to where all units of a layer answer most strongly: Zeiler and Fergus's figure."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from playground.core.cancelling import Cancelled
from playground.training.process.inquiries.context import InquiryContext
from playground.training.process.inquiries.strongest_places import layer_places
from playground.training.protocol.inquiries.units import (
    THUMB_PX,
    LayerInquiry,
    LayerStrengths,
    UnitFigure,
)


def parts(context: InquiryContext, inquiry: LayerInquiry) -> Iterator[LayerStrengths | UnitFigure]:
    """Yield the strengths of all units, what some see, then what reaches back from there."""
    found = layer_places(context, inquiry.layer, inquiry.pictures)
    values = np.ascontiguousarray(found.strongest.values[:, 0], np.float32)
    yield LayerStrengths(values, found.strongest.fires, found.pictures.found)
    units = [unit for unit in inquiry.units if unit < found.units]
    for with_projections in (False, True):
        for done, unit in enumerate(units):
            if context.is_cancelled():
                raise Cancelled
            if with_projections:
                context.progress(done, len(units))
            inputs = found.inputs(unit)
            back = found.projections(unit, inputs) if with_projections else None
            yield UnitFigure(unit, found.places(unit, inputs, back, THUMB_PX))
