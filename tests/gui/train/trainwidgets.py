"""The widgets of the Train mode, found in the window."""

from __future__ import annotations

from dataclasses import dataclass

from playground import app
from playground.gui.train.cards.prediction import Prediction
from playground.gui.train.cards.stepboard import StepBoard
from playground.gui.train.controls import TrainingPanel
from playground.gui.train.pages import TrainBoard
from playground.gui.train.transport import Transport
from tests.gui.program import find


@dataclass(frozen=True, slots=True)
class TrainWidgets:
    """What the Train mode shows."""

    board: TrainBoard
    panel: TrainingPanel
    transport: Transport
    steps: StepBoard
    prediction: Prediction


def train_widgets(program: app.Program) -> TrainWidgets:
    """The widgets of the mode, once it was entered."""
    return TrainWidgets(
        find(program, TrainBoard),
        find(program, TrainingPanel),
        find(program, Transport),
        find(program, StepBoard),
        find(program, Prediction),
    )
