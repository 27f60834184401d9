"""The menus that change the stack: add, duplicate, move, switch off and delete layers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from playground.core import edits
from playground.core.layer import FilterLayer
from playground.core.messages import marked
from playground.gui.flow.filtermenu import add_filter_items
from playground.gui.state.comparison import Comparison, Side, Source, compared_with
from playground.gui.state.filtercommands import FilterCommands
from playground.gui.state.store import Store
from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.wording import translated
from playground.layers.kinds import grouped_kinds
from playground.layers.newlayer import NO_SETTINGS, with_new_layer


class LayerMenus(QObject):
    """Builds the menus; everything they do is an edit of the store's session."""

    moved = Signal(int, int)
    """From which place to which a layer was moved."""

    find_wanted = Signal(int)
    """The layer of which a unit is to be found."""

    compare_wanted = Signal()
    """The user wants to see the comparison that the view state holds."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store

    def add(self, index: int, kind: str, settings: Mapping[str, Any] = NO_SETTINGS) -> None:
        """Put a new layer before the one at `index`, perhaps with `settings`, and select it."""
        label = marked("edit", "Add a layer")
        if self._store.edit(label, with_new_layer, index, kind, settings):
            self._store.look(layer=index, filter=0, depth=0)

    def kinds(self, index: int, parent: QWidget) -> QMenu:
        """The kinds of layers by group, to be added before the one at `index`."""
        menu = QMenu(self.tr("Add a layer here"), parent)
        menu.setToolTipsVisible(True)
        for group, kinds in grouped_kinds().items():
            if not menu.isEmpty():
                menu.addSeparator()
            menu.addAction(translated("layer group", group)).setEnabled(False)  # a heading
            for kind in kinds:
                action = menu.addAction(translated("layer", kind.title))
                action.setToolTip(as_written(translated("layer", kind.sentence)))
                action.triggered.connect(lambda _=False, name=kind.kind: self.add(index, name))
        return menu

    def layer(
        self,
        index: int,
        parent: QWidget,
        rename: Callable[[], object] | None = None,
        channel: int | None = None,
    ) -> QMenu:
        """Everything for the layer at `index`; for the input (−1), adding and comparing only.

        Where it is selected, its chosen filter has its entries, too; `rename` asks for a name. What
        is compared is its map of the `channel`, or without one that of the chosen filter.
        """
        menu = QMenu(parent)
        menu.addMenu(self.kinds(index + 1, menu))
        view = self._store.view
        usual = view.channel if index == view.layer else 0
        self._add_comparing(menu, Side(stage=index, channel=usual if channel is None else channel))
        if index < 0:
            return menu
        self._item(menu, self.tr("Find a unit…"), lambda: self.find_wanted.emit(index))
        layers = self._store.session.network.layers
        enabled = layers[index].enabled
        menu.addSeparator()
        self._item(
            menu,
            self.tr("Switch off") if enabled else self.tr("Switch on"),
            lambda: self._store.edit(
                marked("edit", "Switch a layer"), edits.set_enabled, index, not enabled
            ),
        )
        self._item(
            menu,
            self.tr("Duplicate"),
            lambda: self._store.edit(
                marked("edit", "Duplicate a layer"), edits.duplicate_layer, index
            ),
        )
        self._item(menu, self.tr("Move left"), lambda: self.move(index, -1), index > 0)
        self._item(
            menu, self.tr("Move right"), lambda: self.move(index, 1), index + 1 < len(layers)
        )
        menu.addSeparator()
        self._item(menu, self.tr("Delete"), lambda: self.delete(index))
        if isinstance(layers[index], FilterLayer) and index == self._store.view.layer:
            menu.addSeparator()
            add_filter_items(menu, FilterCommands(self._store), rename)
        return menu

    def _add_comparing(self, menu: QMenu, side: Side) -> None:
        """Add what compares a map, with another or with itself before the last change."""
        self._item(menu, self.tr("Compare this map with…"), lambda: self._compare(side, None))
        past = next(self._store.history.past(), None)
        if past is not None:
            before = Source("held", session=past[1], label=past[0])
            self._item(
                menu,
                self.tr("Compare with before the last change"),
                lambda: self._compare(side, replace(side, source=before)),
            )

    def _compare(self, a: Side, b: Side | None) -> None:
        store = self._store
        now = store.view.comparison or Comparison()
        store.look(comparison=compared_with(now, store.session, a, b))
        self.compare_wanted.emit()

    def move(self, index: int, by: int) -> None:
        """Move a layer and keep it selected."""
        to = index + by
        if not 0 <= to < len(self._store.session.network):
            return
        if self._store.edit(marked("edit", "Move a layer"), edits.move_layer, index, to):
            self._store.look(layer=to)
            self.moved.emit(index, to)

    def delete(self, index: int) -> None:
        """Take a layer out."""
        self._store.edit(marked("edit", "Delete a layer"), edits.delete_layer, index)

    def _item(
        self, menu: QMenu, text: str, slot: Callable[[], object], enabled: bool = True
    ) -> None:
        """Add what acts on a layer, and does nothing once other layers stand there."""
        kinds = [type(layer) for layer in self._store.session.network]

        def act() -> None:
            if [type(layer) for layer in self._store.session.network] == kinds:
                slot()

        action = menu.addAction(text)
        action.setEnabled(enabled)
        action.triggered.connect(lambda _=False: act())
