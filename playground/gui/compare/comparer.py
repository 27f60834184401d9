"""Computes both sides and their difference, away from the GUI thread."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from playground.core.arrays import FloatArray
from playground.core.cancelling import Cancelled
from playground.core.layer import Layer
from playground.core.memory import check_memory
from playground.core.messages import Message, Refused, marked
from playground.core.session import Network, Session
from playground.engine.compute.evaluate import Results, evaluate, stages_of
from playground.engine.explain.formats import number_text, share_text
from playground.engine.view.alignment import Frame, by_corner, by_input, placed_on_input
from playground.engine.view.difference import Difference, difference
from playground.engine.view.mapscale import MapScale, ScaleChoice, scale_in
from playground.engine.view.planes import Plane, Shown, View, stage_view
from playground.gui.compare.differing import differing
from playground.gui.compare.documents import Reader, Surroundings
from playground.gui.compare.takenruns import TakenRun, taken_runs
from playground.gui.state.comparison import PRESENT, Align, Comparison, Letter, Side
from playground.pictures.network_input import network_input


@dataclass(frozen=True, slots=True, eq=False)
class Request:
    """A comparison in its surroundings; `shown` has the maps of the present document."""

    comparison: Comparison
    around: Surroundings
    shown: Shown
    scale: ScaleChoice


@dataclass(frozen=True, slots=True, eq=False)
class Taken:
    """One side: its document, its map with all that is known of it, or why there is none.

    `channel` is the map that is shown, which is the side's own where the layer has that many.
    """

    side: Side
    session: Session | None = None
    view: View | None = None
    plane: Plane | None = None
    channel: int = 0
    refusal: Message | None = None
    scale: MapScale = MapScale()
    waits: bool = False

    @property
    def layer(self) -> Layer | None:
        """The layer whose map it is; None for the input, or where there is none."""
        if self.session is None or not 0 <= self.side.stage < len(self.session.network):
            return None
        return self.session.network[self.side.stage]

    def written(self, value: float, digits: int) -> str:
        """One of its numbers; a share of 1 is never written as 0 or 1 by rounding alone."""
        layer = self.layer
        is_share = layer is not None and layer.enabled and layer.is_softmax
        return share_text(value, digits) if is_share else number_text(value, digits)

    @property
    def is_vector(self) -> bool:
        """Whether it is a list of numbers."""
        return self.view is not None and self.view.vector


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """Both sides as they are shown, how they lie over one another, and A − B if that is asked."""

    comparison: Comparison
    a: Taken
    b: Taken
    frame: Frame | None = None
    other_frame: Frame | None = None
    """The frame of the other way to align; None where both are the same."""

    difference: Difference | None = None
    runs: tuple[TakenRun, TakenRun] = (TakenRun(), TakenRun())
    differing: tuple[Message, ...] = ()
    """The differences of the document of B from that of A, each in a few words."""

    def taken(self, letter: Letter) -> Taken:
        """A or B."""
        return self.a if letter == "a" else self.b

    @property
    def scale(self) -> MapScale:
        """One scale for both: as wide as the wider, signed if either is."""
        one, other = self.a.scale, self.b.scale
        wider = one if one.limit >= other.limit else other
        extreme = max(one.extreme, other.extreme)
        signed = "signed" in (one.palette, other.palette)
        return MapScale(wider.limit, "signed" if signed else "gray", extreme > wider.limit, extreme)

    def scale_of(self, letter: Letter, shares: bool) -> MapScale:
        """The scale that a side is shown on: one for both, or its own."""
        return self.scale if shares else self.taken(letter).scale


class Comparer:
    """The thread's memory between two requests: what was read, and the last views of each side."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._views: dict[Letter, tuple[Session, int, View]] = {}
        self._inputs: dict[Letter, tuple[Session, FloatArray]] = {}
        self._differences: tuple[object, ...] = ()
        self._difference: Difference | None = None
        self._documents: tuple[Session, Session, tuple[Message, ...]] | None = None

    def run(self, request: Request, cancelled: Callable[[], bool]) -> Iterator[Compared]:
        """Yield both sides, then again with their difference where that is wanted."""
        comparison = request.comparison
        a = self._taken("a", request, cancelled)
        b = self._taken("b", request, cancelled)
        runs = taken_runs(comparison, request.around, self._reader)
        made = Compared(comparison, a, b, runs=runs, differing=self._differing(a, b))
        if a.plane is not None and b.plane is not None and not (a.is_vector or b.is_vector):
            frame, other = _frames(a, b, comparison.align)
            made = replace(made, frame=frame, other_frame=None if frame == other else other)
            if comparison.way == "difference":
                if cancelled():
                    raise Cancelled
                made = replace(made, difference=self._subtracted(a.plane, b.plane, frame))
        yield made

    def _differing(self, a: Taken, b: Taken) -> tuple[Message, ...]:
        """In what the documents differ; worked out once for two of them."""
        if a.session is None or b.session is None:
            return ()
        known = self._documents
        if known is None or known[0] is not a.session or known[1] is not b.session:
            self._documents = known = (a.session, b.session, differing(a.session, b.session))
        return known[2]

    def _subtracted(self, a: Plane, b: Plane, frame: Frame) -> Difference | None:
        """A − B; the very same as long as both are."""
        key = (a.key, b.key, frame)
        if a.is_sampled or b.is_sampled:  # all of both follows in a moment
            known_frame = self._differences[2] if len(self._differences) == 3 else None
            return self._difference if known_frame == frame else None
        known = self._differences
        if len(known) != 3 or known[0] is not a.key or known[1] is not b.key or known[2] != frame:
            self._difference, self._differences = difference(a, b, frame), key
        return self._difference

    def _taken(self, letter: Letter, request: Request, cancelled: Callable[[], bool]) -> Taken:
        side = request.comparison.side(letter)
        found: Taken
        try:
            if side.source == PRESENT:
                self._views.pop(letter, None)
                found = _of_shown(side, request.shown)
            else:
                session = self._reader.session(side.source, request.around)
                found = self._computed(letter, side, session, request.shown, cancelled)
        except Refused as refused:
            return Taken(side, refusal=refused.message)
        except MemoryError:
            text = marked("message", "There is not enough memory for the maps of this side.")
            return Taken(side, refusal=Message(text))
        if found.view is None or not found.view.planes:
            return found
        planes = found.view.planes
        channel = 0 if found.view.vector else min(side.channel, len(planes) - 1)
        scale = scale_in(found.view, channel, request.scale)
        return replace(found, plane=planes[channel], channel=channel, scale=scale)

    def _computed(
        self,
        letter: Letter,
        side: Side,
        session: Session,
        shown: Shown,
        cancelled: Callable[[], bool],
    ) -> Taken:
        """A side of another document: up to its layer, with what the present one has in common."""
        known = self._views.get(letter)
        if known is not None and known[0] is session and known[1] == side.stage:
            return Taken(side, session, known[2])
        if side.stage >= len(session.network):
            return Taken(side, session, refusal=no_layer())
        network = Network(session.network.layers[: side.stage + 1])
        previous: Results | None = None
        x = self._input(letter, session, shown)
        if shown.results is not None and x is shown.results.input:
            previous = shown.results
        _check_memory(network, x, shown)
        results = evaluate(network, x, previous, cancelled)
        refusal = next((s.refusal for s in results.stages if s.refusal is not None), None)
        if refusal is not None:
            return Taken(side, session, refusal=refusal)
        view = stage_view(network, results, side.stage, session.brightest)
        self._views[letter] = (session, side.stage, view)
        return Taken(side, session, view)

    def _input(self, letter: Letter, session: Session, shown: Shown) -> FloatArray:
        """The input of a side's network: the very array of the present one where it is that."""
        now = shown.session
        if session.picture is now.picture and session.input == now.input and shown.results:
            return shown.results.input
        known = self._inputs.get(letter)
        if known is not None:
            of = known[0]
            if of.picture is session.picture and of.input == session.input:
                return known[1]
        x = network_input(session).x
        self._inputs[letter] = (session, x)
        return x


