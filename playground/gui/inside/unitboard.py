"""The page of what a unit looks for: its weights, its map, its strongest places, its picture."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from playground.core.counting import from_one
from playground.core.fields import Field
from playground.core.layer import FilterLayer
from playground.core.learned import same_but_for_weights
from playground.core.messages import marked
from playground.engine.explain.formats import number_text
from playground.engine.view.palette import Palette
from playground.engine.view.planes import Shown
from playground.gui.flow.filterimage import filter_image
from playground.gui.inside.cardgrid import CardGrid
from playground.gui.inside.layerchoice import LayerChoice
from playground.gui.inside.panel import MAX_UNITS
from playground.gui.inside.picturecard import PictureCard
from playground.gui.inside.pictureschoice import PicturesChoice
from playground.gui.inside.unitlooking import Looking, UnitLooking
from playground.gui.inside.unitsthere import unit_counts, with_unit
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.insideview import UnitPlace
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.colours import map_image, rgb_image
from playground.gui.widgets.sharebars import percent
from playground.gui.widgets.sliders import NumberControl, Slider
from playground.gui.widgets.wording import sentence
from playground.gui.widgets.wraprow import WrapRow
from playground.pictures.crops import as_pixels

NUMBER = Field(
    "int",
    marked("field", "Unit"),
    marked("field", "The number of a unit of the layer"),
    1,
    MAX_UNITS,
)
WEIGHTS_PX = 160


class UnitBoard(QWidget):
    """Shows a unit; which one it is stands in the view state."""

    edit_wanted = Signal()
    """The unit's layer is to be shown in Explore, with the unit selected."""

    def __init__(
        self, store: Store, evaluation: Evaluation, looking: UnitLooking, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._evaluation = evaluation
        self._looking = looking
        self.layer = LayerChoice(store, self.tr("Layer"), "", self)
        self.unit = NumberControl(NUMBER, self)
        self.unit.setAccessibleName(self.tr("Unit"))
        self.off = QPushButton(self.tr("Switch off"), self)
        self.off.setCheckable(True)
        self.off.setToolTip(self.tr("Answer as if the map of this unit were 0 everywhere"))
        self.edit = QPushButton(self.tr("Edit in Explore"), self)
        self.edit.setToolTip(self.tr("Show the layer in Explore, with this unit selected"))
        self.pictures = PicturesChoice(store, self)
        self.grid = CardGrid(self)
        self.weights = PictureCard(self.tr("Weights"), self.grid)
        self.map = PictureCard(self.tr("Its map of this picture"), self.grid)
        self.places = PictureCard(self.tr("Strongest places"), self.grid)
        self.back = PictureCard(self.tr("What reaches back"), self.grid)
        self.made = PictureCard(self.tr("A picture made for it"), self.grid)
        self.grid.show_cards([self.weights, self.map, self.made, self.places, self.back])
        self.grow = QPushButton(self)
        self.steps = Slider(self)
        self.steps.setAccessibleName(self.tr("Steps of the picture's growth"))
        self.ways = {
            "jitter": QCheckBox(self.tr("Moved"), self),
            "scale": QCheckBox(self.tr("Scaled"), self),
            "rotation": QCheckBox(self.tr("Turned"), self),
            "decay": QCheckBox("L2", self),
            "variation": QCheckBox(self.tr("Smooth"), self),
            "blur": QCheckBox(self.tr("Blurred"), self),
        }
        self._lay_out()
        self._connect()
        self._show(looking.now)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        head, foot = QHBoxLayout(), QHBoxLayout()
        for line in (head, foot):
            line.setSpacing(8)
        box.addLayout(head)
        head.addWidget(self.layer, 2)
        head.addWidget(self.unit, 2)
        head.addWidget(self.off)
        head.addWidget(self.edit)
        box.addWidget(self.grid, 1)
        box.addLayout(foot)
        foot.addWidget(QLabel(self.tr("Places in"), self))
        foot.addWidget(self.pictures)
        foot.addWidget(self.grow)
        foot.addWidget(self.steps, 1)
        ways = WrapRow(parent=self)
        box.addWidget(ways)
        for way in self.ways.values():
            way.setToolTip(self.tr("A way to keep the made picture natural; off, it is noise"))
        ways.set_items([QLabel(self.tr("Kept natural by"), self), *self.ways.values()])

    def _connect(self) -> None:
        self.layer.chosen.connect(self._choose_layer)
        self.unit.edited.connect(self._choose_unit)
        self.off.toggled.connect(self._switch)
        self.edit.clicked.connect(self._edit)
        self.grow.clicked.connect(self._grow)
        self.steps.valueChanged.connect(self._scrub)
        self.steps.stepped.connect(self._step)
        for way in self.ways.values():
            way.toggled.connect(self._choose_ways)
        self._looking.updated.connect(self._show)
        self._evaluation.updated.connect(self._show_map)
        self._store.view_changed.connect(self._view_changed)

    # What is chosen.

    def _change(self, **changes: object) -> None:
        self._store.look(inside=replace(self._store.view.inside, **changes))  # type: ignore[arg-type]

    def _choose(self, unit: UnitPlace) -> None:
        store = self._store
        store.look(inside=with_unit(store.view.inside, unit, store.session))

    def _choose_layer(self, place: int) -> None:
        self._choose((place, 0))

    def _choose_unit(self, number: float, live: bool) -> None:
        chosen = self._looking.chosen()
        if chosen is not None:
            self._choose((chosen[0], int(number) - 1))

    def _switch(self, off: bool) -> None:
        self._change(off=self._looking.chosen() if off else None)

    def _edit(self) -> None:
        chosen = self._looking.chosen()
        if chosen is not None:
            self._store.look(layer=chosen[0], filter=chosen[1], pin=None)
            self.edit_wanted.emit()

    def _choose_ways(self, _on: bool) -> None:
        off = frozenset(name for name, way in self.ways.items() if not way.isChecked())
        if off != self._store.view.inside.without:
            self._change(without=off)

    def _grow(self) -> None:
        if self._looking.now.is_growing:
            self._looking.stop_growing()
        else:
            self._looking.grow()

    def _scrub(self, at: int) -> None:
        grown = self._looking.now.grown
        if at < len(grown):
            self._change(step=grown[at].step)

    def _step(self, by: int) -> None:
        self.steps.setValue(self.steps.value() + by)

    # What is shown.

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.inside.unpatched != new.inside.unpatched or (old.layer, old.filter) != (
            new.layer,
            new.filter,
        ):
            self._show(self._looking.now)

    def _show(self, now: Looking) -> None:
        look, chosen = self._store.view.inside, self._looking.chosen()
        for part in (self.layer, self.unit, self.off, self.edit, self.grow):
            part.setEnabled(chosen is not None)
        counts = unit_counts(self._store.session)
        if chosen is not None:
            self.layer.show_layer(chosen[0])
            self.unit.set_range(1, max(1, counts[chosen[0]]))
            self.unit.set_value(from_one(chosen[1]))
        self.off.blockSignals(True)
        self.off.setChecked(chosen is not None and look.off == chosen)
        self.off.blockSignals(False)
        for name, way in self.ways.items():
            way.blockSignals(True)
            way.setChecked(name not in look.without)
            way.blockSignals(False)
        self._show_weights(chosen)
        self._show_map(self._evaluation.shown)
        self._show_places(now)
        self._show_made(now)

    def _show_weights(self, chosen: UnitPlace | None) -> None:
        layers = self._store.session.network.layers
        layer = None if chosen is None or chosen[0] >= len(layers) else layers[chosen[0]]
        if chosen is None or not isinstance(layer, FilterLayer) or chosen[1] >= len(layer.filters):
            self.weights.show_pictures((), self.tr("The units of this layer have no filters."))
            return
        item = layer.filters[chosen[1]]
        text = self.tr("{depth} × {height}×{width}, bias {bias}").format(
            depth=item.depth,
            height=item.size[0],
            width=item.size[1],
            bias=number_text(float(item.bias), 2),
        )
        self.weights.show_pictures((filter_image(item, WEIGHTS_PX),), text)

    def _show_map(self, shown: Shown | None) -> None:
        chosen, network = self._looking.chosen(), self._store.session.network
        if shown is not None and not same_but_for_weights(shown.session.network, network):
            shown = None  # the place of the unit is another layer's there
        view = None if shown is None or chosen is None else shown.view(chosen[0])
        maps = None
        if shown is not None and shown.results is not None and chosen is not None:
            is_there = chosen[0] < len(shown.results.stages)
            maps = shown.results.maps(chosen[0]) if is_there else None
        if chosen is None or view is None or maps is None or chosen[1] >= len(maps):
            is_coming = shown is None or shown.results is None
            no_map = self.tr("There is no map: a layer before does not fit.")
            self.map.show_pictures((), self.tr("being worked out") if is_coming else no_map)
            return
        values = maps[chosen[1]]
        limit = float(np.abs(values[np.isfinite(values)]).max(initial=0))
        row, column = divmod(int(values.argmax()), values.shape[1])
        text = self.tr("{low} … {high}, above 0 at {share}; row {row}, column {column}").format(
            low=number_text(float(values.min()), 2),
            high=number_text(float(values.max()), 2),
            share=percent(float((values > 0).mean())),
            row=from_one(row),
            column=from_one(column),
        )
        palette: Palette = "signed" if view.signed else "gray"
        self.map.show_pictures((map_image(values, limit or 1.0, palette),), text)

    def _show_places(self, now: Looking) -> None:
        found = now.places
        if found is None:
            why = self.tr("being worked out") if now.refusal is None else sentence(now.refusal)
            for card in (self.places, self.back):
                card.show_pictures((), why)
            return
        told = [
            f"{name}: {number_text(value, 2)}"
            for name, value in zip(found.names, found.values, strict=True)
        ]
        text = self.tr("{high} at most, above 0 at {share} of places in {count} pictures")
        said = text.format(
            high=number_text(found.values[0], 2), share=percent(found.fires), count=found.count
        )
        self.places.show_pictures([rgb_image(each) for each in found.crops], said, told)
        back = self.tr("By the deconvnet, from these places: grey is 0.")
        self.back.show_pictures([rgb_image(each) for each in found.projections], back, told)

    def _show_made(self, now: Looking) -> None:
        self.grow.setText(self.tr("Stop") if now.is_growing else self.tr("Make a picture"))
        self.steps.blockSignals(True)
        self.steps.setRange(0, max(0, len(now.grown) - 1))
        wanted = self._store.view.inside.step
        steps = [each.step for each in now.grown]
        at = steps.index(wanted) if wanted in steps else len(steps) - 1
        self.steps.setValue(max(0, at))
        self.steps.blockSignals(False)
        self.steps.setEnabled(len(now.grown) > 1)
        if not now.grown:
            why = self.tr("A picture grows from noise until the unit answers strongly.")
            self.made.show_pictures(
                (), why if now.grow_refusal is None else sentence(now.grow_refusal)
            )
            return
        shown = now.grown[at]
        text = self.tr("Step {step}: {value}, before any activation").format(
            step=shown.step, value=number_text(shown.value, 2)
        )
        self.made.show_pictures((rgb_image(as_pixels(shown.picture, 1.0)),), text)
