"""A map that lies in a frame with another one, so that the same places lie on one another."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from playground.core.counting import from_one
from playground.core.layer import Taps
from playground.core.messages import marked
from playground.engine.explain.formats import number_text
from playground.engine.view.alignment import Axis, Placed
from playground.gui.widgets.accessible import Role, announce
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.mapimage import cells_image
from playground.gui.widgets.pixelgrid import PixelGrid
from playground.gui.widgets.theme import theme
from playground.gui.widgets.viewport import Viewport

Cells = tuple[int, int, int, int]
"""First and last+1 row, first and last+1 column."""

NEARLY = 1e-9
"""Parts of a cell that are rounding."""

SPOKEN_DIGITS = 4


@gestures(
    marked("gesture", "A map that is compared"),
    marked("gesture", "Point: the numbers of both maps at this place stand beneath"),
    marked("gesture", "Wheel, + and −: zooms both maps, up to numbers in cells"),
    marked("gesture", "Drag: moves the part that is zoomed to, in both"),
    marked("gesture", "Arrow keys: go from cell to cell"),
)
class ComparedMap(PixelGrid):
    """Shows its map where it lies in the frame; the viewport is a part of the frame.

    Where another map covers part of it, only what is seen is made an image of while zoom and pan
    change: that halves their time. Once more of it is seen, all that is in view is, so that the
    line between the two moves over images that are there.
    """

    accessible_role = Role.Graphic

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = (1.0, 1.0)
        self._placed: Placed | None = None
        self._seen_px: tuple[int, int] | None = None
        self._makes_all = False
        self._made: Cells = (0, 0, 0, 0)
        self._scaled: QImage | None = None
        self._scaled_of: object = None
        self._frame_area = QRectF()
        self._frame_area_of: tuple[float, ...] = ()
        self.setProperty("wheel_zooms", True)
        self.hovered.connect(self._tell)

    def _tell(self, _cell: object) -> None:
        announce(self)

    def accessible_value(self) -> str:
        """The place and the number of the cell that is pointed at."""
        if self._hover is None or self._plane is None:
            return ""
        numbers = self._plane.at(*self._hover)
        if numbers is None:
            return ""
        return self.tr("Row {row}, column {column}: {value}").format(
            row=from_one(self._hover[0]),
            column=from_one(self._hover[1]),
            value=", ".join(number_text(each, SPOKEN_DIGITS) for each in numbers),
        )

    def lie(self, height: float, width: float, placed: Placed) -> None:
        """Lie in a frame of this height and width, in its units."""
        if ((height, width), placed) != (self._frame, self._placed):
            self._frame, self._placed = (height, width), placed
            self._image = None
            self.update()

    def set_viewport(self, viewport: Viewport) -> None:
        """Show another part of the frame."""
        if viewport != self._viewport:
            self._makes_all = False
        super().set_viewport(viewport)

    def see(self, left: int, right: int) -> None:
        """Say which part of its width is not covered, in pixels."""
        if (left, right) == self._seen_px:
            return
        self._seen_px = (left, right)
        if self._plane is None or self._image is None or self._makes_all:
            return
        first, last = self._seen_columns(self.cells_in_view())
        if first < self._made[2] or last > self._made[3]:
            self._makes_all = True
            self._image = None
            self.update()  # else what is uncovered would be of another image than the rest

    def _seen_columns(self, cells: Cells) -> tuple[int, int]:
        """The columns of those in view that are not covered; one at least."""
        if self._seen_px is None or self._plane is None or self._plane.is_sampled:
            return cells[2:]
        unit, origin, axis = self._unit(), self._origin(), self._lies.columns
        begin, end = ((place - origin.x()) / unit for place in self._seen_px)
        first, last = _seen(axis, begin, end)
        first = min(max(first, cells[2]), cells[3] - 1)
        return first, min(max(last, first + 1), cells[3])

    @property
    def _lies(self) -> Placed:
        """Where it lies; without a frame of its own, all of it is the frame."""
        if self._placed is not None:
            return self._placed
        assert self._plane is not None
        return Placed(Axis(self._plane.height), Axis(self._plane.width))

    # Geometry.

    def area(self) -> QRectF:
        """Where the frame lies: the largest rectangle of its proportions."""
        high, wide = self._frame
        key = (self.width(), self.height(), high, wide)
        if self._frame_area_of != key:
            self._frame_area_of = key
            scale = min(self.width() / wide, self.height() / high)
            across, down = wide * scale, high * scale
            self._frame_area = QRectF(
                (self.width() - across) / 2, (self.height() - down) / 2, across, down
            )
        return self._frame_area

    def _unit(self) -> float:
        """Screen pixels of a unit of the frame."""
        return self.area().width() * self._viewport.zoom / self._frame[1]

    def _origin(self) -> QPointF:
        """Where the frame begins, which may be out of view."""
        area, view = self.area(), self._viewport
        return QPointF(
            area.x() - view.left * view.zoom * area.width(),
            area.y() - view.top * view.zoom * area.height(),
        )

    def rect_of(self, row: float, column: float, rows: float = 1, columns: float = 1) -> QRectF:
        """Where a block of cells lies in the widget; it may be out of view."""
        unit, origin, lies = self._unit(), self._origin(), self._lies
        return QRectF(
            origin.x() + (lies.columns.start + column * lies.columns.step) * unit,
            origin.y() + (lies.rows.start + row * lies.rows.step) * unit,
            columns * lies.columns.step * unit,
            rows * lies.rows.step * unit,
        )

    def cell_at(self, point: QPointF) -> tuple[int, int] | None:
        """The cell under a point of the widget, or None."""
        if self._plane is None or not self.area().contains(point):
            return None
        unit, origin = self._unit(), self._origin()
        row = self._lies.rows.cell_at((point.y() - origin.y()) / unit)
        column = self._lies.columns.cell_at((point.x() - origin.x()) / unit)
        return None if row is None or column is None else (row, column)

    def cell_size(self) -> float:
        """Screen pixels of a cell's shorter side."""
        if self._plane is None:
            return 0.0
        return min(self._lies.rows.step, self._lies.columns.step) * self._unit()

    def cells_in_view(self) -> Cells:
        """First and last+1 row, first and last+1 column of the cells that are partly seen."""
        lies, view = self._lies, self._viewport
        high, wide = self._frame
        return (
            *_seen(lies.rows, view.top * high, (view.top + view.extent) * high),
            *_seen(lies.columns, view.left * wide, (view.left + view.extent) * wide),
        )

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme().background)
        painter.end()
        super().paintEvent(event)

    def _image_in_view(self, pixels: tuple[int, int]) -> QImage:
        assert self._plane is not None
        cells = self.cells_in_view()
        if not self._makes_all:
            cells = (*cells[:2], *self._seen_columns(cells))
        self._made = cells
        first_row, last_row, first_column, last_column = cells
        ratio = self.devicePixelRatioF()
        seen = self.rect_of(
            first_row, first_column, last_row - first_row, last_column - first_column
        )
        pixels = (math.ceil(seen.width() * ratio), math.ceil(seen.height() * ratio))
        return cells_image(self._plane, cells, pixels, self._limit, self._palette)

    def _draw_image(self, painter: QPainter, area: QRectF, image: QImage) -> None:
        plane = self._plane
        assert plane is not None
        first_row, last_row, first_column, last_column = map(float, self._made)
        if plane.rows is not None and plane.columns is not None:  # some places of it alone
            first_row, last_row = _span(plane.rows)
            first_column, last_column = _span(plane.columns)
        target = self.rect_of(
            first_row, first_column, last_row - first_row, last_column - first_column
        )
        ratio = self.devicePixelRatioF()
        if painter.deviceTransform().m11() > ratio:  # a lens, which has an image of its own
            painter.save()
            painter.setClipRect(area)
            painter.drawImage(target, image)
            painter.restore()
            return
        seen = target.intersected(area).toAlignedRect()
        key = (image.cacheKey(), target.getRect(), area.getRect(), ratio)
        if self._scaled is None or self._scaled_of != key:
            self._scaled, self._scaled_of = _scaled(image, target, area, seen, ratio), key
        painter.drawImage(seen.topLeft(), self._scaled)


