"""The keys that are pressed, shown to a class that follows along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QKeyCombination, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QWindow,
)
from PySide6.QtWidgets import QWidget

from playground.gui.widgets.accessible import announce
from playground.gui.widgets.theme import theme

SHOWN_MS = 2500
"""So long keys are shown after the last one."""

MAX_PRESSES = 4
MARGIN_PX = 4
"""At least, to the edges of the room."""

LARGER = 1.3
"""Than the text of the presentation."""

ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.MetaModifier,
)
ALONE = (
    *(Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr),
    *(Qt.Key.Key_CapsLock, Qt.Key.Key_unknown),
)
"""Keys that are shown with others alone."""

NATIVE = QKeySequence.SequenceFormat.NativeText


@dataclass(frozen=True, slots=True)
class Press:
    """A key with the modifiers that were held, each as its cap says it."""

    caps: tuple[str, ...]
    times: int = 1
    """How often in a row."""


class KeyCaps(QWidget):
    """Shows the keys beside the title while it is on, and lets the mouse through."""

    accessible_role = QAccessible.Role.StaticText

    def __init__(self, parent: QWidget, free: Callable[[], QRectF]) -> None:
        """`free` finds the room in the parent where they cover little."""
        super().__init__(parent)
        self._free = free
        self.is_on = False
        self.presses: tuple[Press, ...] = ()
        self._watched: QWindow | None = None
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.setInterval(SHOWN_MS)
        self._over.timeout.connect(self._forget)
        self.setAccessibleName(self.tr("Keys pressed"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def toggle(self) -> None:
        """Show keys from now on, or no longer."""
        self.is_on = not self.is_on
        if not self.is_on:
            self._over.stop()
            self._forget()

    def watch(self, window: QWindow) -> None:
        """Follow the keyboard in a window of the system, whatever part has it."""
        if window is not self._watched:
            self._watched = window
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See a key before any part of the window does."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self.show_key(event)
        return False

    def show_key(self, event: QKeyEvent) -> None:
        """Show a key, if keys are shown."""
        caps = caps_of(event)
        if not self.is_on or not caps:
            return
        last = self.presses[-1] if self.presses else None
        if last is not None and last.caps == caps:
            self.presses = (*self.presses[:-1], replace(last, times=last.times + 1))
        else:
            self.presses = (*self.presses, Press(caps))[-MAX_PRESSES:]
        self._over.start()
        self.arrange()
        self.show()
        self.raise_()
        self.update()
        announce(self)

    def accessible_value(self) -> str:
        """The keys in words."""
        return ", ".join(
            "+".join(press.caps) + (f" ×{press.times}" if press.times > 1 else "")
            for press in self.presses
        )

    def _forget(self) -> None:
        self.presses = ()
        self.hide()

    # Geometry and painting.

    def arrange(self) -> None:
        """Lie at the right of the free room, with the last keys alone where it is narrow."""
        room = self._free()
        while len(self.presses) > 1 and self._width() > room.width():
            self.presses = self.presses[1:]
        wide = self._width()
        tall = min(QFontMetricsF(self._font()).height() * 1.9, room.height() - 2 * MARGIN_PX)
        left = max(MARGIN_PX, room.right() - wide)
        top = room.top() + (room.height() - tall) / 2
        self.setGeometry(QRectF(left, top, wide, max(0.0, tall)).toRect())

    def _width(self) -> float:
        return sum(wide for _, wide in self._parts()) + QFontMetricsF(self._font()).height()

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * LARGER)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _parts(self) -> list[tuple[str, float]]:
        """Caps, and "+" or "×2" after them, with their widths; "" parts two presses."""
        metrics = QFontMetricsF(self._font())
        gap = metrics.height() * 0.35
        parts: list[tuple[str, float]] = []
        for at, press in enumerate(self.presses):
            if at:
                parts.append(("", 2 * gap))
            for place, cap in enumerate(press.caps):
                if place:
                    parts.append((" + ", metrics.horizontalAdvance("+") + gap))
                parts.append((cap, max(metrics.horizontalAdvance(cap) + 3 * gap, 4.2 * gap)))
            if press.times > 1:
                times = f" ×{press.times}"
                parts.append((times, metrics.horizontalAdvance(times) + gap))
        return parts

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().field_border, 1))
        painter.setBrush(theme().surface)
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(whole, 8, 8)
        painter.setFont(self._font())
        x, inset = self.height() / 4, self.height() * 0.14
        for text, wide in self._parts():
            room = QRectF(x, inset, wide, self.height() - 2 * inset)
            if text and not text.startswith(" "):
                painter.setPen(QPen(theme().field_border, 2))
                painter.setBrush(theme().raised)
                painter.drawRoundedRect(room, 6, 6)
                painter.drawLine(  # the thicker lower edge of a key
                    room.bottomLeft() + QRectF(5, -3, 0, 0).topLeft(),
                    room.bottomRight() + QRectF(-5, -3, 0, 0).topLeft(),
                )
            painter.setPen(theme().text)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text.strip())
            x += wide
        painter.end()


def caps_of(event: QKeyEvent) -> tuple[str, ...]:
    """The texts on the caps of the keys that are pressed; none for a modifier alone.

    Shift goes without saying where it makes a sign of another, as ? of /.
    """
    if event.key() in ALONE or not event.key():
        return ()
    plain = QKeySequence(event.key())
    key = ARROWS.get(plain.toString(), plain.toString(NATIVE))
    makes_sign = len(key) == 1 and not key.isalnum() and key not in ARROWS.values()
    held = [
        _modifier(each)
        for each in MODIFIERS
        if event.modifiers() & each
        and not (makes_sign and each == Qt.KeyboardModifier.ShiftModifier)
    ]
    return (*held, key)


def _modifier(modifier: Qt.KeyboardModifier) -> str:
    """The name of a modifier's key on this system."""
    letter = QKeySequence(QKeyCombination(modifier, Qt.Key.Key_A)).toString(NATIVE)
    return letter.removesuffix("A").removesuffix("+")
