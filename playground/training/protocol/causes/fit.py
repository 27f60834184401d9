"""Causes in how well the network fits: too closely, not closely enough, not at all."""

from __future__ import annotations

import math
from typing import Final

from playground.core.messages import Message, marked
from playground.training.protocol.causes.finding import Finding
from playground.training.protocol.evidence import Evidence

GAP: Final = 0.1
"""How much larger the share of right answers is in training when a network learns by heart."""

RISEN: Final = 1.25
"""The validation loss as a multiple of its best, from which a small gap is overfitting, too,"""

SMALL_GAP: Final = 0.02
"""if it is wider than this,"""

BY_HEART: Final = 0.2
"""and the training loss less than this share of the validation loss."""

FIT: Final = 0.9
"""Share of right answers in training from which on a network fits what it is trained on."""

PATIENCE: Final = 3
"""Epochs since the best validation loss after which it is not coming back."""

ENOUGH: Final = 6
"""Epochs before a network can be said to learn no more."""

STALLED: Final = 0.02
"""Share of the loss by which it falls over the last epochs when nothing more is learned."""


def overfitting(evidence: Evidence) -> Finding | None:
    """Is the network far better on what it is trained on, and no longer improving on the rest?"""
    rows = evidence.rows
    if len(rows) < PATIENCE or not evidence.has_validation:
        return None
    last = rows[-1]
    gap = last.accuracy - last.validation_accuracy
    counted = 0 if evidence.class_counts is None else int(evidence.class_counts.sum())
    chance = 2 * math.sqrt(0.25 / counted) if counted else 0.0
    best = min(rows, key=lambda row: row.validation_loss)
    has_turned = last.epoch - best.epoch >= PATIENCE and last.loss < last.validation_loss
    learns = last.accuracy > max(0.5, evidence.chance_accuracy + GAP)
    diverges = (
        has_turned
        and last.validation_loss > RISEN * best.validation_loss
        and last.loss < BY_HEART * last.validation_loss
        and gap > max(SMALL_GAP, chance)
    )
    is_wide = gap >= GAP + chance and (has_turned or gap > 2 * GAP + chance)
    if not learns or not (is_wide or diverges):
        return None
    seen = marked(
        "message",
        "Overfitting: {trained:.1f} % of the training pictures are right, but only {held:.1f} % of"
        " those held out. The network learns its pictures by heart.",
    )
    values = {"trained": 100 * last.accuracy, "held": 100 * last.validation_accuracy}
    advice = [Message(_more_data(evidence))]
    if has_turned:
        text = marked("message", "It was best on those after epoch {epoch}: go back to it.")
        advice.append(Message(text, {"epoch": best.epoch}))
    return Finding("overfitting", Message(seen, values), tuple(advice))


def underfitting(evidence: Evidence) -> Finding | None:
    """Has the network stopped learning though it does not even fit what it is trained on?"""
    rows = evidence.rows
    if len(rows) < ENOUGH or evidence.is_failing:
        return None
    last = rows[-1]
    before, now = evidence.mean_of(rows[-6:-3], "loss"), evidence.mean_of(rows[-3:], "loss")
    if last.accuracy >= FIT or evidence.accuracy >= FIT or before - now > STALLED * before:
        return None
    seen = marked(
        "message",
        "Underfitting: the loss no longer falls, and only {trained:.1f} % of the training pictures"
        " are right.",
    )
    return Finding(
        "underfitting",
        Message(seen, {"trained": 100 * last.accuracy}),
        (Message(_more_room(evidence)),),
    )


def guessing(evidence: Evidence) -> Finding | None:
    """Does the network do no better than guessing, for no reason that is known?"""
    if not (evidence.is_failing and evidence.had_time and evidence.is_mostly_wrong):
        return None
    seen = marked(
        "message",
        "After {steps} steps the network does no better than guessing: its loss is {loss:.3g}, that"
        " of a guess {chance:.3g}.",
    )
    values = {
        "steps": evidence.steps,
        "loss": evidence.rows[-1].loss,
        "chance": evidence.chance_loss,
    }
    advice = Message(
        marked(
            "message",
            "Look for a rate on the page Loss, begin with first weights by He, and see whether the"
            " pictures belong to their classes.",
        )
    )
    return Finding("guessing", Message(seen, values), (advice,))


def _more_data(evidence: Evidence) -> str:
    augmentation = evidence.plan.augmentation
    if not (augmentation.warps or augmentation.noise):
        return marked(
            "message", "More pictures, augmentation, dropout, weight decay or fewer weights help."
        )
    return marked("message", "More pictures, dropout, weight decay or fewer weights help.")


def _more_room(evidence: Evidence) -> str:
    plan = evidence.plan
    augmentation = plan.augmentation
    if plan.weight_decay > 0.01:
        return marked("message", "The weight decay holds it back: make it smaller.")
    if plan.frozen:
        return marked("message", "Frozen layers hold it back: let them learn, too.")
    if augmentation.noise > 0.3 or max(augmentation.shift, augmentation.scale) > 0.3:
        return marked("message", "The augmentation may be too strong: make it weaker.")
    if evidence.rows[-1].rate < evidence.usual_rate / 30:
        return marked("message", "Its learning rate is very low by now: raise it.")
    return marked(
        "message", "More filters, units or layers help, and sometimes another learning rate."
    )
