"""The loss over a plane through the present weights, and ways down in it."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.func import functional_call

from playground.core.arrays import FloatArray
from playground.core.cancelling import Cancelled, never
from playground.core.messages import Refused, marked
from playground.datasets.dataset import Progress, unwatched
from playground.training.process.data import chunks
from playground.training.process.evaluate import evaluating
from playground.training.process.job import Job
from playground.training.process.losses import mean_loss
from playground.training.protocol.questions.landscape import (
    Descent,
    Landscape,
    LandscapeQuestion,
)

MAX_LOSS = 1e6
"""A descent that comes so high has left the picture."""


LEAST_SPREAD = 1e-9
"""Squared sine of the angle between two directions, below which they are one."""


@dataclass(frozen=True, slots=True, eq=False)
class WeightPlane:
    """Weights of `origin` + x · `across` + y · `up`; the grid runs over `x` and `y`."""

    origin: dict[str, Tensor]
    across: dict[str, Tensor]
    up: dict[str, Tensor]
    x: FloatArray
    y: FloatArray
    centre: tuple[float, float]

    def at(self, x: float | Tensor, y: float | Tensor) -> dict[str, Tensor]:
        """The weights at a point."""
        return {
            name: value + x * self.across[name] + y * self.up[name]
            for name, value in self.origin.items()
        }


def landscape(
    job: Job,
    question: LandscapeQuestion,
    epochs: Mapping[int, Mapping[str, FloatArray]],
    progress: Progress = unwatched,
    cancelled: Callable[[], bool] = never,
) -> Landscape:
    """The loss around the present weights; `epochs` are the weights that were kept.

    Raises Refused when there is no such plane, or Cancelled. The weights stay as they are.
    """
    plane = _plane(job, question, epochs)
    loss = _sampled_loss(job, question.sample)
    total = len(plane.x) * len(plane.y)
    losses = np.empty((len(plane.y), len(plane.x)), np.float32)
    with evaluating(job.module):
        for row, y in enumerate(plane.y):
            for column, x in enumerate(plane.x):
                losses[row, column] = float(loss(plane.at(float(x), float(y))))
            if cancelled():
                raise Cancelled
            progress((row + 1) * len(plane.x), total)
    descents = tuple(_descent(job, plane, loss, question, rate) for rate in question.rates)
    trail = [_seen_from_above(plane, weights) for weights in epochs.values()]
    return Landscape(
        question=question,
        x=plane.x,
        y=plane.y,
        losses=losses,
        centre=plane.centre,
        descents=descents,
        trail=np.array(trail, np.float32).reshape(-1, 2),
        epochs=tuple(epochs),
    )


def _sampled_loss(job: Job, sample: int) -> Callable[[Mapping[str, Tensor]], Tensor]:
    """The loss by weights, on the same training pictures every time, not augmented."""
    places = torch.arange(len(job.split.training), device=job.device)
    spread = places[torch.linspace(0, len(places) - 1, min(sample, len(places))).long()]
    batch = next(iter(job.plain_data().batches(chunks(spread, sample))))
    pictures, labels = job.plain_data().load(batch)

    def loss(weights: Mapping[str, Tensor]) -> Tensor:
        outputs = functional_call(job.module, dict(weights), (pictures,))
        return mean_loss(outputs, labels, job.plan.loss)

    return loss


def _plane(
    job: Job, question: LandscapeQuestion, epochs: Mapping[int, Mapping[str, FloatArray]]
) -> WeightPlane:
    origin = {name: weight.detach().clone() for name, weight in job.module.named_parameters()}
    steps = np.linspace(-1, 1, max(2, question.resolution), dtype=np.float32)
    if question.plane == "weights":
        return _plane_of_weights(origin, question, steps)
    if question.plane == "random":
        rng = torch.Generator().manual_seed(question.seed)
        across, up = (_filter_normalised(origin, rng) for _ in range(2))
        _check_spans(across, up)
        return WeightPlane(
            origin, across, up, steps * question.reach, steps * question.reach, (0.0, 0.0)
        )
    across, up = _main_directions(origin, list(epochs.values()))
    flat = WeightPlane(origin, across, up, steps, steps, (0.0, 0.0))
    trail = np.array([_seen_from_above(flat, weights) for weights in epochs.values()])
    low, high = np.minimum(trail.min(axis=0), 0), np.maximum(trail.max(axis=0), 0)
    room = question.reach * max(float((high - low).max()), 1e-6) / 2
    x, y = (
        np.linspace(low[axis] - room, high[axis] + room, len(steps), dtype=np.float32)
        for axis in (0, 1)
    )
    return WeightPlane(origin, across, up, x, y, (0.0, 0.0))


def _plane_of_weights(
    origin: dict[str, Tensor], question: LandscapeQuestion, steps: FloatArray
) -> WeightPlane:
    """Over the values of two weights; the origin is where both are 0."""
    if len(set(question.cells)) != 2:
        raise Refused(marked("message", "Choose two different weights for the landscape."))
    directions, values = [], []
    for name, cell in question.cells:
        if name not in origin or len(cell) != origin[name].dim():
            raise Refused(marked("message", "There is no weight {name} any more."), name=name)
        try:
            values.append(float(origin[name][cell]))
        except IndexError:
            raise Refused(
                marked("message", "There is no weight {name} any more."), name=name
            ) from None
        direction = {key: torch.zeros_like(value) for key, value in origin.items()}
        direction[name][cell] = 1.0
        directions.append(direction)
        origin[name][cell] = 0.0
    x, y = (np.float32(value) + steps * np.float32(question.reach) for value in values)
    return WeightPlane(origin, directions[0], directions[1], x, y, (values[0], values[1]))


def _check_spans(across: Mapping[str, Tensor], up: Mapping[str, Tensor]) -> None:
    """Raise Refused where two directions have no length, or are one."""
    lengths = _dot(across, across) * _dot(up, up)
    if lengths == 0:
        raise Refused(
            marked(
                "message",
                "The weights are all 0, and so are random directions as long as they are. Train"
                " first, or take other first weights.",
            )
        )
    if _dot(across, up) ** 2 >= (1 - LEAST_SPREAD) * lengths:
        raise Refused(
            marked("message", "There are too few weights for two different random directions.")
        )


def _filter_normalised(origin: Mapping[str, Tensor], rng: torch.Generator) -> dict[str, Tensor]:
    """A random direction whose filters are as long as the network's; biases stay as they are.

    Li, Xu, Taylor, Studer and Goldstein, Visualizing the loss landscape of neural nets, 2018.
    """
    direction = {}
    for name, value in origin.items():
        if value.dim() < 2:
            direction[name] = torch.zeros_like(value)
            continue
        drawn = torch.randn(value.shape, generator=rng).to(value.device)
        own, length = value.flatten(1).norm(dim=1), drawn.flatten(1).norm(dim=1)
        scale = (own / length.clamp_min(1e-12)).reshape(-1, *[1] * (value.dim() - 1))
        direction[name] = drawn * scale
    return direction


def _main_directions(
    origin: Mapping[str, Tensor], kept: Sequence[Mapping[str, FloatArray]]
) -> tuple[dict[str, Tensor], dict[str, Tensor]]:
    """The two directions, of length 1, in which the epochs lie furthest from the origin."""
    if len(kept) < 3:
        raise Refused(
            marked("message", "The way so far is too short: train three epochs or more first.")
        )
    ways = np.stack([_flat_difference(origin, weights) for weights in kept])
    _, sizes, main = np.linalg.svd(ways, full_matrices=False)
    if sizes[1] <= 1e-9 * max(float(sizes[0]), 1e-30):
        raise Refused(marked("message", "The weights hardly moved: there is no way to be drawn."))
    return _unflattened(origin, main[0]), _unflattened(origin, main[1])


def _flat_difference(
    origin: Mapping[str, Tensor], weights: Mapping[str, FloatArray]
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.concatenate(
        [
            (weights[name].astype(np.float64) - value.cpu().numpy()).ravel()
            for name, value in origin.items()
        ]
    )


def _unflattened(
    origin: Mapping[str, Tensor], values: np.ndarray[tuple[int, ...], np.dtype[np.float64]]
) -> dict[str, Tensor]:
    out, start = {}, 0
    for name, value in origin.items():
        part = values[start : start + value.numel()].astype(np.float32)
        out[name] = torch.from_numpy(part.reshape(tuple(value.shape))).to(value.device)
        start += value.numel()
    return out


def _dot(a: Mapping[str, Tensor], b: Mapping[str, Tensor]) -> float:
    # To the processor first: a graphics chip of Apple's has no numbers of 64 bits.
    return sum(float((a[name].cpu().double() * b[name].cpu().double()).sum()) for name in a)


def _metric(plane: WeightPlane) -> FloatArray:
    """Products of the directions with one another, to solve for coordinates in the plane."""
    mixed = _dot(plane.across, plane.up)
    return np.array([[_dot(plane.across, plane.across), mixed], [mixed, _dot(plane.up, plane.up)]])


def _seen_from_above(plane: WeightPlane, weights: Mapping[str, FloatArray]) -> FloatArray:
    """The coordinates of the point of the plane that is closest to `weights`."""
    way = {
        name: torch.from_numpy(np.ascontiguousarray(weights[name])).to(value.device) - value
        for name, value in plane.origin.items()
    }
    products = [_dot(way, plane.across), _dot(way, plane.up)]
    return np.linalg.solve(_metric(plane), products).astype(np.float32)


def _descent(
    job: Job,
    plane: WeightPlane,
    loss: Callable[[Mapping[str, Tensor]], Tensor],
    question: LandscapeQuestion,
    rate: float,
) -> Descent:
    """Gradient descent whose every step is the true one's shadow on the plane."""
    metric = _metric(plane)
    half = (plane.x[-1] - plane.x[0]) / 2, (plane.y[-1] - plane.y[0]) / 2
    middle = (plane.x[-1] + plane.x[0]) / 2, (plane.y[-1] + plane.y[0]) / 2
    point = np.array([middle[i] + question.start[i] * half[i] for i in (0, 1)], np.float64)
    points, losses = [], []
    modes = {part: part.training for part in job.module.modules()}
    job.module.eval()
    try:
        for _ in range(question.descent_steps + 1):
            where = torch.tensor(point, dtype=torch.float32, device=job.device, requires_grad=True)
            height = loss(plane.at(where[0], where[1]))
            points.append(point)
            losses.append(float(height.detach()))
            if not math.isfinite(losses[-1]) or losses[-1] > MAX_LOSS:
                break
            (slope,) = torch.autograd.grad(height, where)
            point = point - rate * np.linalg.solve(metric, slope.cpu().double().numpy())
    finally:
        for part, was_training in modes.items():
            part.training = was_training
    return Descent(rate, np.array(points, np.float32), np.array(losses, np.float32))
