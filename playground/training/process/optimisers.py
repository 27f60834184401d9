"""The optimisers of a plan, as torch has them."""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import Tensor
from torch.optim import SGD, Adam, AdamW, Optimizer, RMSprop

from playground.core.plan import TrainingPlan

FUSED = ("cpu", "cuda", "mps")
"""Devices that update all weights in one go."""


def optimiser(
    plan: TrainingPlan, weights: Iterable[Tensor], device: torch.device, recorded: bool = False
) -> Optimizer:
    """An optimiser for `weights`; `recorded` when its steps are played back by the device."""
    # A recorded step reads its learning rate from the device, where schedules can change it.
    rate = torch.tensor(plan.rate, device=device) if recorded else plan.rate
    decay, fused = plan.weight_decay, device.type in FUSED
    match plan.optimiser:
        case "sgd":
            return SGD(weights, rate, weight_decay=decay, fused=fused)
        case "momentum" | "nesterov":
            return SGD(
                weights,
                rate,
                momentum=plan.momentum,
                nesterov=plan.optimiser == "nesterov" and plan.momentum > 0,
                weight_decay=decay,
                fused=fused,
            )
        case "rmsprop":
            return RMSprop(
                weights, rate, alpha=plan.smoothing, weight_decay=decay, capturable=recorded
            )
        case "adam":
            return Adam(
                weights,
                rate,
                betas=(plan.beta1, plan.beta2),
                weight_decay=decay,
                fused=fused,
                capturable=recorded,
            )
        case "adamw":
            return AdamW(
                weights,
                rate,
                betas=(plan.beta1, plan.beta2),
                weight_decay=decay,
                fused=fused,
                capturable=recorded,
            )


def adjust(made: Optimizer, plan: TrainingPlan) -> None:
    """Give a running optimiser the plan's settings; what it remembers of the past stays."""
    for group in made.param_groups:
        group["weight_decay"] = plan.weight_decay
        if "momentum" in group and plan.optimiser in ("momentum", "nesterov"):
            group["momentum"] = plan.momentum
        if "alpha" in group:
            group["alpha"] = plan.smoothing
        if "betas" in group:
            group["betas"] = (plan.beta1, plan.beta2)


def set_rate(made: Optimizer, rate: float) -> None:
    """Set the learning rate of the next step."""
    for group in made.param_groups:
        if isinstance(group["lr"], Tensor):
            group["lr"].fill_(rate)
        else:
            group["lr"] = rate
