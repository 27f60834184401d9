"""Painting: symmetry, crispness, dirty rectangles, and what a stroke must not do."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from playground.pictures.brush import around, cells_between, curve
from playground.pictures.paint import (
    Brush,
    Rect,
    StrokePainter,
    clear,
    ellipse,
    erase,
    fill,
    invert,
    line,
    rectangle,
    stroke,
    with_lightness_inverted,
)
from tests.later import Later

ndimage = Later("scipy.ndimage")

HEIGHT, WIDTH = 31, 44
# Pointers report fractions of pixels; sixteenths mirror exactly, and never lie between two cells
# when they are odd.
coordinates = st.integers(-160, 16 * 60).map(lambda v: (2 * v + 1) / 32)
points = st.tuples(coordinates, coordinates)
paths = st.lists(points, min_size=1, max_size=8)
soft_brushes = st.builds(Brush, st.floats(1.01, 20), st.floats(0, 1), st.floats(0, 1, width=32))
brushes = st.one_of(soft_brushes, st.just(Brush()), st.just(Brush(0.5, 0.5, 0.25)))
canvases = hnp.arrays(np.float32, (HEIGHT, WIDTH), elements=st.floats(0, 1, width=32), fill=None)
plain = st.just(np.full((HEIGHT, WIDTH), np.float32(0.125)))
some_canvas = st.one_of(
    plain,
    st.integers(0, 99).map(
        lambda seed: np.random.default_rng(seed).random((HEIGHT, WIDTH), np.float32)
    ),
)
calm = settings(deadline=None, max_examples=60)


def black(height: int = HEIGHT, width: int = WIDTH) -> np.ndarray:
    return np.zeros((height, width), np.float32)


def same(a: np.ndarray, b: np.ndarray) -> None:
    assert a.dtype == b.dtype == np.float32
    np.testing.assert_array_equal(a, b)


# Strokes


@calm
@given(some_canvas, paths, brushes)
def test_a_mirrored_stroke_is_the_mirror_image_to_the_last_bit(
    canvas: np.ndarray, path: list[tuple[float, float]], brush: Brush
) -> None:
    painted = stroke(canvas, path, brush)
    same(stroke(canvas[:, ::-1], [(WIDTH - x, y) for x, y in path], brush), painted[:, ::-1])
    same(stroke(canvas[::-1], [(x, HEIGHT - y) for x, y in path], brush), painted[::-1])
    same(stroke(canvas.T, [(y, x) for x, y in path], brush), painted.T)


@calm
@given(some_canvas, paths, brushes, st.data())
def test_points_may_come_one_by_one_or_in_bursts(
    canvas: np.ndarray, path: list[tuple[float, float]], brush: Brush, data: Any
) -> None:
    whole = stroke(canvas, path, brush)
    painter = StrokePainter(canvas, brush)
    rest = path
    while rest:
        count = data.draw(st.integers(1, len(rest)))
        painter.extend(rest[:count])
        rest = rest[count:]
    same(painter.canvas, whole)


@calm
@given(some_canvas, paths, brushes)
def test_the_rectangle_holds_every_change(
    canvas: np.ndarray, path: list[tuple[float, float]], brush: Brush
) -> None:
    painter = StrokePainter(canvas, brush)
    for point in path:
        before = painter.canvas.copy()
        rect = painter.extend([point])
        changed = painter.canvas != before
        changed[rect.slices] = False
        assert not changed.any()
        assert 0 <= rect.top <= rect.bottom <= HEIGHT
        assert 0 <= rect.left <= rect.right <= WIDTH


@calm
@given(some_canvas, paths, brushes)
def test_a_stroke_only_goes_between_what_is_there_and_its_colour(
    canvas: np.ndarray, path: list[tuple[float, float]], brush: Brush
) -> None:
    painted = stroke(canvas, path, brush)
    colour = np.float32(brush.colour)
    low, high = np.minimum(canvas, colour), np.maximum(canvas, colour)
    assert np.all(painted >= low - 1e-6)
    assert np.all(painted <= high + 1e-6)


@calm
@given(paths, soft_brushes)
def test_going_over_the_same_path_again_in_one_stroke_does_not_build_up(
    path: list[tuple[float, float]], brush: Brush
) -> None:
    there = stroke(black(), [path[0], path[-1]], brush)
    again = stroke(black(), [path[0], path[-1]] * 3, brush)
    np.testing.assert_allclose(again, there, atol=0.01)


@calm
@given(some_canvas, paths)
def test_hard_cells_painted_twice_are_painted_once(
    canvas: np.ndarray, path: list[tuple[float, float]]
) -> None:
    once = stroke(canvas, path, Brush(1, 1, 0.75))
    same(stroke(once, path, Brush(1, 1, 0.75)), once)


def test_the_canvas_given_is_left_alone() -> None:
    canvas = black()
    canvas.setflags(write=False)
    for brush in (Brush(), Brush(5)):
        assert stroke(canvas, [(3, 3), (20, 20)], brush).any()
        assert rectangle(canvas, (3, 3), (20, 20), brush).any()
        assert ellipse(canvas, (3, 3), (20, 20), brush).any()
    assert fill(canvas, (3, 3), 1).all()
    assert clear(canvas, 1).all()
    assert invert(canvas).all()
    assert not canvas.any()


def test_a_dot_is_round_and_as_large_as_the_brush() -> None:
    for size in (2, 3, 7, 10.5):
        dot = stroke(black(41, 41), [(20.5, 20.5)], Brush(size))
        assert dot[20, 20] == 1
        assert dot.sum() == pytest.approx(np.pi * size**2 / 4, rel=0.12)
        same(dot, dot.T)
        same(dot, dot[::-1])


def test_a_line_is_as_wide_as_the_brush() -> None:
    for end in ((44.5, 20.5), (39.3, 33.7)):
        thick = line(black(60, 60), (10.5, 20.5), end, Brush(4))
        length = np.hypot(end[0] - 10.5, end[1] - 20.5)
        assert thick.sum() == pytest.approx(length * 4 + np.pi * 4, rel=0.03)
        assert thick.max() == 1


def test_hardness_softens_the_rim_and_keeps_the_middle() -> None:
    sums = []
    for hardness in (0, 0.5, 1):
        dot = stroke(black(41, 41), [(20.5, 20.5)], Brush(16, hardness))
        assert dot[20, 20] == 1
        sums.append(dot.sum())
        assert not dot[20, :12].any()
        assert np.all(np.diff(dot[20, :21]) >= 0)
    assert sums == sorted(sums)


def test_full_cover_is_exactly_the_colour() -> None:
    canvas = np.full((9, 9), np.float32(0.3))
    painted = stroke(canvas, [(4.5, 4.5)], Brush(30, 1, 0.7))
    assert np.all(painted == np.float32(0.7))


def test_a_stroke_passes_through_its_points_without_corners() -> None:
    path = [(5.5, 5.5), (15.5, 9.5), (22.5, 20.5), (35.5, 22.5)]
    painted = stroke(black(), path, Brush(2))
    for x, y in path:
        assert painted[int(y), int(x)] == pytest.approx(1)
    pieces = [curve(None, path[0], path[1], path[2]), curve(path[0], path[1], path[2], path[3])]
    into = np.subtract(pieces[0][-1], pieces[0][-2])
    out = np.subtract(pieces[1][1], pieces[1][0])
    cosine = into @ out / np.linalg.norm(into) / np.linalg.norm(out)
    assert cosine > 0.97
    straight = np.subtract(path[1], path[0]) @ np.subtract(path[2], path[1])
    straight /= np.linalg.norm(np.subtract(path[1], path[0]))
    straight /= np.linalg.norm(np.subtract(path[2], path[1]))
    assert cosine > straight + 0.1


@calm
@given(points, points, points, points)
def test_curves_stay_near_their_points(
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float], d: tuple[float, float]
) -> None:
    assume(a != b != c != d)
    piece = np.array(curve(a, b, c, d))
    np.testing.assert_array_equal(piece[0], b)
    np.testing.assert_array_equal(piece[-1], c)
    reach = np.hypot(*np.subtract(c, b))
    middle = np.add(b, c) / 2
    assert np.all(np.hypot(*(piece - middle).T) <= reach * 1.1 + 0.1)


def test_a_stroke_far_outside_is_clipped() -> None:
    for brush in (Brush(3), Brush(1)):
        painted = stroke(black(), [(-50, 10.5), (100, 10.5)], brush)
        assert np.all(painted[10] == 1)
        assert not stroke(black(), [(-50, -50), (-40, 200)], brush).any()
    assert not StrokePainter(black(), Brush(3)).extend([(1e9, -1e9)])


# Cells


@pytest.mark.parametrize("shape", [(28, 28), (4, 4), (1, 1)])
def test_a_brush_of_one_paints_the_cell_under_the_pointer(shape: tuple[int, int]) -> None:
    for row in range(shape[0]):
        for column in range(shape[1]):
            for x, y in ((0.01, 0.99), (0.5, 0.5), (0.99, 0.01)):
                painted = stroke(black(*shape), [(column + x, row + y)], Brush(1, 0, 0.6))
                expected = black(*shape)
                expected[row, column] = 0.6
                same(painted, expected)


@given(points, points)
def test_a_line_of_cells_has_no_gaps_and_no_thick_places(
    a: tuple[float, float], b: tuple[float, float]
) -> None:
    painted = line(
        np.zeros((80, 80), np.float32), (a[0] + 12, a[1] + 12), (b[0] + 12, b[1] + 12), Brush()
    )
    rows, columns = np.nonzero(painted)
    assert set(painted[rows, columns]) == {1}
    _, count = ndimage.label(painted, np.ones((3, 3)))
    assert count == 1
    spans = np.ptp(rows), np.ptp(columns)
    assert len(rows) == max(spans) + 1


def test_lines_of_cells() -> None:
    assert list(cells_between((0, 0), (0, 0))) == [(0, 0)]
    assert list(cells_between((2, 3), (2, 1))) == [(2, 3), (2, 2), (2, 1)]
    assert list(cells_between((0, 0), (3, 3))) == [(0, 0), (1, 1), (2, 2), (3, 3)]
    assert list(cells_between((0, 0), (1, 2))) == [(0, 0), (0, 1), (1, 2)]


# Shapes

boxes = st.tuples(points, points)


@calm
@given(some_canvas, boxes, brushes, st.booleans(), st.sampled_from([rectangle, ellipse]))
def test_mirrored_shapes(
    canvas: np.ndarray,
    box: tuple[tuple[float, float], tuple[float, float]],
    brush: Brush,
    filled: bool,
    shape: Callable[..., Any],
) -> None:
    (ax, ay), (bx, by) = box
    painted = shape(canvas, (ax, ay), (bx, by), brush, filled)
    mirrored = shape(canvas[:, ::-1], (WIDTH - ax, ay), (WIDTH - bx, by), brush, filled)
    same(mirrored, painted[:, ::-1])
    mirrored = shape(canvas[::-1], (ax, HEIGHT - ay), (bx, HEIGHT - by), brush, filled)
    same(mirrored, painted[::-1])
    same(shape(canvas, (bx, ay), (ax, by), brush, filled), painted)


@calm
@given(boxes, brushes, st.sampled_from([rectangle, ellipse]))
def test_filling_a_shape_adds_only_its_inside(
    box: tuple[tuple[float, float], tuple[float, float]], brush: Brush, shape: Callable[..., Any]
) -> None:
    brush = Brush(brush.size, brush.hardness)
    outline, filled = (shape(black(), *box, brush, full) for full in (False, True))
    assert np.all(filled >= outline)
    (ax, ay), (bx, by) = box
    y, x = np.mgrid[:HEIGHT, :WIDTH] + 0.5
    reach = 0 if brush.paints_cells else brush.reach
    if brush.paints_cells:
        ax, bx = np.floor(min(ax, bx)), np.ceil(max(ax, bx))
        ay, by = np.floor(min(ay, by)), np.ceil(max(ay, by))
    outside = np.maximum(
        np.abs(x - (ax + bx) / 2) - abs(ax - bx) / 2, np.abs(y - (ay + by) / 2) - abs(ay - by) / 2
    )
    assert not filled[outside > reach].any()
    if shape is rectangle:
        assert np.all(filled[outside <= 0] == 1)


def test_rectangles() -> None:
    painted = rectangle(black(9, 9), (1.5, 2.5), (6.2, 7.9), Brush())
    expected = black(9, 9)
    expected[2:8, 1:7] = 1
    same(rectangle(black(9, 9), (6.2, 7.9), (1.5, 2.5), Brush(), filled=True), expected)
    expected[3:7, 2:6] = 0
    same(painted, expected)
    wide = rectangle(black(60, 60), (10, 10), (50, 40), Brush(4))
    assert wide.sum() == pytest.approx(140 * 4 - 4 * 4 + np.pi * 4, rel=0.02)
    assert wide[25, 30] == 0
    assert rectangle(black(60, 60), (10, 10), (50, 40), Brush(4), filled=True)[25, 30] == 1


def test_ellipses() -> None:
    for rx, ry in ((20, 20), (24, 9), (3, 15)):
        box = (30 - rx, 30 - ry), (30 + rx, 30 + ry)
        ring = ellipse(black(60, 60), *box, Brush(2))
        disc = ellipse(black(60, 60), *box, Brush(2), filled=True)
        y, x = np.mgrid[:60, :60] + 0.5 - 30
        assert disc.sum() == pytest.approx(np.pi * (rx + 1) * (ry + 1), rel=0.05)
        level = np.hypot(x / rx, y / ry)
        middle = level < 1 - 2.5 / min(rx, ry)
        assert not ring[middle].any()
        assert np.all(disc[level <= 1] == 1)
        around_it = np.linspace(0, 2 * np.pi, 50)
        columns = np.floor(30 + rx * np.cos(around_it) * 0.999).astype(int)
        rows = np.floor(30 + ry * np.sin(around_it) * 0.999).astype(int)
        assert np.all(ring[rows, columns] > 0.4)


def test_crisp_circles() -> None:
    painted = ellipse(black(5, 5), (0.5, 0.5), (4.5, 4.5), Brush())
    expected = np.array(
        [[0, 1, 1, 1, 0], [1, 0, 0, 0, 1], [1, 0, 0, 0, 1], [1, 0, 0, 0, 1], [0, 1, 1, 1, 0]]
    )
    np.testing.assert_array_equal(painted, expected)
    for size in range(1, 20):
        box = (0.5, 0.5), (size - 0.5, size - 0.5)
        ring = ellipse(black(size, size), *box, Brush())
        disc = ellipse(black(size, size), *box, Brush(), filled=True)
        assert ring.any(axis=0).all()
        assert ring.any(axis=1).all()
        _, count = ndimage.label(ring, np.ones((3, 3)))
        assert count == 1
        same(ndimage.binary_fill_holes(ring).astype(np.float32), disc)


def test_a_shape_without_height_is_a_line() -> None:
    for brush in (Brush(), Brush(3)):
        flat = line(black(), (5.5, 9.5), (30.5, 9.5), brush)
        same(rectangle(black(), (5.5, 9.5), (30.5, 9.5), brush), flat)
        np.testing.assert_allclose(
            ellipse(black(), (5.5, 9.5), (30.5, 9.5), brush), flat, atol=1e-6
        )


# Filling, erasing, clearing, inverting


@calm
@given(
    hnp.arrays(
        np.uint8, st.tuples(st.integers(1, 12), st.integers(1, 12)), elements=st.integers(0, 2)
    ),
    st.data(),
    st.sampled_from([0.0, 0.5]),
)
def test_fill_reaches_what_scipy_labels(levels: np.ndarray, data: Any, tolerance: float) -> None:
    canvas = levels.astype(np.float32) / 2
    row = data.draw(st.integers(0, canvas.shape[0] - 1))
    column = data.draw(st.integers(0, canvas.shape[1] - 1))
    labels, _ = ndimage.label(np.abs(canvas - canvas[row, column]) <= tolerance)
    expected = np.where(labels == labels[row, column], np.float32(0.7), canvas)
    filled = fill(canvas, (column + 0.5, row + 0.5), 0.7, tolerance)
    same(filled, expected)
    same(fill(filled, (column + 0.5, row + 0.5), 0.7), filled)


def test_fill_outside_changes_nothing() -> None:
    canvas = np.random.default_rng(0).random((4, 4), np.float32)
    for point in ((-1, 2), (2, -1), (4, 2), (2, 4)):
        same(fill(canvas, point, 1.0), canvas)


def test_fill_in_colour_compares_every_channel() -> None:
    canvas = np.zeros((1, 4, 3), np.float32)
    canvas[0, 2, 1] = 0.5
    filled = fill(canvas, (0.5, 0.5), (1, 0, 0), 0.4)
    np.testing.assert_array_equal(filled[0], [[1, 0, 0], [1, 0, 0], [0, 0.5, 0], [0, 0, 0]])


@calm
@given(paths, brushes)
def test_erasing_what_was_painted_on_the_background(
    path: list[tuple[float, float]], brush: Brush
) -> None:
    hard = Brush(brush.size, 1, brush.colour)
    painted = stroke(black(), path, hard)
    wider = hard if hard.paints_cells else Brush(hard.size + 2, 1)
    same(erase(painted, path, wider), black())
    assert np.all(erase(painted, path, wider, background=1.0)[painted > 0] == 1)


@given(hnp.arrays(np.uint8, (5, 4, 3)))
def test_inverting_twice_gives_back(pixels: np.ndarray) -> None:
    canvas = pixels.astype(np.float32) / 256
    same(invert(invert(canvas)), canvas)


@given(hnp.arrays(np.uint8, (5, 4, 3)))
def test_light_for_dark_keeps_hues_and_its_double_gives_back(pixels: np.ndarray) -> None:
    canvas = pixels.astype(np.float32) / 256
    turned = with_lightness_inverted(canvas)
    assert np.allclose(with_lightness_inverted(turned), canvas, atol=1e-6)
    ends = turned.max(axis=2) + turned.min(axis=2)
    assert np.allclose(ends, 2 - canvas.max(axis=2) - canvas.min(axis=2), atol=1e-6)
    for one, other in ((0, 1), (1, 2)):  # a hue is in the differences of the channels
        difference = canvas[..., one] - canvas[..., other]
        assert np.allclose(turned[..., one] - turned[..., other], difference, atol=1e-6)


def test_clear() -> None:
    same(clear(black(), 0.5), np.full((HEIGHT, WIDTH), np.float32(0.5)))
    colour = clear(np.ones((2, 2, 3), np.float32), (0.1, 0.2, 0.3))
    same(colour[1, 1], np.array([0.1, 0.2, 0.3], np.float32))


def test_colours_on_both_kinds_of_canvas() -> None:
    colour = np.zeros((5, 5, 3), np.float32)
    for brush in (Brush(1, 1, (1, 0.5, 0)), Brush(9, 1, (1, 0.5, 0))):
        same(stroke(colour, [(2.5, 2.5)], brush)[2, 2], np.array([1, 0.5, 0], np.float32))
        gray = stroke(black(5, 5), [(2.5, 2.5)], brush)
        assert gray[2, 2] == pytest.approx(0.299 + 0.587 / 2)
    same(stroke(colour, [(2.5, 2.5)], Brush(1, 1, 0.5))[2, 2], np.full(3, np.float32(0.5)))


@pytest.mark.parametrize("bad", [{"size": 0}, {"size": float("nan")}, {"hardness": 1.1}])
def test_impossible_brushes(bad: dict[Any, Any]) -> None:
    with pytest.raises(ValueError, match="no such brush"):
        Brush(**bad)


def test_rects() -> None:
    assert not Rect()
    assert Rect(1, 2, 3, 4) | Rect() == Rect(1, 2, 3, 4) == Rect() | Rect(1, 2, 3, 4)
    assert Rect(1, 2, 3, 4) | Rect(0, 3, 2, 9) == Rect(0, 2, 3, 9)
    assert around([(2, 3), (5, 4)], 1.5, (100, 100)) == Rect(1, 0, 6, 7)


@pytest.mark.parametrize("colour", [False, True])
def test_a_step_of_a_stroke_works_on_no_more_of_a_large_canvas(colour: bool) -> None:
    """By the memory that it takes for a while; tests.bench.bench_gestures measures the time."""
    angle = np.linspace(0, 6, 60)
    path = np.stack([128 + 20 * angle * np.cos(angle), 128 + 20 * angle * np.sin(angle)], 1)
    rects, peaks = [], []
    for side in (256, 2560):
        canvas = np.zeros((side, side, 3) if colour else (side, side), np.float32)
        painter = StrokePainter(canvas, Brush(12, 0.7))
        painter.extend(path[:1].tolist())
        tracemalloc.start()
        rects.append([painter.extend([point]) for point in path[1:].tolist()])
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert rects[0] == rects[1]
    assert peaks[1] < 1.5 * peaks[0]
