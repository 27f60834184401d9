"""Keeps what is shown in step with the document, on a thread of its own."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from playground.core.arrays import FloatArray
from playground.core.deferred import DeferredArray, needed
from playground.core.session import Session
from playground.engine.compute.evaluate import (
    Results,
    Stage,
    evaluations,
    fresh_channels,
    make_weights,
    stages_of,
)
from playground.engine.compute.map_memory import MapMemory
from playground.engine.places.sampled import Places, effort, grid, sample
from playground.engine.view.planes import (
    Looked,
    Shown,
    View,
    input_view,
    is_signed,
    sampled_view,
    stage_views,
)
from playground.gui.state.latest import LatestWins
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.viewport import Viewport
from playground.pictures.network_input import Taken, network_input

LARGE_INPUT_CELLS = 2_000_000
"""Input cells from which on what is in view is computed first, and the rest behind it."""

FIRST_VIEW_MS = 20.0
"""Milliseconds for what is in view; with large filters it comes at fewer places first."""


PART_S = 0.4
"""Seconds after which the maps of a large network are shown as far as they have come.

It is hardly less than what a stale request may take: those that are shown whole come no later.
"""


@dataclass(frozen=True, slots=True)
class Request:
    """A session to evaluate, and what of it is in view on tiles of `pixels` (height, width)."""

    session: Session
    viewport: Viewport
    pixels: tuple[int, int]


class Evaluation(QObject):
    """Evaluates the store's session whenever picture or network change."""

    updated = Signal(object)
    """A Shown; `shown` is the same."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._pixels = (160, 160)
        self.shown: Shown | None = None
        self._deferred: set[DeferredArray] = set()
        self._worker = LatestWins(_Evaluator().run, self)
        self._worker.arrived.connect(self._take)
        store.changed.connect(self._session_changed)
        store.view_changed.connect(self._view_changed)
        self._ask()

    @property
    def is_busy(self) -> bool:
        """Whether something newer than `shown` is on its way."""
        return self._worker.is_busy

    @property
    def is_current(self) -> bool:
        """Whether what is shown is all of the maps of the present network and input."""
        session, shown = self._store.session, self.shown
        if shown is None or shown.results is None:
            return False
        same = shown.session.network is session.network
        return same and _is_same_input(shown.session, session)

    def set_tile_pixels(self, height: int, width: int) -> None:
        """Say how large a map is on screen, so that a large photo is computed no finer."""
        self._pixels = (height, width)

    def repeat(self) -> None:
        """Say again what is shown, to panels that have come since."""
        if self.shown is not None:
            self.updated.emit(self.shown)

    def stop(self) -> None:
        """End the thread; nothing arrives afterwards."""
        self._worker.stop()

    def _ask(self) -> None:
        self._worker.request(Request(self._store.session, self._store.view.viewport, self._pixels))

    def _session_changed(self, old: Session, new: Session) -> None:
        if not _is_same_input(old, new) or old.network is not new.network:
            self._ask()

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if (self.shown is None or is_sampled(self.shown)) and old.viewport != new.viewport:
            self._ask()

    def _take(self, shown: Shown) -> None:
        self.shown = shown
        self.updated.emit(shown)
        self._let_go()

    def _let_go(self) -> None:
        """Give back the memory of weights that neither the document nor what is shown has."""
        networks = {self._store.session.network}
        if self.shown is not None:
            networks.add(self.shown.session.network)
        wanted = {
            array for network in networks for layer in network for array in needed(layer.deferred())
        }
        self._deferred |= wanted
        for array in self._deferred - wanted:
            if array.let_go():
                self._deferred.discard(array)


class _Evaluator:
    """The thread's memory between two requests: the last input and the last results.

    Large weights that are not there yet are made here, one layer after the other, once what comes
    before them is shown. A newer request interrupts that, and it goes on after what that shows.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._session: Session | None = None
        self._taken: Taken | None = None
        self._picture_view: View | None = None
        self._results: Results | None = None
        self._views: tuple[View, ...] = ()
        self._memory = MapMemory()

    def run(self, request: Request, cancelled: Callable[[], bool]) -> Iterator[Shown]:
        """Yield what is in view, if all of it takes long, then all of it.

        Where the network is what takes long, the maps that there are come every PART_S.

        The maps end before a layer whose weights are still to be made; when they are, those that
        follow are yielded.
        """
        session = request.session
        taken = self._take(session)
        x = taken.x
        known = self._views[0] if self._views else None
        shown_input = input_view(x, known, session.brightest)
        picture = shown_input
        if taken.is_fitted:
            picture = input_view(taken.picture, self._picture_view, session.brightest)
        self._picture_view = picture
        looked = Looked(picture, taken.placement)
        comes_in_parts = x.shape[1] * x.shape[2] < LARGE_INPUT_CELLS
        if not comes_in_parts:
            places = _places(request, x, request.pixels)
            needed = effort(session.network, x.shape, places)
            if needed > FIRST_VIEW_MS:
                share = math.sqrt(FIRST_VIEW_MS / needed)
                coarse = round(request.pixels[0] * share), round(request.pixels[1] * share)
                few = _places(request, x, coarse)
                yield self._in_view(request, x, shown_input, looked, few, cancelled)
            yield self._in_view(request, x, shown_input, looked, places, cancelled)
        while True:
            results: Results | None = None
            due = self._clock() + PART_S
            steps = evaluations(session.network, x, self._results, cancelled, self._memory, False)
            for done, results in enumerate(steps):
                is_part = 0 < done < len(session.network)
                if is_part and comes_in_parts and self._clock() > due:
                    yield self._part(request, results, shown_input, looked)
                    due = self._clock() + PART_S
            assert results is not None
            views = (shown_input, *stage_views(session.network, results, self._views))
            self._results, self._views = results, views
            yield Shown(session, results.stages, views, results, results.milliseconds, looked)
            waiting = [stage.layer for stage in results.stages if stage.waits]
            if not waiting:
                return
            make_weights(waiting, cancelled)

    def _part(self, request: Request, results: Results, shown_input: View, looked: Looked) -> Shown:
        """The maps that there are by now, from the left on; those behind them are on their way."""
        views = (shown_input, *stage_views(request.session.network, results, self._views))
        return Shown(request.session, results.stages, views, None, results.milliseconds, looked)

    def _in_view(
        self,
        request: Request,
        x: FloatArray,
        shown_input: View,
        looked: Looked,
        places: list[Places | None],
        cancelled: Callable[[], bool],
    ) -> Shown:
        """The exact values at these places; of maps that are as they were, all that is known."""
        shown = _in_view(request, x, shown_input, looked, places, cancelled)
        fresh = fresh_channels(request.session.network, x, self._results)
        kept = [
            _with_known(view, self._views[at], fresh[at - 1]) if 0 < at < len(self._views) else view
            for at, view in enumerate(shown.views)
        ]
        return replace(shown, views=tuple(kept))

    def _take(self, session: Session) -> Taken:
        """The network's input; the very same arrays as long as it is the same."""
        old = self._session
        if self._taken is None or old is None or not _is_same_input(old, session):
            self._taken = network_input(session)
        self._session = session
        return self._taken


