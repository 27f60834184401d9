"""Causes in the steps: too long, too short, none, or too few of them."""

from __future__ import annotations

import math
from typing import Final

from playground.core.messages import Message, marked
from playground.core.word_count import short
from playground.training.protocol.causes.finding import Finding
from playground.training.protocol.evidence import Evidence

GROWN: Final = 3.0
"""Times as large as at first: weights that grow by more were thrown about by steps too long."""

MOVED: Final = 0.1
"""Share of its size that a layer moves by in a single step when steps are too long."""

SETTLING: Final = 20
"""Steps in which weights that begin at or near 0 may move by that much."""

HARDLY_MOVED: Final = 3e-4
"""The same when they are too short."""

FAR: Final = 10.0
"""Times the usual rate: a higher one is the first thing to suspect."""

EXPLODED: Final = 2.0
"""Times the loss of a guess: only long steps make a network as wrong as that."""

RISEN: Final = 1.5
"""Times the least loss so far: one that is higher has risen, and not by chance."""

SHRUNK: Final = 0.1
"""Share of their first size that decayed weights may have left."""

FEW_STEPS: Final = 4
"""Steps of an epoch below which learning takes many epochs."""

FEW_EPOCHS: Final = 3
"""Epochs after which something should have been learned all the same."""

SMALL_BATCH: Final = 32
"""Pictures of a batch that is not too large for anything."""


def not_numbers(evidence: Evidence) -> Finding | None:
    """Are losses, weights or gradients NaN or infinite?"""
    is_spoiled = any(
        part is not None and not part.finite
        for layer in evidence.layers
        for part in (layer.weights, layer.gradients)
    )
    if not is_spoiled and math.isfinite(evidence.loss):
        return None
    if not evidence.steps:
        seen = marked(
            "message",
            "Before the first step, the loss or the weights are no numbers (NaN or infinite): the"
            " first weights are too large.",
        )
        return Finding("no numbers", Message(seen), (_other_weights(),), ends=True)
    seen = marked(
        "message",
        "The loss or the weights are no longer numbers (NaN or infinite): at a learning rate of"
        " {rate:g} the weights grew without bounds.",
    )
    said = Message(seen, {"rate": evidence.rate})
    return Finding("no numbers", said, (_begin_slower(evidence), *_inputs(evidence)), ends=True)


def rate_too_high(evidence: Evidence) -> Finding | None:
    """Is the loss as bad as a guess's, or worse, after weights were thrown about; does it rise?"""
    rows = evidence.rows
    if not rows:
        return None
    losses = [row.loss for row in rows if math.isfinite(row.loss)]
    is_settled = evidence.steps >= SETTLING and evidence.shrinkage > SHRUNK
    is_thrown = (
        evidence.growth > GROWN
        or (is_settled and (evidence.moved or 0.0) > MOVED)
        or evidence.rate > FAR * evidence.usual_rate
    )
    is_wrong = evidence.has_exploded(EXPLODED) and (
        is_thrown or 0 < RISEN * evidence.first_loss < rows[-1].loss
    )
    has_risen = (
        len(losses) > 1
        and evidence.is_poor
        and losses[-1] > max(RISEN * min(losses), evidence.chance_loss / 2)
    )
    if not (is_wrong or has_risen or (is_thrown and evidence.is_failing)):
        return None
    if has_risen and not is_wrong:
        seen = marked(
            "message",
            "The loss rises, from {least} to {loss}: at a learning rate of {rate:g} the"
            " steps are too long.",
        )
    elif evidence.growth > GROWN:
        seen = marked(
            "message",
            "The learning rate of {rate:g} is too high: the weights are {growth} times as large"
            " as at first, and the loss of {loss} is no better than that of a guess"
            " ({chance:.3g}).",
        )
    else:
        seen = marked(
            "message",
            "The learning rate of {rate:g} is too high: steps overshoot, and the loss of"
            " {loss} is no better than that of a guess ({chance:.3g}).",
        )
    values = {
        "rate": evidence.rate,
        "growth": short(evidence.growth),
        "loss": _number(rows[-1].loss),
        "least": _number(min(losses, default=0.0)),
        "chance": evidence.chance_loss,
    }
    return Finding(
        "rate too high", Message(seen, values), (_begin_slower(evidence), *_inputs(evidence))
    )


