"""The filters of every layer that has some, left of the maps that they make."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from playground.core.layer import FilterLayer
from playground.engine.view.planes import Shown
from playground.gui.flow.filterhands import FilterHands
from playground.gui.flow.filterpictures import FilterPictures
from playground.gui.flow.layout import Placement
from playground.gui.state.store import Store


class FilterColumns(QObject):
    """Has a `FilterPictures` for each stage whose layer has filters that make its maps."""

    rename_wanted = Signal()
    """The user wants to type another name for the chosen filter."""

    def __init__(self, store: Store, content: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._content = content
        self._pictures: dict[int, FilterPictures] = {}

    def of(self, stage: int) -> FilterPictures | None:
        """The filters of a stage; None where it has none."""
        return self._pictures.get(stage)

    def show(self, shown: Shown) -> None:
        """Show the filters of these results."""
        for stage in range(len(shown.stages)):
            layer = filters_of(shown, stage)
            if layer is not None:
                self._made(stage).show_layer(layer)
        for stage in [at for at in self._pictures if filters_of(shown, at) is None]:
            gone = self._pictures.pop(stage)
            gone.hide()
            gone.deleteLater()

    def _made(self, stage: int) -> FilterPictures:
        if stage not in self._pictures:
            made = self._pictures[stage] = FilterPictures(stage, self._content)
            FilterHands(made, self._store).rename_wanted.connect(self.rename_wanted)
        return self._pictures[stage]

    def place(self, placements: Sequence[Placement]) -> None:
        """Lie where the layout has room for them; `placements` begin with that of the input."""
        for stage, pictures in self._pictures.items():
            column = placements[stage + 1]
            place = None if column.collapsed else column.filters
            pictures.place(place, column.tiles, column.has_large_filter)


def filters_of(shown: Shown, stage: int) -> FilterLayer | None:
    """The layer of a stage, where each of its filters makes one of the stage's maps."""
    if not 0 <= stage < len(shown.stages):
        return None
    layer = shown.stages[stage].layer
    if not isinstance(layer, FilterLayer) or not layer.enabled:
        return None
    return layer if len(layer.filters) == len(shown.views[stage + 1].planes) else None
