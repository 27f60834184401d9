"""The picture of a canvas while it is drawn on, kept up where the hand was."""

from __future__ import annotations

import math

import cv2
import numpy as np

from playground.core.arrays import FloatArray
from playground.engine.view.planes import Plane
from playground.pictures.brush import Rect


class CanvasView:
    """A canvas (0–1; height × width, or × 3) as a plane on the scale that the network is fed."""

    def __init__(self, canvas: FloatArray, limit: float, reduced: FloatArray | None) -> None:
        """`reduced` is the small copy of what the canvas shows now, if it is large."""
        self._canvas = canvas
        self._limit = limit
        self._reduced = None if reduced is None else np.array(reduced)
        self._values = canvas if limit == 1 else canvas * np.float32(limit)

    def update(self, changed: Rect) -> None:
        """Take over the cells that have changed."""
        if not changed:
            return
        if self._values is not self._canvas:
            part = changed.slices
            self._values[part] = self._canvas[part] * np.float32(self._limit)
        if self._reduced is not None:
            self._reduce(self._reduced, changed)

    def _reduce(self, reduced: FloatArray, changed: Rect) -> None:
        """Average anew the cells of the small copy that lie over what has changed."""
        down = reduced.shape[-2] / self._values.shape[0]
        across = reduced.shape[-1] / self._values.shape[1]
        top, left = math.floor(changed.top * down), math.floor(changed.left * across)
        bottom = min(math.ceil(changed.bottom * down), reduced.shape[-2])
        right = min(math.ceil(changed.right * across), reduced.shape[-1])
        block = self._values[
            math.floor(top / down) : math.ceil(bottom / down),
            math.floor(left / across) : math.ceil(right / across),
        ]
        size = (right - left, bottom - top)
        small = cv2.resize(block, size, interpolation=cv2.INTER_AREA)
        reduced[..., top:bottom, left:right] = _channels_first(np.asarray(small))

    def plane(self) -> Plane:
        """The plane to be shown now."""
        height, width = self._values.shape[:2]
        values = _channels_first(self._values)
        return Plane(values, height, width, 0.0, self._limit, self._limit, self._reduced)


def _channels_first(values: FloatArray) -> FloatArray:
    return np.moveaxis(values, 2, 0) if values.ndim == 3 else values
