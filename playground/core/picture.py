"""The picture of the document: stored pixels, and how much of them is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from playground.core.arrays import PixelArray, Shape
from playground.core.network_input import OPENED, Levels, Origin

Colour: TypeAlias = Literal["gray", "rgb"]

MIN_SIZE = 4


def working_size(height: int, width: int, size: int, square: bool) -> tuple[int, int]:
    """Height and width of a picture at a working size.

    `size` is the longest side (of the centred square when `square`); 0 means all pixels, and
    a size beyond the picture's own invents none.
    """
    if square:
        height = width = min(height, width)
    longest = max(height, width)
    if size == 0 or size >= longest:
        return height, width
    return max(1, round(height * size / longest)), max(1, round(width * size / longest))


@dataclass(frozen=True, slots=True)
class PageOf:
    """Which picture of a file with several is shown.

    `page` counts from 0; None stands for all of them, as red, green and blue, which can be had if
    the file `combines`.
    """

    path: str
    page: int | None
    pages: int
    combines: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """Stored pixels and how much of them is looked at.

    `pixels` are height × width or height × width × 3, read-only. A free network is fed the picture
    as it is here, in intensities of 0–1 (`levels` "unit") or 0–255 ("byte"); to a bound one it is
    fitted. `holes` are the stored pixels that have no value, which are 0; None where there are
    none. `page_of` says which one it is of a file with several.
    """

    name: str
    pixels: PixelArray
    size: int = 256
    square: bool = False
    colour: Colour = "gray"
    levels: Levels = "unit"
    origin: Origin = OPENED
    holes: NDArray[np.bool_] | None = None
    page_of: PageOf | None = None

    @property
    def full_size(self) -> tuple[int, int]:
        """Height and width of the stored pixels."""
        return int(self.pixels.shape[0]), int(self.pixels.shape[1])

    @property
    def shape(self) -> Shape:
        """Channels, height and width of what is looked at."""
        height, width = working_size(*self.full_size, self.size, self.square)
        return (3 if self.colour == "rgb" else 1), height, width
