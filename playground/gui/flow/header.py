"""The card above a column: what the layer is and what comes out of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from playground.gui.restyle import restyle


class ColumnHeader(QFrame):
    """A card that selects its layer when clicked."""

    chosen = Signal()

    menu_wanted = Signal(object)
    """The global point at which the layer's menu belongs."""

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
        self._more = QToolButton(self)
        self._more.setText("⋯")
        self._more.setProperty("quiet", True)
        self._more.setToolTip(self.tr("Add, duplicate, move, switch off or delete a layer"))
        self._more.setAccessibleName(self.tr("What can be done with this layer"))
        self._more.clicked.connect(self._ask_for_menu)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 4, 4, 4)
        box.setSpacing(0)
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self._title, 1)
        top.addWidget(self._more)
        box.addLayout(top)
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

    def _ask_for_menu(self) -> None:
        self.chosen.emit()
        self.menu_wanted.emit(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.chosen.emit()
        self.menu_wanted.emit(event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Space):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)
