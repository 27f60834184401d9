"""A grid of numbers as it is seen: where its cells lie, their colours, digits and marks."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.engine.explain.formats import coloured_text
from playground.engine.trace.progress import Filled
from playground.engine.view.palette import Palette
from playground.engine.view.planes import Plane
from playground.gui.widgets.colours import ink_on, rgb_of, signed_scale
from playground.gui.widgets.digitfont import AROUND_PX, LEAST, MOST, digit_font
from playground.gui.widgets.mapimage import cell_rect, crop_image, draw_image, visible_cells
from playground.gui.widgets.marks import Highlight, paint_mark
from playground.gui.widgets.theme import theme
from playground.gui.widgets.unfilled import paint_unfilled
from playground.gui.widgets.viewport import Viewport

MIN_DIGIT_CELL_PX = 30.0
"""Screen pixels that a cell needs before its number is written into it."""

MIN_LINE_CELL_PX = 6.0
"""Screen pixels that a cell needs before lines are drawn between cells."""


class MapView(QWidget):
    """Shows a map of numbers as colours, and as digits where the cells are large enough.

    The mouse and the keyboard do nothing here: `PixelGrid` adds that.
    """

    largest_digits = MOST
    smallest_digits = LEAST
    """Size of the numbers in its cells at most and at least, in that of other text."""

    around_digits: float = AROUND_PX

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plane: Plane | None = None
        self._limit = 1.0
        self._palette: Palette = "gray"
        self._viewport = Viewport()
        self._highlights: tuple[Highlight, ...] = ()
        self._digits = 2
        self._stale = False
        self._filled: Filled | None = None
        self._area = QRectF()
        self._area_of: tuple[int, ...] = ()
        self._image: QImage | None = None
        self._image_key: object = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # What is shown.

    @property
    def plane(self) -> Plane | None:
        """The map that is shown."""
        return self._plane

    @property
    def scale(self) -> tuple[float, Palette]:
        """Where its colours end, and which they are."""
        return self._limit, self._palette

    def show_plane(self, plane: Plane | None, limit: float, palette: Palette) -> None:
        """Show a map on a scale that ends at `limit`."""
        same = self._plane is not None and plane is not None and plane.key is self._plane.key
        if same and (limit, palette) == (self._limit, self._palette):
            self._plane = plane
            return
        resized = (
            plane is None
            or self._plane is None
            or (plane.height, plane.width) != (self._plane.height, self._plane.width)
        )
        self._plane, self._limit, self._palette = plane, limit, palette
        self._image = None
        if resized:
            self.updateGeometry()
        self.update()

    @property
    def highlights(self) -> tuple[Highlight, ...]:
        """The blocks of cells that are marked."""
        return self._highlights

    @property
    def is_stale(self) -> bool:
        """Whether the map is greyed out."""
        return self._stale

    @property
    def needs_paint(self) -> bool:
        """Whether the map has changed since it was last painted."""
        return self._plane is not None and self._image is None

    def set_viewport(self, viewport: Viewport) -> None:
        """Show another part of the map."""
        if viewport != self._viewport:
            self._viewport = viewport
            self._image = None
            self.update()

    def set_highlights(self, highlights: tuple[Highlight, ...]) -> None:
        """Mark blocks of cells."""
        if highlights != self._highlights:
            self._highlights = highlights
            self.update()

    @property
    def digits(self) -> int:
        """How many digits after the point the numbers in the cells have."""
        return self._digits

    def set_digits(self, digits: int) -> None:
        """How many digits after the point the numbers in the cells have."""
        if digits != self._digits:
            self._digits = digits
            self.update()

    def set_stale(self, stale: bool) -> None:
        """Grey the map out: it does not show the present settings."""
        if stale != self._stale:
            self._stale = stale
            self.update()

    @property
    def filled(self) -> Filled | None:
        """The part of the map that is shown while a window slides; None for all of it."""
        return self._filled

    def set_filled(self, until: Filled | None) -> None:
        """Show a part of the cells, as if the rest were not computed yet."""
        if until != self._filled:
            self._filled = until
            self.update()

    # Geometry.

    def area(self) -> QRectF:
        """Where the map lies: the largest rectangle of square cells that fits."""
        plane = self._plane
        if plane is None:
            return QRectF(self.rect())
        wide, high = self.width(), self.height()
        if self._area_of != (wide, high, plane.width, plane.height):
            self._area_of = (wide, high, plane.width, plane.height)
            scale = min(wide / plane.width, high / plane.height)
            width, height = plane.width * scale, plane.height * scale
            self._area = QRectF((wide - width) / 2, (high - height) / 2, width, height)
        return self._area

    def cell_at(self, point: QPointF) -> tuple[int, int] | None:
        """The cell under a point of the widget, or None."""
        if self._plane is None:
            return None
        area = self.area()
        if not area.contains(point):
            return None
        x = (point.x() - area.x()) / area.width() * self._viewport.extent + self._viewport.left
        y = (point.y() - area.y()) / area.height() * self._viewport.extent + self._viewport.top
        row = min(int(y * self._plane.height), self._plane.height - 1)
        column = min(int(x * self._plane.width), self._plane.width - 1)
        return row, column

    def rect_of(self, row: float, column: float, rows: float = 1, columns: float = 1) -> QRectF:
        """Where a block of cells lies in the widget; it may be out of view."""
        assert self._plane is not None
        return cell_rect(
            self.area(),
            self._plane.height,
            self._plane.width,
            self._viewport,
            row,
            column,
            rows,
            columns,
        )

    def centre_of(self, row: int, column: int) -> QPoint:
        """The middle of a cell, in widget coordinates."""
        return self.rect_of(row, column).center().toPoint()

    def cell_size(self) -> float:
        """Screen pixels of a cell's side."""
        if self._plane is None:
            return 0.0
        return self.area().width() * self._viewport.zoom / self._plane.width

    def cells_in_view(self) -> tuple[int, int, int, int]:
        """First and last+1 row, first and last+1 column of the cells that are partly seen."""
        assert self._plane is not None
        return visible_cells(self._plane.height, self._plane.width, self._viewport)

    def focus_frame(self) -> QRectF:
        """Where the frame lies that shows who has the keyboard."""
        return QRectF(self.rect()).adjusted(1, 1, -1, -1)

    def cell_text(self, value: float) -> str:
        """The number that is written into a cell."""
        return coloured_text(value, self._limit, self._digits)

    def sizeHint(self) -> QSize:
        """A square of a comfortable size."""
        return QSize(160, 160)

    def hasHeightForWidth(self) -> bool:
        """The map's own proportions are kept."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that shows the map without empty edges."""
        if self._plane is None:
            return width
        return max(1, round(width * self._plane.height / self._plane.width))

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._plane is not None:
            self._paint_map(painter)
            if self.cell_size() >= MIN_DIGIT_CELL_PX:
                self._paint_digits(painter)
            if self._filled is not None:
                places = (
                    self.rect_of(mark.row, mark.column, mark.rows, mark.columns)
                    for mark in self._highlights
                )
                paint_unfilled(painter, self, self._filled, places)
            self._paint_highlights(painter)
            if self._stale:
                veil = QColor(theme().surface)
                veil.setAlpha(170)
                painter.fillRect(self.area(), veil)
        if self.hasFocus():
            painter.setPen(QPen(theme().accent, 2))
            painter.drawRect(self.focus_frame())
        painter.end()

    def _paint_map(self, painter: QPainter) -> None:
        assert self._plane is not None
        area = self.area()
        ratio = self.devicePixelRatioF()
        pixels = (round(area.width() * ratio), round(area.height() * ratio))
        key = (pixels, self._viewport, signed_scale())
        if self._image is None or self._image_key != key:
            self._image = self._image_in_view(pixels)
            self._image_key = key
        self._draw_image(painter, area, self._magnified(painter, area) or self._image)
        if self.cell_size() >= MIN_LINE_CELL_PX:
            self._paint_cell_lines(painter, area)

    def _magnified(self, painter: QPainter, area: QRectF) -> QImage | None:
        """The cells for a painter that draws larger than the screen, as a lens does; else None."""
        scale = painter.deviceTransform().m11()
        if scale <= self.devicePixelRatioF():
            return None
        return self._image_in_view((round(area.width() * scale), round(area.height() * scale)))

    def _image_in_view(self, pixels: tuple[int, int]) -> QImage:
        """The cells in view; `pixels` are the width and the height of the whole area."""
        assert self._plane is not None
        return crop_image(self._plane, self._viewport, pixels, self._limit, self._palette)

    def _draw_image(self, painter: QPainter, area: QRectF, image: QImage) -> None:
        """Draw it where the cells lie."""
        assert self._plane is not None
        draw_image(painter, area, self._plane, self._viewport, image)

    def _paint_cell_lines(self, painter: QPainter, area: QRectF) -> None:
        assert self._plane is not None
        first_row, last_row, first_column, last_column = self.cells_in_view()
        side, origin = self.cell_size(), self.rect_of(0, 0).topLeft()
        rows = (origin.y() + row * side for row in range(first_row, last_row + 1))
        columns = (origin.x() + column * side for column in range(first_column, last_column + 1))
        lines = [
            QRectF(area.left(), y, area.width(), 1)
            for y in rows
            if area.top() <= y <= area.bottom()
        ]
        lines += [
            QRectF(x, area.top(), 1, area.height())
            for x in columns
            if area.left() <= x <= area.right()
        ]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(128, 128, 128, 70))
        painter.drawRects(lines)  # in one call, and filled: drawn lines take twice as long
        painter.setBrush(Qt.BrushStyle.NoBrush)

    @property
    def digit_points(self) -> float | None:
        """The size of the numbers in cells, in points; None where there are none."""
        font = None if self.cell_size() < MIN_DIGIT_CELL_PX else self._digits_in_cells()[1]
        return None if font is None else font.pointSizeF()

    def _digits_in_cells(self) -> tuple[list[list[str]], QFont | None]:
        """The numbers of the cells in view, row by row, and their font; None: they have no room."""
        if self._plane is None or self._plane.is_sampled or self._plane.values.ndim == 3:
            return [], None
        first_row, last_row, first_column, last_column = self.cells_in_view()
        cells = self._plane.values[first_row:last_row, first_column:last_column]
        texts = [[self.cell_text(float(value)) for value in row] for row in cells]
        return texts, digit_font(
            self.font(),
            self.cell_size(),
            texts,
            self.largest_digits,
            self.smallest_digits,
            self.around_digits,
        )

    def _paint_digits(self, painter: QPainter) -> None:
        assert self._plane is not None
        texts, font = self._digits_in_cells()
        if font is None:
            return
        painter.setClipRect(self.area())
        first_row, last_row, first_column, last_column = self.cells_in_view()
        cells = self._plane.values[first_row:last_row, first_column:last_column]
        painter.setFont(font)
        colours = rgb_of(cells, self._limit, self._palette)
        for at_row, row in enumerate(texts):
            for at_column, text in enumerate(row):
                painter.setPen(ink_on(QColor(*colours[at_row, at_column].tolist())))
                rect = self.rect_of(first_row + at_row, first_column + at_column)
                painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
        painter.setClipping(False)

    def _paint_highlights(self, painter: QPainter) -> None:
        assert self._plane is not None
        painter.setClipRect(QRectF(self.rect()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = self.cell_size() < MIN_DIGIT_CELL_PX  # else the outline must do: digits are read
        for mark in self._highlights:
            rect = self.rect_of(mark.row, mark.column, mark.rows, mark.columns)
            paint_mark(painter, rect, mark.style, mark.rows * mark.columns if small else 1)
        painter.setClipping(False)

    # Events.

    def focusInEvent(self, event: object) -> None:
        self.update()

    def focusOutEvent(self, event: object) -> None:
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._image = None
