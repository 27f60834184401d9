"""The panel at the right of the Train mode: data, network, how it learns, runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from playground.core import edits
from playground.core.fields import Field, fields_of
from playground.core.messages import marked
from playground.core.plan import Augmentation, TrainingPlan
from playground.core.session import Session
from playground.gui.state.openfolds import keep_as_left
from playground.gui.state.store import Store
from playground.gui.train.data.loader import Data
from playground.gui.train.data.section import DataSection
from playground.gui.train.finetuning import FineTuning
from playground.gui.train.networkrows import NetworkRows
from playground.gui.train.runlist import RunList
from playground.gui.train.settingwords import value_text
from playground.gui.train.state.trainer import Trainer
from playground.gui.widgets.fieldcontrols import (
    FieldControl,
    NumberFieldControl,
    SegmentsControl,
)
from playground.gui.widgets.fold import Fold
from playground.gui.widgets.forms import Form
from playground.gui.widgets.sliders import NumberControl
from playground.gui.widgets.wording import translated
from playground.training.protocol.state import TrainingState

LEARNING = ("optimiser", "rate", "batch", "epochs")
"""The fields of the plan that are always in view."""

ON_THE_LINE = ("loss", "schedule", "normalisation", "initialiser")
"""Those whose values are said while the fold of the others is closed."""


ROOMS = {"epochs": "1000", "batch": "1000", "rate": "0.0001", "seed": "2147483647"}
"""The digits that fields have room for, so that label, slider and number stand in a row."""


MIN_RUNS_PX = 240


class TrainingPanel(QWidget):
    """Edits the training plan."""

    palette_part = marked("palette", "Train")

    def __init__(
        self, store: Store, trainer: Trainer, data: Data, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._trainer = trainer
        self._data = data
        self._in_hand = ""
        self.source = DataSection(store, data, self)
        self.network = NetworkRows(store, data, self)
        self.tuning = FineTuning(store, trainer, data, self)
        self.tune = Fold(self.tr("Fine-tuning"), self.tuning, self)
        explained = self.tr("A new last layer for other pictures")
        self.tune.header.setToolTip(explained)  # a line less: the fields beneath stay in view
        self.tune.header.setAccessibleDescription(explained)
        keep_as_left(store, self.tune, "fine-tuning")
        fields = fields_of(TrainingPlan)
        learning = QLabel(self.tr("Learning"), self)
        learning.setProperty("role", "title")
        self.form = self._plan_form({name: fields[name] for name in LEARNING})
        self.others = self._plan_form({n: f for n, f in fields.items() if n not in LEARNING})
        self.augmentation = Form(fields_of(Augmentation), self)
        self.augmentation.edited.connect(self._edit_augmentation)
        self.augmentation.released.connect(store.end_merge)
        self.more = Fold(self.tr("More settings"), self.others, self)
        self.changes = Fold(self.tr("Augmentation"), self.augmentation, self, is_low=True)
        keep_as_left(store, self.more, "training more")
        keep_as_left(store, self.changes, "augmentation")
        self._runs = QWidget(self)
        self.runs = RunList(store, trainer, self._runs)
        runs = QVBoxLayout(self._runs)
        runs.setContentsMargins(0, 0, 0, 0)
        runs.addWidget(self.runs)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.source)
        box.addSpacing(4)
        box.addWidget(self.tune)  # above the layers, which may be many
        box.addWidget(self.network)
        box.addSpacing(4)
        box.addWidget(learning)
        for widget in (self.form, self.more, self.changes, self._runs):
            box.addWidget(widget)
        store.changed.connect(self._session_changed)
        trainer.changed.connect(self._trainer_changed)
        self._show_plan()
        self._show_devices()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the runs are behind a button at the curves."""
        super().resizeEvent(event)
        self._runs.setVisible(self.width() >= MIN_RUNS_PX)

    def control(self, name: str) -> FieldControl:
        """The control of a field of the plan."""
        return (self.form if name in LEARNING else self.others).control(name)

    def _plan_form(self, fields: Mapping[str, Field]) -> Form:
        form = Form(fields, self, steady=True)
        form.edited.connect(self._edit_plan)
        form.released.connect(self._let_go)
        for name in fields:
            _narrow(form.control(name), ROOMS.get(name, "0.000"))
        return form

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
        for form in (self.form, self.others):
            form.show_values(
                lambda name: getattr(training if name == self._in_hand else running, name), running
            )
        self.augmentation.show_values(
            lambda name: getattr(training.augmentation, name), training.augmentation
        )
        fields = fields_of(TrainingPlan)
        values = (value_text(fields[name], getattr(running, name)) for name in ON_THE_LINE)
        self.more.say(" · ".join(values))
        self.changes.say(_augmentation_text(training.augmentation) or self.tr("off"))

    def _show_devices(self) -> None:
        devices = self.control("device")
        if isinstance(devices, SegmentsControl):
            for device in ("cuda", "mps"):
                devices.segments.button(device).setEnabled(device in self._trainer.state.devices)

    def _session_changed(self, old: Session, new: Session) -> None:
        if old.training != new.training:
            self._show_plan()

    def _trainer_changed(self, old: TrainingState, new: TrainingState) -> None:
        if old.plan is not new.plan or old.has_begun != new.has_begun:
            self._show_plan()
        if old.devices != new.devices:
            self._show_devices()


def _narrow(control: FieldControl, room: str) -> None:
    """Let a number take no more than the room that its usual values need."""
    if isinstance(control, NumberFieldControl) and isinstance(control.number, NumberControl):
        control.number.spin.set_room(room)
        control.number.slider.setMinimumWidth(32)


def _augmentation_text(augmentation: Augmentation) -> str:
    """The changes that are made, and by how much; empty where there are none."""
    said = []
    for name, field in fields_of(Augmentation).items():
        value = getattr(augmentation, name)
        if value is True:
            said.append(translated("field", field.label))
        elif value:
            said.append(f"{translated('field', field.label)} {value_text(field, value)}")
    return " · ".join(said)
