"""The interface of a tool that lies over what is presented, and the registry of all of them.

A tool is a class with `presenting_tool` before it in a file of this folder. Its key, its line in
the hints (H) and its gestures (F1) follow.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from playground.core.registry import Registry
from playground.gui.present.inkboard import InkBoard


@dataclass(frozen=True, slots=True)
class Ground:
    """The ground that a tool lies over: the presented page, and the board with the ink."""

    over: QWidget
    """As large as the window; the parent of what widgets the tool has."""

    page: Callable[[], QWidget]
    """Returns what is presented now."""

    board: InkBoard


class Tool:
    """Something that is on or off, and follows the pointer; made when it is first asked for."""

    name: ClassVar[str]
    order: ClassVar[int]
    """Its place among the others."""

    key: ClassVar[str]
    """As QKeySequence reads it: switches it on and off."""

    text: ClassVar[str]
    """Its name in the line of hints; marked in the context "present"."""

    title: ClassVar[str]
    """The heading of its gestures; marked in the context "gesture"."""

    gestures: ClassVar[tuple[str, ...]]
    """Each is what the hand does, a colon, and what comes of it; marked likewise."""

    takes_mouse: ClassVar[bool] = False
    """Whether the mouse and the pen are the tool's; else they go on to what is presented."""

    reads_page: ClassVar[bool] = False
    """Whether it shows a part of what is presented, so that it changes with that."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground

    def begun(self) -> None:
        """Do what is to be done when it is switched on."""

    def ended(self) -> None:
        """Do what is to be done when it is put away."""

    def rest(self, is_idle: bool) -> None:
        """Hide, or show again, what does not follow the pointer."""

    def arrange(self) -> None:
        """Lie anew in a window of another size."""

    def keys(self) -> dict[str, Callable[[], object]]:
        """The calls for keys while it is on, before anything else that they do."""
        return {}

    def area(self, at: QPointF) -> QRect:
        """The area that it paints, or leaves out, with the pointer at a point of the window."""
        raise NotImplementedError

    def paint(self, painter: QPainter, at: QPointF, is_pressed: bool) -> None:
        """Paint it with the pointer at a point of the window."""
        raise NotImplementedError

    def wheel(self, notches: float) -> bool:
        """Take the wheel, turned up for numbers above 0; False where it has no use for it."""
        return False

    def press(self, at: QPointF, is_eraser: bool = False) -> None:
        """Begin a gesture, with the other end of the pen for `is_eraser`; if it takes the mouse."""

    def move(self, at: QPointF) -> None:
        """Go on with a gesture that has begun."""

    def release(self) -> None:
        """End the gesture."""


TOOLS: Registry[type[Tool]] = Registry("tool of a presentation")

Kind = TypeVar("Kind", bound=type[Tool])


def presenting_tool(kind: Kind) -> Kind:
    """Register a class of tools under its name."""
    TOOLS.add(kind.name, kind, kind.order)
    return kind


def around(at: QPointF, radius: float) -> QRect:
    """The pixels of a circle, and of its antialiased edge."""
    far = radius + 2
    return QRectF(at.x() - far, at.y() - far, 2 * far, 2 * far).toAlignedRect()
