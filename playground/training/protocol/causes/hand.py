"""The cause that weights were set by hand since the last step."""

from __future__ import annotations

import math
from typing import Final

from playground.core.messages import Message, marked
from playground.training.protocol.causes.finding import Finding
from playground.training.protocol.evidence import Evidence

WORSE: Final = 0.02
"""Share of right answers that is lost where weights set by hand are said to be worse."""


def worse_by_hand(evidence: Evidence) -> Finding | None:
    """Do the weights set by hand do worse than those that were learned?"""
    now = evidence.now
    if now is None or not now.confusion.sum():
        return None
    if not math.isfinite(now.loss):
        seen = marked(
            "message",
            "With the weights as they are now, the loss is no number (NaN or infinite): they are"
            " too large.",
        )
        return Finding("set by hand", Message(seen), (undo(),))
    if not evidence.rows or evidence.rows[-1].validation_accuracy - now.accuracy < WORSE:
        return None
    seen = marked(
        "message",
        "With the weights as they are now, {now:.1f} % of the pictures held out are right; after"
        " epoch {epoch} it was {then:.1f} %.",
    )
    last = evidence.rows[-1]
    values = {
        "now": 100 * now.accuracy,
        "epoch": last.epoch,
        "then": 100 * last.validation_accuracy,
    }
    return Finding("set by hand", Message(seen, values), (undo(),))


def undo() -> Message:
    """Return what helps against weights that were set by hand."""
    text = marked("message", "Undo takes back what was set by hand.")
    return Message(text)
