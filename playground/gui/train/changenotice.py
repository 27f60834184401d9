"""The notice of changes that wait for a reset, and the buttons that make or drop them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from playground.core import edits
from playground.core.fields import Field, fields_of
from playground.core.messages import marked
from playground.core.plan import DataSource, TrainingPlan
from playground.gui.state.store import Store
from playground.gui.train.state.trainer import Trainer
from playground.gui.widgets.wording import translated


class ChangeNotice(QWidget):
    """Names what is wanted otherwise than the training runs by; hidden where nothing is."""

    def __init__(self, store: Store, trainer: Trainer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._trainer = trainer
        self.text = QLabel(self)
        self.text.setProperty("role", "warning")
        self.text.setWordWrap(True)
        self.take = QPushButton(self.tr("Reset with these"), self)
        self.take.setToolTip(
            self.tr("Begin anew with these changes; undo brings the training back")
        )
        self.take.clicked.connect(trainer.reset)
        self.keep = QPushButton(self.tr("Keep"), self)
        self.keep.setToolTip(self.tr("Drop these changes: the training goes on as it runs"))
        self.keep.clicked.connect(self._keep)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.text, 1)
        box.addWidget(self.take)
        box.addWidget(self.keep)
        store.changed.connect(self._show)
        trainer.changed.connect(self._show)
        self._show()

    def _keep(self) -> None:
        plan = self._trainer.state.plan
        if plan is not None:
            label = marked("edit", "Keep the settings of the training")
            self._store.edit(label, edits.set_training, plan)

    def _show(self, *_: object) -> None:
        plan, names = self._trainer.state.plan, self._trainer.changes_waiting
        if plan is not None and names:
            wanted = self._store.session.training
            changes = (line for name in names for line in self._changes(plan, wanted, name))
            self.text.setText("\n".join((self.tr("These changes wait for a reset:"), *changes)))
        self.setVisible(bool(names))

    def _changes(self, plan: TrainingPlan, wanted: TrainingPlan, name: str) -> Iterator[str]:
        """Lines on a setting, by its name in the form: as the training runs, and as is wanted."""
        if name == "data":
            yield from self._data_changes(plan.data, wanted.data)
        elif name == "frozen":
            count = self.tr("{count} frozen layers")
            old, new = (count.format(count=len(each.frozen)) for each in (plan, wanted))
            yield f"{old} → {new}"
        elif name == "augmentation":
            yield from _field_changes(plan.augmentation, wanted.augmentation)
        else:
            yield from _field_changes(plan, wanted, (name,))

    def _data_changes(self, old: DataSource, new: DataSource) -> Iterator[str]:
        data = self.tr("Data")
        before, after = (translated("data", each.title) for each in (old, new))
        if old.kind != new.kind:
            yield f"{data}: {before} → {after}"
            return
        lines = tuple(_field_changes(old, new))
        yield from (f"{after}, {line}" for line in lines)
        if not lines:
            yield self.tr("{data}: {name}, other pictures").format(data=data, name=after)


def _field_changes(old: Any, new: Any, names: tuple[str, ...] = ()) -> Iterator[str]:
    """Lines on the declared fields in which two values of a kind differ."""
    for name, field in fields_of(old).items():
        before, after = getattr(old, name), getattr(new, name)
        if before != after and (not names or name in names):
            label = translated("field", field.label)
            yield f"{label}: {_value_text(field, before)} → {_value_text(field, after)}"


def _value_text(field: Field, value: Any) -> str:
    for choice in field.choices:
        if choice.value == value:
            return translated("field", choice.label)
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return f"{text} {field.unit}" if field.unit else text
