"""A filter: a name, a stack of depth slices, a bias."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np

from playground.core.arrays import FloatArray, frozen

MAX_SIZE = 31
MAX_FILTERS = 4096

Settings: TypeAlias = tuple[tuple[str, float], ...]
"""Names and values of a preset's parameters."""


@dataclass(frozen=True, slots=True, eq=False)
class Filter:
    """Weights of depth × height × width (float32, read-only) and a bias.

    `preset` is the id of the preset that the weights came from, with the `settings` that were
    chosen; it is "" once they were edited, and then `origin` says which preset it was, if any,
    and `settings` stay those that it had.
    """

    name: str
    weights: FloatArray
    bias: float = 0.0
    preset: str = ""
    settings: Settings = ()
    origin: str = ""

    @property
    def depth(self) -> int:
        """The number of depth slices."""
        return int(self.weights.shape[0])

    @property
    def size(self) -> tuple[int, int]:
        """Height and width of the window."""
        return int(self.weights.shape[1]), int(self.weights.shape[2])

    @property
    def is_uniform(self) -> bool:
        """Whether every depth slice is the same matrix."""
        return self.depth == 1 or bool(np.array_equal(self.weights, self._repeated(self.depth)))

    def _repeated(self, depth: int) -> FloatArray:
        return np.repeat(self.weights[:1], depth, axis=0)

    def with_weights(
        self, weights: FloatArray, preset: str = "", settings: Settings = ()
    ) -> Filter:
        """The same filter with other weights; a copy is kept, so later changes do not reach it."""
        kept = frozen(np.array(weights, dtype=np.float32, order="C"))
        origin = "" if preset else self.preset or self.origin
        settings = settings if preset else self.settings
        return replace(self, weights=kept, preset=preset, settings=settings, origin=origin)

    def with_depth(self, depth: int) -> Filter:
        """The same filter for an input of `depth` channels; weights that still fit are kept.

        A filter whose slices are all alike stays so; otherwise new slices are zero.
        """
        if depth == self.depth:
            return self
        if depth < self.depth:
            return self.with_weights(self.weights[:depth], self.preset, self.settings)
        if self.is_uniform:
            return self.with_weights(self._repeated(depth), self.preset, self.settings)
        added = np.zeros((depth - self.depth, *self.size), np.float32)
        return self.with_weights(np.concatenate([self.weights, added]))

    def with_size(self, height: int, width: int) -> Filter:
        """The same filter with another window; the centre stays the centre."""
        if (height, width) == self.size:
            return self
        old_height, old_width = self.size
        weights = np.zeros((self.depth, height, width), np.float32)
        rows, old_rows = overlap(height, old_height)
        columns, old_columns = overlap(width, old_width)
        weights[:, rows, columns] = self.weights[:, old_rows, old_columns]
        return self.with_weights(weights)


def overlap(new: int, old: int) -> tuple[slice, slice]:
    """The cells that an axis of `new` cells and one of `old` share when their middles coincide."""
    # The same middle as "same" padding has: an even kernel leans to the lower right.
    shift = (new - 1) // 2 - (old - 1) // 2
    start = max(0, shift)
    stop = min(new, old + shift)
    return slice(start, stop), slice(start - shift, stop - shift)


def usual_name(index: int) -> str:
    """The name of the filter at a place of its layer that nobody has named: f1, f2, …"""
    return f"f{index + 1}"


def make_filter(name: str, matrix: FloatArray, depth: int = 1, preset: str = "") -> Filter:
    """A filter of `depth` slices from one matrix (height × width) or a stack of slices."""
    weights = np.asarray(matrix, np.float32)
    if weights.ndim == 2:
        weights = np.repeat(weights[np.newaxis], depth, axis=0)
    return Filter(name, frozen(np.array(weights, order="C")), 0.0, preset)


def seen_slice(weights: FloatArray) -> FloatArray:
    """The matrix that stands for depth × height × width weights: every slice, else their mean."""
    if len(weights) == 1 or (weights == weights[:1]).all():
        return np.asarray(weights[0])
    return np.asarray(weights.mean(axis=0, dtype=np.float64), np.float32)


def telling_slice(weights: FloatArray) -> FloatArray:
    """The slice with the largest weight: a mean of slices shows nothing where they cancel."""
    strongest = int(np.abs(weights).reshape(len(weights), -1).max(axis=1).argmax())
    return np.asarray(weights[strongest])
