"""A column of panels at a side of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget


def new_side() -> QScrollArea:
    """A column for panels, that scrolls when the window is low."""
    holder = QWidget()
    holder.setObjectName("Side")
    box = QVBoxLayout(holder)
    box.setContentsMargins(16, 12, 16, 12)
    box.setSpacing(12)
    box.addStretch(1)
    area = QScrollArea()
    area.setObjectName("Side")
    area.setWidget(holder)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes to what is in it, which scrolls it
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def pad_side(area: QScrollArea, side_px: int) -> None:
    """Have so much room at the left and at the right of a column's panels."""
    holder = area.widget()
    box = holder.layout() if holder is not None else None
    assert box is not None
    margins = box.contentsMargins()
    if margins.left() != side_px:
        box.setContentsMargins(side_px, margins.top(), side_px, margins.bottom())


def fill_side(area: QScrollArea, *panels: QWidget) -> None:
    """Put panels into a column, one below the other."""
    holder = area.widget()
    box = holder.layout() if holder is not None else None
    assert isinstance(box, QVBoxLayout)
    for at, panel in enumerate(panels):
        box.insertWidget(at, panel)
