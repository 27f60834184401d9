"""Paths into the training: how it is set, and how far it has come."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from playground.core.edits import set_training, set_training_field
from playground.core.fields import fields_of
from playground.core.messages import marked
from playground.core.plan import Augmentation, TrainingPlan
from playground.lessons.mistake import Wrong
from playground.lessons.paths.kinds import path_kind
from playground.lessons.situation import Situation, Trained
from playground.lessons.values import Value, number, value_of

AUGMENTATION: Final = fields_of(Augmentation)
"""Its settings have names that no other setting of a training has."""


def _set_plan(situation: Situation, name: str, text: str) -> Situation:
    field = AUGMENTATION.get(name) or fields_of(TrainingPlan)[name]
    value: object = text
    if field.kind == "bool":
        value = value_of(text, "yes or no")
    elif field.kind != "choice":
        value = number(text)
        if field.kind == "int" and value.is_integer():
            value = int(value)
    session = situation.session
    if name not in AUGMENTATION:
        return situation.with_session(set_training_field(session, name, value))
    try:
        checked = field.checked(value)
    except ValueError:
        sentence = marked("message", "{text} is no value of {name}.")
        raise Wrong(sentence, text=text, name=name) from None
    plan = session.training
    augmentation = replace(plan.augmentation, **{name: checked})
    return situation.with_session(set_training(session, replace(plan, augmentation=augmentation)))


def plan_names() -> frozenset[str]:
    """The settings of a training, those of its augmentation among them."""
    return frozenset(fields_of(TrainingPlan)) | frozenset(AUGMENTATION)


@path_kind(
    "plan.NAME",
    "a setting of the training, as rate, epochs, optimiser or rotate",
    "any",
    _set_plan,
    plan_names,
)
def _plan(situation: Situation, name: str) -> Value:
    plan = situation.session.training
    value = getattr(plan.augmentation if name in AUGMENTATION else plan, name)
    return value if isinstance(value, bool | str) else float(value)


def _trained(situation: Situation) -> Trained:
    if situation.trained is None:
        raise LookupError
    return situation.trained


@path_kind("training.epoch", "how many epochs are over, 0 before the first", "number")
def _epoch(situation: Situation) -> float:
    return 0 if situation.trained is None else situation.trained.epoch


@path_kind("training.step", "how many steps have been taken, 0 before the first", "number")
def _step(situation: Situation) -> float:
    return 0 if situation.trained is None else situation.trained.step


@path_kind("training.run", "which training it is: another with each start", "number")
def _run(situation: Situation) -> float:
    return _trained(situation).run


@path_kind("training.loss", "the loss over the data that is trained on", "number")
def _loss(situation: Situation) -> float | None:
    return _trained(situation).loss


@path_kind(
    "training.accuracy", "the share of right answers there, from 0 to 1", "number", is_share=True
)
def _accuracy(situation: Situation) -> float | None:
    return _trained(situation).accuracy


@path_kind("training.validation_loss", "the loss over the data held out", "number")
def _validation_loss(situation: Situation) -> float | None:
    return _trained(situation).validation_loss


@path_kind(
    "training.validation_accuracy",
    "the share of right answers there, from 0 to 1",
    "number",
    is_share=True,
)
def _validation_accuracy(situation: Situation) -> float | None:
    return _trained(situation).validation_accuracy


@path_kind(
    "training.gap",
    "by how much more is right there than of what is held out, from 0 to 1",
    "number",
)
def _gap(situation: Situation) -> float | None:
    trained = _trained(situation)
    if trained.accuracy is None or trained.validation_accuracy is None:
        return None
    return trained.accuracy - trained.validation_accuracy
