"""A line that says what the keys of a presentation do."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QWidget

from playground.gui.present.keys import PresentKey
from playground.gui.widgets.cover import Cover

MARGIN = 0.7
"""Around the text, in the height of a line."""


class HintLine(QLabel):
    """Lies over the lower edge when it is asked for, and lets the mouse through."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Hints")
        self.setProperty("card", True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._room = QRect()
        Cover(self)
        self.hide()

    def show_keys(self, keys: Iterable[PresentKey]) -> None:
        """Tell other keys."""
        words = [
            f"<b>{key_text(item.keys[0])}</b>&nbsp;{_text(item).replace(' ', '&nbsp;')}"
            for item in keys
        ]
        self.setText(" &nbsp; ".join(words))
        self.arrange(self._room)

    def toggle(self) -> None:
        """Come, or go."""
        self.setVisible(self.isHidden())
        self.raise_()
        self.arrange(self._room)

    def arrange(self, room: QRect) -> None:
        """Lie at the lower edge of a window."""
        self._room = room
        margin = round(self.fontMetrics().height() * MARGIN)
        self.setMargin(margin)
        wide = max(1, room.width() - 2 * margin)
        tall = self.heightForWidth(wide)
        self.setGeometry(margin, room.height() - tall - margin, wide, tall)


def _text(item: PresentKey) -> str:
    return QCoreApplication.translate("present", item.text)


def key_text(keys: str) -> str:
    """The text on a key, or on several pressed together."""
    arrows = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
    return arrows.get(keys) or QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
