"""What frozen layers make of the pictures is computed once, and training comes out the same."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
import torch

from playground.core.cancelling import Cancelled
from playground.core.plan import Augmentation, TrainingPlan
from playground.datasets.dataset import Dataset, Stored
from playground.training.process import data, stored_features
from playground.training.process.health import NO_ACTIVITY
from playground.training.process.job import Job
from playground.training.process.loop import EpochDone, training
from playground.training.process.reporter import Reporter
from playground.training.process.step_recorder import StepRecorder
from playground.training.process.stored_features import _reserve, split_at
from playground.training.protocol.messages import Warned
from tests.training.networks import tiny

FROZEN = TrainingPlan(frozen=(0, 1, 2, 3), epochs=2, batch=8, device="cpu", validation=0.25)


@pytest.fixture(autouse=True)
def _worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Networks of tests are too small for it to be worth it."""
    monkeypatch.setattr(stored_features, "WORTH_MULTIPLICATIONS", 0)


def dataset() -> Dataset:
    rng = np.random.default_rng(1)
    labels = np.arange(40) % 5
    pixels = rng.random((40, 1, 12, 12), np.float32) / 2 + labels[:, None, None, None] / 10
    return Dataset("made", tuple("abcde"), (1, 12, 12), labels, Stored(pixels.astype(np.float32)))


def trained(job: Job) -> list[EpochDone]:
    return [event for event in training(job) if isinstance(event, EpochDone)]


def without_features(monkeypatch: pytest.MonkeyPatch, plan: TrainingPlan = FROZEN) -> Job:
    with monkeypatch.context() as patch:
        patch.setattr(stored_features, "WORTH_MULTIPLICATIONS", 10**9)
        return Job(tiny(), plan, dataset())


@pytest.mark.parametrize("on_disk", [False, True])
def test_training_comes_out_the_same(on_disk: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = without_features(monkeypatch)
    if on_disk:
        monkeypatch.setattr(stored_features, "MAX_RESIDENT_BYTES", 0)
    job = Job(tiny(), FROZEN, dataset())
    assert plain.features is None
    assert job.features is not None
    assert job.features.cut == stored_features.Cut(4, (144, 1, 1))
    for one, other in zip(trained(job), trained(plain), strict=True):
        assert one.metrics.loss == pytest.approx(other.metrics.loss, rel=1e-5)
        assert one.metrics.validation_loss == pytest.approx(other.metrics.validation_loss, rel=1e-5)
        assert (one.examined.indices == other.examined.indices).all()
    for name, values in plain.weights().items():
        assert np.allclose(values, job.weights()[name], atol=1e-6), name


@pytest.mark.parametrize("has_no_such_call", [False, True])
def test_on_a_full_disk_training_does_without_and_says_so(
    has_no_such_call: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored_features, "MAX_RESIDENT_BYTES", 0)

    def is_full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    if has_no_such_call:
        monkeypatch.delattr(os, "posix_fallocate", raising=False)
        monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=100))
    else:
        monkeypatch.setattr(os, "posix_fallocate", is_full, raising=False)
    plain = without_features(monkeypatch)
    job = Job(tiny(), FROZEN, dataset())
    assert job.features is None
    sent: list[object] = []
    reporter = Reporter(job, sent.append, 1.0, NO_ACTIVITY)
    for _ in range(2):
        reporter.weights()
        job.adjust(replace(FROZEN, rate=0.1))
        job.prepare()
    (warned,) = (message for message in sent if isinstance(message, Warned))
    assert "no room on the disk (the disk is full)" in str(warned.message)
    job.adjust(FROZEN)
    for one, other in zip(trained(job), trained(plain), strict=True):
        assert one.metrics.loss == other.metrics.loss
    monkeypatch.undo()
    monkeypatch.setattr(stored_features, "WORTH_MULTIPLICATIONS", 0)
    job.adjust(replace(FROZEN, frozen=()))
    job.adjust(FROZEN)
    job.prepare()
    assert job.features is not None
    assert job.no_room is None


@pytest.mark.skipif(not hasattr(os, "posix_fallocate"), reason="has no such call")
def test_a_file_of_features_has_its_room_before_it_is_written() -> None:
    with tempfile.TemporaryFile() as stream:
        _reserve(stream.fileno(), 2**20)
        assert os.fstat(stream.fileno()).st_blocks * 512 >= 2**20


