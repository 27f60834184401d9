"""Inquiries about a network and a picture, and their answers: they live as long as the process."""

from __future__ import annotations

import itertools
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from playground.core.session import Network
from playground.gui.train.state.stateholder import StateHolder
from playground.training.protocol import messages
from playground.training.protocol.inquiries.inquiry import Inquiry, Subject
from playground.training.protocol.inquiries.messages import GiveUp, Inquire, LookAt


class Inquiries(QObject):
    """Asks the process what it is asked, and says what it replies; nothing here waits."""

    replied = Signal(object)
    """An InquiryProgress, a Found or an InquiryOver, by its token; or a ProcessDied."""

    def __init__(self, process: StateHolder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = process
        self._numbers = itertools.count(1)
        self._tokens = itertools.count(1)
        self._looked_at: Subject | None = None
        process.of_inquiry.connect(self._take)

    def ask(self, subject: Subject, inquiry: Inquiry) -> int:
        """Ask about a subject; what is still to be answered about another is given up.

        Returns the token that the replies have.
        """
        if subject is not self._looked_at:
            before, self._looked_at = self._looked_at, subject
            is_same = (
                before is not None
                and before.network is subject.network
                and (before.x.shape, before.top) == (subject.x.shape, subject.top)
            )
            sent = replace(subject, network=Network()) if is_same else subject
            self._process.send_to_desk(LookAt(next(self._numbers), sent, is_same))
        token = next(self._tokens)
        self._process.send_to_desk(Inquire(token, inquiry))
        return token

    def give_up(self, token: int) -> None:
        """Want no more of the answer to an inquiry, nor of those before it."""
        self._process.send_to_desk(GiveUp(token))

    def _take(self, reply: object) -> None:
        if isinstance(reply, messages.ProcessDied):
            self._looked_at = None  # the next process knows of nothing
        self.replied.emit(reply)
