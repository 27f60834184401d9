"""The window with the notes for the teacher of a lesson or a recipe."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

WIDTH_PX, HEIGHT_PX = 420, 260
MARGIN_PX = 12


class TaughtNotes(QDialog):
    """Notes on what to say, what classes get wrong, where to stop; the lesson goes on beside it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Notes for the teacher"))
        close = QPushButton(self.tr("Close"), self)
        close.clicked.connect(self.close)
        box = QVBoxLayout(self)
        box.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        box.addWidget(self.text, 1)
        box.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(WIDTH_PX, HEIGHT_PX)

    def show_notes(self, title: str, notes: str) -> None:
        """Show the notes of a lesson; lines of the file that belong together are one paragraph."""
        self.setWindowTitle(self.tr("For the teacher: {title}").format(title=title))
        paragraphs = (" ".join(part.split()) for part in notes.split("\n\n"))
        self.text.setPlainText("\n\n".join(paragraphs) or self.tr("There are none."))
