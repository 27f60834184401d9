"""Pictures to fine-tune on: crops of the sample photos by texture, turned and with noise."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from playground.core.arrays import PixelArray
from playground.pictures.samples import SAMPLES
from playground.pictures.save import save_png

TEXTURES = {
    "bricks": ("brick", slice(0, 512), slice(0, 512)),
    "fur": ("chelsea", slice(120, 300), slice(120, 400)),
    "grass": ("camera", slice(390, 512), slice(0, 512)),
    "writing": ("text", slice(0, 172), slice(0, 448)),
}
"""Of which sample, which rows and columns; in gray, so that colour gives nothing away."""

SIDE_PX = 96
NOISE = 12.0
"""Standard deviation, of intensities of 0 to 255."""


def write_crops(folder: Path, training: int, held_out: int, seed: int = 0) -> None:
    """Write so many pictures of each texture into train/NAME and val/NAME, no two alike."""
    rng = np.random.default_rng(seed)
    for name, (sample, rows, columns) in TEXTURES.items():
        photo = SAMPLES[sample].pixels()[rows, columns]
        photo = photo if photo.ndim == 2 else np.asarray(cv2.cvtColor(photo, cv2.COLOR_RGB2GRAY))
        for part, count in (("train", training), ("val", held_out)):
            place = folder / part / name
            place.mkdir(parents=True)
            for number in range(count):
                save_png(place / f"{number:03}.png", crop(photo, rng))


def crop(pixels: PixelArray, rng: np.random.Generator) -> PixelArray:
    """A square of a photo at a random place, turned by any angle, with noise."""
    height, width = pixels.shape[:2]
    middle = (rng.uniform(0.3, 0.7) * width, rng.uniform(0.2, 0.8) * height)
    turn = cv2.getRotationMatrix2D(middle, rng.uniform(0, 360), rng.uniform(0.8, 1.4))
    turn[:, 2] += SIDE_PX / 2 - np.array(middle)
    found = cv2.warpAffine(pixels, turn, (SIDE_PX, SIDE_PX), borderMode=cv2.BORDER_REFLECT_101)
    noisy = found + rng.normal(0, NOISE, found.shape)
    return np.asarray(noisy.clip(0, 255), np.uint8)
