"""Text that a user or a file has named something by, where Qt would take tags in it for HTML."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import Qt


def as_written(text: str) -> str:
    """The text for a tooltip or a message box, which shows it letter by letter.

    Qt reads what looks like HTML as that: of a filter called "<s>edge</s>" only the word would be
    seen, and an "<img>" would have a file read.
    """
    if not Qt.mightBeRichText(text):
        return text
    return f"<qt>{escape(text)}</qt>".replace("\n", "<br>")
