"""The menu of stacks: ready-made ones, with the picture that shows them, and the user's own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from playground.core.messages import marked
from playground.exchange.own_files import STACKS
from playground.gui.state.store import Store
from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.ownsection import OwnSection
from playground.gui.widgets.wording import translated
from playground.layers.stacks import load_stacks, with_stack


class StackMenu(QMenu):
    """Every stack there is, with a sentence on what it shows."""

    def __init__(
        self,
        store: Store,
        parent: QWidget | None = None,
        keeps_input: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._keeps_input = keeps_input
        self.setTitle(self.tr("&Stacks"))
        self.setToolTipsVisible(True)
        for name, stack in load_stacks().items():
            action = self.addAction(translated("stack", stack.title))
            action.setToolTip(as_written(translated("stack", stack.sentence)))
            action.setStatusTip(translated("stack", stack.sentence))
            action.triggered.connect(lambda _=False, name=name: self.load(name))
        self.own = OwnSection(
            self, STACKS, self.tr("Save this stack…"), self.tr("Open the folder of your stacks")
        )

    def load(self, name: str) -> None:
        """Put a stack in, as one step that undo takes back."""
        keeps = self._keeps_input()
        if self._store.edit(marked("edit", "Load a stack"), with_stack, name, keeps):
            self._store.look_anew()
