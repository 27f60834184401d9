"""Where the training process begins: before torch, so that it can be set how to wait."""

from __future__ import annotations

import signal
from multiprocessing.connection import Connection


def run(connection: Connection) -> None:
    """Serve until Quit comes, or until the other end is gone."""
    from playground.core.thread_turns import take_usual_turns
    from playground.training.protocol.pipes import receiving
    from playground.training.protocol.threads import wait_without_spinning

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the window to answer
    take_usual_turns()  # not the window's: its threads have those of whoever starts them
    wait_without_spinning()
    commands, _ = receiving(connection)  # takes what is sent while torch is being loaded
    from playground.training.process.worker import Worker

    Worker(connection, commands).serve()
