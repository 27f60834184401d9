"""Obstacles of a training, and notices that wait for an answer, beneath its controls."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from playground.core.arrays import Shape
from playground.core.counting import from_one
from playground.core.messages import Message, marked
from playground.core.session import Session
from playground.core.word_count import grouped, size_text
from playground.gui.state.store import Store
from playground.gui.train.changenotice import ChangeNotice
from playground.gui.train.data.loader import Data
from playground.gui.train.findingline import FindingLine
from playground.gui.train.state.trainer import Trainer
from playground.gui.widgets.styleproperty import restyle
from playground.gui.widgets.wording import sentence
from playground.layers.rebinding import keeps_another, relearned, with_input_shape
from playground.training.protocol.state import TrainingState
from playground.training.protocol.trainable import Proposal, completed, obstacle, with_network_for

GAP_PX = 8
"""Above each line."""

ROOM_LINES = 3
"""Lines of text of the notice whose room is kept."""


class Notices(QWidget):
    """A line for each: what the stack lacks, a process that died, changes, warnings, a look back.

    Those that do not apply are hidden, and all of it while there are none.
    """

    blocked = Signal()
    """Whether the network can be trained may be another answer now."""

    def __init__(
        self, store: Store, trainer: Trainer, data: Data, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._trainer = trainer
        self._data = data
        self._proposal: Proposal | None = None
        self._resizes = False
        self._keeps_room = False
        self.is_blocked = False
        self.obstacle = QLabel(self)
        self.obstacle.setProperty("role", "warning")
        self.obstacle.setWordWrap(True)
        self.complete = QPushButton(self)
        self.complete.setProperty("low", True)
        self.complete.clicked.connect(self._complete)
        self.resume = QPushButton(self.tr("Go on from the last epoch"), self)
        self.resume.setProperty("low", True)
        self.resume.clicked.connect(trainer.resume_after_death)
        self.seen = QLabel(self)
        self.go = QPushButton(self.tr("Go back"), self)
        self.go.setToolTip(self.tr("Go back to this epoch for good; training goes on from there"))
        self.go.clicked.connect(self._go_back)
        self.change = ChangeNotice(store, trainer, self)
        self.finding = FindingLine(trainer, self)
        self.more = QToolButton(self)
        self.more.setProperty("tool", True)
        self.more.setCheckable(True)
        self.more.toggled.connect(self._settle)
        box = QVBoxLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, GAP_PX, 0, 0)
        row.setSpacing(GAP_PX)
        row.addLayout(box, 1)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        box.setSpacing(GAP_PX)
        self._lack = _line(self.obstacle, self.complete)
        self._death = _line(QLabel(self.tr("The training process has ended."), self), self.resume)
        self._look = _line(self.seen, self.go)
        lines = (self._lack, self._death, self.change, self._look, self.finding)
        self._lines = [(line, _slot(line)) for line in lines]
        for _, slot in self._lines:
            box.addWidget(slot)
        box.addStretch(1)
        store.changed.connect(self._session_changed)
        trainer.changed.connect(self._trainer_changed)
        data.loaded.connect(self._show_obstacle)
        data.failed.connect(self._show_obstacle)
        data.begun.connect(self._show_obstacle)
        data.cancelled.connect(self._show_obstacle)
        self._show_obstacle()
        self._show_state()

    @property
    def can_go_on(self) -> bool:
        """Whether a training may begin now, or go on; `obstacle` has the reason why not."""
        state = self._trainer.state
        return state.phase != "loading" and (state.has_begun or not self.is_blocked)

    def keep_room(self, on: bool) -> None:
        """Keep the room of one notice and show the first alone: what is below does not move.

        The others are shown when they are asked for.
        """
        self._keeps_room = on
        line = max(self.complete.sizeHint().height(), ROOM_LINES * self.fontMetrics().lineSpacing())
        self.setMinimumHeight(GAP_PX + line if on else 0)
        self.more.setChecked(False)
        self._settle()

    # Showing.

    def _session_changed(self, old: Session, new: Session) -> None:
        is_other = old.network is not new.network and _kinds(old) != _kinds(new)
        is_other = is_other or old.input != new.input
        if is_other or old.training.frozen != new.training.frozen:
            self._show_obstacle()
        self._settle()

    def _trainer_changed(self, old: TrainingState, new: TrainingState) -> None:
        self._show_state()

    def _show_state(self) -> None:
        state = self._trainer.state
        self._death.setVisible(state.died)
        self._look.setVisible(state.is_looking_back and state.has_begun)
        if state.is_looking_back:
            text = self.tr("Epoch {number} is shown: training goes on from the one that is shown.")
            self.seen.setText(text.format(number=state.epoch_in_view))
        lacks = self.is_blocked and not state.is_training
        # One button at a time says what to do next.
        make_primary(self.resume, state.died)
        make_primary(self.complete, lacks and not state.died)
        self._settle()

    def _settle(self, *_: object) -> None:
        wanted = [slot for line, slot in self._lines if not line.isHidden()]
        others = len(wanted) - 1
        folds = self._keeps_room and others > 0
        self.more.setVisible(folds)
        if folds:
            is_open = self.more.isChecked()
            text = self.tr("{count} more notices").format(count=others)
            if others == 1:
                text = self.tr("One more notice")
            if is_open:
                text = self.tr("Show the first notice only")
            self.more.setText("−" if is_open else f"+{others}")
            self.more.setToolTip(text)
            self.more.setAccessibleName(text)
            wanted = wanted if is_open else wanted[:1]
        for each in self._lines:
            each[1].setVisible(each[1] in wanted)
        self.setVisible(self._keeps_room or bool(wanted))

    def _show_obstacle(self, *_: object) -> None:
        session, dataset = self._store.session, self._data.dataset
        reason, proposal = self._lack_of_data(), None
        if dataset is not None:
            classes = len(dataset.classes)
            reason = obstacle(session.network, dataset.shape, classes, session.training.frozen)
            if reason is not None:
                rng = np.random.default_rng(session.training.seed)
                proposal = completed(session.network, dataset.shape, classes, rng)
            elif keeps_another(session, dataset.shape):
                reason, proposal = _other_size(session, dataset.shape)
        self.obstacle.setText(sentence(reason) if reason else "")
        # What is wrong with the data stands where they are chosen.
        self._lack.setVisible(reason is not None and dataset is not None)
        self.complete.setVisible(proposal is not None)
        self._proposal = proposal
        self._resizes = proposal is not None and proposal.network is session.network
        if proposal is not None:
            self.complete.setText(
                self.tr("Take the size of the data")
                if self._resizes
                else self.tr("Add the missing layers")
            )
            self.complete.setToolTip(sentence(proposal.message))
        self.is_blocked = reason is not None
        self._show_state()
        self.blocked.emit()

    def _lack_of_data(self) -> Message | None:
        """Why there are no pictures to train on, if there are none."""
        data = self._data
        if data.dataset is not None:
            return None
        if data.is_loading:
            return Message(marked("message", "The pictures are being looked through."))
        return data.failure or Message(marked("message", "There are no pictures to train on yet."))

    # What the user does.

    def _go_back(self) -> None:
        state = self._trainer.state
        if state.is_looking_back and state.has_begun:
            self._trainer.go_to(state.epoch_in_view)

    def _complete(self) -> None:
        dataset = self._data.dataset
        if self._proposal is None or dataset is None:
            return
        if self._resizes:
            label = marked("edit", "Change the network's input")
            self._store.edit(label, with_input_shape, dataset.shape)
            return
        picture = self._first_picture()
        label, kind = marked("edit", "Add the missing layers"), self._data.plan.data.kind
        network = self._proposal.network
        self._store.edit(label, with_network_for, network, dataset, picture, kind)

    def _first_picture(self) -> np.ndarray | None:
        return self._data.picture(0) if self._data.dataset else None


def _kinds(session: Session) -> list[tuple[Any, ...]]:
    """Properties of the layers that decide whether a network can be trained."""
    return [(layer.kind, layer.parameters(), layer.enabled) for layer in session.network]


def _line(label: QLabel, button: QPushButton) -> QWidget:
    holder = QWidget()
    label.setWordWrap(True)
    box: QBoxLayout = QHBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(8)
    box.addWidget(label, 1)
    box.addWidget(button)
    return holder


def _slot(line: QWidget) -> QWidget:
    """A place for a line, which may be out of sight though the line applies."""
    slot = QWidget()
    box = QVBoxLayout(slot)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(line)
    return slot


def _other_size(session: Session, shape: Shape) -> tuple[Message, Proposal]:
    """Why a network that is kept for a size is not trained on another, and what would help."""
    found = relearned(session.network, shape)
    values = {
        "here": size_text(session.shape),
        "there": size_text(shape),
        "layers": ", ".join(str(from_one(item.place)) for item in found),
        "count": grouped(sum(item.weights for item in found)),
    }
    if not found:
        reason = marked(
            "message",
            "The network takes pictures of {here}, and the data have {there}. All weights would"
            " stay as they are.",
        )
        help_text = marked("message", "The network takes {there} from then on.")
    elif len(found) == 1:
        reason = marked(
            "message",
            "The network takes pictures of {here}, and the data have {there}: {count} weights of"
            " layer {layers} would have to be learned anew.",
        )
        help_text = marked("message", "Layer {layers} gets new weights; undo brings the old back.")
    else:
        reason = marked(
            "message",
            "The network takes pictures of {here}, and the data have {there}: {count} weights of"
            " layers {layers} would have to be learned anew.",
        )
        help_text = marked(
            "message", "Layers {layers} get new weights; undo brings the old ones back."
        )
    help_ = Message(help_text, values)
    return Message(reason, values), Proposal(session.network, help_, help_)


def make_primary(button: QPushButton, on: bool) -> None:
    """Let a button stand out as the one to press next, or be one of several."""
    if bool(button.property("primary")) != on:
        restyle(button, "primary", on)
