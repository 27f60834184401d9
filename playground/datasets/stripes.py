"""Stripes, to be told apart by their orientation: what a first layer is for."""

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
from playground.core.plan import DataSource
from playground.datasets.dataset import Dataset, Indices, Progress, Stored, unwatched
from playground.datasets.kinds import data_source
from playground.datasets.shapes import BATCH_PICTURES, EACH, NOISE, SEED, SIZE

MIN_WAVE_PX, MAX_WAVE_PX = 4.0, 10.0
"""Wavelengths in pixels."""

ORIENTATIONS = Field(
    "int",
    marked("field", "Orientations"),
    marked("field", "Into how many classes half a turn is cut: 4 is every 45°."),
    2,
    18,
)
JITTER = Field(
    "float",
    marked("field", "Jitter"),
    marked("field", "By how many degrees stripes lean at most from their class's angle."),
    0.0,
    45.0,
    unit="°",
)


@data_source
@dataclass(frozen=True, slots=True)
class Stripes(DataSource):
    """Sine waves of seeded wavelength, phase and contrast."""

    kind: ClassVar[str] = "stripes"
    menu_order: ClassVar[int] = 30
    title: ClassVar[str] = marked("data", "Stripes by orientation")
    sentence: ClassVar[str] = marked(
        "data", "Stripes of any width and place; the class is the direction that they run in."
    )

    size: int = declared(28, SIZE)
    orientations: int = declared(4, ORIENTATIONS)
    each: int = declared(300, EACH)
    jitter: float = declared(5.0, JITTER)
    noise: float = declared(0.1, NOISE)
    seed: int = declared(0, SEED)

    def load(
        self, progress: Progress = unwatched, cancelled: Callable[[], bool] = never
    ) -> Dataset:
        """The pictures, class by class in turn; raises Cancelled."""
        labels = np.arange(self.each * self.orientations, dtype=np.int64) % self.orientations
        pixels = np.empty((len(labels), 1, self.size, self.size), np.uint8)
        rng = np.random.default_rng((self.seed, self.size, self.each, self.orientations))
        for start in range(0, len(labels), BATCH_PICTURES):
            if cancelled():
                raise Cancelled
            some = labels[start : start + BATCH_PICTURES]
            pixels[start : start + len(some), 0] = self._drawn(some, rng)
            progress(start + len(some), len(labels))
        angles = [180 * index / self.orientations for index in range(self.orientations)]
        return Dataset(
            name=self.title,
            classes=tuple(f"{angle:g}°" if angle % 1 == 0 else f"{angle:.1f}°" for angle in angles),
            shape=(1, self.size, self.size),
            labels=labels,
            pictures=Stored(pixels),
            edge="repeat",
        )

    def _drawn(self, labels: Indices, rng: np.random.Generator) -> FloatArray:
        """Pictures of the classes `labels`, N × H × W, 0–255."""

        def uniform(low: float, high: float) -> FloatArray:
            return rng.uniform(low, high, (len(labels), 1, 1)).astype(np.float32)

        lean = math.radians(self.jitter)
        # Counted anticlockwise from horizontal stripes, as angles are drawn; rows count downwards.
        angle = labels[:, None, None] * np.float32(math.pi / self.orientations)
        angle = angle + uniform(-lean, lean)
        wave = 2 * math.pi / uniform(MIN_WAVE_PX, MAX_WAVE_PX)
        cells = np.arange(self.size, dtype=np.float32)
        across = cells[None, None, :] * np.sin(angle) + cells[None, :, None] * np.cos(angle)
        pictures = 0.5 + uniform(0.25, 0.5) * np.sin(across * wave + uniform(0, 2 * math.pi))
        noise = rng.standard_normal(pictures.shape, np.float32) * np.float32(self.noise)
        return np.asarray(np.rint(np.clip(pictures + noise, 0, 1) * 255))
