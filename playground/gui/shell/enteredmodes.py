"""The modes that a window has been in, each with its panels, or not there at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from playground.gui.shell.areas import Areas
from playground.gui.shell.mode import Mode, Panels


class EnteredModes(Mapping[str, Mode]):
    """Makes a mode when it is entered first; those that were not are only kinds so far."""

    def __init__(
        self, kinds: Sequence[type[Mode]], make: Callable[[type[Mode]], Mode], areas: Areas
    ) -> None:
        self.kinds = {kind.name: kind for kind in kinds}
        """All that there are, by name, in the order of their tabs."""
        self._make = make
        self._areas = areas
        self._modes: dict[str, Mode] = {}
        self._panels: dict[str, Panels] = {}

    def __getitem__(self, name: str) -> Mode:
        return self._modes[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._modes)

    def __len__(self) -> int:
        return len(self._modes)

    def begin(self, name: str) -> Mode:
        """Make a mode with its middle; its panels come with `complete`."""
        mode = self._make(self.kinds[name])
        self._modes[name] = mode
        self._areas.add_middle(mode)
        return mode

    def complete(self, mode: Mode) -> Panels:
        """Build the panels around the middle of the mode that was begun last."""
        panels = mode.panels()
        self._areas.add_panels(panels)
        self._panels[mode.name] = panels
        return panels

    def enter(self, name: str) -> Panels:
        """Make a mode with all of its panels; where one fails, there is nothing of it."""
        mode = self.begin(name)
        try:
            return self.complete(mode)
        except Exception:
            del self._modes[name]
            self._areas.forget(mode)
            raise

    def panels(self, name: str) -> Panels:
        """What stands around the middle of a mode."""
        return self._panels[name]

    def show_beneath(self, name: str) -> bool:
        """Show what a mode has beneath the picture, and nothing of others; whether it has any."""
        shown: QWidget | None = None
        for each, panels in self._panels.items():
            if panels.beneath is not None:
                panels.beneath.setVisible(each == name)
            if each == name:
                shown = panels.beneath
        return shown is not None
