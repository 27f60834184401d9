"""The panel at the right: everything that can be set on the selected layer."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.core import edits
from playground.core.layer import FilterLayer, Layer
from playground.core.messages import marked
from playground.core.session import Session
from playground.engine.view.statistics import full_scale, histogram
from playground.gui.kernel.editor import KernelEditor
from playground.gui.layer.activationcurve import ActivationCurve
from playground.gui.layer.layerform import LayerForm
from playground.gui.state.pointing import Pointer, Pointing
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.wording import layer_title

HISTOGRAM_BINS = 48
MAX_HISTOGRAM_CELLS = 100_000
"""Cells of a map that the histogram beside an activation asks."""


class PropertiesPanel(QWidget):
    """Shows the selected layer's filters and settings, and edits them."""

    def __init__(
        self, store: Store, parent: QWidget | None = None, pointer: Pointer | None = None
    ) -> None:
        """With a `pointer`, the curve of an activation shows how often which value enters."""
        super().__init__(parent)
        self._store = store
        self._pointer = pointer
        self._is_behind = False
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._build()
        store.changed.connect(self._session_changed)
        store.view_changed.connect(self._view_changed)
        if pointer is not None:
            pointer.changed.connect(self._pointing_changed)

    def _build(self) -> None:
        """Make all widgets, in the present language."""
        self._page = QWidget(self)
        self._layer: Layer | None = None
        self._index: int | None = None
        self._forms: dict[type[Layer], LayerForm] = {}
        self.title = _label("title", self._page)
        self.enabled = QCheckBox(self.tr("On"), self._page)
        self.enabled.setToolTip(
            self.tr("Without the tick the layer is off: its input passes through unchanged.")
        )
        self.enabled.setAccessibleName(self.tr("Layer on"))
        self.enabled.clicked.connect(self._set_enabled)
        self.hint = _label("muted", self._page)
        self.kernel = KernelEditor(self._store, self._page)
        self.kernel.cell_hovered.connect(lambda weight: self._store.look(weight=weight))
        self.curve = ActivationCurve(self._page)
        self.window_heading = _label("section", self._page)
        self.window_heading.setText(self.tr("WINDOW"))
        self._content = QVBoxLayout(self._page)
        self._content.setContentsMargins(0, 0, 0, 0)
        self._content.setSpacing(8)
        header = QHBoxLayout()
        self._content.addLayout(header)
        header.addWidget(self.title, 1)
        header.addWidget(self.enabled)
        self._content.addWidget(self.hint)
        self._content.addWidget(self.kernel)
        self._content.addWidget(self.window_heading)
        self._forms_at = self._content.count()
        self._content.addWidget(self.curve)
        self._content.addStretch(1)
        self._box.addWidget(self._page)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._box.removeWidget(self._page)
            self._page.hide()
            self._page.deleteLater()
            self._build()

    # What is shown.

    def form(self) -> LayerForm | None:
        """The settings of the selected layer."""
        return self._forms.get(type(self._layer)) if self._layer is not None else None

    def _session_changed(self, old: Session, new: Session) -> None:
        picture = old.picture is not new.picture
        if picture or old.network is not new.network:
            self._is_behind = not self.isVisibleTo(self.window())
            if not self._is_behind:  # in another mode, training commits weights all the time
                self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_behind:
            self._is_behind = False
            self._show()

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        watched = ("layer", "filter", "depth", "digits")
        if any(getattr(old, name) != getattr(new, name) for name in watched):
            self._show()

    def _pointing_changed(self, old: Pointing, new: Pointing) -> None:
        same = (old.layer, old.channel) == (new.layer, new.channel)
        if old.shown is not new.shown or not same:
            self._show_histogram(new)

    def _show_histogram(self, pointing: Pointing) -> None:
        """Count the values of the map that enters the selected activation."""
        shown, index = pointing.shown, pointing.layer
        layers = self._store.session.network.layers
        if shown is None or not 0 <= index < len(layers) or not layers[index].has_curve:
            return
        entering = shown.view(index - 1)
        shape = shown.stages[index].input_shape if index < len(shown.stages) else None
        if entering is None or not entering.planes or shape is None:
            return
        channel = min(pointing.channel, shape[0] - 1)
        plane = entering.planes[min(channel, len(entering.planes) - 1)]
        scale = full_scale(plane.low, plane.high)
        self.curve.show_channel(channel)
        self.curve.show_histogram(
            *histogram(plane.values, HISTOGRAM_BINS, scale, MAX_HISTOGRAM_CELLS)
        )

    def _show(self) -> None:
        layers = self._store.session.network.layers
        index = self._store.view.layer
        layer = layers[index] if 0 <= index < len(layers) else None
        if layer is not self._layer or index != self._index:
            self._show_layer(index, layer)
        if isinstance(layer, FilterLayer):
            self.kernel.show_layer(index, layer)
        self._layer, self._index = layer, index

    def _show_layer(self, index: int, layer: Layer | None) -> None:
        """Show everything but the filters; a part whose values are the same stays as it is."""
        if layer is None:
            self._show_hint(index)
        else:
            self._set_text(self.title, self.tr("{layer} layer").format(layer=layer_title(layer)))
            self.enabled.setChecked(layer.enabled)
        self.enabled.setVisible(layer is not None)
        self.hint.setVisible(layer is None)
        self.kernel.setVisible(isinstance(layer, FilterLayer))
        form = self._form_for(layer)
        self.window_heading.setVisible(form is not None and isinstance(layer, FilterLayer))
        if form is not None and layer is not None:
            form.show_layer(index, layer)
        for other in self._forms.values():
            other.setVisible(other is form)
        self.curve.setVisible(layer is not None and layer.has_curve)
        if layer is not None and layer.has_curve:
            self.curve.show_layer(layer)

    def _show_hint(self, index: int) -> None:
        if index < 0:
            self._set_text(self.title, self.tr("Input"))
            self._set_text(
                self.hint,
                self.tr(
                    "This is the picture itself: draw or choose it at the left. "
                    "Click a layer or one of its maps to see and change its settings here."
                ),
            )
        else:
            self._set_text(self.title, self.tr("No layer"))
            self._set_text(
                self.hint, self.tr("There is no layer yet. Add one to see its settings here.")
            )

    def _form_for(self, layer: Layer | None) -> LayerForm | None:
        """The form of a layer's kind, made when the first such layer is selected."""
        if layer is None:
            return None
        kind = type(layer)
        if kind not in self._forms:
            self._forms[kind] = LayerForm(self._store, kind, self._page)
            self._content.insertWidget(self._forms_at, self._forms[kind])
        return self._forms[kind]

    def _set_text(self, label: QLabel, text: str) -> None:
        if label.text() != text:
            label.setText(text)

    def _set_enabled(self, enabled: bool) -> None:
        label = (
            marked("edit", "Switch a layer on") if enabled else marked("edit", "Switch a layer off")
        )
        self._store.edit(label, edits.set_enabled, self._store.view.layer, enabled)


def _label(role: str, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
