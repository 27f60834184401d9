"""The card above a column: what the layer is and what comes out of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from playground.gui.restyle import restyle


class ColumnHeader(QFrame):
    """A card that selects its layer when clicked."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._title = QLabel(self)
        self._title.setStyleSheet("font-weight: 600;")
        self._detail = QLabel(self)
        self._detail.setProperty("role", "muted")
        self._detail.setWordWrap(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 4, 8, 4)
        box.setSpacing(0)
        box.addWidget(self._title)
        box.addWidget(self._detail, 1)

    def set_texts(self, title: str, detail: str, warning: bool = False) -> None:
        """Show the layer's name and its shape, or the reason why there is none."""
        self._title.setText(title)
        self._detail.setText(detail)
        self._detail.setToolTip(detail if warning else "")
        restyle(self._detail, "role", "warning" if warning else "muted")
        self.setAccessibleName(f"{title}. {detail}")

    def set_selected(self, selected: bool) -> None:
        """Frame the card of the selected layer."""
        restyle(self, "selected", selected)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Space):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)
