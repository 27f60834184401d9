"""A line of text that is shortened where there is no room for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from playground.gui.widgets.aswritten import explain

MIN_ELIDED_PX = 24
"""Pixels in which something can be told by a part that is shortened; with less, all of it is."""


class ElidedLabel(QLabel):
    """Shows a part that may be shortened in its middle, between parts that are always whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = ""
        self._part = ""
        self._rest = ""
        self._leaves_out = False
        self._is_sentence = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_parts(self, part: str, rest: str = "", before: str = "") -> None:
        """Show `part`, shortened if need be, after `before`, and `rest`; the tooltip has it all."""
        if (before, part, rest) == (self._before, self._part, self._rest):
            return
        self._before, self._part, self._rest = before, part, rest
        explain(self, f"{before}{part}{rest}")
        self.setAccessibleName(f"{before}{part}{rest}")
        self._fit()

    def leave_out(self) -> None:
        """Show what stands before the part alone where not all of it has room, nothing cut."""
        self._leaves_out = True
        self._fit()

    def be_sentence(self) -> None:
        """Show nothing where less than half of it has room: of a sentence the rest says little."""
        self._is_sentence = True
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        whole = f"{self._before}{self._part}{self._rest}"
        if metrics.horizontalAdvance(whole) <= self.contentsRect().width():
            self.setText(whole)  # the widths of its parts may come to a pixel more
            return
        if self._leaves_out and self._before:
            self.setText(self._before)
            return
        if self._is_sentence and 2 * self.contentsRect().width() < metrics.horizontalAdvance(whole):
            self.setText("")
            return
        room = self.contentsRect().width() - metrics.horizontalAdvance(self._before + self._rest)
        if room < min(MIN_ELIDED_PX, metrics.horizontalAdvance(self._part)):
            mode = Qt.TextElideMode  # what stands before is what counts, as the place of a cell
            side = mode.ElideRight if self._before else mode.ElideMiddle
            self.setText(metrics.elidedText(whole, side, self.contentsRect().width()))
            return
        part = metrics.elidedText(self._part, Qt.TextElideMode.ElideMiddle, room)
        self.setText(f"{self._before}{part}{self._rest}")
