"""A line over the flow area that says what could not be done, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from playground.core.messages import Message
from playground.gui.widgets.icons import icon
from playground.gui.widgets.theme import theme
from playground.gui.widgets.wording import sentence

SHOWN_FOR = 12_000
"""Milliseconds that a sentence stays."""


class MessageBar(QFrame):
    """Shows one sentence at a time, until it is closed or has been there long enough."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._label = QLabel(self)
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._sign = QLabel(self)
        close = QToolButton(self)
        close.setText("×")
        close.setToolTip(self.tr("Close this message"))
        close.setAccessibleName(self.tr("Close this message"))
        close.clicked.connect(self.hide)
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 6, 6, 6)
        box.addWidget(self._sign)
        box.addWidget(self._label, 1)
        box.addWidget(close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown."""
        return self._label.text()

    def say(self, message: Message) -> None:
        """Show why something was not done."""
        self._show(message, icon("warning", theme().danger))

    def note(self, message: Message) -> None:
        """Show something worth knowing about what was done."""
        self._show(message, icon("info", theme().accent))

    def _show(self, message: Message, sign: QIcon) -> None:
        self._sign.setPixmap(sign.pixmap(20, 20))
        self._label.setText(sentence(message))
        self.setAccessibleName(self._label.text())
        self.show()
        self.raise_()
        self._timer.start(SHOWN_FOR)
