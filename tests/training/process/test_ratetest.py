"""Trying rates leaves a training as it was, wherever it is and whatever has become of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from playground.core.cancelling import Cancelled
from playground.core.plan import Augmentation, TrainingPlan
from playground.datasets import Shapes
from playground.training.history.timeline import Timeline
from playground.training.process.checkpoint import checkpoint, restore
from playground.training.process.job import Job
from playground.training.process.loop import EpochDone, StepDone, training
from playground.training.process.ratetest import try_rates
from playground.training.protocol.questions.rates import RatesQuestion
from tests.training.networks import tiny

PLAN = TrainingPlan(
    data=Shapes(size=12, each=20),
    augmentation=Augmentation(shift=0.1, noise=0.1),
    epochs=2,
    batch=16,
    rate=0.003,
    optimiser="adam",
    schedule="cosine",
    device="cpu",
)
TRIED = RatesQuestion(1e-6, 10, 12)


def stepped(plan: TrainingPlan, steps: int) -> Job:
    """A job after so many steps."""
    job = Job(tiny(), plan, plan.data.load())
    events = training(job)
    while job.steps_done < steps:
        next(events)
    return job


def between_epochs(folder: Path) -> Job:
    """A job after its first epoch."""
    job = Job(tiny(), PLAN, PLAN.data.load())
    assert any(isinstance(event, EpochDone) and job.epoch == 1 for event in training(job))
    return job


def diverged(folder: Path) -> Job:
    """A job whose weights and optimiser are no numbers any more, as after a rate too high."""
    job = stepped(PLAN, 3)
    with torch.no_grad():
        for weight in job.trained().values():
            weight.fill_(torch.nan)
            job.optimiser.state[weight]["exp_avg"].fill_(torch.nan)
    return job


def come_back_to(folder: Path) -> Job:
    """A job that was come back to in the middle of an epoch, and has not gone on yet."""
    job = Job(tiny(), PLAN, PLAN.data.load())
    events = training(job)
    event = None
    while job.steps_done < 3:
        event = next(events)
    assert isinstance(event, StepDone)
    Timeline(folder).add_hold(checkpoint(job, event.part(job)), 3)
    again = Job(tiny(), PLAN, PLAN.data.load())
    restore(again, Timeline(folder).hold(3))
    assert again.part is not None
    return again


STATES: dict[str, Callable[[Path], Job]] = {
    "before the first step": lambda folder: stepped(PLAN, 0),
    "in the first epoch": lambda folder: stepped(PLAN, 1),
    "after the first epoch": between_epochs,
    "with batches of one picture": lambda folder: stepped(replace(PLAN, batch=1), 90),
    "diverged": diverged,
    "come back to": come_back_to,
}


def remembered(job: Job) -> list[tuple[str, str, torch.Tensor]]:
    """What the optimiser remembers of each weight, copied."""
    return [
        (name, key, value.clone())
        for name, weight in job.trained().items()
        for key, value in sorted(job.optimiser.state.get(weight, {}).items())
    ]


@pytest.mark.parametrize("cancels", [False, True], ids=["to the end", "cancelled"])
@pytest.mark.parametrize("state", STATES)
def test_a_training_is_as_it_was(state: str, cancels: bool, tmp_path: Path) -> None:
    job = STATES[state](tmp_path)
    weights, memory = job.weights(), remembered(job)
    due = job.rate()
    place = (job.epoch, job.steps_done, job.part, job.pictures_seen)
    random = (torch.get_rng_state(), job.shuffler.get_state(), job.order.clone())
    asked = iter([False] * 4 + [True] * 20)
    if cancels and state != "diverged":  # that is over at the first rate
        with pytest.raises(Cancelled):
            try_rates(job, TRIED, cancelled=lambda: next(asked))
    else:
        try_rates(job, TRIED)
    for name, values in job.weights().items():
        np.testing.assert_array_equal(values, weights[name], err_msg=name)
    after = remembered(job)
    assert [item[:2] for item in after] == [item[:2] for item in memory]
    for (name, key, now), (_, _, then) in zip(after, memory, strict=True):
        np.testing.assert_array_equal(now.numpy(), then.numpy(), err_msg=f"{name} {key}")
    assert (job.epoch, job.steps_done, job.part, job.pictures_seen) == place
    found = (torch.get_rng_state(), job.shuffler.get_state(), job.order)
    assert all(map(torch.equal, found, random))
    assert job.optimiser.param_groups[0]["lr"] == due
    job.set_rate()
    assert job.optimiser.param_groups[0]["lr"] == due  # with the next step, too


@pytest.mark.parametrize("state", [name for name in STATES if name != "diverged"])
def test_a_training_goes_on_as_if_nothing_had_been_tried(state: str, tmp_path: Path) -> None:
    found = []
    for tries in (False, True):
        job = STATES[state](tmp_path)
        if tries:
            try_rates(job, TRIED)
        rows = [event.metrics for event in training(job) if isinstance(event, EpochDone)]
        found.append(([(row.epoch, row.loss, row.rate) for row in rows], job.weights()))
    (plain, weights), (tried, others) = found
    assert tried == plain
    for name, values in others.items():
        np.testing.assert_array_equal(values, weights[name], err_msg=name)
