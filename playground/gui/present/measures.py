"""Where the areas of a presentation lie, and how large its text is: plain geometry."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRect

Area = Literal["input", "stage", "arithmetic", "filters"]

DRAWN_PX = (1024, 768)
"""The screen that all lengths here are drawn for; on others they grow with it."""

TEXT_PX, TITLE_PX = 20.0, 26.0
"""The plain text is 1/38.4 of the height."""

HIGHEST = 0.9
"""Height, in the width, up to which text grows with it: on a screen on end words had no room."""

GRID_PX = 4
"""Pixels of the screen that margins and gaps are whole multiples of."""

SIDE_PX = 20
TITLE_BAR_PX = 58
BOTTOM_BAR_PX = 66
GAP_PX = 10
CAPTION_PX = 30
FILTERS_PX, LOW_FILTERS_PX = 118, 56
"""Height of the cards of filters: as it should be, and where the numbers of kernels need it."""

TRY_PX = 320
"""Width of the drawing and its class in Train."""

INPUT_PX = 300
"""Width of the input with its drawing."""

MIN_ARITHMETIC_PX = 184
MIN_TILE_PX = 60
SMALL_TILE_PX, LEAST_TILE_PX = 128, 92
"""Side of a map down to which maps make room for the numbers of the arithmetic: before the cards
of the filters do, and at last."""

KERNEL_SHARE = 0.72
"""Side of a kernel of up to 3×3 cells in that of a map; larger ones are as large as maps."""

PLAIN_KERNEL_CELLS = 3
LARGE_KERNEL_CELLS = range(8, 12)
"""Kernels that may be larger than maps, so that their numbers are read."""

MOST_KERNEL = 1.25
"""The most that such a kernel takes, times the number of maps, of the width that they share."""

LEAST_DIGITS = 0.69
"""Size of the smallest digits, in that of plain text: they are 1/56 of the height."""

SIGNS_PX = (32, 36, 38)
"""Width of the places of ⊙, = and →."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The areas in pixels of the screen; one that is off is an empty rectangle."""

    scale: float
    title: QRect
    stage: QRect
    tile: int
    """Side of a map in the stage."""

    kernel: int
    """Side of the kernel."""

    arithmetic: QRect
    filters: QRect
    input: QRect
    bottom: QRect

    @property
    def spare(self) -> int:
        """The height that maps and cards of filters can give to the arithmetic."""
        cards = max(0, self.filters.height() - self.px(LOW_FILTERS_PX))
        return self.tile - self.px(LEAST_TILE_PX) + cards

    def px(self, drawn: float) -> int:
        """A length on this screen."""
        return round(drawn * self.scale)

    def gap(self, drawn: float) -> int:
        """A margin or gap on this screen, on the grid."""
        return GRID_PX * round(drawn * self.scale / GRID_PX)


def text_px(width: int, height: int) -> float:
    """The size of plain text on a screen."""
    return TEXT_PX * min(height, HIGHEST * width) / DRAWN_PX[1]


def kernel_share(cells: int) -> float:
    """Return the side of a kernel so many cells wide or high in that of a map."""
    return KERNEL_SHARE if cells <= PLAIN_KERNEL_CELLS else 1.0


def arranged(
    width: int,
    height: int,
    areas: Collection[Area],
    maps: int = 3,
    cells: int = PLAIN_KERNEL_CELLS,
    read: float = 0.0,
    workings: float = 0.0,
) -> Arrangement:
    """Share a screen out among the areas that are on; the stage shows so many `maps`, at most 3.

    The kernel between them has so many `cells` in its longer side. One of many cells is `read` with
    a side of so many pixels: it is larger than the maps then, if there is room for it. The
    arithmetic, of three such kernels, has none for its own numbers beside maps of any use.

    Width that is left goes to the maps, the height that they need then comes from the arithmetic,
    which has so many pixels as its `workings` need at least, where maps are not too small then;
    before they are very small, the cards of the filters become low.
    """
    scale = min(width / DRAWN_PX[0], height / DRAWN_PX[1])
    wide, tall = width / scale, height / scale
    left = float(SIDE_PX)
    if "input" in areas:
        only = len(areas) == 1
        taken = wide - 2 * SIDE_PX if only else INPUT_PX
        left += 0.0 if only else taken + SIDE_PX
    room = wide - SIDE_PX - left
    top, end = float(TITLE_BAR_PX), tall - BOTTOM_BAR_PX
    free = end - top
    stage = arithmetic = filters = tile = 0.0
    share = kernel_share(cells)
    across = room - sum(SIGNS_PX[:maps])
    if "filters" in areas:
        filters = FILTERS_PX if {"stage", "arithmetic"} & set(areas) else free - GAP_PX
        free -= filters + GAP_PX
    if "stage" in areas:
        beneath = 2 * GAP_PX + (MIN_ARITHMETIC_PX + GAP_PX if "arithmetic" in areas else 0)
        gained = FILTERS_PX - LOW_FILTERS_PX if filters and beneath > 2 * GAP_PX else 0
        most, wanted = free - CAPTION_PX - beneath, (read + 1) / scale
        if read and maps * wanted <= MOST_KERNEL * across and wanted <= most + gained:
            share = max(1.0, maps * wanted / (across - wanted))
            if wanted > most:
                filters, free = filters - gained, free + gained
        highest = max(1.0, share)
        tile = across / (maps + share)
        tile = max(float(MIN_TILE_PX), min(tile, (free - CAPTION_PX - beneath) / highest))
        if "arithmetic" in areas:
            beside = free - workings / scale - CAPTION_PX - 2 * GAP_PX - 4
            if beside < SMALL_TILE_PX and beside + gained >= LEAST_TILE_PX:
                filters, free, beside = filters - gained, free + gained, beside + gained
            tile = min(tile, beside) if beside >= LEAST_TILE_PX else tile
        stage = CAPTION_PX + tile * highest + 2
        if "arithmetic" not in areas:
            stage = max(stage, free - GAP_PX)
        free -= stage + GAP_PX
    if "arithmetic" in areas:
        arithmetic = free - GAP_PX

    def box(x: float, y: float, long: float, down: float) -> QRect:
        if long <= 0 or down <= 0:
            return QRect()
        x0, y0 = round(x * scale), round(y * scale)
        return QRect(x0, y0, round((x + long) * scale) - x0, round((y + down) * scale) - y0)

    below = top + (stage + GAP_PX if stage else 0)
    return Arrangement(
        scale,
        box(0, 0, wide, top),
        box(left, top, room, stage),
        int(tile * scale),
        int(tile * share * scale),
        box(left, below, room, arithmetic),
        box(left, below + (arithmetic + GAP_PX if arithmetic else 0), room, filters),
        box(SIDE_PX, top, taken, end - top - GAP_PX) if "input" in areas else QRect(),
        box(0, end, wide, BOTTOM_BAR_PX),
    )
