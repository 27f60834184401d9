"""How good the network is at what was held out, and the pictures behind the numbers."""

from __future__ import annotations

from dataclasses import dataclass

from playground.training.protocol.layer_health import LayerHealth
from playground.training.protocol.metrics import Examined, Metrics
from playground.training.protocol.questions.question import Question, question


@question("examination", answered_in="playground.training.process.examination")
@dataclass(frozen=True, slots=True)
class ExaminationQuestion(Question):
    """How the network does on every picture held out, with its weights as they are now."""


@dataclass(frozen=True, slots=True, eq=False)
class Examination:
    """How a network does after `epoch` epochs; `metrics` has the confusion matrix.

    `layers` are as they were then, without gradients; empty where an epoch's end has them already.
    """

    epoch: int
    metrics: Metrics
    examined: Examined
    layers: tuple[LayerHealth, ...] = ()
