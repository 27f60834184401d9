"""What is remembered of a run: bounded, the newest always among it."""

from __future__ import annotations

from itertools import pairwise

from playground.training.protocol.messages import Progress
from playground.training.protocol.metrics import EpochMetrics
from playground.training.protocol.runs import MAX_CURVE_POINTS, MAX_EPOCHS, Run


def metrics(epoch: int) -> EpochMetrics:
    return EpochMetrics(epoch, 1.0 / epoch, 0.5, 2.0 / epoch, 0.4, 1e-3, 0.1, 100.0)


def test_a_long_run_is_thinned_out_and_keeps_its_ends() -> None:
    run = Run(1)
    for epoch in range(1, 5 * MAX_EPOCHS):
        run = run.with_epoch(metrics(epoch))
        assert run.epochs[-1].epoch == epoch
        assert run.batches[-1][0] == epoch
        assert len(run.epochs) <= MAX_EPOCHS
        assert len(run.batches) <= MAX_CURVE_POINTS
    known = [item.epoch for item in run.epochs]
    assert known == sorted(set(known))
    assert len(known) > MAX_EPOCHS / 3
    assert known[0] == 1
    assert max(b - a for a, b in pairwise(known)) <= 40


def test_points_within_epochs_are_thinned_out_too() -> None:
    run = Run(1)
    for step in range(1, 2 * MAX_CURVE_POINTS):
        run = run.with_progress(Progress(0, step, 10**6, step, 1.0, 0.5, 1e-3, 1.0, 1.0))
    assert MAX_CURVE_POINTS / 3 < len(run.batches) <= MAX_CURVE_POINTS
    assert run.batches[-1][0] == (2 * MAX_CURVE_POINTS - 1) / 10**6


def test_a_long_history_from_a_file_is_thinned_out() -> None:
    rows = tuple(metrics(epoch) for epoch in range(1, 10_001))
    run = Run(1).with_history(rows)
    assert run.epochs[-1] == rows[-1]
    assert len(run.epochs) <= MAX_EPOCHS
    assert Run(1).with_history(rows[:3]).epochs == rows[:3]


def test_epochs_from_a_file_have_a_training_curve() -> None:
    rows = tuple(metrics(epoch) for epoch in (1, 2))
    assert Run(1).with_history(rows).batches.tolist() == [[1, 1.0, 0.5], [2, 0.5, 0.5]]
    assert not len(Run(1).with_history(()).batches)
    step = Run(1).with_progress(Progress(0, 1, 2, 1, 3.0, 0.5, 1e-3, 1.0, 1.0))
    assert step.with_history(rows).batches.tolist() == step.batches.tolist()
