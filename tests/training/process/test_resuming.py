"""Coming back to an epoch: one that is lost, damaged or diverged is said, with the one there is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.core.messages import Refused
from playground.core.plan import TrainingPlan
from playground.core.tensor_file import write_tensors
from playground.datasets import Shapes
from playground.training.history.epoch_writer import EpochWriter
from playground.training.history.timeline import WEIGHTS_PREFIX, Timeline, read_checkpoint
from playground.training.process.checkpoint import checkpoint
from playground.training.process.job import Job
from playground.training.process.resuming import resumed
from playground.training.protocol.messages import KeptEpochs, Start, Warned
from tests.training.networks import tiny


def _fill_with_nan(path: Path) -> None:
    kept = read_checkpoint(path)
    weights = {
        key: np.full_like(values, np.nan) if key.startswith(WEIGHTS_PREFIX) else values
        for key, values in kept.arrays.items()
    }
    write_tensors(path, weights, kept.notes)


LOST = {
    "none": lambda path: None,
    "missing": lambda path: path.unlink(),
    "damaged": lambda path: path.write_bytes(b"half of a file"),
    "diverged": _fill_with_nan,
}
DIVERGED = (
    "Epoch {epoch} has numbers that are none (NaN or infinite), from which no training goes on: it"
    " stands at epoch 1 again."
)
EPOCHS = 3
"""Beside those before the first."""


def come_back(
    folder: Path, lost: Mapping[int, str], place: tuple[int, int] | None = None, **start: int
) -> tuple[Job, list[str], tuple[int, ...]]:
    """The job that came back to the last of some epochs, what was said, and what can be reached.

    With a place, it was left there under the number 5.
    """
    data = Shapes(size=12, each=10)
    plan, network = TrainingPlan(data=data), tiny()
    job = Job(network, plan, data.load())
    sent: list[Any] = []
    epochs = EpochWriter(str(folder), sent.append)
    for epoch in range(EPOCHS + 1):
        now = checkpoint(job)
        notes = {**now.notes, "epoch": str(epoch), "step": str(epoch)}
        epochs.timeline.add(replace(now, epoch=epoch, notes=notes))
    if place is not None:
        epochs.keep_place(5, *place)
    for epoch, how in lost.items():
        LOST[how](epochs.timeline.path(epoch))
    resumed(
        Start(network, plan, str(folder), resume=True, paused=True, **start),
        job,
        epochs,
        sent.append,
    )
    epochs.close()
    warned = [str(message.message) for message in sent if isinstance(message, Warned)]
    (*_, kept) = (message.epochs for message in sent if isinstance(message, KeptEpochs))
    return job, warned, kept


@pytest.mark.parametrize("how", LOST)
def test_an_epoch_that_is_not_there_is_said(tmp_path: Path, how: str) -> None:
    _, warned, _ = come_back(tmp_path, {2: how}, epoch=2)
    said = {
        "none": [],
        "missing": ["The weights of epoch 2 are not kept: the training stands at epoch 1 again."],
        "damaged": ["The weights of epoch 2 are damaged: the training stands at epoch 1 again."],
        "diverged": [DIVERGED.format(epoch=2)],
    }
    assert warned == said[how]


@pytest.mark.parametrize("known", range(EPOCHS + 1))
@pytest.mark.parametrize("place", [(2, 0), (2, 4)], ids=["at its end", "amid the next, not held"])
def test_of_a_training_that_was_left_nothing_is_missing_however_little_the_window_knew(
    tmp_path: Path, place: tuple[int, int], known: int
) -> None:
    job, warned, kept = come_back(tmp_path, {}, place, epoch=known, step=known, left=5)
    assert (job.epoch, warned, kept) == (2, [], (0, 1, 2))


@pytest.mark.parametrize("known", range(EPOCHS + 1))
def test_the_epoch_that_is_said_to_be_missing_is_the_one_where_a_training_was_left(
    tmp_path: Path, known: int
) -> None:
    job, warned, _ = come_back(tmp_path, {2: "damaged"}, (2, 0), epoch=known, left=5)
    words = "The weights of epoch 2 are damaged: the training stands at epoch 1 again."
    assert (job.epoch, warned) == (1, [words])


def test_before_the_first_epoch_nothing_has_to_be_kept(tmp_path: Path) -> None:
    job, warned, kept = come_back(tmp_path, {0: "missing"}, epoch=0)
    assert (job.epoch, warned, kept) == (0, [], (0,))
    weights = Timeline(tmp_path).weights(0)
    for name, values in job.weights().items():
        np.testing.assert_array_equal(weights[name], values)


@pytest.mark.parametrize("start", [{"epoch": 3}, {}], ids=["come back to", "gone on with"])
def test_a_training_that_diverged_stands_at_the_last_epoch_that_it_can_go_on_from(
    tmp_path: Path, start: dict[str, int]
) -> None:
    job, warned, kept = come_back(tmp_path, {2: "diverged", 3: "diverged"}, **start)
    assert (job.epoch, warned, kept) == (1, [DIVERGED.format(epoch=3)], (0, 1))
    assert all(np.isfinite(values).all() for values in job.weights().values())


@pytest.mark.parametrize("start", [{"epoch": 3}, {}], ids=["come back to", "gone on with"])
def test_where_no_epoch_can_be_gone_on_from_the_reason_is_that_of_the_last(
    tmp_path: Path, start: dict[str, int]
) -> None:
    with pytest.raises(Refused, match="that are none"):
        come_back(tmp_path, dict.fromkeys(range(EPOCHS + 1), "diverged"), **start)
