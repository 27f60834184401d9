"""The Train mode: how filters come about."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from playground.core.messages import marked
from playground.gui.shell.mode import Mode, Panels, Shared


class Train(Mode):
    """Pages on data and training in the middle, their controls at the right, steps below.

    All of it is imported when the mode is entered: pyqtgraph alone takes longer than a start.
    """

    name = "train"
    title = marked("mode", "Train")
    help = marked("mode", "How do filters come about?")

    def __init__(self, shared: Shared, window: QWidget) -> None:
        super().__init__(shared, window)
        from playground.gui.train.pages import TrainBoard

        parts = shared.training()
        self._trainer, self._data = parts.trainer, parts.data
        self._has_begun = False
        self.middle: TrainBoard = TrainBoard(shared.store, self._trainer, self._data)

    def panels(self) -> Panels:
        """The controls, a step in slow motion, and what the network makes of the picture."""
        from playground.gui.train.cards.prediction import Prediction
        from playground.gui.train.cards.stepboard import StepBoard
        from playground.gui.train.controls import TrainingPanel

        controls = TrainingPanel(self.shared.store, self._trainer, self._data)
        controls.source.browsed.connect(lambda: self.middle.show_page("data"))
        return Panels(
            right=(controls,),
            below=StepBoard(self.shared.store, self._trainer),
            beneath=Prediction(self.shared.evaluation, self._trainer, self._data),
        )

    def entered(self) -> None:
        """Load the data and start the process, both before they are needed."""
        if not self._has_begun:
            self._has_begun = True
            self._data.load()
            self._trainer.prepare()

    def may_close(self) -> bool:
        """Whether nothing is being trained, or the user wants to end it."""
        from playground.gui.train.confirmclose import may_leave

        return may_leave(self._trainer, self.window)
