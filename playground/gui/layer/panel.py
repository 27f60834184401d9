"""The panel at the right: everything that can be set on the selected layer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.core import edits
from playground.core.fields import fields_of
from playground.core.layer import FilterLayer, Layer
from playground.core.messages import marked
from playground.core.session import Session
from playground.engine.view.statistics import full_scale, histogram
from playground.gui.flow.layermenu import LayerMenus
from playground.gui.kernel.editor import KernelEditor
from playground.gui.layer.activationcurve import ActivationCurve
from playground.gui.layer.channeltable import ChannelTable
from playground.gui.layer.display import DisplayPanel
from playground.gui.layer.dropoutdraw import DropoutDraw
from playground.gui.layer.facts import LayerFacts
from playground.gui.layer.layerform import LayerForm
from playground.gui.layer.likeliest import Likeliest
from playground.gui.layer.settingsline import folded_names, settings_line
from playground.gui.state.openfolds import keep_as_left
from playground.gui.state.pointing import Pointer, Pointing
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.elided import ElidedLabel
from playground.gui.widgets.fold import Fold
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.switch import new_switch
from playground.gui.widgets.wording import layer_title
from playground.layers.dropout import Dropout

HISTOGRAM_BINS = 48
GAP_PX = 8
GROUP_GAP_PX = 12
"""Screen pixels between the rows of a group, and between groups."""

MAX_HISTOGRAM_CELLS = 100_000
"""Cells of a map that the histogram beside an activation asks."""


class PropertiesPanel(QWidget):
    """Shows the selected layer's filters and settings, and edits them."""

    palette_part = marked("palette", "Selected layer")

    def __init__(
        self,
        store: Store,
        parent: QWidget | None = None,
        pointer: Pointer | None = None,
        menus: LayerMenus | None = None,
    ) -> None:
        """With a `pointer`, the curve of an activation shows how often which value enters.

        The `menus` are those of the cards, whose wishes the window hears.
        """
        super().__init__(parent)
        self._store = store
        self._menus = menus or LayerMenus(store, self)
        self._pointer = pointer
        self._is_behind = False
        self._filter_brief = ""
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
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
        self._forms: dict[type[Layer], Forms] = {}
        self.title = ElidedLabel(self._page)
        self.title.setProperty("role", "title")
        self.enabled = new_switch(
            self.tr("Layer on"),
            self.tr("Switched off, the layer lets its input pass through unchanged."),
            self._page,
        )
        self.menu_button = IconButton("more", self.tr("Menu of the layer"), "", self._page)
        self.menu_button.setProperty("flat", True)
        self.menu_button.clicked.connect(lambda _=False: self._open_menu())
        self.enabled.clicked.connect(self._set_enabled)
        self.hint = _label("muted", self._page)
        self.kernel = KernelEditor(self._store, self._page)
        self.kernel.cell_hovered.connect(lambda weight: self._store.look(weight=weight))
        self.curve = ActivationCurve(self._page)
        self.facts = LayerFacts(self._store, self._page)
        self.display = None
        if self._pointer is not None:
            self.display = DisplayPanel(self._store, self._pointer, self._page)
        self._content = QVBoxLayout(self._page)
        self._content.setContentsMargins(0, 0, 0, 0)
        self._content.setSpacing(GAP_PX)
        header = QHBoxLayout()
        self._content.addLayout(header)
        header.setSpacing(GAP_PX)
        header.addWidget(self.title, 1)
        header.addWidget(self.enabled)
        header.addWidget(self.menu_button)
        for part in (self.hint, self.kernel, self.curve):
            self._content.addWidget(part)
        self._forms_at = self._content.count()
        self.channels = ChannelTable(self._store, self._page)
        self._content.addWidget(self.channels)
        self.likeliest: Likeliest | None = None
        if self._pointer is not None:
            self.likeliest = Likeliest(self._store, self._pointer, self._page)
            self._content.addWidget(self.likeliest)
        self.draw = DropoutDraw(self._store, self._page)
        self._content.addWidget(self.draw)
        self._content.addWidget(self.kernel.preset.settings)
        self._content.addWidget(self.facts.warning)
        self._add_folds()
        self._content.addStretch(1)
        self._box.addWidget(self._page)
        self._show()

    def _add_folds(self) -> None:
        """Put what is looked at less often under two titles."""
        self._line = QFrame(self._page)
        self._line.setProperty("rule", True)
        self._content.addWidget(self._line)
        self._more_box, more = _column(self._page)
        self._figures_box, figures = _column(self._page)
        self.more = Fold(self.tr("More settings"), more, self._page)
        self.figures = Fold(self.tr("Figures"), figures, self._page)
        for name, fold in (("more", self.more), ("figures", self.figures)):
            keep_as_left(self._store, fold, f"layer {name}")
            self._content.addWidget(fold)
        weights = self.kernel.weights
        self._filter_lines = QWidget(self._page)
        lines = QVBoxLayout(self._filter_lines)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        for line in (weights.info, weights.facts):
            lines.addWidget(line)
            line.show()
        for part in (self._filter_lines, self.facts, self.display):
            if part is not None:
                self._figures_box.addWidget(part)
        self.facts.brief_changed.connect(lambda _: self._show_figures())
        weights.facts_changed.connect(self._take_filter_brief)

    def rename_filter(self) -> None:
        """Let the user type another name for the chosen filter."""
        self.kernel.begin_rename()

    def _open_menu(self) -> None:
        """Open what the card of the layer offers, too."""
        menu = self._menus.layer(self._store.view.layer, self, self.kernel.begin_rename)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._box.removeWidget(self._page)
            self._page.hide()
            self._page.deleteLater()
            self._build()

    # What is shown.

    def form(self) -> LayerForm | None:
        """The settings of the selected layer that are always shown."""
        forms = self._forms.get(type(self._layer)) if self._layer is not None else None
        return forms.main if forms is not None else None

    def more_form(self) -> LayerForm | None:
        """The settings of the selected layer that are folded away."""
        forms = self._forms.get(type(self._layer)) if self._layer is not None else None
        return forms.more if forms is not None else None

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
        index, layer = self._store.view.layer, self._layer_now()
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
            self.title.set_parts(layer_title(layer))
            self.enabled.setChecked(layer.enabled)
        has_filters = isinstance(layer, FilterLayer)
        self.enabled.setVisible(layer is not None)
        self.menu_button.setVisible(layer is not None)
        self.hint.setVisible(layer is None)
        self.kernel.setVisible(has_filters)
        self._filter_lines.setVisible(has_filters)
        if not has_filters:
            self.kernel.preset.settings.hide()
        forms = self._forms_for(layer)
        if forms is not None and layer is not None:
            forms.show_layer(index, layer)
        for other in self._forms.values():
            other.main.setVisible(other is forms)
            other.more.setVisible(other is forms)
        folded = folded_names(type(layer)) if layer is not None else ()
        self.more.setVisible(bool(folded))
        self._line.setVisible(layer is not None)
        self.figures.setVisible(layer is not None)
        if layer is not None:
            self.more.say(settings_line(layer, folded))
        self._show_figures()
        has_numbers = layer is not None and bool(layer.channel_fields)
        self.channels.setVisible(has_numbers)
        self.draw.setVisible(isinstance(layer, Dropout))
        if self.likeliest is not None:
            self.likeliest.show_layer(index, layer)
        if layer is not None and has_numbers:
            self.channels.show_layer(index, layer)
        self.curve.setVisible(layer is not None and layer.has_curve)
        if layer is not None and layer.has_curve:
            self.curve.show_layer(layer)

    def _take_filter_brief(self, words: str) -> None:
        self._filter_brief = words
        self._show_figures()

    def _show_figures(self) -> None:
        """Say in a line how many parameters the layer has, and what its filter sums up to."""
        parts = [self.facts.brief]
        if isinstance(self._layer_now(), FilterLayer):
            parts.append(self._filter_brief)
        self.figures.say(" · ".join(part for part in parts if part))

    def _layer_now(self) -> Layer | None:
        layers, index = self._store.session.network.layers, self._store.view.layer
        return layers[index] if 0 <= index < len(layers) else None

    def _show_hint(self, index: int) -> None:
        if index < 0:
            self.title.set_parts(self.tr("Input"))
            self._set_text(
                self.hint,
                self.tr(
                    "This is the picture itself: draw or choose it at the left. "
                    "Click a layer or one of its maps to see and change its settings here."
                ),
            )
        else:
            self.title.set_parts(self.tr("No layer"))
            self._set_text(
                self.hint, self.tr("There is no layer yet. Add one to see its settings here.")
            )

    def _forms_for(self, layer: Layer | None) -> Forms | None:
        """The forms of a layer's kind, made when the first such layer is selected."""
        if layer is None:
            return None
        kind = type(layer)
        if kind not in self._forms:
            forms = self._forms[kind] = Forms(self._store, kind, self._page)
            self._content.insertWidget(self._forms_at, forms.main)
            self._more_box.addWidget(forms.more)
        return self._forms[kind]

    def _set_text(self, label: QLabel, text: str) -> None:
        if label.text() != text:
            label.setText(text)

    def _set_enabled(self, enabled: bool) -> None:
        label = (
            marked("edit", "Switch a layer on") if enabled else marked("edit", "Switch a layer off")
        )
        self._store.edit(label, edits.set_enabled, self._store.view.layer, enabled)


class Forms:
    """The settings of one kind of layer: those that are always shown, and those in the fold."""

    def __init__(self, store: Store, kind: type[Layer], parent: QWidget) -> None:
        folded = folded_names(kind)
        self.main = LayerForm(
            store, kind, parent, [name for name in fields_of(kind) if name not in folded]
        )
        self.more = LayerForm(store, kind, parent, folded)

    def show_layer(self, index: int, layer: Layer) -> None:
        """Show a layer of the kind."""
        self.main.show_layer(index, layer)
        self.more.show_layer(index, layer)


def _column(parent: QWidget) -> tuple[QVBoxLayout, QWidget]:
    """A widget for the parts of a fold, and its layout."""
    holder = QWidget(parent)
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 4, 0, 4)
    box.setSpacing(GAP_PX)
    return box, holder


def _label(role: str, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
