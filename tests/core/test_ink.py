"""Ink is a value: strokes are added and erased, and the ink before stays as it was."""

from __future__ import annotations

import pytest

from playground.core.ink import Ink, Stroke, distance

ACROSS = Stroke("magenta", 0.01, ((0.2, 0.5), (0.8, 0.5)))
DOT = Stroke("black", 0.01, ((0.5, 0.1),))


def test_a_stroke_lies_on_top_of_those_before() -> None:
    one = Ink().with_stroke(ACROSS)
    two = one.with_stroke(DOT)
    assert (Ink().is_empty, one.is_empty) == (True, False)
    assert one.strokes == (ACROSS,)
    assert two.strokes == (ACROSS, DOT)


@pytest.mark.parametrize(
    ("at", "left"),
    [
        ((0.5, 0.5), (DOT,)),  # between the points of the line
        ((0.5, 0.52), (DOT,)),  # as near as the eraser is large
        ((0.5, 0.54), (ACROSS, DOT)),
        ((0.812, 0.5), (DOT,)),  # beyond the end: a share of the width is wider than one down
        ((0.83, 0.5), (ACROSS, DOT)),
        ((0.5, 0.11), (ACROSS,)),
    ],
)
def test_the_eraser_takes_the_strokes_that_it_touches(
    at: tuple[float, float], left: tuple[Stroke, ...]
) -> None:
    ink = Ink((ACROSS, DOT))
    erased = ink.erased(at, 0.02, 4 / 3)
    assert erased.strokes == left
    assert (erased is ink) == (len(left) == 2)


def test_distances_are_parts_of_the_height() -> None:
    assert distance(ACROSS, (0.5, 0.7), 2.0) == pytest.approx(0.2)
    assert distance(ACROSS, (0.9, 0.5), 2.0) == pytest.approx(0.2)
    twice = Stroke("white", 0.01, ((0.5, 0.5), (0.5, 0.5)))  # a hand that rests
    assert distance(twice, (0.5, 0.6), 2.0) == pytest.approx(0.1)
