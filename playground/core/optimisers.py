"""The optimisers, each declared once: how it is named, set up, remembered and explained.

The menu, the plan's fields, torch's optimiser, the check of a run folder and the arithmetic of a
step follow from the entry. Nothing here needs torch: an entry names the class of `torch.optim`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from playground.core.messages import marked
from playground.core.registry import Registry

if TYPE_CHECKING:
    from playground.core.plan import TrainingPlan

ROOT_EPSILON = 1e-8
"""The number that optimisers add to a root before they divide by it."""

Remembered: TypeAlias = Literal["weight", "count"]
"""The shape of what an optimiser keeps of a weight: the weight's own, or that of one number."""

Line: TypeAlias = tuple[str, dict[str, float]]
"""A line of an update rule, marked for translation, and the numbers that stand in it."""


def _no_settings(plan: TrainingPlan) -> dict[str, Any]:
    return {}


@dataclass(frozen=True, slots=True)
class Optimiser:
    """One way from a gradient to a change of the weights.

    `fields` are the fields of a plan that matter to this one alone. `torch_class` is the class in
    `torch.optim`, and `settings` its arguments by a plan, but for rate and weight decay.
    `is_fused` and `is_capturable` say whether it can update all weights in one go, and be recorded
    as a CUDA graph. `usual_rate` is a learning rate that suits most networks. `state` are the
    tensors that it remembers of each weight after a step, by torch's names. `rule`, given the plan,
    the gradient g of one weight and what is remembered of it, returns the lines that say how the
    weight changed. With `decays_apart` the weight decay is no part of the gradient.
    """

    name: str
    label: str
    help: str
    torch_class: str
    rule: Callable[[TrainingPlan, float, Mapping[str, float]], list[Line]]
    fields: tuple[str, ...] = ()
    settings: Callable[[TrainingPlan], dict[str, Any]] = _no_settings
    state: Mapping[str, Remembered] = field(default_factory=dict)
    is_fused: bool = True
    is_capturable: bool = True
    usual_rate: float = 1e-3
    decays_apart: bool = False


OPTIMISERS: Registry[Optimiser] = Registry("optimiser")


def _add(optimiser: Optimiser) -> None:
    OPTIMISERS.add(optimiser.name, optimiser)


def uses(name: str) -> Callable[[Any], bool]:
    """Whether a field of this name matters to the optimiser of a plan."""
    return lambda plan: name in OPTIMISERS[plan.optimiser].fields


# Stochastic gradient descent.


def _sgd_rule(plan: TrainingPlan, g: float, past: Mapping[str, float]) -> list[Line]:
    text = marked("update", "W ← W − η · g = {w:.6g} − {rate:g} · {g:.6g} = {after:.6g}")
    return [(text, {})]


_add(
    Optimiser(
        "sgd",
        marked("field", "SGD"),
        marked("field", "W ← W − η · ∂L/∂W"),
        "SGD",
        _sgd_rule,
        is_capturable=False,
        usual_rate=0.05,
    )
)

# Momentum, and Nesterov's: Sutskever et al., On the importance of initialization and momentum in
# deep learning, 2013, in the form that torch has.


def _speed(plan: TrainingPlan, g: float, past: Mapping[str, float]) -> Line:
    speed = past.get("momentum_buffer", g)
    known = {"v": speed, "mu": plan.momentum, "ahead": g + plan.momentum * speed}
    return marked("update", "v ← μ · v + g = {v:.6g}, with μ = {mu:g}"), known


def _momentum_rule(plan: TrainingPlan, g: float, past: Mapping[str, float]) -> list[Line]:
    speed = _speed(plan, g, past)
    move = marked("update", "W ← W − η · v = {w:.6g} − {rate:g} · {v:.6g} = {after:.6g}")
    return [speed, (move, speed[1])]


def _nesterov_rule(plan: TrainingPlan, g: float, past: Mapping[str, float]) -> list[Line]:
    speed = _speed(plan, g, past)
    move = marked(
        "update", "W ← W − η · (g + μ · v) = {w:.6g} − {rate:g} · {ahead:.6g} = {after:.6g}"
    )
    return [speed, (move, speed[1])]


