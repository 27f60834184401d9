"""Prepares the next step of a running training, unless a command goes before."""

from __future__ import annotations

import time
from typing import Any

from playground.datasets.dataset import Progress
from playground.training.process.job import Job
from playground.training.protocol import messages
from playground.training.protocol.pipes import Letterbox

INTERRUPTING = (messages.Stop, messages.Quit, messages.Start)
"""Commands that are not kept waiting for a long computation."""


def prepare(job: Job, commands: Letterbox, progress: Progress) -> None:
    """Have what the next step needs; the time is none of the epoch's.

    Raises Cancelled where a command waits after which the next step is another one, or none. A step
    that was asked for by itself comes before any change. That it is over is told as 0 of 0.
    """

    def goes_before(command: Any) -> bool:
        return _ends_step(command) or (job.instead is None and _changes_features(job, command))

    begun = time.perf_counter()
    try:
        job.prepare(progress, lambda: commands.is_closed or commands.holds(goes_before))
    finally:
        job.idle += time.perf_counter() - begun
        progress(0, 0)


def _ends_step(command: Any) -> bool:
    return isinstance(command, (*INTERRUPTING, messages.Pause, messages.Reset, messages.GoTo))


def _changes_features(job: Job, command: Any) -> bool:
    """Whether frozen layers make something else of the pictures then, or others do."""
    match command:
        case messages.Adjust(plan):
            now = job.plan
            return (plan.frozen, plan.augmentation) != (now.frozen, now.augmentation)
        case messages.SetWeights(weights):
            return any(int(name.partition(".")[0]) in job.plan.frozen for name in weights)
    return False