def no_layer() -> Message:
    """That a document has fewer layers than the side wants."""
    return Message(marked("message", "There is no such layer here: choose another."))


def _of_shown(side: Side, shown: Shown) -> Taken:
    view = shown.view(side.stage)
    if view is None:
        return Taken(side, shown.session, refusal=no_layer())
    if not view.planes and side.stage >= 0:
        stages = shown.stages[: side.stage + 1]
        refusal = next((stage.refusal for stage in stages if stage.refusal is not None), None)
        return Taken(side, shown.session, refusal=refusal, waits=refusal is None)
    return Taken(side, shown.session, view)


def _check_memory(network: Network, x: FloatArray, shown: Shown) -> None:
    """Raise Refused when the maps of a side and those of the document are more than may be."""
    held = sum(math.prod(stage.shape) for stage in shown.stages if stage.shape)
    shape = (x.shape[0], x.shape[1], x.shape[2])
    held += sum(math.prod(stage.shape) for stage in stages_of(network, shape) if stage.shape)
    check_memory(held + x.size)


def _frames(a: Taken, b: Taken, align: Align) -> tuple[Frame, Frame]:
    """The frame that is wanted, and that of the other way."""
    assert a.session is not None
    assert b.session is not None
    assert a.plane is not None
    assert b.plane is not None
    a_size, b_size = (a.plane.height, a.plane.width), (b.plane.height, b.plane.width)
    corner = by_corner(a_size, b_size)
    on_input = by_input(
        placed_on_input(a.session.network, a.session.shape, a.side.stage, a_size),
        a.session.shape[1:],
        placed_on_input(b.session.network, b.session.shape, b.side.stage, b_size),
        b.session.shape[1:],
    )
    if on_input.fits:  # cell on cell either way
        return corner, corner
    return (on_input, corner) if align == "input" else (corner, on_input)
