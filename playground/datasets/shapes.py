"""Drawn shapes at seeded places, sizes and angles: as many as one likes, made on the spot."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.cancelling import Cancelled, never
from playground.core.fields import Field, declared
from playground.core.messages import marked
from playground.core.network_input import Framing
from playground.core.plan import MAX_SEED, DataSource
from playground.datasets.dataset import (
    Dataset,
    Indices,
    Progress,
    Stored,
    unwatched,
)
from playground.datasets.kinds import data_source

BATCH_PICTURES = 256
"""Pictures drawn at a time, to stay in the processor's cache."""

MIN_RADIUS_SHARE, MAX_RADIUS_SHARE = 0.22, 0.40
"""Radius of the circle through a shape's corners, as a share of the picture's side."""

SIZE = Field(
    "int",
    marked("field", "Size"),
    marked("field", "Rows and columns of a picture."),
    12,
    256,
    unit="px",
)
EACH = Field(
    "int",
    marked("field", "Pictures"),
    marked("field", "How many pictures of each class are made."),
    2,
    20_000,
)
TURN = Field(
    "float",
    marked("field", "Rotation"),
    marked("field", "By how many degrees a shape is turned at most, either way."),
    0.0,
    180.0,
    unit="°",
)
NOISE = Field(
    "float",
    marked("field", "Noise"),
    marked("field", "Standard deviation of what is added to every pixel, which runs from 0–1."),
    0.0,
    1.0,
)
SEED = Field(
    "int",
    marked("field", "Seed"),
    marked("field", "The same seed makes the same pictures again."),
    0,
    MAX_SEED,
)


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """Where the pixels of N pictures lie around each picture's shape, the shape's radius being 1.

    `x` and `y` are N × H × W; `pixel` (N × 1 × 1) is the side of a pixel.
    """

    x: FloatArray
    y: FloatArray
    pixel: FloatArray


def polygon(grid: Grid, corners: int) -> FloatArray:
    """Distance to the edge of a regular polygon, negative inside."""
    half = math.pi / corners
    angle = np.arctan2(grid.x, -grid.y)
    angle = (angle + half) % (2 * half) - half  # to the middle of the nearest corner's sector
    radius = np.hypot(grid.x, grid.y)
    # The edge from this corner to the next has its foot half a sector on.
    return np.asarray(radius * np.cos(half - np.abs(angle)) - math.cos(half))


def circle(grid: Grid) -> FloatArray:
    """Distance to a circle of the area that a square of radius 1 has."""
    return np.asarray(np.hypot(grid.x, grid.y) - math.sqrt(2 / math.pi))


def square(grid: Grid) -> FloatArray:
    """Distance to a square that stands on its side."""
    half = math.sqrt(0.5)
    return np.asarray(np.maximum(np.abs(grid.x), np.abs(grid.y)) - half)


def triangle(grid: Grid) -> FloatArray:
    """Distance to an equilateral triangle that points up."""
    return polygon(grid, 3)


def cross(grid: Grid) -> FloatArray:
    """Distance to two bars, each a third as wide as long."""
    x, y = np.abs(grid.x), np.abs(grid.y)
    return np.asarray(np.maximum(np.maximum(x, y) - 0.95, np.minimum(x, y) - 0.317))


def star(grid: Grid, points: int = 5, waist: float = 0.42) -> FloatArray:
    """Distance to the edges of a star whose inner corners have the radius `waist`."""
    half = math.pi / points
    angle = np.arctan2(grid.x, -grid.y)
    angle = np.abs((angle + half) % (2 * half) - half)
    radius = np.hypot(grid.x, grid.y)
    # The edge runs from the tip (1, 0) to the inner corner; its normal points outwards.
    inner = waist * math.cos(half), waist * math.sin(half)
    edge = inner[0] - 1.0, inner[1]
    length = math.hypot(*edge)
    along, across = radius * np.cos(angle) - 1.0, radius * np.sin(angle)
    return np.asarray((along * edge[1] - across * edge[0]) / length)


SHAPES: dict[str, Callable[[Grid], FloatArray]] = {
    marked("data", "circle"): circle,
    marked("data", "square"): square,
    marked("data", "triangle"): triangle,
    marked("data", "cross"): cross,
    marked("data", "star"): star,
}


@data_source
@dataclass(frozen=True, slots=True)
class Shapes(DataSource):
    """White shapes on black, each at its own place, size and angle."""

    kind: ClassVar[str] = "shapes"
    menu_order: ClassVar[int] = 20
    title: ClassVar[str] = marked("data", "Shapes")
    sentence: ClassVar[str] = marked(
        "data", "Circles, squares, triangles, crosses and stars, anywhere, of any size and angle."
    )

    size: int = declared(28, SIZE)
    each: int = declared(1000, EACH)
    turn: float = declared(180.0, TURN)
    noise: float = declared(0.05, NOISE)
    seed: int = declared(0, SEED)

    def load(
        self, progress: Progress = unwatched, cancelled: Callable[[], bool] = never
    ) -> Dataset:
        """The pictures, class by class in turn; raises Cancelled."""
        labels = np.arange(self.each * len(SHAPES), dtype=np.int64) % len(SHAPES)
        pixels = np.empty((len(labels), 1, self.size, self.size), np.uint8)
        rng = np.random.default_rng((self.seed, self.size, self.each))
        for start in range(0, len(labels), BATCH_PICTURES):
            if cancelled():
                raise Cancelled
            some = labels[start : start + BATCH_PICTURES]
            pixels[start : start + len(some), 0] = self._drawn(some, rng)
            progress(start + len(some), len(labels))
        return Dataset(
            name=self.title,
            classes=tuple(SHAPES),
            shape=(1, self.size, self.size),
            labels=labels,
            pictures=Stored(pixels),
            framing=Framing(MIN_RADIUS_SHARE + MAX_RADIUS_SHARE, "box"),
        )

    def _drawn(self, labels: Indices, rng: np.random.Generator) -> FloatArray:
        """Pictures of the classes `labels`, N × H × W, 0–255."""
        grid = _grid(rng, len(labels), self.size, math.radians(self.turn))
        distance = np.empty_like(grid.x)
        for label, shape in enumerate(SHAPES.values()):
            mine = labels == label
            distance[mine] = shape(Grid(grid.x[mine], grid.y[mine], grid.pixel[mine]))
        coverage = np.clip(0.5 - distance / grid.pixel, 0, 1)  # of a pixel, so edges are smooth
        noise = rng.standard_normal(coverage.shape, np.float32) * np.float32(self.noise)
        return np.asarray(np.rint(np.clip(coverage + noise, 0, 1) * 255))


def _grid(rng: np.random.Generator, count: int, size: int, turn: float) -> Grid:
    """Places, sizes and angles, drawn so that every shape lies wholly in its picture."""

    def uniform(low: float, high: float) -> FloatArray:
        return rng.uniform(low, high, (count, 1, 1)).astype(np.float32)

    radius = uniform(MIN_RADIUS_SHARE, MAX_RADIUS_SHARE) * size
    angle = uniform(-turn, turn)
    room = size / 2 - radius
    right, down = uniform(-1, 1) * room, uniform(-1, 1) * room
    cells = np.arange(size, dtype=np.float32) + 0.5 - size / 2
    x = (cells[None, None, :] - right) / radius
    y = (cells[None, :, None] - down) / radius
    return Grid(
        x=x * np.cos(angle) + y * np.sin(angle),
        y=y * np.cos(angle) - x * np.sin(angle),
        pixel=np.float32(1) / radius,
    )
