"""The answer to where a unit answers most strongly, with what reaches back from there."""

from __future__ import annotations

from collections.abc import Iterator

from playground.core.messages import Refused, marked
from playground.training.process.inquiries.context import InquiryContext
from playground.training.process.inquiries.strongest_places import layer_places
from playground.training.protocol.inquiries.units import UnitInquiry, UnitPlaces


def parts(context: InquiryContext, inquiry: UnitInquiry) -> Iterator[UnitPlaces]:
    """Yield the places; those of all units of the layer are remembered. Raises Refused."""
    found = layer_places(context, inquiry.layer, inquiry.pictures)
    unit = inquiry.unit
    if unit >= found.units:
        text = marked("message", "The layer has {count} units: there is no number {number}.")
        raise Refused(text, count=found.units, number=unit + 1)
    inputs = found.inputs(unit)
    yield found.places(unit, inputs, found.projections(unit, inputs))
