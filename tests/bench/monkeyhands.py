"""The hands of the monkey of `monkey.py`: mouse, wheel and keys on random visible widgets."""

from __future__ import annotations

import random
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from shiboken6 import isValid

from playground import app

MENU_CLICKS = 3
"""Clicks in the menus that one event opened, before they are closed."""

KEYS = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space),
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home),
    *(Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Delete),
    *(Qt.Key.Key_Backspace, Qt.Key.Key_Menu, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_F6),
    *(Qt.Key.Key_A, Qt.Key.Key_Z, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_0, Qt.Key.Key_9),
)
TEXTS = ("1", "-1 0 1", "0 -1 0\n-1 4 -1\n0 -1 0", "1e400", "x", "[[1, 2], [3, 4]]", "½", "")
"""What is typed, dropped and pasted."""


class Hands:
    """Moves, presses, turns and types by chance, in whatever lies in front."""

    def __init__(self, program: app.Program, chance: random.Random) -> None:
        self._program = program
        self._chance = chance
        self._in_flight = 0
        self._menu_clicks = 0

    def acts(self) -> dict[str, Callable[[], str | None]]:
        """What they can do, by name; what was done it to is returned."""
        return {
            "move": self._move,
            "click": self._click,
            "drag": self._drag,
            "double": self._double,
            "right": self._right,
            "wheel": self._wheel,
            "key": self._key,
            "text": self._text,
            "leave": self._leave,
        }

    # Where.

    def below(self, count: int) -> int:
        """A whole number from 0 to one less than the count."""
        return self._chance.randrange(max(count, 1))

    def _window(self) -> QWidget:
        """What is in front: a menu, a dialog or the window."""
        tops = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
        others = [top for top in tops if top is not self._program.window]
        if others and self._chance.random() < 0.7:
            return self._chance.choice(others)
        return self._program.window

    def widget(self) -> QWidget:
        """A visible widget: what lies at a place, or any, however small it is.

        PySide takes a wrapper for gone when that of what it lies in goes, as those of a search do.
        """
        found = self._any()
        return found if isValid(found) else self._program.window

    def _any(self) -> QWidget:
        window = self._window()
        if self._chance.random() < 0.5:
            at = QPoint(self.below(window.width()), self.below(window.height()))
            found_there = window.childAt(at)
            # PySide may still know what lay at that address before, which is gone.
            return found_there if found_there is not None and isValid(found_there) else window
        found = [each for each in window.findChildren(QWidget) if each.isVisible()]
        return self._chance.choice(found) if found else window

    def place(self, widget: QWidget) -> QPoint:
        """A place in a widget."""
        if not isValid(widget):  # what came of the event before has ended it
            return QPoint()
        return QPoint(self.below(widget.width()), self.below(widget.height()))

    def _modifiers(self) -> Qt.KeyboardModifier:
        modifier = Qt.KeyboardModifier
        some = (modifier.ShiftModifier, modifier.ControlModifier, modifier.AltModifier)
        return self._chance.choice(some) if self._chance.random() < 0.2 else modifier.NoModifier

    # What the mouse does.

    def _mouse(
        self,
        widget: QWidget,
        kind: QEvent.Type,
        at: QPoint,
        button: Qt.MouseButton,
        held: Qt.MouseButton,
        modifiers: Qt.KeyboardModifier,
    ) -> None:
        if not isValid(widget):
            return
        place, whole = QPointF(at), QPointF(widget.mapToGlobal(at))
        self._send(widget, QMouseEvent(kind, place, whole, button, held, modifiers))

    def _send(self, widget: QWidget, event: QEvent) -> None:
        """Send an event; a menu that waits for an answer in a loop of its own gets one."""
        if not self._in_flight:
            self._menu_clicks = 0
            QTimer.singleShot(0, self._answer_menu)
        self._in_flight += 1
        QApplication.sendEvent(widget, event)
        self._in_flight -= 1

    def _answer_menu(self) -> None:
        """Choose in a menu for which an event waits, some clicks long, and close it."""
        menu = QApplication.activePopupWidget()
        if not self._in_flight or menu is None:
            return
        QTimer.singleShot(0, self._answer_menu)  # one may lie below it
        self._menu_clicks += 1
        found = _choices(menu)
        if self._menu_clicks > MENU_CLICKS or not found or not self.below(4):
            menu.close()
            return
        self.click(*self._chance.choice(found))

    def click(self, widget: QWidget, at: QPoint) -> None:
        """Move to a place of a widget, press there and let go."""
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        for kind, button, held in (
            (QEvent.Type.MouseMove, none, none),
            (QEvent.Type.MouseButtonPress, left, left),
            (QEvent.Type.MouseButtonRelease, left, none),
        ):
            self._mouse(widget, kind, at, button, held, Qt.KeyboardModifier.NoModifier)

    def _press(self, button: Qt.MouseButton, moves: int, double: bool = False) -> str:
        widget, modifiers = self.widget(), self._modifiers()
        at, none = self.place(widget), Qt.MouseButton.NoButton
        kinds = QEvent.Type
        name = f"{type(widget).__name__} {widget.accessibleName()}"
        if not widget.isEnabled():
            return name
        if widget.focusPolicy() & Qt.FocusPolicy.ClickFocus:
            widget.setFocus(Qt.FocusReason.MouseFocusReason)
        rounds = [kinds.MouseButtonPress, *([kinds.MouseButtonDblClick] if double else [])]
        for kind in rounds:
            self._mouse(widget, kind, at, button, button, modifiers)
            for _ in range(moves):
                at = self.place(widget) * (1 + self.below(2))
                self._mouse(widget, kinds.MouseMove, at, none, button, modifiers)
            self._mouse(widget, kinds.MouseButtonRelease, at, button, none, modifiers)
        return name

    def _move(self) -> None:
        widget = self.widget()
        at, none = self.place(widget), Qt.MouseButton.NoButton
        if not isValid(widget):
            return  # it had gone before, and PySide did not know
        whole = QPointF(widget.mapToGlobal(at))
        QApplication.sendEvent(widget, QEnterEvent(QPointF(at), whole, whole))
        self._mouse(widget, QEvent.Type.MouseMove, at, none, none, self._modifiers())

    def _leave(self) -> None:
        QApplication.sendEvent(self.widget(), QEvent(QEvent.Type.Leave))

    def _click(self) -> str:
        return self._press(Qt.MouseButton.LeftButton, 0)

    def _drag(self) -> str:
        return self._press(Qt.MouseButton.LeftButton, 1 + self.below(6))

    def _double(self) -> str:
        return self._press(Qt.MouseButton.LeftButton, 0, double=True)

    def _right(self) -> str:
        name = self._press(Qt.MouseButton.RightButton, 0)
        widget = self.widget()
        at = self.place(widget)
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at))
        if widget.isEnabled():
            self._send(widget, asked)
        for menu in QApplication.topLevelWidgets():
            if isinstance(menu, QMenu) and menu.isVisible() and self._chance.random() < 0.5:
                menu.close()
        return name

    def _wheel(self) -> None:
        widget = self.widget()
        at, turn = self.place(widget), self._chance.choice((-240, -120, 120, 240))
        event = QWheelEvent(
            *(QPointF(at), QPointF(widget.mapToGlobal(at)), QPoint(), QPoint(0, turn)),
            *(Qt.MouseButton.NoButton, self._modifiers(), Qt.ScrollPhase.NoScrollPhase, False),
        )
        QApplication.sendEvent(widget, event)

    # What the keyboard does.

    def _keyboard(self) -> QWidget:
        return QApplication.focusWidget() or self.widget()

    def _type(self, key: int, text: str, modifiers: Qt.KeyboardModifier) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self._send(self._keyboard(), QKeyEvent(kind, key, modifiers, text))

    def _key(self) -> str:
        key = self._chance.choice(KEYS)
        self._type(key, "", self._modifiers())
        return key.name

    def _text(self) -> None:
        for sign in self._chance.choice(TEXTS):
            self._type(0, sign, Qt.KeyboardModifier.NoModifier)


def _choices(menu: QWidget) -> list[tuple[QWidget, QPoint]]:
    """Where a click chooses in a menu: on its entries, and on the widgets in them."""
    found = [each for each in menu.findChildren(QWidget) if each.isVisible() and each.isEnabled()]
    places = [(each, each.rect().center()) for each in found]
    if isinstance(menu, QMenu):
        places += [
            (menu, menu.actionGeometry(action).center())
            for action in menu.actions()
            if action.isVisible() and action.isEnabled() and not action.isSeparator()
        ]
    return places
