"""The slider over the epochs of a training, which is also its progress bar."""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from playground.gui.widgets.metrics import line_height
from playground.gui.widgets.squeezed import MIN_SQUEEZE, draw_in
from playground.gui.widgets.theme import TEXT_POINTS, theme

GROOVE_PX = 4
HANDLE_PX = 14
"""Of the line and its handle, in text of 10 points."""


class Timeline(QSlider):
    """Filled as far as the training has come; only epochs that were kept can be chosen.

    The arrow keys go from one of them to the next, Home and End to the first and the last.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._kept: tuple[int, ...] = ()
        self._done = 0.0
        self._follows = True
        self.setMinimumWidth(48)

    def sizeHint(self) -> QSize:
        """A line as high as all controls."""
        return QSize(super().sizeHint().width(), line_height(self))

    def show_epochs(self, kept: tuple[int, ...], total: int) -> None:
        """Offer the epochs that were kept, of so many in all."""
        self._kept = kept
        self.setRange(0, max(total, kept[-1] if kept else 0))
        self.update()

    def show_done(self, share: float, follows: bool) -> None:
        """Fill this share of the line; the handle is at its end when it `follows` the training."""
        if (share, follows) != (self._done, self._follows):
            self._done, self._follows = share, follows
            self.update()

    @property
    def done(self) -> float:
        """The share that is filled."""
        return self._done

    @property
    def epoch(self) -> int | None:
        """The epoch that was kept nearest to the handle."""
        value = self.value()
        after = bisect_left(self._kept, value)
        near = self._kept[max(0, after - 1) : after + 1]
        return min(near, key=lambda each: abs(each - value), default=None)

    def _handle(self) -> float:
        """The width of the handle in pixels."""
        return HANDLE_PX * self.font().pointSizeF() / TEXT_POINTS

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self._kept.index(self.epoch) if self.epoch is not None else 0
        to = {
            Qt.Key.Key_Left: at - 1,
            Qt.Key.Key_Down: at - 1,
            Qt.Key.Key_PageDown: at - 1,
            Qt.Key.Key_Right: at + 1,
            Qt.Key.Key_Up: at + 1,
            Qt.Key.Key_PageUp: at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._kept) - 1,
        }.get(Qt.Key(event.key()))
        if to is None or not self._kept:
            super().keyPressEvent(event)
        else:
            self.setValue(self._kept[min(max(to, 0), len(self._kept) - 1)])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to where it is pressed; from there on the handle is dragged."""
        if event.button() == Qt.MouseButton.LeftButton and self.isEnabled():
            room = max(1.0, self.width() - self._handle())
            share = min(max((event.position().x() - self._handle() / 2) / room, 0.0), 1.0)
            self.setValue(round(share * self.maximum()))
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        wide = self._handle()
        thick = GROOVE_PX * wide / HANDLE_PX
        room = self.width() - wide
        middle = self.height() / 2
        groove = QRectF(wide / 2, middle - thick / 2, room, thick)
        painter.setBrush(theme().field_border)
        painter.drawRoundedRect(groove, thick / 2, thick / 2)
        painter.setBrush(theme().accent)
        filled = QRectF(groove.x(), groove.y(), room * self._done, thick)
        painter.drawRoundedRect(filled, thick / 2, thick / 2)
        at = self._done if self._follows else self.value() / max(1, self.maximum())
        handle = QRectF(room * at, middle - wide / 2, wide, wide)
        painter.setBrush(theme().accent if self.isEnabled() else theme().muted)
        if self.hasFocus():
            painter.setPen(QPen(theme().text, 2))
        if self.isEnabled() or self._done:
            painter.drawEllipse(handle.adjusted(1, 1, -1, -1))
        painter.end()


class TimelineWords(QWidget):
    """The epoch at the left, and at the right the time where both have room; the tooltip has all.

    It is painted and never asks for another size: the words change with every arrival.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.epoch = self.short = ""
        self.time = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_words(self, epoch: str, time: str, details: str, short: str = "") -> None:
        """Show the epoch and the time; `details` are what is said of the time when there is room.

        The tooltip says them in any case. The `short` form of the epoch is for too narrow a place.
        """
        if (epoch, time, short) != (self.epoch, self.time, self.short):
            self.epoch, self.time, self.short = epoch, time, short
            self.setAccessibleName(f"{epoch} {time}".strip())
            self.update()
        said = f"{epoch}\n{details}".strip()
        if said != self.toolTip():
            self.setToolTip(said)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(150, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """One line of any width."""
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle = Qt.AlignmentFlag.AlignVCenter
        font = self.font()
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(theme().text)
        metrics = painter.fontMetrics()
        used = metrics.horizontalAdvance(self.epoch)
        is_narrow = MIN_SQUEEZE * used > self.width()
        draw_in(
            painter, QRectF(self.rect()), self.short if is_narrow and self.short else self.epoch
        )
        painter.setFont(self.font())
        painter.setPen(theme().muted)
        if used + 8 + painter.fontMetrics().horizontalAdvance(self.time) <= self.width():
            painter.drawText(self.rect(), middle | Qt.AlignmentFlag.AlignRight, self.time)
        painter.end()
