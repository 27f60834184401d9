"""The form of a layer: its declared fields, which edit the document."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from PySide6.QtWidgets import QWidget

from playground.core import edits
from playground.core.fields import fields_of
from playground.core.layer import Layer
from playground.core.messages import marked
from playground.gui.state.liveedit import LiveEdit
from playground.gui.state.store import Store
from playground.gui.widgets.forms import Form
from playground.gui.widgets.wording import translated


class LayerForm(Form):
    """The declared fields of one layer of the document, or some of them."""

    def __init__(
        self,
        store: Store,
        kind: type[Layer],
        parent: QWidget | None = None,
        names: Collection[str] | None = None,
    ) -> None:
        fields = fields_of(kind)
        shown = fields if names is None else {name: fields[name] for name in names}
        super().__init__(shown, parent, steady=True)
        self._store = store
        self._kind = kind
        self._live = LiveEdit(store)
        self._index = 0
        self.edited.connect(self._edit)
        self.released.connect(self._live.end)

    def show_layer(self, index: int, layer: Layer) -> None:
        """Show a layer of the kind that the form was made for."""
        if index != self._index:
            self._index = index
            for _, control, _ in self._rows.values():
                control.show_owner()
        self.show_values(lambda name: getattr(layer, name), layer)

    def _edit(self, name: str, value: Any, live: bool) -> None:
        """Set a field; what was typed or chosen for a layer that is gone meanwhile goes with it."""
        layers = self._store.session.network.layers
        if self._index >= len(layers) or type(layers[self._index]) is not self._kind:
            return
        label = translated("edit", marked("edit", "Set {field}")).format(
            field=translated("field", self._rows[name][0].label)
        )
        what = (self._index, name)
        arguments = (self._index, name, value)
        if not self._live.edit(what, label, edits.set_field, *arguments, live=live):
            self.show_layer(self._index, layers[self._index])
