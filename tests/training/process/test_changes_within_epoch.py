"""Layers frozen or let go within an epoch, or other augmentation: it holds from the next batch."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from torch import Tensor

from playground.core.cancelling import never
from playground.core.plan import Augmentation, TrainingPlan
from playground.datasets.dataset import unwatched
from playground.training.process import stored_features
from playground.training.process.data import Streamed
from playground.training.process.job import Job
from playground.training.process.worker import Worker
from playground.training.protocol import messages
from playground.training.protocol.pipes import Letterbox, receiving
from tests.datasets.test_files import make_folder
from tests.patience import PATIENCE_S
from tests.training.networks import tiny

AT_STEP = 3
"""Of the 8 of an epoch."""


@pytest.fixture(autouse=True)
def _worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Networks of tests are too small for it to be worth it."""
    monkeypatch.setattr(stored_features, "WORTH_MULTIPLICATIONS", 0)


@pytest.fixture
def plan(tmp_path: Path) -> TrainingPlan:
    """Two epochs of eight steps over a folder, with the layers before the last one frozen."""
    data = make_folder(tmp_path / "pictures", each=20)
    return TrainingPlan(
        data=data, frozen=(0, 1, 2, 3), epochs=2, batch=4, device="cpu", validation=0.25
    )


@dataclass(frozen=True)
class Step:
    """What was trained on in a step, and whether by features."""

    epoch: int
    number: int
    places: list[int]
    by_features: bool


class Run:
    """A worker that trains here, in this thread, until it has finished or is held for good."""

    def __init__(self, *ends: messages.Phase) -> None:
        self.ends = ends or ("finished",)
        self.steps: list[Step] = []
        self.told: list[Any] = []
        self.commands = Letterbox()
        self.after: dict[int, Callable[[Job], Sequence[Any]]] = {}
        """What is sent when so many steps are done."""
        self.meanwhile: list[Sequence[Any]] = []
        """What is sent while the pictures are looked at for features, one after the other time."""
        self.prepared: list[bool] = []
        """Of each of these times, whether it came to its end."""

    def __call__(self, plan: TrainingPlan, folder: Path) -> Run:
        """Train by a plan until the end."""
        here, there = multiprocessing.Pipe()
        inbox, receiver = receiving(here, lambda: self._hear(inbox.take_all()))
        network = tiny(classes=2, channels=3, size=16)
        self.commands.put(messages.Start(network, plan, str(folder), number=1))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Job, "take_step", self._watched(Job.take_step))
            patch.setattr(Job, "prepare", self._interrupted(Job.prepare))
            Worker(there, self.commands).serve()
        there.close()
        receiver.join(PATIENCE_S)
        here.close()
        return self

    def _watched(self, take_step: Callable[[Job, Any], Tensor | None]) -> Any:
        def watched(job: Job, batch: Any) -> Tensor | None:
            places = job.stepped.places_of(batch).tolist()
            at = Step(job.epoch, job.steps_done, places, job.features is not None)
            outputs = take_step(job, batch)
            self.steps.append(at)
            for command in self.after.get(job.steps_done, lambda job: ())(job):
                self.commands.put(command)
            return outputs

        return watched

    def _interrupted(self, prepare: Callable[..., None]) -> Any:
        def interrupted(job: Job, progress: Any = unwatched, cancelled: Any = never) -> None:
            if job.is_prepared or not job.steps_done:
                prepare(job, progress, cancelled)
                return
            waiting = list(self.meanwhile.pop(0)) if self.meanwhile else []

            def told(done: int, total: int) -> None:
                progress(done, total)
                while waiting:
                    self.commands.put(waiting.pop(0))

            self.prepared.append(False)
            prepare(job, told, cancelled)
            self.prepared[-1] = True

        return interrupted

    def _hear(self, told: list[Any]) -> None:
        self.told += told
        for message in told:
            is_over = isinstance(message, messages.PhaseChanged) and message.phase in self.ends
            if is_over or isinstance(message, messages.Failed):
                self.commands.put(messages.Quit())

    def heard(self, kind: type) -> list[Any]:
        """All that was told of a kind."""
        return [message for message in self.told if isinstance(message, kind)]


WAYS: dict[str, Callable[[TrainingPlan], Sequence[Any]]] = {
    "running": lambda plan: [messages.Adjust(plan)],
    "paused": lambda plan: [messages.Pause(), messages.Adjust(plan), messages.Resume()],
    "before a pause": lambda plan: [messages.Adjust(plan), messages.Pause(), messages.Resume()],
    "before a step": lambda plan: [
        *(messages.Pause(), messages.Adjust(plan), messages.StepOnce(), messages.Resume())
    ],
}

