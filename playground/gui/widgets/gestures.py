"""The gestures of the hands on a widget, declared beside its class and shown by F1.

A new widget gets a decorator; nothing else has to know of it:

    @gestures(marked("gesture", "A map"), marked("gesture", "Click: pins the cell"))
    class Map(QWidget): ...
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtWidgets import QLineEdit, QScrollArea, QSlider, QWidget

from playground.core.messages import marked
from playground.gui.widgets.wording import translated


@dataclass(frozen=True, slots=True)
class Gestures:
    """The gestures of a kind of widget, under its name in the user's words.

    Each is what the hand does, a colon, and what comes of it; marked in the context "gesture".
    """

    title: str
    rows: tuple[str, ...]


DECLARED: dict[type[QWidget], Gestures] = {}
"""The gestures of every class that has some; those of its subclasses too, unless they have own."""

Kind = TypeVar("Kind", bound=type[QWidget])


def gestures(title: str, *rows: str) -> Callable[[Kind], Kind]:
    """Declare the gestures of a class of widgets."""

    def declared(kind: Kind) -> Kind:
        DECLARED[kind] = Gestures(title, rows)
        return kind

    return declared


def gestures_at(widget: QWidget | None) -> list[tuple[QWidget, Gestures]]:
    """The gestures of a widget and of those that it lies in, from the inside out."""
    found: list[tuple[QWidget, Gestures]] = []
    while widget is not None:
        its = next((DECLARED[kind] for kind in type(widget).__mro__ if kind in DECLARED), None)
        if its is not None:
            found.append((widget, its))
        widget = widget.parentWidget() if not widget.isWindow() else None
    return found


def gesture_words(widget: QWidget) -> str:
    """The gestures of the hands on a widget itself, line by line; "" where none are declared."""
    found = next(iter(gestures_at(widget)), None)
    if found is None or found[0] is not widget:
        return ""
    return "\n".join(translated("gesture", row) for row in found[1].rows)


gestures(
    marked("gesture", "A slider"),
    marked("gesture", "Click or drag: sets the value"),
    marked("gesture", "← →: a step; Page Up and Page Down ten"),
    marked("gesture", "Wheel: a step, after the pointer has rested here"),
)(QSlider)
gestures(
    marked("gesture", "A text"),
    marked("gesture", "Enter: takes what was typed"),
    marked("gesture", "Escape: brings the text before back"),
)(QLineEdit)
gestures(
    marked("gesture", "A part that scrolls"),
    marked("gesture", "Wheel: scrolls; with Shift to the side"),
)(QScrollArea)
