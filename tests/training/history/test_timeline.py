"""Checkpoints: going on as if nothing had happened, bounded disk, damaged files, a full disk."""

from __future__ import annotations

import dataclasses
import errno
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.core.messages import Refused
from playground.core.plan import Augmentation, TrainingPlan
from playground.core.tensor_file import read_tensors, write_tensors
from playground.datasets import Shapes
from playground.training.history import history_file
from playground.training.history.epoch_writer import EpochWriter
from playground.training.history.timeline import Checkpoint, Timeline, read_checkpoint
from playground.training.process.checkpoint import checkpoint, restore
from playground.training.process.job import Job
from playground.training.process.loop import EpochDone, training
from playground.training.protocol.messages import KeptEpochs, Warned
from playground.training.protocol.metrics import EpochMetrics
from tests.training.networks import tiny

PLAN = TrainingPlan(data=Shapes(size=12, each=20), epochs=4, batch=16)
DATASET = PLAN.data.load()


def train(job: Job, epochs: int) -> list[tuple[float, float]]:
    events = training(job)
    found = []
    while len(found) < epochs:
        event = next(events)
        if isinstance(event, EpochDone):
            found.append(event.metrics)
    return [(row.loss, row.validation_loss) for row in found]


@pytest.mark.parametrize("name", ["sgd", "momentum", "rmsprop", "adam", "adamw"])
def test_a_training_goes_on_from_a_file_as_if_it_had_never_stopped(
    tmp_path: Path, name: str
) -> None:
    plan = dataclasses.replace(
        PLAN, optimiser=name, augmentation=Augmentation(shift=0.1, noise=0.1), schedule="cosine"
    )
    first = Job(tiny(), plan, DATASET)
    train(first, 2)
    line = Timeline(tmp_path)
    line.add(checkpoint(first))
    wanted = train(first, 2)
    again = Job(tiny(seed=9), plan, DATASET)
    train(again, 1)
    restore(again, line.checkpoint(2))
    assert (again.epoch, again.steps_done) == (2, 2 * again.batches_per_epoch)
    assert train(again, 2) == wanted
    for key, values in first.weights().items():
        assert np.array_equal(again.weights()[key], values)


def test_another_optimiser_starts_without_a_past_and_another_network_is_refused(
    tmp_path: Path,
) -> None:
    job = Job(tiny(), PLAN, DATASET)
    train(job, 1)
    kept = checkpoint(job)
    other = Job(tiny(), dataclasses.replace(PLAN, optimiser="momentum"), DATASET)
    restore(other, kept)
    assert not other.optimiser.state
    with pytest.raises(Refused, match="another network"):
        restore(job, dataclasses.replace(kept, arrays={"weights.0.weight": np.zeros(1)}))
    wide = Job(tiny(channels=1, size=12), PLAN, DATASET)
    wrong = {**kept.arrays, "weights.4.bias": np.zeros(6, np.float32)}
    with pytest.raises(Refused, match="not those of this network"):
        restore(wide, dataclasses.replace(kept, arrays=wrong))
    only_weights = {key: kept.arrays[key] for key in kept.arrays if key.startswith("weights")}
    with pytest.raises(Refused, match="no training to go on with"):
        restore(job, Checkpoint(1, only_weights, kept.notes))


def blank(epoch: int, size: int = 100) -> Checkpoint:
    return Checkpoint(epoch, {"weights.w": np.full(size, epoch, np.float32)}, {"epoch": str(epoch)})


