"""Texts that a widget paints itself: cut at its edge or at their own box, or wrongly written."""

from __future__ import annotations

import re
from unittest.mock import patch

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

SLACK_PX = 2.0
"""What a letter may be said to reach beyond its place: its bounds are in whole pixels, smoothed."""


HYPHENED = re.compile(r"(?<![\w.)–-])-\.?\d|\de-\d")
"""A number with a hyphen, which is shorter than a plus, in the place of a minus sign."""


def cut_in_painting(window: QWidget) -> list[tuple[QWidget, str]]:
    """The widgets of a window whose painted texts are cut or have hyphens for minus signs.

    With the text and what it lacks.

    What scrolls may cut its rows, and what lies beyond a widget altogether is not seen.
    """
    found: list[tuple[QWidget, str]] = []
    draw = QPainter.drawText

    def watched(self: QPainter, *arguments: object) -> object:
        widget = self.device()
        if isinstance(widget, QWidget) and not _scrolls(widget):
            lacking = _lacking(self, widget, arguments) or _hyphened(arguments)
            if lacking:
                found.append((widget, lacking))
        return draw(self, *arguments)  # type: ignore[call-overload]

    with patch.object(QPainter, "drawText", watched):
        window.grab()
    return found


def _scrolls(widget: QWidget) -> bool:
    area = widget.parentWidget()
    return isinstance(area, QAbstractScrollArea) and widget is area.viewport()


def _lacking(painter: QPainter, widget: QWidget, arguments: tuple[object, ...]) -> str:
    text = next(each for each in arguments if isinstance(each, str))
    if not text.strip():
        return ""
    box, ink = _box(arguments), _ink(painter, text, arguments)
    rooms = [QRectF(widget.rect())]
    if box is not None and not _flags(arguments) & Qt.TextFlag.TextDontClip.value:
        rooms.append(painter.transform().mapRect(box))
    ink = painter.transform().mapRect(ink)
    if not ink.intersects(rooms[0]):
        return ""
    for room in rooms:
        if not room.adjusted(-SLACK_PX, -SLACK_PX, SLACK_PX, SLACK_PX).contains(ink):
            needed, given = (_written(each) for each in (ink, room))
            return f"{text} is painted at {needed}, with room at {given}"
    return ""


def _hyphened(arguments: tuple[object, ...]) -> str:
    text = next(each for each in arguments if isinstance(each, str))
    return f"{text} has a hyphen for a minus sign" if HYPHENED.search(text) else ""


def _box(arguments: tuple[object, ...]) -> QRectF | None:
    """The box that a text is painted into; None where it begins at a point."""
    first = arguments[0]
    return QRectF(first) if isinstance(first, QRect | QRectF) else None


def _flags(arguments: tuple[object, ...]) -> int:
    flags = arguments[1]
    return int(getattr(flags, "value", flags))  # type: ignore[call-overload]


def _ink(painter: QPainter, text: str, arguments: tuple[object, ...]) -> QRectF:
    """Where the letters of a text lie, in the painter's coordinates."""
    metrics = QFontMetricsF(painter.font())
    box = _box(arguments)
    if box is None:
        at = arguments[0]
        start = at if isinstance(at, QPointF) else QPointF(*_numbers(arguments))
        return metrics.tightBoundingRect(text).translated(start)
    whole = metrics.boundingRect(box, _flags(arguments), text)
    if whole.height() > 1.5 * metrics.height():
        return whole  # several lines
    letters = metrics.tightBoundingRect(text)
    top = whole.top() + metrics.ascent() + letters.top()
    return QRectF(whole.left() + letters.left(), top, letters.width(), letters.height())


def _numbers(arguments: tuple[object, ...]) -> tuple[float, float]:
    """The point at which a text begins."""
    first, second = arguments[:2]
    if isinstance(first, int | float) and isinstance(second, int | float):
        return first, second
    return first.x(), first.y()  # type: ignore[attr-defined]


def _written(rect: QRectF) -> str:
    return f"{rect.left():.0f}, {rect.top():.0f}, {rect.width():.0f}×{rect.height():.0f}"
