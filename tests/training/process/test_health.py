"""What is read off a running training, and what is found by it: real trainings, sick and sound."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import pytest

from playground.core.optimisers import OPTIMISERS
from playground.core.plan import DataSource, TrainingPlan
from playground.core.session import Network
from playground.datasets import Digits, Shapes
from playground.datasets.dataset import Dataset
from playground.layers import Activation, Dense
from playground.layers.state import tensors_of, with_state
from playground.training.process.health import examined_with_activity, layer_health
from playground.training.process.job import Job
from playground.training.process.judgement import Judge
from playground.training.process.loop import EpochDone, training
from playground.training.protocol.layer_health import MAX_COUNTED, LayerHealth, histogram
from tests.training.networks import lenet, tiny

DIGITS = TrainingPlan(data=Digits(size=8), epochs=3)
SHAPES = TrainingPlan(data=Shapes(size=12, each=40), epochs=3, batch=16)


@cache
def dataset(source: DataSource) -> Dataset:
    loaded: Dataset = source.load()
    return loaded


def dense(units: tuple[int, ...], function: str = "relu", seed: int = 0) -> Network:
    """Dense layers for digits of 8×8, each but the last with a function."""
    rng = np.random.default_rng(seed)
    layers: list[Dense | Activation] = []
    shape = (1, 8, 8)
    for count in units:
        layers += [Dense.random(shape, count, rng), Activation(function=function)]
        shape = (count, 1, 1)
    layers += [Dense.random(shape, 10, rng), Activation(function="softmax")]
    return Network(tuple(layers))


def scaled(network: Network, factor: float) -> Network:
    """With weights so many times as large."""
    return with_state(network, {n: v * np.float32(factor) for n, v in tensors_of(network).items()})


def job_of(network: Network, plan: TrainingPlan) -> Job:
    return Job(network, plan, dataset(plan.data))


def found_by_epoch(network: Network, plan: TrainingPlan) -> list[tuple[str, ...]]:
    """The causes found after each epoch."""
    job = job_of(network, plan)
    judge = Judge(job)
    found: list[tuple[str, ...]] = []
    for event in training(job):
        if isinstance(event, EpochDone):
            found.append(tuple(finding.cause for finding in judge.findings(event)))
            if "no numbers" in found[-1]:
                break
    return found


# What is read.


def test_histograms_count_everything() -> None:
    values = np.array([-2.0, -1.0, 0.0, 0.5, 2.0, np.nan], np.float32)
    found = histogram(values)
    assert found.counts.sum() == 5
    assert (found.low, found.high) == (-2, 2)
    assert not found.finite
    assert found.rms == pytest.approx(np.sqrt(9.25 / 5))
    assert histogram(np.zeros(4, np.float32)).counts.sum() == 4
    assert histogram(np.full(3, 3e38, np.float32)).counts.tolist() == [0] * 39 + [3]
    assert histogram(np.full(3, -1e-45, np.float32)).counts.tolist() == [3] + [0] * 39


def test_bins_are_numpys_and_of_many_values_an_even_part() -> None:
    rng = np.random.default_rng(0)
    values = rng.normal(size=1000).astype(np.float32)
    most = np.abs(values).max()
    expected, _ = np.histogram(values, 40, (-most, most))
    assert np.abs(histogram(values).counts - expected).sum() <= 2  # at the edges, by rounding
    many = np.repeat(values, 1000)
    found = histogram(many)
    assert MAX_COUNTED / 2 < found.counts.sum() <= MAX_COUNTED
    shares = found.counts / found.counts.sum() - expected / expected.sum()
    assert np.abs(shares).max() < 0.01
    assert found.rms == pytest.approx(histogram(values).rms)


def test_layers_have_weights_gradients_units_and_how_far_they_moved() -> None:
    job = job_of(tiny(), SHAPES)
    examined, activity = examined_with_activity(job)
    assert len(examined.labels) == 40
    first = layer_health(job, activity)
    assert [layer.place for layer in first] == [0, 1, 4]
    assert [layer.moved for layer in first] == [None] * 3
    epoch = next(event for event in training(job) if isinstance(event, EpochDone))
    layers = epoch.layers
    assert layers[0].weights is not None
    assert layers[0].weights.counts.sum() == 36
    assert layers[0].gradients is not None
    assert (layers[1].units, layers[1].weights) == (4, None)
    assert layers[0].moved is not None
    assert 1e-4 < layers[0].moved < 0.1
    assert job.module.training


def test_silent_and_saturated_units_are_counted_over_all_pictures_held_out() -> None:
    job = job_of(tiny(), SHAPES)
    bias = np.array([-100, 0.1, -100, 0.1], np.float32)
    job.set_weights({"0.bias": bias, "0.weight": np.abs(job.weights()["0.weight"])})
    _, activity = examined_with_activity(job)
    assert activity.dead(1) == (2, 4)
    steep = job_of(scaled(dense((6,), "tanh"), 1000), DIGITS)
    _, activity = examined_with_activity(steep)
    assert activity.saturated(1) > 0.95
    gentle = job_of(scaled(dense((6,), "tanh"), 0.01), DIGITS)
    assert examined_with_activity(gentle)[1].saturated(1) == 0


def test_without_pictures_held_out_some_are_looked_at_that_are_trained_on() -> None:
    job = job_of(tiny(), replace(SHAPES, validation=0.0))
    examined, activity = examined_with_activity(job)
    assert not len(examined.labels)
    assert activity.dead(1)[1] == 4


def test_units_with_the_same_weights_are_alike() -> None:
    network = dense((6,))
    assert not any(layer.alike for layer in layer_health(job_of(network, DIGITS)))
    zeros = layer_health(job_of(scaled(network, 0), DIGITS))
    assert [(layer.place, layer.alike) for layer in zeros] == [(0, True), (2, True)]


# What is found: nothing in sound trainings.


@dataclass(frozen=True)
class Sound:
    """A training that learns, with a rate that suits it."""

    network: Network
    plan: TrainingPlan


RATES = {"sgd": 0.05, "momentum": 0.01, "nesterov": 0.01, "rmsprop": 1e-3, "adam": 1e-3}

SOUND = {
    **{
        f"{name}, seed {seed}": Sound(
            dense((32,), seed=seed),
            replace(DIGITS, optimiser=name, rate=RATES.get(name, 1e-3), seed=seed, epochs=4),
        )
        for name in OPTIMISERS
        for seed in (0, 1)
    },
    **{
        f"{function}": Sound(dense((32, 32), function), replace(DIGITS, rate=3e-3, epochs=4))
        for function in ("tanh", "sigmoid", "gelu", "relu6", "leaky_relu")
    },
    "LeNet": Sound(lenet(), TrainingPlan(data=Digits(), epochs=2)),
    "LeNet, intensities of 0-255": Sound(
        lenet(), TrainingPlan(data=Digits(), epochs=2, normalisation="none")
    ),
    "zeros in the only layer": Sound(
        dense(()), replace(DIGITS, initialiser="zeros", rate=1e-2, epochs=4)
    ),
    "half squared error": Sound(dense((32,)), replace(DIGITS, loss="half-squared", rate=3e-3)),
    "nothing held out": Sound(dense((32,)), replace(DIGITS, validation=0.0)),
    "one cycle": Sound(dense((32,)), replace(DIGITS, schedule="one-cycle", rate=5e-3, epochs=5)),
    "a frozen first layer": Sound(dense((32,)), replace(DIGITS, frozen=(0,), rate=3e-3)),
    "100 %": Sound(dense((64, 64)), replace(DIGITS, rate=3e-3, epochs=12)),
}


@pytest.mark.parametrize("name", SOUND)
def test_nothing_is_found_in_a_sound_training(name: str) -> None:
    assert set(found_by_epoch(SOUND[name].network, SOUND[name].plan)) == {()}


# And in sick ones the very fault.


@dataclass(frozen=True)
class Sick:
    """A training with a fault: the causes that may stand first, and whether at every epoch."""

    network: Network
    plan: TrainingPlan
    causes: tuple[str, ...]
    always: bool = True


HIGH = ("rate too high", "no numbers")

SICK = {
    **{
        f"{name} at {rate:g}": Sick(
            dense((32,)), replace(DIGITS, optimiser=name, rate=rate), HIGH, always=rate == 100
        )
        for name in OPTIMISERS
        for rate in (100.0, 10.0)
    },
    "LeNet at 100": Sick(lenet(), TrainingPlan(data=Digits(), epochs=2, rate=100.0), HIGH),
    "LeNet, Adam at 0.1": Sick(lenet(), TrainingPlan(data=Digits(), epochs=2, rate=0.1), HIGH),
    "SGD on 0-255": Sick(
        lenet(),
        TrainingPlan(data=Digits(), epochs=2, optimiser="sgd", rate=0.05, normalisation="none"),
        HIGH,
    ),
    "a rate of 0": Sick(dense((32,)), replace(DIGITS, rate=0.0), ("rate of 0",)),
    "a rate of 1e-7": Sick(
        dense((32,)), replace(DIGITS, rate=1e-7, epochs=6), ("rate too low",), always=False
    ),
    "zeros": Sick(dense((32,)), replace(DIGITS, initialiser="zeros"), ("all alike",)),
    "zeros with tanh": Sick(
        dense((32,), "tanh"), replace(DIGITS, initialiser="zeros"), ("all alike",)
    ),
    "deep sigmoids": Sick(
        dense((20,) * 8, "sigmoid"),
        replace(DIGITS, optimiser="sgd", rate=0.05),
        ("vanishing gradients",),
    ),
    "steep tanh": Sick(
        scaled(dense((32, 32), "tanh"), 30),
        replace(DIGITS, optimiser="sgd", rate=1e-3),
        ("saturated",),
    ),
    "large weights": Sick(
        scaled(dense((32,) * 4), 30), replace(DIGITS, optimiser="sgd", rate=0.01), ("no numbers",)
    ),
    "decay": Sick(
        dense((32, 32)),
        replace(DIGITS, optimiser="sgd", rate=0.05, weight_decay=2.0, epochs=4),
        ("weight decay",),
        always=False,
    ),
    "one step an epoch": Sick(
        dense((32,)),
        replace(DIGITS, batch=2000, optimiser="sgd", rate=1e-2, epochs=4),
        ("batch too large",),
        always=False,
    ),
    "few pictures": Sick(
        tiny(), replace(SHAPES, rate=1e-2, epochs=30), ("overfitting",), always=False
    ),
    "one unit": Sick(
        dense((1,)),
        replace(DIGITS, optimiser="sgd", rate=0.1, epochs=20),
        ("underfitting",),
        always=False,
    ),
}


@pytest.mark.parametrize("name", SICK)
def test_the_fault_of_a_sick_training_is_named_first(name: str) -> None:
    sick = SICK[name]
    found = found_by_epoch(sick.network, sick.plan)
    judged = found if sick.always else found[-1:]
    assert all(causes and causes[0] in sick.causes for causes in judged), found


def test_dead_units_are_named_where_nothing_passes() -> None:
    network = lenet()
    tensors = dict(tensors_of(network))
    dark = with_state(network, {**tensors, "0.bias": tensors["0.bias"] - 1000})
    found = found_by_epoch(dark, TrainingPlan(data=Digits(), epochs=1))
    assert found == [("dead units",)]


def test_health_knows_every_layer_by_its_place() -> None:
    layers = layer_health(job_of(lenet(), TrainingPlan(data=Digits())))
    assert all(isinstance(layer, LayerHealth) for layer in layers)
    assert [layer.place for layer in layers] == [0, 3, 7, 9, 11]
