"""The learning-rate range test: the loss while the rate rises, and the rate that it suggests."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from playground.core import edits
from playground.core.messages import marked
from playground.core.word_count import written
from playground.gui.state.store import Store
from playground.gui.train.cards.plots import (
    Hint,
    apply_plot_theme,
    make_plot,
    show_all,
    whole_ranges,
)
from playground.gui.train.cards.questionbar import question_bar, show_progress
from playground.gui.train.state.trainer import Trainer
from playground.gui.widgets.theme import theme
from playground.training.protocol.questions.rates import RateCurve, RatesQuestion
from playground.training.protocol.state import TrainingState

MAX_LOSS_LEFT = 0.8
"""The share of the loss that may be left; a trained network hardly tells rates apart."""

STILL_SHARE = 0.2
"""The share of the rates, the lowest, that hardly change the weights."""


class RatesCard(QWidget):
    """Loss over learning rate, both logarithmic."""

    def __init__(self, store: Store, trainer: Trainer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._trainer = trainer
        title = QLabel(self.tr("Which learning rate?"), self)
        title.setProperty("role", "title")
        self.work = QPushButton(self.tr("Try rates"), self)
        self.work.setToolTip(
            self.tr("Train a hundred steps with ever higher rates, then put the weights back")
        )
        self.use = QPushButton(self.tr("Use this rate"), self)
        self.bar = question_bar(self.tr("Progress"), self)
        self.about = QLabel(self)
        self.about.setWordWrap(True)
        self.about.setProperty("role", "muted")
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.plot = make_plot(
            self.tr("Loss by learning rate"), self.tr("The loss of each batch, and smoothed"), self
        )
        self.plot.setLogMode(x=True, y=False)
        self.plot.setLabel("bottom", self.tr("learning rate"))
        self.plot.getAxis("bottom").enableAutoSIPrefix(False)
        self.plot.setMinimumHeight(160)
        self.hint = Hint(
            self.plot, self.tr("Press “Try rates” to see what each does to the first steps.")
        )
        self._raw = self.plot.plot([], [])
        self._smooth = self.plot.plot([], [])
        self._mark = pg.InfiniteLine(angle=90)
        self._mark.hide()
        self.plot.addItem(self._mark)
        self._compose(title)
        self.work.clicked.connect(self.ask)
        self.use.clicked.connect(self._use)
        trainer.changed.connect(self._trainer_changed)
        self.restyle()
        self._show_curve()
        self._refresh()

    @property
    def curve(self) -> RateCurve | None:
        """The last curve that was worked out."""
        found = self._trainer.state.answers.get(RatesQuestion.kind)
        return None if found is None else found.answer

    def _trainer_changed(self, old: TrainingState, new: TrainingState) -> None:
        if old.answers is not new.answers:
            self._show_curve()
        self._refresh()

    def _compose(self, title: QLabel) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        box.setSpacing(8)
        top = QHBoxLayout()
        box.addLayout(top)
        top.addWidget(title)
        top.addStretch(1)
        body = QHBoxLayout()
        box.addLayout(body, 1)
        body.setSpacing(16)
        body.addWidget(self.plot, 3)
        side = QVBoxLayout()
        body.addLayout(side, 1)
        side.setSpacing(8)
        for widget in (self.work, self.bar, self.use):
            side.addWidget(widget)
        side.addWidget(self.about, 1)

    def restyle(self) -> None:
        """Wear the present theme."""
        apply_plot_theme(self.plot)
        colours = theme()
        self._raw.setPen(pg.mkPen(colours.muted, width=1))
        self._smooth.setPen(pg.mkPen(colours.accent, width=2))
        self._mark.setPen(pg.mkPen(colours.winner, width=2))

    def ask(self) -> None:
        """Have rates tried from 10⁻⁶ to 1."""
        self._trainer.ask(RatesQuestion())

    def _show_curve(self) -> None:
        curve = self.curve
        self.hint.show_instead(curve is None)
        if curve is None:
            self._raw.setData([], [])
            self._smooth.setData([], [])
            self._mark.hide()
            return
        self._raw.setData(curve.rates, curve.losses)
        self._smooth.setData(curve.rates, curve.smooth)
        both = np.concatenate([curve.losses, curve.smooth])
        show_all(self.plot, whole_ranges(np.log10(np.tile(curve.rates, 2)), both))
        is_known = bool(np.isfinite(curve.suggested)) and _falls_enough(curve)
        self._mark.setVisible(is_known)
        if is_known:
            self._mark.setPos(float(np.log10(curve.suggested)))

    def _use(self) -> None:
        if self.curve is not None:
            rate = float(f"{self.curve.suggested:.2g}")
            label = marked("edit", "Use the suggested rate")
            self._store.edit(label, edits.set_training_field, "rate", rate)

    def _refresh(self) -> None:
        state, curve = self._trainer.state, self.curve
        waiting = state.waiting.get(RatesQuestion.kind)
        self.work.setEnabled(state.has_begun and waiting is None)
        show_progress(self.bar, waiting)
        usable = curve is not None and bool(np.isfinite(curve.suggested)) and _falls_enough(curve)
        self.use.setEnabled(usable)
        if curve is None:
            text = self.tr("A good rate is where the loss falls fastest, before it shoots up.")
            if not state.has_begun:
                text = self.tr("Begin a training first: the test needs its data.")
            self.about.setText(text)
        elif usable:
            text = self.tr("{rate} makes the loss fall fastest.")
            if curve.diverged:
                text = self.tr("{rate} makes the loss fall fastest; from {last} on it shoots up.")
            self.about.setText(
                text.format(
                    rate=written(curve.suggested, ".2g"), last=written(curve.rates[-1], ".2g")
                )
            )
        else:
            self.about.setText(
                self.tr("No rate makes the loss fall much: reset, then try from the first weights.")
            )


def _falls_enough(curve: RateCurve) -> bool:
    """Whether the loss fell far enough for the fall to be more than noise.

    The lowest rates change nothing: what they show is how far losses differ by chance.
    """
    still = max(1, round(STILL_SHARE * len(curve.smooth)))
    fell = curve.smooth.min() < MAX_LOSS_LEFT * curve.smooth[:still].min()
    return bool(fell) and curve.suggested > float(curve.rates[still - 1])
