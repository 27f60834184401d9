"""From a map of numbers to a picture of the part that is in view."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from playground.core.arrays import FloatArray
from playground.engine.compute.shrink import shrunk
from playground.engine.view.palette import Palette, painted_rgb
from playground.engine.view.planes import Plane
from playground.gui.widgets.colours import map_image, rgb_image
from playground.gui.widgets.viewport import Viewport


def visible_cells(height: int, width: int, viewport: Viewport) -> tuple[int, int, int, int]:
    """First and last+1 row, first and last+1 column of the cells that are at least partly seen."""
    first_row = math.floor(viewport.top * height + 1e-9)
    last_row = math.ceil((viewport.top + viewport.extent) * height - 1e-9)
    first_column = math.floor(viewport.left * width + 1e-9)
    last_column = math.ceil((viewport.left + viewport.extent) * width - 1e-9)
    return (
        max(0, first_row),
        min(height, max(last_row, first_row + 1)),
        max(0, first_column),
        min(width, max(last_column, first_column + 1)),
    )


def cell_rect(
    area: QRectF,
    height: int,
    width: int,
    viewport: Viewport,
    row: float,
    column: float,
    rows: float = 1,
    columns: float = 1,
) -> QRectF:
    """Where a block of cells lies when `area` shows `viewport` of a height × width map."""
    across = area.width() * viewport.zoom / width
    down = area.height() * viewport.zoom / height
    return QRectF(
        area.x() + column * across - viewport.left * viewport.zoom * area.width(),
        area.y() + row * down - viewport.top * viewport.zoom * area.height(),
        columns * across,
        rows * down,
    )


def crop_image(
    shown: Plane, viewport: Viewport, pixels: tuple[int, int], limit: float, palette: Palette
) -> QImage:
    """The cells in view as an image no larger than `pixels` (width, height) needs."""
    cells = visible_cells(shown.height, shown.width, viewport)
    return cells_image(shown, cells, pixels, limit, palette)


def cells_image(
    shown: Plane,
    cells: tuple[int, int, int, int],
    pixels: tuple[int, int],
    limit: float,
    palette: Palette,
) -> QImage:
    """Some rows and columns, as of `visible_cells`, no larger than `pixels` (width, height) needs.

    Averaged down where many cells share a pixel; one pixel a cell where they do not.
    """
    if shown.is_sampled:
        return _image(shown.values, limit, palette)
    first_row, last_row, first_column, last_column = cells
    values = shown.values[..., first_row:last_row, first_column:last_column]
    wide, high = max(1, pixels[0]), max(1, pixels[1])
    if shown.reduced is not None and values.shape[-1] >= 2 * wide:
        scale_y = shown.reduced.shape[-2] / shown.height
        scale_x = shown.reduced.shape[-1] / shown.width
        if scale_x * (last_column - first_column) >= wide:
            values = shown.reduced[
                ...,
                int(first_row * scale_y) : max(1, round(last_row * scale_y)),
                int(first_column * scale_x) : max(1, round(last_column * scale_x)),
            ]
    if values.shape[-1] > wide and values.shape[-2] > high:
        values = shrunk(values, wide, high)
    return _image(values, limit, palette)


def _image(values: FloatArray, limit: float, palette: Palette) -> QImage:
    if values.ndim == 3:
        return rgb_image(painted_rgb(values, limit))
    return map_image(values, limit, palette)


def draw_image(
    painter: QPainter, area: QRectF, shown: Plane, viewport: Viewport, image: QImage
) -> None:
    """Draw what `crop_image` made so that its cells lie where `cell_rect` says."""
    first_row, last_row, first_column, last_column = visible_cells(
        shown.height, shown.width, viewport
    )
    target = cell_rect(
        area,
        shown.height,
        shown.width,
        viewport,
        first_row,
        first_column,
        last_row - first_row,
        last_column - first_column,
    )
    painter.save()
    painter.setClipRect(area)
    painter.drawImage(target, image)
    painter.restore()
