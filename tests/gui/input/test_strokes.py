"""From press to release: what each tool leaves on the canvas."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.core.picture import Picture
from playground.gui.input.strokes import (
    LABELS,
    Freehand,
    along_axes,
    begin,
    canvas_of,
    to_square,
    with_cell,
)
from playground.gui.state.pen import Pen
from playground.pictures import paint
from playground.pictures.fit import at_size


def black(side: int = 8) -> np.ndarray:
    return np.zeros((side, side), np.float32)


def drawn(pen: Pen, *points: tuple[float, float], shift: bool = False, side: int = 8) -> np.ndarray:
    gesture = begin(pen, black(side), points[0])
    for point in points[1:]:
        gesture.move(point, shift)
    return gesture.canvas


@pytest.mark.parametrize("tool", LABELS)
def test_no_tool_touches_the_canvas_that_it_was_given(tool: str) -> None:
    canvas = np.full((8, 8), 0.25, np.float32)
    canvas.setflags(write=False)
    gesture = begin(Pen(tool, ink=1.0, paper=0.5), canvas, (1.5, 1.5))
    gesture.move((6.5, 6.5), False)
    assert not gesture.is_blank
    assert (canvas == 0.25).all()
    assert not np.array_equal(gesture.canvas, canvas)


def test_a_pencil_of_one_cell_leaves_no_gaps_however_fast_the_hand_is() -> None:
    canvas = drawn(Pen(), (0.5, 0.5), (7.5, 7.5))
    assert np.array_equal(canvas, np.eye(8, dtype=np.float32))


def test_the_pressure_of_a_pen_makes_the_stroke_thinner_but_never_breaks_it() -> None:
    widths = []
    for pressure in (0.0, 0.3, 0.6, 1.0):
        stroke = Freehand(Pen(size=8).brush, black(32), (4, 16), pressure)
        stroke.move((28, 16), False, pressure)
        widths.append(float(stroke.canvas[:, 16].sum()))
        assert stroke.canvas[15:17, 16].max() > 0.4
    assert widths == sorted(widths)
    assert widths[-1] > 3 * widths[0]


def test_a_pen_that_is_pressed_harder_widens_the_same_stroke() -> None:
    stroke = Freehand(Pen(size=8).brush, black(32), (4, 16), 0.2)
    for x in range(6, 29, 2):
        stroke.move((x, 16), False, x / 28)
    assert stroke.canvas[:, 26].sum() > 2 * stroke.canvas[:, 6].sum()


def test_a_pencil_of_one_cell_ignores_pressure() -> None:
    stroke = Freehand(Pen().brush, black(), (1.5, 1.5), 0.1)
    stroke.move((3.5, 1.5), False, 1.0)
    assert stroke.canvas.sum() == 3


def test_the_eraser_leaves_the_paper() -> None:
    canvas = np.ones((4, 4), np.float32)
    assert begin(Pen("eraser", ink=1.0, paper=0.5), canvas, (1.5, 2.5)).canvas[2, 1] == 0.5


def test_fill_stays_within_its_walls() -> None:
    canvas = black(5)
    canvas[:, 2] = 1
    filled = begin(Pen("fill", ink=0.5), canvas, (0.5, 0.5)).canvas
    assert (filled[:, :2] == 0.5).all()
    assert (filled[:, 3:] == 0).all()


def test_what_leaves_the_picture_as_it_was_is_blank() -> None:
    assert begin(Pen(ink=0.0), black(), (1.5, 1.5)).is_blank
    assert begin(Pen("fill", ink=0.0), black(), (1.5, 1.5)).is_blank
    assert begin(Pen("line", ink=0.0), black(), (1.5, 1.5)).is_blank
    assert begin(Pen(), black(), (-20.0, -20.0)).is_blank


def test_shapes_follow_the_hand_back_and_forth() -> None:
    gesture = begin(Pen("rectangle", filled=True), black(), (1.5, 1.5))
    gesture.move((6.5, 6.5), False)
    assert gesture.canvas.sum() == 36
    gesture.move((2.5, 2.5), False)
    assert gesture.canvas.sum() == 4


@pytest.mark.parametrize(("filled", "cells"), [(False, 16), (True, 25)])
def test_shift_makes_squares_of_whole_cells(filled: bool, cells: int) -> None:
    pen = Pen("rectangle", filled=filled)
    canvas = drawn(pen, (1.1, 1.9), (5.9, 2.1), shift=True)
    assert canvas[1:6, 1:6].sum() == canvas.sum() == cells


def test_shift_makes_circles() -> None:
    canvas = drawn(Pen("ellipse"), (1.5, 1.5), (6.9, 3.0), shift=True)
    assert np.array_equal(canvas, canvas.T)
    assert np.array_equal(canvas, canvas[::-1, ::-1])


numbers = st.floats(-50, 50, width=32)
points = st.tuples(numbers, numbers)


@given(points, points)
def test_shift_makes_lines_level_upright_or_diagonal(
    start: tuple[float, float], end: tuple[float, float]
) -> None:
    x, y = along_axes(start, end)
    across, down = x - start[0], y - start[1]
    assert across == 0 or down == 0 or abs(across) == pytest.approx(abs(down))


@given(points, points)
def test_squares_grow_towards_the_hand(
    start: tuple[float, float], end: tuple[float, float]
) -> None:
    x, y = to_square(start, end)
    assert abs(x - start[0]) == pytest.approx(abs(y - start[1]))
    assert (x - start[0]) * (end[0] - start[0]) >= 0
    assert (y - start[1]) * (end[1] - start[1]) >= 0


def test_one_cell_can_be_set() -> None:
    assert with_cell(black(3), 1, 2, 0.75).tolist() == [[0, 0, 0], [0, 0, 0.75], [0, 0, 0]]
    rgb = with_cell(np.zeros((2, 2, 3), np.float32), 0, 1, (0.25, 0.5, 1.0))
    assert rgb[0, 1].tolist() == [0.25, 0.5, 1.0]


def test_the_canvas_is_what_the_network_sees_on_a_scale_of_one() -> None:
    pixels = np.arange(256, dtype=np.uint8).reshape(16, 16)
    gray = canvas_of(Picture("p", pixels, 8, levels="byte"))
    assert gray.shape == (8, 8)
    assert gray.max() <= 1
    rgb = canvas_of(Picture("p", pixels, 0, colour="rgb"))
    assert rgb.shape == (16, 16, 3)
    assert rgb[15, 15].tolist() == [1, 1, 1]


def test_a_painted_picture_is_its_own_canvas() -> None:
    pixels = np.zeros((5, 7), np.float32)
    assert canvas_of(Picture("p", pixels, 0)) is pixels
    assert canvas_of(Picture("p", pixels, 4)) is not pixels


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32])
@pytest.mark.parametrize("stored", [(6, 9), (6, 9, 3)])
@pytest.mark.parametrize("colour", ["gray", "rgb"])
@pytest.mark.parametrize("size", [0, 5])
def test_the_canvas_has_the_very_numbers_of_the_input(
    dtype: type, stored: tuple[Any, ...], colour: str, size: int
) -> None:
    values = np.random.default_rng(3).random(stored)
    top = 1 if dtype == np.float32 else np.iinfo(dtype).max
    picture = Picture("p", (values * top).astype(dtype), size, size > 0, colour)
    x = at_size(picture.pixels, picture.size, picture.square, picture.colour, "unit")
    seen = canvas_of(picture)
    assert np.array_equal(x, seen[None] if seen.ndim == 2 else np.moveaxis(seen, 2, 0))


@given(points, points, st.sampled_from(["line", "rectangle", "ellipse"]), st.sampled_from([1, 3.5]))
def test_a_shape_that_was_pulled_about_is_the_shape_drawn_at_once(
    start: tuple[float, float], end: tuple[float, float], tool: str, size: float
) -> None:
    rng = np.random.default_rng(5)
    canvas = rng.random((24, 31), np.float32)
    gesture = begin(Pen(tool, size), canvas, start)
    gesture.move((12.0, 3.0), False)
    gesture.move(end, False)
    draw = {"line": paint.line, "rectangle": paint.rectangle, "ellipse": paint.ellipse}[tool]
    if size == 1:  # whole cells: from centre to centre
        start, end = (tuple(np.floor(point) + 0.5) for point in (start, end))
    assert np.array_equal(gesture.canvas, draw(canvas, start, end, Pen(tool, size).brush))


@given(st.lists(points, min_size=2, max_size=5), st.sampled_from(list(LABELS)))
def test_what_a_gesture_says_has_changed_is_all_that_has(
    path: list[tuple[float, float]], tool: str
) -> None:
    canvas = np.random.default_rng(5).random((24, 31), np.float32)
    before = canvas.copy()
    gesture = begin(Pen(tool, 2.5, ink=0.5), canvas, path[0])
    for point in [path[0], *path[1:]]:
        after = gesture.canvas.copy()
        outside = after != before
        outside[gesture.changed.slices] = False
        assert not outside.any()
        before = after
        gesture.move(point, False)
