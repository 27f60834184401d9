"""The loss as a bowl: ways down it with a learning rate that is too low, good, and too high."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from playground.core.deferred import made
from playground.core.word_count import written
from playground.gui.state.store import Store
from playground.gui.train.cards.landscapeplot import LandscapePlot, colours
from playground.gui.train.cards.plots import loss_text
from playground.gui.train.cards.questionbar import question_bar, show_progress
from playground.gui.train.cards.weightpicker import WeightPicker
from playground.gui.train.state.trainer import Trainer
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.segmented import Segmented
from playground.gui.widgets.theme import theme
from playground.gui.widgets.wraprow import WrapRow
from playground.layers.state import sources_of
from playground.training.protocol.questions.landscape import (
    Descent,
    Landscape,
    LandscapeQuestion,
)
from playground.training.protocol.state import TrainingState


class LandscapeCard(QWidget):
    """Asks for the loss around the weights, and shows what was worked out last."""

    def __init__(self, store: Store, trainer: Trainer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._trainer = trainer
        self._seed = 0
        self._is_of_now = True
        title = QLabel(self.tr("Loss as a bowl"), self)
        title.setProperty("role", "title")
        self.kind = Segmented(
            [
                (
                    "random",
                    self.tr("two random directions"),
                    self.tr("All weights move together, along two directions drawn by chance"),
                ),
                (
                    "weights",
                    self.tr("two weights"),
                    self.tr("Two weights of the selected filter move, all others stay"),
                ),
                (
                    "path",
                    self.tr("the way so far"),
                    self.tr("The two directions in which the weights went furthest, by epochs"),
                ),
            ],
            self,
        )
        self.kind.set_value("random")
        self.again = IconButton(
            "random", self.tr("Other directions"), self.tr("Draw two other directions"), self
        )
        self.work = QPushButton(self.tr("Show the loss"), self)
        self.work.setProperty("primary", True)
        self.picker = WeightPicker(store, self)
        self.bar = question_bar(self.tr("Progress"), self)
        self.plot = LandscapePlot(self)
        self.about = QLabel(self)
        self.about.setTextFormat(Qt.TextFormat.RichText)
        self.about.setWordWrap(True)
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._compose(title)
        self.kind.chosen.connect(lambda _: self._choose_kind())
        self.again.clicked.connect(self._draw_again)
        self.work.clicked.connect(self.ask)
        trainer.changed.connect(self._trainer_changed)
        known = trainer.state.waiting.get(LandscapeQuestion.kind) or trainer.state.answers.get(
            LandscapeQuestion.kind
        )
        if known is not None and isinstance(known.question, LandscapeQuestion):
            self.kind.set_value(known.question.plane)
            self._seed = known.question.seed
        self._show_answer()
        self._refresh()

    def _compose(self, title: QLabel) -> None:
        top = WrapRow(parent=self)
        top.set_items([title, self.kind, self.again])
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        box.setSpacing(8)
        box.addWidget(top)
        body = QHBoxLayout()
        box.addLayout(body, 1)
        body.setSpacing(16)
        body.addWidget(self.plot, 3)
        side = QVBoxLayout()
        body.addLayout(side, 1)
        side.setSpacing(8)
        side.addWidget(self.work)
        side.addWidget(self.bar)
        side.addWidget(self.picker)
        side.addWidget(self.about, 1)

    def restyle(self) -> None:
        """Wear the present theme."""
        self.plot.restyle()

    # Asking.

    def question(self) -> LandscapeQuestion:
        """The question that would be asked now."""
        cells = self.picker.cells()
        match self.kind.value:
            case "weights":
                return LandscapeQuestion("weights", cells, self._reach(), 25, self._seed)
            case "path":
                return LandscapeQuestion("path", (), 0.3, 25, self._seed)
            case _:
                return LandscapeQuestion("random", (), 1.0, 25, self._seed)

    def _reach(self) -> float:
        """So far that the two weights can become several times as large as the largest."""
        tensors = sources_of(self._store.session.network)
        names = {name for name, _ in self.picker.cells()}
        most = max(float(np.abs(made(tensors[name])).max()) for name in names if name in tensors)
        return max(1.0, 4 * most)

    def ask(self) -> None:
        """Have the loss worked out."""
        if self.kind.value == "weights" and len(self.picker.cells()) < 2:
            self.about.setText(self.tr("The selected filter has a single weight."))
            return
        self._trainer.ask(self.question())

    def _choose_kind(self) -> None:
        """Whether what was asked for, or is shown, is not what would be asked for now."""
        self._trainer.cancel(LandscapeQuestion.kind)
        self._show_answer()
        self._refresh()

    def _draw_again(self) -> None:
        self._seed += 1
        self.ask()

    # Showing.

    def _trainer_changed(self, old: TrainingState, new: TrainingState) -> None:
        found = new.answers.get(LandscapeQuestion.kind)
        turned = found is not None and (found.of == new.weights_in_view) != self._is_of_now
        if old.answers is not new.answers or turned:
            self._show_answer()
        self._refresh()

    def _show_answer(self) -> None:
        """Show the landscape that was worked out last, if it is of the kind that is chosen."""
        found = self._trainer.state.answers.get(LandscapeQuestion.kind)
        landscape = None if found is None else found.answer
        now = self._trainer.state.weights_in_view
        self._is_of_now = found is None or found.of == now
        if landscape is None or landscape.question.plane != self.kind.value:
            self.plot.clear()
            return
        assert found is not None
        self.plot.show_landscape(landscape)
        self._describe(landscape, found.of)

    def _refresh(self) -> None:
        state = self._trainer.state
        waiting = state.waiting.get(LandscapeQuestion.kind)
        self.work.setEnabled(state.has_begun and waiting is None)
        self.again.setEnabled(self.work.isEnabled() and self.kind.value == "random")
        self.picker.setVisible(self.kind.value == "weights")
        show_progress(self.bar, waiting)
        if not state.has_begun:
            self.about.setText(self.tr("Begin a training first: the loss needs its data."))
        elif self.plot.is_empty and waiting is None:
            self.about.setText(
                self.tr("Every point is the network with other weights; the height is its loss.")
            )

    def _describe(self, found: Landscape, of: tuple[int, int, int]) -> None:
        names = (self.tr("too low"), self.tr("good"), self.tr("too high"))
        text = self.tr("Dark is a low loss; + is the network as it is.")
        if not self._is_of_now:
            text = self.tr(
                "Dark is a low loss; + is the network as it was in epoch {epoch}: its weights are"
                " others now."
            ).format(epoch=of[0])
        lines = [text]
        for descent, name, colour in zip(found.descents, names, colours(), strict=False):
            text = self.tr("η = {rate}, {name}: from {first} to {last} in {steps} steps")
            lines.append(
                f"<span style='color:{colour}'>●</span> " + text.format(**_words(descent, name))
            )
        if len(found.trail) > 1:
            yellow = theme().winner.name()
            text = self.tr("the epochs that are kept, seen from straight above")
            lines.append(f"<span style='color:{yellow}'>■</span> {text}")
        self.about.setText("<br>".join(lines))


def _words(descent: Descent, name: str) -> dict[str, str]:
    return {
        "rate": f"{descent.rate:.0f}" if descent.rate >= 100 else written(descent.rate, ".2g"),
        "name": name,
        "first": loss_text(float(descent.losses[0])),
        "last": loss_text(float(descent.losses[-1])),
        "steps": str(len(descent.losses) - 1),
    }
