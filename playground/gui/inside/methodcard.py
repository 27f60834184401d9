"""A card of what a method says of the answer: its map over the picture, scale, exact numbers."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from playground.core.arrays import FloatArray
from playground.core.counting import from_one
from playground.core.messages import marked
from playground.core.word_count import written
from playground.engine.view.overlay import extreme, overlay, own_scale, place_values
from playground.gui.inside.cardpainting import CardPainting, paint_frame, paint_title
from playground.gui.inside.explaining import Said
from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.colours import rgb_image, signed_scale
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.keys import ARROWS
from playground.gui.widgets.legend import paint_scale
from playground.gui.widgets.theme import theme
from playground.gui.widgets.wording import sentence, translated
from playground.training.protocol.inquiries.explaining import MethodText

SCALE_PX = 8
STALE_OPACITY = 0.4
"""Of what is of before, until the new one has been worked out."""

Place = tuple[int, int]


@gestures(
    marked("gesture", "An explanation"),
    marked("gesture", "Point: the number of this place in every explanation"),
    marked("gesture", "Arrow keys: go from place to place"),
)
class MethodCard(QWidget):
    """Shows what a method says; who owns it says what, on which scale, and what is pointed at."""

    pointed = Signal(object)
    """The (row, column) of the input that is pointed at, or None."""

    def __init__(self, method: MethodText, parent: QWidget) -> None:
        super().__init__(parent)
        self.method = method
        self._said: Said | None = None
        self._values: FloatArray | None = None
        self._extreme = 0.0
        self._fresh = False
        self._limit = 1.0
        self._cover = 0.85
        self._similarity = ""
        self._place: Place | None = None
        self._image: QImage | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._name()

    # What is shown.

    @property
    def title(self) -> str:
        """The method's name in the user's language."""
        return translated("method", self.method.title)

    @property
    def values(self) -> FloatArray | None:
        """The map that is shown: a value for each place of the input."""
        return self._values

    @property
    def limit(self) -> float:
        """Where the scale ends."""
        return self._limit

    @property
    def is_fresh(self) -> bool:
        """Whether it is about what is there now."""
        return self._fresh

    def show_said(self, said: Said | None, fresh: bool, similarity: str = "") -> None:
        """Show what a method says; what is of before is pale."""
        if said is not self._said:
            self._said, self._image = said, None
            found = None if said is None else said.explained.values
            self._values = None if found is None else place_values(found)
            self._extreme = 0.0 if found is None else extreme(place_values(found))
        self._fresh, self._similarity = fresh, similarity
        self._name()
        self.update()

    def show_scale(self, limit: float, cover: float) -> None:
        """End the scale at `limit`, where the picture is hidden by a share of `cover`."""
        if (limit, cover) != (self._limit, self._cover):
            self._limit, self._cover, self._image = limit, cover, None
            self._name()
            self.update()

    def own_limit(self) -> float:
        """Where the scale of the map ends by itself: nearly all values lie within."""
        return 0.0 if self._values is None else own_scale(self._values)

    def mark(self, place: Place | None) -> None:
        """Outline a place, and say its number."""
        if place != self._place:
            self._place = place
            self._name()
            self.update()

    def number(self, short: bool = False) -> str:
        """The exact number of the place that is marked, "" where there is none.

        `short` writes row and column as two numbers, for a card that has no room for more.
        """
        values, place = self._values, self._place
        if values is None or place is None or not self._is_there(place):
            return ""
        value = float(values[place])
        text = "{row}, {column}: {value}"
        if not short:
            text = self.tr("row {row}, column {column}: {value}")
        return text.format(
            row=from_one(place[0]), column=from_one(place[1]), value=written(value, "+.4g")
        )

    def sentence(self) -> str:
        """Why there is no map, or what the lines beneath it say."""
        if self._said is None or not self._fresh:
            return self.tr("being worked out")
        refusal = self._said.explained.refusal
        return "" if refusal is None else sentence(refusal)

    def labels(self) -> tuple[str, str]:
        """The numbers at both ends of the scale."""
        values = self._values
        end = written(self._limit, ".3g")
        beyond = "≥ " if self._extreme > self._limit * (1 + 1e-6) else ""
        if values is None or float(values.min(initial=0)) >= 0:
            return "0", f"{beyond}{end}"
        below = "≤ " if beyond else ""
        return f"{below}−{end}", f"{beyond}+{end}"

    def _name(self) -> None:
        self.setAccessibleName(self.title)
        low, high = self.labels()
        scale = "" if self._values is None else f"{low} … {high}"
        parts = (self.sentence(), scale, self._similarity, self.number())
        self.setAccessibleDescription(", ".join(part for part in parts if part))

    def _is_there(self, place: Place) -> bool:
        values = self._values
        return values is not None and 0 <= place[0] < len(values) and place[1] < values.shape[1]

    # Painting.

    def picture_rect(self) -> QRectF:
        """Where the picture lies."""
        x = None if self._said is None else self._said.x
        return CardPainting(self).picture_rect((1, 1) if x is None else x.shape[1:])

    def sizeHint(self) -> QSize:
        """Room for a small picture."""
        return QSize(160, 200)

    def _pixels(self) -> QImage | None:
        said, values = self._said, self._values
        if self._image is None and said is not None:
            shown = np.zeros(said.x.shape[1:], np.float32) if values is None else values
            top = float(said.top)
            found = overlay(said.x, shown, top, self._limit, self._cover, signed_scale())
            self._image = rgb_image(found)
        return self._image

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        layout = CardPainting(self)
        paint_frame(painter, self)
        paint_title(painter, layout.title_rect(), self.title, self._similarity)
        area, image = self.picture_rect(), self._pixels()
        if image is not None:
            painter.setOpacity(1.0 if self._fresh else STALE_OPACITY)
            is_shrunk = image.width() > area.width()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_shrunk)
            painter.drawImage(area, image)
            painter.setOpacity(1.0)
        first = layout.line(area)
        if self._values is None or not self._fresh:
            self._paint_sentence(painter, layout, area)
        else:
            self._paint_mark(painter, area)
            self._paint_scale(painter, first)
            painter.setPen(theme().muted)
            metrics = painter.fontMetrics()
            text = self.number()
            if metrics.horizontalAdvance(text) > layout.wide:
                text = self.number(short=True)
            painter.drawText(layout.line(area, 1), Qt.AlignmentFlag.AlignLeft, text)
        painter.end()

    def _paint_sentence(self, painter: QPainter, layout: CardPainting, area: QRectF) -> None:
        """Say why there is no map, over the picture where that is no map either."""
        painter.setPen(theme().muted)
        room = layout.below(area)
        if self._said is None or (self._fresh and self._values is None):
            room = layout.rest(area)
            painter.fillRect(room, theme().surface)
        flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.drawText(room, flags, self.sentence())

    def _paint_mark(self, painter: QPainter, area: QRectF) -> None:
        values, place = self._values, self._place
        if values is None or place is None or not self._is_there(place):
            return
        down, across = area.height() / len(values), area.width() / values.shape[1]
        cell = QRectF(area.x() + place[1] * across, area.y() + place[0] * down, across, down)
        grow = max(0.0, 3 - min(down, across) / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(Qt.GlobalColor.white, 3), QPen(Qt.GlobalColor.black, 1)):
            painter.setPen(pen)
            painter.drawRect(cell.adjusted(-grow, -grow, grow, grow))

    def _paint_scale(self, painter: QPainter, line: QRectF) -> None:
        low, high = self.labels()
        metrics = painter.fontMetrics()
        painter.setPen(theme().text)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, low)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(line, right, high)
        left = line.x() + metrics.horizontalAdvance(low) + 4
        width = line.right() - metrics.horizontalAdvance(high) - 4 - left
        if width > SCALE_PX:
            bar = QRectF(left, line.center().y() - SCALE_PX / 2, width, SCALE_PX)
            if low == "0":  # the upper half of the signed scale is all that is used
                painter.save()
                painter.setClipRect(bar.adjusted(-1, -1, 1, 1))
                paint_scale(painter, bar.adjusted(-bar.width(), 0, 0, 0), "signed")
                painter.restore()
            else:
                paint_scale(painter, bar, "signed")

    # What is pointed at.

    def _place_at(self, at: QPointF) -> Place | None:
        values, area = self._values, self.picture_rect()
        if values is None or not area.contains(at):
            return None
        row = math.floor((at.y() - area.y()) / area.height() * len(values))
        column = math.floor((at.x() - area.x()) / area.width() * values.shape[1])
        return min(row, len(values) - 1), min(column, values.shape[1] - 1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointed.emit(self._place_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit(None)

    def focusInEvent(self, event: object) -> None:
        self.update()

    def focusOutEvent(self, event: object) -> None:
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step, values = ARROWS.get(Qt.Key(event.key())), self._values
        if step is None or values is None:
            super().keyPressEvent(event)
            return
        height, width = values.shape
        row, column = self._place or (height // 2 - step[0], width // 2 - step[1])
        row, column = row + step[0], column + step[1]
        self.pointed.emit((min(max(row, 0), height - 1), min(max(column, 0), width - 1)))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            told = translated("method", self.method.sentence)
            lines = (self.title, told, self.method.source, self.sentence())
            QToolTip.showText(event.globalPos(), as_written("\n".join(filter(None, lines))), self)
            return True
        return super().event(event)
