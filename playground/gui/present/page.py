"""The interface of what is presented: a mode's subject, which fills the screen."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from playground.gui.present.bars import TitleBar
from playground.gui.state.viewstate import ViewState


class Page(QWidget):
    """The whole of a presentation, but for what lies over every one: pointer and hints.

    It is made when a presentation begins, and deleted when it ends.
    """

    leave_wanted = Signal()

    parts_changed = Signal()
    """Other parts are on."""

    title: TitleBar

    mode: ClassVar[str]
    """The name of the mode that it presents; its keys are those of `keys_of(mode)`."""

    def doings(self) -> Mapping[str, Callable[[], object]]:
        """The calls for the keys of the mode, by the keys' names."""
        return {}

    def escape(self) -> bool:
        """Close what is open over the page; whether anything was."""
        return False

    def shown(self) -> tuple[str, ...]:
        """The parts that are on, by their names."""
        return ()

    def show_parts(self, names: tuple[str, ...]) -> None:
        """Have these parts on, () for those that usually are; unknown names are passed over."""

    @classmethod
    def subject(cls, view: ViewState, parts: tuple[str, ...]) -> Hashable:
        """The subject that is looked at, with these parts on, () for those that usually are.

        Ink belongs to it: where another subject is shown, other things lie beneath.
        """
        return parts

    def foot(self) -> int:
        """The height in pixels of the controls at the lower edge, which nothing is to cover."""
        return 0

    def show_step(self, text: str) -> None:
        """Say which step of how many is shown, "" where none is."""

    def left(self) -> None:
        """Do what is to be done when the presentation ends."""
