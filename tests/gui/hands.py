"""Hands for tests: they type where the keyboard is, and drag as a mouse does."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


def show(qtbot: QtBot, widget: QWidget, width: int = 316, height: int = 860) -> None:
    """Put a widget on screen, with the keyboard in its window."""
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is widget)


def keyboard() -> QWidget:
    """The widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the keyboard"
    return widget


def type_text(text: str) -> None:
    """Type signs one by one, wherever the keyboard goes meanwhile."""
    for sign in text:
        if sign.isascii():
            QTest.keyClicks(keyboard(), sign)
        else:  # QTest aborts on signs that ASCII keyboards do not have
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(keyboard(), QKeyEvent(kind, 0, NONE, sign))


def press(*keys: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press keys one after the other."""
    for key in keys:
        QTest.keyClick(keyboard(), key, modifiers)


def click(widget: QWidget, at: QPoint | None = None, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Click a widget, in its middle unless told otherwise."""
    QTest.mouseClick(widget, LEFT, modifiers, at or widget.rect().center())


def drag(
    widget: QWidget, *points: QPoint, modifiers: Qt.KeyboardModifier = NONE, release: bool = True
) -> None:
    """Press at the first point, move through the others, and let go."""
    _mouse(widget, QEvent.Type.MouseButtonPress, points[0], modifiers)
    for point in points[1:]:
        _mouse(widget, QEvent.Type.MouseMove, point, modifiers)
    if release:
        _mouse(widget, QEvent.Type.MouseButtonRelease, points[-1], modifiers)


def let_go(widget: QWidget, at: QPoint) -> None:
    """Move to a point with the button that is down, and let it go there."""
    _mouse(widget, QEvent.Type.MouseMove, at, NONE)
    _mouse(widget, QEvent.Type.MouseButtonRelease, at, NONE)


def hover(widget: QWidget, *points: QPoint, down: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    """Move through points of a widget, with no button down unless told otherwise."""
    none = Qt.MouseButton.NoButton
    for point in points:
        at = QPointF(point)
        place = QPointF(widget.mapToGlobal(point))
        event = QMouseEvent(QEvent.Type.MouseMove, at, place, none, down, NONE)
        QApplication.sendEvent(widget, event)


def wheel(
    widget: QWidget, at: QPoint, notches: float, modifiers: Qt.KeyboardModifier = NONE
) -> bool:
    """Turn the wheel over a point of a widget; whether the widget took it."""
    event = QWheelEvent(
        QPointF(at),
        QPointF(widget.mapToGlobal(at)),
        QPoint(),
        QPoint(0, round(120 * notches)),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def _mouse(widget: QWidget, kind: QEvent.Type, at: QPoint, modifiers: Qt.KeyboardModifier) -> None:
    if kind == QEvent.Type.MouseButtonPress:
        widget.setFocus(Qt.FocusReason.MouseFocusReason)
    moves = kind == QEvent.Type.MouseMove
    up = kind == QEvent.Type.MouseButtonRelease
    event = QMouseEvent(
        kind,
        QPointF(at),
        QPointF(widget.mapToGlobal(at)),
        Qt.MouseButton.NoButton if moves else LEFT,
        Qt.MouseButton.NoButton if up else LEFT,
        modifiers,
    )
    QApplication.sendEvent(widget, event)
