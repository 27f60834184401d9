"""A line of text that changes with every move of the mouse."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.gui.widgets.squeezed import draw_in
from playground.gui.widgets.theme import theme


class SteadyLabel(QWidget):
    """Unlike a label it never asks for another size, which would lay a whole panel out anew."""

    def __init__(
        self, muted: bool = False, parent: QWidget | None = None, at_right: bool = False
    ) -> None:
        super().__init__(parent)
        self._side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
        self._text = ""
        self._muted = muted
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """The text that is shown."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show a text, squeezed and then shortened at its end where there is no room."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(120, self.fontMetrics().height() + 2)

    def minimumSizeHint(self) -> QSize:
        """One line of any width."""
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme().muted if self._muted else theme().text)
        room = self.rect().toRectF()
        draw_in(painter, room, self._text, self._side, Qt.TextElideMode.ElideRight)