def is_sampled(shown: Shown) -> bool:
    """Whether of some maps only the places in view are known."""
    return any(view.planes and view.planes[0].is_sampled for view in shown.views)


def _is_same_input(old: Session, new: Session) -> bool:
    return old.picture is new.picture and old.input == new.input


def _with_known(view: View, known: View, fresh: frozenset[int] | None) -> View:
    """A view with the planes of an earlier one for all channels but the fresh ones."""
    if fresh is None:
        return view
    if not fresh:
        return known
    if len(view.planes) != len(known.planes):
        return view
    planes = enumerate(zip(view.planes, known.planes, strict=True))
    return replace(view, planes=tuple(new if at in fresh else old for at, (new, old) in planes))


def _places(request: Request, x: FloatArray, pixels: tuple[int, int]) -> list[Places | None]:
    """The places of each stage that fall on so many pixels of what is in view."""
    viewport = request.viewport
    extent = viewport.extent
    rectangle = (
        viewport.left,
        viewport.top,
        viewport.left + extent,
        viewport.top + extent,
    )
    return [
        grid((stage.shape[1], stage.shape[2]), rectangle, pixels) if stage.shape else None
        for stage in stages_of(request.session.network, (x.shape[0], x.shape[1], x.shape[2]))
    ]


def _in_view(
    request: Request,
    x: FloatArray,
    shown_input: View,
    looked: Looked,
    places: list[Places | None],
    cancelled: Callable[[], bool],
) -> Shown:
    """The exact values at these places, and nothing else."""
    started = time.perf_counter()
    network = request.session.network
    stages: tuple[Stage, ...] = stages_of(network, (x.shape[0], x.shape[1], x.shape[2]))
    maps = sample(network, x, places, cancelled)
    views = [shown_input]
    for stage, values, at, signed in zip(stages, maps, places, is_signed(network), strict=True):
        if values is None or at is None or stage.shape is None:
            views.append(View((), signed))
        else:
            views.append(sampled_view(values, stage.shape[1:], at, signed))
    milliseconds = (time.perf_counter() - started) * 1000
    return Shown(request.session, stages, tuple(views), None, milliseconds, looked)
