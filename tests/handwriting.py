"""Digits drawn as with a mouse, by several made-up hands: strokes to test what reads handwriting.

The strokes are independent of every data set: each digit has a few forms (a one with and without
its flag, a seven with a bar, an open four), and each hand its own slant, width, speed and tremor.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from playground.core.arrays import frozen
from playground.core.network_input import DRAWN
from playground.core.picture import Picture
from playground.core.session import Session
from playground.engine.compute.evaluate import evaluate
from playground.pictures.network_input import network_input
from playground.pictures.paint import Brush, stroke

Point = tuple[float, float]
Stroke = tuple[Point, ...]
"""Points (x, y) of a pen that is down, in a square of side 1, y downwards."""


def _arc(cx: float, cy: float, rx: float, ry: float, start: float, end: float) -> list[Point]:
    """Points of an ellipse's outline; degrees, 0 to the right, 90 downwards."""
    angles = np.radians(np.linspace(start, end, max(6, int(abs(end - start) / 15))))
    return [(cx + rx * float(np.cos(a)), cy + ry * float(np.sin(a))) for a in angles]


def _forms() -> dict[int, tuple[tuple[Stroke, ...], ...]]:
    """The ways to write each digit, each a few strokes."""
    return {
        0: (
            (tuple(_arc(0.5, 0.5, 0.26, 0.38, -90, -450)),),
            (tuple(_arc(0.5, 0.5, 0.34, 0.36, -70, 290)),),
        ),
        1: (
            (((0.5, 0.12), (0.5, 0.5), (0.5, 0.88)),),
            (((0.36, 0.3), (0.52, 0.12), (0.52, 0.5), (0.52, 0.88)),),
        ),
        2: (
            (
                (
                    *_arc(0.5, 0.33, 0.24, 0.2, 190, 380),
                    (0.62, 0.55),
                    (0.27, 0.86),
                    (0.5, 0.86),
                    (0.78, 0.86),
                ),
            ),
            (
                (
                    *_arc(0.48, 0.32, 0.26, 0.2, 200, 400),
                    (0.5, 0.62),
                    (0.3, 0.82),
                    (0.24, 0.72),
                    (0.36, 0.7),
                    (0.55, 0.84),
                    (0.78, 0.8),
                ),
            ),
        ),
        3: (
            (
                (
                    *_arc(0.46, 0.31, 0.24, 0.19, 210, 450),
                    *_arc(0.46, 0.68, 0.27, 0.19, 270, 510),
                ),
            ),
            (
                (
                    (0.28, 0.15),
                    (0.7, 0.15),
                    (0.46, 0.44),
                    *_arc(0.46, 0.66, 0.27, 0.21, 280, 500),
                ),
            ),
        ),
        4: (
            (
                ((0.58, 0.12), (0.24, 0.6), (0.5, 0.6), (0.8, 0.6)),
                ((0.6, 0.36), (0.6, 0.6), (0.6, 0.9)),
            ),
            (
                ((0.3, 0.12), (0.27, 0.35), (0.26, 0.54), (0.5, 0.55), (0.74, 0.54)),
                ((0.68, 0.12), (0.67, 0.5), (0.65, 0.9)),
            ),
        ),
        5: (
            (
                ((0.34, 0.14), (0.32, 0.3), (0.3, 0.46), *_arc(0.46, 0.66, 0.27, 0.22, 235, 505)),
                ((0.34, 0.14), (0.52, 0.14), (0.72, 0.13)),
            ),
            (
                (
                    (0.72, 0.14),
                    (0.5, 0.14),
                    (0.34, 0.15),
                    (0.31, 0.45),
                    *_arc(0.47, 0.65, 0.26, 0.23, 230, 500),
                ),
            ),
        ),
        6: (
            (
                (
                    (0.64, 0.12),
                    (0.42, 0.28),
                    (0.3, 0.5),
                    (0.27, 0.66),
                    *_arc(0.5, 0.67, 0.23, 0.2, 180, -180),
                ),
            ),
            (
                (
                    (0.54, 0.1),
                    (0.34, 0.36),
                    (0.26, 0.62),
                    *_arc(0.5, 0.68, 0.25, 0.19, 170, -170),
                ),
            ),
        ),
        7: (
            (((0.24, 0.14), (0.5, 0.14), (0.76, 0.14), (0.6, 0.45), (0.42, 0.88)),),
            (
                ((0.24, 0.15), (0.5, 0.14), (0.76, 0.14), (0.58, 0.5), (0.44, 0.88)),
                ((0.34, 0.5), (0.5, 0.5), (0.7, 0.49)),
            ),
        ),
        8: (
            (
                (
                    *_arc(0.5, 0.3, 0.2, 0.18, 70, -270)[:-1],
                    (0.5, 0.48),
                    *_arc(0.5, 0.68, 0.24, 0.2, -90, 270),
                ),
            ),
            (
                tuple(_arc(0.5, 0.3, 0.2, 0.18, -90, -450)),
                tuple(_arc(0.5, 0.68, 0.25, 0.2, -90, 270)),
            ),
        ),
        9: (
            (
                (
                    *_arc(0.48, 0.33, 0.21, 0.2, -20, -380),
                    (0.69, 0.5),
                    (0.66, 0.7),
                    (0.6, 0.9),
                ),
            ),
            (
                (
                    *_arc(0.48, 0.33, 0.22, 0.2, -10, -370),
                    (0.69, 0.55),
                    (0.64, 0.8),
                    (0.46, 0.88),
                    (0.3, 0.82),
                ),
            ),
        ),
    }


