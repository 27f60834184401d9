"""A button at the curves that opens how they are looked at: smoothing, and the runs."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from playground.gui.widgets.iconbutton import IconButton

POPUP_PX = 320
"""Width of what opens, in text of 10 points."""


class CurveOptions(IconButton):
    """Opens a small window with the widgets that it is given, one below the other."""

    def __init__(self, *widgets: QWidget, parent: QWidget | None = None) -> None:
        super().__init__("more", "", "", parent)
        self.set_words(self.tr("Curves and runs"), self.tr("Smooth the curves; the runs, by name"))
        self.setProperty("flat", True)
        self.popup = QFrame(self, Qt.WindowType.Popup)
        self.popup.setProperty("card", True)
        box = QVBoxLayout(self.popup)
        box.setContentsMargins(12, 12, 12, 12)
        box.setSpacing(8)
        for widget in widgets:
            box.addWidget(widget)
        self.clicked.connect(self.open)

    def open(self) -> None:
        """Open it below the button, where it is on the screen whole."""
        wide = round(POPUP_PX * self.font().pointSizeF() / 10)
        self.popup.setFixedWidth(wide)
        self.popup.adjustSize()
        at = self.mapToGlobal(QPoint(0, self.height() + 2))
        room = self.screen().availableGeometry()
        at.setX(max(room.left(), min(at.x(), room.right() - wide)))
        at.setY(max(room.top(), min(at.y(), room.bottom() - self.popup.height())))
        self.popup.move(at)
        self.popup.show()
