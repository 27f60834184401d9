"""One step of training with all its numbers: what went in, the gradients, what each weight did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from playground.core.arrays import FloatArray
from playground.core.messages import Message, marked
from playground.core.optimisers import OPTIMISERS
from playground.core.plan import TrainingPlan
from playground.datasets.dataset import Indices


@dataclass(frozen=True, slots=True, eq=False)
class StepRecord:
    """A step that was taken, and everything that it was worked out from.

    `pictures` (N × C × H × W) are what the network saw of the data set's pictures at `indices`;
    `shares` (N × classes) what it put out, as probabilities with cross-entropy. `before`,
    `gradients` and `after` are the tensors by name; `memory` is what the optimiser keeps of each
    after the step. `number` counts steps from 1.
    """

    number: int
    rate: float
    plan: TrainingPlan
    indices: Indices
    pictures: FloatArray
    labels: Indices
    shares: FloatArray
    losses: FloatArray
    before: Mapping[str, FloatArray]
    gradients: Mapping[str, FloatArray]
    after: Mapping[str, FloatArray]
    memory: Mapping[str, Mapping[str, FloatArray]]

    @property
    def loss(self) -> float:
        """The mean over the batch."""
        return float(self.losses.mean(dtype="float64"))


@dataclass(frozen=True, slots=True)
class WeightUpdate:
    """The change of one weight in a step; `lines` say how, with the numbers in them, in order."""

    before: float
    gradient: float
    after: float
    lines: tuple[Message, ...]


def update_of(step: StepRecord, tensor: str, cell: tuple[int, ...]) -> WeightUpdate:
    """The update of the weight at `cell` of a tensor, in the words of its optimiser."""
    w, gradient = float(step.before[tensor][cell]), float(step.gradients[tensor][cell])
    after = float(step.after[tensor][cell])
    memory = {
        name: float(values[cell] if values.ndim else values)
        for name, values in step.memory.get(tensor, {}).items()
    }
    values: dict[str, float] = {
        "w": w,
        "g": gradient,
        "gradient": gradient,
        "after": after,
        "rate": step.rate,
        "decay": step.plan.weight_decay,
    }
    kind = OPTIMISERS[step.plan.optimiser]
    lines: list[Message] = []
    if step.plan.weight_decay and not kind.decays_apart:
        values["g"] = gradient + step.plan.weight_decay * w
        text = marked(
            "update", "g = ∂L/∂W + λ · W = {gradient:.6g} + {decay:g} · {w:.6g} = {g:.6g}"
        )
        lines.append(Message(text, values))
    for text, more in kind.rule(step.plan, values["g"], memory):
        lines.append(Message(text, values | more))
    return WeightUpdate(w, gradient, after, tuple(lines))
