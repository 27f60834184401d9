"""The warnings on what is amiss with the training, in one line that opens."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.gui.train.state.trainer import Trainer
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.steadylabel import SteadyLabel
from playground.gui.widgets.wording import sentences
from playground.training.protocol.state import TrainingState


class FindingLine(QWidget):
    """How many warnings there are, with the first of them; opened, all of them in full."""

    def __init__(self, trainer: Trainer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trainer = trainer
        self.first = SteadyLabel(parent=self)
        self.fold = IconButton("down", self.tr("Show the warnings in full"), "", self)
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._unfold)
        self.all = QLabel(self)
        self.all.setWordWrap(True)
        self.all.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        line = QHBoxLayout()
        box.addLayout(line)
        line.setSpacing(8)
        line.addWidget(self.first, 1)
        line.addWidget(self.fold)
        box.addWidget(self.all)
        trainer.changed.connect(self._trainer_changed)
        self._show()

    @property
    def text(self) -> str:
        """All that is said, opened or not."""
        return self.all.text()

    def _trainer_changed(self, old: TrainingState, new: TrainingState) -> None:
        if (old.findings, old.has_begun) != (new.findings, new.has_begun):
            self._show()

    def _show(self) -> None:
        state = self._trainer.state
        findings = state.findings if state.has_begun else ()
        words = [sentences(finding.sentences) for finding in findings]
        if words:
            text = self.tr("Warnings: {count}. {first}")
            self.first.set_text(text.format(count=len(words), first=words[0]))
        self.all.setText("\n".join(words))
        self.setVisible(bool(words))

    def _unfold(self, on: bool) -> None:
        self.all.setVisible(on)
        self.fold.set_icon_name("up" if on else "down")
        self.fold.set_words(
            self.tr("Show the first warning only") if on else self.tr("Show the warnings in full")
        )