def _scaled(image: QImage, target: QRectF, area: QRectF, seen: QRect, ratio: float) -> QImage:
    """The image in the pixels of the screen: what of its `target` is in `area`, which `seen` holds.

    Qt rounds by where a paint begins when it scales: a part that the line has uncovered, painted
    by itself, was a pixel beside the rest of the map.
    """
    size = QSize(math.ceil(seen.width() * ratio), math.ceil(seen.height() * ratio))
    scaled = QImage(size.expandedTo(QSize(1, 1)), QImage.Format.Format_ARGB32_Premultiplied)
    scaled.setDevicePixelRatio(ratio)
    scaled.fill(Qt.GlobalColor.transparent)
    painter = QPainter(scaled)
    painter.translate(-seen.topLeft())
    painter.setClipRect(area)
    painter.drawImage(target, image)
    painter.end()
    return scaled


def _span(places: Taps) -> tuple[float, float]:
    """Where the cells that a row of places stands for begin and end: each is a middle of some."""
    first, last = int(places[0]), int(places[-1])
    apart = (last - first) / (len(places) - 1) if len(places) > 1 else 1.0
    return first + 0.5 - apart / 2, last + 0.5 + apart / 2


def _seen(axis: Axis, begin: float, end: float) -> tuple[int, int]:
    """The first and the last+1 cell between two places of the frame; one at least."""
    first = math.floor((begin - axis.start) / axis.step + NEARLY)
    last = math.ceil((end - axis.start) / axis.step - NEARLY)
    first = min(max(first, 0), axis.count - 1)
    return first, min(max(last, first + 1), axis.count)
