"""Sizes that controls have in common."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

CONTROL_PADDING_PX = 11
"""Screen pixels above and below the text of a control, its frame included."""


def line_height(widget: QWidget) -> int:
    """The height of a control with one line of text."""
    return widget.fontMetrics().height() + CONTROL_PADDING_PX


BOTTOM_PX = 204
"""Of the area below the maps: a 3×3 window with digits, its captions and the controls."""
