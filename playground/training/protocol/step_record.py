"""One step of training with all its numbers: what went in, the gradients, what each weight did."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from playground.core.arrays import FloatArray
from playground.core.messages import Message, marked
from playground.core.plan import TrainingPlan
from playground.datasets.dataset import Indices

EPSILON = 1e-8
"""What optimisers add to a root before they divide by it."""


@dataclass(frozen=True, slots=True, eq=False)
class SlowStep:
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
    """What a step did to one weight; `lines` say how, with the numbers in them, in order."""

    before: float
    gradient: float
    after: float
    lines: tuple[Message, ...]


def update_of(step: SlowStep, tensor: str, cell: tuple[int, ...]) -> WeightUpdate:
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
    lines: list[Message] = []
    if step.plan.weight_decay and step.plan.optimiser != "adamw":
        values["g"] = gradient + step.plan.weight_decay * w
        text = marked(
            "update", "g = ∂L/∂W + λ · W = {gradient:.6g} + {decay:g} · {w:.6g} = {g:.6g}"
        )
        lines.append(Message(text, values))
    for text, more in _explained(step.plan, values["g"], memory):
        lines.append(Message(text, values | more))
    return WeightUpdate(w, gradient, after, tuple(lines))


def _explained(
    plan: TrainingPlan, g: float, memory: Mapping[str, float]
) -> list[tuple[str, dict[str, float]]]:
    """The lines of an optimiser's rule, with the numbers that are not those of every rule."""
    match plan.optimiser:
        case "sgd":
            return [
                (
                    marked("update", "W ← W − η · g = {w:.6g} − {rate:g} · {g:.6g} = {after:.6g}"),
                    {},
                )
            ]
        case "momentum" | "nesterov":
            speed = memory.get("momentum_buffer", g)
            known = {"v": speed, "mu": plan.momentum, "ahead": g + plan.momentum * speed}
            build_up = marked("update", "v ← μ · v + g = {v:.6g}, with μ = {mu:g}")
            if plan.optimiser == "momentum":
                move = marked(
                    "update", "W ← W − η · v = {w:.6g} − {rate:g} · {v:.6g} = {after:.6g}"
                )
            else:
                move = marked(
                    "update",
                    "W ← W − η · (g + μ · v) = {w:.6g} − {rate:g} · {ahead:.6g} = {after:.6g}",
                )
            return [(build_up, known), (move, known)]
        case "rmsprop":
            square = memory.get("square_avg", 0.0)
            known = {"s": square, "alpha": plan.smoothing, "root": math.sqrt(square) + EPSILON}
            return [
                (
                    marked("update", "s ← α · s + (1 − α) · g² = {s:.6g}, with α = {alpha:g}"),
                    known,
                ),
                (
                    marked(
                        "update",
                        "W ← W − η · g / √s = {w:.6g} − {rate:g} · {g:.6g} / {root:.6g}"
                        " = {after:.6g}",
                    ),
                    known,
                ),
            ]
        case "adam" | "adamw":
            return _adam(plan, memory)


def _adam(plan: TrainingPlan, memory: Mapping[str, float]) -> list[tuple[str, dict[str, float]]]:
    count = max(1.0, memory.get("step", 1.0))
    m, v = memory.get("exp_avg", 0.0), memory.get("exp_avg_sq", 0.0)
    known = {
        "m": m,
        "v": v,
        "beta1": plan.beta1,
        "beta2": plan.beta2,
        "mean": m / (1 - plan.beta1**count),
        "root": math.sqrt(v / (1 - plan.beta2**count)) + EPSILON,
        "count": count,
    }
    lines = [
        marked("update", "m ← β₁ · m + (1 − β₁) · g = {m:.6g}, with β₁ = {beta1:g}"),
        marked("update", "v ← β₂ · v + (1 − β₂) · g² = {v:.6g}, with β₂ = {beta2:g}"),
        marked(
            "update",
            "m̂ = m / (1 − β₁ᵗ) = {mean:.6g} and √v̂ = √(v / (1 − β₂ᵗ)) = {root:.6g},"
            " with t = {count:g}",
        ),
    ]
    if plan.optimiser == "adamw" and plan.weight_decay:
        lines.append(
            marked(
                "update",
                "W ← W − η · λ · W − η · m̂ / √v̂ = {w:.6g} − {rate:g} · {decay:g} · {w:.6g}"
                " − {rate:g} · {mean:.6g} / {root:.6g} = {after:.6g}",
            )
        )
    else:
        lines.append(
            marked(
                "update",
                "W ← W − η · m̂ / √v̂ = {w:.6g} − {rate:g} · {mean:.6g} / {root:.6g} = {after:.6g}",
            )
        )
    return [(text, known) for text in lines]
