"""A training that is held in the middle of an epoch goes on as if it had never stopped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from playground.core.messages import Refused
from playground.core.plan import Augmentation, TrainingPlan
from playground.datasets import Shapes
from playground.training.history.timeline import MAX_HOLDS, Checkpoint, Timeline
from playground.training.process.checkpoint import checkpoint, restore
from playground.training.process.epoch_part import part_of
from playground.training.process.job import Job
from playground.training.process.loop import EpochDone, StepDone, training
from tests.training.networks import tiny

PLAN = TrainingPlan(
    data=Shapes(size=12, each=40),
    augmentation=Augmentation(shift=0.1, noise=0.1),
    epochs=3,
    batch=16,
    device="cpu",
)


def figures(events: Iterator[StepDone | EpochDone]) -> list[tuple[float, float, float, float]]:
    found = [event.metrics for event in events if isinstance(event, EpochDone)]
    return [(row.loss, row.accuracy, row.validation_loss, row.rate) for row in found]


@pytest.mark.parametrize("steps", [1, 7, 10, 14])  # an epoch has 10
def test_it_goes_on_in_the_middle_of_an_epoch_as_if_it_had_never_stopped(
    tmp_path: Path, steps: int
) -> None:
    data = PLAN.data.load()
    job = Job(tiny(), PLAN, data)
    assert job.batches_per_epoch == 10
    events = training(job)
    last: StepDone | None = None
    for event in events:
        last = event if isinstance(event, StepDone) else None
        if last is not None and job.steps_done == steps:
            break
    assert last is not None
    timeline = Timeline(tmp_path)
    timeline.add_hold(checkpoint(job, last.part(job)), steps)
    assert timeline.epochs() == ()
    score = last.metrics.read()
    rest = figures(events)

    again = Job(tiny(), PLAN, data)
    held = timeline.hold(steps)
    restore(again, held)
    part = part_of(held.notes)
    assert part is not None
    assert part.count == score.count
    assert part.lost / part.count == pytest.approx(score.loss, rel=1e-12)
    assert (again.epoch, again.steps_done) == (steps // 10 if steps != 10 else 0, steps)
    assert figures(training(again)) == rest
    for name, value in job.weights().items():
        np.testing.assert_array_equal(again.weights()[name], value, err_msg=name)


def test_a_part_that_the_epoch_does_not_have_is_refused() -> None:
    data = PLAN.data.load()
    job = Job(tiny(), PLAN, data)
    last = next(iter(training(job)))
    assert isinstance(last, StepDone)
    kept = checkpoint(job, last.part(job))
    for notes in ({"batches": "11"}, {"step": "400"}):
        with pytest.raises(Refused):
            restore(Job(tiny(), PLAN, data), replace(kept, notes={**kept.notes, **notes}))


def test_the_oldest_are_forgotten_and_clearing_takes_all(tmp_path: Path) -> None:
    timeline = Timeline(tmp_path)
    for step in range(MAX_HOLDS + 3):
        timeline.add_hold(Checkpoint(0, {}, {"epoch": "0"}), step)
    with pytest.raises(Refused):
        timeline.hold(2)
    assert timeline.hold(3).epoch == 0
    timeline.clear()
    assert not list(tmp_path.iterdir())
