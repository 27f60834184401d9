"""The Train mode: how filters come about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from playground.core.fields import Field, fields_of
from playground.core.messages import marked
from playground.core.plan import DataSource
from playground.gui.shell.mode import Mode, Panels, Shared
from playground.gui.state.store import Store

if TYPE_CHECKING:
    from playground.gui.present.page import Page

PIECES = (
    "numpy.ma",
    "numpy.random",
    "xml.dom.minidom",
    "pyqtgraph",
    "playground.datasets",
    "playground.training.protocol.messages",
    "playground.training.protocol.state",
    "playground.training.protocol.reduction",
    "playground.gui.train.training",
    "playground.gui.train.state.run_folder_lock",
    "playground.gui.train.pages",
    "playground.gui.train.transport",
    "playground.gui.train.controls",
    "playground.gui.train.cards.stepboard",
    "playground.gui.train.cards.prediction",
)
"""Modules that the mode needs; each takes less than a tenth of a second after those before it."""

CLASSES_A_PIECE = 100


class Train(Mode):
    """Controls and pages in the middle, the plan at the right, a step in slow motion at the foot.

    All of it is imported when the mode is entered, or before by `ahead`: pyqtgraph alone takes
    longer than a start.
    """

    name = "train"
    takes_data = True
    narrow_sides_px = (232, 244)
    pads_little = True
    title = marked("mode", "Train")
    help = marked("mode", "How do filters come about?")

    @classmethod
    def ahead(cls) -> Iterator[None]:
        """Import a little at a time, Qt's classes first, all of which pyqtgraph looks up."""
        for library in ("QtCore", "QtGui", "QtWidgets"):
            for at, name in enumerate(dir(module := import_module(f"PySide6.{library}"))):
                getattr(module, name)
                if at % CLASSES_A_PIECE == 0:
                    yield
        for name in PIECES:
            import_module(name)
            yield

    @classmethod
    def settings(cls, store: Store) -> Iterable[Field]:
        """Those of the plan that mean something now, and of the augmentation."""
        plan = store.session.training
        fields = fields_of(type(plan)).values()
        return (
            *(each for each in fields if each.relevant is None or each.relevant(plan)),
            *fields_of(type(plan.augmentation)).values(),
        )

    def __init__(self, shared: Shared, window: QWidget) -> None:
        super().__init__(shared, window)
        from playground.gui.train.pages import TrainBoard

        parts = shared.training()
        self._trainer, self._data = parts.trainer, parts.data
        self._has_begun = False
        self.middle: TrainBoard = TrainBoard(
            shared.store, self._trainer, self._data, parts.race, evaluation=shared.evaluation
        )

    def panels(self) -> Panels:
        """The controls, a step in slow motion, and what the network makes of the picture."""
        from playground.gui.train.cards.prediction import Prediction
        from playground.gui.train.cards.stepboard import StepBoard
        from playground.gui.train.controls import TrainingPanel

        controls = TrainingPanel(self.shared.store, self._trainer, self._data)
        controls.source.browsed.connect(lambda: self.middle.show_page("data"))
        return Panels(
            right=(controls,),
            foot=StepBoard(
                self.shared.store, self._trainer, self.middle.transport.notices, self.middle
            ),
            beneath=Prediction(self.shared.store, self.shared.evaluation, self._data),
        )

    def presented(self, parent: QWidget) -> Page:
        """The training, one kind of card at a time, beside a drawing."""
        from playground.gui.present.train import TrainPage

        shared = self.shared
        return TrainPage(shared.store, shared.evaluation, shared.training(), parent)

    def keeps_input(self) -> bool:
        """Whether the network takes the shape of the data: a picture that fits them stays."""
        dataset = self._data.dataset
        return dataset is not None and self.shared.store.session.shape == dataset.shape

    def take_data(self, source: DataSource) -> None:
        """Choose them for the next training, and look them through; settings of the same stay."""
        from playground.datasets.folder_edits import is_same_folder
        from playground.gui.train.data.section import choose_data

        session = self.shared.store.session
        known = (session.training.data, *session.other_data)
        chosen = next((each for each in known if is_same_folder(each, source)), source)
        choose_data(self.shared.store, self._data, chosen)

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
