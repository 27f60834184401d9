"""The images of very many filters, made in one go: all of them on one sheet."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF

from playground.core.arrays import FloatArray
from playground.gui.widgets.colours import map_image

MOST_CELLS = 4096
"""Cells of a side that are painted where nobody says how many pixels there are."""

MAX_STACKED = 2**22
"""Weights up to which filters are put side by side in memory: of thousands, each takes longer."""


@dataclass(frozen=True, slots=True, eq=False)
class FilterMeans:
    """What is seen of filters: the mean over the channels of each, height × width."""

    means: tuple[FloatArray, ...] = ()
    largest: float = 0.0
    """The largest size of a weight; what is no number has none."""

    @staticmethod
    def of(filters: Sequence[FloatArray]) -> FilterMeans:
        """Look through filters of channels × height × width."""
        if not filters:
            return FilterMeans()
        count = sum(each.size for each in filters)
        if count <= MAX_STACKED and len({each.shape for each in filters}) == 1:
            stacked = np.array(filters)
            means = stacked.mean(axis=1) if stacked.shape[1] > 1 else stacked[:, 0]
            return FilterMeans(tuple(means), _largest(stacked))
        return FilterMeans(
            tuple(each.mean(axis=0) if len(each) > 1 else each[0] for each in filters),
            max(map(_largest, filters)),
        )


def _largest(weights: FloatArray) -> float:
    """The largest size, without a copy: a layer may take a gigabyte."""
    least = np.fmin.reduce(weights, axis=None, initial=0)
    return float(max(np.fmax.reduce(weights, axis=None, initial=0), -least))


def _thinned(mean: FloatArray, most: int) -> FloatArray:
    for axis, side in enumerate(mean.shape):
        if side > most:
            mean = mean.take((np.arange(most) * side + side // 2) // most, axis)
    return mean


class FilterSheet:
    """The means of filters as an image with a pixel each of their cells, side by side.

    They are on the signed scale up to `limit`. Of larger ones than `most` cells a side, so many are
    there, evenly spread: no more have a pixel of the screen.
    """

    def __init__(self, means: Sequence[FloatArray], limit: float, most: int = MOST_CELLS) -> None:
        means = [_thinned(each, most) for each in means]
        self._across = max(1, math.isqrt(len(means)))  # Qt has no images of any height
        self._sizes = [each.shape for each in means]
        self._high = max((size[0] for size in self._sizes), default=1)
        self._wide = max((size[1] for size in self._sizes), default=1)
        down = max(1, -(-len(means) // self._across))
        sheet = np.zeros((down * self._across, self._high, self._wide), np.float32)
        if len(set(self._sizes)) == 1:
            sheet[: len(means)] = means
        else:
            for at, (each, (high, wide)) in enumerate(zip(means, self._sizes, strict=True)):
                sheet[at, :high, :wide] = each
        sheet = sheet.reshape(down, self._across, self._high, self._wide)
        rows = sheet.transpose(0, 2, 1, 3).reshape(down * self._high, -1)
        self.image = map_image(rows, limit, "signed")

    def place(self, at: int) -> QRectF:
        """Where a filter is on the sheet."""
        down, across = divmod(at, self._across)
        high, wide = self._sizes[at]
        return QRectF(across * self._wide, down * self._high, wide, high)
