"""The state of the training: every message either way, and every question, is folded into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal

from playground.core.messages import Message
from playground.gui.train.state.processlink import ProcessLink
from playground.training.protocol import messages
from playground.training.protocol.client_protocol import Client
from playground.training.protocol.inquiries.messages import BEGUN_ANEW, OfInquiry, ToDesk
from playground.training.protocol.questions.question import Question
from playground.training.protocol.reduction import Happening, newly_asked, reduced
from playground.training.protocol.state import TrainingState


class StateHolder(QObject):
    """Sends commands and questions to the process, and says how the state changes by them.

    What the process replies is taken in by `take_in`, which whoever derives from this has.
    """

    changed = Signal(object, object)
    """The TrainingState before and now; what did not change in it is the very same."""

    of_inquiry = Signal(object)
    """A reply that is of no training: to an inquiry, or that the process died."""

    def __init__(
        self, client: Callable[[Callable[[], None]], Client], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._link = ProcessLink(client, self)
        self._link.due.connect(self._receive_some)
        self.state = TrainingState()
        self._announced = self.state
        self._is_held = False

    def receive(self) -> None:
        """Take in what the process has replied since the last time."""
        self.take_in(self._of_training(self._link.replies()))

    def _receive_some(self) -> None:
        """Take in what is for one turn of the event loop: what paints and beats has the next."""
        self.take_in(self._of_training(self._link.replies_of_a_turn()))

    def _of_training(self, replies: Sequence[messages.Reply]) -> Sequence[messages.Reply]:
        """The replies without those to inquiries, which are passed on."""
        for reply in replies:
            if isinstance(reply, OfInquiry | messages.ProcessDied):
                self.of_inquiry.emit(reply)
        return [reply for reply in replies if not isinstance(reply, OfInquiry)]

    def discard_process(self) -> None:
        """End a process that came after one that died; who waits for it is told."""
        self._link.discard()
        self.of_inquiry.emit(messages.ProcessDied(Message(BEGUN_ANEW), None))

    def send_to_desk(self, command: ToDesk) -> None:
        """Send what is of no training."""
        self._link.send(command)

    def take_in(self, replies: Sequence[messages.Reply]) -> None:
        """Take in replies of the process as one change."""
        raise NotImplementedError

    def prepare(self) -> None:
        """Start the process before it is needed: it takes a few seconds to come up."""
        self._link.open()

    @property
    def starts_soon(self) -> bool:
        """Whether the process is started in a moment, as a training was opened."""
        return self._link.starts_soon

    def stop_process(self) -> None:
        """End the process; nothing arrives afterwards."""
        self._link.close()
        if self.state.phase != "idle":
            self._become(messages.Stop())

    def ask(self, question: Question) -> None:
        """Ask the process a question about the training, if there is one.

        One of a kind at a time: of those that are wanted meanwhile, the last is asked next.
        `state.waiting` says how far the answer is, and `state.answers` has it in the end.
        """
        self._become(question)

    def cancel(self, kind: str) -> None:
        """Give a question up that was asked, if it is not answered yet."""
        waiting = self.state.waiting.get(kind)
        if waiting is not None:
            self._command(messages.CancelQuestion(waiting.token))

    def _become(self, happening: Happening) -> None:
        """Take a message into account, and ask the questions that are to be asked because of it."""
        old, self.state = self.state, reduced(self.state, happening)
        for asked in newly_asked(old, self.state):
            self._send(messages.Ask(asked.token, asked.question, start=self.state.start))
        self._announce()

    def _announce(self) -> None:
        """Emit `changed`, one change after the other even if one leads to the next."""
        if self._is_held:
            return
        self._is_held = True
        try:
            while self._announced is not self.state:
                old, self._announced = self._announced, self.state
                self.changed.emit(old, self.state)
        finally:
            self._is_held = False

    @contextmanager
    def _as_one_change(self) -> Iterator[None]:
        """Emit `changed` once, for all that happens meanwhile."""
        was_held, self._is_held = self._is_held, True
        try:
            yield
        finally:
            self._is_held = was_held
        self._announce()

    def _command(self, command: messages.Command) -> None:
        """Send a command, and take it into account."""
        self._send(command)
        self._become(command)

    def _send(self, command: messages.Command) -> None:
        self._link.send(command)
