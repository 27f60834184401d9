"""Everything around the maps: the panels left, right and below, and what lies over the maps.

They are imported and built after the maps are on screen, so that a start shows them sooner.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from playground.engine.view.planes import Shown
from playground.engine.view.statistics import full_scale, histogram
from playground.gui.flow.enlarged import Enlarged
from playground.gui.flow.stackmenu import StackMenu
from playground.gui.flow.view import FlowView
from playground.gui.input.panel import InputPanel
from playground.gui.inspect.panel import BottomPanel
from playground.gui.layer.display import DisplayPanel
from playground.gui.layer.facts import FiguresPanel
from playground.gui.layer.panel import PropertiesPanel
from playground.gui.state.autopin import FirstPin
from playground.gui.state.cellmarks import marks_of
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.sliding import Sliding
from playground.gui.state.store import Store
from playground.gui.state.viewstate import INPUT, ViewState
from playground.gui.widgets.messagebar import MessageBar

BINS = 48
MOST_COUNTED = 100_000
"""Cells of a map that the histogram beside an activation asks."""


class Surroundings(QObject):
    """Builds the panels and keeps two of them in step with what is pointed at."""

    def __init__(
        self,
        store: Store,
        evaluation: Evaluation,
        flow: FlowView,
        over: QWidget,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._store = store
        self._evaluation = evaluation
        self.stacks = StackMenu(store, window)
        self.input_panel = InputPanel(store, window, evaluation)
        self.properties = PropertiesPanel(store, window)
        self.figures = FiguresPanel(store, window)
        self.display = DisplayPanel(store, evaluation, window)
        self.sliding = Sliding(store, self)
        self.bottom = BottomPanel(store, evaluation, self.sliding, window)
        self.enlarged = Enlarged(store, evaluation, flow)
        self.messages = MessageBar(over)
        self.first_pin = FirstPin(store, evaluation, self)
        self.properties.cell_hovered.connect(lambda weight: store.look(weight=weight))
        store.refused.connect(self.messages.say)
        store.noted.connect(self.messages.note)
        store.view_changed.connect(self._view_changed)
        evaluation.updated.connect(self._results_changed)

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if (old.pointed, old.weight, old.pin) != (new.pointed, new.weight, new.pin):
            self._mark_input()
        if (old.layer, old.pin) != (new.layer, new.pin):
            self._show_histogram()

    def _results_changed(self, shown: Shown) -> None:
        self._mark_input()
        self._show_histogram()

    def _mark_input(self) -> None:
        """Show in the large picture, too, what the pointed cell depends on."""
        marks = marks_of(self._evaluation.shown, self._store.view)
        self.input_panel.set_highlights(marks.blocks(INPUT, 0))

    def _show_histogram(self) -> None:
        """Show beside the selected activation what enters it."""
        shown, view = self._evaluation.shown, self._store.view
        layers = self._store.session.network.layers
        if shown is None or not 0 <= view.layer < len(layers):
            return
        entering = shown.view(view.layer - 1)
        if not layers[view.layer].has_curve or not entering or not entering.planes:
            return
        channel = view.pin.channel if view.pin and view.pin.stage == view.layer else 0
        plane = entering.planes[min(channel, len(entering.planes) - 1)]
        scale = full_scale(plane.low, plane.high)
        counted = histogram(plane.values, BINS, scale, MOST_COUNTED)
        self.properties.show_histogram(*counted, channel)
