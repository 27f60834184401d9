"""Causes in what passes through the layers: nothing, the same everywhere, too little, too much."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from playground.core.messages import Message, marked
from playground.training.protocol.causes.finding import Finding
from playground.training.protocol.causes.hand import undo
from playground.training.protocol.evidence import Evidence
from playground.training.protocol.layer_health import LayerHealth

DEAD: Final = 0.5
"""Share of a layer's units that may be silent before it holds a network back."""

FEW_UNITS: Final = 8
"""Units of a layer of which half may be silent by mere chance."""

SATURATED: Final = 0.8
"""Share of outputs at an end of the range with which hardly any slope is left."""

SMALL: Final = 1e-3
"""Gradients of the first layer, as a share of the last one's, that are as good as none."""

LARGE: Final = 1e3
"""The same the other way round: what the first layer learns by is noise."""

STEEP: Final = 10.0
"""Root mean square of a layer's gradients, of single weights, that no usual rate can follow."""


def all_alike(evidence: Evidence) -> Finding | None:
    """Do all units of a layer have the same weights, so that they learn the same for ever?

    Before the first step that is no harm where the next layer tells its inputs apart and the
    function between lets 0 learn.
    """
    weighted = [layer for layer in evidence.layers if layer.weights is not None]
    for layer, after in pairwise(weighted):
        if not layer.alike or layer.place in evidence.plan.frozen:
            continue
        is_zero = layer.weights is not None and layer.weights.rms == 0
        is_closed = is_zero and _dies_between(evidence, layer, after)
        if evidence.steps == 0 and not after.alike and not is_closed:
            continue
        seen = (
            marked(
                "message",
                "All weights of layer {place} are 0: its units are all alike, and learn the same or"
                " nothing.",
            )
            if is_zero
            else marked(
                "message",
                "All units of layer {place} have the same weights: they put out the same, and learn"
                " the same for ever.",
            )
        )
        advice = _unless_by_hand(
            evidence,
            marked("message", "Begin anew with first weights drawn by He or Xavier, not zeros."),
        )
        return Finding("all alike", Message(seen, {"place": layer.place + 1}), (advice,))
    return None


def dead_units(evidence: Evidence) -> Finding | None:
    """Are so many units of a layer silent on every picture that the others cannot make up?"""
    worst = max(
        (layer for layer in evidence.layers if layer.units),
        key=lambda layer: (layer.dead / layer.units, -layer.place),
        default=None,
    )
    if worst is None:
        return None
    is_closed = worst.dead == worst.units
    is_thin = (
        worst.units >= FEW_UNITS
        and worst.dead / worst.units >= DEAD
        and bool(evidence.rows)
        and evidence.is_poor
    )
    if not (is_closed or is_thin):
        return None
    values = {"dead": worst.dead, "units": worst.units, "place": worst.place + 1}
    seen = (
        marked(
            "message",
            "Dead units: all {units} of layer {place} put out 0 for every picture. Nothing passes"
            " through, and nothing before it learns.",
        )
        if is_closed
        else marked(
            "message",
            "Dead units: {dead} of {units} of layer {place} put out 0 for every picture and learn"
            " nothing any more.",
        )
    )
    return Finding("dead units", Message(seen, values), (_revival(evidence),))


def saturated(evidence: Evidence) -> Finding | None:
    """Do sigmoids or tanh put out little but the ends of their range?"""
    worst = max(evidence.layers, key=lambda layer: layer.saturated, default=None)
    if worst is None or worst.saturated < SATURATED or not evidence.is_poor:
        return None
    seen = marked(
        "message",
        "Saturated units: {share:.0f} % of the outputs of layer {place} lie at an end of the"
        " function's range, where it has no slope to learn by.",
    )
    values = {"share": 100 * worst.saturated, "place": worst.place + 1}
    advice = _unless_by_hand(
        evidence,
        marked(
            "message",
            "Begin anew with smaller first weights (Xavier), intensities of 0–1 or a"
            " lower learning rate.",
        ),
    )
    return Finding("saturated", Message(seen, values), (advice,))


