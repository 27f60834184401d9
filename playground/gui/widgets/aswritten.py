"""Text that others have named something by: Qt would take tags for HTML, and wraps HTML only."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import Qt

MAX_LINE = 90
"""Characters of a line that a small projector has room for."""


def as_written(text: str) -> str:
    """The text for a tooltip or a message box, which shows it letter by letter.

    Qt reads what looks like HTML as that: of a filter called "<s>edge</s>" only the word would be
    seen, and an "<img>" would have a file read. And it breaks lines in HTML only: the layers of a
    run were a line wider than the screen.
    """
    # A path without spaces has no place to be broken at.
    is_long = any(len(line) > MAX_LINE and " " in line for line in text.split("\n"))
    if not is_long and not Qt.mightBeRichText(text):
        return text
    return f"<qt>{escape(text)}</qt>".replace("\n", "<br>")
