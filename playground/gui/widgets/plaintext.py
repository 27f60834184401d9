"""A field for lines of text that hands out what was put into it, character for character."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit

PARAGRAPH = "\u2029"
"""What a QTextDocument has between two lines."""


class PlainText(QPlainTextEdit):
    """Keeps no-break spaces and line separators, which `toPlainText` makes into others."""

    def written(self) -> str:
        """Return the text as it is shown, with a newline between two lines."""
        return _text_in(self.document())

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is cut or copied, likewise."""
        mime = super().createMimeDataFromSelection()  # one of Python's would outlive Python
        mime.text()  # has Qt put in its own text, which it does when it is asked first
        mime.setText(self.textCursor().selectedText().replace(PARAGRAPH, "\n"))
        return mime

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shift+Return begins a line, too: a separator would look like one and be none."""
        is_separator = event.matches(QKeySequence.StandardKey.InsertLineSeparator)
        if is_separator and not self.isReadOnly():
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)


def lost_character(text: str) -> str:
    """The first character that such a field would not hand out again; "" where there is none."""
    document = QTextDocument()
    document.setPlainText(text)
    kept = _text_in(document)
    if kept == text:
        return ""
    pairs = zip(text, kept, strict=False)
    return next((own for own, other in pairs if own != other), text[len(kept) :][:1] or text[:1])


def _text_in(document: QTextDocument) -> str:
    return document.toRawText().replace(PARAGRAPH, "\n")
