"""Where the window comes up: on a screen that is there, and never beyond its edges."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMargins, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

FRAME_PX = QMargins(8, 40, 8, 8)
"""Room for the frame and the title bar, whose sizes are known only once the window is shown."""


def place(window: QWidget, kept: QByteArray) -> None:
    """Put a window where its geometry was kept; the first time in the middle of the screen.

    A first window that is larger than the screen gets the whole of it. One that was kept on a
    screen that is gone, or larger then, is moved and made smaller.
    """
    is_known = window.restoreGeometry(kept)
    if is_known and window.isMaximized():
        return
    room = _room_at(window, is_known)
    wanted = window.geometry()
    if window.isFullScreen():  # closed while presenting, which is nothing to begin with
        window.setWindowState(Qt.WindowState.WindowMaximized)
    elif is_known:
        window.setGeometry(within(wanted, room))
    elif wanted.width() > room.width() or wanted.height() > room.height():
        window.setWindowState(Qt.WindowState.WindowMaximized)
    else:
        wanted.moveCenter(room.center())
        window.setGeometry(wanted)


def within(wanted: QRect, room: QRect) -> QRect:
    """The rectangle, moved into the room and made no larger than that."""
    found = QRect(wanted.topLeft(), wanted.size().boundedTo(room.size()))
    found.moveRight(min(found.right(), room.right()))
    found.moveBottom(min(found.bottom(), room.bottom()))
    found.moveLeft(max(found.left(), room.left()))
    found.moveTop(max(found.top(), room.top()))
    return found


def _room_at(window: QWidget, is_known: bool) -> QRect:
    """The room that the screen of the window has for it, without panels, frame and title bar."""
    under = QGuiApplication.screenAt(window.geometry().center()) if is_known else None
    return (under or window.screen()).availableGeometry().marginsRemoved(FRAME_PX)


def show_in_place_of(window: QWidget, other: QWidget) -> None:
    """Show a window where another is, as large."""
    # Not by restoreGeometry, which makes a window that is larger than the screen smaller.
    window.setGeometry(other.normalGeometry())
    if other.isFullScreen():
        window.showFullScreen()
    elif other.isMaximized():
        window.showMaximized()
    else:
        window.setGeometry(other.geometry())
        window.show()
