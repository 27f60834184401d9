"""The colours of runs in the plots and in their list, by the theme.

Each has a contrast of 4.5 to the plot's background at least, as names are written in it. None is
near the gray of training or the ink of what is held out of the present run.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from playground.gui.widgets.theme import theme

_COLOURS = {
    "light": ("#00793f", "#b0389a", "#6a45c0", "#6b6a14", "#00727f", "#7d5036"),
    "contrast": ("#5fe3a1", "#ff9fe2", "#cdbcff", "#e6df5a", "#6fe0ea", "#e9b48f"),
    "dark": ("#52d996", "#f08fd8", "#b59cff", "#d6cf4e", "#4fd6e4", "#dba98a"),
}

_PATTERNS = (Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotDotLine)
"""Of lines, one after the other when all colours have been used."""


def run_colour(number: int) -> QColor:
    """The colour of a run that is not the present one, by its number."""
    colours = _COLOURS[theme().name]
    return QColor(colours[(number - 1) % len(colours)])


def run_pattern(number: int) -> Qt.PenStyle:
    """The pattern of its line."""
    rounds = (number - 1) // len(_COLOURS[theme().name])
    return _PATTERNS[rounds % len(_PATTERNS)]


def training_colour() -> QColor:
    """That of the present run's training."""
    return QColor("#8a94a3")


def validation_colour() -> QColor:
    """That of the present run's validation."""
    return theme().text
