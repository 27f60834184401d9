"""What is shown while drawing is what a fresh look at the canvas would show."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import pytest

from playground.gui.input.canvasview import CanvasView
from playground.pictures.brush import Rect


def reduced(canvas: np.ndarray, limit: float) -> np.ndarray:
    """The small copy, channels first, of a whole canvas."""
    small = cv2.resize(canvas, (25, 15), interpolation=cv2.INTER_AREA) * np.float32(limit)
    return np.moveaxis(small, 2, 0) if small.ndim == 3 else small


@pytest.mark.parametrize("limit", [1.0, 255.0])
@pytest.mark.parametrize("shape", [(60, 100), (60, 100, 3)])
def test_only_what_changed_is_taken_over(shape: tuple[Any, ...], limit: float) -> None:
    rng = np.random.default_rng(2)
    canvas = rng.random(shape, np.float32)
    view = CanvasView(canvas, limit, reduced(canvas, limit))
    for top, left, bottom, right in [(0, 0, 3, 3), (17, 30, 44, 81), (59, 99, 60, 100)]:
        canvas[top:bottom, left:right] = rng.random(canvas[top:bottom, left:right].shape)
        view.update(Rect(top, left, bottom, right))
        plane = view.plane()
        expected = np.moveaxis(canvas, 2, 0) if canvas.ndim == 3 else canvas
        assert plane.values == pytest.approx(expected * limit)
        assert plane.reduced == pytest.approx(reduced(canvas, limit), abs=1e-4 * limit)
        assert (plane.height, plane.width) == (60, 100)


def test_a_ratio_that_is_no_whole_number_is_close_enough() -> None:
    rng = np.random.default_rng(2)
    canvas = cv2.GaussianBlur(rng.random((61, 103), np.float32), (9, 9), 0)
    view = CanvasView(canvas, 1.0, reduced(canvas, 1))
    canvas[20:41, 30:70] += 0.25
    view.update(Rect(20, 30, 41, 70))
    assert np.abs(view.plane().reduced - reduced(canvas, 1)).mean() < 0.01


def test_the_small_copy_that_was_given_stays_as_it_was() -> None:
    canvas = np.zeros((60, 100), np.float32)
    small = reduced(canvas, 1)
    view = CanvasView(canvas, 1.0, small)
    canvas[:] = 1
    view.update(Rect(0, 0, 60, 100))
    assert not small.any()
    assert view.plane().reduced.all()


def test_nothing_changed_is_nothing_done() -> None:
    canvas = np.zeros((4, 4), np.float32)
    view = CanvasView(canvas, 255.0, None)
    canvas[0, 0] = 1
    view.update(Rect())
    assert not view.plane().values.any()
