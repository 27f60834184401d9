"""What helps to find things in the window: the palette, the gestures, the box about the program."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMainWindow

from playground.gui.shell.actions import Actions, shortcuts
from playground.gui.shell.mode import Mode
from playground.gui.state.store import Store
from playground.gui.widgets.gestures import gestures_at

if TYPE_CHECKING:
    from playground.gui.shell.commandpalette import CommandPalette
    from playground.gui.shell.gesturesheet import GestureSheet


class Guide(QObject):
    """Does the actions of the Help menu; each part is made when it is asked for first."""

    def __init__(
        self,
        window: QMainWindow,
        store: Store,
        actions: Actions,
        modes: Mapping[str, type[Mode]],
        show_mode: Callable[[str], object],
        take_preset: Callable[[str], object],
    ) -> None:
        """`take_preset` gives the selected filter a preset, where filters are edited."""
        super().__init__(window)
        self._window = window
        self._store = store
        self._actions = actions
        self._modes = modes
        self._show_mode = show_mode
        self._take_preset = take_preset
        self._palette: CommandPalette | None = None
        self._sheet: GestureSheet | None = None
        actions.connect_to("palette", self.open_palette)
        actions.connect_to("gestures", self.show_gestures)
        actions.connect_to("about", self.open_about)

    def open_palette(self) -> None:
        """Find what can be done by parts of its name."""
        from playground.gui.shell.commandpalette import CommandPalette
        from playground.gui.shell.commandsources import Reach, all_commands

        if self._palette is None:
            reach = Reach(
                self._window,
                self._store,
                self._actions,
                self._modes,
                self._show_mode,
                self._take_preset,
            )
            self._palette = CommandPalette(partial(all_commands, reach), self._window)
        self._palette.open()

    def show_gestures(self) -> None:
        """Say what the hands can do with what is under the pointer, else with what has the keys."""
        from playground.gui.shell.gesturesheet import GestureSheet

        if self._sheet is None:
            self._sheet = GestureSheet(self._window)
        under = self._window.childAt(self._window.mapFromGlobal(QCursor.pos()))
        if not gestures_at(under):
            under = self._window.focusWidget()
        self._sheet.open(under, shortcuts(self._actions))

    def open_about(self) -> None:
        """Say which versions run here."""
        from playground.gui.shell.about import About

        About(self._window).open()
