"""Inquiries of one page of Look inside: asked while it is seen, and anew when others are wanted."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from playground.core.messages import Message
from playground.gui.inside.explaining import PACE_MS, Explaining, Explanations
from playground.gui.state.insideview import InsidePage
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.train.training import Training
from playground.training.protocol import messages
from playground.training.protocol.inquiries.inquiry import Inquiry, Subject
from playground.training.protocol.inquiries.messages import Found, InquiryOver, InquiryProgress

Wanted = tuple[Subject, Inquiry]


class Asking(QObject):
    """Asks once what a derived class wants to know; that class keeps the answer's parts."""

    page: InsidePage

    def __init__(
        self, store: Store, explaining: Explaining, training: Training, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._explaining = explaining
        self._inquiries = training.inquiries
        self._is_watched = False
        self._is_asking = False
        self._token = 0
        self._asked: Wanted | None = None
        self._pace = QTimer(self)
        self._pace.setSingleShot(True)
        self._pace.setInterval(PACE_MS)
        self._pace.timeout.connect(self._ask)
        explaining.updated.connect(self._explained)
        store.view_changed.connect(self._view_changed)
        self._inquiries.replied.connect(self._take)

    @property
    def is_busy(self) -> bool:
        """Whether something is being worked out, or soon will be."""
        return self._is_asking or self._pace.isActive()

    def watch(self, watched: bool) -> None:
        """Follow from now on, or rest: nobody sees it."""
        self._is_watched = watched
        self._look()

    # What a derived class does.

    def wanted(self) -> Wanted | None:
        """The inquiry that is to be asked now, with its subject; None for nothing."""
        raise NotImplementedError

    def is_same(self, asked: Wanted, wanted: Wanted) -> bool:
        """Whether the answer to one is that to the other."""
        return asked[0] is wanted[0] and asked[1] == wanted[1]

    def begun(self) -> None:
        """An inquiry has been sent."""

    def take_part(self, part: object) -> None:
        """A part of its answer has come."""

    def progressed(self, done: int, total: int) -> None:
        """So much of it is done."""

    def over(self, refusal: Message | None) -> None:
        """All has come, or `refusal` says why not."""

    def given_up(self) -> None:
        """It was given up on the way."""

    def nothing(self) -> None:
        """There is nothing to ask about."""

    # Asking.

    def _explained(self, _now: Explanations) -> None:
        self._look()

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if _asked_by(old) != _asked_by(new):
            self._look()

    def _look(self) -> None:
        """Ask soon, unless that is asked already; give up what nobody sees."""
        if not self._is_watched or self._store.view.inside.page != self.page:
            self.give_up()
            return
        wanted = self.wanted()
        if wanted is None:
            self.give_up()
            self.nothing()
        elif not self._is_asked(wanted) and not self._pace.isActive():
            self._pace.start()

    def _is_asked(self, wanted: Wanted) -> bool:
        return self._asked is not None and self.is_same(self._asked, wanted)

    def _ask(self) -> None:
        wanted = self.wanted()
        if wanted is None or self._is_asked(wanted):
            return
        self.give_up()
        self._asked, self._is_asking = wanted, True
        self._token = self._inquiries.ask(*wanted)
        self.begun()

    def ask_again(self) -> None:
        """Ask what was given up, or refused."""
        self._asked = None
        self._ask()

    def give_up(self, for_good: bool = False) -> None:
        """Want no more of the answer; unless `for_good`, it is asked again when it is seen."""
        self._pace.stop()
        if self._is_asking:
            self._inquiries.give_up(self._token)
            self._is_asking = False
            if not for_good:
                self._asked = None
            self.given_up()

    def _take(self, reply: object) -> None:
        if not self._is_asking:
            return
        if isinstance(reply, messages.ProcessDied):
            self._is_asking, self._asked = False, None
            self.over(reply.message)
        elif getattr(reply, "token", 0) != self._token:
            return
        elif isinstance(reply, InquiryProgress):
            self.progressed(reply.done, reply.total)
        elif isinstance(reply, Found):
            self.take_part(reply.part)
        elif isinstance(reply, InquiryOver):
            self._is_asking = False
            self.over(reply.refusal)


def _asked_by(view: ViewState) -> tuple[object, ...]:
    """The parts of the view that an inquiry depends on."""
    return view.inside.unpatched, view.layer, view.data_classes
