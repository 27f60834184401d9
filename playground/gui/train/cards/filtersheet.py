"""The images of very many filters, made in one go: all of them on one sheet."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF

from playground.core.arrays import FloatArray
from playground.gui.widgets.colours import map_image


class FilterSheet:
    """Filters of channels × height × width as an image with a pixel a weight, side by side.

    Of several channels the mean is seen, on the signed scale up to `limit`.
    """

    def __init__(self, filters: Sequence[FloatArray], limit: float) -> None:
        self._across = max(1, math.isqrt(len(filters)))  # Qt has no images of any height
        self._sizes = [each.shape[1:] for each in filters]
        self._high = max((size[0] for size in self._sizes), default=1)
        self._wide = max((size[1] for size in self._sizes), default=1)
        down = max(1, -(-len(filters) // self._across))
        sheet = np.zeros((down * self._across, self._high, self._wide), np.float32)
        if len({each.shape for each in filters}) == 1:
            stacked = np.array(filters)
            sheet[: len(filters)] = stacked.mean(axis=1) if stacked.shape[1] > 1 else stacked[:, 0]
        else:
            for at, (each, (high, wide)) in enumerate(zip(filters, self._sizes, strict=True)):
                sheet[at, :high, :wide] = each.mean(axis=0)
        sheet = sheet.reshape(down, self._across, self._high, self._wide)
        rows = sheet.transpose(0, 2, 1, 3).reshape(down * self._high, -1)
        self.image = map_image(rows, limit, "signed")

    def place(self, at: int) -> QRectF:
        """Where a filter is on the sheet."""
        down, across = divmod(at, self._across)
        high, wide = self._sizes[at]
        return QRectF(across * self._wide, down * self._high, wide, high)


def largest(filters: Sequence[FloatArray]) -> float:
    """The largest size of a weight; 0 without one."""
    if not filters:
        return 0.0
    sizes = np.abs(np.concatenate([each.ravel() for each in filters]))
    return float(np.fmax.reduce(sizes, initial=0))  # what is no number has no size
