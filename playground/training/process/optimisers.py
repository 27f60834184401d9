"""The optimisers of a plan, as torch has them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import torch
from torch import Tensor
from torch.optim import Optimizer

from playground.core.optimisers import OPTIMISERS
from playground.core.plan import TrainingPlan

FUSED_DEVICES = ("cpu", "cuda", "mps")
"""Devices that update all weights in one go."""


def optimiser(
    plan: TrainingPlan, weights: Iterable[Tensor], device: torch.device, recorded: bool = False
) -> Optimizer:
    """Make an optimiser for `weights`; `recorded` when its steps are played back by the device."""
    kind = OPTIMISERS[plan.optimiser]
    # A recorded step reads its learning rate from the device, where schedules can change it.
    rate = torch.tensor(plan.rate, device=device) if recorded else plan.rate
    ways: dict[str, Any] = {}
    if kind.is_fused:
        ways["fused"] = device.type in FUSED_DEVICES
    if kind.is_capturable:
        ways["capturable"] = recorded
    make = getattr(torch.optim, kind.torch_class)
    made: Optimizer = make(
        weights, rate, weight_decay=plan.weight_decay, **kind.settings(plan), **ways
    )
    return made


def adjust(made: Optimizer, plan: TrainingPlan) -> None:
    """Give a running optimiser the plan's settings; what it remembers of the past stays."""
    settings = OPTIMISERS[plan.optimiser].settings(plan)
    for group in made.param_groups:
        group["weight_decay"] = plan.weight_decay
        group.update(settings)


def set_rate(made: Optimizer, rate: float) -> None:
    """Set the learning rate of the next step."""
    for group in made.param_groups:
        if isinstance(group["lr"], Tensor):
            group["lr"].fill_(rate)
        else:
            group["lr"] = rate
