"""A list of named numbers with bars, in one column or two: what a sum is made of."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QSizePolicy, QToolTip, QWidget

from playground.core.messages import marked
from playground.engine.explain.formats import MIN_COLOURED_SHARE, coloured_text
from playground.gui.inspect.arithmetic.pieces import Rows, limit_of
from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.colours import colour_of
from playground.gui.widgets.focusring import FocusRing
from playground.gui.widgets.fonts import tabular
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.squeezed import draw_in
from playground.gui.widgets.theme import theme
from playground.gui.widgets.track import paint_track

ROW_PADDING_PX = 4.0
COLUMN_GAP_PX = 16.0
BAR_INSET_PX = 3.0
LEFT_PX = 10
SIDE_PX = 6.0
MIN_BAR_PX = 24.0
"""Width of the shortest track that tells anything; with less room there are no bars."""

FACTORS_BAR_PX = 60.0
"""Width of the track beside which there is room for the factors of a product, too."""

NO_ROWS = Rows(np.zeros(0), (), str)


@gestures(
    marked("gesture", "The list of terms"),
    marked("gesture", "Click or ↑ ↓: shows the term's own arithmetic"),
    marked("gesture", "Wheel: scrolls the list"),
)
class RowList(QAbstractScrollArea):
    """Paints those rows of a list that are in view; `chosen` names one by its index."""

    chosen = Signal(int)

    def __init__(self, can_choose: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = NO_ROWS
        self._lengths: list[int] = []
        self._limit = 1.0
        self._digits = 2
        self._can_choose = can_choose
        self._bold = QFont()
        self._number_px = self._name_px = self._factors_px = 0.0
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        focus = Qt.FocusPolicy.StrongFocus if can_choose else Qt.FocusPolicy.TabFocus
        self.setFocusPolicy(focus)
        self.setViewportMargins(0 if can_choose else LEFT_PX, 0, 0, 0)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setMouseTracking(True)
        FocusRing(self)

    def show_rows(self, rows: Rows, digits: int) -> None:
        """List other numbers, with `digits` after the point."""
        lengths = [len(part) for part in rows.columns]
        moved = lengths != self._lengths
        self._rows, self._lengths, self._digits = rows, lengths, digits
        self._limit = limit_of(rows.values, rows.largest)
        self._measure()
        self._set_range()
        if moved:
            self.verticalScrollBar().setValue(0)
        self.setAccessibleDescription(self.text())
        self.viewport().update()

    def let_go(self) -> None:
        """Hold no numbers while the list is hidden; as many others come to be where these were."""
        self._rows = NO_ROWS

    @property
    def rows(self) -> Rows:
        """The list."""
        return self._rows

    def text(self) -> str:
        """The rows in view, a line each, and what the others come to."""
        lines = []
        for at, name, number, rect in self.in_view():
            factors = self._factors(at) if self._has_factors(rect.width()) else ""
            lines.append(" ".join(filter(None, (name, factors, number))))
        rest = self.rest()
        return "\n".join([*lines, rest] if rest else lines)

    def rest(self) -> str:
        """The sum of the numbers out of view in words, "" without any or where nothing is said."""
        if self._rows.rest is None:
            return ""
        seen = [at for at, *_ in self.in_view()]
        hidden = self._rows.values.size - len(seen)
        if hidden <= 0:
            return ""
        mask = np.ones(self._rows.values.size, bool)
        mask[seen] = False
        with np.errstate(invalid="ignore"):
            return self._rows.rest(hidden, float(self._rows.values[mask].sum()))

    # Geometry.

    def sizeHint(self) -> QSize:
        """Room for six rows."""
        return QSize(200, round(6 * self._row_px()))

    def minimumSizeHint(self) -> QSize:
        """Room for two rows."""
        return QSize(80, round(2 * self._row_px()))

    def _row_px(self) -> float:
        return self.fontMetrics().height() + ROW_PADDING_PX

    def _list_px(self) -> float:
        """The height of the list without the line beneath it."""
        beneath = self._row_px() if self._rows.rest is not None else 0.0
        return max(self._row_px(), self.viewport().height() - beneath)

    def _lines(self) -> int:
        return max((len(part) for part in self._rows.columns), default=0)

    def _measure(self) -> None:
        self._bold = tabular(self.font())
        self._bold.setWeight(QFont.Weight.DemiBold)
        firsts = [int(at) for part in self._rows.columns for at in part[:24]]
        plain, bold = QFontMetricsF(self.font()), QFontMetricsF(self._bold)
        names = (plain.horizontalAdvance(self._rows.name(at)) for at in firsts)
        numbers = (bold.horizontalAdvance(self._number(at)) for at in (*firsts, *self._long()))
        self._name_px = max(names, default=0.0) + SIDE_PX
        self._number_px = max(numbers, default=0.0) + SIDE_PX
        factors = (plain.horizontalAdvance(text) for text in map(self._factors, firsts))
        self._factors_px = max(factors, default=0.0)

    def _factors(self, at: int) -> str:
        return "" if self._rows.factors is None else self._rows.factors(at)

    def _has_factors(self, wide: float) -> bool:
        """Whether a column of this width has room for the factors of products, and a bar still."""
        taken = self._name_px + self._factors_px + self._number_px + 3 * SIDE_PX
        return self._factors_px > 0 and wide - taken >= FACTORS_BAR_PX

    def _long(self) -> Iterator[int]:
        """A number of each sign and power of ten of those with more digits than are asked for."""
        sizes = np.abs(self._rows.values)
        is_long = (sizes > MIN_COLOURED_SHARE * self._limit) & (sizes < 10.0**-self._digits)
        at = np.flatnonzero(is_long)
        kinds = np.stack((np.sign(self._rows.values[at]), np.floor(np.log10(sizes[at]))))
        return map(int, at[np.unique(kinds, axis=1, return_index=True)[1]])

    @property
    def wanted_px(self) -> int:
        """The width in which no name is shortened, without bars."""
        return round(self._name_px + self._number_px + SIDE_PX)

    def _set_range(self) -> None:
        whole = int(self._list_px() // self._row_px())
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self._lines() - whole))
        bar.setPageStep(max(1, whole))
        bar.setSingleStep(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._set_range()
        self.setAccessibleDescription(self.text())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Rows are painted where they are now."""
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()
            self._set_range()

    def _number(self, at: int) -> str:
        return coloured_text(float(self._rows.values[at]), self._limit, self._digits)

    def in_view(self) -> Iterator[tuple[int, str, str, QRectF]]:
        """The index, name, number and rectangle of every row that is seen whole."""
        tall = self._row_px()
        whole = int(self._list_px() // tall)
        top = self.verticalScrollBar().value()
        count = max(1, len(self._rows.columns))
        wide = (self.viewport().width() - COLUMN_GAP_PX * (count - 1)) / count
        for place, part in enumerate(self._rows.columns):
            for line, at in enumerate(part[top : top + whole]):
                rect = QRectF(place * (wide + COLUMN_GAP_PX), line * tall, wide, tall)
                yield int(at), self._rows.name(int(at)), self._number(int(at)), rect

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        for at, name, number, rect in self.in_view():
            if at == self._rows.marked:
                painter.fillRect(rect, theme().accent_soft)
            self._paint_row(painter, at, (name, number), rect)
        painter.setFont(self.font())
        painter.setPen(theme().muted)
        rest = self.rest()
        if rest:
            beneath = QRectF(SIDE_PX, self._list_px(), self.viewport().width(), self._row_px())
            text = QFontMetricsF(self.font()).elidedText(
                rest, Qt.TextElideMode.ElideRight, beneath.width()
            )
            painter.drawText(beneath, Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()

    def _paint_row(self, painter: QPainter, at: int, texts: tuple[str, str], rect: QRectF) -> None:
        name, number = texts
        inner = rect.adjusted(SIDE_PX, 0, -SIDE_PX, 0)
        right = inner.right() - self._number_px
        factors_px = self._factors_px + SIDE_PX if self._has_factors(rect.width()) else 0.0
        begin = inner.left() + self._name_px + factors_px
        track = QRectF(
            begin,
            rect.top() + BAR_INSET_PX,
            max(0.0, right - begin),
            rect.height() - 2 * BAR_INSET_PX,
        )
        name_px = self._name_px if track.width() >= MIN_BAR_PX else right - inner.left()
        if track.width() >= MIN_BAR_PX:
            paint_track(painter, track)
            value, share = float(self._rows.values[at]), self.share(at)
            colour = theme().accent
            if self._rows.palette == "signed":
                colour = colour_of(1.0 if value >= 0 else -1.0, 1.0, "signed")
            painter.fillRect(
                QRectF(track.left(), track.top(), track.width() * share, track.height()), colour
            )
        painter.setFont(self.font())
        painter.setPen(theme().muted if at != self._rows.marked else theme().text)
        box = QRectF(inner.left(), rect.top(), max(0.0, name_px - 2), rect.height())
        draw_in(painter, box, name)
        if factors_px:
            painter.setPen(theme().text)
            box.setRect(box.right() + 2, rect.top(), self._factors_px, rect.height())
            factors = self._factors(at)  # longer ones than those above have no room, or are cut
            if QFontMetricsF(painter.font()).horizontalAdvance(factors) <= box.width() + 1:
                draw_in(painter, box, factors, Qt.AlignmentFlag.AlignRight)
        painter.setFont(self._bold)
        painter.setPen(theme().text)
        box = QRectF(right, rect.top(), self._number_px, rect.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, number)

    def share(self, at: int) -> float:
        """The part of its track that the bar of a number fills."""
        value = float(self._rows.values[at])
        return min(1.0, abs(value) / self._limit) if np.isfinite(value) else 1.0

    # Mouse and keys.

    def row_at(self, point: QPointF) -> int | None:
        """The index of the row under a point of the viewport."""
        return next((at for at, _, _, rect in self.in_view() if rect.contains(point)), None)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell about the row under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self.row_at(QPointF(event.pos()))
            QToolTip.showText(
                event.globalPos(), as_written(self._rows.help(at)) if at is not None else ""
            )
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self.row_at(event.position())
        if at is not None and self._can_choose and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if not step or not self._can_choose or self._rows.values.size == 0:
            super().keyPressEvent(event)
            return
        at = min(max(self._rows.marked + step, 0), self._rows.values.size - 1)
        self._show_row(at)
        self.chosen.emit(at)

    def _show_row(self, at: int) -> None:
        bar = self.verticalScrollBar()
        if at < bar.value():
            bar.setValue(at)
        elif at >= bar.value() + bar.pageStep():
            bar.setValue(at - bar.pageStep() + 1)
