"""The crossing between the window and the training process."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from playground.training.protocol import messages
from playground.training.protocol.client_protocol import Client

PACE_MS = 33
"""Milliseconds from one look at the replies to the next: no curve moves more often."""

AT_REST_MS = 800
"""Milliseconds from the turn in which a training was opened: its document is painted first, and
garbage looked for."""


class ProcessLink(QObject):
    """Starts the process when it is first needed, and says when there are replies to look at.

    It lives as long as the window's training: the one object that is told of from the thread that
    reads.
    """

    due = Signal()
    """It is time to look at the replies."""

    _arrived = Signal()
    """There are replies; emitted in the thread that reads them."""

    def __init__(
        self, client: Callable[[Callable[[], None]], Client], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._make_client = client
        self._client: Client | None = None
        self._is_arrival_known = False
        self._last_look = 0.0
        self._taken: list[messages.Reply] = []
        self._held: list[messages.Command] = []
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._start_at_rest)
        self._pace = QTimer(self)
        self._pace.setSingleShot(True)
        self._pace.timeout.connect(self.due)
        self._arrived.connect(self._look_soon, Qt.ConnectionType.QueuedConnection)

    def open(self) -> None:
        """Start the process, if there is none: it takes a few seconds to come up."""
        if not self._later.isActive():
            self._ready_client()

    @property
    def starts_soon(self) -> bool:
        """Whether the process is started in a moment."""
        return self._later.isActive()

    def open_later(self) -> None:
        """Start the process, if there is none, once what the window was given is painted.

        To come up it takes a core for a second, which the window has need of. What is sent until
        then waits.
        """
        if self._client is None:
            self._later.start(0)  # the turn of now may take as long as all of the wait

    def send(self, command: messages.Command) -> None:
        """Send a command, to a process that is started if there is none."""
        if self._later.isActive():
            self._held.append(command)
        else:
            self._ready_client().send(command)

    def _start_at_rest(self) -> None:
        if not self._later.interval():
            self._later.start(AT_REST_MS)
            return
        client = self._ready_client()
        held, self._held = self._held, []
        for command in held:
            client.send(command)

    def _ready_client(self) -> Client:
        if self._client is None:
            self._client = self._make_client(self._announce_arrival)
            self._client.open()
        return self._client

    def replies(self) -> Sequence[messages.Reply]:
        """The replies of the process since the last time."""
        self._is_arrival_known = False  # before the look: what comes later is announced anew
        if self._client is None:
            return ()
        self._last_look = time.monotonic()
        taken, self._taken = self._taken, []
        return [*taken, *self._client.poll()]

    def replies_of_a_turn(self) -> Sequence[messages.Reply]:
        """The next replies that are taken in at once; with more of them, `due` follows soon.

        Weights come by themselves: with all that follows from them the window has enough to do.
        """
        found = self._taken or self.replies()
        weights = (at for at, reply in enumerate(found) if isinstance(reply, messages.Weights))
        end = max(1, next(weights, len(found)))
        self._taken = list(found[end:])
        if self._taken or self._is_arrival_known:  # also of what came while these waited
            self._pace.start(0 if self._taken else self._wait_ms())
        return found[:end]

    def close(self) -> None:
        """End the process; nothing arrives afterwards."""
        if self._client is not None:
            self._client.close()
        self._forget()

    def discard(self) -> None:
        """End a process that has come after one that died: it knows nothing to wait for."""
        if self._client is not None:
            self._client.close(patience=0.0)
        self._forget()

    def _forget(self) -> None:
        self._pace.stop()
        self._later.stop()
        self._held.clear()
        self._taken.clear()
        self._is_arrival_known = False  # of the next process everything is to be told
        self._client = None

    def _announce_arrival(self) -> None:
        """Called in the thread that reads: let the GUI's look, once for all that waits."""
        if not self._is_arrival_known:
            self._is_arrival_known = True
            self._arrived.emit()

    def _look_soon(self) -> None:
        """Look at the replies now, or as soon as the last look is long enough ago."""
        wait = self._wait_ms()
        if not self._pace.isActive():
            if wait:
                self._pace.start(wait)
            else:
                self.due.emit()

    def _wait_ms(self) -> int:
        return max(0, round(PACE_MS - 1000 * (time.monotonic() - self._last_look)))
