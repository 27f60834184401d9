"""The class that a network takes a picture for, large, with how sure it is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.gui.widgets.aswritten import explain
from playground.gui.widgets.fonts import tabular
from playground.gui.widgets.paintturns import update_in_turn
from playground.gui.widgets.sharebars import percent
from playground.gui.widgets.theme import theme

LARGE_PX, SMALL_PX = 54, 22
"""Heights of letters of a class, for text of 10 points: of a short name, and at least."""

NAME_SHARE = 0.42
"""Of the width that the name takes at most."""

FIRST_LINE, LEAST_LINE = 1.35, 0.9
"""Size of the first line, and what a line is made smaller to before it is shortened, in the text's.
"""


class Answer(QWidget):
    """The likeliest class, its share, and the next one; painted, and always as high."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = ""
        self.lines = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_none(self, why: str = "") -> None:
        """Show that there is no answer, and why where nothing else says it."""
        self._take("", "", why)

    def show_best(self, name: str, share: float, second: str = "", second_share: float = 0) -> None:
        """Show the likeliest class, and the next where there is one."""
        sure = self.tr("{share} sure").format(share=percent(share))
        then = ""
        if second:
            text = self.tr("then {name} with {share}")
            then = text.format(name=second, share=percent(second_share))
        self._take(name, sure, then)

    def _take(self, name: str, sure: str, then: str) -> None:
        if (name, (sure, then)) != (self.name, self.lines):
            self.name, self.lines = name, (sure, then)
            self.setAccessibleName(", ".join(part for part in (name, sure, then) if part))
            explain(self, self.accessibleName())
            update_in_turn(self)

    def _scale(self) -> float:
        return self.font().pointSizeF() / 10

    def sizeHint(self) -> QSize:
        """The height of the large letters."""
        return QSize(200, round((LARGE_PX + 4) * self._scale()))

    def minimumSizeHint(self) -> QSize:
        """Of any width."""
        return QSize(0, self.sizeHint().height())

    def _name_font(self, room: float) -> QFont:
        font = tabular(self.font())
        font.setWeight(QFont.Weight.Bold)
        pixels = LARGE_PX
        font.setPixelSize(round(pixels * self._scale()))
        while pixels > SMALL_PX and QFontMetricsF(font).horizontalAdvance(self.name) > room:
            pixels -= 4
            font.setPixelSize(round(pixels * self._scale()))
        return font

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        high = float(self.height())
        room = NAME_SHARE * self.width()
        painter.setFont(self._name_font(room))
        painter.setPen(theme().accent)
        metrics = painter.fontMetrics()
        middle = Qt.AlignmentFlag.AlignVCenter
        name = metrics.elidedText(self.name, Qt.TextElideMode.ElideRight, round(room))
        used = metrics.horizontalAdvance(name)
        painter.drawText(QRectF(0, 0, used + 2, high), middle, name)
        left = used + 14 if name else 0
        for at, (text, colour) in enumerate(
            zip(self.lines, (theme().text, theme().muted), strict=True)
        ):
            font = self.font()
            if not at:
                font.setWeight(QFont.Weight.DemiBold)
            line = QRectF(
                left, 0.08 * high if not at else 0.54 * high, self.width() - left, 0.4 * high
            )
            _fit(font, text, line.width(), FIRST_LINE if not at else 1.0)
            painter.setFont(font)
            painter.setPen(colour)
            text = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, round(line.width())
            )
            painter.drawText(line, middle, text)
        painter.end()


def _fit(font: QFont, text: str, room: float, most: float) -> None:
    """Make a font so many times larger at most as a text has room for, and little smaller."""
    points = font.pointSizeF()
    font.setPointSizeF(most * points)
    wanted = QFontMetricsF(font).horizontalAdvance(text)
    if wanted > room:
        font.setPointSizeF(points * max(LEAST_LINE, (most * room / wanted) * 0.99))
