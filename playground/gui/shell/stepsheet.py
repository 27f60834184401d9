"""The list of steps, as a sheet at the right of the window; the maps stay in view beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from playground.gui.present.steppanel import StepPanel
from playground.gui.state.stepwalk import StepWalk
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.iconbutton import IconButton

WIDE_PX = 340
"""In text of 10 points."""

EDGE_PX = 8
TOP_PX, BOTTOM_PX = 44, 26
"""Of the bar at the top and the line at the bottom, which stay free."""


class StepSheet(QFrame):
    """Opens and closes as the view state says."""

    def __init__(self, store: Store, walk: StepWalk, holder: QWidget) -> None:
        """`holder` is what it lies over."""
        super().__init__(holder)
        self._store, self._holder = store, holder
        self._opener: QWidget | None = None
        self.setProperty("card", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title = QLabel(self.tr("Steps"), self)
        title.setProperty("role", "title")
        self.close_button = IconButton("close", self.tr("Close"), "", self)
        self.close_button.clicked.connect(self._close)
        self.panel = StepPanel(store, walk, self)
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
        store.view_changed.connect(self._view_changed)
        self.setVisible(False)
        if store.view.steps_open:
            self._open()

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.steps_open == new.steps_open:
            return
        if new.steps_open:
            self._open()
        else:
            self.hide()
            opener, self._opener = self._opener, None
            if opener is not None and isValid(opener) and opener.isVisible():
                opener.setFocus()

    def _open(self) -> None:
        self._opener = self.window().focusWidget()
        self._lay()
        self.show()
        self.raise_()
        (self.panel.list if self.panel.list.count() else self.panel.keep).setFocus()

    def _close(self) -> None:
        self._store.look(steps_open=False)

    def _lay(self) -> None:
        scale = QApplication.font().pointSizeF() / 10
        top, bottom = (round(pixels * scale) + EDGE_PX for pixels in (TOP_PX, BOTTOM_PX))
        room = self._holder.rect().adjusted(EDGE_PX, top, -EDGE_PX, -bottom)
        wide = min(round(WIDE_PX * scale), room.width())
        self.setGeometry(QRect(room.right() + 1 - wide, room.y(), wide, room.height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the right edge."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._lay()
        return False
