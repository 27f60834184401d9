"""The part of a training that outlasts its window: its curves, and where it can be gone on with.

`kept_training` takes it out of the state of a training, `as_state` makes the state that a training
which rests has; `sessions` writes it to a file.
"""

from __future__ import annotations

import operator
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace

import numpy as np

from playground.core.network_input import NetworkInput
from playground.core.plan import TrainingPlan
from playground.core.session import Network
from playground.training.protocol.layer_health import LayerHealth
from playground.training.protocol.messages import Phase, Progress, Started
from playground.training.protocol.metrics import Metrics
from playground.training.protocol.reduction import resting
from playground.training.protocol.runs import Run
from playground.training.protocol.state import NO_LAYERS, TrainingState


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """Where a training stands that can be gone on with; its epochs `kept` are in `folder`.

    Of the epoch after `epoch`, so much is done as `progress` says, if that is not None.
    """

    plan: TrainingPlan
    classes: tuple[str, ...]
    device: str
    threads: int
    training_count: int
    validation_count: int
    phase: Phase = "paused"
    epoch: int = 0
    progress: Progress | None = None
    kept: tuple[int, ...] = ()
    folder: str = ""
    layers_at: Mapping[int, tuple[LayerHealth, ...]] = field(default_factory=lambda: NO_LAYERS)

    @property
    def step_within_epoch(self) -> int:
        """How many steps had been taken where it was held in an epoch; 0 between two."""
        at = self.progress
        return at.step if at is not None and at.epoch == self.epoch else 0


@dataclass(frozen=True, slots=True, eq=False)
class KeptTraining:
    """The runs, and where the last of them stands if it can be gone on with."""

    runs: tuple[Run, ...] = ()
    standing: Standing | None = None


NO_TRAINING = KeptTraining()


def is_same_training(one: KeptTraining, other: KeptTraining) -> bool:
    """Whether both have the very same runs and stand at the same place."""
    if len(one.runs) != len(other.runs) or not all(map(operator.is_, one.runs, other.runs)):
        return False
    here, there = one.standing, other.standing
    if here is None or there is None:
        return here is there
    pairs = ((getattr(here, item.name), getattr(there, item.name)) for item in fields(Standing))
    return all(a is b or (isinstance(a, int | str | tuple) and a == b) for a, b in pairs)


def kept_training(state: TrainingState) -> KeptTraining:
    """The part of a training that is kept."""
    state = resting(state)
    setup, plan = state.setup, state.plan
    if setup is None or plan is None:
        return KeptTraining(tuple(run for run in state.runs if not run.is_empty))
    return KeptTraining(
        state.runs,
        Standing(
            plan,
            setup.classes,
            setup.device,
            setup.threads,
            setup.training_count,
            setup.validation_count,
            state.phase,
            state.epoch,
            state.progress,
            tuple(epoch for epoch in state.kept if epoch <= state.epoch),
            state.folder,
            state.layers_at,
        ),
    )


def as_state(kept: KeptTraining, first: Network, taken: NetworkInput) -> TrainingState:
    """The state of a training that rests, and was begun with the weights of `first`."""
    at = kept.standing
    if at is None:
        return TrainingState(runs=kept.runs)
    count = len(at.classes)
    none = np.broadcast_to(np.int64(0), (count, count))  # of however many classes: no memory
    unknown = Metrics(0.0, float("nan"), none)
    setup = Started(
        device=at.device,
        threads=at.threads,
        network=first,
        classes=at.classes,
        training_count=at.training_count,
        validation_count=at.validation_count,
        input=taken,
        skipped=(),
        epoch=at.epoch,
        metrics=unknown,
    )
    progress = None if at.progress is None else replace(at.progress, start=0)
    return TrainingState(
        phase=at.phase,
        start=max((run.key for run in kept.runs), default=1),
        network=first,
        plan=at.plan,
        setup=setup,
        progress=progress,
        epoch=at.epoch,
        kept=at.kept,
        runs=kept.runs,
        layers_at=at.layers_at,
        folder=at.folder,
    )
