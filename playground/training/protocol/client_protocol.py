"""What the window needs of whatever stands between it and the training process."""

from __future__ import annotations

from typing import Protocol

from playground.training.protocol import messages as tell


class Client(Protocol):
    """The process's near end."""

    def open(self) -> None:
        """Start the process, ahead of need."""

    def send(self, command: tell.Command) -> None:
        """Tell the process something."""

    def poll(self) -> list[tell.Reply]:
        """What the process has said since."""

    def close(self) -> None:
        """End the process; afterwards it is gone."""
