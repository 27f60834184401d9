"""Pictures in a plane, each as a small picture at its place; wrong ones have a frame."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from playground.core.arrays import FloatArray
from playground.core.messages import marked
from playground.gui.widgets.accessible import Role, announce
from playground.gui.widgets.colours import rgb_image
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.keys import RETURN
from playground.gui.widgets.theme import TEXT_POINTS, theme
from playground.training.protocol.inquiries.features import FeaturePoints

SIDES_PX = ((40, 48), (150, 32), (600, 22))
"""Pictures up to which each has that side, in text of 10 points; of more, LEAST_PX."""

LEAST_PX = 15
LARGE_PX = 72
MARGIN_PX = 8


@gestures(
    marked("gesture", "Pictures by their features"),
    marked("gesture", "Point: says what a picture is; click, or Enter: opens it"),
    marked("gesture", "Arrow keys: go to the next picture on this side"),
)
class Scatter(QWidget):
    """Shows points; who owns it says what each is in words."""

    pointed = Signal(object)
    """The number of the point that is pointed at, or None."""

    opened = Signal(int)
    """The number of a point whose picture is to be opened."""

    accessible_role = Role.Graphic

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._points: FeaturePoints | None = None
        self._images: list[QImage] = []
        self._sizes = np.zeros((0, 2))
        self._order: list[int] = []
        self._at: int | None = None
        self._only_wrong = False
        self._stale = False
        self._words = ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Pictures by their features"))

    def show_points(self, points: FeaturePoints | None, only_wrong: bool, stale: bool) -> None:
        """Show these, or those alone that are taken for something else; of before, pale."""
        if points is not self._points:
            self._points, self._at = points, None
            self._images = [] if points is None else [rgb_image(each) for each in points.thumbs]
            sizes = [(image.width(), image.height()) for image in self._images]
            self._sizes = np.array(sizes, np.float64).reshape(-1, 2)
        self._only_wrong, self._stale = only_wrong, stale
        wrong = np.zeros(0, bool) if points is None else points.is_wrong
        shown = [at for at in range(len(wrong)) if wrong[at] or not only_wrong]
        self._order = sorted(shown, key=lambda at: bool(wrong[at]))  # wrong ones lie on top
        if self._at not in shown:
            self._at = None
        self.update()

    def say(self, words: str) -> None:
        """Tell screen readers what is pointed at."""
        if words != self._words:
            self._words = words
            self.setAccessibleDescription(words)
            announce(self)

    def accessible_value(self) -> str:
        """The words on the point that is pointed at."""
        return self._words

    @property
    def shown(self) -> list[int]:
        """The points that are shown, the topmost last."""
        return list(self._order)

    @property
    def at(self) -> int | None:
        """The point that is pointed at."""
        return self._at

    def sizeHint(self) -> QSize:
        """Room for some."""
        return QSize(320, 320)

    def _scale(self) -> float:
        return self.font().pointSizeF() / TEXT_POINTS

    def _side(self) -> float:
        count = len(self._order)
        return self._scale() * next((px for most, px in SIDES_PX if count <= most), LEAST_PX)

    def place_of(self, at: int) -> QPointF:
        """The middle of a picture."""
        return QPointF(*self._middles()[at].tolist())

    def _middles(self) -> NDArray[np.float64]:
        """The middles of all pictures, N × 2 in pixels."""
        points = self._points
        assert points is not None
        half = self._side() / 2 + MARGIN_PX
        room = QRectF(self.rect()).adjusted(half, half, -half, -half)
        low, high = points.points.min(0), points.points.max(0)
        spread = np.where(high > low, high - low, 1)
        shares = np.where(high == low, 0.5, (points.points - low) / spread).astype(np.float64)
        across, down = shares.T
        return np.stack(
            (room.x() + across * room.width(), room.bottom() - down * room.height()), axis=1
        )

    def _rects(self, side: float) -> NDArray[np.float64]:
        """Left, top, width and height of all pictures, N × 4."""
        sizes = side / self._sizes.max(axis=1, keepdims=True) * self._sizes
        return np.hstack((self._middles() - sizes / 2, sizes))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours, points = QPainter(self), theme(), self._points
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), colours.surface)
        painter.setPen(QPen(colours.accent if self.hasFocus() else colours.field_border, 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        if points is None:
            painter.end()
            return
        painter.setOpacity(0.4 if self._stale else 1.0)
        wrong, side = points.is_wrong.tolist(), self._side()
        rects = self._rects(side).tolist()
        for at in self._order:
            self._paint(painter, at, QRectF(*rects[at]), wrong[at])
        if self._at is not None:
            large = self._rects(max(side, LARGE_PX * self._scale()))[self._at]
            place = self._kept_inside(QRectF(*large.tolist()))
            self._paint(painter, self._at, place, wrong[self._at])
            painter.setPen(QPen(colours.accent, 2))
            painter.drawRect(place.adjusted(-2, -2, 2, 2))
        painter.end()

    def _paint(self, painter: QPainter, at: int, place: QRectF, is_wrong: bool) -> None:
        painter.drawImage(place, self._images[at])
        if is_wrong:
            painter.setPen(QPen(theme().danger, 2))
            painter.drawRect(place)

    def _kept_inside(self, place: QRectF) -> QRectF:
        """The same, moved into the widget."""
        room = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        left = min(max(place.x(), room.x()), room.right() - place.width())
        top = min(max(place.y(), room.y()), room.bottom() - place.height())
        return QRectF(left, top, place.width(), place.height())

    # What is pointed at.

    def _point_at(self, where: QPointF) -> int | None:
        if self._points is None:
            return None
        first, sizes = np.hsplit(self._rects(self._side())[self._order], 2)
        offset = np.array((where.x(), where.y())) - first
        reached = np.flatnonzero(((offset >= 0) & (offset <= sizes)).all(axis=1))
        return self._order[int(reached[-1])] if len(reached) else None

    def _point(self, at: int | None) -> None:
        if at != self._at:
            self._at = at
            self.pointed.emit(at)
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self._point_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = self._point_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and at is not None:
            self.opened.emit(at)

    def focusInEvent(self, event: object) -> None:
        self.update()

    def focusOutEvent(self, event: object) -> None:
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, 1),
            Qt.Key.Key_Down: (0, -1),
        }
        key = Qt.Key(event.key())
        if key in RETURN and self._at is not None:
            self.opened.emit(self._at)
        elif key in ways and self._points is not None and self._order:
            self._point(next_on_side(self._points.points, self._order, self._at, ways[key]))
        else:
            super().keyPressEvent(event)


def next_on_side(points: FloatArray, shown: list[int], at: int | None, way: tuple[int, int]) -> int:
    """The nearest of the points that lie more that way than any other way; else the same.

    Without one, it is that in the middle of all. Both directions count as they are spread.
    """
    spread = np.maximum(points.max(0) - points.min(0), 1e-12)
    if at is None:
        middle = np.median(points[shown], axis=0)
        return min(shown, key=lambda each: float(np.abs((points[each] - middle) / spread).sum()))
    found = []
    for each in shown:
        across, up = (points[each] - points[at]) / spread
        along = across * way[0] + up * way[1]
        beside = abs(across * way[1]) + abs(up * way[0])
        if each != at and along > 0 and along >= beside:
            found.append((float(np.hypot(along, beside)), each))
    return min(found)[1] if found else at
