"""The figures above a plot of curves: what is held out large, what is trained on beside its dot."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.gui.train.runcolours import training_colour, validation_colour
from playground.gui.widgets.fonts import tabular
from playground.gui.widgets.steadylabel import SteadyLabel
from playground.gui.widgets.theme import TEXT_POINTS, theme

LARGE_FACTOR = 1.95
"""Size of the large figure, in text of the window."""

SIDE_PX = 4
"""At the right of the large figure."""

DOT_PX, DOT_GAP_PX = 9, 5
"""Width of a dot and what is beside it, in text of 10 points."""


class CurveValues(QWidget):
    """A line of legend with the figure of the training; `large` stands beside the title.

    Both are painted, and never ask for another size: figures change with every arrival.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trained = ""
        self._is_now = False
        self.large = LargeFigure(parent=self)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_values(self, trained: str, held_out: str, is_now: bool = False) -> None:
        """Show figures; empty where there are none yet.

        `is_now` says that what is held out was judged by weights that are not of an epoch's end.
        """
        if (trained, is_now) != (self._trained, self._is_now):
            self._trained, self._is_now = trained, is_now
            self.update()
        said = self.tr("Of the weights as they are now: set by hand, or in the middle of an epoch")
        self.setToolTip(said if is_now else "")
        self.large.setToolTip(said if is_now else "")
        self.large.set_text(held_out)
        self.setAccessibleName(self.text())

    def text(self) -> str:
        """Both figures in words."""
        trained, held_out = self._trained, self.large.text
        parts = [
            self.tr("training {value}").format(value=trained) if trained else "",
            f"{self._held_out()} {held_out}" if held_out else "",
        ]
        return ", ".join(part for part in parts if part)

    def _held_out(self) -> str:
        return self.tr("held out, now") if self._is_now else self.tr("held out")

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(160, self.fontMetrics().height() + 2)

    def minimumSizeHint(self) -> QSize:
        """One line of any width."""
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(tabular(self.font()))
        metrics = painter.fontMetrics()
        held_out = self._held_out()
        scale = self.font().pointSizeF() / TEXT_POINTS
        dot, gap = DOT_PX * scale, DOT_GAP_PX * scale
        side = metrics.horizontalAdvance(held_out) + dot + gap + 4
        trained = self.tr("training {value}").format(value=self._trained).strip()
        middle = self.height() / 2
        trained_room = QRectF(dot + gap, 0, self.width() - side - 6 - dot - gap, self.height())
        if metrics.horizontalAdvance(trained) > trained_room.width():
            trained = self._trained  # whole, beside its dot: a part of a number is another number
        self._paint(painter, trained_room, trained)
        painter.setBrush(training_colour())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(QRectF(0, middle - dot / 2, dot, dot))
        right = QRectF(self.width() - side, 0, side, self.height())
        self._paint(painter, right.adjusted(dot + gap, 0, 0, 0), held_out)
        painter.setBrush(validation_colour())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(QRectF(right.x(), middle - dot / 2, dot, dot))
        painter.end()

    def _paint(self, painter: QPainter, words: QRectF, text: str) -> None:
        painter.setPen(theme().muted)
        text = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, round(words.width())
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


class LargeFigure(SteadyLabel):
    """A figure to be read from afar, at the right of its place."""

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(100, round(LARGE_FACTOR * self.fontMetrics().height()) - 2)

    def minimumSizeHint(self) -> QSize:
        """One line, with room for a share."""
        return QSize(60, self.sizeHint().height())

    def _large(self) -> QFont:
        font = tabular(self.font())
        font.setPointSizeF(LARGE_FACTOR * font.pointSizeF())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.rect().adjusted(0, 0, -SIDE_PX, 0)
        font = self._large()
        wanted = QFontMetricsF(font).horizontalAdvance(self.text)
        if wanted > room.width():  # smaller, but whole: a part of a number is another number
            font.setPointSizeF(font.pointSizeF() * room.width() / wanted)
        painter.setFont(font)
        painter.setPen(theme().text)
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, side, self.text)
        painter.end()
