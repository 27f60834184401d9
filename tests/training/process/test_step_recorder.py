"""One step with all its numbers: against numpy by hand, and against finite differences."""

from __future__ import annotations

import dataclasses
import math
from typing import Any

import numpy as np
import pytest

from playground.core.plan import TrainingPlan
from playground.core.session import Network
from playground.datasets import Shapes
from playground.layers import Activation, Dense, Pooling
from playground.training.process.job import Job
from playground.training.process.loop import StepDone, training
from playground.training.process.losses import losses
from playground.training.process.step_recorder import StepRecorder
from playground.training.protocol.step_record import StepRecord, update_of
from tests.training.networks import tiny

PLAN = TrainingPlan(data=Shapes(size=12, each=20), batch=10, optimiser="sgd", rate=0.1)
DATASET = PLAN.data.load()


def slow_steps(
    plan: TrainingPlan, network: Network, count: int = 1
) -> tuple[Job, list[StepRecord]]:
    job = Job(network, plan, DATASET)
    found = []
    events = training(job)
    for _ in range(count):
        slow = job.instead = StepRecorder(job)
        assert isinstance(next(events), StepDone)
        found.append(slow.record)
    return job, found


def dense(seed: int = 0) -> Network:
    return Network((Dense.random((1, 12, 12), 5, np.random.default_rng(seed)),))


def softmax(z: np.ndarray) -> np.ndarray:
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@pytest.mark.parametrize("loss", ["cross-entropy", "half-squared"])
@pytest.mark.parametrize("decay", [0.0, 0.05])
def test_a_step_of_sgd_is_the_one_worked_by_hand(loss: str, decay: float) -> None:
    plan = dataclasses.replace(PLAN, loss=loss, weight_decay=decay)
    network = dense()
    _, (step,) = slow_steps(plan, network)
    W, b = network[0].weight.astype(np.float64), network[0].bias.astype(np.float64)
    x = DATASET.batch(step.indices).pictures.reshape(10, -1).astype(np.float64)
    assert np.allclose(step.pictures.reshape(10, -1), x)
    assert np.array_equal(step.labels, DATASET.labels[step.indices])
    t = np.eye(5)[step.labels]
    z = x @ W.T + b
    if loss == "cross-entropy":
        y = softmax(z)
        by_picture = -np.log((y * t).sum(axis=1))
    else:
        y = z
        by_picture = 0.5 * ((t - y) ** 2).sum(axis=1)
    slope = (y - t) / 10
    dW, db = slope.T @ x, slope.sum(axis=0)
    assert np.allclose(step.shares, y, atol=1e-6)
    assert np.allclose(step.losses, by_picture, atol=1e-6)
    assert step.loss == pytest.approx(by_picture.mean(), abs=1e-6)
    assert np.allclose(step.gradients["0.weight"], dW, atol=1e-6)
    assert np.allclose(step.gradients["0.bias"], db, atol=1e-6)
    assert np.allclose(step.after["0.weight"], W - 0.1 * (dW + decay * W), atol=1e-6)
    assert np.allclose(step.after["0.bias"], b - 0.1 * (db + decay * b), atol=1e-6)


@pytest.mark.parametrize("loss", ["cross-entropy", "half-squared"])
def test_gradients_are_finite_differences(loss: str) -> None:
    plan = dataclasses.replace(PLAN, loss=loss)
    layers = list(tiny())
    # Smooth all the way: black cells lie exactly on the corner of a ReLU.
    layers[1:3] = [Activation(function="tanh"), Pooling(mode="average")]
    network = Network(tuple(layers))
    _, (step,) = slow_steps(plan, network)
    job = Job(network, plan, DATASET)
    job.module.double()
    import torch

    x = torch.from_numpy(step.pictures).double()
    labels = torch.from_numpy(step.labels)

    def loss_with(name: str, cell: tuple[Any, ...], change: float) -> float:
        tensors = dict(job.module.named_parameters())
        with torch.no_grad():
            tensors[name][cell] += change
            value = float(losses(job.module(x), labels, loss).mean())
            tensors[name][cell] -= change
        return value

    rng = np.random.default_rng(0)
    for name, gradient in step.gradients.items():
        for _ in range(8):
            cell = tuple(int(rng.integers(side)) for side in gradient.shape)
            slope = (loss_with(name, cell, 1e-6) - loss_with(name, cell, -1e-6)) / 2e-6
            assert gradient[cell] == pytest.approx(slope, abs=2e-5), (name, cell)


