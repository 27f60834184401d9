"""Learning rates by step: as torch's own schedulers give them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import torch

from playground.core.plan import TrainingPlan
from playground.training.process.schedule import factor
from playground.training.protocol.threads import thread_count

EPOCHS, PER_EPOCH = 6, 7
STEPS = EPOCHS * PER_EPOCH


def ours(**settings: Any) -> list[float]:
    plan = TrainingPlan(epochs=EPOCHS, **settings)
    return [factor(plan, step, STEPS) for step in range(STEPS)]


def theirs(make: Callable[..., Any], per_step: bool) -> list[float]:
    optimiser = torch.optim.SGD([torch.zeros(1, requires_grad=True)], 1.0)
    scheduler = make(optimiser)
    found = []
    for step in range(STEPS):
        found.append(optimiser.param_groups[0]["lr"])
        optimiser.step()
        if per_step or (step + 1) % PER_EPOCH == 0:
            scheduler.step()
    return found


def test_constant() -> None:
    assert ours(schedule="constant") == [1.0] * STEPS


def test_step() -> None:
    wanted = theirs(lambda o: torch.optim.lr_scheduler.StepLR(o, 2, 0.3), per_step=False)
    assert ours(schedule="step", drop_every=2, drop_factor=0.3) == pytest.approx(wanted)


def test_cosine() -> None:
    wanted = theirs(lambda o: torch.optim.lr_scheduler.CosineAnnealingLR(o, STEPS), True)
    assert ours(schedule="cosine") == pytest.approx(wanted, abs=1e-6)


def test_one_cycle() -> None:
    wanted = theirs(
        lambda o: torch.optim.lr_scheduler.OneCycleLR(o, 1.0, STEPS, cycle_momentum=False), True
    )
    assert ours(schedule="one-cycle") == pytest.approx(wanted, abs=1e-6)


@pytest.mark.parametrize("steps", [1, 2, 3, 4, 5])
def test_short_trainings_have_rates_too(steps: int) -> None:
    for schedule in ("constant", "step", "cosine", "one-cycle"):
        plan = TrainingPlan(epochs=1, schedule=schedule)
        assert all(0 <= factor(plan, step, steps) <= 1 for step in range(steps + 1))


def test_threads_leave_a_core_to_the_window_and_follow_the_work() -> None:
    assert thread_count(10**9, 1) == 1
    assert thread_count(10**9, 2) == 1
    assert thread_count(10**9, 6) == 5
    assert thread_count(10**9, 64) == 8
    assert thread_count(1000, 64) == 1
