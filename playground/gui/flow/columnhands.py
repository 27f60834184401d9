"""The actions of the hands on the columns of the flow: choose, pin, open menus, delete."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from playground.core.layer import FilterLayer
from playground.core.learned import same_but_for_weights
from playground.core.session import Session
from playground.engine.trace.cell_address import Cell
from playground.gui.flow.column import FlowColumn
from playground.gui.flow.layermenu import LayerMenus
from playground.gui.flow.scalemenu import scale_menu
from playground.gui.state.store import Store


class ColumnHands(QObject):
    """Does what is asked for at a column: all of it edits the document or what is looked at."""

    def __init__(self, store: Store, view: QWidget) -> None:
        super().__init__(view)
        self._store = store
        self._view = view
        self.menus = LayerMenus(store, view)
        store.changed.connect(self._close_menus)

    def connect_column(self, column: FlowColumn) -> None:
        """Follow what is done with a column, for as long as it is there."""
        stage, store = column.stage, self._store
        column.chosen.connect(lambda: self._choose(stage))
        column.menu_wanted.connect(lambda at: self._open_menu(stage, at))
        column.map_menu_wanted.connect(lambda channel, at: self._open_map_menu(stage, channel, at))
        column.delete_wanted.connect(lambda: self._delete(stage))
        column.scale_wanted.connect(
            lambda at: self._popup(scale_menu(store, column.header.scale, self._view), at)
        )
        column.hovered.connect(lambda cell: store.look(hover=cell))
        column.clicked.connect(self.click)
        column.enlarge_wanted.connect(lambda channel: store.look(enlarged=(stage, channel)))
        column.viewport_wanted.connect(lambda viewport: store.look(viewport=viewport))

    def show_kinds(self, at: QPoint) -> None:
        """Ask which layer is to stand at the end."""
        self._popup(self.menus.kinds(len(self._store.session.network), self._view), at)

    def click(self, cell: Cell) -> None:
        """Pin a cell, and select the layer and the filter that it is of."""
        if not self._is_there(cell.stage):
            return
        chosen: dict[str, object] = {"layer": cell.stage, "pin": cell}
        if cell.channel < self.filters_of(cell.stage):
            chosen["filter"] = cell.channel
            chosen["detail"] = (cell.stage, cell.channel)
        self._store.look(**chosen)

    def filters_of(self, stage: int) -> int:
        """How many filters the layer of a stage has; 0 for a layer of another kind."""
        layers = self._store.session.network.layers
        layer = layers[stage] if 0 <= stage < len(layers) else None
        return len(layer.filters) if isinstance(layer, FilterLayer) else 0

    def _is_there(self, stage: int) -> bool:
        """Whether the network still has this stage: other results may be on their way."""
        return stage < len(self._store.session.network)

    def _choose(self, stage: int) -> None:
        if self._is_there(stage):
            self._store.look(layer=stage)

    def _open_menu(self, stage: int, at: QPoint) -> None:
        if self._is_there(stage):
            self._popup(self.menus.layer(stage, self._view), at)

    def _open_map_menu(self, stage: int, channel: int, at: QPoint) -> None:
        """Select the map whose menu it is, then open that of its layer."""
        if self._is_there(stage):
            has_filter = channel < self.filters_of(stage)
            self._store.look(layer=stage, **({"filter": channel} if has_filter else {}))
            self._popup(self.menus.layer(stage, self._view, channel=channel), at)

    def _delete(self, stage: int) -> None:
        if stage >= 0 and self._is_there(stage):
            self.menus.delete(stage)

    def _popup(self, menu: QMenu, at: QPoint) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _close_menus(self, old: Session, new: Session) -> None:
        """Close menus about layers when the layers become others; new weights do not matter."""
        if QApplication.activePopupWidget() is None:
            return  # at each arrival of weights, to compare the layers takes longer
        if old.network is new.network or same_but_for_weights(old.network, new.network):
            return
        for menu in self._view.findChildren(QMenu):
            if menu.isVisible():
                menu.close()
