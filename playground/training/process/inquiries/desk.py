"""Where inquiries are answered: beside the training, which neither waits for them nor stops."""

from __future__ import annotations

import importlib
import os
import threading
import traceback
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from playground.core.cancelling import Cancelled
from playground.core.messages import Message
from playground.training.process.inquiries.context import InquiryContext
from playground.training.process.inquiries.explaining import refusal_of
from playground.training.protocol import messages
from playground.training.protocol.inquiries.inquiry import Subject
from playground.training.protocol.inquiries.messages import (
    BEGUN_ANEW,
    Found,
    GiveUp,
    Inquire,
    InquiryOver,
    InquiryProgress,
    LookAt,
    ToDesk,
)
from playground.training.protocol.pipes import Letterbox

PATIENCE_S = 0.5
"""Seconds that the process waits at its end for what is given up."""


class Desk:
    """Answers inquiries one by one, on a thread that begins with the first.

    The latest subject is kept; an inquiry about another one is not answered any more.
    """

    def __init__(self, send: Callable[[messages.Reply], None]) -> None:
        self._send = send
        self._box = Letterbox()
        self._thread: threading.Thread | None = None
        self._given_up = 0
        self._last = 0
        self._subject: Subject | None = None
        self._memory: dict[Any, Any] = {}
        self._of_network: dict[Any, Any] = {}

    def take(self, command: ToDesk) -> None:
        """Answer an inquiry when those before it are, or give up what is not wanted any more."""
        match command:
            case GiveUp(token):
                self._given_up = max(self._given_up, token)
                return
            case LookAt():
                self._given_up = max(self._given_up, self._last)
            case Inquire(token):
                self._last = token
        self._box.put(command)
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name="inquiries", daemon=True)
            self._thread.start()

    def close(self) -> bool:
        """Answer nothing any more; False if something is still being worked out."""
        self._given_up = 2**62
        self._box.close()
        if self._thread is not None:
            self._thread.join(PATIENCE_S)
        return self._thread is None or not self._thread.is_alive()

    def end(self) -> None:
        """Answer nothing any more, in a process that is about to end."""
        if not self.close():
            os._exit(0)  # the interpreter's end beneath a thread within torch is a crash

    def _serve(self) -> None:
        while (command := self._box.get()) is not None:
            if isinstance(command, LookAt):
                self._look_at(command)
            else:
                self._answer(command)

    def _look_at(self, command: LookAt) -> None:
        subject, before = command.subject, self._subject
        self._memory = {}
        if not command.is_same_network:
            self._subject, self._of_network = subject, {}
        elif before is not None:  # else what is asked about it is refused
            self._subject = replace(subject, network=before.network)

    def _answer(self, asked: Inquire) -> None:
        token, subject = asked.token, self._subject
        if subject is None:
            self._send(InquiryOver(token, Message(BEGUN_ANEW)))
            return

        def progress(done: int, total: int) -> None:
            self._send(InquiryProgress(token, done, total))

        def is_cancelled() -> bool:
            return token <= self._given_up

        if is_cancelled():
            return
        context = InquiryContext(subject, progress, is_cancelled, self._memory, self._of_network)
        try:
            module = importlib.import_module(asked.inquiry.answered_in)
            for part in module.parts(context, asked.inquiry):
                if is_cancelled():
                    return
                self._send(Found(token, part))
            self._send(InquiryOver(token))
        except Cancelled:
            pass
        except Exception as error:
            details = traceback.format_exc()
            self._send(InquiryOver(token, refusal_of(error), details))
