"""The weights of a dense layer that gets another input or other units."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from playground.core.arrays import FloatArray, Shape
from playground.core.deferred import Weights, row_blocks
from playground.core.filters import overlap
from playground.layers.initialise import drawing


@dataclass(frozen=True, slots=True, eq=False)
class Refitted:
    """The recipe of weights for `units` and an input of shape `after`, out of those for `before`.

    New inputs count nothing at first, so that a unit goes on as it was; new units start with
    random weights after He, the same every time.
    """

    weights: Weights
    before: Shape
    after: Shape
    units: int

    @property
    def shape(self) -> tuple[int, ...]:
        """Units × inputs."""
        return self.units, math.prod(self.after)

    @property
    def sources(self) -> tuple[Weights, ...]:
        """The weights before."""
        return (self.weights,)

    def fill(self, out: FloatArray, sources: Sequence[FloatArray]) -> Iterator[None]:
        """Take over what still fits, then draw what is missing."""
        (old,) = sources
        stay = min(len(old), self.units)
        inputs = math.prod(self.after)
        for rows in row_blocks(range(stay), inputs):
            _regrow(old[rows], self.before, out[rows], self.after)
            yield
        if stay < self.units:
            rng = np.random.default_rng((self.units, inputs))
            yield from drawing("he", rng, out[stay:], inputs, self.units)


def _is_flat(shape: Shape) -> bool:
    return shape[1] == shape[2] == 1


def _regrow(old: FloatArray, before: Shape, out: FloatArray, after: Shape) -> None:
    """Write weights for inputs of shape `after` out of those for `before`, channel by channel.

    The middle of the maps stays the middle. Flattened inputs have lost their places: they are cut
    or grown at the end.
    """
    if before == after:
        out[...] = old
        return
    if _is_flat(before) or _is_flat(after):
        count = min(out.shape[1], old.shape[1])
        out[:, :count] = old[:, :count]
        out[:, count:] = 0
        return
    placed = out.reshape(len(out), *after)
    placed[...] = 0
    channels = min(before[0], after[0])
    rows, old_rows = overlap(after[1], before[1])
    columns, old_columns = overlap(after[2], before[2])
    there = old.reshape(len(old), *before)
    placed[:, :channels, rows, columns] = there[:, :channels, old_rows, old_columns]
