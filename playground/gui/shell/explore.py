"""The Explore mode: what filters do, as maps of every layer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from playground.core.arrays import FloatArray
from playground.core.fields import Field, fields_of
from playground.core.messages import marked
from playground.gui.flow.view import FlowView
from playground.gui.shell.compare import Compare
from playground.gui.shell.mode import Mode, Panels, Shared
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState

if TYPE_CHECKING:
    from playground.gui.flow.enlarged import Enlarged
    from playground.gui.layer.panel import PropertiesPanel
    from playground.gui.present.page import Page
    from playground.gui.widgets.pixelgrid import PixelGrid


class Explore(Mode):
    """The maps in the middle, the selected layer at the right, the arithmetic below.

    Only the maps are imported at once: at a start they come first.
    """

    name = "explore"
    title = marked("mode", "Explore")
    help = marked("mode", "What does this filter do?")
    edits_kernels = True
    folds_input = True

    def __init__(self, shared: Shared, window: QWidget) -> None:
        super().__init__(shared, window)
        self.middle: FlowView = FlowView(shared.store, shared.evaluation, shared.pointer, window)
        self.middle.input_buttons.wanted.connect(self.input_wanted)
        self.middle.menus.compare_wanted.connect(self._compare)
        self._enlarged: Enlarged | None = None
        self._properties: PropertiesPanel | None = None

    @classmethod
    def settings(cls, store: Store) -> Iterable[Field]:
        """Those of the selected layer."""
        layers, at = store.session.network.layers, store.view.layer
        if not 0 <= at < len(layers):
            return ()
        fields = fields_of(type(layers[at])).values()
        return tuple(each for each in fields if each.relevant is None or each.relevant(layers[at]))

    def panels(self) -> Panels:
        """Everything around the maps, and the enlarged map over them."""
        from playground.gui.flow.enlarged import Enlarged
        from playground.gui.inspect.panel import BottomPanel
        from playground.gui.layer.panel import PropertiesPanel

        store, evaluation, window = self.shared.store, self.shared.evaluation, self.window
        pointer = self.shared.pointer
        self._enlarged = Enlarged(store, evaluation, pointer, self.middle)
        self._properties = PropertiesPanel(store, window, pointer, self.middle.menus)
        self.middle.filters.rename_wanted.connect(self._properties.rename_filter)
        return Panels(
            right=(self._properties,),
            below=BottomPanel(store, evaluation, pointer, self.shared.sliding, window),
        )

    def presented(self, parent: QWidget) -> Page:
        """One filter at a time: what it reads, what it makes, and how."""
        from playground.gui.present.explore import ExplorePage

        shared = self.shared
        return ExplorePage(shared.store, shared.evaluation, shared.pointer, shared.sliding, parent)

    def fold_input(self, folded: bool, beside: bool) -> None:
        """Have buttons on the picture; where it stands beside the maps, they begin with filters."""
        self.middle.input_buttons.set_wanted(folded)
        self.middle.set_input_beside(beside)

    def take_kernel(self, name: str, kernel: FloatArray) -> None:
        """Give the selected filter the numbers of a file; another size is asked about."""
        if self._properties is not None:
            self._properties.kernel.weights.take_file(name, kernel)

    def take_preset(self, name: str) -> None:
        """Give the selected filter a preset."""
        if self._properties is not None:
            self._properties.kernel.preset.choose(name)

    def left(self) -> None:
        """Let the sliding window rest: nobody sees where it is."""
        self.shared.sliding.pause()

    def actions(self) -> Mapping[str, Callable[[], object]]:
        """One map may take the place of all, and one is found among many."""
        find = self.middle.find_unit
        return {
            "enlarge": self._toggle_enlarged,
            "find_unit": lambda: find(max(0, self.shared.store.view.layer)),  # of the first
        }

    def zoomed(self) -> PixelGrid | None:
        """The enlarged map, else the picture in the flow."""
        if self._enlarged is not None and self._enlarged.isVisible():
            return self._enlarged.grid
        try:
            return self.middle.tile(-1, 0)
        except IndexError:  # the maps of a window that has just taken another's place
            return None

    def _compare(self) -> None:
        self.mode_wanted.emit(Compare.name)

    def _toggle_enlarged(self) -> None:
        store, view = self.shared.store, self.shared.store.view
        if view.enlarged is not None:
            store.look(enlarged=None)
        elif view.pin is not None:
            store.look(enlarged=(view.pin.stage, view.pin.channel))
        else:
            store.look(enlarged=(view.layer, self._selected_map(view)))

    def _selected_map(self, view: ViewState) -> int:
        """The map of the selected filter; the last one where the layer has fewer maps."""
        shown = self.shared.evaluation.shown
        seen = None if shown is None else shown.view(view.layer)
        if view.layer < 0 or seen is None or seen.vector:
            return max(0, view.filter if view.layer >= 0 else 0)
        return min(max(0, view.filter), len(seen.planes) - 1)