OTHERWISE: dict[str, dict[str, Any]] = {
    "let go": {"frozen": ()},
    "augmented": {"augmentation": Augmentation(flip=True)},
    "fewer frozen": {"frozen": (0, 1)},
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("change", OTHERWISE)
@pytest.mark.parametrize("back", [False, True])
def test_an_epoch_goes_on_by_another_plan_with_the_pictures_that_are_left(
    plan: TrainingPlan,
    tmp_path: Path,
    way: str,
    change: str,
    back: bool,
) -> None:
    first, then = plan, replace(plan, **OTHERWISE[change])
    if back:
        first, then = then, first

    def sent(job: Job) -> Sequence[Any]:
        assert isinstance(job.data, Streamed)
        return WAYS[way](then)

    undisturbed = Run()(first, tmp_path / "one")
    run = Run()
    run.after[AT_STEP] = sent
    run(first, tmp_path / "two")

    assert [str(failed.message) for failed in run.heard(messages.Failed)] == []
    assert [adjusted.plan for adjusted in run.heard(messages.PlanAdjusted)] == [then]
    # The same pictures in the same steps, each once.
    assert [step.number for step in run.steps] == list(range(16))
    assert [step.epoch for step in run.steps] == [0] * 8 + [1] * 8
    assert [step.places for step in run.steps] == [step.places for step in undisturbed.steps]
    for epoch in range(2):
        seen = [place for step in run.steps if step.epoch == epoch for place in step.places]
        assert sorted(seen) == list(range(30))
    # At once, and not with the next epoch.
    by_features = [bool(each.frozen) and not each.augmentation.warps for each in (first, then)]
    assert [step.by_features for step in run.steps] == (
        [by_features[0]] * AT_STEP + [by_features[1]] * (16 - AT_STEP)
    )
    rows = [over.metrics for over in run.heard(messages.EpochOver)]
    assert [row.epoch for row in rows] == [1, 2]
    assert all(0 < row.loss < 10 and 0 <= row.accuracy <= 1 for row in rows)
    assert [row.pictures_per_second * row.seconds for row in rows] == pytest.approx([30, 30])
    for progress in run.heard(messages.Progress):
        assert progress.step == 8 * progress.epoch + progress.batch


def edited(value: float) -> messages.SetWeights:
    """The first weights of a frozen layer, set by hand."""
    shape = tiny(classes=2, channels=3, size=16)[0].tensors()["weight"].shape
    return messages.SetWeights({"0.weight": np.full(shape, value, np.float32)}, start=1)


def trained_to_the_end(run: Run) -> bool:
    """Whether all steps were taken, each once, and nothing went wrong."""
    return not run.heard(messages.Failed) and [step.number for step in run.steps] == [*range(16)]


def test_while_a_frozen_weight_is_dragged_the_pictures_are_looked_at_for_the_last_one_alone(
    plan: TrainingPlan, tmp_path: Path
) -> None:
    run = Run()
    run.after[AT_STEP] = lambda job: [edited(0.1), edited(0.2), edited(0.3)]
    run.meanwhile = [[edited(0.4)], [edited(0.5), edited(0.6)]]
    used: list[float] = []

    def noted(job: Job) -> Sequence[Any]:
        assert job.features is not None
        assert not job.features.are_stale()
        used.append(float(job.weights()["0.weight"].flat[0]))
        return []

    run.after[AT_STEP + 1] = noted
    run(plan, tmp_path / "run")
    assert trained_to_the_end(run)
    assert run.prepared == [False, False, True]
    assert used == [pytest.approx(0.6)]
    assert messages.Loading(0, 0, start=1) in run.told


def test_a_pause_is_not_kept_waiting_by_features(plan: TrainingPlan, tmp_path: Path) -> None:
    run = Run()
    run.after[AT_STEP] = lambda job: [edited(0.1)]
    run.meanwhile = [[messages.Pause(), messages.Resume()]]
    run(plan, tmp_path / "run")
    assert trained_to_the_end(run)
    assert run.prepared == [False, True]


def test_neither_is_the_end_of_a_training(plan: TrainingPlan, tmp_path: Path) -> None:
    run = Run("idle")
    run.after[AT_STEP] = lambda job: [messages.Adjust(replace(plan, frozen=(0, 1))), edited(0.1)]
    run.meanwhile = [[messages.Stop()]]
    run(plan, tmp_path / "run")
    assert not run.heard(messages.Failed)
    assert len(run.steps) == AT_STEP
    assert run.prepared == [False]


def test_what_changes_no_features_waits_until_they_are_there(
    plan: TrainingPlan, tmp_path: Path
) -> None:
    run = Run()
    run.after[AT_STEP] = lambda job: [edited(0.1)]
    bias = messages.SetWeights({"4.bias": np.zeros(2, np.float32)}, start=1)
    run.meanwhile = [[messages.Adjust(replace(plan, rate=0.01)), bias]]
    run(plan, tmp_path / "run")
    assert trained_to_the_end(run)
    assert run.prepared == [True]


def test_a_single_step_is_taken_with_the_weights_of_when_it_was_asked_for(
    plan: TrainingPlan, tmp_path: Path
) -> None:
    run = Run()
    run.after[AT_STEP] = lambda job: [messages.Pause(), edited(0.1), messages.StepOnce()]
    run.meanwhile = [[edited(0.2), messages.Resume()]]
    run(plan, tmp_path / "run")
    assert trained_to_the_end(run)
    assert run.prepared == [True, True]
    (recorded,) = run.heard(messages.StepRecorded)
    assert recorded.step.number == AT_STEP + 1


def test_a_single_step_is_given_up_by_a_pause(plan: TrainingPlan, tmp_path: Path) -> None:
    run = Run()
    run.after[AT_STEP] = lambda job: [messages.Pause(), edited(0.1), messages.StepOnce()]
    run.meanwhile = [[messages.Pause(), messages.Resume()]]
    run(plan, tmp_path / "run")
    assert trained_to_the_end(run)
    assert run.prepared == [False, True]
    assert run.heard(messages.StepRecorded) == []


def test_features_that_cannot_be_computed_are_said_once_and_training_stands(
    plan: TrainingPlan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Run()

    def full(*_: Any) -> Any:
        raise OSError("no space left")

    def sent(job: Job) -> Sequence[Any]:
        monkeypatch.setattr(stored_features, "_room", full)
        return [edited(0.1)]

    run.after[AT_STEP] = sent
    run(plan, tmp_path / "run")
    assert len(run.heard(messages.Failed)) == 1
    assert run.heard(messages.PhaseChanged)[-1].phase == "paused"
    assert len(run.steps) == AT_STEP
