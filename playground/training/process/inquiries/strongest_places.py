"""The strongest places of a layer's units, as inquiries answer them; found once for a network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
import torch
from numpy.typing import NDArray

from playground.core.arrays import FloatArray
from playground.core.messages import Refused, marked
from playground.layers.receptivefield import ReceptiveField, receptive_field, seen_part
from playground.pictures.crops import Box, as_pixels, as_signed_pixels
from playground.training.process.attribution.deconvnet import projected_values
from playground.training.process.attribution.subject import between
from playground.training.process.inquiries.context import InquiryContext
from playground.training.process.units.cropping import Places, parts_of
from playground.training.process.units.searched import PictureSet, picture_set
from playground.training.process.units.strongest import Strongest, side_by_side, strongest
from playground.training.protocol.inquiries.units import SearchedPictures, UnitPlaces

Pixels = NDArray[np.uint8]

SAME_VALUE = 1e-3
"""How far a value may be from itself in another batch; one of padding from afar is farther."""

MAX_SETS = 3
"""Sets of pictures that are remembered."""


@dataclass(frozen=True, slots=True, eq=False)
class LayerPlaces:
    """The strongest places of all units of a layer, and the pictures that they are in."""

    context: InquiryContext
    layer: int
    pictures: PictureSet
    strongest: Strongest

    @property
    def units(self) -> int:
        """How many units the layer has."""
        return len(self.strongest.values)

    def inputs(self, unit: int) -> FloatArray:
        """The pictures in which the strongest places of a unit are; raises Refused."""
        return self.pictures.take(self.strongest.pictures[unit].tolist())

    def projections(self, unit: int, inputs: FloatArray) -> FloatArray:
        """The values that reach back from a unit's strongest places through the deconvnet."""
        rows, columns = self.strongest.rows[unit], self.strongest.columns[unit]
        shape = self.context.subject.x.shape
        parts = parts_of(self._field(), shape, rows, columns)
        if parts is not None:
            back, values = self._led_back(unit, parts.of(inputs), parts.rows, parts.columns)
            if np.allclose(values, self.strongest.values[unit], rtol=SAME_VALUE, atol=SAME_VALUE):
                return parts.back(back, shape)
        return self._led_back(unit, inputs, rows, columns)[0]

    def _led_back(
        self, unit: int, inputs: FloatArray, rows: Places, columns: Places
    ) -> tuple[FloatArray, FloatArray]:
        back, values = projected_values(
            self.context.network(),
            self.layer,
            side_by_side(inputs),
            torch.full((len(rows),), unit),
            torch.from_numpy(rows),
            torch.from_numpy(columns),
        )
        return back.numpy(), values.numpy()

    def _field(self) -> ReceptiveField:
        subject = self.context.subject
        return receptive_field(subject.network, subject.x.shape)[self.layer]

    def places(
        self, unit: int, inputs: FloatArray, back: FloatArray | None, side: int | None = None
    ) -> UnitPlaces:
        """All of it in pictures of what the unit sees, of `side` pixels at most."""
        found, subject = self.strongest, self.context.subject
        shape, top = subject.x.shape, subject.top
        field = self._field()
        boxes = [
            Box(*seen_part(field, shape, int(row), int(column)))
            for row, column in zip(found.rows[unit], found.columns[unit], strict=True)
        ]

        def cut(values: FloatArray, paint: Callable[[FloatArray], Pixels]) -> tuple[Pixels, ...]:
            parts = (paint(box.of(each)) for box, each in zip(boxes, values, strict=True))
            return tuple(part if side is None else _reduced(part, side) for part in parts)

        return UnitPlaces(
            tuple(map(float, found.values[unit])),
            tuple(self.pictures.name(int(at)) for at in found.pictures[unit]),
            cut(inputs, lambda part: as_pixels(part, top)),
            () if back is None else cut(back, as_signed_pixels),
            float(found.fires[unit]),
            self.pictures.found,
        )


def layer_places(context: InquiryContext, layer: int, wanted: SearchedPictures) -> LayerPlaces:
    """Search the pictures, or remember what was found; raises Refused or Cancelled."""
    key = LayerPlaces, layer, wanted
    known: tuple[PictureSet, Strongest] | None = context.of_network.get(key)
    if known is None:
        pictures = searched_pictures(context, wanted)
        modules = between(context.network(), None, layer)
        found = strongest(
            modules,
            map(side_by_side, pictures.batches(context.is_cancelled)),
            watch=lambda done: context.progress(done, pictures.count),
            is_cancelled=context.is_cancelled,
        )
        if found is None:
            raise Refused(marked("message", "No picture could be read."))
        known = context.of_network[key] = pictures, found
    return LayerPlaces(context, layer, *known)


def searched_pictures(context: InquiryContext, wanted: SearchedPictures) -> PictureSet:
    """The pictures; only the last few sets are remembered, with what was found in them."""
    known: PictureSet | None = context.of_network.get((PictureSet, wanted))
    if known is not None:
        return known
    sets = [key[-1] for key in context.of_network if key[0] is PictureSet]
    old = sets[: max(0, len(sets) + 1 - MAX_SETS)]
    for key in [key for key in context.of_network if key[-1] in old]:
        del context.of_network[key]
    found = context.of_network[PictureSet, wanted] = picture_set(wanted, context.is_cancelled)
    return found


def _reduced(pixels: Pixels, side: int) -> Pixels:
    factor = side / max(pixels.shape[:2])
    if factor >= 1:
        return pixels
    height, width = (max(1, round(length * factor)) for length in pixels.shape[:2])
    return np.asarray(cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
