"""Keeps the explanations of the answer in step with the document and with what is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from PySide6.QtCore import QObject, QTimer, Signal

from playground.core.arrays import FloatArray
from playground.core.messages import Message
from playground.engine.view.planes import Shown
from playground.gui.inside.answer import Answer, answer_of, named, why_no_answer
from playground.gui.inside.unitsthere import asked_unit, cam_layer
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.insideview import Inside
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.train.training import Training
from playground.pictures.network_input import is_blank
from playground.training.protocol import messages
from playground.training.protocol.inquiries.explaining import (
    AskedNumber,
    Explained,
    ExplainInquiry,
    Methods,
    MethodText,
)
from playground.training.protocol.inquiries.inquiry import Subject
from playground.training.protocol.inquiries.messages import Found, InquiryOver, InquiryProgress

PACE_MS = 200
"""From one inquiry to the next, while the document changes all the time."""

STRIDE_SHARE = 1 / 4
"""Of the side of the occluding patch: how far it is moved."""


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """The explanation by a method, and the input that it is of."""

    explained: Explained
    x: FloatArray
    top: float = 1.0


NOTHING: Mapping[str, Said] = MappingProxyType({})


@dataclass(frozen=True, slots=True, eq=False)
class Explanations:
    """The explanations as far as they have come; `why_not` says why nothing is asked.

    What methods said last is in `said`; those of `fresh` are about what is there now, the others of
    before, until they follow. `done` of `total` are worked out; `refusal` says why they are not.
    """

    answer: Answer | None = None
    asked: AskedNumber | None = None
    why_not: Message | None = None
    subject: Subject | None = None
    methods: tuple[MethodText, ...] = ()
    said: Mapping[str, Said] = field(default_factory=lambda: NOTHING)
    fresh: frozenset[str] = frozenset()
    is_busy: bool = False
    done: int = 0
    total: int = 0
    shuffled: int = 0
    refusal: Message | None = None


class Explaining(QObject):
    """Asks the process whenever what is explained may have changed, while anybody looks."""

    updated = Signal(object)
    """Explanations; `now` is the same."""

    def __init__(
        self, store: Store, evaluation: Evaluation, training: Training, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._evaluation = evaluation
        self._inquiries = training.inquiries
        self._data = training.data
        self._is_watched = False
        self._is_put_off = False
        self._token = 0
        self._asked: ExplainInquiry | None = None
        self.now = Explanations()
        self._pace = QTimer(self)
        self._pace.setSingleShot(True)
        self._pace.setInterval(PACE_MS)
        self._pace.timeout.connect(self.ask)
        evaluation.updated.connect(self._results_changed)
        store.view_changed.connect(self._view_changed)
        self._inquiries.replied.connect(self._take)

    @property
    def is_busy(self) -> bool:
        """Whether something newer than `now` is on its way."""
        return self._pace.isActive() or self.now.is_busy

    def watch(self, watched: bool) -> None:
        """Follow the document from now on, or rest: nobody sees it."""
        self._is_watched = watched
        if watched:
            self._look()
        else:
            self._put_off()

    def stop(self) -> None:
        """Give up what is being worked out; `ask` goes on with it."""
        self._pace.stop()
        if self.now.is_busy:
            self._inquiries.give_up(self._token)
            self._become(replace(self.now, is_busy=False))

    def ask(self) -> None:
        """Have what is missing worked out."""
        self._is_put_off = False
        now, wanted = self.now, self._wanted()
        if now.subject is None or wanted is None:
            return
        if now.is_busy:
            self._inquiries.give_up(self._token)
        fresh = now.fresh if self._is_asked(wanted) else frozenset[str]()
        self._asked = wanted
        self._token = self._inquiries.ask(now.subject, replace(wanted, without=fresh))
        self._become(replace(now, is_busy=True, fresh=fresh, done=0, total=0, refusal=None))

    # What is asked about.

    def _results_changed(self, shown: Shown) -> None:
        self._look()

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.data_classes != new.data_classes or _asks(old.inside) != _asks(new.inside):
            self._look()

    def _look(self) -> None:
        """Say what the answer is now, and have it explained soon."""
        shown = self._evaluation.shown
        if not self._is_watched or shown is None or shown.results is None:
            return
        session, view = shown.session, self._store.view
        found = answer_of(session.network, shown.results, self._data.plan.loss)
        answer = None if found is None else named(found, session, view.data_classes)
        asked = self._asked_number(answer, shown)
        why_not = None if asked is not None else why_no_answer(shown, answer)
        subject = self._subject(shown, shown.results.input)
        now = replace(self.now, answer=answer, asked=asked, why_not=why_not)
        if asked is None:
            self.stop()
            self._asked = None
            new = replace(now, subject=subject, said=NOTHING, fresh=frozenset(), is_busy=False)
            self._become(new)
            return
        self._become(replace(now, subject=subject))
        if view.inside.page != "why":
            if subject is not now.subject:
                self._asked = None
                self._become(replace(self.now, fresh=frozenset()))
            self._put_off()  # what is asked on another page is not to wait for this
            return
        wanted = self._wanted()
        if wanted is not None and not (self._is_asked(wanted) and subject is now.subject):
            self._asked = None
            self._become(replace(self.now, fresh=frozenset()))
            self._is_put_off = True
        if self._is_put_off and not self._pace.isActive():
            self._pace.start()

    def _put_off(self) -> None:
        """Give up what is being worked out until somebody looks again."""
        self._is_put_off = self._is_put_off or self.is_busy
        self.stop()

    def _asked_number(self, answer: Answer | None, shown: Shown) -> AskedNumber | None:
        """The unit or the output that is asked about, if there is one.

        Where the network has no such unit any more, it is the answer.
        """
        look = self._store.view.inside
        if is_blank(shown.session):
            return None
        about = asked_unit(look, shown.session)
        if about is not None:
            layer, unit = about
            return AskedNumber(unit, layer)
        if answer is None or not len(answer.shares):
            return None
        chosen = look.answer
        is_there = chosen is not None and chosen < len(answer.shares)
        return AskedNumber(chosen if is_there and chosen is not None else answer.likeliest)

    def _subject(self, shown: Shown, x: FloatArray) -> Subject:
        """The very same as before, unless network or input are others."""
        known, network = self.now.subject, shown.session.network
        if known is not None and known.network is network and known.x is x:
            return known
        return Subject(network, x, shown.session.brightest)

    def _wanted(self) -> ExplainInquiry | None:
        now, look = self.now, self._store.view.inside
        if now.asked is None or now.subject is None:
            return None
        side = max(now.subject.x.shape[1:])
        patch = max(1, round(look.patch_percent / 100 * side))
        return ExplainInquiry(
            now.asked,
            layer=cam_layer(look, self._store.session),
            patch=patch,
            stride=max(1, round(STRIDE_SHARE * patch)),
            fill=look.fill,
            shuffled=look.shuffled,
        )

    def _is_asked(self, wanted: ExplainInquiry) -> bool:
        return self._asked == wanted

    # What is answered.

    def _take(self, reply: object) -> None:
        now = self.now
        if isinstance(reply, messages.ProcessDied):
            if now.is_busy:
                self._become(replace(now, is_busy=False, refusal=reply.message))
        elif not now.is_busy or getattr(reply, "token", 0) != self._token or self._asked is None:
            return
        elif isinstance(reply, InquiryProgress):
            self._become(replace(now, done=reply.done, total=reply.total))
        elif isinstance(reply, InquiryOver):
            self._become(replace(now, is_busy=False, refusal=reply.refusal))
        elif isinstance(reply, Found) and isinstance(reply.part, Methods):
            self._become(replace(now, methods=reply.part.methods))
        elif isinstance(reply, Found) and isinstance(reply.part, Explained):
            self._take_explained(reply.part)

    def _take_explained(self, part: Explained) -> None:
        now = self.now
        assert now.subject is not None
        assert self._asked is not None
        said = {**now.said, part.method: Said(part, now.subject.x, now.subject.top)}
        fresh = now.fresh | {part.method}
        self._become(replace(now, said=said, fresh=fresh, shuffled=self._asked.shuffled))

    def _become(self, now: Explanations) -> None:
        self.now = now
        self.updated.emit(now)


def _asks(look: Inside) -> tuple[object, ...]:
    """The choices that the explanations depend on."""
    return (
        *(look.answer, look.about, look.cam_layer, look.shuffled),
        *(look.patch_percent, look.fill, look.page),
    )
