"""A switch: on or off, as a tick that can be read from the last row."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from playground.gui.widgets.aswritten import explain
from playground.gui.widgets.metrics import line_height
from playground.gui.widgets.theme import CONTROL_PX, theme

TRACK_PX = 34
TRACK_HEIGHT_PX = 20
KNOB_MARGIN_PX = 3
"""Screen pixels of the track, and around the knob in it, where a control is `CONTROL_PX` high."""


class Switch(QCheckBox):
    """A check box that is painted as a switch; screen readers know it as a check box."""

    def sizeHint(self) -> QSize:
        """The track, in a line as high as all controls."""
        height = line_height(self)
        return QSize(round(TRACK_PX * height / CONTROL_PX) + 2, height)

    def minimumSizeHint(self) -> QSize:
        """No less."""
        return self.sizeHint()

    def hitButton(self, point: QPoint) -> bool:
        """All of it."""
        return self.rect().contains(point)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, scale = theme(), self.height() / CONTROL_PX
        tall = TRACK_HEIGHT_PX * scale
        track = QRectF(1, (self.height() - tall) / 2, self.width() - 2, tall)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.accent if self.isChecked() else colours.muted)
        painter.drawRoundedRect(track, tall / 2, tall / 2)
        side = tall - 2 * KNOB_MARGIN_PX * scale
        left = track.right() - side if self.isChecked() else track.left()
        left += -KNOB_MARGIN_PX * scale if self.isChecked() else KNOB_MARGIN_PX * scale
        painter.setBrush(colours.raised)
        painter.drawEllipse(QRectF(left, track.center().y() - side / 2, side, side))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.text, 2))
            painter.drawRoundedRect(track.adjusted(0, -1, 0, 1), tall / 2, tall / 2)
        painter.end()


def new_switch(name: str, explanation: str, parent: QWidget) -> Switch:
    """A switch with its words, which it does not show."""
    switch = Switch(parent)
    switch.setAccessibleName(name)
    explain(switch, explanation)
    return switch
