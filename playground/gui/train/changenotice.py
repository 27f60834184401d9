"""The notice of changes that wait for a reset, and the buttons that make or drop them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from playground.core import edits
from playground.core.messages import marked
from playground.gui.state.store import Store
from playground.gui.train.settingwords import change_texts
from playground.gui.train.state.trainer import Trainer


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
        self.drop = QPushButton(self.tr("Drop them"), self)
        self.drop.setToolTip(self.tr("Drop these changes: the training goes on as it runs"))
        self.drop.clicked.connect(self._drop)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.text, 1)
        box.addWidget(self.take)
        box.addWidget(self.drop)
        store.changed.connect(self._show)
        trainer.changed.connect(self._show)
        self._show()

    def _drop(self) -> None:
        plan = self._trainer.state.plan
        if plan is not None:
            label = marked("edit", "Keep the settings of the training")
            self._store.edit(label, edits.set_training, plan)

    def _show(self, *_: object) -> None:
        plan, names = self._trainer.state.plan, self._trainer.changes_waiting
        if plan is not None and names:
            wanted = self._trainer.wanted
            changes = (line for name in names for line in change_texts(plan, wanted, name))
            self.text.setText("\n".join((self.tr("These changes wait for a reset:"), *changes)))
        self.setVisible(bool(names))