def standing_still(evidence: Evidence) -> Finding | None:
    """Did the last step leave every weight as it was, though there were gradients to follow?"""
    if not evidence.rows or evidence.moved != 0 or not evidence.is_poor:
        return None
    if not any(layer.gradients is not None and layer.gradients.rms for layer in evidence.trained):
        return None
    if evidence.rows[-1].rate:
        return None
    seen = marked("message", "The learning rate is 0: no weight changes.")
    return Finding("rate of 0", Message(seen), (_try_rate(evidence.usual_rate),))


def decay_too_strong(evidence: Evidence) -> Finding | None:
    """Did weight decay pull the weights to 0?"""
    if not evidence.plan.weight_decay or not evidence.is_failing:
        return None
    if evidence.shrinkage > SHRUNK:
        return None
    seen = marked(
        "message",
        "The weight decay of {decay:g} is too strong: it has pulled the weights to {share:.2g} % of"
        " their first size.",
    )
    values = {"decay": evidence.plan.weight_decay, "share": 100 * evidence.shrinkage}
    advice = Message(marked("message", "Take 0, or about 0.0001."))
    return Finding("weight decay", Message(seen, values), (advice,))


def rate_too_low(evidence: Evidence) -> Finding | None:
    """Has the loss hardly fallen because the steps are short?"""
    moved = evidence.moved
    if not (evidence.is_failing and evidence.had_time) or moved is None or moved > HARDLY_MOVED:
        return None
    if not 0 < evidence.rate <= 2 * evidence.usual_rate:
        return None  # short for another reason
    seen = marked(
        "message",
        "The learning rate of {rate:g} is too low: after {steps} steps the loss is {loss:.3g},"
        " hardly better than that of a guess ({chance:.3g}).",
    )
    values = {
        "rate": evidence.rate,
        "steps": evidence.steps,
        "loss": evidence.rows[-1].loss,
        "chance": evidence.chance_loss,
    }
    return Finding("rate too low", Message(seen, values), (_try_rate(evidence.higher_rate),))


def batch_too_large(evidence: Evidence) -> Finding | None:
    """Does an epoch have so few steps that little is learned in it?"""
    is_large = evidence.steps_per_epoch < FEW_STEPS and evidence.plan.batch > SMALL_BATCH
    if not (is_large and evidence.is_failing and len(evidence.rows) >= FEW_EPOCHS):
        return None
    seen = marked(
        "message",
        "An epoch has few steps ({steps}), as a batch has {batch} pictures: little is learned in"
        " it.",
    )
    values = {"steps": evidence.steps_per_epoch, "batch": evidence.plan.batch}
    advice = Message(marked("message", "A batch size of 16 to 64 gives more, and smaller, steps."))
    return Finding("batch too large", Message(seen, values), (advice,))


def _number(value: float) -> str:
    """A loss in three digits."""
    return short(value) if math.isfinite(value) and value >= 1 else f"{value:.3g}"


def _begin_slower(evidence: Evidence) -> Message:
    text = marked("message", "Begin anew with a learning rate of about {lower:g}.")
    return Message(text, {"lower": float(f"{evidence.lower_rate:.1g}")})


def _try_rate(rate: float) -> Message:
    text = marked(
        "message", "Try {rate:g}; the page Loss has a test that finds a rate for this network."
    )
    return Message(text, {"rate": float(f"{rate:.1g}")})


def _inputs(evidence: Evidence) -> tuple[Message, ...]:
    """The remedy for intensities of 0 to 255, with which steps are as many times longer."""
    if evidence.plan.normalisation != "none":
        return ()
    text = marked("message", "Intensities of 0–1 instead of 0–255 (Normalisation) help, too.")
    return (Message(text),)


def _other_weights() -> Message:
    return Message(marked("message", "Begin anew with first weights by He or Xavier."))