@dataclass(frozen=True, slots=True)
class Hand:
    """How somebody draws: degrees, shares of the sheet, and the unsteadiness of a mouse."""

    slant: float
    turn: float
    width: float
    height: float
    tremor: float
    step: float


def hands(count: int, seed: int) -> list[Hand]:
    """Made-up hands, each unlike the others."""
    rng = np.random.default_rng((seed, 0xA4D))
    return [
        Hand(
            slant=float(rng.uniform(-0.1, 0.3)),
            turn=float(rng.uniform(-7, 7)),
            width=float(rng.uniform(0.55, 0.95)),
            height=float(rng.uniform(0.65, 0.95)),
            tremor=float(rng.uniform(0.003, 0.014)),
            step=float(rng.uniform(0.02, 0.05)),
        )
        for _ in range(count)
    ]


def written(digit: int, hand: Hand, rng: np.random.Generator) -> tuple[Stroke, ...]:
    """The strokes of one digit by a hand, somewhere in the square of side 1."""
    forms = _forms()[digit]
    form = forms[int(rng.integers(len(forms)))]
    turn = np.radians(hand.turn + rng.normal(0, 3))
    wide, high = hand.width * rng.normal(1, 0.06), hand.height * rng.normal(1, 0.06)
    drift = rng.normal(0, 0.04, 2)
    strokes = []
    for corners in form:
        points = np.array(list(_steps(corners, hand.step)))
        # A hand is unsteady over a few points at a time, not from one to the next.
        noise = rng.normal(0, 1, points.shape)
        for _ in range(3):
            noise = (np.roll(noise, 1, 0) + noise + np.roll(noise, -1, 0)) / 3
        points = points + noise * hand.tremor * 2.5 - 0.5
        points[:, 0] -= hand.slant * points[:, 1]
        turned = points @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
        placed = turned * (wide, high) + 0.5 + drift
        strokes.append(tuple((float(x), float(y)) for x, y in np.clip(placed, 0.03, 0.97)))
    return tuple(strokes)


def _steps(stroke: Stroke, step: float) -> Iterator[Point]:
    """Points along a stroke at about the pace at which a mouse reports them."""
    for (x, y), (u, v) in pairwise(stroke):
        count = max(1, round(float(np.hypot(u - x, v - y)) / step))
        for i in range(count):
            yield x + (u - x) * i / count, y + (v - y) * i / count
    yield stroke[-1]


def drawn(strokes: tuple[Stroke, ...], side: int, pen: float) -> Picture:
    """Strokes on an empty sheet of `side` cells, with a round pen `pen` cells wide."""
    canvas = np.zeros((side, side), np.float32)
    for one in strokes:
        canvas = stroke(canvas, [(x * side, y * side) for x, y in one], Brush(size=pen))
    return Picture("drawing", frozen(canvas), side, origin=DRAWN)


def answer(session: Session) -> int:
    """The class that the network of a session gives its picture."""
    taken = network_input(session)
    outputs = evaluate(session.network, taken.x).stages[-1].maps
    assert outputs is not None
    assert outputs.shape[1:] == (1, 1)
    return int(outputs.argmax())
