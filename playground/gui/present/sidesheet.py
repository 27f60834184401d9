"""The list of steps, as a sheet at the right of a window; what lies left of it stays in view."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.gui.present.steppanel import StepPanel
from playground.gui.state.stepwalk import StepWalk
from playground.gui.state.store import Store
from playground.gui.widgets.cover import Cover
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.taborder import give_back_focus
from playground.gui.widgets.theme import TEXT_POINTS

WIDE_PX = 340
"""In text of 10 points."""

EDGE_PX = 8


class SideSheet(QFrame):
    """Lies over a window between its upper and its lower bar."""

    close_wanted = Signal()

    def __init__(
        self,
        store: Store,
        walk: StepWalk,
        holder: QWidget,
        bars_px: tuple[float, float] = (0, 0),
        tells_notes: bool = True,
    ) -> None:
        """`holder` is what it lies over; its bars are so high in text of 10 points."""
        super().__init__(holder)
        self._holder, self._bars_px = holder, bars_px
        self._opener: QWidget | None = None
        self.setProperty("card", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title = QLabel(self.tr("Steps"), self)
        title.setProperty("role", "title")
        self.close_button = IconButton("close", self.tr("Close"), "", self)
        self.close_button.clicked.connect(self.close_wanted)
        self.panel = StepPanel(store, walk, self, tells_notes)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 12, 12, 12)
        box.setSpacing(8)
        head = QHBoxLayout()
        box.addLayout(head)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.close_button)
        box.addWidget(self.panel, 1)
        holder.installEventFilter(self)
        Cover(self)
        self.setVisible(False)

    def open_up(self) -> None:
        """Come, with the keyboard."""
        self.window().activateWindow()  # that of the speaker may not have the keyboard
        self._opener = self.window().focusWidget()
        self.show()
        self.raise_()
        (self.panel.list if self.panel.list.count() else self.panel.keep).setFocus()

    def close_up(self) -> None:
        """Go, and give the keyboard back to what had it."""
        self.hide()
        opener, self._opener = self._opener, None
        give_back_focus(opener)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_wanted.emit()
        elif Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35:
            super().keyPressEvent(event)
        else:  # no key that the list has no use for does something behind it
            event.accept()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lay()  # what was not shown had not its letters yet

    def _lay(self) -> None:
        scale = self.font().pointSizeF() / TEXT_POINTS
        top, bottom = (round(pixels * scale) + EDGE_PX for pixels in self._bars_px)
        room = self._holder.rect().adjusted(EDGE_PX, top, -EDGE_PX, -bottom)
        wide = min(round(WIDE_PX * scale), room.width())
        self.setGeometry(QRect(room.right() + 1 - wide, room.y(), wide, room.height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the right edge."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._lay()
        return False