def by_hand(
    plan: TrainingPlan, step: StepRecord, name: str, cell: tuple[int, int], past: dict[Any, Any]
) -> float:
    """The optimisers' rules in plain Python; `past` is what they remember."""
    w, g = float(step.before[name][cell]), float(step.gradients[name][cell])
    rate, number = step.rate, step.number
    if plan.optimiser != "adamw":
        g += plan.weight_decay * w
    match plan.optimiser:
        case "sgd":
            return w - rate * g
        case "momentum" | "nesterov":
            past["v"] = plan.momentum * past.get("v", 0.0) + g
            ahead = g + plan.momentum * past["v"]
            return w - rate * (past["v"] if plan.optimiser == "momentum" else ahead)
        case "rmsprop":
            past["s"] = plan.smoothing * past.get("s", 0.0) + (1 - plan.smoothing) * g * g
            return w - rate * g / (math.sqrt(past["s"]) + 1e-8)
    past["m"] = plan.beta1 * past.get("m", 0.0) + (1 - plan.beta1) * g
    past["v"] = plan.beta2 * past.get("v", 0.0) + (1 - plan.beta2) * g * g
    mean = past["m"] / (1 - plan.beta1**number)
    root = math.sqrt(past["v"] / (1 - plan.beta2**number)) + 1e-8
    decay = plan.weight_decay if plan.optimiser == "adamw" else 0.0
    return w - rate * decay * w - rate * mean / root


@pytest.mark.parametrize("name", ["sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"])
@pytest.mark.parametrize("decay", [0.0, 0.1])
def test_the_update_of_a_weight_is_told_with_its_numbers(name: str, decay: float) -> None:
    plan = dataclasses.replace(PLAN, optimiser=name, rate=0.01, weight_decay=decay)
    _, steps = slow_steps(plan, dense(), 3)
    cell, past = (2, 77), {}
    for step in steps:
        wanted = by_hand(plan, step, "0.weight", cell, past)
        update = update_of(step, "0.weight", cell)
        assert update.before == step.before["0.weight"][cell]
        assert update.gradient == step.gradients["0.weight"][cell]
        assert update.after == pytest.approx(wanted, abs=1e-6)
        last = str(update.lines[-1])
        assert last.startswith("W ← W − η")
        assert last.replace("−", "-").endswith(f"= {update.after:.6g}")
        # What stands in the last line really is the result: its arithmetic is carried out.
        sum_of = last.split(" = ")[1].replace("−", "-").replace("·", "*")
        assert eval(sum_of) == pytest.approx(update.after, abs=2e-6)
    assert [step.number for step in steps] == [1, 2, 3]


def test_slow_steps_leave_the_training_as_it_would_have_been() -> None:
    job, steps = slow_steps(dataclasses.replace(PLAN, optimiser="adam"), tiny(), 4)
    plain = Job(tiny(), dataclasses.replace(PLAN, optimiser="adam"), DATASET)
    events = training(plain)
    for _ in range(4):
        next(events)
    for name, values in plain.weights().items():
        assert np.array_equal(job.weights()[name], values)
        assert np.array_equal(steps[-1].after[name], values)
    assert job.steps_done == plain.steps_done == 4


def test_frozen_layers_have_no_part_in_a_slow_step() -> None:
    _, (step,) = slow_steps(dataclasses.replace(PLAN, frozen=(0,)), tiny())
    assert set(step.gradients) == set(step.after) == {"4.weight", "4.bias"}
