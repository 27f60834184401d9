"""The card of right and wrong answers: confusion matrix, worst and least sure pictures."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.train.cards.confusion import ConfusionGrid
from playground.gui.train.data.loader import Data
from playground.gui.train.data.lookedat import look_at
from playground.gui.train.data.pictures import GAP_PX, PictureWall
from playground.gui.train.state.trainer import Trainer
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.steadylabel import SteadyLabel
from playground.gui.widgets.theme import TEXT_POINTS
from playground.training.protocol.metrics import Examined
from playground.training.protocol.questions.examination import Examination
from playground.training.protocol.state import TrainingState

MAX_PICTURES = 60

PICTURE_PX = 50
"""Side of the pictures of the chosen cell, in text of 10 points."""

BESIDE_PX = 520
"""Width of the card from which they stand beside the matrix, in text of 10 points."""

QWIDGETSIZE_MAX = 16_777_215

REST_MS = 400
"""Milliseconds from one epoch that is shown to the next, when epochs are short."""

BESIDE_PICTURES_PX = 120
"""Room beside the pictures, margins included, for words on them; in text of 10 points."""


class ResultsCard(QWidget):
    """Shows how the network does on what was held out: at the epoch that is looked at."""

    def __init__(
        self, store: Store, trainer: Trainer, data: Data, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._trainer = trainer
        self._data = data
        setup = trainer.state.setup
        self._classes = () if setup is None else setup.classes
        self._found: Examination | None = None
        self._showed_pictures = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._show)
        title = QLabel(self.tr("Confusion"), self)
        title.setProperty("role", "title")
        self.score = SteadyLabel(muted=True, parent=self, at_right=True)
        self.why = QPushButton(self.tr("Why?"), self)
        self.why.setProperty("low", True)
        self.why.setToolTip(
            self.tr("See what speaks for the answer in the pictures of the cell, and correct them")
        )
        self.why.clicked.connect(self._explain_cell)
        self.why.hide()
        self._add_choices()
        self.grid = ConfusionGrid(self)
        self.about = QLabel(self)
        self.about.setProperty("role", "muted")
        self.about.setWordWrap(True)
        self.about.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.pictures = PictureWall(data, self, PICTURE_PX, scrolls=True, captioned=False)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 8, 8)
        box.setSpacing(4)
        top = QHBoxLayout()
        box.addLayout(top)
        top.setSpacing(4)
        top.addWidget(title)
        top.addWidget(self.score, 1)
        top.addWidget(self.why)
        top.addWidget(self.which)
        self._body = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._body.setSpacing(4)
        box.addLayout(self._body, 1)
        self._body.addWidget(self.grid, 1)
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._below.setSpacing(8)
        self._body.addLayout(self._below)
        self._below.addWidget(self.pictures)
        self._below.addWidget(self.about, 1)
        self._hold_pictures(False)
        self.grid.chosen.connect(self._choose_cell)
        self.pictures.chosen.connect(self._open)
        store.view_changed.connect(self._view_changed)
        trainer.changed.connect(self._trainer_changed)
        data.begun.connect(self._show)
        data.loaded.connect(self._show_pictures)
        self._show()

    def _add_choices(self) -> None:
        self.which = IconButton("more", self.tr("Which pictures are shown"), "", self)
        self.which.setProperty("flat", True)
        menu = QMenu(self.which)
        menu.setToolTipsVisible(True)
        group = QActionGroup(self)
        self.choices: dict[str, QAction] = {}
        for name, text, explanation in (
            ("wrong", self.tr("most wrong"), self.tr("Mistakes with the highest loss first")),
            ("unsure", self.tr("least sure"), self.tr("Answers with the lowest probability")),
        ):
            action = menu.addAction(text)
            action.setToolTip(explanation)
            action.setCheckable(True)
            action.setChecked(name == self._store.view.result_pictures)
            action.triggered.connect(lambda _=False, name=name: self._choose(name))
            group.addAction(action)
            self.choices[name] = action
        self.which.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self.which.setMenu(menu)

    def _choose(self, name: str) -> None:
        self._store.look(result_pictures=name)
        self._choose_cell(None, None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Have the pictures below the matrix, or beside it where there is room."""
        direction = QBoxLayout.Direction
        wide = self.width() >= BESIDE_PX * self.font().pointSizeF() / TEXT_POINTS
        self._body.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self._hold_pictures(wide)
        # What the pictures are stands above them where they may be few in a high column, and where
        # it would have a word a line beside them.
        scale = self.font().pointSizeF() / TEXT_POINTS
        above = wide or self.width() - self.pictures.width() < BESIDE_PICTURES_PX * scale
        self._below.setDirection(direction.BottomToTop if above else direction.LeftToRight)

    def _hold_pictures(self, wide: bool) -> None:
        """Have a row of them below, or a column beside in the width that the matrix leaves."""
        pitch = self.pictures.side + GAP_PX
        left = self.width() - self.height()  # the matrix is as wide as it is high
        self.pictures.setFixedWidth(max(3 * pitch + 12, left) if wide else 2 * pitch + 10)
        self.pictures.setMaximumHeight(QWIDGETSIZE_MAX if wide else self.pictures.side)
        self._below.setStretchFactor(self.pictures, 1 if wide else 0)
        self._below.setStretchFactor(self.about, 0 if wide else 1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_below"):
            self._arrange()

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        for name, action in self.choices.items():
            action.setChecked(name == new.result_pictures)
        if (old.confused, old.result_pictures) != (new.confused, new.result_pictures):
            self.grid.mark(self._cell())
            self.pictures.scroll_to_top()
            self._show_pictures()

    def _cell(self) -> tuple[int, int] | None:
        """The chosen cell, if the matrix has it: it may have been chosen with more classes."""
        cell, setup = self._store.view.confused, self._trainer.state.setup
        is_there = cell is not None and setup is not None and max(cell) < len(setup.classes)
        return cell if is_there else None

    def _trainer_changed(self, old: TrainingState, new: TrainingState) -> None:
        if new.setup is not None and new.setup.classes != self._classes:
            if self._classes:
                self._mark(None)  # the cell was of other classes
            self._classes = new.setup.classes
        if new.setup is not old.setup or not new.is_training:
            self._rest.stop()  # what stands still is shown as it is
        if not self._rest.isActive():
            self._show()

    def _show(self) -> None:
        """Show what is known now: not of every epoch while they are short, to spare the window."""
        state = self._trainer.state
        found = state.examination if state.setup is not None else None
        self.grid.set_dimmed(found is not None and found.epoch != state.epoch_in_view)
        self.grid.announce(soon=state.setup is not None and state.epoch > 0)
        if found is self._found and self._fits() == self._showed_pictures:
            return
        self._found = found
        if found is None or state.setup is None:
            self.grid.show_counts(None, ())
            self.grid.mark(None)
        else:
            self.grid.show_counts(found.metrics.confusion, state.setup.classes)
            self.grid.mark(self._cell())
            self._rest.start()
        self._show_pictures()

    def _fits(self) -> bool:
        """Whether a place means the same picture in the data as in what was examined."""
        setup, dataset, found = self._trainer.state.setup, self._data.dataset, self._found
        if setup is None or dataset is None or found is None:
            return False
        return dataset.listing == setup.listing == found.examined.listing

    def _are_others(self) -> bool:
        """Whether the data were read anew since, and are others than those that were examined."""
        return self._found is not None and self._data.dataset is not None and not self._fits()

    def _choose_cell(self, label: int | None, predicted: int | None) -> None:
        self._mark((label, predicted) if label is not None and predicted is not None else None)

    def _mark(self, cell: tuple[int, int] | None) -> None:
        """Have a cell chosen, or none: for a window in another language, too."""
        self._store.look(confused=cell)
        self.grid.mark(cell)

    def _show_pictures(self, *_: object) -> None:
        found, setup = self._found, self._trainer.state.setup
        self._showed_pictures = self._fits()
        if found is None or setup is None or not self._fits():
            # An empty label that was wrapped once keeps the page high.
            self.about.setVisible(self._are_others())
            self.about.setText(
                self.tr(
                    "The data were read anew and are others now: begin anew to see pictures here."
                )
            )
            self.score.set_text("")
            self.pictures.forget()
            self.why.hide()
            return
        examined = found.examined
        classes = setup.classes
        self.about.show()
        if not len(examined.labels):
            self.score.set_text("")
            self.about.setText(self.tr("no pictures are held out"))
            self.pictures.forget()
            self.why.hide()
            return
        self._show_score(examined)
        cell = self._cell()
        self.why.setVisible(cell is not None and bool(len(examined.in_cell(*cell))))
        if cell is not None:
            places = examined.in_cell(*cell)
            named, taken = (classes[at] for at in cell)
            text = self.tr("{count} of class {label} taken for {answer}")
            self.about.setText(text.format(count=len(places), label=named, answer=taken))
        elif self._store.view.result_pictures == "unsure":
            places = examined.least_sure(MAX_PICTURES)
            self.about.setText(self.tr("least sure; click one to see it through the network"))
        else:
            places = examined.most_wrong(MAX_PICTURES)
            said = self.tr("most wrong; click one to see it through the network")
            self.about.setText(said if len(places) else self.tr("no mistakes"))
        order = {int(place): at for at, place in enumerate(examined.indices)}
        captions = []
        for place in places[:MAX_PICTURES]:
            at = order[int(place)]
            label, answer = int(examined.labels[at]), int(examined.predicted[at])
            captions.append(f"{_short(classes[label])} → {_short(classes[answer])}")
        self.pictures.show_pictures(np.asarray(places[:MAX_PICTURES]), captions)

    def _show_score(self, examined: Examined) -> None:
        right = int((examined.labels == examined.predicted).sum())
        count = len(examined.labels)
        share = f"{100 * right / count:.1f}"
        self.score.set_text(
            self.tr("{wrong} of {all} wrong").format(wrong=count - right, all=count)
        )
        whole = self.tr("{wrong} of {all} wrong: {share} % right")
        self.score.setToolTip(whole.format(wrong=count - right, all=count, share=share))

    def _explain_cell(self) -> None:
        """Open the pictures of the chosen cell with what speaks for the answer."""
        from playground.gui.train.cards.celldialog import CellDialog

        found, cell = self._found, self._cell()
        if found is None or cell is None or not self._fits():
            return
        places = found.examined.in_cell(*cell)
        dialog = CellDialog(self._store, self._trainer, self._data, cell, places, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def _open(self, place: int) -> None:
        look_at(self._store, self._data, place)


def _short(name: str) -> str:
    return name if len(name) <= 4 else f"{name[:3]}…"
