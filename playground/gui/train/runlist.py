"""The list of runs: each with its colour, its name, what tells it from the others."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    Qt,
    QTimer,
)
from PySide6.QtGui import (
    QShowEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QToolButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from playground.core import run_edits
from playground.core.messages import Message, marked
from playground.core.session import Session
from playground.gui.state.store import Store
from playground.gui.train.runtable import NAME, RunTable
from playground.gui.train.runwords import run_name
from playground.gui.train.state.trainer import Trainer
from playground.training.protocol.run_list import ListedRun, listed
from playground.training.protocol.state import TrainingState

PACE_MS = 500
"""Milliseconds from one look at what became of the runs to the next, while epochs pass."""


class RunList(QWidget):
    """The runs, the latest first, beneath a heading; hidden while there are none.

    Names and what is hidden or deleted are in the document. Keys: arrows choose a run, F2 renames
    it, Space hides it or shows it again, Delete deletes it.
    """

    def __init__(self, store: Store, trainer: Trainer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._trainer = trainer
        heading = QLabel(self.tr("RUNS"), self)
        heading.setProperty("role", "section")
        self.all = QToolButton(self)
        self.all.setProperty("quiet", True)
        self.all.clicked.connect(self._toggle_all)
        self.table = RunTable(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        top = QHBoxLayout()
        box.addLayout(top)
        top.addWidget(heading)
        top.addStretch(1)
        top.addWidget(self.all)
        box.addWidget(self.table)
        self.table.itemChanged.connect(self._item_changed)
        self.table.delete_wanted = self._delete
        self.table.hide_wanted = self._toggle
        self._pace = QTimer(self)
        self._pace.setSingleShot(True)
        self._pace.timeout.connect(self._show_if_due)
        self._is_due = False
        store.changed.connect(self._session_changed)
        trainer.changed.connect(self._trainer_changed)
        self._show()

    # Showing.

    def _session_changed(self, old: Session, new: Session) -> None:
        if old.runs is not new.runs or old.training is not new.training:
            self._show()

    def _trainer_changed(self, old: TrainingState, new: TrainingState) -> None:
        if _listed_by(old) != _listed_by(new):
            self._show()
        elif old.runs is not new.runs and _ended_epochs(old) != _ended_epochs(new):
            self._is_due = True
            if not self._pace.isActive():
                self._pace.start(0)  # in a turn of its own: this one has the new weights to show

    def _show_if_due(self) -> None:
        """Show what became of runs; a list behind something else waits until it is seen."""
        if self._is_due and (self.isVisible() or self.isHidden()):
            self._show()
            self._pace.start(PACE_MS)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_if_due()

    def _show(self) -> None:
        self._is_due = False
        session = self._store.session
        items = listed(self._trainer.state, session.runs, self._trainer.wanted)[::-1]
        self.table.show_items(items)
        earlier = [item for item in items if not item.is_present]
        self._hides = not any(item.is_hidden for item in items)
        self.all.setText(self.tr("Hide earlier") if self._hides else self.tr("Show all"))
        self.all.setToolTip(
            self.tr("Draw the present run alone")
            if self._hides
            else self.tr("Draw all runs on the same data")
        )
        self.all.setVisible(bool(earlier) if self._hides else True)
        self.setVisible(bool(items))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_hides"):
            self._show()

    # What the user does.

    def _item_changed(self, row: QTreeWidgetItem, column: int) -> None:
        item = self.table.item_of(row)
        if item is None or column != NAME:
            return
        hidden = row.checkState(NAME) != Qt.CheckState.Checked
        if hidden != item.is_hidden:
            self._set_hidden([item], hidden)
            return
        name = row.text(NAME)
        if name.strip() == run_name(item.run):
            name = ""
        label = marked("edit", "Rename a run")
        self._store.edit(label, run_edits.rename_run, item.run.key, name)
        self._show()
        self.table.restore_name(row)  # where it was refused, or is what it was

    def _toggle(self, item: ListedRun) -> None:
        self._set_hidden([item], not item.is_hidden)

    def _toggle_all(self) -> None:
        items = self.table.items
        earlier = [item for item in items if not item.is_present]
        self._set_hidden(earlier if self._hides else list(items), self._hides)

    def _set_hidden(self, items: list[ListedRun], hidden: bool) -> None:
        label = marked("edit", "Hide runs") if hidden else marked("edit", "Show runs")
        keys = [item.run.key for item in items]
        self._store.edit(label, run_edits.set_runs_hidden, keys, hidden)

    def _delete(self, item: ListedRun) -> None:
        if item.is_present:
            self._store.refused.emit(
                Message(
                    marked(
                        "message",
                        "The run that is being trained cannot be deleted: stop the training first.",
                    )
                )
            )
            return
        label = marked("edit", "Delete a run")
        self._store.edit(label, run_edits.delete_run, item.run.key)
        name = run_name(item.run, item.name)
        text = marked("message", "Deleted: {name}. Undo brings it back.")
        self._store.noted.emit(Message(text, {"name": name}))


def _listed_by(state: TrainingState) -> tuple[object, ...]:
    """Values that the list depends on at once; points within an epoch are not worth a new one."""
    runs = [(run.key, run.plan, run.last_plan, run.layers) for run in state.runs]
    # A run that has not got to an epoch's end is listed from its first point on.
    return bool(state.start), state.start, runs, [run.is_empty for run in state.runs]


def _ended_epochs(state: TrainingState) -> list[int]:
    """The last epoch of each run, on which outcomes depend besides: told at most every PACE_MS."""
    return [run.epochs[-1].epoch if run.epochs else 0 for run in state.runs]
