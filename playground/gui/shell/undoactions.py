"""Undo and redo, named after the step that they take back or do again."""

from __future__ import annotations

from PySide6.QtCore import QObject

from playground.core.messages import Message
from playground.core.undo_step import Label
from playground.gui.shell.actions import Actions
from playground.gui.state.store import Store
from playground.gui.widgets.wording import sentence, translated


class UndoActions(QObject):
    """Connects the two actions to a store, and names and enables them after every step."""

    def __init__(self, store: Store, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._actions = actions
        actions.connect_to("undo", store.undo)
        actions.connect_to("redo", store.redo)
        store.stepped.connect(self._name)
        self._name()

    def _name(self) -> None:
        history = self._store.history
        undo, redo = history.undo_label, history.redo_label
        self._put("undo", undo, self.tr("Undo"), self.tr("Undo: {label}"))
        self._put("redo", redo, self.tr("Redo"), self.tr("Redo: {label}"))

    def _put(self, name: str, label: Label | None, plain: str, named: str) -> None:
        action = self._actions[name]
        action.setEnabled(label is not None)
        action.setText(plain if label is None else named.format(label=_step_name(label)))


def _step_name(label: Label) -> str:
    return sentence(label) if isinstance(label, Message) else translated("edit", label)
