"""The widths that parts of the window take at least."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def least_of_side(side: QWidget | None) -> int:
    """The width in which nothing of a side's panels is cut."""
    inner = side.widget() if isinstance(side, QScrollArea) else None
    return 0 if inner is None else inner.minimumSizeHint().width()


def least_of_bars(whole: QLayout) -> int:
    """The width that what goes across a whole layout takes: all but the layouts in it."""
    items = [whole.itemAt(at) for at in range(whole.count())]
    return max(
        item.minimumSize().width()
        for item in items
        if item is not None and item.layout() is None and not item.isEmpty()
    )
