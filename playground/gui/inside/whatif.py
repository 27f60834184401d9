"""The answer the network would give with a patch over the picture, or with a unit switched off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QObject, Signal

from playground.core.arrays import FloatArray
from playground.core.plan import Loss
from playground.core.session import Network
from playground.engine.compute.changed_part import evaluate_part
from playground.engine.compute.evaluate import Results, evaluate
from playground.engine.compute.map_memory import MapMemory
from playground.engine.view.planes import Shown
from playground.gui.inside.answer import Answer, answer_of
from playground.gui.inside.unitsthere import switched_off
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.insideview import UnitPlace
from playground.gui.state.latest import LatestWins
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.train.data.loader import Data
from playground.pictures.patch import Patch, PatchFill, patched


@dataclass(frozen=True, slots=True, eq=False)
class Changed:
    """The change to a network's picture, or in the network: a patch, or a unit switched off."""

    network: Network
    before: Results
    """Those of the picture as it is."""
    top: float
    loss: Loss
    patch: Patch | None
    fill: PatchFill
    off: UnitPlace | None


@dataclass(frozen=True, slots=True, eq=False)
class Answered:
    """The answer to that; None where the network ends in no list of numbers."""

    changed: Changed
    answer: Answer | None


class WhatIf(QObject):
    """Works the answer out by the engine, on a thread, as often as the hand moves."""

    updated = Signal(object)
    """An Answered, or None where nothing is changed; `now` is the same."""

    def __init__(self, store: Store, evaluation: Evaluation, data: Data, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._evaluation = evaluation
        self._data = data
        self._is_watched = False
        self.now: Answered | None = None
        self._worker = LatestWins(_Computer().run, self)
        self._worker.arrived.connect(self._take)
        evaluation.updated.connect(self._results_changed)
        store.view_changed.connect(self._view_changed)

    @property
    def is_busy(self) -> bool:
        """Whether something newer than `now` is on its way."""
        return self._worker.is_busy

    def watch(self, watched: bool) -> None:
        """Follow from now on, or rest: nobody sees it."""
        self._is_watched = watched
        self._ask()

    def _results_changed(self, shown: Shown) -> None:
        self._ask()

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        one, other = old.inside, new.inside
        before = (one.patch, one.patch_percent, one.fill, one.off)
        if before != (other.patch, other.patch_percent, other.fill, other.off):
            self._ask()

    def _ask(self) -> None:
        shown, look = self._evaluation.shown, self._store.view.inside
        if not self._is_watched or shown is None or shown.results is None:
            return
        off = switched_off(look, shown.session)
        if look.patch is None and off is None:
            self._become(None)
            return
        self._worker.request(
            Changed(
                shown.session.network,
                shown.results,
                shown.session.brightest,
                self._data.plan.loss,
                None if look.patch is None else Patch(*look.patch, look.patch_percent / 100),
                look.fill,
                off,
            )
        )

    def _take(self, answered: Answered) -> None:
        look, changed = self._store.view.inside, answered.changed
        off = switched_off(look, self._store.session)
        is_wanted = look.patch is not None or off is not None
        has_patch = changed.patch is not None
        if is_wanted and (look.patch is not None, off) == (has_patch, changed.off):
            self._become(answered)

    def _become(self, now: Answered | None) -> None:
        if now is not self.now:
            self.now = now
            self.updated.emit(now)


class _Computer:
    """Keeps the memory of maps from one patch to the next."""

    def __init__(self) -> None:
        self._memory = MapMemory()

    def run(self, changed: Changed, cancelled: Callable[[], bool]) -> Iterator[Answered]:
        """Yield the answer."""
        x, patch = changed.before.input, changed.patch
        if patch is not None:
            x = patched(x, patch, changed.fill, changed.top)
        network = changed.network
        if changed.off is not None:
            results = without_unit(network, x, changed.off, cancelled)
        elif patch is not None:
            box = patch.box(x.shape[1], x.shape[2])
            results = evaluate_part(network, changed.before, x, box, cancelled, self._memory)
        else:
            results = changed.before
        yield Answered(changed, answer_of(network, results, changed.loss))


def without_unit(
    network: Network, x: FloatArray, off: UnitPlace, cancelled: Callable[[], bool]
) -> Results:
    """The results with a unit's map 0 everywhere; `off` is one that the network has."""
    layer, unit = off
    first = evaluate(Network(network.layers[: layer + 1]), x, None, cancelled)
    maps = first.stages[-1].maps
    assert maps is not None
    changed = np.array(maps)
    changed[unit] = 0
    changed.setflags(write=False)
    last = replace(first.stages[-1], maps=changed)
    rest = evaluate(Network(network.layers[layer + 1 :]), changed, None, cancelled)
    return Results(x, (*first.stages[:-1], last, *rest.stages))
