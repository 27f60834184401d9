"""Tab goes through a window as the eye does, also after parts were added or moved.

Qt's own chain of widgets follows their creation, and chains that are put in order part by part come
apart: Tab went round in one panel. So the order is found from what is seen at each press of Tab.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QScrollArea, QWidget
from shiboken6 import isValid


@runtime_checkable
class OrdersParts(Protocol):
    """A widget whose parts belong together otherwise than line by line."""

    def ordered_parts(self) -> Sequence[QWidget]:
        """Some or all of the widgets below it, in order."""


def in_reading_order(root: QWidget) -> list[QWidget]:
    """The visible widgets below `root`, and itself, that Tab can reach, as they are read.

    What is in one container stays together; containers and widgets side by side are a line. Parts
    in windows of their own, as menus and lists that pop up, are no part of the order.
    """
    return list(dict.fromkeys(_stops(root, root.window())))


def move_focus(root: QWidget, forward: bool) -> bool:
    """Give the keyboard to the next widget below `root`, or the one before; False without one."""
    order = in_reading_order(root)
    if not order:
        return False
    now = root.window().focusWidget()
    if now in order:
        at = (order.index(now) + (1 if forward else -1)) % len(order)
    else:
        at = _beside(order, now, forward)
    give_focus(order[at], forward)
    return True


def give_focus(widget: QWidget, forward: bool = True) -> None:
    """Give a widget the keyboard as Tab does, and scroll to it."""
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    widget.setFocus(reason)
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()


def give_back_focus(
    widget: QWidget | None, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason
) -> None:
    """Give the keyboard back to what had it before something lay over it, if it is still there."""
    if widget is not None and isValid(widget) and widget.isVisible():
        widget.setFocus(reason)


def _beside(order: Sequence[QWidget], now: QWidget | None, forward: bool) -> int:
    """The place to go to from a widget that Tab does not reach, as one that was clicked."""
    for at, each in enumerate(order):
        if now is not None and (now.isAncestorOf(each) or each.isAncestorOf(now)):
            return at
    window = order[0].window()
    here = now.mapTo(window, now.rect().center()) if now is not None else window.rect().topLeft()

    def distance(each: QWidget) -> int:
        return (each.mapTo(window, each.rect().center()) - here).manhattanLength()

    return order.index(min(order, key=distance)) if forward else order.index(order[-1])


def _stops(widget: QWidget, window: QWidget) -> Iterator[QWidget]:
    if _is_stop(widget):
        yield widget
    parts = _parts(widget)
    if isinstance(widget, OrdersParts):
        named = list(widget.ordered_parts())
        yield from (stop for part in named if part.isVisible() for stop in _stops(part, window))
    for part in parts:
        if part.isVisible() and part.window() is window:
            yield from _stops(part, window)


def _is_stop(widget: QWidget) -> bool:
    reached = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return reached and widget.isEnabled() and widget.focusProxy() is None


def _parts(widget: QWidget) -> list[QWidget]:
    """The widgets right below another, line by line."""
    parts = [each for each in widget.children() if isinstance(each, QWidget)]
    lines: list[list[QWidget]] = []
    for part in sorted(parts, key=lambda each: (each.y(), each.x())):
        if not lines or not _is_one_line(lines[-1][0].geometry(), part.geometry()):
            lines.append([])
        lines[-1].append(part)
    return [part for line in lines for part in sorted(line, key=lambda each: (each.x(), each.y()))]


def _is_one_line(one: QRect, other: QRect) -> bool:
    """Whether two widgets stand side by side: half of the lower one's height, at least."""
    common = min(one.bottom(), other.bottom()) - max(one.top(), other.top())
    return 2 * common >= min(one.height(), other.height())
