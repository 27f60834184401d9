"""A step as a picture, with what it is above and its title beneath."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from playground.gui.present.steppictures import StepPicture
from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.theme import theme

PICTURE_MIN_PX = 90


class StepCard(QWidget):
    """A step as a picture, with its title beneath."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = self._where = ""
        self._picture: StepPicture | None = None
        self.setMinimumHeight(PICTURE_MIN_PX)

    @property
    def texts(self) -> tuple[str, str]:
        """The title, and what stands above it."""
        return self._title, self._where

    @property
    def has_picture(self) -> bool:
        """Whether its picture is there."""
        return self._picture is not None

    def show_step(self, title: str, where: str, picture: StepPicture | None) -> None:
        """Show a step; the picture may be still to come."""
        self._title, self._where, self._picture = title, where, picture
        self.setToolTip(as_written(title))
        self.setAccessibleDescription(f"{where}: {title}" if where else title)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        metrics = self.fontMetrics()
        line = metrics.lineSpacing()
        room = QRectF(self.rect()).adjusted(0, line + 6, 0, -(line + 8))
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme().muted)
        painter.drawText(QRectF(0, 0, self.width(), line), align, self._where)
        if self._picture is not None:
            self._picture.paint(painter, room)
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(theme().text)
        title = painter.fontMetrics().elidedText(
            self._title, Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(QRectF(0, self.height() - line, self.width(), line), align, title)
        painter.end()
