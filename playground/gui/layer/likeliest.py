"""A network's answer: the classes of a softmax as bars, in the panel of its layer."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from playground.core.layer import Layer
from playground.engine.view.planes import Shown
from playground.gui.state.pointing import Pointer, Pointing
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.sharebars import MAX_IN_ORDER, ShareBars
from playground.gui.widgets.wording import class_words, translated
from playground.layers.activation import Activation
from playground.pictures.network_input import BLANK_SHEET, is_blank


class Likeliest(QWidget):
    """A bar a class for the picture that is there; of many classes the likeliest come first.

    They are the numbers that the softmax's own column shows, with the names that it shows.
    """

    def __init__(self, store: Store, pointer: Pointer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._index = 0
        self._layer: Layer | None = None
        title = QLabel(self.tr("Answer"), self)
        title.setProperty("role", "section")
        self.bars = ShareBars(self)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search the classes"))
        self.search.setAccessibleName(self.tr("Search the classes"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.bars.search)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(title)
        box.addWidget(self.bars)
        box.addWidget(self.search)
        self._shown = pointer.now.shown
        pointer.changed.connect(self._pointing_changed)
        store.view_changed.connect(self._view_changed)
        self.hide()

    def show_layer(self, index: int, layer: Layer | None) -> None:
        """Show what a layer says, if it is a softmax of a list; else be hidden."""
        self._index, self._layer = index, layer if _is_on_and_softmax(layer) else None
        self._show()

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.data_classes != new.data_classes:
            self._show()

    def _pointing_changed(self, old: Pointing, new: Pointing) -> None:
        if old.shown is not new.shown:
            self._shown = new.shown
            self._show()

    def _show(self) -> None:
        shown = self._shown
        index = _place_in(shown, self._index, self._layer)
        units = _units(shown, index)
        self.setVisible(units > 1)
        self.search.setVisible(units > MAX_IN_ORDER)
        if shown is None or index is None or units < 2:
            return
        if is_blank(shown.session):
            self.bars.show_none(translated("prediction", BLANK_SHEET), units)
            return
        view = shown.view(index)
        if view is not None and view.planes and view.planes[0].values.size == units:
            shares = view.planes[0].values.reshape(-1)
            known = self._store.view.data_classes
            self.bars.show_shares(
                shares, class_words(shown.session.classes_at(index, units, known))
            )


def _is_on_and_softmax(layer: Layer | None) -> bool:
    return isinstance(layer, Activation) and layer.is_softmax and layer.enabled


def _place_in(shown: Shown | None, index: int, layer: Layer | None) -> int | None:
    """Where the softmax at a place of the document stands in the results, which may be older."""
    if shown is None or layer is None:
        return None
    layers = [stage.layer for stage in shown.stages]
    if index < len(layers) and layers[index] is layer:
        return index
    same = next((at for at, each in enumerate(layers) if each is layer), None)
    if same is not None:
        return same
    return index if index < len(layers) and _is_on_and_softmax(layers[index]) else None


def _units(shown: Shown | None, index: int | None) -> int:
    """How many classes the layer at a place has; 0 where it gives maps, or no layer is there."""
    if shown is None or index is None or not 0 <= index < len(shown.stages):
        return 0
    shape = shown.stages[index].shape
    return shape[0] if shape is not None and tuple(shape[1:]) == (1, 1) else 0
