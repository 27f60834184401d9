"""Recorded steps, tried without a graphics card: what surrounds the recording is the same there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch

from playground.core.plan import TrainingPlan
from playground.core.session import Network
from playground.datasets import Shapes
from playground.layers import LAYERS
from playground.training.process.cuda_graph_step import (
    MAX_BATCH_SIZES,
    STEPS_AHEAD,
    WARM_UP_STEPS,
    RecordedStep,
    SavedTensors,
)
from playground.training.process.job import Job
from playground.training.process.loop import training
from playground.training.process.parallel import ALONE, Team
from tests.training.networks import tiny

OPTIMISERS = ("sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw")


def plan(name: str = "adam") -> TrainingPlan:
    """A last batch that is smaller than the others."""
    return TrainingPlan(
        data=Shapes(size=12, each=9), validation=0.2, epochs=2, batch=8, rate=0.01, optimiser=name
    )


def job(name: str = "adam") -> Job:
    """With a layer that measures as it goes."""
    base = tiny().layers
    measuring = LAYERS["batch normalisation"].default((4, 12, 12), np.random.default_rng(0))
    network = Network((base[0], measuring, *base[1:]))
    return Job(network, plan(name), plan(name).data.load())


def trained(subject: Job) -> dict[str, np.ndarray]:
    for _ in training(subject):
        pass
    return subject.weights()


@pytest.mark.parametrize("name", OPTIMISERS)
@pytest.mark.parametrize("past", [0, 3])
def test_warming_up_leaves_no_trace(name: str, past: int) -> None:
    """Steps are taken and undone: the training goes on as if they had never been."""
    ours, theirs = job(name), job(name)
    places = torch.arange(8)
    for subject in (ours, theirs):
        for _ in range(past):
            subject.step(places)
    kept = SavedTensors(ours.step)
    for _ in range(WARM_UP_STEPS):
        ours.step(places)
    kept.put_back()
    for weight, other in zip(ours.module.parameters(), theirs.module.parameters(), strict=True):
        assert torch.equal(weight, other)
    for place in (places + 3, places):
        ours.step(place)
        theirs.step(place)
    after, wanted = ours.weights(), theirs.weights()
    for key, values in wanted.items():
        assert np.allclose(after[key], values, atol=1e-7), key


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Stand-ins for the card's part: a recording that changes nothing, and does it all again."""
    marks = []

    def stream(*rest: Any) -> Any:
        return SimpleNamespace(wait_stream=lambda other: None)

    def event(blocking: bool) -> Any:
        assert blocking
        marks.append(SimpleNamespace(waited=0))
        mark = marks[-1]
        mark.record = lambda: None
        mark.synchronize = lambda: setattr(mark, "waited", mark.waited + 1)
        return mark

    class Graph:
        def replay(self) -> None:
            self.replays = getattr(self, "replays", 0) + 1
            (one,) = [item for item in step._recordings.values() if item.graph is self]
            one.outputs.copy_(step._plain(one.places))
            for weight, gradient in one.gradients:
                gradient.copy_(weight.grad)

    @contextmanager
    def recording(graph: Any, capture_error_mode: str) -> Iterator[None]:
        assert capture_error_mode == "thread_local"
        before = SavedTensors(step._plain)
        yield
        before.put_back()

    monkeypatch.setattr("torch.cuda.Stream", stream)
    monkeypatch.setattr("torch.cuda.current_stream", stream)
    monkeypatch.setattr("torch.cuda.stream", lambda which: nullcontext())
    monkeypatch.setattr("torch.cuda.Event", event)
    monkeypatch.setattr("torch.cuda.CUDAGraph", Graph)
    monkeypatch.setattr("torch.cuda.graph", recording)
    ours = job()
    step = ours.step = RecordedStep(ours.step)
    return SimpleNamespace(job=ours, step=step, marks=marks)


def test_played_back_steps_make_the_training_of_plain_ones(played: Any) -> None:
    weights, wanted = trained(played.job), trained(job())
    for key, values in wanted.items():
        assert np.allclose(weights[key], values, atol=1e-6), key
    recordings = played.step._recordings
    assert sorted(recordings) == [3, 8]  # of 35 pictures
    assert recordings[8].graph.replays == 8
    assert recordings[3].graph.replays == 2


def test_what_comes_out_of_a_step_outlives_the_next_one(played: Any) -> None:
    first = played.step(torch.arange(8))
    copy = first.clone()
    played.step(torch.arange(8, 16))
    assert torch.equal(first, copy)


def test_the_card_is_never_far_ahead(played: Any) -> None:
    for _ in range(10 * STEPS_AHEAD):
        played.step(torch.arange(8))
    assert len(played.marks) == 3
    assert sum(mark.waited for mark in played.marks) == 7


def test_more_sizes_than_an_epoch_has_are_done_the_plain_way(played: Any) -> None:
    for size in (8, 4, 3, 2, 1):
        assert len(played.step(torch.arange(size))) == size
    assert len(played.step._recordings) == MAX_BATCH_SIZES


def test_what_cannot_be_recorded_is_done_the_plain_way_and_once_only_tried(
    played: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = []

    def refuse(self: Any, batch: torch.Tensor) -> None:
        tries.append(len(batch))
        raise RuntimeError("operation not permitted when stream is capturing")

    monkeypatch.setattr(RecordedStep, "_record", refuse)
    weights, wanted = trained(played.job), trained(job())
    assert tries == [8]
    for key, values in wanted.items():
        assert np.array_equal(weights[key], values), key


def test_empty_batches_are_nothing_to_record(played: Any) -> None:
    assert played.step(torch.arange(0)) is None
    assert not played.step._recordings


def test_only_one_process_on_a_card_records() -> None:
    assert RecordedStep.suits(torch.device("cuda"), ALONE)
    assert not RecordedStep.suits(torch.device("cuda"), Team(2))
    assert not RecordedStep.suits(torch.device("cpu"), ALONE)
    assert not RecordedStep.suits(torch.device("mps"), ALONE)
