"""The answer to where a unit answers most strongly, with what reaches back from there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from playground.core.arrays import FloatArray
from playground.core.cancelling import Cancelled
from playground.core.messages import Refused, marked
from playground.core.plan import DataSource
from playground.core.session import Network, Session
from playground.layers.receptivefield import receptive_field, seen_part
from playground.pictures.crops import Box, as_pixels, as_signed_pixels
from playground.pictures.network_input import network_input
from playground.pictures.samples import picture_names, sample_picture
from playground.training.process.attribution.deconvnet import projected
from playground.training.process.attribution.subject import between
from playground.training.process.inquiries.context import InquiryContext
from playground.training.process.units.strongest import Strongest, side_by_side, strongest
from playground.training.protocol.inquiries.units import UnitInquiry, UnitPlaces

AT_ONCE = 32
"""Pictures that go through the network together."""

MAX_PICTURES = 2000
"""Of a data set: the first ones."""

STRONGEST = "strongest"


@dataclass(frozen=True, slots=True, eq=False)
class PictureSet:
    """Pictures as the network takes them, N × C × H × W, and their names."""

    inputs: FloatArray
    names: tuple[str, ...]


def parts(context: InquiryContext, inquiry: UnitInquiry) -> Iterator[UnitPlaces]:
    """Yield the places; those of all units of the layer are remembered. Raises Refused."""
    pictures = _pictures(context, inquiry)
    found = _strongest(context, inquiry, pictures)
    unit = inquiry.unit
    if unit >= len(found.values):
        text = marked("message", "The layer has {count} units: there is no number {number}.")
        raise Refused(text, count=len(found.values), number=unit + 1)
    chosen = pictures.inputs[found.pictures[unit]]
    shape, top = context.subject.x.shape, context.subject.top
    field = receptive_field(context.subject.network, shape)[inquiry.layer]
    rows, columns = found.rows[unit], found.columns[unit]
    back = projected(
        context.network(),
        inquiry.layer,
        torch.from_numpy(chosen),
        torch.full((len(rows),), unit),
        torch.from_numpy(rows),
        torch.from_numpy(columns),
    ).numpy()
    boxes = [Box(*seen_part(field, shape, *map(int, at))) for at in zip(rows, columns, strict=True)]
    yield UnitPlaces(
        tuple(map(float, found.values[unit])),
        tuple(pictures.names[at] for at in found.pictures[unit]),
        tuple(as_pixels(box.of(each), top) for box, each in zip(boxes, chosen, strict=True)),
        tuple(as_signed_pixels(box.of(each)) for box, each in zip(boxes, back, strict=True)),
        float(found.fires[unit]),
        len(pictures.names),
    )


def _strongest(context: InquiryContext, inquiry: UnitInquiry, pictures: PictureSet) -> Strongest:
    key = STRONGEST, inquiry.layer, inquiry.data, inquiry.taken
    found: Strongest | None = context.memory.get(key)
    if found is None:
        count = len(pictures.inputs)
        batches = (pictures.inputs[at : at + AT_ONCE] for at in range(0, count, AT_ONCE))
        found = strongest(
            between(context.network(), None, inquiry.layer),
            map(side_by_side, batches),
            watch=lambda done: context.progress(done, count),
            is_cancelled=context.is_cancelled,
        )
        if found is None:
            raise Refused(marked("message", "No picture could be read."))
        context.memory[key] = found
    return found


def _pictures(context: InquiryContext, inquiry: UnitInquiry) -> PictureSet:
    key: Any = PictureSet, inquiry.data, inquiry.taken
    found: PictureSet | None = context.memory.get(key)
    if found is None:
        found = (
            _samples(context, inquiry) if inquiry.data is None else _of_data(context, inquiry.data)
        )
        context.memory[key] = found
    return found


def _samples(context: InquiryContext, inquiry: UnitInquiry) -> PictureSet:
    """The samples, as the network takes each."""
    inputs: list[FloatArray] = []
    for name in picture_names():
        if context.is_cancelled():
            raise Cancelled
        session = Session(sample_picture(name), Network(), input=inquiry.taken)
        inputs.append(np.asarray(network_input(session).x, np.float32))
    return PictureSet(np.stack(inputs), tuple(picture_names()))


def _of_data(context: InquiryContext, source: DataSource) -> PictureSet:
    """The first pictures of a data set; raises Refused where the network takes no such ones."""
    data = source.load(lambda done, total: None, context.is_cancelled)
    shape = context.subject.x.shape
    if data.shape != shape:
        raise Refused(marked("message", "The pictures of the data have another size."))
    indices = np.arange(min(len(data.labels), MAX_PICTURES))
    taken, readable = data.pictures.take(indices)
    inputs = np.asarray(taken[readable] * np.float32(context.subject.top), np.float32)
    return PictureSet(inputs, tuple(data.pictures.name(int(at)) for at in indices[readable]))