def test_frozen_layers_see_each_picture_once() -> None:
    job = Job(tiny(), FROZEN, dataset())
    seen: list[int] = []
    job.module[0].register_forward_hook(lambda module, x, y: seen.append(len(y)))
    trained(job)
    assert seen == []


def test_pictures_that_change_from_epoch_to_epoch_have_no_features() -> None:
    for augmentation in (Augmentation(flip=True), Augmentation(noise=0.1)):
        assert Job(tiny(), replace(FROZEN, augmentation=augmentation), dataset()).features is None
    assert Job(tiny(), replace(FROZEN, frozen=()), dataset()).features is None
    assert Job(tiny(), replace(FROZEN, frozen=(4,)), dataset()).features is None


def test_layers_that_are_let_go_are_trained_and_features_follow() -> None:
    job = Job(tiny(), FROZEN, dataset())
    first = job.weights()["0.weight"]
    next(iter(training(job)))
    job.adjust(replace(FROZEN, frozen=()))
    job.prepare()
    assert job.features is None
    trained(job)
    assert not np.array_equal(job.weights()["0.weight"], first)
    job.adjust(FROZEN)
    job.prepare()
    assert job.features is not None
    assert not job.features.are_stale()


def test_features_are_computed_anew_for_other_frozen_weights() -> None:
    job = Job(tiny(), FROZEN, dataset())
    before = job.features
    assert before is not None
    job.set_weights({"4.weight": job.weights()["4.weight"] + 1})
    job.prepare()
    assert job.features is before
    job.set_weights({"0.weight": job.weights()["0.weight"] + 1})
    job.prepare()
    assert job.features is not before
    places = torch.arange(3)
    with torch.no_grad():
        features, _ = job.features.training.load(places)  # type: ignore[union-attr]
        pictures, _ = job.data.load(places)
        assert torch.allclose(features, split_at(job.module, 4)[0](pictures), atol=1e-5)


def test_frozen_weights_are_set_without_a_look_at_the_pictures_until_a_step_needs_it() -> None:
    job = Job(tiny(), FROZEN, dataset())
    seen: list[int] = []
    job.module[0].register_forward_hook(lambda module, x, y: seen.append(len(y)))
    given = job.weights()["0.weight"]
    for more in range(5):
        job.set_weights({"0.weight": given + more})
    assert seen == []
    examined = job.examine()  # what is held out alone is looked at
    assert sum(seen) == 10
    seen.clear()
    told: list[tuple[int, int]] = []
    with pytest.raises(Cancelled):
        job.prepare(lambda done, all_: told.append((done, all_)), lambda: bool(told))
    assert not job.is_prepared
    seen.clear()
    next(iter(training(job)))
    assert sum(seen) == 40
    job.set_weights({"4.weight": Job(tiny(), FROZEN, dataset()).weights()["4.weight"]})
    job.set_weights({"4.bias": Job(tiny(), FROZEN, dataset()).weights()["4.bias"]})
    np.testing.assert_allclose(job.examine().losses, examined.losses, rtol=1e-4)
    assert sum(seen) == 40


def test_weights_that_are_as_they_were_again_cost_nothing() -> None:
    job = Job(tiny(), FROZEN, dataset())
    before, given = job.features, job.weights()["0.weight"]
    job.set_weights({"0.weight": given + 1})
    job.set_weights({"0.weight": given})
    job.prepare()
    assert job.features is before


def test_a_step_that_is_recorded_shows_the_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    for streamed in (False, True):
        if streamed:
            monkeypatch.setattr(data, "MAX_RESIDENT_BYTES", 0)
        job = Job(tiny(), FROZEN, dataset())
        assert isinstance(job.data, data.Streamed if streamed else data.Resident)
        job.instead = StepRecorder(job)
        next(iter(training(job)))
        record = job.instead.record
        assert record is not None
        assert record.pictures.shape == (8, 1, 12, 12)
        assert np.allclose(record.pictures, dataset().pictures.take(record.indices)[0])


def test_computing_features_can_be_given_up() -> None:
    told: list[tuple[int, int]] = []
    with pytest.raises(Cancelled):
        Job(
            tiny(),
            FROZEN,
            dataset(),
            progress=lambda done, all_: told.append((done, all_)),
            cancelled=lambda: bool(told),
        )
    assert told == [(30, 40)]
