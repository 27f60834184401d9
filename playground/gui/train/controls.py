"""The panel at the right of the Train mode: data, controls, network, optimiser."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from playground.core import edits
from playground.core.arrays import Shape
from playground.core.counting import from_one
from playground.core.fields import fields_of
from playground.core.messages import Message, marked
from playground.core.plan import Augmentation, TrainingPlan
from playground.core.session import Session
from playground.core.word_count import grouped, size_text
from playground.engine.compute.evaluate import stages_of
from playground.gui.state.store import Store
from playground.gui.train.changenotice import ChangeNotice
from playground.gui.train.data.loader import Data, with_input_of, with_picture_of
from playground.gui.train.data.section import DataSection
from playground.gui.train.runlist import RunList
from playground.gui.train.state.trainer import Trainer
from playground.gui.widgets.elided import ElidedLabel
from playground.gui.widgets.fieldcontrols import SegmentsControl
from playground.gui.widgets.forms import Form
from playground.gui.widgets.wording import layer_title, sentence, sentences
from playground.layers.rebinding import must_relearn, relearned, with_input_shape
from playground.training.protocol.messages import Progress
from playground.training.protocol.state import TrainingState
from playground.training.protocol.trainable import Proposal, completed, obstacle


class TrainingPanel(QWidget):
    """Edits the training plan and drives the trainer."""

    def __init__(
        self, store: Store, trainer: Trainer, data: Data, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._trainer = trainer
        self._data = data
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self._is_blocked = False
        self._in_hand = ""
        self._usual_tips: dict[QPushButton, str] = {}
        self._add_data()
        self._add_obstacle()
        self._add_controls()
        self._add_network()
        self._add_optimiser()
        store.changed.connect(self._session_changed)
        trainer.changed.connect(self._trainer_changed)
        data.loaded.connect(self._show_network)
        data.failed.connect(self._show_network)
        data.begun.connect(self._show_obstacle)
        data.cancelled.connect(self._show_obstacle)
        self._show_network()
        self._show_plan()
        self._refresh()

    # Building.

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setProperty("role", "section")
        self._box.addWidget(label)
        return label

    def _add_data(self) -> None:
        title = QLabel(self.tr("Training"), self)
        title.setProperty("role", "title")
        self._box.addWidget(title)
        self.source = DataSection(self._store, self._data, self)
        self._box.addWidget(self.source)

    def _add_obstacle(self) -> None:
        """Why the stack cannot be trained, and the way out, before the button that trains."""
        self.obstacle = QLabel(self)
        self.obstacle.setProperty("role", "warning")
        self.obstacle.setWordWrap(True)
        self.complete = QPushButton(self)
        self.complete.setProperty("primary", True)
        self.complete.clicked.connect(self._complete)
        self._box.addWidget(self.obstacle)
        self._box.addWidget(self.complete)

    def _add_controls(self) -> None:
        self.play = QPushButton(self)
        self.play.setProperty("primary", True)
        self.play.clicked.connect(self._trainer.toggle)
        self.stop = QPushButton(self.tr("Stop"), self)
        self.stop.setToolTip(self.tr("End this training; what was learned stays in the stack"))
        self.stop.clicked.connect(self._trainer.stop)
        self.step = QPushButton(self.tr("Step"), self)
        self.step.setToolTip(self.tr("Take one step and show all its numbers below"))
        self.step.clicked.connect(self._trainer.step_once)
        self.epoch = QPushButton(self.tr("Epoch"), self)
        self.epoch.setToolTip(self.tr("Go on to the end of the epoch"))
        self.epoch.clicked.connect(self._trainer.epoch_once)
        self.same_start = QPushButton(self.tr("Same start"), self)
        self.same_start.setToolTip(self.tr("Begin anew from the same initial weights"))
        self.same_start.clicked.connect(self._trainer.reset)
        self.new_start = QPushButton(self.tr("New start"), self)
        self.new_start.setToolTip(
            self.tr("Begin anew with another seed: other initial weights and another split")
        )
        self.new_start.clicked.connect(self._trainer.start_anew)
        grid = QGridLayout()
        self._box.addLayout(grid)
        grid.setSpacing(6)
        grid.addWidget(self.play, 0, 0, 1, 4)
        grid.addWidget(self.stop, 0, 4, 1, 2)
        rows = ((self.step, self.epoch), (self.same_start, self.new_start))
        for row, buttons in enumerate(rows, start=1):
            for place, button in enumerate(buttons):
                grid.addWidget(button, row, 3 * place, 1, 3)
        for column in range(6):
            grid.setColumnStretch(column, 1)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.progress = QLabel(self)
        self.progress.setProperty("role", "muted")
        self.progress.setWordWrap(True)
        self.resume = QPushButton(self.tr("Go on from the last epoch"), self)
        self.resume.clicked.connect(self._trainer.resume_after_death)
        self.finding = QLabel(self)
        self.finding.setWordWrap(True)
        self.notice = ChangeNotice(self._store, self._trainer, self)
        for widget in (self.bar, self.progress, self.resume, self.notice, self.finding):
            self._box.addWidget(widget)
        self.runs = RunList(self._store, self._trainer, self)
        self._box.addWidget(self.runs)

    def _add_network(self) -> None:
        self._heading(self.tr("NETWORK"))
        self._layers = QGridLayout()
        self._box.addLayout(self._layers)
        self._layers.setVerticalSpacing(2)
        self._layers.setHorizontalSpacing(12)
        self._layers.setColumnStretch(0, 1)

    def _add_optimiser(self) -> None:
        self._heading(self.tr("OPTIMISER"))
        self.form = Form(fields_of(TrainingPlan), self)
        self.form.edited.connect(self._edit_plan)
        self.form.released.connect(self._let_go)
        self._box.addWidget(self.form)
        self._heading(self.tr("AUGMENTATION"))
        self.augmentation = Form(fields_of(Augmentation), self)
        self.augmentation.edited.connect(self._edit_augmentation)
        self.augmentation.released.connect(self._store.end_merge)
        self._box.addWidget(self.augmentation)

    # Network.

    def _show_network(self, *_: object) -> None:
        session, dataset = self._store.session, self._data.dataset
        while self._layers.count():
            item = self._layers.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        stages = stages_of(session.network, dataset.shape if dataset else session.shape)
        for place, stage in enumerate(stages):
            count = stage.layer.parameters()
            weights = self.tr("{count} weights").format(count=grouped(count)) if count else ""
            name = ElidedLabel(self)
            name.set_parts(layer_title(stage.layer), f" · {weights}" if count else "")
            self._layers.addWidget(name, place, 0)
            if count:
                freeze = QCheckBox(self.tr("frozen"), self)
                freeze.setChecked(place in session.training.frozen)
                freeze.setToolTip(self.tr("Keep the weights of this layer while training"))
                freeze.clicked.connect(
                    lambda on, place=place: self._store.edit(
                        marked("edit", "Freeze a layer"), edits.set_frozen, place, on
                    )
                )
                self._layers.addWidget(freeze, place, 1)
        self._show_obstacle()

    def _show_obstacle(self) -> None:
        session, dataset = self._store.session, self._data.dataset
        reason, proposal = self._lack_of_data(), None
        if dataset is not None:
            classes = len(dataset.classes)
            reason = obstacle(session.network, dataset.shape, classes, session.training.frozen)
            if reason is not None:
                rng = np.random.default_rng(session.training.seed)
                proposal = completed(session.network, dataset.shape, classes, rng)
            elif must_relearn(session, dataset.shape):
                reason, proposal = _other_size(session, dataset.shape)
        self.obstacle.setText(sentence(reason) if reason else "")
        # What is wrong with the data stands where they are chosen.
        self.obstacle.setVisible(reason is not None and dataset is not None)
        self._is_blocked = reason is not None
        self._refresh()
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

    def _lack_of_data(self) -> Message | None:
        """Why there are no pictures to train on, if there are none."""
        data = self._data
        if data.dataset is not None:
            return None
        if data.is_loading:
            return Message(marked("message", "The pictures are being looked through."))
        return data.failure or Message(marked("message", "There are no pictures to train on yet."))

    def _complete(self) -> None:
        dataset = self._data.dataset
        if self._proposal is None or dataset is None:
            return
        if self._resizes:
            label = marked("edit", "Change the network's input")
            self._store.edit(label, with_input_shape, dataset.shape)
            return
        picture = self._first_picture()
        session = self._store.session
        if picture is not None:
            session = self._with_picture(session, picture)
        # Without a picture of the data at hand, the network is to fit the one that is there.
        session = edits.extend_network(session, self._proposal.network)
        self._store.commit(session, marked("edit", "Add the missing layers"))

    def _first_picture(self) -> np.ndarray | None:
        return self._data.picture(0) if self._data.dataset else None

    def _with_picture(self, session: Session, picture: np.ndarray) -> Session:
        session = with_input_of(session, self._data.dataset) if self._data.dataset else session
        return with_picture_of(session, picture, 0, self._data.plan.data.kind)

    # Plan.

    def _edit_plan(self, name: str, value: Any, live: bool) -> None:
        self._in_hand = name if live else ""
        self._store.edit(
            marked("edit", "Change the training"),
            edits.set_training_field,
            name,
            value,
            merge=f"plan {name}" if live else None,
        )
        self._show_plan()

    def _edit_augmentation(self, name: str, value: Any, live: bool) -> None:
        training = self._store.session.training
        try:
            checked = fields_of(training.augmentation)[name].checked(value)
        except ValueError:
            self._show_plan()
            return
        new = replace(training, augmentation=replace(training.augmentation, **{name: checked}))
        self._store.edit(
            marked("edit", "Change the augmentation"),
            edits.set_training,
            new,
            merge=f"augmentation {name}" if live else None,
        )

    def _let_go(self) -> None:
        self._store.end_merge()
        self._in_hand = ""
        self._show_plan()

    def _show_plan(self) -> None:
        """Show what the training runs by; a field in the hand has what is wanted of it."""
        training, running = self._store.session.training, self._data.plan
        self.form.show_values(
            lambda name: getattr(training if name == self._in_hand else running, name), running
        )
        self.augmentation.show_values(
            lambda name: getattr(training.augmentation, name), training.augmentation
        )

    def _session_changed(self, old: Session, new: Session) -> None:
        if old.training != new.training:
            self._show_plan()
            self._refresh()
            if old.training.frozen != new.training.frozen:
                self._show_network()
        kinds = [(layer.kind, layer.parameters(), layer.enabled) for layer in new.network]
        if old.network is not new.network and kinds != [
            (layer.kind, layer.parameters(), layer.enabled) for layer in old.network
        ]:
            self._show_network()

    # Progress.

    def _refresh_buttons(self) -> None:
        trainer, state = self._trainer, self._trainer.state
        can_go = state.phase != "loading" and (state.has_begun or not self._is_blocked)
        for button in (self.play, self.step, self.epoch):
            button.setEnabled(can_go and not trainer.is_done)
            usual = self._usual_tips.setdefault(button, button.toolTip())
            button.setToolTip(self.obstacle.text() or usual)
        self.stop.setEnabled(state.phase == "loading" or state.has_begun)
        for button in (self.same_start, self.new_start):
            button.setEnabled(state.setup is not None)
        # One button at a time says what to do next; one that cannot be pressed stands back anyhow.
        lacks = self._is_blocked and not state.is_training
        _make_primary(self.resume, state.died)
        _make_primary(self.complete, lacks and not state.died)
        _make_primary(self.play, not self.play.isEnabled() or not (lacks or state.died))

    def _trainer_changed(self, old: TrainingState, new: TrainingState) -> None:
        if old.plan is not new.plan or old.has_begun != new.has_begun:
            self._show_plan()
        self._refresh()

    def _refresh(self, *_: object) -> None:
        self._refresh_buttons()
        trainer, state = self._trainer, self._trainer.state
        devices = self.form.control("device")
        if isinstance(devices, SegmentsControl):
            for device in ("cuda", "mps"):
                devices.segments.button(device).setEnabled(device in state.devices)
        if state.is_training:
            self.play.setText(self.tr("Pause"))
        elif trainer.is_done:
            self.play.setText(self.tr("Finished"))
        elif state.has_begun:
            self.play.setText(self.tr("Go on"))
        else:
            self.play.setText(self.tr("Train"))
        self.resume.setVisible(state.died)
        findings = state.findings if state.has_begun else ()
        self.finding.setText(sentences(findings[0].sentences) if findings else "")
        self.finding.setVisible(bool(findings))
        if state.loading is not None and state.setup is None:
            self.bar.setRange(0, max(1, state.loading.total))
            self.bar.setValue(state.loading.done)
            self._show_status(self.tr("Looking through the data…"))
            return
        if state.phase == "loading":
            self._show_status(self.tr("Getting ready…"))
            return
        self._show_progress()

    def _show_progress(self) -> None:
        trainer, state = self._trainer, self._trainer.state
        progress, epochs = state.progress, self._store.session.training.epochs
        if progress is None and not state.epoch:
            self.bar.setRange(0, 1)
            self.bar.setValue(0)
            text = ""
            if state.setup is not None:
                text = self.tr("Ready on {device}, threads: {threads}").format(
                    device=state.setup.device, threads=state.setup.threads
                )
            self._show_status(text)
            return
        done = progress.epoch + progress.batch / max(1, progress.batches) if progress else 0.0
        done = max(done, float(state.epoch))  # the last report within an epoch may be older
        if state.looked_at is not None:
            done = float(state.looked_at)
        self.bar.setRange(0, 1000)
        self.bar.setValue(round(1000 * done / max(1, epochs)))
        text = self.tr("{done} of {epochs} epochs").format(done=f"{done:.1f}", epochs=epochs)
        if state.is_training and progress is not None:
            self._show_status(text, self._speed(progress))
        elif trainer.is_done:
            self._show_status(text, self.tr("Raise the number of epochs to go on"))
        else:
            self._show_status(text)

    def _show_status(self, first: str, second: str = "") -> None:
        """Two lines always: what is below them must not jump while numbers change."""
        self.progress.setText(f"{first}\n{second}")
        self.progress.setVisible(bool(first))

    def _speed(self, progress: Progress) -> str:
        left = progress.seconds_left
        minutes, seconds = divmod(round(left), 60) if np.isfinite(left) else (0, 0)
        return self.tr("{speed} pictures/s · {minutes}:{seconds} left").format(
            speed=grouped(round(progress.pictures_per_second)),
            minutes=minutes,
            seconds=f"{seconds:02}",
        )


def _other_size(session: Session, shape: Shape) -> tuple[Message, Proposal]:
    """Why a trained network is not trained on other sizes as it is, and what would help."""
    found = relearned(session.network, shape)
    values = {
        "here": size_text(session.shape),
        "there": size_text(shape),
        "layers": ", ".join(str(from_one(item.place)) for item in found),
        "count": grouped(sum(item.weights for item in found)),
    }
    reason = marked(
        "message",
        "The network was trained on pictures of {here}, and the data have {there}: {count} weights"
        " of layers {layers} would have to be learnt anew.",
    )
    help_text = marked("message", "Layers {layers} get new weights; undo brings the old ones back.")
    help_ = Message(help_text, values)
    return Message(reason, values), Proposal(session.network, help_, help_)


def _make_primary(button: QPushButton, on: bool) -> None:
    """Let a button stand out as the one to press next, or be one of several."""
    if button.property("primary") != on:
        button.setProperty("primary", on)
        button.style().unpolish(button)
        button.style().polish(button)
