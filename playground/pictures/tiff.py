"""What TIFF files may be that Pillow does not make pixels of by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import numpy as np

from playground.core.arrays import PixelArray

if TYPE_CHECKING:
    from PIL import Image

PHOTOMETRIC: Final = 262
WHITE_IS_ZERO: Final = 0


def is_white_zero(image: Image.Image) -> bool:
    """Whether the file stores black as its highest value, which Pillow minds up to 8 bits."""
    tags = getattr(image, "tag_v2", {})
    return image.format == "TIFF" and tags.get(PHOTOMETRIC) == WHITE_IS_ZERO


def is_colour_in_pages(image: Image.Image) -> bool:
    """Whether a TIFF has exactly three gray pages of one size: red, green and blue.

    The first page is the current one afterwards.
    """
    if image.format != "TIFF" or image.mode != "L":
        return False
    looks = []
    try:
        for page in range(4):
            image.seek(page)
            looks.append((image.mode, image.size))
    except EOFError:
        pass
    finally:
        image.seek(0)
    return len(looks) == 3 and len(set(looks)) == 1


def lab_to_rgb() -> Callable[[Image.Image], PixelArray]:
    """A function from strips in CIELab to pixels in sRGB."""
    from PIL import ImageCms

    profiles = (ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB"))
    transform = ImageCms.buildTransform(*profiles, "LAB", "RGB")

    def convert(strip: Image.Image) -> PixelArray:
        found = ImageCms.applyTransform(strip, transform)
        assert found is not None
        return np.asarray(found)

    return convert
