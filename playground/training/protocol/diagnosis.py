"""The diagnosis of a training: a list of causes, each judged by a function of its own.

A cause is judged by an `Evidence` alone and says what is seen and what to change. To add one is to
write a function `(Evidence) -> Finding | None` in a file of `causes/`, and to put it into CAUSES. A
healthy training has no finding.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from playground.training.protocol.causes.finding import Finding
from playground.training.protocol.causes.fit import guessing, overfitting, underfitting
from playground.training.protocol.causes.hand import worse_by_hand
from playground.training.protocol.causes.signals import (
    all_alike,
    dead_units,
    exploding,
    saturated,
    vanishing,
)
from playground.training.protocol.causes.steps import (
    batch_too_large,
    decay_too_strong,
    not_numbers,
    rate_too_high,
    rate_too_low,
    standing_still,
)
from playground.training.protocol.evidence import Evidence

CAUSES: Final[tuple[Callable[[Evidence], Finding | None], ...]] = (
    not_numbers,
    standing_still,
    all_alike,
    decay_too_strong,
    rate_too_high,
    dead_units,
    saturated,
    vanishing,
    exploding,
    rate_too_low,
    batch_too_large,
    overfitting,
    underfitting,
)
"""Judged in this order, which is that of the findings: what explains others comes before them."""

CAUSES_NOW: Final[tuple[Callable[[Evidence], Finding | None], ...]] = (
    worse_by_hand,
    all_alike,
    dead_units,
    saturated,
)
"""Judged, in this order, of weights that were set by hand: the others are in how it was trained."""

LAST_RESORT: Final = guessing
"""Judged when no cause is found."""


def diagnosis(evidence: Evidence) -> tuple[Finding, ...]:
    """Return what is amiss, the worst first; nothing when the training is healthy."""
    if evidence.now is not None:
        return tuple(filter(None, (cause(evidence) for cause in CAUSES_NOW)))
    found = [finding for cause in CAUSES if (finding := cause(evidence)) is not None]
    if found and found[0].ends:
        return (found[0],)
    if not found and (unknown := LAST_RESORT(evidence)) is not None:
        return (unknown,)
    return tuple(found)
