"""The kernel editor: the chosen filter of a layer, with its name, weights, preset and bias."""

from __future__ import annotations

import math
from functools import partial

import numpy as np
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from playground.core import filteredits
from playground.core.counting import from_one
from playground.core.fields import Field
from playground.core.filters import MAX_FILTERS, Filter
from playground.core.layer import FilterLayer
from playground.core.messages import marked
from playground.gui.kernel.ownkernels import OwnKernels
from playground.gui.kernel.presetchooser import PresetChooser
from playground.gui.kernel.size import SIDE, KernelSize
from playground.gui.kernel.sizenotes import SizeNotes
from playground.gui.kernel.slicestrip import SliceStrip
from playground.gui.kernel.weightseditor import MAX_WEIGHT, WeightsEditor
from playground.gui.state.filtercommands import FilterCommands
from playground.gui.state.liveedit import LiveEdit
from playground.gui.state.openfolds import remember
from playground.gui.state.store import Store
from playground.gui.widgets.forms import FormRow
from playground.gui.widgets.iconbutton import IconButton
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

SIZE_IN_NUMBERS = "kernel size in numbers"

REACH_DELAY_MS = 200
"""Milliseconds after which the slider of the bias follows the size of the weights."""


class KernelEditor(QWidget):
    """Shows and edits the filters of the selected layer."""

    palette_part = marked("palette", "Selected filter")

    cell_hovered = Signal(object)
    """(depth, row, column) of a weight, depth ALL_SLICES for all; None when the mouse leaves."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._live = LiveEdit(store)
        self._layer: FilterLayer | None = None
        self._place = (-1, -1)
        self._notes = SizeNotes(store)
        self.commands = FilterCommands(store)
        self.name = TextLine(self)
        self.name.setAccessibleName(self.tr("Name of the filter"))
        self.name.editingFinished.connect(self._rename)
        self.name.escaped.connect(self._show_name)
        self.copy_button = IconButton("duplicate", self.tr("Duplicate the filter"), "", self)
        self.delete_button = IconButton("trash", self.tr("Delete the filter"), "", self)
        self.add_button = IconButton("plus", self.tr("Add a filter"), "", self)
        self.copy_button.clicked.connect(lambda _=False: self.commands.duplicate())
        self.delete_button.clicked.connect(lambda _=False: self.commands.delete())
        self.add_button.clicked.connect(lambda _=False: self.commands.add())
        self.slices = SliceStrip(store, self)
        self.weights = WeightsEditor(store, self)
        self.weights.cell_hovered.connect(self.cell_hovered)
        self.preset = PresetChooser(store, self)
        self.own = OwnKernels(
            store, self.preset.button.own, self._shown, self.weights.take_file, self
        )
        self.size_choice = KernelSize(self)
        self.size_choice.edited.connect(self._resize)
        self.size_choice.released.connect(self._end_resize)
        has_numbers = SIZE_IN_NUMBERS in store.view.open_folds
        self.size_choice.show_size_in_numbers(has_numbers)
        self.size_choice.numbers_shown.connect(partial(remember, store, SIZE_IN_NUMBERS))
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
        for keys, step in (("Alt+Left", -1), ("Alt+Right", 1)):  # buttons would take the arrows
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(
                lambda step=step: self.commands.move_to(self.commands.chosen + step)
            )

    def _lay_out(self) -> None:
        self._rows: list[FormRow] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        header = QHBoxLayout()
        box.addLayout(header)
        header.setSpacing(4)
        header.addWidget(self.name, 1)
        for button in (self.copy_button, self.delete_button, self.add_button):
            header.addWidget(button)
        box.addWidget(self.slices)
        box.addWidget(self.weights)
        box.addWidget(self.preset)
        box.addWidget(self.weights.tools)
        for field, control in ((SIDE, self.size_choice), (BIAS, self.bias)):
            explanation = translated("field", field.help)
            control.setToolTip(explanation)
            row = FormRow(translated("field", field.label), explanation, control, self)
            box.addWidget(row)
            self._rows.append(row)

    # What is shown.

    def show_layer(self, index: int, layer: FilterLayer) -> None:
        """Show a layer's filters and the chosen one's weights; what is the same stays as it is."""
        view = self._store.view
        chosen = min(view.filter, len(layer.filters) - 1)
        item = layer.filters[chosen]
        place = (index, chosen)
        moved = place != self._place
        if index != self._place[0] and self._layer is not None:
            self.size_choice.show_owner()
        old = self._layer.filters[self._place[1]] if self._layer and not moved else None
        self.weights.show_filter(index, chosen, item, view.depth)
        self.weights.set_digits(view.digits)
        self.preset.show_filter(index, chosen, item, view.depth)
        self._show_slices(index, item)
        self.size_choice.show_size(*layer.kernel_size)
        self.bias.set_value(item.bias)
        no_bias = self.tr("The layer adds no bias: More settings, “Adds a bias”.")
        self._rows[-1].set_off("" if layer.has_bias else no_bias)
        if moved or self._layer is None or len(self._layer.filters) != len(layer.filters):
            self._show_place(chosen, len(layer.filters))
        name = filter_name(item)
        if moved or old is None or filter_name(old) != name:
            self.name.setText(name)
            self.name.setCursorPosition(0)
        self._layer, self._place = layer, place
        if moved:
            self._set_bias_reach()
        else:
            self._reach.start()

    def _show_place(self, chosen: int, count: int) -> None:
        """Say which of how many filters it is, and what can be done with their number."""
        place = self.tr("Filter {number} of {count}").format(number=from_one(chosen), count=count)
        keys = self.tr(
            "Page Up, Page Down: the one before, the next; Alt+Left, Alt+Right: move it."
        )
        self.name.setToolTip(f"<b>{place}</b><br>{keys}")
        self.name.setAccessibleDescription(f"{place}. {keys}")
        self.copy_button.setEnabled(count < MAX_FILTERS)
        self.add_button.setEnabled(count < MAX_FILTERS)
        self.delete_button.setEnabled(count > 1)

    def _show_slices(self, index: int, item: Filter) -> None:
        deep = item.depth > 1
        if deep:
            colour = index == 0 and self._store.session.shape[0] == 3
            self.slices.show_slices(item.weights, self._store.view.depth, colour)
        self.slices.setVisible(deep)
        self.weights.grid.set_lower(deep)

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another filter, or name this one, by keys that the part with the focus leaves."""
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        key = Qt.Key(event.key())
        if key in steps:
            self.commands.choose(self._place[1] + steps[key])
        elif key == Qt.Key.Key_F2:
            self.begin_rename()
        else:
            super().keyPressEvent(event)

    def begin_rename(self) -> None:
        """Let the user type another name for the chosen filter."""
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.name.selectAll()

    def _shown(self) -> Filter | None:
        """The filter that is shown, None before there is one."""
        return None if self._layer is None else self._layer.filters[self._place[1]]

    def _show_name(self) -> None:
        shown = self._shown()
        if shown is not None:
            self.name.setText(filter_name(shown))

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
