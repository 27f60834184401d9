"""A hand over a presentation: its mouse moves at the system's window, as one that users hold."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage, QWindow
from PySide6.QtTest import QTest

from playground.gui.present.presentation import Presentation
from tests.gui.clock import drain

LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


def window_of(presentation: Presentation) -> QWindow:
    """The system's window."""
    window = presentation.windowHandle()
    assert window is not None
    return window


def point_at(presentation: Presentation, x: int, y: int) -> None:
    """Move the mouse to a place of the window."""
    if not QGuiApplication.mouseButtons():  # a mouse that is there already would not move
        QTest.mouseMove(window_of(presentation), QPoint(x + 1, y))
    QTest.mouseMove(window_of(presentation), QPoint(x, y))
    drain()


def press_at(presentation: Presentation, x: int, y: int) -> None:
    """Press the left button, and hold it."""
    QTest.mousePress(window_of(presentation), LEFT, NO_KEYS, QPoint(x, y))
    drain()


def let_go(presentation: Presentation, x: int, y: int) -> None:
    """Let the left button go."""
    QTest.mouseRelease(window_of(presentation), LEFT, NO_KEYS, QPoint(x, y))
    drain()


def draw(presentation: Presentation, *points: tuple[int, int]) -> None:
    """Press at the first place, move through the others, and let go."""
    press_at(presentation, *points[0])
    for at in points[1:]:
        point_at(presentation, *at)
    let_go(presentation, *points[-1])


def turn_wheel(
    presentation: Presentation, x: int, y: int, notches: int, *, ctrl: bool = False
) -> None:
    """Turn the wheel at a place of the window."""
    held = Qt.KeyboardModifier.ControlModifier if ctrl else NO_KEYS
    QTest.wheelEvent(window_of(presentation), QPoint(x, y), QPoint(0, 120 * notches), stateKey=held)
    drain()


def seen(presentation: Presentation) -> QImage:
    """What is on the screen."""
    drain()
    return presentation.grab().toImage()


AS_LETTERS = 16
"""Of 255 levels, those by which letters under a lens may differ that are painted once more."""


def difference(one: QImage, other: QImage) -> int:
    """The largest difference of two pictures, 0–255."""
    assert one.size() == other.size()
    numbers = []
    for each in (one, other):
        plain = each.convertToFormat(QImage.Format.Format_RGB32)
        numbers.append(np.frombuffer(plain.constBits(), np.uint8).astype(np.int16))
    return int(np.abs(numbers[0] - numbers[1]).max())
