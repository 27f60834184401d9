"""The menu of trained networks: one click puts one in, ready to be drawn for."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from playground.core.messages import marked
from playground.gui.state.store import Store
from playground.gui.widgets.wording import translated
from playground.layers.shipped import shipped_networks, with_shipped_network


class NetworkMenu(QMenu):
    """Every trained network that comes along, with a sentence on what it can do."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.setTitle(self.tr("&Networks"))
        self.setToolTipsVisible(True)
        for name, entry in shipped_networks().items():
            action = self.addAction(translated("network", entry.title))
            action.setToolTip(translated("network", entry.sentence))
            action.setStatusTip(translated("network", entry.sentence))
            action.triggered.connect(lambda _=False, name=name: self.load(name))

    def load(self, name: str) -> None:
        """Put a network in, as one step that undo takes back."""
        if self._store.edit(marked("edit", "Load a network"), with_shipped_network, name):
            self._store.look(layer=0, filter=0, pin=None, detail=None, slide=None)
