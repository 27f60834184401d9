"""How often each class was taken for which; a cell opens its pictures."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontInfo,
    QFontMetricsF,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from playground.core.arrays import FloatArray
from playground.core.messages import marked
from playground.engine.compute.shrink import farthest
from playground.gui.train.cards.classlabels import ClassLabel, Placement, place_matrix
from playground.gui.train.cards.matrixcolours import Places, cells_image, inks, matrix_image
from playground.gui.widgets.accessible import Role
from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.fonts import tabular
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.keys import ARROWS
from playground.gui.widgets.paintturns import update_in_turn
from playground.gui.widgets.theme import theme

MIN_CELL_PX = 8.0
"""Screen pixels of a cell below which the matrix is painted as one image, without gaps."""

MIN_COUNT_PX = 9
"""Pixels of the smallest font of counts; where it is too large, they are told on pointing only."""

STRETCHES = (100, 90, 80)
"""Percent of their width that the smallest counts have, before they are not written at all."""

DIMMED_OPACITY = 0.35
"""Opacity of a matrix that is that of another epoch than the one looked at."""


@gestures(
    marked("gesture", "The confusion matrix"),
    marked("gesture", "Point: says the true class, the answer and how many"),
    marked("gesture", "Click or arrow keys: shows the pictures of a cell"),
)
class ConfusionGrid(QWidget):
    """Right classes down, answers across; the diagonal is what was right."""

    chosen = Signal(int, int)
    """(class, answer) of the cell that was clicked."""

    accessible_role = Role.Table

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: np.ndarray | None = None
        self._classes: tuple[str, ...] = ()
        self._marked: tuple[int, int] | None = None
        self._image: QImage | None = None
        self._image_key: tuple[object, ...] = ()
        self.is_dimmed = False
        self._comes_soon = False
        self._count_font: QFont | None = None
        self._widest = 0.0
        self._placement = Placement(QRectF())
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(120, 120)
        self.setAccessibleName(self.tr("Confusion matrix"))

    def show_counts(self, counts: np.ndarray | None, classes: tuple[str, ...]) -> None:
        """Show a matrix of counts, or none."""
        self._counts, self._classes = counts, classes
        self._image = None
        self._measure()
        update_in_turn(self)

    def announce(self, soon: bool) -> None:
        """Say where there are no counts yet whether they come soon, as an epoch has been."""
        if soon != self._comes_soon:
            self._comes_soon = soon
            self.update()

    @property
    def hint(self) -> str:
        """The sentence that stands there until there are counts."""
        if self._comes_soon:
            return self.tr("Soon: which class is taken for which.")
        return self.tr("After the first epoch: which class is taken for which.")

    def set_dimmed(self, on: bool) -> None:
        """Paint the matrix pale: it is not, or not yet, that of the epoch that is looked at."""
        if on != self.is_dimmed:
            self.is_dimmed = on
            self.update()

    def accessible_value(self) -> str:
        """The class, answer and count of the marked cell; "" where none is marked."""
        return self.accessibleDescription()

    def mark(self, cell: tuple[int, int] | None) -> None:
        """Frame the cell whose pictures are shown."""
        self._marked = cell
        self.setAccessibleDescription(self._about(*cell) if cell is not None else "")
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()
        elif event.type() == QEvent.Type.PaletteChange:
            self._image = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _measure(self) -> None:
        """The width of the longest name, which every cell's place depends on."""
        metrics = self.fontMetrics()
        self._widest = max((metrics.horizontalAdvance(name) for name in self._classes), default=0)
        self._place()

    def _place(self) -> None:
        size = QSizeF(self.size())
        self._placement = place_matrix(size, self._classes, self._widest, self.fontMetrics())
        self._count_font = self._fitting_font()

    def _fitting_font(self) -> QFont | None:
        """The font in which every count has room in its cell; none if all are too small.

        All counts are written or none: a cell without a number beside others would read as 0.
        """
        if self._counts is None:
            return None
        font = tabular(self.font())
        widest = "0" * len(str(int(self._counts.max(initial=0))))
        side = self.rect_of(0, 0).width() - 3  # a gap, and a pixel of air at either side
        sizes = range(QFontInfo(font).pixelSize(), MIN_COUNT_PX, -1)
        for pixels, stretch in [(size, 100) for size in sizes] + [
            (MIN_COUNT_PX, stretch) for stretch in STRETCHES
        ]:
            font.setPixelSize(pixels)
            font.setStretch(stretch)
            metrics = QFontMetricsF(font)
            if metrics.horizontalAdvance(widest) <= side and metrics.capHeight() + 2 <= side:
                return font
        return None

    @property
    def placement(self) -> Placement:
        """Where the cells and the names lie."""
        return self._placement

    @property
    def are_counts_written(self) -> bool:
        """Whether the counts have room in the cells."""
        return self._count_font is not None

    def _area(self) -> QRectF:
        return self._placement.area

    def rect_of(self, row: int, column: int) -> QRectF:
        """Where a cell lies."""
        area = self._area()
        side = area.width() / max(1, len(self._classes))
        return QRectF(area.x() + column * side, area.y() + row * side, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._counts is None:
            painter.setPen(theme().muted)
            flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(self.rect()), flags, self.hint)
            if self.hasFocus():
                painter.setPen(QPen(theme().accent, 2))
                painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
            painter.end()
            return
        painter.setOpacity(DIMMED_OPACITY if self.is_dimmed else 1.0)
        if self.rect_of(0, 0).width() < MIN_CELL_PX:
            self._paint_image(painter)
        else:
            self._paint_cells(painter)
            if self._count_font is not None:
                self._paint_counts(painter, self._count_font)
        self._paint_names(painter)
        painter.setPen(theme().border)  # the ground of high contrast is that of the cells
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self._area().adjusted(0, 0, -1, -1))
        if self._marked is not None:
            painter.setPen(QPen(theme().text, 2))
            painter.drawRect(self.rect_of(*self._marked).adjusted(0, 0, -1, -1))
        if self.hasFocus():
            painter.setPen(QPen(theme().accent, 2))
            painter.drawRect(self._area().adjusted(-1, -1, 0, 0))
        painter.end()

    def _paint_names(self, painter: QPainter) -> None:
        placement = self._placement
        painter.setFont(self.font())
        painter.setPen(theme().muted)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        for label in placement.rows:
            painter.drawText(label.rect, right, label.text)
        for label in placement.columns:
            if label.is_turned:
                _draw_turned(painter, label)
            else:
                painter.drawText(label.rect, Qt.AlignmentFlag.AlignCenter, label.text)
        if len(placement.rows) < len(self._classes):
            self._paint_ticks(painter)

    def _paint_ticks(self, painter: QPainter) -> None:
        """Lines from the names, of which not all have room, to their rows and columns."""
        area, gap = self._area(), self._placement.gap
        painter.setPen(theme().field_border)
        for label in self._placement.rows:
            y = label.rect.center().y()
            painter.drawLine(QPointF(area.x() - gap + 3, y), QPointF(area.x() - 2, y))
        for label in self._placement.columns:
            x = label.rect.center().x()
            painter.drawLine(QPointF(x, area.y() - gap + 3), QPointF(x, area.y() - 2))

    def _signed(self) -> FloatArray:
        """Of each class the shares that are taken for each, those of wrong ones below 0."""
        assert self._counts is not None
        shares = self._counts / self._counts.sum(axis=1, keepdims=True).clip(1)
        signed: FloatArray = -shares.astype(np.float32)
        np.fill_diagonal(signed, np.diagonal(shares))
        return signed

    def _paint_image(self, painter: QPainter) -> None:
        """All cells at once; where several share a pixel, it shows the largest share of them."""
        side = round(self._area().width() * self.devicePixelRatioF())
        key = (min(side, len(self._classes)), theme().name)
        if self._image is None or self._image_key != key:
            self._image_key = key
            self._image = matrix_image(farthest(self._signed(), side, side))
        painter.drawImage(self._area(), self._image)

    def _paint_cells(self, painter: QPainter) -> None:
        """The cells with gaps between them, at once, too: there may be thousands."""
        area = self._area()
        key = (area.getRect(), theme().name)
        if self._image is None or self._image_key != key:
            self._image_key = key
            side, count = area.width() / len(self._classes), len(self._classes)
            rows, columns = (_pixels(first, side, count) for first in (area.y(), area.x()))
            self._image = cells_image(self._signed(), rows, columns)
        painter.drawImage(QPoint(round(area.x()), round(area.y())), self._image)

    def _paint_counts(self, painter: QPainter, font: QFont) -> None:
        assert self._counts is not None
        painter.setFont(font)
        area, middle = self._area(), Qt.AlignmentFlag.AlignCenter
        side = area.width() / len(self._classes)
        some = self._counts != 0
        places, counts = np.argwhere(some).tolist(), self._counts[some].tolist()
        best = inks(self._signed()[some])
        for (row, column), count, ink in zip(places, counts, best, strict=True):
            painter.setPen(ink)
            rect = QRectF(area.x() + column * side, area.y() + row * side, side, side)
            painter.drawText(rect, middle, str(int(count)))

    def told(self, at: QPointF) -> str:
        """The words on a point: class, answer and count of a cell, the class of a name."""
        count, area = len(self._classes), self._area()
        if self._counts is None or not count:
            return ""
        offset = (at - area.topLeft()) * (count / area.width())
        row, column = int(offset.y() // 1), int(offset.x() // 1)
        if 0 <= row < count and 0 <= column < count:
            return self._about(row, column) + "\n" + self.tr("Click a cell to see its pictures")
        if 0 <= row < count and column < 0:
            return self.tr("True class: {label}").format(label=self._classes[row])
        if 0 <= column < count and row < 0:
            return self.tr("Predicted class: {answer}").format(answer=self._classes[column])
        return ""

    def _about(self, row: int, column: int) -> str:
        if self._counts is None:
            return ""
        lines = (
            self.tr("True class: {label}").format(label=self._classes[row]),
            self.tr("Predicted class: {answer}").format(answer=self._classes[column]),
            self.tr("{count} of {all} pictures of the true class").format(
                count=int(self._counts[row, column]), all=int(self._counts[row].sum())
            ),
        )
        return "\n".join(lines)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), as_written(self.told(QPointF(event.pos()))), self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if QToolTip.isVisible():  # it follows from cell to cell
            QToolTip.showText(
                event.globalPosition().toPoint(), as_written(self.told(event.position())), self
            )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        area = self._area()
        if self._counts is None or not area.contains(event.position()):
            return
        if event.button() != Qt.MouseButton.LeftButton:
            return
        side = area.width() / len(self._classes)
        offset = event.position() - area.topLeft()
        count = len(self._classes)
        self.chosen.emit(
            min(int(offset.y() / side), count - 1), min(int(offset.x() / side), count - 1)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = ARROWS.get(Qt.Key(event.key()))
        if step is None or self._counts is None:
            super().keyPressEvent(event)
            return
        last = len(self._classes) - 1
        row, column = self._marked or (0, 0)
        if self._marked is not None:
            row, column = min(max(row + step[0], 0), last), min(max(column + step[1], 0), last)
        self.chosen.emit(row, column)

    def focusInEvent(self, event: object) -> None:
        self.update()

    def focusOutEvent(self, event: object) -> None:
        self.update()

    def sizeHint(self) -> QSize:
        """A square; it takes what room there is, and asks for none that others need."""
        return QSize(180, 180)


def _pixels(first: float, side: float, count: int) -> Places:
    """Whose pixel each is, from the first cell's on: whole ones, so that all gaps are one wide."""
    starts = np.rint(first + np.arange(count) * side).astype(int)
    ends = np.rint(first + np.arange(count) * side + side).astype(int) - 1
    found = np.full(ends[-1] - starts[0], -1, np.intp)
    for at, (start, end) in enumerate(zip(starts - starts[0], ends - starts[0], strict=True)):
        found[start:end] = at
    return found


def _draw_turned(painter: QPainter, label: ClassLabel) -> None:
    painter.save()
    painter.translate(label.rect.bottomLeft())
    painter.rotate(-90)
    along = QRectF(0, 0, label.rect.height(), label.rect.width())
    painter.drawText(along, Qt.AlignmentFlag.AlignVCenter, label.text)
    painter.restore()
