"""A training in the whole window, whose process is scripted."""

from __future__ import annotations

from dataclasses import replace

from playground import app
from playground.core.network_input import NetworkInput
from playground.training.protocol import messages
from tests.gui.clock import drain
from tests.gui.train.scripted import ScriptedClient, started_with
from tests.gui.train.trainwidgets import train_widgets


def begin_training(program: app.Program, client: ScriptedClient) -> None:
    """Press Train, and let the process say that it is ready and runs."""
    train_widgets(program).transport.play.click()
    start = client.last(messages.Start)
    session = program.store.session
    taken = NetworkInput(session.shape, "unit", kept=True)
    replies = (
        replace(started_with(session.network), input=taken),
        messages.PhaseChanged("paused"),
        messages.PhaseChanged("running"),
    )
    client.reply(*(replace(reply, start=start.number) for reply in replies))
    trainer = program.training().trainer
    trainer.receive()
    drain()
    assert trainer.state.is_training
