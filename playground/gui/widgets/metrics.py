"""Sizes that controls have in common."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from playground.gui.widgets.theme import TEXT_POINTS, control_height


def line_height(widget: QWidget) -> int:
    """The height of a control with one line of text."""
    return control_height(widget.font().pointSizeF() / TEXT_POINTS)


BOTTOM_PX = 204
"""Of the area below the maps: a 3×3 window with digits, its captions and the controls."""