def vanishing(evidence: Evidence) -> Finding | None:
    """Are the gradients of the first layer as good as 0 beside those of the last?"""
    pair = _ends(evidence)
    if pair is None or not evidence.is_poor:
        return None
    first, last, ratio = pair
    if ratio >= SMALL:
        return None
    if ratio == 0:
        seen = marked(
            "message",
            "Vanishing gradients: those of layer {first} are 0, so that it learns nothing.",
        )
    else:
        seen = marked(
            "message",
            "Vanishing gradients: those of layer {first} are {times:.2g} times smaller than those"
            " of layer {last}, so that it hardly learns.",
        )
    values = {"first": first.place + 1, "last": last.place + 1, "times": 1 / max(ratio, 1e-30)}
    if evidence.has_flat_functions:
        advice = marked(
            "message", "ReLU instead of sigmoid and tanh, or batch normalisation between, helps."
        )
    else:
        advice = marked(
            "message", "First weights by He, batch normalisation between, or fewer layers help."
        )
    return Finding("vanishing gradients", Message(seen, values), (Message(advice),))


def exploding(evidence: Evidence) -> Finding | None:
    """Are gradients so large that each step spoils the weights?"""
    if not evidence.is_failing:
        return None
    pair = _ends(evidence)
    steep = max(
        (layer for layer in evidence.trained if layer.gradients is not None),
        key=lambda layer: layer.gradients.rms if layer.gradients is not None else 0.0,
        default=None,
    )
    if pair is not None and pair[2] > LARGE:
        seen = marked(
            "message",
            "Exploding gradients: those of layer {first} are {times:.2g} times larger than those of"
            " layer {last}.",
        )
        values = {"first": pair[0].place + 1, "last": pair[1].place + 1, "times": pair[2]}
    elif steep is not None and steep.gradients is not None and steep.gradients.rms > STEEP:
        seen = marked(
            "message",
            "Exploding gradients: in layer {place} a weight's gradient is {size:.2g} on average.",
        )
        values = {"place": steep.place + 1, "size": steep.gradients.rms}
    else:
        return None
    advice = Message(
        marked(
            "message",
            "Smaller first weights (He, Xavier), intensities of 0–1, batch normalisation between or"
            " a lower learning rate help.",
        )
    )
    return Finding("exploding gradients", Message(seen, values), (advice,))


def _ends(evidence: Evidence) -> tuple[LayerHealth, LayerHealth, float] | None:
    """The first and the last layer that learn, and the first one's gradients by the last one's."""
    learning = [layer for layer in evidence.trained if layer.gradients is not None]
    if len(learning) < 2:
        return None
    first, last = learning[0], learning[-1]
    assert first.gradients is not None
    assert last.gradients is not None
    if not last.gradients.rms:
        return None
    return first, last, first.gradients.rms / last.gradients.rms


def _dies_between(evidence: Evidence, layer: LayerHealth, after: LayerHealth) -> bool:
    """Whether a function that is 0 for inputs of 0, without slope, stands between two layers."""
    between = evidence.network.layers[layer.place + 1 : after.place]
    return any(item.enabled and item.can_die for item in between)


def _unless_by_hand(evidence: Evidence, advice: str) -> Message:
    """Return advice on how to train, or undo where no training made the weights what they are."""
    return Message(advice) if evidence.now is None else undo()


def _revival(evidence: Evidence) -> Message:
    """Return what helps against silent units: by what made them silent."""
    if evidence.now is not None:
        return undo()
    if evidence.steps == 0:
        return Message(
            marked(
                "message",
                "The first weights do that: begin anew with others (He), or with biases of 0.",
            )
        )
    if evidence.rate > evidence.usual_rate:
        text = marked(
            "message",
            "Long steps do that: begin anew with a learning rate of about {lower:g}, or take leaky"
            " ReLU.",
        )
        return Message(text, {"lower": float(f"{evidence.lower_rate:.1g}")})
    return Message(
        marked("message", "Leaky ReLU, first weights by He or a lower learning rate help.")
    )
