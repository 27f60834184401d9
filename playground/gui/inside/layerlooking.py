"""Keeps what all units of a layer look for in step with the document and what is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from PySide6.QtCore import QObject, QTimer, Signal

from playground.core.arrays import Shape
from playground.core.messages import Message
from playground.core.session import Network
from playground.gui.inside.explaining import Explaining, Explanations
from playground.gui.inside.unitlooking import UnitLooking
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.train.training import Training
from playground.training.protocol import messages
from playground.training.protocol.inquiries.messages import Found, InquiryOver, InquiryProgress
from playground.training.protocol.inquiries.units import (
    LayerInquiry,
    LayerStrengths,
    SearchedPictures,
    UnitFigure,
    UnitPlaces,
)

MOST_KEPT = 300
"""Units whose pictures are kept: 220 kB each."""

PACE_MS = 120
"""Until the units that came into view are asked about, as the list is scrolled on meanwhile."""

NOTHING: Mapping[int, UnitPlaces] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Asked:
    """The search that is asked for: which layer of which network, and in which pictures."""

    network: Network
    shape: Shape
    top: float
    layer: int
    pictures: SearchedPictures


@dataclass(frozen=True, slots=True, eq=False)
class LayerLook:
    """The findings on a layer: how strong its units are, and the strongest places of some.

    `done` of `total` pictures are searched; `refusal` says why no more is known.
    """

    asked: Asked | None = None
    strengths: LayerStrengths | None = None
    figures: Mapping[int, UnitPlaces] = field(default_factory=lambda: NOTHING)
    is_busy: bool = False
    done: int = 0
    total: int = 0
    refusal: Message | None = None
    is_stopped: bool = False


class LayerLooking(QObject):
    """Asks while the page is seen: first how strong all units are, then about those in view."""

    updated = Signal(object)
    """A LayerLook; `now` is the same."""

    def __init__(
        self,
        store: Store,
        explaining: Explaining,
        looking: UnitLooking,
        training: Training,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._explaining = explaining
        self._looking = looking
        self._inquiries = training.inquiries
        self._is_watched = False
        self._token = 0
        self._wanted: tuple[int, ...] = ()
        self.now = LayerLook()
        self._pace = QTimer(self)
        self._pace.setSingleShot(True)
        self._pace.setInterval(PACE_MS)
        self._pace.timeout.connect(self._ask_missing)
        explaining.updated.connect(self._explained)
        store.view_changed.connect(self._view_changed)
        self._inquiries.replied.connect(self._take)

    @property
    def is_busy(self) -> bool:
        """Whether something is being worked out, or soon will be."""
        return self.now.is_busy or self._pace.isActive()

    def watch(self, watched: bool) -> None:
        """Follow from now on, or rest: nobody sees it."""
        self._is_watched = watched
        self._look()

    def want(self, units: Sequence[int]) -> None:
        """Say which units are in view, the first first."""
        self._wanted = tuple(units)
        now = self.now
        if now.strengths is not None and not now.is_stopped and self._missing():
            self._pace.start()

    def stop(self) -> None:
        """Give up what is being worked out; what is there stays."""
        self._give_up()
        self._become(replace(self.now, is_stopped=True))

    def go_on(self) -> None:
        """Work out what is missing."""
        self._become(replace(self.now, is_stopped=False))
        self._ask(self._missing())

    def _give_up(self) -> None:
        self._pace.stop()
        if self.now.is_busy:
            self._inquiries.give_up(self._token)
            self._become(replace(self.now, is_busy=False))

    def _explained(self, _now: Explanations) -> None:
        self._look()

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if _asked_by(old) != _asked_by(new):
            self._look()

    def _look(self) -> None:
        """Ask about the layer that is chosen now, unless that is asked already."""
        if not self._is_watched or self._store.view.inside.page != "layer":
            self._give_up()
            return
        wanted = self._asked_now()
        now = self.now
        if wanted is None or (wanted == now.asked and wanted.network is now.asked.network):
            is_idle = wanted is not None and not now.is_busy and not now.is_stopped
            if is_idle and now.refusal is None and (now.strengths is None or self._missing()):
                self._pace.start()  # it was given up when the page was left
            return
        self._give_up()
        self._wanted = ()
        self._become(LayerLook(wanted))
        self._ask(())

    def _asked_now(self) -> Asked | None:
        subject, chosen = self._explaining.now.subject, self._looking.chosen()
        if subject is None or chosen is None:
            return None
        pictures = self._looking.searched(subject)
        return Asked(subject.network, subject.x.shape, subject.top, chosen[0], pictures)

    def _missing(self) -> tuple[int, ...]:
        known = self.now.figures
        return tuple(at for at in self._wanted if at not in known or not known[at].projections)

    def _ask_missing(self) -> None:
        missing = self._missing()
        if missing or self.now.strengths is None:
            self._ask(missing)

    def _ask(self, units: tuple[int, ...]) -> None:
        subject, asked = self._explaining.now.subject, self.now.asked
        if subject is None or asked is None:
            return
        self._give_up()
        inquiry = LayerInquiry(asked.layer, asked.pictures, units)
        self._token = self._inquiries.ask(subject, inquiry)
        self._become(replace(self.now, is_busy=True, done=0, total=0, refusal=None))

    def _take(self, reply: object) -> None:
        now = self.now
        if not now.is_busy:
            return
        if isinstance(reply, messages.ProcessDied):
            self._become(replace(now, is_busy=False, refusal=reply.message))
        elif getattr(reply, "token", 0) != self._token:
            return
        elif isinstance(reply, InquiryProgress):
            self._become(replace(now, done=reply.done, total=reply.total))
        elif isinstance(reply, Found) and isinstance(reply.part, LayerStrengths):
            is_known = now.strengths is not None
            self._become(now if is_known else replace(now, strengths=reply.part))
        elif isinstance(reply, Found) and isinstance(reply.part, UnitFigure):
            self._become(replace(now, figures=self._with(reply.part)))
        elif isinstance(reply, InquiryOver):
            self._become(replace(now, is_busy=False, refusal=reply.refusal))
            if reply.refusal is None and self._missing():
                self._pace.start()  # more has come into view meanwhile

    def _with(self, figure: UnitFigure) -> Mapping[int, UnitPlaces]:
        """The figures with one more; those that came first go, but for what is in view."""
        known = dict(self.now.figures)
        before = known.pop(figure.unit, None)
        is_less = before is not None and before.projections and not figure.places.projections
        known[figure.unit] = before if is_less and before is not None else figure.places
        spare = [unit for unit in known if unit not in self._wanted]
        for unit in spare[: max(0, len(known) - MOST_KEPT)]:
            del known[unit]
        return MappingProxyType(known)

    def _become(self, now: LayerLook) -> None:
        self.now = now
        self.updated.emit(now)


def _asked_by(view: ViewState) -> tuple[object, ...]:
    """The parts of the view that an inquiry depends on."""
    return view.inside.unpatched, view.layer, view.data_classes
