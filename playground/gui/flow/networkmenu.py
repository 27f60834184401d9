"""The menu of networks: trained ones are put in by one click, published ones are asked for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from playground.core.messages import marked
from playground.gui.state.store import Store
from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.wording import translated
from playground.layers.published import published_networks
from playground.layers.shipped import shipped_networks, with_shipped_network


class NetworkMenu(QMenu):
    """Every trained network that comes along, with a sentence on what it can do; then others."""

    published_wanted = Signal(str)
    """The name of a published network, whose weights do not come along."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.setTitle(self.tr("&Networks"))
        self.setToolTipsVisible(True)
        for name, entry in shipped_networks().items():
            action = self.addAction(translated("network", entry.title))
            action.setToolTip(as_written(translated("network", entry.sentence)))
            action.setStatusTip(translated("network", entry.sentence))
            action.triggered.connect(lambda _=False, name=name: self.load(name))
        self.addSeparator()
        for name, published in published_networks().items():
            action = self.addAction(self.tr("{name}…").format(name=published.title))
            action.setToolTip(as_written(translated("network", published.sentence)))
            action.setStatusTip(translated("network", published.sentence))
            action.triggered.connect(lambda _=False, name=name: self.published_wanted.emit(name))

    def load(self, name: str) -> None:
        """Put a network in, as one step that undo takes back."""
        if self._store.edit(marked("edit", "Load a network"), with_shipped_network, name):
            self._store.look_anew()
