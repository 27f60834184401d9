"""Widgets over a window: messages are laid where these are not, so that they can be closed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from playground.gui.widgets.freeroom import COVERS
from playground.gui.widgets.messagebar import MessageBar

_COMING = (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Resize, QEvent.Type.Move)


class Cover(QObject):
    """Has the messages of a window laid anew when a widget over it comes, goes or moves."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.setProperty(COVERS, True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell the messages."""
        if event.type() in _COMING and isinstance(watched, QWidget):
            for messages in watched.window().findChildren(MessageBar):
                messages.lay()
        return False
