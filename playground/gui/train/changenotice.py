"""The notice of settings that only a reset takes, and the button that resets."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from playground.gui.state.store import Store
from playground.gui.train.settingwords import setting_text
from playground.gui.train.state.trainer import Trainer


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
            settings = ", ".join(setting_text(plan, name) for name in names)
            text = self.tr("Until a reset the training goes on with: {settings}.")
            self.text.setText(text.format(settings=settings))
        self.setVisible(bool(names))
