"""Which preset a filter is, with its settings live."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.core import filteredits
from playground.core.filteredits import ALL_SLICES
from playground.core.filters import Filter
from playground.core.messages import marked
from playground.core.session import Session
from playground.gui.kernel.presetmenu import PresetButton
from playground.gui.kernel.sizenotes import SizeNotes
from playground.gui.state.liveedit import LiveEdit
from playground.gui.state.store import Store
from playground.gui.widgets.forms import Form
from playground.gui.widgets.wording import translated
from playground.kernels.presets import SHORT_TITLES, Preset, load_presets
from playground.kernels.sliceedits import on_slices


class PresetChooser(QWidget):
    """The menu of presets; the settings of the chosen one are in a widget of their own."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._live = LiveEdit(store)
        self._notes = SizeNotes(store)
        self._place = (0, 0)
        self._depth = ALL_SLICES
        self._filter: Filter | None = None
        self._forms: dict[str, Form] = {}
        self.button = PresetButton(self)
        self.button.chosen.connect(self.choose)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.button)
        # Whoever shows the chooser gives the settings a place: they differ from preset to preset.
        self.settings = QWidget(self)
        self._box = QVBoxLayout(self.settings)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self.settings.hide()
        self.setFocusProxy(self.button)

    def form(self) -> Form | None:
        """The settings that are shown now."""
        return self._forms.get(self._filter.preset) if self._filter else None

    def show_filter(self, layer: int, index: int, item: Filter, depth: int) -> None:
        """Show a filter's preset and the settings that it was made with."""
        self._place, self._depth = (layer, index), depth
        if item is self._filter:
            return
        self._filter = item
        self.button.show_filter(item)
        preset = next(
            (found for name, found in load_presets().items() if name == item.preset), None
        )
        if preset and preset.parameters and preset.id not in self._forms:
            self._forms[preset.id] = self._make_form(preset)
        for name, form in self._forms.items():
            form.setVisible(name == item.preset)
        self.settings.setVisible(item.preset in self._forms)
        if preset and preset.parameters:
            values = _values(preset, item)
            self._forms[preset.id].show_values(lambda name: values[name])

    def _make_form(self, preset: Preset) -> Form:
        form = Form({item.name: item.field for item in preset.parameters}, self.settings)
        form.edited.connect(lambda name, value, live: self._set(preset, name, value, live))
        form.released.connect(self._end_run)
        self._box.addWidget(form)
        return form

    def choose(self, name: str) -> None:
        """Give the filter that is shown a preset, by its id."""
        preset = load_presets()[name]
        label = marked("edit", "Choose a preset")
        self._notes.begin()
        layer, index = self._place
        if self._depth == ALL_SLICES or self._filter is None or self._filter.depth == 1:
            self._store.edit(label, _with_preset, layer, index, preset, _values(preset, None))
        else:
            change = on_slices(self._depth, lambda _: preset.matrix()[None])
            self._store.edit(label, filteredits.transform, layer, index, change)
        self._notes.end(layer, index)

    def _set(self, preset: Preset, name: str, value: float, live: bool) -> None:
        if self._filter is None or self._filter.preset != preset.id:
            return  # a form that hides gives what was typed for the filter before
        values = {**_values(preset, self._filter), name: value}
        label = marked("edit", "Change a preset's setting")
        what = (*self._place, preset.id, name)
        self._notes.begin()
        if not self._live.edit(what, label, _with_preset, *self._place, preset, values, live=live):
            shown = _values(preset, self._filter)
            self._forms[preset.id].show_values(lambda field: shown[field])
        if not live:
            self._notes.end(*self._place)

    def _end_run(self) -> None:
        self._live.end()
        self._notes.end(*self._place)


def _values(preset: Preset, item: Filter | None) -> dict[str, float]:
    """The settings that a filter was made with; the preset's own for those it does not name."""
    given = dict(item.settings) if item is not None and item.preset == preset.id else {}
    return {part.name: given.get(part.name, part.default) for part in preset.parameters}


def _with_preset(
    session: Session, layer: int, index: int, preset: Preset, values: dict[str, float]
) -> Session:
    """Give a filter a preset's weights, and its title unless the user named the filter."""
    weights = preset.matrix(**values)
    name = filteredits.filter_at(session, layer, index).name
    title = preset.title
    if name and not _is_title(name):
        title = name
    return filteredits.set_weights(
        session, layer, index, weights, preset.id, title, tuple(values.items())
    )


def _is_title(name: str) -> bool:
    titles = [preset.title for _, preset in load_presets().items()]
    own = [*titles, *(translated("kernel", title) for title in titles), *SHORT_TITLES.values()]
    return name in own
