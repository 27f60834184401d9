"""Shares of 1 as bars, a class each; of very many classes the likeliest are in view."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollBar, QToolTip, QWidget

from playground.core.arrays import FloatArray
from playground.core.counting import from_one
from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.fonts import tabular
from playground.gui.widgets.paintturns import update_in_turn
from playground.gui.widgets.theme import theme
from playground.gui.widgets.track import paint_track

LINE_PX = 21
NAME_SHARE = 0.42
"""Of the width that the names of the classes take at most."""

MAX_IN_ORDER = 20
"""Classes up to which all bars are in view, in the order of the classes."""

IN_VIEW = 10
"""Bars in view of more classes than that: the likeliest; the others follow on scrolling."""

LINES_OF_WHY = 3
"""Lines for the sentence that stands instead of bars, where none are awaited."""


class ShareBars(QWidget):
    """Shares of 1 as bars; the largest stands out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = np.zeros(0, np.float32)
        self._order = np.zeros(0, np.intp)
        self._classes: tuple[str, ...] = ()
        self._words: tuple[str, ...] = ()
        self._found: tuple[tuple[object, ...], NDArray[np.bool_]] | None = None
        self._why = ""
        self._awaited = 0
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the bars have the keyboard
        self._bar.hide()
        self._bar.valueChanged.connect(self.update)
        self.setAccessibleName(self.tr("Probabilities"))

    @property
    def shares(self) -> list[float]:
        """The shares of the bars in view, from top to bottom."""
        shares: list[float] = self._values[self._in_view()].tolist()
        return shares

    @property
    def names(self) -> list[str]:
        """Whose bars they are."""
        return [self.name(place) for place in self._in_view()]

    @property
    def text(self) -> str:
        """The line below the bars: which of them are in view; or why there are none."""
        count = len(self._order)
        if not len(self._values):
            return self._why
        if not self._scrolls():
            return ""
        if not count:
            return self.tr("No class is called that.")
        first = self._bar.value()
        text = self.tr("{first}–{last} of {count}, likeliest first")
        return text.format(first=first + 1, last=min(first + IN_VIEW, count), count=count)

    def show_none(self, why: str, awaited: int = 0) -> None:
        """Show a sentence instead of bars, in the room of as many bars as are awaited."""
        self._why, self._awaited = why, awaited
        self._values, self._order = np.zeros(0, np.float32), np.zeros(0, np.intp)
        self.setAccessibleDescription(why)
        self._fit()

    def show_shares(self, shares: Sequence[float] | FloatArray, classes: tuple[str, ...]) -> None:
        """Show other shares, class by class, or of many classes in falling order.

        Classes without a name are numbered from 1.
        """
        self._values, self._classes = np.asarray(shares, np.float32), classes
        self.setAccessibleDescription("")
        self._list()

    def search(self, text: str) -> None:
        """Have the classes alone in whose names all words of a text are; of very many classes."""
        self._words = tuple(text.casefold().split())
        self._bar.setValue(0)
        self._list()

    def _list(self) -> None:
        """Choose the classes that are listed, and their order."""
        self._order = np.arange(len(self._values))
        if self._scrolls():
            self._order = np.argsort(-self._values, kind="stable")
            if self._words:
                self._order = self._order[self._are_meant()[self._order]]
        self._fit()

    def _are_meant(self) -> NDArray[np.bool_]:
        """Which classes are searched: the same with other shares, so it is looked for once."""
        asked = (self._words, self._classes, len(self._values))
        if self._found is None or self._found[0] != asked:
            count = len(self._values)
            names = [name.casefold() for name in self._classes[:count]]
            names += [str(from_one(place)) for place in range(len(names), count)]
            meant = np.ones(count, bool)
            for word in self._words:
                meant &= [word in name for name in names]
            self._found = asked, meant
        return self._found[1]

    @property
    def _line(self) -> int:
        """The height of a bar's line, which grows with the text."""
        return round(LINE_PX * self.font().pointSizeF() / 10)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _scrolls(self) -> bool:
        return len(self._values) > MAX_IN_ORDER

    def _lines(self) -> int:
        """How many lines there is room for: of the bars in view, and of the text below them."""
        count = len(self._values) or self._awaited
        return IN_VIEW + 1 if count > MAX_IN_ORDER else count or LINES_OF_WHY

    def _in_view(self) -> list[int]:
        """The classes whose bars are in view, from top to bottom."""
        first = self._bar.value()
        last = first + IN_VIEW if self._scrolls() else None
        places: list[int] = self._order[first:last].tolist()
        return places

    def name(self, place: int) -> str:
        """The name of a class, or its number."""
        return self._classes[place] if place < len(self._classes) else str(from_one(place))

    def _fit(self) -> None:
        """Give the bars their height and their scroll bar; what is scrolled to stays."""
        scrolls = self._scrolls()
        self._bar.setRange(0, max(0, len(self._order) - IN_VIEW) if scrolls else 0)
        self._bar.setPageStep(IN_VIEW)
        self._bar.setVisible(scrolls and len(self._order) > IN_VIEW)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if scrolls else Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(self._line * self._lines())
        self._place_bar()
        update_in_turn(self)

    def _place_bar(self) -> None:
        wide = self._bar.sizeHint().width()
        self._bar.setGeometry(self.width() - wide, 0, wide, self._line * IN_VIEW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_bar()

    def wheelEvent(self, event: QWheelEvent) -> None:
        before = self._bar.value()
        self._bar.event(event)
        # At the end, and where there is nothing to scroll, the page goes on.
        event.setAccepted(self._bar.value() != before)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        to = {
            Qt.Key.Key_Up: self._bar.value() - 1,
            Qt.Key.Key_Down: self._bar.value() + 1,
            Qt.Key.Key_PageUp: self._bar.value() - IN_VIEW,
            Qt.Key.Key_PageDown: self._bar.value() + IN_VIEW,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self._bar.maximum(),
        }.get(Qt.Key(event.key()))
        if to is None or not self._scrolls():
            super().keyPressEvent(event)
        else:
            self._bar.setValue(to)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), as_written(self.told(event.pos())), self)
            return True
        return super().event(event)

    def told(self, at: QPoint) -> str:
        """The whole name and the share of the bar at a point, or the whole line below the bars."""
        places, line = self._in_view(), at.y() // self._line
        if not 0 <= line < len(places):
            return self.text if self._scrolls() else ""
        return f"{self.name(places[line])}: {percent(float(self._values[places[line]]), 1)}"

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        plain, bold = tabular(self.font()), tabular(self.font())
        bold.setWeight(bold.Weight.DemiBold)
        painter.setFont(plain)
        places = self._in_view()
        if not places:
            painter.setPen(theme().muted)
            painter.drawText(
                self.rect(),
                Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap,
                self.text,
            )
            return
        metrics = painter.fontMetrics()
        names, shares = self.names, self.shares
        inset = 4 if self._scrolls() else 0  # the frame of the keyboard leaves the names free
        widest = max(metrics.horizontalAdvance(name) for name in names) + 8
        left = inset + min(round(NAME_SHARE * self.width()), widest)
        numbers = metrics.horizontalAdvance("> 99 %") + 6
        width = self.width() - (self._bar.width() + 4 if self._scrolls() else 0)
        best = int(self._values.argmax())
        for at, (place, name, share) in enumerate(zip(places, names, shares, strict=True)):
            y = at * self._line
            painter.setPen(theme().text)
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, left - inset - 4)
            align = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(inset, y, left - inset, self._line), align, shown)
            room = width - left - numbers - 4
            track = QRectF(left, y + 4, room, self._line - 8)
            paint_track(painter, track)
            full = theme().accent if place == best else theme().field_border
            painter.fillRect(QRectF(left, track.y(), max(1.0, room * share), track.height()), full)
            painter.setPen(theme().text if place == best else theme().muted)
            painter.setFont(bold if place == best else plain)
            at_right = QRectF(width - numbers - 2, y, numbers, self._line)
            painter.drawText(at_right, align | Qt.AlignmentFlag.AlignRight, percent(share))
            painter.setFont(plain)
        if self._scrolls():
            painter.setPen(theme().muted)
            below = QRectF(inset, self._line * IN_VIEW, self.width() - inset, self._line)
            text = metrics.elidedText(self.text, Qt.TextElideMode.ElideRight, int(below.width()))
            painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, text)
        if self.hasFocus():
            painter.setPen(QPen(theme().accent, 1))
            painter.drawRect(QRectF(0.5, 0.5, width - 1, self._line * IN_VIEW - 1))
        painter.end()

    def focusInEvent(self, event: object) -> None:
        self.update()

    def focusOutEvent(self, event: object) -> None:
        self.update()

    def sizeHint(self) -> QSize:
        """A line a class in view, or in view once it is known."""
        return QSize(200, self._line * self._lines())


def percent(share: float, places: int = 0) -> str:
    """A share in percent; neither 0 nor 100 % by rounding alone, but less or more than the next."""
    step = 10.0**-places
    if 0 < 100 * share < step / 2:
        return f"< {step:.{places}f} %"
    if 100 - step / 2 <= 100 * share < 100:
        return f"> {100 - step:.{places}f} %"
    return f"{100 * share:.{places}f} %"
