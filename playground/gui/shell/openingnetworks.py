"""Opens the dialog of a published network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from playground.gui.state.store import Store

if TYPE_CHECKING:
    from playground.gui.flow.networkmenu import NetworkMenu


class OpeningNetworks(QObject):
    """Follows the menu; the dialog is imported when it is asked for first."""

    def __init__(self, store: Store, window: QWidget, menu: NetworkMenu) -> None:
        super().__init__(window)
        self._store, self._window = store, window
        menu.published_wanted.connect(self.open)

    def open(self, name: str) -> None:
        """Say what a network is, and offer it."""
        from PySide6.QtCore import Qt

        from playground.exchange.published_weights import weights_folder
        from playground.gui.networks.dialog import NetworkDialog

        for other in self._window.findChildren(NetworkDialog):
            if other.name == name and other.isVisible():
                other.raise_()
                other.activateWindow()
                return
        dialog = NetworkDialog(self._store, name, weights_folder(), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()  # not over all: a large file takes minutes, and the window is there for them
