"""What helps to find things in the window: the palette, the gestures, the box about the program."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QCursor

from playground.gui.shell.actions import Actions, shortcuts
from playground.gui.shell.mode import Mode
from playground.gui.state.store import Store
from playground.gui.widgets.gestures import gestures_at

if TYPE_CHECKING:
    from playground.gui.shell.commandpalette import CommandPalette
    from playground.gui.shell.gesturesheet import GestureSheet
    from playground.gui.shell.window import MainWindow

Part = TypeVar("Part", bound=QObject)


class Guide(QObject):
    """Does the actions of the Help menu; each part is made when it is asked for first."""

    def __init__(
        self,
        window: MainWindow,
        store: Store,
        actions: Actions,
        modes: Mapping[str, type[Mode]],
    ) -> None:
        super().__init__(window)
        self.window = window
        self.store = store
        self.actions = actions
        self.modes = modes
        self._palette: CommandPalette | None = None
        self._sheet: GestureSheet | None = None
        actions.connect_to("palette", self.open_palette)
        actions.connect_to("gestures", self.show_gestures)
        actions.connect_to("about", self.open_about)

    def open_palette(self) -> None:
        """Find what can be done by parts of its name."""
        from playground.gui.shell.commandpalette import CommandPalette
        from playground.gui.shell.commandsources import all_commands

        if self._palette is None:
            self._palette = CommandPalette(partial(all_commands, self), self.window)
        self._palette.open()

    def show_gestures(self) -> None:
        """Say what the hands can do with what is under the pointer, else with what has the keys."""
        from playground.gui.shell.gesturesheet import GestureSheet

        if self._sheet is None:
            self._sheet = GestureSheet(self.window)
        under = self.window.childAt(self.window.mapFromGlobal(QCursor.pos()))
        if not gestures_at(under):
            under = self.window.focusWidget()
        self._sheet.open(under, shortcuts(self.actions))

    def open_about(self) -> None:
        """Say which versions run here."""
        from playground.gui.shell.about import About

        About(self.window).open()

    def part(self, kind: type[Part]) -> Part:
        """The one part of the window of a kind."""
        (found,) = self.window.findChildren(kind)
        return found

    def take_preset(self, name: str) -> None:
        """Give the selected filter a preset, where filters are edited."""
        self.window.mode_with("edits_kernels").take_preset(name)
