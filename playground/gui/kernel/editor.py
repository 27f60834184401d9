"""The kernel editor: the filters of a layer, and the weights of the chosen one."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.core import filteredits
from playground.core.counting import from_one
from playground.core.fields import Field
from playground.core.filters import Filter
from playground.core.layer import FilterLayer
from playground.core.messages import marked
from playground.gui.kernel.filterstrip import FilterStrip
from playground.gui.kernel.presetchooser import PresetChooser
from playground.gui.kernel.size import SIDE, KernelSize
from playground.gui.kernel.sizenotes import SizeNotes
from playground.gui.kernel.slicestrip import SliceStrip
from playground.gui.kernel.weightseditor import MAX_WEIGHT, WeightsEditor
from playground.gui.state.liveedit import LiveEdit
from playground.gui.state.store import Store
from playground.gui.widgets.forms import FormRow
from playground.gui.widgets.sliders import NumberControl
from playground.gui.widgets.textline import TextLine
from playground.gui.widgets.wording import filter_name, translated

BIAS = Field(
    "float",
    marked("field", "Bias"),
    marked("field", "Added to every value of the filter's map."),
    -MAX_WEIGHT,
    MAX_WEIGHT,
)

REACH_DELAY_MS = 200
"""Milliseconds after which the slider of the bias follows the size of the weights."""


class KernelEditor(QWidget):
    """Shows and edits the filters of the selected layer."""

    cell_hovered = Signal(object)
    """(depth, row, column) of a weight, depth ALL_SLICES for all; None when the mouse leaves."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._live = LiveEdit(store)
        self._layer: FilterLayer | None = None
        self._place = (-1, -1)
        self._notes = SizeNotes(store)
        self.heading = QLabel(self)
        self.heading.setProperty("role", "section")
        self.name = TextLine(self)
        self.name.setProperty("flat", True)
        self.name.setAccessibleName(self.tr("Name of the filter"))
        self.name.setToolTip(self.tr("Name of the filter (F2)"))
        self.name.editingFinished.connect(self._rename)
        self.name.escaped.connect(self._show_name)
        self.strip = FilterStrip(store, self)
        self.strip.rename_wanted.connect(self._begin_rename)
        self.slices = SliceStrip(store, self)
        self.weights = WeightsEditor(store, self)
        self.weights.cell_hovered.connect(self.cell_hovered)
        self.preset = PresetChooser(store, self)
        self.size_choice = KernelSize(self)
        self.size_choice.edited.connect(self._resize)
        self.size_choice.released.connect(self._end_resize)
        self.bias = NumberControl(BIAS, self)
        self.bias.setAccessibleName(translated("field", BIAS.label))
        self.bias.setToolTip(translated("field", BIAS.help))
        self.bias.edited.connect(self._set_bias)
        self.bias.released.connect(self._live.end)
        self._reach = QTimer(self)
        self._reach.setSingleShot(True)
        self._reach.setInterval(REACH_DELAY_MS)
        self._reach.timeout.connect(self._set_bias_reach)
        self._lay_out()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        header = QHBoxLayout()
        box.addLayout(header)
        header.setSpacing(4)
        header.addWidget(self.heading)
        header.addWidget(self.name, 1)
        box.addWidget(self.strip)
        box.addWidget(self.slices)
        box.addWidget(self.weights)
        box.addWidget(self.preset)
        box.addWidget(self.weights.tools)
        for field, control in ((SIDE, self.size_choice), (BIAS, self.bias)):
            explanation = translated("field", field.help)
            control.setToolTip(explanation)
            row = FormRow(translated("field", field.label), explanation, control, self)
            box.addWidget(row)
        self._bias_row = row

    # What is shown.

    def show_layer(self, index: int, layer: FilterLayer) -> None:
        """Show a layer's filters and the chosen one's weights; what is the same stays as it is."""
        view = self._store.view
        chosen = min(view.filter, len(layer.filters) - 1)
        item = layer.filters[chosen]
        place = (index, chosen)
        moved = place != self._place
        if index != self._place[0]:
            self.size_choice.show_owner()
        old = self._layer.filters[self._place[1]] if self._layer and not moved else None
        self.strip.show_layer(index, layer, chosen)
        self.weights.show_filter(index, chosen, item, view.depth)
        self.weights.set_digits(view.digits)
        self.preset.show_filter(index, chosen, item, view.depth)
        self._show_slices(index, item)
        self.size_choice.show_size(*layer.kernel_size)
        self.bias.set_value(item.bias)
        self._bias_row.setVisible(layer.has_bias)
        if moved or self._layer is None or len(self._layer.filters) != len(layer.filters):
            self.heading.setText(
                self.tr("FILTER {number} OF {count}").format(
                    number=from_one(chosen), count=len(layer.filters)
                )
            )
        name = filter_name(item)
        if moved or old is None or filter_name(old) != name:
            self.name.setText(name)
            self.name.setCursorPosition(0)
        self._layer, self._place = layer, place
        if moved:
            self._set_bias_reach()
        else:
            self._reach.start()

    def _show_slices(self, index: int, item: Filter) -> None:
        deep = item.depth > 1
        if deep:
            colour = index == 0 and self._store.session.shape[0] == 3
            self.slices.show_slices(item.weights, self._store.view.depth, colour)
        self.slices.setVisible(deep)

    def _set_bias_reach(self) -> None:
        """Let the bias slider reach half of what the filter can answer."""
        if self._layer is None or self.bias.slider.isSliderDown():
            return
        item = self._layer.filters[self._place[1]]
        brightest = self._store.session.brightest
        answer = float(np.abs(item.weights).sum(dtype=np.float64)) * brightest / 2
        reach = min(_round_up(max(1.0, answer, abs(item.bias))), MAX_WEIGHT)
        self.bias.set_slider_range(-reach, reach)

    # Edits.

    def _begin_rename(self) -> None:
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.name.selectAll()

    def _show_name(self) -> None:
        if self._layer is not None:
            self.name.setText(filter_name(self._layer.filters[self._place[1]]))

    def _rename(self) -> None:
        if not self.name.isModified():
            return
        self.name.setModified(False)
        label = marked("edit", "Rename a filter")
        self._store.edit(label, filteredits.rename_filter, *self._place, self.name.text().strip())

    def _resize(self, rows: int, columns: int, live: bool) -> None:
        label = marked("edit", "Change the filters' size")
        arguments = (self._place[0], rows, columns)
        self._notes.begin()
        self._live.edit("size", label, filteredits.set_kernel_size, *arguments, live=live)
        if not live:
            self._notes.end(self._place[0])

    def _end_resize(self) -> None:
        self._live.end()
        self._notes.end(self._place[0])

    def _set_bias(self, value: float, live: bool) -> None:
        label = marked("edit", "Change a bias")
        arguments = (*self._place, value)
        self._live.edit("bias", label, filteredits.set_bias, *arguments, live=live)


def _round_up(value: float) -> float:
    """The next of 1, 2, 5, 10, 20 …"""
    power = 10.0 ** math.floor(math.log10(value))
    return next(part * power for part in (1, 2, 5, 10) if part * power >= value * (1 - 1e-9))
