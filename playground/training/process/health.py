"""Weights, gradients and silent units, read off a running training."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import torch
from torch import Tensor, nn

from playground.core.arrays import FloatArray
from playground.layers.activation import Activation
from playground.training.process.data import chunks
from playground.training.process.evaluate import evaluating
from playground.training.process.job import Job, as_array
from playground.training.process.modules import LayerModule
from playground.training.protocol.layer_health import LayerHealth, histogram
from playground.training.protocol.metrics import Examined

SAMPLE_PICTURES: Final = 256
"""Pictures that are looked at when none are held out."""

AT_END: Final = 0.01
"""Share of a range at either end of it in which a value is saturated."""


@dataclass(frozen=True, slots=True, eq=False)
class Activity:
    """Outputs of the activation layers while pictures pass: a layer's highest values by channel,
    how many values it put out, and how many of them were at an end of its range.
    """

    highest: dict[int, Tensor] = field(default_factory=dict)
    at_end: dict[int, Tensor] = field(default_factory=dict)
    values: dict[int, int] = field(default_factory=dict)

    def dead(self, place: int) -> tuple[int, int]:
        """How many channels of a layer were 0 everywhere on every picture, and of how many."""
        highest = self.highest.get(place)
        return (0, 0) if highest is None else (int((highest <= 0).sum()), len(highest))

    def saturated(self, place: int) -> float:
        """The share of a layer's outputs that were at an end of its range."""
        count = self.values.get(place, 0)
        return float(self.at_end[place]) / count if count else 0.0


NO_ACTIVITY: Final = Activity()


def examined_with_activity(job: Job, **watched: Any) -> tuple[Examined, Activity]:
    """The pictures held out as the network sees them, and what its layers put out meanwhile.

    Without such pictures, some are looked at that are trained on. Raises Cancelled.
    """
    activity = Activity()
    with _noting(job.module, activity):
        examined = job.examine(**watched)
        if not len(job.split.validation):
            _look_at_some(job)
    return examined, activity


def _look_at_some(job: Job) -> None:
    """Show the network training pictures, evenly spread, as they may lie class by class."""
    count = len(job.split.training)
    spread = np.unique(np.linspace(0, count - 1, min(count, SAMPLE_PICTURES)).astype(np.int64))
    data = job.plain_data()
    with evaluating(job.module):
        for batch in data.batches(chunks(torch.from_numpy(spread).to(job.device), SAMPLE_PICTURES)):
            pictures, labels = data.load(batch)
            if len(labels):
                job.module(pictures)


@contextmanager
def _noting(module: nn.Module, activity: Activity) -> Iterator[None]:
    """Note what the activation layers put out."""
    handles = []
    for name, part in module.named_children():
        if isinstance(part, LayerModule) and isinstance(part.layer, Activation):
            ends = part.layer.declaration.saturates_at
            if part.layer.can_die:
                handles.append(part.register_forward_hook(_highest(int(name), activity)))
            elif ends is not None:
                handles.append(part.register_forward_hook(_at_end(int(name), activity, ends)))
    try:
        yield
    finally:
        for handle in handles:
            handle.remove()


def _highest(place: int, activity: Activity) -> Any:
    def note(module: nn.Module, inputs: tuple[Tensor, ...], output: Tensor) -> None:
        highest, before = output.amax(dim=(0, 2, 3)), activity.highest.get(place)
        activity.highest[place] = highest if before is None else torch.maximum(before, highest)

    return note


def _at_end(place: int, activity: Activity, ends: tuple[float, float]) -> Any:
    middle, reach = (ends[0] + ends[1]) / 2, (ends[1] - ends[0]) / 2 * (1 - 2 * AT_END)

    def note(module: nn.Module, inputs: tuple[Tensor, ...], output: Tensor) -> None:
        count = ((output - middle).abs() >= reach).sum()
        activity.at_end[place] = activity.at_end.get(place, torch.zeros_like(count)) + count
        activity.values[place] = activity.values.get(place, 0) + output.numel()

    return note


def weights_of(job: Job) -> dict[str, Tensor]:
    """Copies of the weights, on their device, without biases."""
    return {name: weight.detach().clone() for name, weight in _matrices(job.module)}


def layer_health(
    job: Job, activity: Activity = NO_ACTIVITY, before: Mapping[str, Tensor] | None = None
) -> tuple[LayerHealth, ...]:
    """Every layer with weights or units; `before` are the weights as they were a step ago."""
    layers: list[LayerHealth] = []
    for name, part in job.module.named_children():
        place = int(name)
        weights = [weight for _, weight in _matrices(part)]
        gradients = [weight.grad for weight in weights if weight.grad is not None]
        dead, units = activity.dead(place)
        saturated = activity.saturated(place)
        if weights or units or saturated:
            last = [] if before is None else [before[f"{name}.{key}"] for key, _ in _matrices(part)]
            layers.append(
                LayerHealth(
                    place,
                    histogram(_joined(weights)) if weights else None,
                    histogram(_joined(gradients)) if gradients else None,
                    dead,
                    units,
                    saturated,
                    _moved(weights, last) if last else None,
                    bool(weights) and all(map(_is_alike, weights)),
                )
            )
    return tuple(layers)


def _matrices(module: nn.Module) -> Iterator[tuple[str, nn.Parameter]]:
    """Weights by name, without what belongs to a unit alone, such as a bias."""
    return ((name, weight) for name, weight in module.named_parameters() if weight.dim() > 1)


def _moved(now: Sequence[Tensor], before: Sequence[Tensor]) -> float:
    """How far weights have moved, as a share of the larger of their lengths."""
    way = sum(float((new.detach() - old).norm() ** 2) for new, old in zip(now, before, strict=True))
    size = max(sum(float(item.detach().norm() ** 2) for item in items) for items in (now, before))
    return float(np.sqrt(way / size)) if size else 0.0


def _is_alike(weight: Tensor) -> bool:
    """Whether several units have the same weights."""
    flat = weight.detach().flatten(1)
    return len(flat) > 1 and bool((flat == flat[:1]).all())


def _joined(tensors: Sequence[Tensor]) -> FloatArray:
    if len(tensors) == 1:
        return as_array(tensors[0])
    return np.concatenate([as_array(tensor).ravel() for tensor in tensors])
