"""The widths that parts of the window take at least."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QSizePolicy, QWidget


def least_of_side(side: QWidget | None) -> int:
    """The width in which nothing of a side's panels is cut."""
    inner = side.widget() if isinstance(side, QScrollArea) else None
    if not isinstance(side, QScrollArea) or inner is None:
        return 0
    return inner.minimumSizeHint().width() + 2 * side.frameWidth()


def least_of_bars(whole: QLayout) -> int:
    """The width that what goes across a whole layout takes: all but the layouts in it.

    Items of the layout are not asked for: Qt deletes them, and Python would hold on to them.
    """
    holder = whole.parentWidget()
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    parts = holder.findChildren(QWidget, options=direct) if holder is not None else []
    return max(
        (_least(part) for part in parts if whole.indexOf(part) >= 0 and not part.isHidden()),
        default=0,
    )


def _least(widget: QWidget) -> int:
    """The width that a layout gives a widget at least."""
    if widget.minimumWidth() > 0:
        return widget.minimumWidth()
    policy = widget.sizePolicy().horizontalPolicy()
    if policy == QSizePolicy.Policy.Ignored:
        return 0
    hint = widget.minimumSizeHint().width()
    if not policy.value & QSizePolicy.PolicyFlag.ShrinkFlag.value:
        hint = max(hint, widget.sizeHint().width())
    return min(hint, widget.maximumWidth())
