"""The ways in which the window tells of itself: palette, gestures, About, and the preferences."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QCursor, QKeySequence
from PySide6.QtWidgets import QMainWindow

from playground.gui.shell.actions import Actions, plain
from playground.gui.state.machine_settings import MachineSettings
from playground.gui.widgets.gestures import gestures_at

if TYPE_CHECKING:
    from playground.gui.shell.commandpalette import CommandPalette
    from playground.gui.shell.commandsources import Reach
    from playground.gui.shell.gesturesheet import GestureSheet
    from playground.gui.shell.presenting import Presenting


class Guide(QObject):
    """Does these actions; each part is made when it is asked for first."""

    def __init__(
        self,
        window: QMainWindow,
        actions: Actions,
        reach: Callable[[], Reach],
        settings: MachineSettings,
        speak: Callable[[str], object],
        presenting: Callable[[], Presenting],
    ) -> None:
        """`reach` is asked for where the palette finds what it offers.

        `speak` puts a window in another language into the place of this one.
        """
        super().__init__(window)
        self._window = window
        self._actions = actions
        self._reach, self._presenting = reach, presenting
        self._settings = settings
        self._speak = speak
        self._palette: CommandPalette | None = None
        self._sheet: GestureSheet | None = None
        actions.connect_to("palette", self.open_palette)
        actions.connect_to("gestures", self.show_gestures)
        actions.connect_to("about", self.open_about)
        actions.connect_to("preferences", self.open_preferences)

    def open_palette(self) -> None:
        """Find what can be done by parts of its name; while presenting, over what is presented."""
        from playground.gui.shell.commandpalette import CommandPalette
        from playground.gui.shell.commandsources import all_commands
        from playground.gui.shell.presentedcommands import open_over

        over = self._presenting().over()
        if over is not None:
            open_over(over, self._presenting(), self._reach())
            return
        if self._palette is None:
            self._palette = CommandPalette(partial(all_commands, self._reach()), self._window)
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

    def open_preferences(self) -> None:
        """Have the settings of this machine chosen."""
        from playground.gui.shell.preferences import Preferences

        if self._window.findChild(Preferences) is None:
            Preferences(self._settings, self._speak, self._window).open()

    def open_about(self) -> None:
        """Say which versions run here."""
        from playground.gui.shell.about import About

        About(self._window).open()


def shortcuts(actions: Actions) -> list[tuple[str, str]]:
    """The keys of every action that has some, and what it is called."""
    native = QKeySequence.SequenceFormat.NativeText
    return [
        (", ".join(keys.toString(native) for keys in action.shortcuts()), plain(action.text()))
        for action in actions.all()
        if action.shortcuts() and action.isVisible()
    ]
