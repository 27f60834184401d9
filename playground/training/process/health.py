"""Weights, gradients and silent units, read off a running training."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch
from torch import Tensor, nn

from playground.core.arrays import FloatArray
from playground.training.process.data import chunks
from playground.training.process.evaluate import evaluating
from playground.training.process.job import Job, as_array
from playground.training.process.modules import LayerModule
from playground.training.protocol.layer_health import LayerHealth, histogram

SAMPLE_PICTURES = 256
"""Pictures that a unit must be silent for to count as dead."""


def health(job: Job, silent: dict[int, tuple[int, int]]) -> tuple[LayerHealth, ...]:
    """Every layer with weights, gradients or silent units; these as `silent_units` found them."""
    layers: list[LayerHealth] = []
    for name, layer in job.module.named_children():
        place = int(name)
        weights = [weight for weight in layer.parameters() if weight.dim() > 1]
        gradients = [weight.grad for weight in weights if weight.grad is not None]
        dead, units = silent.get(place, (0, 0))
        if weights or units:
            layers.append(
                LayerHealth(
                    place,
                    histogram(_joined(weights)) if weights else None,
                    histogram(_joined(gradients)) if gradients else None,
                    dead,
                    units,
                )
            )
    return tuple(layers)


def silent_units(job: Job) -> dict[int, tuple[int, int]]:
    """For each activation that can die: how many of its channels are silent, and of how many.

    Silent is a channel that is 0 everywhere on every picture of the sample.
    """
    dying = [
        (int(name), layer)
        for name, layer in job.module.named_children()
        if isinstance(layer, LayerModule) and layer.layer.can_die
    ]
    data = job.held_out if len(job.split.validation) else job.data
    count = len(job.split.validation) or len(job.split.training)
    found: dict[int, tuple[int, int]] = {}
    handles = [layer.register_forward_hook(_counting(place, found)) for place, layer in dying]
    sample = torch.arange(min(count, SAMPLE_PICTURES), device=job.device)
    try:
        with evaluating(job.module):
            for batch in data.batches(chunks(sample, SAMPLE_PICTURES)):
                pictures, labels = data.load(batch)
                if len(labels):
                    job.module(pictures)
    finally:
        for handle in handles:
            handle.remove()
    return found


def _counting(
    place: int, found: dict[int, tuple[int, int]]
) -> Callable[[nn.Module, tuple[Tensor, ...], Tensor], None]:
    def count(module: nn.Module, inputs: tuple[Tensor, ...], output: Tensor) -> None:
        highest = output.amax(dim=(0, 2, 3))
        found[place] = int((highest <= 0).sum()), len(highest)

    return count


def _joined(tensors: Sequence[Tensor]) -> FloatArray:
    return np.concatenate([as_array(tensor).ravel() for tensor in tensors])
