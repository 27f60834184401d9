"""Shapes drawn in white on black, by the program's own tools and by others."""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np

from playground.core.arrays import FloatArray
from playground.pictures.brush import Brush
from playground.pictures.paint import ellipse, line, rectangle

Points = np.ndarray
BRUSHES = (1.0, 2.0)


def blank(size: int) -> FloatArray:
    return np.zeros((size, size), np.float32)


def frame(size: int, top: int, left: int, height: int, width: int, thickness: int) -> FloatArray:
    """A rectangle of crisp strokes."""
    canvas = blank(size)
    canvas[top : top + height, left : left + width] = 1
    inner = (slice(top + thickness, top + height - thickness),)
    canvas[(*inner, slice(left + thickness, left + width - thickness))] = 0
    return canvas


def random_square(rng: np.random.Generator, size: int, low: int, high: int) -> FloatArray:
    """A square with a side of `low` to `high` pixels, anywhere, by one of three ways to draw."""
    side = int(rng.integers(low, high + 1))
    brush = float(rng.choice(BRUSHES))
    match int(rng.integers(3)):
        case 0:
            top, left = rng.integers(0, size - side + 1, 2)
            return frame(size, int(top), int(left), side, side, int(brush))
        case 1 if brush > 1:
            inner = side - brush
            x, y = rng.uniform(brush / 2, size - brush / 2 - inner, 2)
        case _:
            inner = side - 1
            x, y = rng.integers(0, size - side + 1, 2) + 0.5
            brush = 1.0
    return rectangle(blank(size), (x, y), (x + inner, y + inner), Brush(brush))


def random_circle(rng: np.random.Generator, size: int) -> FloatArray:
    diameter = rng.uniform(3, size - 2)
    x, y = rng.uniform(0.5, size - 0.5 - diameter, 2)
    brush = Brush(float(rng.choice(BRUSHES)))
    if rng.random() < 0.6:
        return ellipse(blank(size), (x, y), (x + diameter, y + diameter), brush)
    canvas = np.zeros((size, size), np.uint8)
    centre = (round(x + diameter / 2), round(y + diameter / 2))
    kind = cv2.LINE_AA if rng.random() < 0.5 else cv2.LINE_8
    cv2.circle(canvas, centre, round(diameter / 2), 255, int(brush.size), kind)
    return canvas.astype(np.float32) / 255


def _turned(points: Points, quarters: int) -> Points:
    for _ in range(quarters):
        points = np.stack([-points[:, 1], points[:, 0]], axis=1)
    return points


def _drawn(rng: np.random.Generator, size: int, strokes: list[Points]) -> FloatArray:
    """The strokes, moved to a random place, by the program's brush or by OpenCV."""
    everything = np.concatenate(strokes)
    corner = everything.min(axis=0)
    room = size - 1 - (everything.max(axis=0) - corner)
    moved = [points - corner + rng.uniform(0, np.maximum(room, 0)) for points in strokes]
    brush = float(rng.choice(BRUSHES))
    canvas = blank(size)
    if rng.random() < 0.5:
        for points in moved:
            for start, end in pairwise(points):
                stroke = line(blank(size), tuple(start + 0.5), tuple(end + 0.5), Brush(brush))
                canvas = np.maximum(canvas, stroke)
        return canvas
    pixels = np.zeros((size, size), np.uint8)
    cells = [np.rint(points).astype(np.int32)[:, None] for points in moved]
    kind = cv2.LINE_AA if rng.random() < 0.3 else cv2.LINE_8
    cv2.polylines(pixels, cells, False, 255, int(brush), kind)
    return pixels.astype(np.float32) / 255


def random_triangle(rng: np.random.Generator, size: int) -> FloatArray:
    extent = rng.uniform(4, size - 2)
    points = {
        0: np.array([[0, 1], [0.5, 0], [1, 1]]),
        1: np.array([[0, 0], [0, 1], [1, 1]]),
        2: np.array([[0, 0.866], [0.5, 0], [1, 0.866]]),
        3: rng.random((3, 2)),
    }[int(rng.integers(4))]
    points = _turned(points * extent, int(rng.integers(4)))
    return _drawn(rng, size, [np.concatenate([points, points[:1]])])


def random_cross(rng: np.random.Generator, size: int) -> FloatArray:
    extent = rng.uniform(4, size - 2)
    if rng.random() < 0.5:
        slants = [np.array([[0, 0], [1, 1]]), np.array([[0, 1], [1, 0]])]
        return _drawn(rng, size, [points * extent for points in slants])
    across, down = rng.uniform(0.15, 0.85, 2)
    bars = [np.array([[0, down], [1, down]]), np.array([[across, 0], [across, 1]])]
    return _drawn(rng, size, [points * extent for points in bars])


def random_angle(rng: np.random.Generator, size: int) -> FloatArray:
    """An L in any of its four turns."""
    height, width = rng.uniform(3, size - 2, 2)
    points = np.array([[0, 0], [0, height], [width, height]])
    return _drawn(rng, size, [_turned(points, int(rng.integers(4)))])


def random_line(rng: np.random.Generator, size: int) -> FloatArray:
    """A line in any direction, upright and level ones more often."""
    extent = rng.uniform(3, size - 2)
    angle = rng.choice([0, np.pi / 2, np.pi / 4, rng.uniform(0, np.pi)])
    end = extent * np.array([np.cos(angle), np.sin(angle)])
    return _drawn(rng, size, [np.stack([np.zeros(2), end])])


OTHERS = {
    "circle": random_circle,
    "triangle": random_triangle,
    "cross": random_cross,
    "L": random_angle,
    "line": random_line,
}
