"""The room that is free of a place that other widgets lie over."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

LEAST_WIDTH_PX, LEAST_HEIGHT_PX = 192, 160
"""Beside or above less than this, nothing is free of a cover: all of the place counts."""

COVERS = "covers"
"""The property of widgets that lie over their siblings."""


def free_room(place: QWidget) -> QRect:
    """The part of a place that nothing covers: it is beside each cover, else above it."""
    room = place.rect()
    for cover in _covers_of(place):
        corner = place.mapFromGlobal(cover.mapToGlobal(QPoint()))
        taken = QRect(corner, cover.size()).intersected(room)
        if taken.isEmpty():
            continue
        left, right, above = QRect(room), QRect(room), QRect(room)
        left.setRight(taken.left() - 1)
        right.setLeft(taken.right() + 1)
        above.setBottom(taken.top() - 1)
        beside = max(left, right, key=QRect.width)
        if beside.width() >= LEAST_WIDTH_PX:
            room = beside
        elif above.height() >= LEAST_HEIGHT_PX:
            room = above
    return room


def _covers_of(place: QWidget) -> list[QWidget]:
    """The widgets over a place: in itself, in what it lies in, and so on up to its window."""
    found: list[QWidget] = []
    at: QWidget | None = place
    while at is not None:
        direct = at.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        found += [each for each in direct if each.property(COVERS) and each.isVisible()]
        at = None if at.isWindow() else at.parentWidget()
    return found
