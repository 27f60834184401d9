"""The window's end of the training process: starts it, sends and receives, notices its death."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.process import BaseProcess
from typing import Any

from playground.core.messages import Message, marked
from playground.training.protocol import messages, process_main
from playground.training.protocol.pipes import Letterbox, receiving, sending
from playground.training.protocol.preferred_device import preferred_device

PATIENCE_S = 3.0
"""Seconds that a process may take to end when it is asked to."""

CONTEXT = multiprocessing.get_context("spawn")
"""How Python starts the process: anew, as a fork of a window with threads may hang."""


def _ignore() -> None:
    """Called when something arrived and nobody wants to know."""


class TrainingClient:
    """One training process at a time. None of the methods waits, but for `close`.

    A process that died is replaced once its death was polled: not before, for whoever sends in
    between takes it to be the one that knows the training.

    `arrived` is called in a thread of this object's whenever there is something to `poll`; a window
    may emit a queued signal from it.
    """

    def __init__(self, arrived: Callable[[], None] = _ignore) -> None:
        self._arrived = arrived
        self._running: RunningProcess | None = None
        self._death_was_polled = False

    @property
    def is_alive(self) -> bool:
        """Whether there is a process."""
        return self._running is not None and self._running.process.is_alive()

    @property
    def process_id(self) -> int | None:
        """The process's number, if there is one."""
        return self._running.process.pid if self._running is not None else None

    def open(self) -> None:
        """Start the process, ahead of need: it takes seconds until it answers Ready."""
        if self._running is None or self._death_was_polled:
            self.close(patience=0.0)
            self._running = RunningProcess(self._arrived)
            self._death_was_polled = False

    def send(self, command: messages.Command) -> None:
        """Send the process a command, starting it first if there is none."""
        self.open()
        if isinstance(command, messages.Start):
            command = replace(command, prefers=preferred_device())
        assert self._running is not None
        self._running.outbox.put(command)

    def poll(self) -> list[Any]:
        """Return the replies that came since the last time, in order."""
        replies = self._running.inbox.take_all() if self._running is not None else []
        self._death_was_polled |= any(isinstance(reply, messages.ProcessDied) for reply in replies)
        return replies

    def close(self, patience: float = PATIENCE_S) -> None:
        """End the process, by force if need be; none is left behind."""
        running, self._running = self._running, None
        if running is not None:
            running.close(patience)


class RunningProcess:
    """A process and the pipe to it."""

    def __init__(self, arrived: Callable[[], None]) -> None:
        self._here, there = CONTEXT.Pipe()
        self.process: BaseProcess = CONTEXT.Process(
            target=process_main.run, args=(there,), name="training", daemon=True
        )
        self.process.start()
        there.close()  # so that the pipe ends when the process does
        self._arrived = arrived
        self._closing = threading.Event()
        self.outbox, self._sender = sending(self._here)
        self.inbox, self._receiver = receiving(self._here, arrived, self._ended)

    def _ended(self, inbox: Letterbox) -> None:
        """The process does not answer any more."""
        if self._closing.is_set():
            return
        self.process.join(PATIENCE_S)
        code = self.process.exitcode
        inbox.put(messages.ProcessDied(_exit_message(code), code))

    def close(self, patience: float) -> None:
        """Ask the process to end, then insist."""
        self._closing.set()
        self.outbox.put(messages.Quit())
        self.outbox.close()
        if patience:
            self.process.join(patience)
        if self.process.is_alive():
            self.process.kill()
        self.process.join()
        self._receiver.join()
        self._sender.join()
        self._here.close()
        self.process.close()


def _exit_message(code: int | None) -> Message:
    """Say how the process ended; a negative exit code is a signal."""
    if code is not None and code < 0:
        return Message(
            marked(
                "message",
                "The training process was ended from outside (signal {signal}). Training can go on"
                " from the last epoch.",
            ),
            {"signal": -code},
        )
    return Message(
        marked(
            "message",
            "The training process ended unexpectedly (exit code {code}). Training can go on from"
            " the last epoch.",
        ),
        {"code": "?" if code is None else code},
    )
