"""The loss as a bowl: ways down it with a learning rate that is too low, good, and too high."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from playground.core.session import Network
from playground.gui.state.store import Store
from playground.gui.train.cards.landscapeplot import LandscapePlot, colours
from playground.gui.train.cards.plots import loss_text
from playground.gui.train.cards.weightpicker import WeightPicker
from playground.gui.train.state.trainer import Trainer
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.segmented import Segmented
from playground.gui.widgets.wraprow import WrapRow
from playground.layers.state import tensors_of
from playground.training.protocol.landscapes import Descent, Landscape, LandscapeRequest
from playground.training.protocol.messages import Failed, LandscapeShown

COARSE = 11
"""Rows and columns of the first look, which is there for its descents."""

TRIED = tuple(float(rate) for rate in np.geomspace(0.01, 100, 13))
"""Rates of the first look, for directions of length 1."""

CREEPING = 0.05
"""The rate that is too low, as a share of the good one."""

NEARLY = 1.02
"""Of the lowest end: a rate that comes so close is good, the lowest such one the straightest."""


class LandscapeCard(QWidget):
    """Asks twice: a coarse look with many rates, then a fine one with the three that tell most."""

    def __init__(self, store: Store, trainer: Trainer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._trainer = trainer
        self._asked = 0
        self._coarse = False
        self._seed = 0
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
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.hide()
        self.plot = LandscapePlot(self)
        self.about = QLabel(self)
        self.about.setTextFormat(Qt.TextFormat.RichText)
        self.about.setWordWrap(True)
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._compose(title)
        self.kind.chosen.connect(lambda _: self._clear())
        self.again.clicked.connect(self._draw_again)
        self.work.clicked.connect(self.ask)
        trainer.landscape.connect(self._take)
        trainer.failed.connect(self._fail)
        trainer.started.connect(lambda _: self._clear())
        trainer.changed.connect(self._refresh)
        self._refresh()

    def _compose(self, title: QLabel) -> None:
        top = WrapRow(parent=self)
        top.set_items([title, self.kind, self.again])
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self.work)
        side.addWidget(self.bar)
        side.addWidget(self.picker)
        side.addWidget(self.about, 1)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self.plot, 3)
        body.addLayout(side, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        box.setSpacing(8)
        box.addWidget(top)
        box.addLayout(body, 1)

    def restyle(self) -> None:
        """Wear the present theme."""
        self.plot.restyle()

    # Asking.

    def request(self) -> LandscapeRequest:
        """What is asked for, without descents."""
        cells = self.picker.cells()
        match self.kind.value:
            case "weights":
                return LandscapeRequest("weights", cells, self._reach(), seed=self._seed)
            case "path":
                return LandscapeRequest("path", reach=0.3, seed=self._seed)
            case _:
                return LandscapeRequest("random", reach=1.0, seed=self._seed)

    def _reach(self) -> float:
        """So far that the two weights can become several times as large as the largest."""
        tensors = tensors_of(self._store.session.network)
        names = {name for name, _ in self.picker.cells()}
        most = max(float(np.abs(tensors[name]).max()) for name in names if name in tensors)
        return max(1.0, 4 * most)

    def ask(self) -> None:
        """Have the loss worked out."""
        if self.kind.value == "weights" and len(self.picker.cells()) < 2:
            self.about.setText(self.tr("The selected filter has a single weight."))
            return
        self._coarse = True
        length = squared_length(self._store.session.network, self.kind.value or "")
        rates = tuple(rate * length for rate in TRIED)
        wanted = replace(self.request(), resolution=COARSE, rates=rates)
        self._asked = self._trainer.show_landscape(wanted)
        self._refresh()

    def _clear(self) -> None:
        """What was asked for, or is shown, is not what would be asked for now."""
        self._asked = 0
        self.plot.clear()
        self._refresh()

    def _draw_again(self) -> None:
        self._seed += 1
        self.ask()

    def _take(self, answer: LandscapeShown) -> None:
        if answer.token != self._asked:
            return
        found = answer.landscape
        if self._coarse:
            self._coarse = False
            wanted = replace(found.request, resolution=25, rates=telling(found.descents))
            self._asked = self._trainer.show_landscape(wanted)
            return
        self._asked = 0
        self.plot.show_landscape(found)
        self._describe(found)
        self._refresh()

    def _fail(self, failed: Failed) -> None:
        if failed.token and failed.token == self._asked:
            self._asked = 0
            self._refresh()

    # Showing.

    def _refresh(self) -> None:
        trainer = self._trainer
        if self._asked and not trainer.has_begun:
            self._asked = 0  # the process that was asked is gone
        self.work.setEnabled(trainer.has_begun and not self._asked)
        self.again.setEnabled(self.work.isEnabled() and self.kind.value == "random")
        self.picker.setVisible(self.kind.value == "weights")
        self.bar.setVisible(bool(self._asked))
        loading = trainer.loading
        if self._asked and loading is not None:
            self.bar.setRange(0, max(1, loading.total))
            self.bar.setValue(loading.done)
        if not trainer.has_begun:
            self.about.setText(self.tr("Begin a training first: the loss needs its data."))
        elif self.plot.is_empty and not self._asked:
            self.about.setText(
                self.tr("Every point is the network with other weights; the height is its loss.")
            )

    def _describe(self, found: Landscape) -> None:
        names = (self.tr("too low"), self.tr("good"), self.tr("too high"))
        lines = [self.tr("Dark is a low loss; + is the network as it is.")]
        for descent, name, colour in zip(found.descents, names, colours(), strict=False):
            text = self.tr("η = {rate}, {name}: from {first} to {last} in {steps} steps")
            lines.append(
                f"<span style='color:{colour}'>●</span> " + text.format(**_words(descent, name))
            )
        if len(found.trail) > 1:
            yellow = "#e0a800"
            text = self.tr("the epochs that are kept, seen from straight above")
            lines.append(f"<span style='color:{yellow}'>■</span> {text}")
        self.about.setText("<br>".join(lines))


def _words(descent: Descent, name: str) -> dict[str, str]:
    return {
        "rate": f"{descent.rate:.0f}" if descent.rate >= 100 else f"{descent.rate:.2g}",
        "name": name,
        "first": loss_text(float(descent.losses[0])),
        "last": loss_text(float(descent.losses[-1])),
        "steps": str(len(descent.losses) - 1),
    }


def squared_length(network: Network, kind: str) -> float:
    """Of a direction: a random one is as long as all the weights together, others are 1 long.

    A rate means as much along a direction as for the weights when it is larger by this.
    """
    if kind != "random":
        return 1.0
    tensors = [value for value in tensors_of(network).values() if value.ndim > 1]
    return max(1e-6, sum(float(np.square(value, dtype=np.float64).sum()) for value in tensors))


def telling(descents: tuple[Descent, ...]) -> tuple[float, float, float]:
    """Rates that creep, go straight down, and overshoot, from descents by rising rate."""
    longest = max(len(descent.losses) for descent in descents)
    ends = [_end(descent, longest) for descent in descents]
    best = next(at for at, end in enumerate(ends) if end <= NEARLY * min(ends))
    good = descents[best].rate
    thrown = [
        descent.rate
        for descent, end in zip(descents[best + 1 :], ends[best + 1 :], strict=True)
        if end > float(descent.losses[0]) or _bounces(descent)
    ]
    return CREEPING * good, good, thrown[0] if thrown else 4 * descents[-1].rate


def _bounces(descent: Descent) -> bool:
    """Whether every third step goes up instead of down."""
    return int((np.diff(descent.losses) > 0).sum()) * 3 >= len(descent.losses) - 1


def _end(descent: Descent, steps: int) -> float:
    """Where a descent ends up, on the mean of its last steps; ∞ when it was thrown out before."""
    last = descent.losses[-5:]
    if len(descent.losses) < steps or not np.isfinite(last).all():
        return float("inf")
    return float(last.mean())
