"""The text that a clipboard or a drag holds, be it plain or the cells of a table in HTML."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from playground.kernels.htmltable import table_text


def text_in(mime: QMimeData) -> str:
    """The plain text, or without any the text of the tables in the HTML."""
    text = mime.text() if mime.hasText() else ""
    if text.strip() or not mime.hasHtml():
        return text
    return table_text(mime.html())


def clipboard_text() -> str:
    """The text in the clipboard of this computer."""
    return text_in(QGuiApplication.clipboard().mimeData() or QMimeData())  # None if empty
