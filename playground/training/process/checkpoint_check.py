"""Whether a checkpoint is one of this training: compared in full before torch sees any of it.

Torch's optimisers trust what they are given: a state of another shape is read and written beyond
its end. What has to be there follows from the network and from what the optimiser declares to
remember of each weight (`playground.core.optimisers`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray

from playground.core.json_file import whole_number
from playground.core.messages import Refused, marked
from playground.core.optimisers import OPTIMISERS
from playground.training.history.timeline import (
    OPTIMISER_PREFIX,
    RANDOM_PREFIX,
    WEIGHTS_PREFIX,
    Checkpoint,
)
from playground.training.process.epoch_part import part_of
from playground.training.process.job import Job


@dataclass(frozen=True, slots=True)
class Expected:
    """An array of a checkpoint: its shape and type. Those of one `group` come all or not at all."""

    shape: tuple[int, ...]
    dtype: type[np.generic] = np.float32
    group: str = ""
    least: float = -np.inf


def checked_steps(job: Job, kept: Checkpoint) -> int:
    """How many steps the training had taken; raises Refused unless all of it fits this job."""
    arrays = kept.arrays
    found = {key for key in arrays if key.startswith(WEIGHTS_PREFIX)}
    if found != {WEIGHTS_PREFIX + key for key in job.module.state_dict()}:
        raise Refused(marked("message", "The weights are those of another network."))
    steps = whole_number(kept.notes.get("step", ""))
    name = kept.notes.get("optimiser", "")
    # At most one step for each picture of each epoch, and at least one for each epoch.
    part = part_of(kept.notes)
    begun = kept.epoch + (part is not None)
    most = begun * len(job.split.training)
    if part is not None and part.batches > job.batches_per_epoch:
        raise Refused(marked("message", "The file has weights, but no training to go on with."))
    is_kept = name in OPTIMISERS and RANDOM_PREFIX + "order" in arrays
    if steps is None or not kept.epoch <= steps <= most or not is_kept:
        raise Refused(marked("message", "The file has weights, but no training to go on with."))
    expected = _expected(job, name)
    for key in arrays:
        if key not in expected:
            raise Refused(
                marked("message", "The training that was kept has {name}, which is unknown."),
                name=key,
            )
    present = {expected[key].group for key in arrays}
    for key, wanted in expected.items():
        if key in arrays:
            _check(key, arrays[key], wanted)
        elif wanted.group in present:
            raise Refused(marked("message", "The training that was kept lacks {name}."), name=key)
    return steps


def _expected(job: Job, optimiser: str) -> dict[str, Expected]:
    weights = job.module.state_dict()
    expected = {
        WEIGHTS_PREFIX + key: Expected(tuple(value.shape)) for key, value in weights.items()
    }
    for key, weight in job.module.named_parameters():
        for part, shape in OPTIMISERS[optimiser].state.items():
            expected[f"{OPTIMISER_PREFIX}{key}.{part}"] = (
                Expected((), group=key, least=0)
                if shape == "count"
                else Expected(tuple(weight.shape), group=key)
            )
    for key, state in _random_states(job):
        expected[RANDOM_PREFIX + key] = Expected(tuple(state.shape), np.uint8)
    if job.device.type != "cuda":  # kept on another device; not used on this one
        expected[RANDOM_PREFIX + "cuda"] = Expected(CUDA_STATE, np.uint8, group="cuda")
    return expected


CUDA_STATE: Final = (16,)
"""Torch's random generator on a card: seed and offset."""


def _random_states(job: Job) -> Iterator[tuple[str, torch.Tensor]]:
    yield "cpu", torch.get_rng_state()
    yield "order", job.shuffler.get_state()
    if job.device.type == "cuda":
        yield "cuda", torch.cuda.get_rng_state(job.device)


def _check(name: str, values: NDArray[Any], wanted: Expected) -> None:
    is_alike = values.shape == wanted.shape and values.dtype == wanted.dtype
    if not is_alike and name.startswith(WEIGHTS_PREFIX):
        raise Refused(
            marked("message", "The weights are not those of this network: {name} differs."),
            name=name.removeprefix(WEIGHTS_PREFIX),
        )
    if not is_alike:
        raise Refused(
            marked(
                "message",
                "The training that was kept has {name} of shape {found} and type {kind}, not of"
                " {shape} and {type}.",
            ),
            name=name,
            found=_product(values.shape),
            kind=values.dtype.name,
            shape=_product(wanted.shape),
            type=np.dtype(wanted.dtype).name,
        )
    if not np.isfinite(values).all():
        raise Refused(
            marked(
                "message",
                "The training that was kept has numbers in {name} that are none (NaN or infinite):"
                " no training goes on from it.",
            ),
            name=name,
        )
    if (values < wanted.least).any():
        raise Refused(
            marked("message", "The training that was kept has numbers in {name} that are none."),
            name=name,
        )
    if name.startswith(RANDOM_PREFIX) and not _is_random_state(name, values):
        raise Refused(
            marked("message", "The training that was kept has a damaged {name}."), name=name
        )


def _is_random_state(name: str, values: NDArray[Any]) -> bool:
    """Whether torch can go on from a generator's state without reading beyond its table."""
    if name == RANDOM_PREFIX + "cuda":
        return int(values[8:16].view("<u8")[0]) % 4 == 0
    try:
        torch.Generator().set_state(torch.from_numpy(values.copy()))
    except RuntimeError:
        return False
    if values.shape != (MERSENNE.itemsize,):
        return True  # another version of torch's
    state = values.view(MERSENNE)[0]
    left, place = int(state["left"]), int(state["next"])
    flags = (int(state["seeded"]), int(state["normal_is_valid"]), int(state["float_is_valid"]))
    fits = (left, place) == (1, 0) or (1 <= left <= 624 and left + place == 625)
    return fits and flags[0] == 1 and set(flags[1:]) <= {0, 1}


MERSENNE: Final = np.dtype(
    {
        "names": ["left", "seeded", "next", "normal_is_valid", "float_is_valid"],
        "formats": ["<i4", "<i4", "<u8", "<i4", "|u1"],
        "offsets": [8, 12, 16, 5040, 5052],
        "itemsize": 5056,
    }
)
"""The parts of a Mersenne twister's state that say where in its table of 624 numbers it is."""


def _product(shape: tuple[int, ...]) -> str:
    return "×".join(map(str, shape)) or "1"
