"""Commands on the filters of the selected layer: choose, add, copy, delete, move."""

from __future__ import annotations

from playground.core import filteredits
from playground.core.filters import MAX_FILTERS, make_filter
from playground.core.layer import FilterLayer
from playground.core.messages import marked
from playground.gui.state.store import Store
from playground.kernels.presets import load_presets


class FilterCommands:
    """Edits of the store's session, on the filter that is chosen in the selected layer."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def layer(self) -> FilterLayer | None:
        """The selected layer, if it has filters."""
        layers, index = self._store.session.network.layers, self._store.view.layer
        found = layers[index] if 0 <= index < len(layers) else None
        return found if isinstance(found, FilterLayer) else None

    @property
    def count(self) -> int:
        """How many filters there are; 0 where the layer has none."""
        return len(self.layer.filters) if self.layer is not None else 0

    @property
    def chosen(self) -> int:
        """The place of the chosen filter."""
        return min(self._store.view.filter, max(0, self.count - 1))

    @property
    def may_grow(self) -> bool:
        """Whether the layer takes another filter."""
        return 0 < self.count < MAX_FILTERS

    def choose(self, place: int) -> None:
        """Choose a filter, or the nearest that there is."""
        if self.count:
            self._store.look(filter=min(max(place, 0), self.count - 1))

    def add(self) -> None:
        """Add one that lets the picture pass unchanged, to be changed by the user."""
        preset = load_presets()["identity"]
        new = make_filter(preset.title, preset.matrix(), 1, preset.id)
        label = marked("edit", "Add a filter")
        if self.count and self._store.edit(label, filteredits.add_filter, self._index, new):
            self.choose(self.count - 1)

    def duplicate(self) -> None:
        """Insert a copy of the chosen filter after it."""
        label, chosen = marked("edit", "Duplicate a filter"), self.chosen
        edit = filteredits.duplicate_filter
        if self.count and self._store.edit(label, edit, self._index, chosen):
            self.choose(chosen + 1)

    def delete(self) -> None:
        """Take the chosen filter out."""
        label = marked("edit", "Delete a filter")
        if self.count:
            self._store.edit(label, filteredits.delete_filter, self._index, self.chosen)

    def move_to(self, place: int) -> None:
        """Move the chosen filter to another place; it stays chosen."""
        chosen, place = self.chosen, min(max(place, 0), max(0, self.count - 1))
        if place == chosen:
            return
        label = marked("edit", "Move a filter")
        if self._store.edit(label, filteredits.move_filter, self._index, chosen, place):
            self.choose(place)

    @property
    def _index(self) -> int:
        return self._store.view.layer
