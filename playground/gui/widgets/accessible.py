"""Roles and values of painted widgets for screen readers.

Qt knows what its own widgets are; one that paints itself is a client area without a value to it.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QAccessibleValueChangeEvent,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from playground.gui.widgets.gestures import gesture_words

Role = QAccessible.Role

_ROLE, _VALUE = "accessible_role", "accessible_value"

_installed = False


def install() -> None:
    """Give widgets with an `accessible_role`, and an `accessible_value()` if they have, these."""
    global _installed
    if not _installed:
        _installed = True
        QAccessible.installFactory(_interface)


def announce(widget: QWidget) -> None:
    """Tell a screen reader, if one listens, that the value of a widget has changed."""
    if QAccessible.isActive():
        event = QAccessibleValueChangeEvent(widget, getattr(widget, _VALUE)())
        QAccessible.updateAccessibility(event)


def say(widget: QWidget, text: str) -> None:
    """Have a screen reader, if one listens, say a text of Markdown that is new in a widget."""
    if QAccessible.isActive() and text:
        event = QAccessibleAnnouncementEvent(widget, text.replace("**", ""))
        QAccessible.updateAccessibility(event)


class PaintedInterface(QAccessibleWidget):
    """A widget with the role and the value that it says of itself.

    One without a description is described by what the hands can do with it.
    """

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role)
        self._value = getattr(widget, _VALUE, None)

    def text(self, which: QAccessible.Text) -> str:
        """The value from the widget, its gestures for want of words, all else as Qt has it."""
        if which == QAccessible.Text.Value and self._value is not None:
            return str(self._value())
        text = str(super().text(which))
        if which == QAccessible.Text.Description and not text:
            return gesture_words(self.widget())
        return text


def _interface(_key: str, watched: QObject) -> QAccessibleInterface | None:
    role = getattr(watched, _ROLE, None)
    if role is None or not isinstance(watched, QWidget):
        return None
    found = PaintedInterface(watched, role)
    # Qt deletes it with the widget; the widget holds its Python half until then.
    watched.__dict__["_accessible_interface"] = found
    return found
