"""Keys that mean the same to whatever has the focus."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt

RETURN: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
"""The one of the letters, and the one of the number pad."""

PRESS: Final = (*RETURN, Qt.Key.Key_Space)
"""Keys that do what a click does."""

ARROWS: Final = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
"""Where the arrow keys lead in a grid, in rows and columns."""
