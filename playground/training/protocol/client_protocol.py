"""The interface of whatever stands between the window and the training process."""

from __future__ import annotations

from typing import Protocol

from playground.training.protocol import messages


class Client(Protocol):
    """The window's end of the process; it calls back, in any thread, when there are replies."""

    def open(self) -> None:
        """Start the process, ahead of need."""

    def send(self, command: messages.Command) -> None:
        """Send the process a command."""

    def poll(self) -> list[messages.Reply]:
        """Return the replies that came since the last time, in order."""

    def close(self, patience: float = ...) -> None:
        """End the process, by force after so many seconds; afterwards it is gone."""
