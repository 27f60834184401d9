"""How the maps of the selected layer are shown: scale, legend, digits, statistics."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QFormLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from playground.core.counting import from_one
from playground.engine.explain.formats import number_text
from playground.engine.view.mapscale import scale_in
from playground.engine.view.statistics import Summary, summary
from playground.gui.state.pointing import Pointer, Pointing
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.legend import Legend
from playground.gui.widgets.segmented import Segmented
from playground.gui.widgets.wheelrest import WheelRest


class DisplayPanel(QWidget):
    """Nothing here changes a number; it changes how numbers look."""

    def __init__(self, store: Store, pointer: Pointer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._pointer = pointer
        self._facts: tuple[object, Summary] | None = None
        self.scale = Segmented(
            [
                ("map", self.tr("each map"), self.tr("Every map uses the full range of colours.")),
                (
                    "layer",
                    self.tr("whole layer"),
                    self.tr("One range for all maps of a layer, so that they can be compared."),
                ),
            ],
            self,
        )
        self.scale.set_value(store.view.scale.by)
        self.scale.setAccessibleName(self.tr("Colour scale"))
        self.scale.chosen.connect(
            lambda value: store.look(scale=replace(store.view.scale, by=value))
        )
        self.digits = QSpinBox(self)
        WheelRest(self.digits)
        self.digits.setRange(0, 7)
        self.digits.setValue(store.view.digits)
        self.digits.setToolTip(self.tr("Digits after the point in every number on screen"))
        self.digits.setAccessibleName(self.tr("Digits"))
        self.digits.valueChanged.connect(lambda value: store.look(digits=value))
        self.legend = Legend(self)
        self._statistics = QLabel(self)
        self._statistics.setProperty("role", "muted")
        self._statistics.setWordWrap(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        form = QFormLayout()
        box.addLayout(form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(8)
        form.setVerticalSpacing(8)
        form.addRow(self.tr("Scale"), self.scale)
        form.addRow(self.tr("Digits"), self.digits)
        box.addWidget(self.legend)
        box.addWidget(self._statistics)
        pointer.changed.connect(self._pointing_changed)
        store.view_changed.connect(self._view_changed)
        self._update()

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        self.scale.set_value(new.scale.by)
        self.digits.setValue(new.digits)
        if (old.scale, old.digits) != (new.scale, new.digits):
            self._update()

    def _pointing_changed(self, old: Pointing, new: Pointing) -> None:
        same = (old.layer, old.channel) == (new.layer, new.channel)
        if old.shown is not new.shown or not same:
            self._update()

    def _update(self) -> None:
        state, shown = self._store.view, self._pointer.now.shown
        view = shown.view(state.layer) if shown else None
        if view is None or not view.planes:
            self._statistics.setText("")
            return
        channel = self._pointer.now.channel
        plane = view.planes[min(channel, len(view.planes) - 1)]
        scale = scale_in(view, channel, state.scale)
        self.legend.show_scale(scale.limit, scale.palette, scale.is_exceeded)
        if plane.is_sampled:
            return
        if self._facts is None or self._facts[0] is not plane.key:
            self._facts = plane.key, summary(plane.values)
        facts = self._facts[1]
        digits = max(2, state.digits)
        self._statistics.setText(
            self.tr("Map {number}: {low} to {high}, mean {mean}, {zeros} % zeros").format(
                number=from_one(channel),
                low=number_text(facts.minimum, digits),
                high=number_text(facts.maximum, digits),
                mean=number_text(facts.mean, digits),
                zeros=number_text(100 * facts.share_of_zeros, 1),
            )
        )
