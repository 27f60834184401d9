"""Keeps how an explanation comes about in step with the document and with what is asked."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from playground.core.messages import Message
from playground.gui.inside.explaining import PACE_MS, Explaining, Explanations
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.train.training import Training
from playground.training.protocol import messages
from playground.training.protocol.inquiries.inquiry import Inquiry, Subject
from playground.training.protocol.inquiries.messages import Found, InquiryOver
from playground.training.protocol.inquiries.workings import (
    BackInquiry,
    BackStep,
    CamInquiry,
    CamTerms,
)


@dataclass(frozen=True, slots=True, eq=False)
class Workings:
    """What is known of it: Grad-CAM's terms, or the steps of the deconvnet so far.

    They are of before while `is_busy` and nothing new has come; `refusal` says why there are none.
    """

    cam: CamTerms | None = None
    steps: tuple[BackStep, ...] = ()
    is_busy: bool = False
    refusal: Message | None = None


class Working(QObject):
    """Asks the process while the page is seen."""

    updated = Signal(object)
    """Workings; `now` is the same."""

    def __init__(
        self, store: Store, explaining: Explaining, training: Training, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._explaining = explaining
        self._inquiries = training.inquiries
        self._is_watched = False
        self._token = 0
        self._asked: tuple[Subject, Inquiry] | None = None
        self.now = Workings()
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
        return self.now.is_busy or self._pace.isActive()

    def watch(self, watched: bool) -> None:
        """Follow from now on, or rest: nobody sees it."""
        self._is_watched = watched
        self._look()

    def _explained(self, _now: Explanations) -> None:
        self._look()

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.inside != new.inside:
            self._look()

    def _wanted(self) -> tuple[Subject, Inquiry] | None:
        look, now = self._store.view.inside, self._explaining.now
        if now.subject is None or now.asked is None:
            return None
        if look.working == "cam":
            return now.subject, CamInquiry(now.asked, look.cam_layer)
        return now.subject, BackInquiry(now.asked)

    def _look(self) -> None:
        """Ask soon, unless that is asked already; give up what nobody sees."""
        if not self._is_watched or self._store.view.inside.page != "workings":
            self._give_up()
            return
        wanted = self._wanted()
        if wanted is None:
            self._give_up()
            self._become(Workings(refusal=self._explaining.now.why_not))
        elif not self._is_asked(wanted) and not self._pace.isActive():
            self._pace.start()

    def _is_asked(self, wanted: tuple[Subject, Inquiry]) -> bool:
        asked = self._asked
        return asked is not None and asked[0] is wanted[0] and asked[1] == wanted[1]

    def _ask(self) -> None:
        wanted = self._wanted()
        if wanted is None or self._is_asked(wanted):
            return
        self._give_up()
        self._asked = wanted
        self._token = self._inquiries.ask(*wanted)
        self._become(replace(self.now, is_busy=True, refusal=None))

    def _give_up(self) -> None:
        self._pace.stop()
        if self.now.is_busy:
            self._inquiries.give_up(self._token)
            self._asked = None
            self._become(replace(self.now, is_busy=False))

    def _take(self, reply: object) -> None:
        now = self.now
        if not now.is_busy:
            return
        if isinstance(reply, messages.ProcessDied):
            self._asked = None
            self._become(Workings(refusal=reply.message))
        elif getattr(reply, "token", 0) != self._token:
            return
        elif isinstance(reply, Found) and isinstance(reply.part, CamTerms):
            self._become(replace(now, cam=reply.part))
        elif isinstance(reply, Found) and isinstance(reply.part, BackStep):
            before = () if reply.part.how is None else now.steps
            self._become(replace(now, steps=(*before, reply.part)))
        elif isinstance(reply, InquiryOver):
            over = replace(now, is_busy=False, refusal=reply.refusal)
            self._become(over if reply.refusal is None else replace(over, cam=None, steps=()))

    def _become(self, now: Workings) -> None:
        self.now = now
        self.updated.emit(now)