_add(
    Optimiser(
        "momentum",
        marked("field", "momentum"),
        marked("field", "Steps build up speed: v ← μ · v + ∂L/∂W, W ← W − η · v"),
        "SGD",
        _momentum_rule,
        ("momentum",),
        lambda plan: {"momentum": plan.momentum},
        {"momentum_buffer": "weight"},
        is_capturable=False,
        usual_rate=0.01,
    )
)
_add(
    Optimiser(
        "nesterov",
        marked("field", "Nesterov"),
        marked("field", "Momentum that looks ahead: W ← W − η · (∂L/∂W + μ · v)"),
        "SGD",
        _nesterov_rule,
        ("momentum",),
        # torch refuses to look ahead without momentum; both come to the same then
        lambda plan: {"momentum": plan.momentum, "nesterov": plan.momentum > 0},
        {"momentum_buffer": "weight"},
        is_capturable=False,
        usual_rate=0.01,
    )
)

# Tieleman and Hinton, Lecture 6.5: RMSProp, 2012.


def _rmsprop_rule(plan: TrainingPlan, g: float, past: Mapping[str, float]) -> list[Line]:
    square = past.get("square_avg", 0.0)
    known = {"s": square, "alpha": plan.smoothing, "root": math.sqrt(square) + ROOT_EPSILON}
    mean = marked("update", "s ← α · s + (1 − α) · g² = {s:.6g}, with α = {alpha:g}")
    move = marked(
        "update",
        "W ← W − η · g / √s = {w:.6g} − {rate:g} · {g:.6g} / {root:.6g} = {after:.6g}",
    )
    return [(mean, known), (move, known)]


_add(
    Optimiser(
        "rmsprop",
        marked("field", "RMSprop"),
        marked("field", "Each weight's gradient is divided by its recent size."),
        "RMSprop",
        _rmsprop_rule,
        ("smoothing",),
        lambda plan: {"alpha": plan.smoothing},
        {"step": "count", "square_avg": "weight"},
        is_fused=False,
    )
)

# Kingma and Ba, Adam, 2015; Loshchilov and Hutter, Decoupled weight decay regularization, 2019.


def _adam_means(plan: TrainingPlan, past: Mapping[str, float]) -> list[Line]:
    count = max(1.0, past.get("step", 1.0))
    m, v = past.get("exp_avg", 0.0), past.get("exp_avg_sq", 0.0)
    known = {
        "m": m,
        "v": v,
        "beta1": plan.beta1,
        "beta2": plan.beta2,
        "mean": m / (1 - plan.beta1**count),
        "root": math.sqrt(v / (1 - plan.beta2**count)) + ROOT_EPSILON,
        "count": count,
    }
    texts = (
        marked("update", "m ← β₁ · m + (1 − β₁) · g = {m:.6g}, with β₁ = {beta1:g}"),
        marked("update", "v ← β₂ · v + (1 − β₂) · g² = {v:.6g}, with β₂ = {beta2:g}"),
        marked(
            "update",
            "m̂ = m / (1 − β₁ᵗ) = {mean:.6g} and √v̂ = √(v / (1 − β₂ᵗ)) = {root:.6g},"
            " with t = {count:g}",
        ),
    )
    return [(text, known) for text in texts]


def _adam_rule(plan: TrainingPlan, g: float, past: Mapping[str, float]) -> list[Line]:
    means = _adam_means(plan, past)
    move = marked(
        "update",
        "W ← W − η · m̂ / √v̂ = {w:.6g} − {rate:g} · {mean:.6g} / {root:.6g} = {after:.6g}",
    )
    return [*means, (move, means[0][1])]


def _adamw_rule(plan: TrainingPlan, g: float, past: Mapping[str, float]) -> list[Line]:
    if not plan.weight_decay:
        return _adam_rule(plan, g, past)
    means = _adam_means(plan, past)
    move = marked(
        "update",
        "W ← W − η · λ · W − η · m̂ / √v̂ = {w:.6g} − {rate:g} · {decay:g} · {w:.6g}"
        " − {rate:g} · {mean:.6g} / {root:.6g} = {after:.6g}",
    )
    return [*means, (move, means[0][1])]


def _betas(plan: TrainingPlan) -> dict[str, Any]:
    return {"betas": (plan.beta1, plan.beta2)}


_ADAM_STATE: dict[str, Remembered] = {"step": "count", "exp_avg": "weight", "exp_avg_sq": "weight"}

_add(
    Optimiser(
        "adam",
        marked("field", "Adam"),
        marked("field", "Momentum, divided by the gradient's recent size."),
        "Adam",
        _adam_rule,
        ("beta1", "beta2"),
        _betas,
        _ADAM_STATE,
    )
)
_add(
    Optimiser(
        "adamw",
        marked("field", "AdamW"),
        marked("field", "Adam, with the weight decay kept out of the gradient."),
        "AdamW",
        _adamw_rule,
        ("beta1", "beta2"),
        _betas,
        _ADAM_STATE,
        decays_apart=True,
    )
)
