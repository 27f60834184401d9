"""The parts of the Train mode, made when it is entered for the first time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from playground.gui.state.evaluation import Evaluation
from playground.gui.state.store import Store
from playground.gui.train.data.loader import Data
from playground.gui.train.state.trainer import Trainer

if TYPE_CHECKING:
    from playground.gui.train.cards.prediction import Prediction
    from playground.gui.train.cards.stepboard import StepBoard
    from playground.gui.train.controls import TrainingPanel
    from playground.gui.train.pages import TrainBoard


@dataclass(frozen=True, slots=True)
class TrainMode:
    """What takes the place of the flow, the properties and the arithmetic."""

    board: TrainBoard
    panel: TrainingPanel
    steps: StepBoard
    prediction: Prediction
    trainer: Trainer

    def may_leave(self, window: QWidget) -> bool:
        """Whether the window may close: while a training goes on, the user is asked."""
        from playground.gui.train.confirmclose import may_leave

        return may_leave(self.trainer, window)


def train_mode(store: Store, evaluation: Evaluation, trainer: Trainer, data: Data) -> TrainMode:
    """Build the mode; its pyqtgraph plots are imported here, and not at the start."""
    from playground.gui.train.cards.prediction import Prediction
    from playground.gui.train.cards.stepboard import StepBoard
    from playground.gui.train.controls import TrainingPanel
    from playground.gui.train.pages import TrainBoard

    board = TrainBoard(store, trainer, data)
    panel = TrainingPanel(store, trainer, data)
    panel.source.browsed.connect(lambda: board.show_page("data"))
    prediction = Prediction(evaluation, trainer, data)
    return TrainMode(board, panel, StepBoard(store, trainer), prediction, trainer)
