"""The registry of optimisers says of torch's classes what is true."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
import torch

from playground.core.fields import Field
from playground.core.optimisers import OPTIMISERS
from playground.core.plan import OPTIMISER, TrainingPlan
from playground.training.process.optimisers import adjust, optimiser

CPU = torch.device("cpu")


def stepped(plan: TrainingPlan) -> tuple[Any, list[torch.Tensor]]:
    """An optimiser after one step on a matrix and a vector, and these."""
    weights = [torch.ones((2, 3), requires_grad=True), torch.ones(4, requires_grad=True)]
    made = optimiser(plan, weights, CPU)
    for weight in weights:
        weight.grad = torch.full_like(weight, 0.5)
    made.step()
    return made, weights


@pytest.mark.parametrize("name", OPTIMISERS)
def test_what_is_remembered_of_a_weight_has_the_names_and_shapes_that_are_declared(
    name: str,
) -> None:
    made, weights = stepped(TrainingPlan(optimiser=name))
    for weight in weights:
        past = {key: value for key, value in made.state[weight].items() if torch.is_tensor(value)}
        shapes = {"weight": weight.shape, "count": torch.Size()}
        declared = {key: shapes[shape] for key, shape in OPTIMISERS[name].state.items()}
        assert {key: value.shape for key, value in past.items()} == declared


@pytest.mark.parametrize("name", OPTIMISERS)
def test_the_plans_settings_reach_the_optimiser_when_it_is_made_and_later(name: str) -> None:
    plan = TrainingPlan(optimiser=name, momentum=0.5, smoothing=0.7, beta1=0.6, beta2=0.8)
    other = dataclasses.replace(plan, momentum=0.1, smoothing=0.2, beta1=0.3, beta2=0.4)
    made, _ = stepped(plan)
    settings = OPTIMISERS[name].settings
    (group,) = made.param_groups
    assert settings(plan).items() <= group.items()
    adjust(made, other)
    assert settings(other).items() <= group.items()
    assert not OPTIMISERS[name].fields or settings(plan) != settings(other)


def test_nesterov_looks_ahead_again_when_there_is_momentum_again() -> None:
    plan = TrainingPlan(optimiser="nesterov", momentum=0.0)
    made, _ = stepped(plan)
    assert not made.param_groups[0]["nesterov"]
    adjust(made, dataclasses.replace(plan, momentum=0.9))
    assert made.param_groups[0]["nesterov"]


@pytest.mark.parametrize("name", OPTIMISERS)
def test_it_is_declared_whether_torch_can_fuse_and_capture_it(name: str) -> None:
    kind = OPTIMISERS[name]
    make = getattr(torch.optim, kind.torch_class)
    made = make([torch.ones(1, requires_grad=True)])
    assert ("capturable" in made.defaults) == kind.is_capturable
    assert ("fused" in made.defaults) == kind.is_fused


def test_menu_and_fields_follow() -> None:
    assert [choice.value for choice in OPTIMISER.choices] == list(OPTIMISERS)
    shown = {name: field for name, field in _fields_of_a_plan().items() if field.relevant}
    for name, kind in OPTIMISERS.items():
        plan = TrainingPlan(optimiser=name)
        own = {field for field in ("momentum", "smoothing", "beta1", "beta2") if field in shown}
        assert {field for field in own if shown[field].relevant(plan)} == set(kind.fields)


def _fields_of_a_plan() -> dict[str, Field]:
    from playground.core.fields import fields_of

    return fields_of(TrainingPlan)
