"""A button that says what is chosen and opens the menu of what there is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from playground.gui.widgets.aswritten import explain
from playground.gui.widgets.choicebutton import ChoiceButton


class MenuButton(ChoiceButton):
    """Its menu is filled whenever it is opened; a long text is shortened, the tooltip has it."""

    least_px = 72

    def __init__(self, name: str, fill: Callable[[QMenu], object], parent: QWidget) -> None:
        super().__init__(name, parent)
        self._name = name
        self._fill = fill
        self.menu().aboutToShow.connect(self._fill_menu)

    def show_choice(self, text: str, about: str = "") -> None:
        """Say what is chosen."""
        if text != self.text():
            self.setText(text)
        self.setAccessibleName(f"{self._name}: {text}")
        explain(self, about or f"{self._name}: {text}")

    def _fill_menu(self) -> None:
        menu = self.menu()
        for action in menu.actions():
            if action.menu() is not None:
                action.menu().deleteLater()
        menu.clear()
        self._fill(menu)


def plain_text(text: str) -> str:
    """A text of the user's as a menu has it, in which no sign is a mnemonic."""
    return text.replace("&", "&&")
