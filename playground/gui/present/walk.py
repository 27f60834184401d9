"""Where the stage is in the network, and how it walks on: plain functions of the view state."""

from __future__ import annotations

from dataclasses import dataclass

from playground.core.layer import FilterLayer, Layer
from playground.engine.trace.cell_address import Cell
from playground.engine.view.planes import Shown
from playground.gui.state.viewstate import INPUT, ViewState


@dataclass(frozen=True, slots=True)
class Scene:
    """The maps on the stage: each a stage and a channel; `after` is None behind the last layer.

    `layer` makes `map` of `before`; it is None where the picture alone is there. `slice` is the
    part of the filter that `before` meets.
    """

    layer: Layer | None
    before: tuple[int, int]
    map: tuple[int, int]
    after: tuple[int, int] | None
    slice: int = 0

    @property
    def maps(self) -> int:
        """How many maps there are."""
        return 3 if self.after is not None else 2


def maps_of(shown: Shown, stage: int) -> int:
    """How many maps, or units, a stage has."""
    shape = shown.shape if stage == INPUT else shown.stages[stage].shape
    return shape[0] if shape is not None else 0


def scene_of(shown: Shown, view: ViewState) -> Scene:
    """The selected layer with one of its maps, what it reads, and what follows."""
    if not shown.stages:
        return Scene(None, (INPUT, 0), (INPUT, 0), None)
    stage = min(max(view.layer, 0), len(shown.stages) - 1)
    layer = shown.stages[stage].layer
    channel = min(view.channel, max(0, maps_of(shown, stage) - 1))
    part, source = 0, channel
    if isinstance(layer, FilterLayer) and layer.enabled:
        channels = layer.input_channels(min(channel, len(layer.filters) - 1))
        part = min(view.share, len(channels) - 1)
        source = channels[part]
    elif layer.enabled and not layer.is_depthwise:
        source = min(view.share, max(0, maps_of(shown, stage - 1) - 1))
    after = None
    if stage + 1 < len(shown.stages):
        following = shown.stages[stage + 1].layer
        same = following.is_depthwise or not following.enabled
        after = stage + 1, channel if same else 0
    return Scene(layer, (stage - 1, source), (stage, channel), after, part)


def moved_pin(shown: Shown, pin: Cell | None, stage: int, channel: int) -> Cell | None:
    """The cell of another map at the same place of the picture, the middle where none was pinned.

    None for a map that is not there.
    """
    shape = shown.stages[stage].shape if 0 <= stage < len(shown.stages) else None
    if shape is None:
        return None
    channel = min(channel, shape[0] - 1)
    old = None
    if pin is not None and pin.stage < len(shown.stages):
        old = shown.shape if pin.stage == INPUT else shown.stages[pin.stage].shape
    if pin is None or old is None:
        return Cell(stage, channel, shape[1] // 2, shape[2] // 2)
    row = int((pin.row + 0.5) * shape[1] / old[1])
    column = int((pin.column + 0.5) * shape[2] / old[2])
    return Cell(stage, channel, min(row, shape[1] - 1), min(column, shape[2] - 1))
