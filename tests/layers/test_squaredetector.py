"""The hand-set square detector fires on squares and on nothing else, wherever they are."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from playground.core.arrays import FloatArray
from playground.layers.stacks import load_stacks
from playground.training.process.modules import torch_network
from tests.layers.shapes import OTHERS, blank, frame, random_circle, random_square

LOW, HIGH = 9, 27
"""The sides that the stack's sentence promises."""


def fired(pictures: list[FloatArray]) -> FloatArray:
    """For each picture, the strongest answer anywhere in the last map."""
    size = len(pictures[0])
    shape = (1, size, size)
    module = torch_network(load_stacks()["square-detector"].network(shape), shape).eval()
    batch = torch.from_numpy(np.stack(pictures))[:, None]
    with torch.no_grad():
        return module(batch).amax(dim=(1, 2, 3)).numpy()


def test_the_sentence_names_the_sides_that_are_tested() -> None:
    assert f"{LOW} to {HIGH} pixels" in load_stacks()["square-detector"].sentence


@pytest.mark.parametrize("thickness", [1, 2])
def test_every_square_at_every_place_of_32_pixels(thickness: int) -> None:
    for side in range(LOW, HIGH + 1):
        places = range(0, 33 - side, 1 if side % 3 == 1 else 2)
        pictures = [
            frame(32, top, left, side, side, thickness) for top in places for left in places
        ]
        assert (fired(pictures) > 0).all(), side


@pytest.mark.parametrize("size", [28, 32, 45, 64])
def test_squares_however_they_are_drawn(size: int) -> None:
    rng = np.random.default_rng(size)
    pictures = [random_square(rng, size, LOW, min(HIGH, size)) for _ in range(150)]
    assert (fired(pictures) > 0).all()


@pytest.mark.parametrize("size", [28, 32, 45])
@pytest.mark.parametrize("shape", list(OTHERS))
def test_no_other_shape(shape: str, size: int) -> None:
    rng = np.random.default_rng(size)
    pictures = [OTHERS[shape](rng, size) for _ in range(250)]
    assert min(picture.max() for picture in pictures) > 0.3
    assert (fired(pictures) == 0).all()


def test_nothing_where_nothing_is() -> None:
    assert fired([blank(32)])[0] == 0


def test_oblong_rectangles_are_no_squares() -> None:
    rng = np.random.default_rng(1)
    pictures = []
    while len(pictures) < 200:
        height, width = (int(n) for n in rng.integers(8, 31, 2))
        if abs(height - width) >= 8:
            top, left = int(rng.integers(0, 33 - height)), int(rng.integers(0, 33 - width))
            pictures.append(frame(32, top, left, height, width, int(rng.integers(1, 3))))
    assert (fired(pictures) == 0).all()


def test_filled_shapes_are_told_apart_by_their_outline() -> None:
    rng = np.random.default_rng(2)
    squares, discs = [], []
    for _ in range(60):
        side = int(rng.integers(LOW, 25))
        top, left = (int(n) for n in rng.integers(0, 33 - side, 2))
        squares.append(frame(32, top, left, side, side, 16))
        rows, columns = np.ogrid[:32, :32]
        centre = top + side / 2, left + side / 2
        disc = np.hypot(rows - centre[0], columns - centre[1]) <= side / 2
        discs.append(disc.astype(np.float32))
    assert (fired(squares) > 0).all()
    assert (fired(discs) == 0).all()


def test_it_fires_at_the_middle_of_the_square() -> None:
    shape = (1, 32, 32)
    layers = list(load_stacks()["square-detector"].network(shape))
    x = frame(32, 4, 12, 16, 16, 1)[None]
    for layer in layers:
        x = layer.forward(x)
    row, column = np.unravel_index(x[0].argmax(), x[0].shape)
    assert abs(2 * row - 12) <= 3
    assert abs(2 * column - 20) <= 3


def test_a_square_among_other_shapes() -> None:
    rng = np.random.default_rng(3)
    for _ in range(20):
        scene = np.zeros((64, 64), np.float32)
        scene[:32, :32] = random_circle(rng, 32)
        assert fired([scene])[0] == 0
        scene[32:, 32:] = random_square(rng, 32, LOW, HIGH)
        assert fired([scene])[0] > 0
