"""Says that a picture is being read, and lets the reader change their mind."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from playground.gui.widgets.elided import ElidedLabel

DELAY_MS = 150
"""Milliseconds that a picture may take before anything is said."""


class BusyLine(QWidget):
    """A sentence and a button; hidden until something has taken a while."""

    given_up = Signal()
    """Cancel was pressed."""

    shown_or_hidden = Signal(bool)
    """The line is there now, or gone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = ElidedLabel(self)
        self.cancel = QToolButton(self)
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setToolTip(self.tr("Keep the picture that is there"))
        self.cancel.clicked.connect(self.given_up)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self._label, 1)
        line.addWidget(self.cancel)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(lambda: self._set_visible(True))
        self.hide()

    @property
    def text(self) -> str:
        """The sentence, in full."""
        return self._label.accessibleName()

    def begin(self, name: str) -> None:
        """Say, unless it is over soon, that `name` is being opened."""
        if name:
            before, _, after = self.tr("Opening {name}…").partition("{name}")
            self._label.set_parts(name, after, before)
            self._timer.start()

    def end(self) -> None:
        """It is over."""
        self._timer.stop()
        self._set_visible(False)

    def _set_visible(self, visible: bool) -> None:
        if visible == self.isHidden():
            self.setVisible(visible)
            self.shown_or_hidden.emit(visible)
