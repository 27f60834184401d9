"""Keeps what a unit looks for in step with the document and with the unit that is chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from playground.core.messages import Message
from playground.core.network_input import NetworkInput
from playground.gui.inside.explaining import Explaining, Explanations
from playground.gui.inside.unitsthere import unit_counts
from playground.gui.inside.usualpictures import pictures_searched
from playground.gui.state.insideview import UnitPictures, UnitPlace
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.train.training import Training
from playground.training.protocol import messages
from playground.training.protocol.inquiries.inquiry import Subject
from playground.training.protocol.inquiries.messages import Found, InquiryOver, InquiryProgress
from playground.training.protocol.inquiries.units import (
    GrowInquiry,
    GrownPicture,
    SearchedPictures,
    UnitInquiry,
    UnitPlaces,
)


@dataclass(frozen=True, slots=True, eq=False)
class Looking:
    """The findings on a unit: its strongest places, and the pictures on the way to its own.

    `refusal` says why there are no places, `grow_refusal` why no picture is made.
    """

    subject: Subject | None = None
    unit: UnitPlace | None = None
    places: UnitPlaces | None = None
    refusal: Message | None = None
    is_searching: bool = False
    done: int = 0
    total: int = 0
    grown: tuple[GrownPicture, ...] = ()
    grow_refusal: Message | None = None
    is_growing: bool = False


class UnitLooking(QObject):
    """Asks where the chosen unit answers most strongly while the page is seen; grows when told."""

    updated = Signal(object)
    """A Looking; `now` is the same."""

    def __init__(
        self, store: Store, explaining: Explaining, training: Training, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._explaining = explaining
        self._inquiries = training.inquiries
        self._data = training.data
        self._is_watched = False
        self._search = self._growth = 0
        self._asked: tuple[object, ...] = ()
        self.now = Looking()
        explaining.updated.connect(self._explained)
        store.view_changed.connect(self._view_changed)
        self._inquiries.replied.connect(self._take)

    @property
    def is_busy(self) -> bool:
        """Whether something is being worked out."""
        return self.now.is_searching or self.now.is_growing

    def watch(self, watched: bool) -> None:
        """Follow from now on, or rest: nobody sees it."""
        self._is_watched = watched
        if watched:
            self._forget_refusal()
            self._look()
        else:
            self._give_up()

    def grow(self) -> None:
        """Have a picture made that the unit answers to."""
        now = self.now
        if now.subject is None or now.unit is None:
            return
        without = self._store.view.inside.without
        if now.is_growing:
            self._inquiries.give_up(self._growth)
        self._growth = self._inquiries.ask(now.subject, GrowInquiry(*now.unit, without=without))
        self._become(replace(now, grown=(), grow_refusal=None, is_growing=True))
        self._store.look(inside=replace(self._store.view.inside, step=None))

    def stop_growing(self) -> None:
        """Keep the picture as it is."""
        if self.now.is_growing:
            self._inquiries.give_up(self._growth)
            self._become(replace(self.now, is_growing=False))
            if self.now.is_searching:  # what was asked before is given up with it
                self._asked = ()
                self._look()

    def _give_up(self) -> None:
        if self.is_busy:
            self._inquiries.give_up(max(self._search, self._growth))
            self._asked = ()
            self._become(replace(self.now, is_searching=False, is_growing=False))

    def _explained(self, _now: Explanations) -> None:
        if self._explaining.now.subject is not self.now.subject:
            self._look()

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.inside.page != new.inside.page:
            self._forget_refusal()
        self._look()

    def _forget_refusal(self) -> None:
        """Ask again what was refused: somebody comes back to the page."""
        if self.now.refusal is not None:
            self._asked = ()

    def _look(self) -> None:
        """Ask about what is chosen now, unless that is asked already."""
        look = self._store.view.inside
        if not self._is_watched or look.page != "unit":
            if self._is_watched:
                self._give_up()
            return
        subject, unit = self._explaining.now.subject, self.chosen()
        pictures = None if subject is None else self.searched(subject)
        asked = (subject, unit, pictures)
        if asked == self._asked or subject is None:
            return
        self._give_up()
        self._asked = asked
        is_same = (subject, unit) == (self.now.subject, self.now.unit)
        grown = self.now.grown if is_same else ()
        now = Looking(subject, unit, grown=grown)
        if unit is None:
            self._become(now)
            return
        assert pictures is not None
        self._search = self._inquiries.ask(subject, UnitInquiry(*unit, pictures))
        self._become(replace(now, is_searching=True))

    def searched(self, subject: Subject) -> SearchedPictures:
        """The pictures that are chosen, as the network takes them."""
        look, searched = self._store.view.inside, self._pictures()
        taken = NetworkInput(subject.x.shape, self._store.session.levels, kept=True)
        if searched == "data":
            return SearchedPictures(taken, data=self._data.plan.data)
        return SearchedPictures(taken, folder=look.folder if searched == "folder" else "")

    def _pictures(self) -> UnitPictures:
        return pictures_searched(self._store.session, self._store.view)

    def chosen(self) -> UnitPlace | None:
        """The unit that is looked at: the chosen one, else the selected filter, else any."""
        view, session = self._store.view, self._store.session
        counts = unit_counts(session)
        wanted = view.inside.unit or (view.layer, view.filter)
        for layer, unit in (wanted, *((at, 0) for at in counts)):
            if layer in counts:
                return layer, min(max(unit, 0), counts[layer] - 1)
        return None

    def _take(self, reply: object) -> None:
        now, token = self.now, getattr(reply, "token", 0)
        if isinstance(reply, messages.ProcessDied):
            self._take_of_death(reply.message)
        elif now.is_searching and token == self._search:
            self._take_of_search(reply)
        elif now.is_growing and token == self._growth:
            if isinstance(reply, Found) and isinstance(reply.part, GrownPicture):
                self._become(replace(now, grown=(*now.grown, reply.part)))
            elif isinstance(reply, InquiryOver):
                self._become(replace(now, is_growing=False, grow_refusal=reply.refusal))

    def _take_of_death(self, why: Message) -> None:
        """End what was waited for, which never comes; `why` is the refusal."""
        now = self.now
        if now.is_searching:
            now = replace(now, is_searching=False, refusal=why)
        if now.is_growing:
            now = replace(now, is_growing=False, grow_refusal=why)
        if now is not self.now:
            self._become(now)

    def _take_of_search(self, reply: object) -> None:
        now = self.now
        if isinstance(reply, InquiryProgress):
            self._become(replace(now, done=reply.done, total=reply.total))
        elif isinstance(reply, Found) and isinstance(reply.part, UnitPlaces):
            self._become(replace(now, places=reply.part))
        elif isinstance(reply, InquiryOver):
            self._become(replace(now, is_searching=False, refusal=reply.refusal))

    def _become(self, now: Looking) -> None:
        self.now = now
        self.updated.emit(now)
