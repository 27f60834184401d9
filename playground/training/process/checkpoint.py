"""All that a training needs to go on as if it had never stopped, as plain arrays."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from playground.core.tensor_file import Arrays
from playground.training.history.timeline import (
    OPTIMISER_PREFIX,
    RANDOM_PREFIX,
    WEIGHTS_PREFIX,
    Checkpoint,
)
from playground.training.process.checkpoint_check import checked_steps
from playground.training.process.epoch_part import EpochPart, part_of
from playground.training.process.job import Job, as_arrays


def checkpoint(job: Job, part: EpochPart | None = None) -> Checkpoint:
    """A copy of the job as it is between two epochs, or where a `part` of one is done."""
    arrays: Arrays = {WEIGHTS_PREFIX + name: values for name, values in job.weights().items()}
    remembered = {
        f"{OPTIMISER_PREFIX}{name}.{key}": value
        for name, weight in job.trained().items()
        for key, value in job.optimiser.state.get(weight, {}).items()
        if torch.is_tensor(value)
    }
    arrays.update(as_arrays(remembered))
    arrays[RANDOM_PREFIX + "cpu"] = _copied(torch.get_rng_state())
    arrays[RANDOM_PREFIX + "order"] = _copied(
        job.order if part is not None else job.shuffler.get_state()
    )
    if job.device.type == "cuda":
        arrays[RANDOM_PREFIX + "cuda"] = _copied(torch.cuda.get_rng_state(job.device))
    notes = {
        "epoch": str(job.epoch),
        "step": str(job.steps_done),
        "optimiser": job.plan.optimiser,
    }
    if part is not None:
        notes.update(part.notes())
    return Checkpoint(job.epoch, arrays, notes)


def restore(job: Job, kept: Checkpoint) -> None:
    """Put the job back where it was; raises Refused, and then the job is as it was before.

    What the optimiser remembers is taken over when it is of the same kind.
    """
    steps_done = checked_steps(job, kept)
    put_back(job, kept)
    job.epoch, job.steps_done, job.part = kept.epoch, steps_done, part_of(kept.notes)


def put_back(job: Job, kept: Checkpoint) -> None:
    """Put weights, optimiser and random states back as they were, whatever they were.

    Nothing is checked, so it is for what was taken of this very job: weights that diverged come
    back, too. How far the training is stays as it is.
    """
    job.set_weights(kept.weights())
    same_kind = kept.notes.get("optimiser") == job.plan.optimiser
    for name, weight in job.trained().items():
        prefix = f"{OPTIMISER_PREFIX}{name}."
        job.optimiser.state.pop(weight, None)
        past = {
            key.removeprefix(prefix): _remembered(values, weight, job)
            for key, values in kept.arrays.items()
            if key.startswith(prefix)
        }
        if past and same_kind:
            job.optimiser.state[weight] = past
    job.shuffler.set_state(_bytes(kept.arrays[RANDOM_PREFIX + "order"]))
    torch.set_rng_state(_bytes(kept.arrays[RANDOM_PREFIX + "cpu"]))
    if RANDOM_PREFIX + "cuda" in kept.arrays and job.device.type == "cuda":
        torch.cuda.set_rng_state(_bytes(kept.arrays[RANDOM_PREFIX + "cuda"]), job.device)
    job.renew_step()  # a recorded step knows the optimiser's old tensors


def _copied(tensor: Tensor) -> NDArray[Any]:
    return np.array(tensor.detach().cpu().contiguous().numpy(), order="C")


def _bytes(values: NDArray[Any]) -> Tensor:
    return torch.from_numpy(np.array(values, np.uint8))


def _remembered(values: NDArray[Any], weight: Tensor, job: Job) -> Tensor:
    """An optimiser's memory of a weight: one value for each of its cells, or a count."""
    tensor = torch.from_numpy(np.array(values, order="C"))
    if tensor.shape == weight.shape:
        return torch.empty_like(weight, requires_grad=False).copy_(tensor)
    group = job.optimiser.param_groups[0]
    on_device = bool(group.get("fused") or group.get("capturable"))
    return tensor.to(weight.device) if on_device else tensor
