"""Trainings as the window knows them, made without a process: curves, epochs on disk, layers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from playground.core.arrays import frozen
from playground.core.plan import TrainingPlan
from playground.core.session import Session
from playground.layers.state import sources_of
from playground.training.history.timeline import RANDOM_PREFIX, WEIGHTS_PREFIX, Checkpoint, Timeline
from playground.training.protocol.kept_training import KeptTraining, Standing
from playground.training.protocol.layer_health import LayerHealth, histogram
from playground.training.protocol.messages import Progress
from playground.training.protocol.metrics import EpochMetrics
from playground.training.protocol.runs import Run


def trained(session: Session, folder: Path, epochs: int = 5, runs: int = 2) -> KeptTraining:
    """Some runs of the session's network, the last of which stands within an epoch."""
    rng = np.random.default_rng(2)
    plan = replace(session.training, epochs=epochs + 3)
    other = replace(TrainingPlan(), rate=0.5)
    made = tuple(
        Run(
            number,
            tuple(_row(epoch, rng) for epoch in range(1, epochs + 1)),
            frozen(np.sort(rng.random((40, 3)) * epochs, axis=0)),
            plan if number == runs else other,
            plan,
            number + 3,
        ).with_network(session.network)
        for number in range(1, runs + 1)
    )
    timeline = Timeline(folder)
    for epoch in range(epochs + 1):
        timeline.add(checkpoint(session, epoch, rng))
    progress = Progress(epochs, 3, 10, 10 * epochs + 3, 0.5, 0.8, 0.01, 1000.0, 2.5)
    timeline.add_hold(checkpoint(session, epochs, rng), progress.step)
    standing = Standing(
        plan,
        ("a", "b"),
        "CPU",
        2,
        80,
        20,
        "paused",
        epochs,
        progress,
        timeline.epochs(),
        str(folder),
        {epoch: _layers(rng) for epoch in range(epochs + 1)},
    )
    return KeptTraining(made, standing)


def checkpoint(session: Session, epoch: int, rng: np.random.Generator) -> Checkpoint:
    """The weights of the session's network, somewhat moved."""
    arrays = {
        WEIGHTS_PREFIX + name: (np.asarray(value) + rng.normal(0, 0.1, value.shape)).astype("f4")
        for name, value in sources_of(session.network).items()
    }
    arrays[RANDOM_PREFIX + "order"] = np.arange(8, dtype=np.uint8)
    return Checkpoint(epoch, arrays, {"epoch": str(epoch), "step": str(10 * epoch)})


def _row(epoch: int, rng: np.random.Generator) -> EpochMetrics:
    values = rng.random(7).tolist()
    return EpochMetrics(epoch, float("nan") if epoch == 2 else values[0], *values[1:])


def _layers(rng: np.random.Generator) -> tuple[LayerHealth, ...]:
    values = rng.normal(size=30).astype(np.float32)
    return (
        LayerHealth(0, histogram(values), histogram(values * 2), 1, 4, 0.25, 0.01, True),
        LayerHealth(1, moved=None),
    )
