"""The weights of a dense layer that gets another input or other units."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from playground.core.arrays import FloatArray, Shape
from playground.core.deferred import DeferredArray, Weights, deferred, row_blocks
from playground.core.filters import overlap
from playground.layers.initialise import drawing, drawn


@dataclass(frozen=True, slots=True)
class Fit:
    """The shape of an input and the number of units that weights are fitted to."""

    shape: Shape
    units: int

    @property
    def inputs(self) -> int:
        """The weights of a unit."""
        return math.prod(self.shape)


@dataclass(frozen=True, slots=True, eq=False)
class Refitted:
    """The recipe of weights out of those for an input of shape `before`, fitted time and again.

    New inputs count nothing at first, so that a unit goes on as it was; new units start with
    random weights after He, the same every time. Only what is left after the last of `fits` is
    made, so a long past costs neither time nor memory.
    """

    weights: Weights
    before: Shape
    fits: tuple[Fit, ...]

    @property
    def shape(self) -> tuple[int, ...]:
        """Units × inputs."""
        return self.fits[-1].units, self.fits[-1].inputs

    @property
    def sources(self) -> tuple[Weights, ...]:
        """The weights before."""
        return (self.weights,)

    def fill(self, out: FloatArray, sources: Sequence[FloatArray]) -> Iterator[None]:
        """Take over what still fits, then draw what is missing."""
        (old,) = sources
        start = 0
        for number, count in self._origins(len(old)):
            part, later = out[start : start + count], [fit.shape for fit in self.fits[number:]]
            start += count
            if not number:
                yield from _carried(lambda rows: old[rows], self.before, later, part)
                continue
            fit = self.fits[number - 1]
            rng = np.random.default_rng((fit.units, fit.inputs))
            if all(shape == fit.shape for shape in later):
                yield from drawing("he", rng, part, fit.inputs, fit.units)
            else:
                yield from _carried(_drawing(rng, fit), fit.shape, later, part)

    def _origins(self, rows: int) -> list[tuple[int, int]]:
        """Where rows are from, and how many: from the weights (0), or drawn for a fit (from 1)."""
        parts = [(0, rows)]
        for number, fit in enumerate(self.fits, 1):
            left = fit.units
            kept = []
            for origin, count in parts:
                kept.append((origin, min(count, left)))
                left -= kept[-1][1]
            parts = [*kept, (number, left)]
        return [(origin, count) for origin, count in parts if count]


def refitted(weights: Weights, before: Shape, shape: Shape, units: int) -> Weights:
    """Weights for `units` and an input of `shape`, out of those for `before`; see `Refitted`."""
    fit = Fit(shape, units)
    if isinstance(weights, DeferredArray) and isinstance(weights.recipe, Refitted):
        recipe, there = weights.recipe, Fit(before, len(weights))
        between = () if recipe.fits[-1] == there else (there,)
        return deferred(replace(recipe, fits=(*recipe.fits, *between, fit)))
    return deferred(Refitted(weights, before, (fit,)))


def _drawing(rng: np.random.Generator, fit: Fit) -> Callable[[slice], FloatArray]:
    """Draws rows for a fit, which are to be asked for in order."""
    return lambda rows: drawn(
        "he", rng, (rows.stop - rows.start, fit.inputs), fit.inputs, fit.units
    )


def _carried(
    block: Callable[[slice], FloatArray], before: Shape, shapes: Sequence[Shape], out: FloatArray
) -> Iterator[None]:
    """Write rows that were for an input of shape `before` and were fitted to one after another."""
    columns = max(math.prod(shape) for shape in (before, *shapes))
    for rows in row_blocks(range(len(out)), columns):
        part, shape = block(rows), before
        for after in shapes:
            part, shape = _regrown(part, shape, after), after
        out[rows] = part
        yield


def _is_flat(shape: Shape) -> bool:
    return shape[1] == shape[2] == 1


def _regrown(weight: FloatArray, before: Shape, after: Shape) -> FloatArray:
    """Weights for inputs of shape `after` out of those for `before`, channel by channel.

    The middle of the maps stays the middle. Flattened inputs have lost their places: they are cut
    or grown at the end.
    """
    if before == after:
        return weight
    if _is_flat(before) or _is_flat(after):
        grown = np.zeros((len(weight), math.prod(after)), np.float32)
        count = min(grown.shape[1], weight.shape[1])
        grown[:, :count] = weight[:, :count]
        return grown
    placed = np.zeros((len(weight), *after), np.float32)
    channels = min(before[0], after[0])
    rows, old_rows = overlap(after[1], before[1])
    columns, old_columns = overlap(after[2], before[2])
    there = weight.reshape(len(weight), *before)
    placed[:, :channels, rows, columns] = there[:, :channels, old_rows, old_columns]
    return placed.reshape(len(weight), -1)
