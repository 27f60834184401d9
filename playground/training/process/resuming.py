"""Brings a job to where a training is to go on from."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from playground.core.messages import Message, Refused, marked
from playground.layers.weightsfile import all_finite
from playground.training.history.epoch_writer import EpochWriter
from playground.training.history.timeline import Checkpoint, Timeline
from playground.training.process.checkpoint import checkpoint, restore
from playground.training.process.job import Job
from playground.training.protocol import messages
from playground.training.protocol.metrics import EpochMetrics


def resumed(
    start: messages.Start, job: Job, epochs: EpochWriter, send: Callable[[Any], None]
) -> tuple[EpochMetrics, ...]:
    """Bring the job to where it is to go on, and return how it came there.

    Raises Refused when nothing is kept any more of an epoch that is to be come back to, or nothing
    that training can go on from.
    """
    if start.epoch is not None:
        _come_back(start, job, epochs, send)
        kept = epochs.timeline.epochs()
        send(messages.KeptEpochs(tuple(at for at in kept if at <= job.epoch)))
        return tuple(row for row in epochs.history() if row.epoch <= job.epoch)
    timeline = epochs.timeline
    if not start.resume or not _restore_last(job, timeline.readable()):
        epochs.clear()
        return ()
    _say_if_earlier(timeline, timeline.epochs()[-1], job.epoch, send)
    epochs.go_back(job.epoch)
    return epochs.history()


def _restore_last(job: Job, checkpoints: Iterable[Checkpoint]) -> bool:
    """Bring the job to the first of some checkpoints that it can go on from, or return False.

    From weights that diverged it cannot. Raises Refused, as the first was, when it can from none.
    """
    first: Refused | None = None
    for kept in checkpoints:
        try:
            restore(job, kept)
        except Refused as refused:
            first = first or refused
        else:
            return True
    if first is not None:
        raise first
    return False


def _come_back(
    start: messages.Start, job: Job, epochs: EpochWriter, send: Callable[[Any], None]
) -> None:
    """Bring the job to where it was left, or to the last epoch before it that it can go on from.

    That an epoch is not there is said. Before the first, the job is there already: it was made from
    the same weights, and a reset that was interrupted has kept none.
    """
    assert start.epoch is not None
    timeline = epochs.timeline
    place = timeline.place(start.left) if start.left else None
    # The place goes first, here and in what is said: the window may be epochs behind it.
    epoch, step = place or (start.epoch, start.step)
    if step:
        with suppress(Refused):  # else the epoch begins anew
            held = timeline.hold(step)
            if held.epoch == epoch:
                restore(job, held)
                return
    if _restore_last(job, timeline.readable(epoch)):
        _say_if_earlier(timeline, epoch, job.epoch, send)
    elif epoch == 0:
        epochs.keep(checkpoint(job), None)
        epochs.wait_until_written()
    else:
        raise Refused(
            marked(
                "message",
                "The epochs of this training are not kept any more: its weights are back,"
                " and the next start goes on from them.",
            )
        )


def _say_if_earlier(timeline: Timeline, epoch: int, kept: int, send: Callable[[Any], None]) -> None:
    """Say that a training stands at an earlier epoch than it had come to, and why."""
    if kept != epoch:
        # Of many epochs, or large ones, not all are kept.
        text = marked(
            "message",
            "The weights of epoch {epoch} are not kept: the training stands at epoch {kept} again.",
        )
        if _is_beyond_numbers(timeline, epoch):
            text = marked(
                "message",
                "Epoch {epoch} has numbers that are none (NaN or infinite), from which no training"
                " goes on: it stands at epoch {kept} again.",
            )
        elif os.path.exists(timeline.path(epoch)):
            text = marked(
                "message",
                "The weights of epoch {epoch} are damaged: the training stands at epoch {kept}"
                " again.",
            )
        send(messages.Warned(Message(text, {"epoch": epoch, "kept": kept})))


def _is_beyond_numbers(timeline: Timeline, epoch: int) -> bool:
    """Whether an epoch is kept whole, but diverged: in its weights or the optimiser's memory."""
    try:
        arrays = timeline.checkpoint(epoch).arrays
    except Refused:
        return False
    return not all(all_finite(values) for values in arrays.values())
