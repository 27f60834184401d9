"""Text that others have named something by: Qt would take tags for HTML, and wraps HTML only."""

from __future__ import annotations

from html import escape
from unicodedata import east_asian_width

from PySide6.QtGui import Qt
from PySide6.QtWidgets import QWidget

MAX_LINE = 90
"""Latin letters of a line that a small projector has room for; a Chinese one is two wide."""

WIDE = "WF"
"""The classes of characters that are twice as wide, and behind which a line can be broken."""


def as_written(text: str) -> str:
    """The text for a tooltip or a message box, which shows it letter by letter.

    Qt reads what looks like HTML as that: of a filter called "<s>edge</s>" only the word would be
    seen, and an "<img>" would have a file read. And it breaks lines in HTML only: the layers of a
    run were a line wider than the screen.
    """
    if not any(map(_can_be_broken, text.split("\n"))) and not Qt.mightBeRichText(text):
        return text
    return f"<qt>{escape(text)}</qt>".replace("\n", "<br>")


def explain(widget: QWidget, text: str) -> None:
    """Tell what a widget is for: where the mouse rests, and, without tags, to who hears it."""
    widget.setToolTip(as_written(text))
    widget.setAccessibleDescription(text)


def _can_be_broken(line: str) -> bool:
    """Whether a line is too long and has a place to be broken at, as a path has none."""
    if len(line) * 2 <= MAX_LINE:
        return False
    wide = sum(east_asian_width(letter) in WIDE for letter in line)
    return len(line) + wide > MAX_LINE and (wide > 0 or " " in line)
