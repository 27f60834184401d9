"""Pictures laid in the frame of another size: drawings as the pictures of a data set are."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray, Shape
from playground.core.network_input import Framing

INK_SHARE = 0.1
"""The intensity from which a cell counts as drawn, as a share of the brightest one."""

SPECK_SHARE = 0.02
"""Of the largest stroke's cells: what has fewer was not meant, such as a stray dot."""

FAR_SPECK_SHARE, FAR_SHARE = 0.08, 0.35
"""The same for what lies apart from the strokes, by so much of the largest one's longer side.

The dot of an i does not.
"""

REMOTE_SPECK_SHARE, REMOTE_SHARE = 0.35, 1.0
"""The same from so far away on; between the two distances the share grows evenly.

A click of a thick pen is much of a small digit, and is known for a stray dot by its distance.
"""

BESIDE_FACTOR = 2.0
"""How much farther it counts where it lies neither above nor below a stroke, as a dot of an i does.

Beside a digit that fills a sheet of 28×28 there is no room for what is far by the others' measure.
"""

Box: TypeAlias = tuple[int, int, int, int]
"""Top, left, rows and columns."""


@dataclass(frozen=True, slots=True)
class Placement:
    """The box of a picture that is scaled to a box of the frame; around it the frame is black."""

    source: Box
    target: Box

    def in_frame(self, row: int, column: int) -> tuple[int, int] | None:
        """The cell of the frame that a cell of the picture lies in; None where it is cut off."""
        at = _moved((row + 0.5, column + 0.5), self.source, self.target)
        found = (math.floor(at[0]), math.floor(at[1]))
        top, left, rows, columns = self.target
        if top <= found[0] < top + rows and left <= found[1] < left + columns:
            return found
        return None

    def in_picture(self, row: float, column: float) -> tuple[float, float]:
        """The point of the picture that lies at a point of the frame, in cells."""
        return _moved((row, column), self.target, self.source)


def _moved(point: tuple[float, float], before: Box, after: Box) -> tuple[float, float]:
    """A point at the same place of another box."""
    return (
        after[0] + (point[0] - before[0]) * after[2] / before[2],
        after[1] + (point[1] - before[1]) * after[3] / before[3],
    )


def framed(drawing: FloatArray, shape: Shape, framing: Framing | None) -> FloatArray:
    """A drawing (channels × height × width, bright on black) of another shape.

    Without a framing the whole drawing is scaled. With one, what is drawn is cut out, scaled so
    that its longer side fills its share of the frame, and centred. Gray becomes RGB by repeating,
    RGB gray by its luma (ITU-R BT.601).
    """
    drawing = with_channels(drawing, shape[0])
    return placed(drawing, shape, placement(drawing, shape, framing))


def placement(drawing: FloatArray, shape: Shape, framing: Framing | None) -> Placement:
    """Where `framed` lays a drawing that has the channels of the frame."""
    _, height, width = shape
    whole = Placement((0, 0, *drawing.shape[1:]), (0, 0, height, width))
    box = _box(drawing) if framing is not None else None
    if framing is None or box is None:
        return whole
    top, left, down, across = box
    scale = framing.fill * min(height, width) / max(down, across)
    rows = min(height, max(1, round(down * scale)))
    columns = min(width, max(1, round(across * scale)))
    middle = (rows / 2, columns / 2)
    if framing.centre == "mass":
        small = scaled(drawing[:, top : top + down, left : left + across], rows, columns)
        weight = small.sum(axis=0)
        total = max(float(weight.sum()), 1e-9)
        middle = (
            float(weight.sum(axis=1) @ (np.arange(rows) + 0.5)) / total,
            float(weight.sum(axis=0) @ (np.arange(columns) + 0.5)) / total,
        )
    return Placement(
        box,
        (
            min(max(0, round(height / 2 - middle[0])), height - rows),
            min(max(0, round(width / 2 - middle[1])), width - columns),
            rows,
            columns,
        ),
    )


