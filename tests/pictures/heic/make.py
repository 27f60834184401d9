"""Encodes the HEIC files beside this script; needs pillow-heif, which the program does not."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pillow_heif  # type: ignore[import-not-found]
from PIL import Image

FOLDER = Path(__file__).parent


def quadrants() -> np.ndarray:
    """Red at the left, green above, blue rising to the right: 48 × 64 × 3."""
    row, column = np.mgrid[0:48, 0:64]
    red, green = np.where(column < 32, 220, 40), np.where(row < 24, 200, 30)
    return np.dstack([red, green, column * 255 // 63]).astype(np.uint8)


def ramps() -> np.ndarray:
    """Red rises to the right, green downwards, blue is a half: 16 × 24 × 3, of 16 bits."""
    row, column = np.mgrid[0:16, 0:24]
    return np.dstack([column * 65535 // 23, row * 65535 // 15, 0 * row + 32768]).astype(np.uint16)


def main() -> None:
    """Write all of them."""
    pillow_heif.register_heif_opener()
    picture = Image.fromarray(quadrants())
    turned = Image.Exif()
    turned[0x0112] = 6
    picture.save(FOLDER / "turned.heic", quality=90, exif=turned.tobytes())
    other = Image.fromarray(255 - quadrants())
    path = FOLDER / "two-pictures.heic"
    picture.save(path, quality=90, save_all=True, append_images=[other], primary_index=1)
    deep = ramps()
    gray = np.ascontiguousarray(deep[..., 0])
    made = pillow_heif.from_bytes(mode="I;16", size=(24, 16), data=gray.tobytes())
    made.save(FOLDER / "ten-bits-gray.heic", quality=-1)
    alpha = np.full((16, 24, 1), 65535, np.uint16)
    alpha[:, :8] = 0
    pillow_heif.options.SAVE_HDR_TO_12_BIT = True
    data = np.dstack([deep, alpha]).tobytes()
    made = pillow_heif.from_bytes(mode="RGBA;16", size=(24, 16), data=data)
    made.save(FOLDER / "twelve-bits-alpha.heic", quality=-1, chroma=444, matrix_coefficients=0)


if __name__ == "__main__":
    main()
