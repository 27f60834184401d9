"""The menu of examples: one click puts a picture and layers in, and shows the number to look at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from playground.core.messages import marked
from playground.engine.trace.cell_address import Cell
from playground.gui.state.store import Store
from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.viewport import Viewport
from playground.gui.widgets.wording import translated
from playground.layers.starts import load_starts, with_start


class StartMenu(QMenu):
    """Every example there is, with a sentence on what it shows."""

    def __init__(
        self,
        store: Store,
        shows_maps: Callable[[], object] = lambda: None,
        parent: QWidget | None = None,
    ) -> None:
        """`shows_maps` brings the maps on screen, whatever mode is there."""
        super().__init__(parent)
        self._store = store
        self._shows_maps = shows_maps
        self.setTitle(self.tr("E&xamples"))
        self.setToolTipsVisible(True)
        for name, start in load_starts().items():
            action = self.addAction(translated("start", start.title))
            action.setToolTip(as_written(translated("start", start.sentence)))
            action.setStatusTip(translated("start", start.sentence))
            action.triggered.connect(lambda _=False, name=name: self.load(name))

    def load(self, name: str) -> None:
        """Put an example in, as one step that undo takes back, and look at its number."""
        if not self._store.edit(marked("edit", "Load an example"), with_start, name):
            return
        self._shows_maps()
        view = load_starts()[name].view()
        self._store.look_anew()
        self._store.look(
            layer=view.layer,
            filter=view.filter,
            hover=None,
            pin=Cell(*view.pin),
            slide=None,
            detail=None,
            enlarged=None,
            viewport=Viewport(*view.viewport),
            below="arithmetic",
            input_open=False,
            input_tab="picture",  # its picture is looked at: on the page Draw a click would draw
        )