def fitting(size: tuple[int, int], shape: Shape, crops: bool) -> Placement:
    """Where a picture of `size` (height, width) lies in a frame, with its own proportions.

    As large as it fits, centred; with `crops` so large that it covers the frame, its middle seen.
    """
    (high, wide), (_, height, width) = size, shape
    if crops:
        scale = max(height / high, width / wide)
        rows, columns = min(high, round(height / scale)), min(wide, round(width / scale))
        source = ((high - rows) // 2, (wide - columns) // 2, rows, columns)
        return Placement(source, (0, 0, height, width))
    scale = min(height / high, width / wide)
    rows = min(height, max(1, round(high * scale)))
    columns = min(width, max(1, round(wide * scale)))
    target = ((height - rows) // 2, (width - columns) // 2, rows, columns)
    return Placement((0, 0, high, wide), target)


def placed(picture: FloatArray, shape: Shape, where: Placement) -> FloatArray:
    """The frame with the picture in it, which has its channels."""
    (top, left, down, across), (above, before, rows, columns) = where.source, where.target
    small = scaled(picture[:, top : top + down, left : left + across], rows, columns)
    if (rows, columns) == shape[1:]:
        return small
    out = np.zeros(shape, np.float32)
    out[:, above : above + rows, before : before + columns] = small
    return out


def with_channels(picture: FloatArray, channels: int) -> FloatArray:
    """Gray becomes RGB by repeating, RGB gray by its luma (ITU-R BT.601)."""
    if picture.shape[0] == channels:
        return picture
    if picture.shape[0] == 1:
        return np.repeat(picture, channels, axis=0)
    red, green, blue = picture
    luma = (299 * red + 587 * green + 114 * blue) / np.float32(1000)
    return np.asarray(luma, np.float32)[np.newaxis]


def _box(drawing: FloatArray) -> Box | None:
    """The drawn part; None for an empty sheet."""
    strength = drawing.max(axis=0)
    most = float(strength.max(initial=0))
    if most <= 0:
        return None
    ink = _without_specks(strength > INK_SHARE * most)
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    top, left = int(rows[0]), int(columns[0])
    return top, left, int(rows[-1]) + 1 - top, int(columns[-1]) + 1 - left


def _without_specks(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The drawing without dots that are far smaller than the largest stroke, for how far off."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    if count <= 2:
        return ink
    areas = stats[:, cv2.CC_STAT_AREA].astype(float)
    areas[0] = 0  # the paper
    main = int(areas.argmax())
    shares = areas / areas[main]
    longer = max(stats[main, cv2.CC_STAT_WIDTH], stats[main, cv2.CC_STAT_HEIGHT])
    is_stroke = shares >= REMOTE_SPECK_SHARE
    gaps = _gaps(labels, stats, is_stroke) / longer
    gaps[_beside(stats, is_stroke)] *= BESIDE_FACTOR
    distances, limits = (FAR_SHARE, REMOTE_SHARE), (FAR_SPECK_SHARE, REMOTE_SPECK_SHARE)
    limit = np.where(gaps > FAR_SHARE, np.interp(gaps, distances, limits), SPECK_SHARE)
    kept: NDArray[np.bool_] = ink & ~(shares < limit)[labels]
    return kept


def _beside(stats: NDArray[Any], is_stroke: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which parts share no column with any stroke's box."""
    left = stats[:, cv2.CC_STAT_LEFT]
    right = left + stats[:, cv2.CC_STAT_WIDTH]
    begins_before_the_end = left[:, np.newaxis] < right[is_stroke]
    ends_after_the_begin = left[is_stroke] < right[:, np.newaxis]
    beside: NDArray[np.bool_] = ~(begins_before_the_end & ends_after_the_begin).any(axis=1)
    return beside


def _gaps(
    labels: NDArray[Any], stats: NDArray[Any], is_stroke: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """How many cells each part lies apart from the boxes of the strokes, by the nearest one.

    It is the gap along the axis where it is wider.
    """
    paper = np.ones(labels.shape, np.uint8)
    for left, top, wide, high, _ in stats[is_stroke]:
        paper[top : top + high, left : left + wide] = 0
    distance = cv2.distanceTransform(paper, cv2.DIST_C, 3)
    gaps = np.full(len(stats), np.inf)
    np.minimum.at(gaps, labels, distance - 1)
    return gaps


def scaled(planes: FloatArray, height: int, width: int) -> FloatArray:
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
