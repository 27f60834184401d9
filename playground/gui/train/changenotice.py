"""The notice of settings that only a reset takes, and the button that resets."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from playground.core.fields import Field, fields_of
from playground.core.plan import TrainingPlan
from playground.gui.state.store import Store
from playground.gui.train.state.trainer import Trainer
from playground.gui.widgets.wording import translated


class ChangeNotice(QWidget):
    """Says by which settings the training goes on where others are set; hidden where none are."""

    def __init__(self, store: Store, trainer: Trainer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trainer = trainer
        self.text = QLabel(self)
        self.text.setProperty("role", "warning")
        self.text.setWordWrap(True)
        self.take = QPushButton(self.tr("Reset with these settings"), self)
        self.take.setToolTip(
            self.tr("Begin anew with what is set here; undo brings the training back")
        )
        self.take.clicked.connect(trainer.reset)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self.text)
        box.addWidget(self.take)
        store.changed.connect(self._show)
        trainer.changed.connect(self._show)
        self._show()

    def _show(self, *_: object) -> None:
        plan, names = self._trainer.state.plan, self._trainer.changes_waiting
        if plan is not None and names:
            settings = ", ".join(self._setting(plan, name) for name in names)
            text = self.tr("Until a reset the training goes on with: {settings}.")
            self.text.setText(text.format(settings=settings))
        self.setVisible(bool(names))

    def _setting(self, plan: TrainingPlan, name: str) -> str:
        """A setting of the training, by its name in the form."""
        if name == "data":
            return self.tr("data {name}").format(name=translated("data", plan.data.title))
        if name == "frozen":
            count = len(plan.frozen)
            return self.tr("{count} frozen layers").format(count=count)
        if name == "augmentation":
            return self.tr("the augmentation before")
        field = fields_of(plan)[name]
        return f"{translated('field', field.label)} {_value_text(field, getattr(plan, name))}"


def _value_text(field: Field, value: Any) -> str:
    for choice in field.choices:
        if choice.value == value:
            return translated("field", choice.label)
    return f"{value:g}" if isinstance(value, float) else str(value)
