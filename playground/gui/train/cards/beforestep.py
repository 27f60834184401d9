"""The sentences on the outputs before the first step was taken slowly."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication

from playground.engine.explain.formats import number_text
from playground.training.protocol.state import TrainingState

UNEQUAL_SHARE = 0.15
"""Of the loss of equal outputs: when the first loss is further from it, they are not equal."""

translate = QCoreApplication.translate


def before_first(state: TrainingState) -> str:
    """Say what the loss tells of the weights that a training begins with."""
    setup = state.setup
    if setup is None or setup.epoch or state.epoch or state.progress is not None:
        return translate(
            "StepBoard", "Take one step to see its numbers: forward, loss, backward, update."
        )
    count, loss = len(setup.classes), setup.metrics.loss
    beyond = loss / math.log(count) - 1
    if beyond < -UNEQUAL_SHARE:
        text = translate(
            "StepBoard",
            "The network has learned before: its loss is {loss}.\nEqual outputs, a guess, would"
            " have ln {count} = {equal}. Take one step to see its numbers.",
        )
    elif beyond > UNEQUAL_SHARE:
        text = translate(
            "StepBoard",
            "Before the first step the {count} outputs are a guess, and not all about {share}:"
            "\nthe weights at the start are large. The loss is {loss}; equal outputs would have"
            " ln {count} = {equal}.",
        )
    else:
        text = translate(
            "StepBoard",
            "Before the first step the {count} outputs are all about {share}: a guess.",
        )
    return text.format(
        count=count,
        share=number_text(1 / count, 2),
        loss=number_text(loss, 3),
        equal=number_text(math.log(count), 3),
    )
