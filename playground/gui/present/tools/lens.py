"""The lens: what is under the pointer, larger, drawn anew so that it stays crisp."""

from __future__ import annotations

import math

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QRegion,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from playground.core.messages import marked
from playground.gui.present.inkpainting import DARK_EDGE, LIGHT_EDGE, paint_ink
from playground.gui.present.tools.tool import Ground, Tool, around, presenting_tool
from playground.gui.widgets.theme import theme

RADIUS = 0.2
"""In parts of the window's height."""

FACTOR, MIN_FACTOR, MAX_FACTOR, STEP = 2.5, 2.0, 4.0, 0.5
FRAME_PX = 4


@presenting_tool
class MagnifyingLens(Tool):
    """Magnifies what the mouse is at, and lets everything through."""

    name = "lens"
    order = 30
    key = "L"
    text = marked("present", "magnifying lens")
    title = marked("gesture", "Magnifying lens")
    gestures = (
        marked("gesture", "L: magnifies what is under the mouse"),
        marked("gesture", "Wheel: from 2 to 4 times; with Ctrl zooms the maps"),
    )
    reads_page = True

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        self.factor = FACTOR
        self._notches = 0.0

    @property
    def radius(self) -> float:
        """Of the lens, in pixels."""
        return RADIUS * self.ground.over.height()

    def area(self, at: QPointF) -> QRect:
        """The lens with its frame."""
        return around(at, self.radius + FRAME_PX)

    def paint(self, painter: QPainter, at: QPointF, is_pressed: bool) -> None:
        """The page about the point as large as the factor asks for, the point in its place."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = self.radius
        circle = QPainterPath()
        circle.addEllipse(at, radius, radius)
        painter.save()
        painter.setClipPath(circle)
        painter.drawImage(QPointF(at.x() - radius, at.y() - radius), self._magnified(at))
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for width, colour in ((FRAME_PX + 4, DARK_EDGE), (FRAME_PX + 2, LIGHT_EDGE)):
            painter.setPen(QPen(colour, width))
            painter.drawEllipse(at, radius, radius)
        painter.setPen(QPen(theme().field_border, FRAME_PX))
        painter.drawEllipse(at, radius, radius)
        self._paint_factor(painter, at)

    def _paint_factor(self, painter: QPainter, at: QPointF) -> None:
        """How many times larger it is, on the frame."""
        painter.setFont(QFont(self.ground.over.font()))
        text = f"{self.factor:g}×"
        metrics = QFontMetricsF(painter.font())
        wide, tall = metrics.horizontalAdvance(text) + metrics.height() * 0.7, metrics.height()
        room = QRectF(at.x() - wide / 2, at.y() + self.radius - tall, wide, tall)
        painter.setPen(QPen(theme().field_border, 1))
        painter.setBrush(theme().raised)
        painter.drawRoundedRect(room, tall / 3, tall / 3)
        painter.setPen(theme().text)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)

    def _magnified(self, at: QPointF) -> QImage:
        """The square about a point, drawn larger by its widgets themselves: letters stay sharp."""
        over, page = self.ground.over, self.ground.page()
        ratio = over.devicePixelRatioF()
        side = math.ceil(2 * self.radius * ratio)
        image = QImage(side, side, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(theme().background)
        half = self.radius / self.factor
        source = QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half).toAlignedRect()
        source = source.intersected(page.rect())
        painter = QPainter(image)
        painter.setTransform(
            QTransform.fromTranslate(self.radius, self.radius)
            .scale(self.factor, self.factor)
            .translate(-at.x(), -at.y())
        )
        flags = QWidget.RenderFlag
        page.render(
            painter,
            QPoint(source.topLeft()),
            QRegion(source),
            flags.DrawWindowBackground | flags.DrawChildren,
        )
        paint_ink(painter, self.ground.board.ink, QSizeF(over.size()))
        painter.end()
        return image

    def wheel(self, notches: float) -> bool:
        """Another factor; small turns add up to a step."""
        self._notches += notches
        steps = int(self._notches)
        self._notches -= steps
        self.factor = min(MAX_FACTOR, max(MIN_FACTOR, self.factor + STEP * steps))
        return True
