"""How far something that takes long is, with the button that gives it up or goes on with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

WIDTH_PX = 96


class HowFar(QWidget):
    """A bar while it is being worked at, and the button while there is something to press for."""

    stop_wanted = Signal()
    go_on_wanted = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        """`name` is the bar's, for screen readers."""
        super().__init__(parent)
        self._is_busy = False
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(WIDTH_PX)
        self.bar.setAccessibleName(name)
        self.button = QPushButton(self)
        self.button.clicked.connect(self._press)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.bar)
        box.addWidget(self.button)

    def show_work(self, is_busy: bool, done: int, total: int, can_go_on: bool) -> None:
        """Show how much of it is done; it can be given up while it is worked at."""
        self._is_busy = is_busy
        self.bar.setVisible(is_busy)
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)
        self.button.setText(self.tr("Stop") if is_busy else self.tr("Go on"))
        self.button.setToolTip(
            self.tr("Give up what is still being worked out")
            if is_busy
            else self.tr("Work out what is missing")
        )
        self.button.setVisible(is_busy or can_go_on)
        self.setVisible(is_busy or can_go_on)

    def _press(self) -> None:
        (self.stop_wanted if self._is_busy else self.go_on_wanted).emit()
