"""The likeliest answers, a row each: name, share, logit; one of them is asked about."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from playground.core.messages import marked
from playground.core.word_count import written
from playground.engine.explain.formats import number_text
from playground.gui.widgets.accessible import Role, announce
from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.fonts import tabular
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.sharebars import percent
from playground.gui.widgets.theme import TEXT_POINTS, theme
from playground.gui.widgets.track import paint_track

ROWS = 5
ROW_PX = 34
NUMBERS_PX = 62


@dataclass(frozen=True, slots=True)
class Row:
    """An output with its numbers; `before` is its share without what is done to the picture."""

    output: int
    name: str
    logit: float
    share: float
    before: float | None = None


@gestures(
    marked("gesture", "The answers"),
    marked("gesture", "Click: asks about this one"),
    marked("gesture", "↑ ↓: ask about the next or the one before"),
)
class AnswerRows(QWidget):
    """Shows a few outputs; that which is asked about has a frame."""

    chosen = Signal(int)
    """The output that is to be asked about."""

    accessible_role = Role.List

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()
        self.asked: int | None = None
        self._is_share = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Likeliest answers"))
        self._fit()

    def show_rows(self, rows: tuple[Row, ...], asked: int | None, are_shares: bool) -> None:
        """Show outputs; without softmax their numbers are no shares, and have no bars."""
        if (rows, asked, are_shares) != (self.rows, self.asked, self._is_share):
            self.rows, self.asked, self._is_share = rows, asked, are_shares
            self.setAccessibleDescription("; ".join(map(self.told, rows)))
            announce(self)
            self._fit()
            self.update()

    def accessible_value(self) -> str:
        """The row that is asked about, in words; "" without one."""
        return next((self.told(row) for row in self.rows if row.output == self.asked), "")

    def told(self, row: Row) -> str:
        """All of a row in words."""
        if not self._is_share:
            return f"{row.name}: {number_text(row.logit, 3)}"
        text = self.tr("{name}: {share}, logit {logit}")
        said = text.format(
            name=row.name, share=percent(row.share, 1), logit=number_text(row.logit, 3)
        )
        if row.before is not None:
            said += f", {difference(row)}"
        return said

    def _height(self) -> int:
        return round(ROW_PX * self.font().pointSizeF() / TEXT_POINTS)

    def _fit(self) -> None:
        self.setFixedHeight(self._height() * max(1, min(ROWS, len(self.rows) or ROWS)))

    def sizeHint(self) -> QSize:
        """All rows."""
        return QSize(200, self.height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high, wide = self._height(), self.width()
        for at, row in enumerate(self.rows):
            self._paint_row(painter, QRectF(0.5, at * high + 0.5, wide - 1, high - 2), row)
        painter.end()

    def _paint_row(self, painter: QPainter, area: QRectF, row: Row) -> None:
        is_asked = row.output == self.asked
        if is_asked:
            painter.setBrush(theme().accent_soft)
            painter.setPen(QPen(theme().accent if self.hasFocus() else theme().accent_soft, 1))
            painter.drawRoundedRect(area, 5, 5)
        ink = theme().on_soft if is_asked else theme().text
        font = tabular(self.font())
        painter.setFont(font)
        metrics = painter.fontMetrics()
        inner = area.adjusted(6, 1, -6, -1)
        half = inner.height() * 0.58
        numbers = percent(row.share) if self._is_share else number_text(row.logit, 2)
        used = max(metrics.horizontalAdvance(numbers), 36)
        if is_asked:
            font.setWeight(font.Weight.DemiBold)
            painter.setFont(font)
        painter.setPen(ink)
        top = QRectF(inner.x(), inner.y(), inner.width(), half)
        name = metrics.elidedText(
            row.name, Qt.TextElideMode.ElideMiddle, int(top.width() - used - 8)
        )
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(top, middle, name)
        painter.drawText(top, middle | Qt.AlignmentFlag.AlignRight, numbers)
        if self._is_share:
            self._paint_bar(painter, inner, half, row, is_asked)

    def _paint_bar(
        self, painter: QPainter, inner: QRectF, half: float, row: Row, is_asked: bool
    ) -> None:
        font = tabular(self.font())
        font.setPointSizeF(0.85 * font.pointSizeF())
        painter.setFont(font)
        logit = number_text(row.logit, 2) if row.before is None else difference(row)
        used = painter.fontMetrics().horizontalAdvance(logit) + 8
        line = QRectF(inner.x(), inner.y() + half, inner.width(), inner.height() - half)
        painter.setPen(theme().on_soft if is_asked else theme().muted)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(line, right, logit)
        track = QRectF(line.x(), line.center().y() - 3, line.width() - used, 6)
        paint_track(painter, track, theme().surface if is_asked else None)
        best = row is self.rows[0]
        full = theme().accent if best else theme().field_border
        painter.fillRect(QRectF(track.x(), track.y(), max(1.0, track.width() * row.share), 6), full)
        if row.before is not None:
            x = track.x() + track.width() * row.before
            painter.fillRect(QRectF(x - 1, track.y() - 2, 2, 10), theme().text)

    # What is chosen.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = int(event.position().y()) // self._height()
        if 0 <= at < len(self.rows) and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self.rows[at].output)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or not self.rows:
            super().keyPressEvent(event)
            return
        places = [row.output for row in self.rows]
        at = places.index(self.asked) + step if self.asked in places else 0
        self.chosen.emit(places[min(max(at, 0), len(places) - 1)])

    def focusInEvent(self, event: object) -> None:
        self.update()

    def focusOutEvent(self, event: object) -> None:
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = event.pos().y() // self._height()
            text = self.told(self.rows[at]) if 0 <= at < len(self.rows) else ""
            QToolTip.showText(event.globalPos(), as_written(text), self)
            return True
        return super().event(event)


def difference(row: Row) -> str:
    """By how many percentage points the share has changed."""
    assert row.before is not None
    return written(100 * (row.share - row.before), "+.1f")
