"""Opens the dialog of a published network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from playground.core.messages import Message, marked
from playground.gui.state.store import OPENING, Store

if TYPE_CHECKING:
    from playground.gui.flow.networkmenu import NetworkMenu
    from playground.gui.networks.dialog import NetworkDialog


class OpeningNetworks(QObject):
    """Follows the menu; the dialog is imported when it is asked for first."""

    def __init__(self, store: Store, window: QWidget, menu: NetworkMenu) -> None:
        super().__init__(window)
        self._store, self._window = store, window
        self._dialogs: list[NetworkDialog] = []
        menu.published_wanted.connect(self.open)

    def open(self, name: str) -> None:
        """Say what a network is, and offer it."""
        from PySide6.QtCore import Qt

        from playground.exchange.published_weights import weights_folder
        from playground.gui.networks.dialog import NetworkDialog

        for other in self._dialogs:
            if other.name == name:
                other.raise_()
                other.activateWindow()
                return
        dialog = NetworkDialog(self._store, name, weights_folder(), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dialogs.append(dialog)
        dialog.finished.connect(lambda: self._dialogs.remove(dialog))
        dialog.show()  # not over all: a large file takes minutes, and the window is there for them

    def take_over(self, other: OpeningNetworks) -> None:
        """Have the dialogs of another window; what has arrived is kept, to be gone on with."""
        for dialog in tuple(other._dialogs):
            if dialog.is_busy:
                text = marked(
                    "message", "{name} was not opened: its weights were still on their way."
                )
                self._store.refuse(Message(text, {"name": dialog.title}), OPENING)
            dialog.close()
            self.open(dialog.name)
