"""Drawings laid in their frame as the pictures of a data set are."""

from __future__ import annotations

import cv2
import numpy as np

from playground.core.arrays import FloatArray, Shape
from playground.datasets.dataset import Framing

INK_SHARE = 0.1
"""What counts as drawn, as a share of the brightest cell."""


def framed(drawing: FloatArray, shape: Shape, framing: Framing | None) -> FloatArray:
    """A drawing (channels × height × width, bright on black) of another shape.

    Without a framing the whole drawing is scaled. With one, what is drawn is cut out, scaled so
    that its longer side fills its share of the frame, and centred. Gray becomes RGB by repeating,
    RGB gray by its mean.
    """
    channels, height, width = shape
    if drawing.shape[0] != channels:
        drawing = drawing.mean(axis=0, keepdims=True, dtype=np.float32)
        drawing = np.repeat(drawing, channels, axis=0)
    box = _box(drawing) if framing is not None else None
    if framing is None or box is None:
        return _scaled(drawing, height, width)
    cut = drawing[:, box[0], box[1]]
    scale = framing.fill * min(height, width) / max(cut.shape[1:])
    rows = min(height, max(1, round(cut.shape[1] * scale)))
    columns = min(width, max(1, round(cut.shape[2] * scale)))
    small = _scaled(cut, rows, columns)
    middle = (rows / 2, columns / 2)
    if framing.centre == "mass":
        weight = small.sum(axis=0)
        total = max(float(weight.sum()), 1e-9)
        middle = (
            float(weight.sum(axis=1) @ (np.arange(rows) + 0.5)) / total,
            float(weight.sum(axis=0) @ (np.arange(columns) + 0.5)) / total,
        )
    top = min(max(0, round(height / 2 - middle[0])), height - rows)
    left = min(max(0, round(width / 2 - middle[1])), width - columns)
    out = np.zeros(shape, np.float32)
    out[:, top : top + rows, left : left + columns] = small
    return out


def _box(drawing: FloatArray) -> tuple[slice, slice] | None:
    """Rows and columns of what is drawn; None for an empty sheet."""
    strength = drawing.max(axis=0)
    most = float(strength.max(initial=0))
    if most <= 0:
        return None
    ink = strength > INK_SHARE * most
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    return slice(int(rows[0]), int(rows[-1]) + 1), slice(int(columns[0]), int(columns[-1]) + 1)


def _scaled(planes: FloatArray, height: int, width: int) -> FloatArray:
    """Areas averaged when it gets smaller, bilinear when it gets larger."""
    if planes.shape[1:] == (height, width):
        return planes.astype(np.float32)
    shrinks = height * width < planes.shape[1] * planes.shape[2]
    how = cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
    return np.stack(
        [
            cv2.resize(plane.astype(np.float32), (width, height), interpolation=how)
            for plane in planes
        ]
    )