def test_epochs_are_listed_read_and_forgotten(tmp_path: Path) -> None:
    line = Timeline(tmp_path / "new" / "folder")
    assert line.epochs() == ()
    assert not list(line.readable())
    for epoch in (0, 1, 2, 10):
        line.add(blank(epoch))
    (line.folder / "epoch-3.safetensors").write_bytes(b"not ours")
    assert line.epochs() == (0, 1, 2, 10)
    assert np.array_equal(line.weights(2)["w"], np.full(100, 2))
    assert [kept.epoch for kept in line.readable()] == [10, 2, 1, 0]
    line.path(10).write_bytes(b"damaged")
    assert [kept.epoch for kept in line.readable()] == [2, 1, 0]
    assert [kept.epoch for kept in line.readable(until=1)] == [1, 0]
    with pytest.raises(Refused, match="damaged"):
        line.weights(10)
    with pytest.raises(Refused, match="There is no file"):
        line.weights(7)
    line.forget_after(1)
    assert line.epochs() == (0, 1)
    line.clear()
    assert line.epochs() == ()


def test_the_disk_is_bounded_and_what_stays_is_spread_evenly(tmp_path: Path) -> None:
    most = 12 * (4 * 1000 + 300)
    line = Timeline(tmp_path, most_bytes=most)
    for epoch in range(60):
        line.add(blank(epoch, 1000))
        assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= most
    kept = line.epochs()
    assert kept[0] == 0
    assert kept[-1] == 59
    assert 8 <= len(kept) <= 13
    assert np.diff(kept).max() <= 16
    few = Timeline(tmp_path / "few", most_epochs=5)
    for epoch in range(20):
        few.add(blank(epoch))
    assert len(few.epochs()) == 5


def test_a_file_that_cannot_be_written_leaves_nothing_half_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = Timeline(tmp_path)
    line.add(blank(1))

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused, match="The disk is full: the weights of epoch 2 were not kept"):
        line.add(blank(2))
    monkeypatch.undo()
    assert [path.name for path in tmp_path.iterdir()] == ["epoch-000001.safetensors"]
    assert line.epochs() == (1,)


def test_checkpoints_without_a_training_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "weights.safetensors"
    write_tensors(path, {"0.weight": np.zeros(3, np.float32)}, {})
    with pytest.raises(Refused, match="no training to go on with"):
        read_checkpoint(path)
    with pytest.raises(Refused, match="is a folder"):
        read_tensors(tmp_path)


def row(epoch: int) -> EpochMetrics:
    return EpochMetrics(epoch, 1.5 / epoch, 0.5, float("nan"), 0.25, 1e-3, 2.0, 1000.0)


def test_history_files_are_written_row_by_row_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "history.csv"
    assert history_file.read(path) == ()
    for epoch in (1, 2, 3):
        history_file.append(path, row(epoch))
    assert path.read_text().splitlines()[0] == ",".join(history_file.COLUMNS)
    found = history_file.read(path)
    assert [item.epoch for item in found] == [1, 2, 3]
    assert found[1].loss == 0.75
    assert np.isnan(found[0].validation_loss)
    path.write_text(path.read_text() + "4,broken\n\n")
    assert len(history_file.read(path)) == 3
    history_file.rewrite(path, found[:1])
    assert len(history_file.read(path)) == 1


def test_the_keeper_writes_behind_warns_once_and_goes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    received = []
    keeper = EpochWriter(str(tmp_path), received.append)
    for epoch in (0, 1, 2, 3):
        keeper.keep(blank(epoch), row(epoch) if epoch else None)
    assert [item.epoch for item in keeper.history()] == [1, 2, 3]
    assert received[-1] == KeptEpochs((0, 1, 2, 3))
    keeper.go_back(1)
    assert received[-1] == KeptEpochs((0, 1))
    assert [item.epoch for item in keeper.history()] == [1]

    def full(descriptor: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    received.clear()
    monkeypatch.setattr(os, "fsync", full)
    for epoch in (2, 3):
        keeper.keep(blank(epoch), row(epoch))
    keeper.close()
    assert [type(item) for item in received] == [Warned]
    assert "disk is full" in str(received[0].message)
    monkeypatch.undo()
    fresh = EpochWriter(str(tmp_path), received.append)
    fresh.clear()
    fresh.close()
    assert list(tmp_path.iterdir()) == []
