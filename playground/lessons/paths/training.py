"""Paths into the training: how it is set, and how far it has come."""

from __future__ import annotations

from playground.core.edits import set_training_field
from playground.core.fields import fields_of
from playground.core.plan import TrainingPlan
from playground.lessons.paths.kinds import path_kind
from playground.lessons.situation import Situation, Trained
from playground.lessons.values import Value, number


def _set_plan(situation: Situation, name: str, text: str) -> Situation:
    kind = fields_of(TrainingPlan)[name].kind
    value: object = text if kind == "choice" else number(text)
    if kind == "int" and isinstance(value, float) and value.is_integer():
        value = int(value)
    return situation.with_session(set_training_field(situation.session, name, value))


def plan_names() -> frozenset[str]:
    """The settings of a training."""
    return frozenset(fields_of(TrainingPlan))


@path_kind(
    "plan.NAME",
    "a setting of the training, as rate, epochs or optimiser",
    "any",
    _set_plan,
    plan_names,
)
def _plan(situation: Situation, name: str) -> Value:
    value = getattr(situation.session.training, name)
    return value if isinstance(value, bool | str) else float(value)


def _trained(situation: Situation) -> Trained:
    if situation.trained is None:
        raise LookupError
    return situation.trained


@path_kind("training.epoch", "how many epochs are over, 0 before the first", "number")
def _epoch(situation: Situation) -> float:
    return 0 if situation.trained is None else situation.trained.epoch


@path_kind("training.loss", "the loss over the data that is trained on", "number")
def _loss(situation: Situation) -> float | None:
    return _trained(situation).loss


@path_kind("training.accuracy", "the share of right answers there, from 0 to 1", "number")
def _accuracy(situation: Situation) -> float | None:
    return _trained(situation).accuracy


@path_kind("training.validation_loss", "the loss over the data held out", "number")
def _validation_loss(situation: Situation) -> float | None:
    return _trained(situation).validation_loss


@path_kind(
    "training.validation_accuracy", "the share of right answers there, from 0 to 1", "number"
)
def _validation_accuracy(situation: Situation) -> float | None:
    return _trained(situation).validation_accuracy
