"""The line in which the intensity of one cell of a picture is typed."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QToolTip, QWidget

from playground.core.messages import Refused, marked
from playground.gui.widgets.celleditor import CellEditor


class IntensityEditor(CellEditor):
    """Takes what lies on the scale of the picture and says beneath it what does not."""

    def __init__(self, grid: QWidget) -> None:
        super().__init__(grid)
        self.limit = 1.0
        self.setAccessibleName(self.tr("Intensity"))
        self.reason_changed.connect(self._show_beneath)

    def read(self, text: str) -> float:
        """The intensity in a text; raise Refused when it is none, or off the scale."""
        value = super().read(text)
        if not 0 <= value <= self.limit:
            raise Refused(
                marked("message", "An intensity is between 0 and {most:g}."), most=self.limit
            )
        return value

    def _show_beneath(self, reason: str) -> None:
        if reason:
            QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), reason, self)
        elif QToolTip.isVisible():
            QToolTip.hideText()
