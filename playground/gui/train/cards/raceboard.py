"""The runs beside one another after an epoch: a bar each, whoever is ahead standing out."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from playground.core.messages import marked
from playground.gui.train.cards.plots import loss_text
from playground.gui.train.runcolours import run_colour
from playground.gui.train.runwords import about, no_number_text, run_name, summary
from playground.gui.widgets.accessible import Role, announce
from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.fonts import tabular
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.sharebars import percent
from playground.gui.widgets.theme import TEXT_POINTS, theme
from playground.training.protocol.standing import Standing, leaders

ROW_PX = 30
"""Of a run, in text of 10 points."""

SWATCH_PX = 12
BAR_PX = 12
GAP_PX = 8

NAME_SHARE = 0.42
"""Of the width, that the names of runs take at most."""


@gestures(
    marked("gesture", "The runs of a race"),
    marked("gesture", "Point: tells all about a run"),
)
class RaceBoard(QWidget):
    """A row for each run: its colour, what tells it from the others, its share right and loss."""

    accessible_role = Role.Graphic

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Standing, ...] = ()
        self._epoch = 0
        self.setAccessibleName(self.tr("Runs beside one another"))

    @property
    def lines(self) -> list[str]:
        """The texts of the rows, from top to bottom."""
        ahead = leaders(self._rows)
        return [self._line(row, row in ahead) for row in self._rows]

    def show_standings(self, rows: Sequence[Standing], epoch: int) -> None:
        """Show where runs stand after an epoch."""
        self._rows, self._epoch = tuple(rows), epoch
        self.setFixedHeight(self._row * len(rows))
        self.update()
        announce(self)

    def accessible_value(self) -> str:
        """All rows."""
        return "\n".join(self.lines)

    def told(self, at: QPoint) -> str:
        """All about the run whose row is at a point."""
        place = at.y() // self._row
        if not 0 <= place < len(self._rows):
            return ""
        return f"{self.lines[place]}\n{about(self._rows[place].item)}"

    @property
    def _row(self) -> int:
        return round(ROW_PX * self.font().pointSizeF() / TEXT_POINTS)

    def _line(self, row: Standing, is_ahead: bool) -> str:
        figures = self._figures(row)
        ahead = self.tr("ahead") if is_ahead else ""
        return ", ".join(filter(None, (_name(row), *figures, self._when(row), ahead)))

    def _figures(self, row: Standing) -> tuple[str, str]:
        if not row.epoch:
            return (no_number_text() if row.is_beyond else self.tr("not yet")), ""
        accuracy = percent(row.accuracy, 1) if math.isfinite(row.accuracy) else "–"
        loss = no_number_text() if row.is_beyond else loss_text(row.loss)
        return accuracy, self.tr("loss {loss}").format(loss=loss)

    def _when(self, row: Standing) -> str:
        """The epoch of its figures, where it has not come as far as is asked."""
        if not row.epoch or row.epoch == self._epoch:
            return ""
        return self.tr("after epoch {epoch}").format(epoch=row.epoch)

    def sizeHint(self) -> QSize:
        """As high as the rows are."""
        return QSize(320, self._row * len(self._rows))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.setFixedHeight(self._row * len(self._rows))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), as_written(self.told(event.pos())), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(tabular(self.font()))
        metrics = painter.fontMetrics()
        ahead = leaders(self._rows)
        names = [_name(row) for row in self._rows]
        room = [metrics.horizontalAdvance(name) for name in names]
        wide = min(max(room, default=0) + GAP_PX, round(NAME_SHARE * self.width()))
        figures = [self._figures(row) for row in self._rows]
        columns = [
            max((metrics.horizontalAdvance(pair[at]) for pair in figures), default=0) + GAP_PX
            for at in (0, 1)
        ]
        for at, row in enumerate(self._rows):
            line = QRectF(0, at * self._row, self.width(), self._row)
            self._paint_row(painter, line, row, names[at], wide, columns, row in ahead)

    def _paint_row(
        self,
        painter: QPainter,
        line: QRectF,
        row: Standing,
        name: str,
        wide: float,
        columns: Sequence[int],
        is_ahead: bool,
    ) -> None:
        colours = theme()
        colour = QColor(colours.text if row.item.is_present else run_colour(row.item.run.number))
        swatch = QRectF(0, line.center().y() - SWATCH_PX / 2, SWATCH_PX, SWATCH_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(swatch, 3, 3)
        font = painter.font()
        font.setWeight(font.Weight.DemiBold if is_ahead else font.Weight.Normal)
        painter.setFont(font)
        painter.setPen(colours.text)
        left = SWATCH_PX + GAP_PX
        middle = Qt.AlignmentFlag.AlignVCenter
        elided = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, round(wide))
        painter.drawText(
            QRectF(left, line.top(), wide, line.height()),
            middle | Qt.AlignmentFlag.AlignLeft,
            elided,
        )
        accuracy, loss = self._figures(row)
        right = line.right()
        for text, width in ((loss, columns[1]), (accuracy, columns[0])):
            place = QRectF(right - width, line.top(), width, line.height())
            painter.drawText(place, middle | Qt.AlignmentFlag.AlignRight, text)
            right -= width
        start = left + wide + GAP_PX
        groove = QRectF(start, line.center().y() - BAR_PX / 2, right - start - GAP_PX, BAR_PX)
        if groove.width() < BAR_PX:
            return
        painter.setPen(QPen(colours.field_border, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(groove)
        if row.epoch and math.isfinite(row.accuracy):
            filled = QRectF(groove)
            filled.setWidth(groove.width() * row.accuracy)
            painter.fillRect(filled, colour)


def _name(row: Standing) -> str:
    """The user's name of a run, or its number, with what tells it from the others."""
    item = row.item
    return " · ".join(filter(None, (item.name or run_name(item.run), summary(item))))
