"""Coming back to an epoch: one that is missing or damaged is said, with the one that is there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from playground.core.plan import TrainingPlan
from playground.datasets import Shapes
from playground.training.history.epoch_writer import EpochWriter
from playground.training.process.checkpoint import checkpoint
from playground.training.process.job import Job
from playground.training.process.resuming import resumed
from playground.training.protocol.messages import Start, Warned
from tests.training.networks import tiny


@pytest.mark.parametrize("loss", ["none", "missing", "damaged"])
def test_an_epoch_that_is_not_there_is_said(tmp_path: Path, loss: str) -> None:
    data = Shapes(size=12, each=10)
    plan, network = TrainingPlan(data=data), tiny()
    job = Job(network, plan, data.load())
    sent: list[Any] = []
    epochs = EpochWriter(str(tmp_path), sent.append)
    for epoch in (0, 1, 2):
        now = checkpoint(job)
        notes = {**now.notes, "epoch": str(epoch), "step": str(epoch)}
        epochs.timeline.add(replace(now, epoch=epoch, notes=notes))
    path = epochs.timeline.path(2)
    if loss == "missing":
        path.unlink()
    elif loss == "damaged":
        path.write_bytes(b"half of a file")
    start = Start(network, plan, str(tmp_path), resume=True, paused=True, epoch=2)
    resumed(start, job, epochs, sent.append)
    epochs.close()
    warned = [str(message.message) for message in sent if isinstance(message, Warned)]
    words = "The weights of epoch 2 are missing or damaged: the training stands at epoch 1 again."
    assert warned == ([] if loss == "none" else [words])
