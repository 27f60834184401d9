"""Digits written by a program: curves whose every bend is drawn at random.

They go beside real handwriting when the network that ships is trained: 43 people wrote the 1 797
real ones, none of whom drew with a mouse, and few an open four, a barred seven or a plain one.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import FloatArray

SHEET = 160
"""Side of the sheet that is drawn on, in pixels."""

Points = NDArray[np.float64]
Strokes = list[Points]
Random = np.random.Generator


def made_digits(each: int, seed: int) -> tuple[FloatArray, NDArray[np.int64]]:
    """Sheets (N × 160 × 160, 0–1, bright on black) with `each` of every digit, and the digits."""
    rng = np.random.default_rng((seed, 0xD161))
    labels = np.repeat(np.arange(10), each)
    sheets = np.stack([_sheet(_WRITERS[digit](rng), rng) for digit in labels.tolist()])
    return sheets, labels


def _sheet(strokes: Strokes, rng: Random) -> FloatArray:
    """Strokes (in a box of about 1 × 1) by a pen, sheared, turned and stretched at random."""
    slant, turn = rng.normal(0.08, 0.14), np.radians(rng.normal(0, 6))
    stretch = np.array([rng.uniform(0.55, 1.05), rng.uniform(0.8, 1.05)])
    shear = np.array([[1, 0], [-slant, 1]])
    rotate = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    shake = rng.uniform(0, 0.02)
    sheet = np.zeros((SHEET, SHEET), np.uint8)
    width = int(rng.integers(4, 26))
    for stroke in strokes:
        noise = cv2.GaussianBlur(rng.normal(0, 1, (len(stroke), 2)), (1, 9), 0) * 2.5
        placed = (stroke - 0.5 + shake * noise) @ shear @ rotate * stretch
        pixels = np.round((placed * 0.72 + 0.5) * SHEET * 16).astype(np.int32)
        cv2.polylines(sheet, [pixels], False, 255, width, cv2.LINE_AA, 4)
    return sheet.astype(np.float32) / np.float32(255)


def _curve(*corners: tuple[float, float], rng: Random, give: float = 0.035) -> Points:
    """A Catmull-Rom spline through corners, each of which lies off by chance."""
    points = np.array(corners, float) + rng.normal(0, give, (len(corners), 2))
    padded = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    t = np.linspace(0, 1, 14)[:, None]
    pieces = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        pieces.append(
            0.5
            * (
                2 * b
                + (c - a) * t
                + (2 * a - 5 * b + 4 * c - d) * t**2
                + (3 * b - a - 3 * c + d) * t**3
            )
        )
    return np.vstack(pieces)


def _polygon(*corners: tuple[float, float], rng: Random, give: float = 0.035) -> Points:
    """Straight pieces between corners, each of which lies off by chance."""
    points = np.array(corners, float) + rng.normal(0, give, (len(corners), 2))
    t = np.linspace(0, 1, 14)[:, None]
    return np.vstack([a + (b - a) * t for a, b in pairwise(points)])


def _chance(rng: Random, share: float) -> bool:
    return bool(rng.random() < share)


def _zero(rng: Random) -> Strokes:
    wide = rng.uniform(0.22, 0.42)
    a, b = 0.5 - wide, 0.5 + wide
    loop = ((0.52, 0.04), (a + 0.05, 0.2), (a, 0.5), (a + 0.06, 0.82), (0.5, 0.97))
    back = ((b - 0.06, 0.82), (b, 0.5), (b - 0.06, 0.18), (0.5, 0.04), (0.44, 0.06))
    return [_curve(*loop, *back, rng=rng)]


def _one(rng: Random) -> Strokes:
    if _chance(rng, 0.45):
        return [_polygon((0.5, 0.02), (0.5, 0.98), rng=rng)]
    flag = (rng.uniform(0.25, 0.42), rng.uniform(0.14, 0.34))
    strokes = [_polygon(flag, (0.52, 0.03), (0.52, 0.98), rng=rng)]
    if _chance(rng, 0.2):
        strokes.append(_polygon((0.3, 0.97), (0.74, 0.97), rng=rng))
    return strokes


def _two(rng: Random) -> Strokes:
    top = ((0.2, 0.26), (0.32, 0.07), (0.55, 0.03), (0.76, 0.18), (0.72, 0.4), (0.5, 0.64))
    if _chance(rng, 0.4):  # with a loop at the foot
        foot = ((0.26, 0.9), (0.14, 0.86), (0.24, 0.76), (0.46, 0.88), (0.66, 0.97), (0.86, 0.9))
        return [_curve(*top, *foot, rng=rng)]
    return [
        np.vstack(
            [_curve(*top, (0.18, 0.95), rng=rng), _polygon((0.18, 0.95), (0.84, 0.95), rng=rng)]
        )
    ]


def _three(rng: Random) -> Strokes:
    belly = ((0.66, 0.5), (0.82, 0.68), (0.74, 0.9), (0.48, 0.98), (0.2, 0.88))
    if _chance(rng, 0.3):  # flat on top
        return [
            np.vstack(
                [
                    _polygon((0.22, 0.04), (0.76, 0.04), (0.46, 0.42), rng=rng),
                    _curve((0.46, 0.42), *belly, rng=rng),
                ]
            )
        ]
    top = ((0.2, 0.14), (0.42, 0.03), (0.7, 0.1), (0.72, 0.3), (0.58, 0.44), (0.42, 0.48))
    return [_curve(*top, *belly, rng=rng)]


def _four(rng: Random) -> Strokes:
    cross = rng.uniform(0.52, 0.68)
    if _chance(rng, 0.5):  # open: down, to the right, and a long stroke through it
        left = _polygon((rng.uniform(0.16, 0.34), 0.05), (0.2, cross), (0.86, cross), rng=rng)
        x = rng.uniform(0.6, 0.76)
        return [left, _polygon((x, rng.uniform(0.04, 0.3)), (x - 0.02, 0.98), rng=rng)]
    x = rng.uniform(0.56, 0.7)
    closed = _polygon((x, 0.03), (0.14, cross), (0.88, cross), rng=rng)
    return [closed, _polygon((x, rng.uniform(0.03, 0.36)), (x, 0.98), rng=rng)]


def _five(rng: Random) -> Strokes:
    belly = ((0.52, 0.38), (0.78, 0.52), (0.8, 0.76), (0.56, 0.96), (0.18, 0.9))
    neck = _polygon((0.3, 0.05), (0.25, 0.45), rng=rng)
    if _chance(rng, 0.5):
        stem = np.vstack([_polygon((0.78, 0.04), (0.3, 0.05), rng=rng), neck])
        return [np.vstack([stem, _curve((0.25, 0.45), *belly, rng=rng)])]
    roof = _polygon((0.3, 0.05), (rng.uniform(0.68, 0.86), rng.uniform(0.0, 0.08)), rng=rng)
    return [np.vstack([neck, _curve((0.25, 0.45), *belly, rng=rng)]), roof]


def _six(rng: Random) -> Strokes:
    lean = rng.uniform(0.5, 0.78)
    stem = ((lean, 0.02), (0.34, 0.26), (0.2, 0.56), (0.22, 0.82), (0.46, 0.97))
    loop = ((0.74, 0.9), (0.8, 0.7), (0.62, 0.54), (0.36, 0.58), (0.22, 0.74))
    return [_curve(*stem, *loop, rng=rng)]


def _seven(rng: Random) -> Strokes:
    foot = (rng.uniform(0.28, 0.5), 0.98)
    roof = (rng.uniform(0.12, 0.26), rng.uniform(0.03, 0.1))
    strokes = [_polygon(roof, (0.82, 0.05), foot, rng=rng)]
    if _chance(rng, 0.2):  # bent
        strokes = [
            np.vstack(
                [
                    _polygon(roof, (0.82, 0.05), rng=rng),
                    _curve((0.82, 0.05), (0.6, 0.4), (0.48, 0.7), foot, rng=rng),
                ]
            )
        ]
    if _chance(rng, 0.45):
        height = rng.uniform(0.42, 0.58)
        strokes.append(_polygon((0.34, height), (0.78, height - 0.02), rng=rng))
    return strokes


def _eight(rng: Random) -> Strokes:
    if _chance(rng, 0.3):  # two rings
        upper, lower = rng.uniform(0.16, 0.22), rng.uniform(0.2, 0.3)
        angles = np.linspace(0, 2 * np.pi, 40) - np.pi / 2
        ring = np.stack([np.cos(angles), np.sin(angles)], 1)
        return [
            ring * (upper + 0.03, 0.22) + (0.5, 0.25),
            ring * (lower, 0.26) + (0.5, 0.72) + rng.normal(0, 0.02, 2),
        ]
    start = ((0.7, 0.14), (0.5, 0.03), (0.28, 0.16), (0.34, 0.36), (0.52, 0.47), (0.74, 0.64))
    end = ((0.74, 0.86), (0.5, 0.98), (0.24, 0.86), (0.26, 0.64), (0.48, 0.47), (0.7, 0.3))
    return [_curve(*start, *end, (0.7, 0.12), rng=rng)]


def _nine(rng: Random) -> Strokes:
    loop = ((0.74, 0.22), (0.54, 0.04), (0.28, 0.14), (0.22, 0.36), (0.42, 0.5), (0.68, 0.4))
    if _chance(rng, 0.4):  # with a hook
        tail = ((0.75, 0.2), (0.76, 0.6), (0.66, 0.9), (0.42, 0.98), (0.22, 0.9))
    else:
        tail = ((0.76, 0.18), (0.74, 0.5), (0.7, 0.75), (rng.uniform(0.52, 0.72), 0.98))
    return [_curve(*loop, *tail, rng=rng)]


_WRITERS: tuple[Callable[[Random], Strokes], ...] = (
    _zero,
    _one,
    _two,
    _three,
    _four,
    _five,
    _six,
    _seven,
    _eight,
    _nine,
)
