"""One step, slowly: forward, loss, backward, update, with the real numbers."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from playground.core.counting import from_one
from playground.core.layer import FilterLayer
from playground.core.learned import same_but_for_weights
from playground.core.session import Session
from playground.core.word_count import MINUS
from playground.engine.explain.formats import number_text
from playground.gui.inspect.arithmetic.pieces import Block, Figure, Note, Piece, Sign
from playground.gui.inspect.arithmetic.strip import Strip
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.train.cards.gallery import first_filters
from playground.gui.train.state.trainer import Trainer
from playground.gui.widgets.elided import ElidedLabel
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.segmented import Segmented
from playground.gui.widgets.wording import translated
from playground.layers.state import sources_of
from playground.training.protocol.state import TrainingState
from playground.training.protocol.step_record import StepRecord, update_of

PHASES = ("forward", "loss", "backward", "update")

UNEQUAL_SHARE = 0.15
"""Of the loss of equal outputs: when the first loss is further from it, they are not equal."""

MIN_TITLE_PX = 560
"""Width from which there is room for the title beside the phases."""


SHEET_PX = 300
"""Height of the sheet with the numbers."""


class Signed(float):
    """A number that is written with a minus sign, as wide as a plus, and not with a hyphen."""

    def __format__(self, form: str) -> str:
        return format(float(self), form).replace("-", MINUS)


def _sheet(area: QWidget, over: QWidget) -> QFrame:
    sheet = QFrame(over)
    sheet.setObjectName("Bottom")
    box = QVBoxLayout(sheet)
    box.setContentsMargins(0, 8, 0, 4)
    box.addWidget(area)
    sheet.hide()
    return sheet


class StepBoard(QWidget):
    """A bar that opens upwards: the last step that was taken slowly, phase by phase."""

    def __init__(
        self,
        store: Store,
        trainer: Trainer,
        over: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Open the numbers as a sheet `over` a widget, at its lower end; by default beneath."""
        super().__init__(parent)
        self._over = over
        self._is_open = over is None
        self._store = store
        self._trainer = trainer
        self._weight = (0, 0, 0)
        self.setObjectName("Bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title = QLabel(self.tr("One step, slowly"), self)
        title.setProperty("role", "title")
        self.about = ElidedLabel(self)
        self.about.setProperty("role", "muted")
        self.phases = Segmented(
            [
                (
                    "forward",
                    self.tr("1 Forward"),
                    self.tr("A batch of pictures goes through the network"),
                ),
                ("loss", self.tr("2 Loss"), self.tr("How wrong the answers are, as one number")),
                (
                    "backward",
                    self.tr("3 Backward"),
                    self.tr("How the loss changes with every weight: ∂L/∂W"),
                ),
                (
                    "update",
                    self.tr("4 Update"),
                    self.tr("Every weight takes a small step down: W ← W − η ∂L/∂W"),
                ),
            ],
            self,
        )
        self.phases.set_value("forward")
        self.next = QPushButton(self.tr("Next step"), self)
        # The rule that is written beside the weights says more than digits in all their cells.
        self.strip = Strip(least=10.0)
        area = QScrollArea(self if over is None else None)
        area.setWidget(self.strip)
        area.setWidgetResizable(True)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.opener = IconButton("up", self.tr("Show the numbers of the last step"), "", self)
        self.opener.clicked.connect(lambda: self.set_open(not self._is_open))
        self.opener.setVisible(over is not None)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        top = QHBoxLayout()
        box.addLayout(top)
        top.setContentsMargins(12, 5, 12, 5)
        top.setSpacing(8)
        self._title = title
        top.addWidget(title)
        top.addWidget(self.phases)
        top.addWidget(self.next)
        top.addWidget(self.about, 1)
        top.addWidget(self.opener)
        self._sheet: QFrame | None = None
        if over is None:
            box.addWidget(area, 1)
        else:
            self._sheet = _sheet(area, over)
            over.installEventFilter(self)
        self.phases.chosen.connect(self._phase_chosen)
        self.next.clicked.connect(trainer.step_once)
        self.strip.cell_clicked.connect(self._choose_weight)
        trainer.changed.connect(self._trainer_changed)
        store.view_changed.connect(self._view_changed)
        store.changed.connect(self._session_changed)
        self._refresh()
        self._show()

    # The sheet.

    @property
    def is_open(self) -> bool:
        """Whether the numbers are seen."""
        return self._is_open

    def set_open(self, on: bool) -> None:
        """Open the sheet upwards, or fold it away."""
        if self._sheet is None:
            return
        self._is_open = on
        self._sheet.setVisible(on)
        self.opener.set_icon_name("down" if on else "up")
        self.opener.set_words(
            self.tr("Fold the numbers away") if on else self.tr("Show the numbers of the last step")
        )
        if on:
            self._lay()
            self._show()

    def _lay(self) -> None:
        if self._sheet is not None and self._over is not None:
            room = self._over.rect()
            high = min(SHEET_PX, room.height())
            self._sheet.setGeometry(0, room.height() - high, room.width(), high)
            self._sheet.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._is_open:
            self._lay()
        return False

    def _phase_chosen(self, _: str) -> None:
        self._show()
        if not self._is_open:
            self.set_open(True)

    def minimumSizeHint(self) -> QSize:
        """Without the title: a window that could not become narrower would never hide it."""
        hint = super().minimumSizeHint()
        if self._title.isVisibleTo(self):
            hint.setWidth(hint.width() - self._title.minimumSizeHint().width())
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the phases need the room of the title."""
        super().resizeEvent(event)
        self._title.setVisible(self.width() >= MIN_TITLE_PX)
        if (event.oldSize().width() < MIN_TITLE_PX) != (self.width() < MIN_TITLE_PX):
            self._show()

    def _trainer_changed(self, old: TrainingState, new: TrainingState) -> None:
        if old.last_step is not new.last_step:
            self.set_open(new.last_step is not None)
        seen = ("last_step", "setup", "epoch", "progress")
        if old.last_step is not new.last_step or (
            new.last_step is None and any(getattr(old, n) is not getattr(new, n) for n in seen)
        ):
            self._show()
        self._refresh()

    def _step(self) -> StepRecord | None:
        """The last step that was recorded, if it was one of the layers that are there."""
        step = self._trainer.state.last_step
        if step is None:
            return None
        now = sources_of(self._store.session.network)
        fits = all(n in now and now[n].shape == v.shape for n, v in step.before.items())
        return step if fits else None

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if (old.layer, old.filter, old.digits) != (new.layer, new.filter, new.digits):
            self._weight = (0, 0, 0)
            self._show()

    def _session_changed(self, old: Session, new: Session) -> None:
        if old.network is new.network:
            return
        if not same_but_for_weights(old.network, new.network):
            self._weight = (0, 0, 0)
            self._show()
        elif self._trainer.state.last_step is None:
            self._show()

    def _refresh(self) -> None:
        done = self._trainer.is_done
        self.next.setEnabled(not done)
        self.next.setToolTip(
            self.tr("Raise the number of epochs to go on")
            if done
            else self.tr("Take one step of training and keep all its numbers")
        )

    def _choose_weight(self, cell: tuple[int, int, int]) -> None:
        self._weight = cell
        if self.phases.value == "backward":
            self.phases.set_value("update")
        self._show()

    def _show(self) -> None:
        digits = max(3, self._store.view.digits)
        step = self._step()
        if step is None:
            self.about.set_parts("")
            self.strip.show_pieces((Note(self._before_first()),), digits)
            return
        text = self.tr("step {number}, {count} pictures, learning rate {rate}")
        self.about.set_parts(
            text.format(number=step.number, count=len(step.labels), rate=f"{step.rate:g}")
        )
        make = {
            "forward": self._forward,
            "loss": self._loss,
            "backward": self._backward,
            "update": self._update,
        }[self.phases.value or "forward"]
        self.strip.show_pieces(make(step, digits), digits)

    def _before_first(self) -> str:
        state = self._trainer.state
        setup = state.setup
        if setup is None or state.epoch > setup.epoch or state.progress is not None:
            return self.tr("Take one step to see its numbers: forward, loss, backward, update.")
        count, loss = len(setup.classes), setup.metrics.loss
        if setup.epoch == 0 and abs(loss - math.log(count)) > UNEQUAL_SHARE * math.log(count):
            text = self.tr(
                "Before the first step the {count} outputs are a guess, and not all about {share}:"
                "\nthe weights at the start are large. The loss is {loss}; equal outputs would have"
                " ln {count} = {equal}."
            )
        else:
            text = self.tr(
                "Before the first step the {count} outputs are all about {share}: a guess."
            )
        return text.format(
            count=count,
            share=number_text(1 / count, 2),
            loss=number_text(loss, 3),
            equal=number_text(math.log(count), 3),
        )

    def _classes(self, count: int) -> tuple[str, ...]:
        setup = self._trainer.state.setup
        return (
            setup.classes if setup is not None else tuple(str(from_one(at)) for at in range(count))
        )

    def _forward(self, step: StepRecord, digits: int) -> tuple[Piece, ...]:
        classes = self._classes(step.shares.shape[1])
        row: list[Piece] = []
        for index in range(min(3, len(step.labels))):
            picture = step.pictures[index]
            name = classes[int(step.labels[index])]
            caption = self.tr("a picture of class {name}").format(name=name)
            values = np.asarray(picture.mean(axis=0), np.float32)
            row.append(Block(values, float(np.abs(values).max()) or 1.0, "gray", caption))
            row.append(Sign("→"))
            shares = np.asarray(step.shares[index : index + 1], np.float32)
            winner = ((0, int(step.labels[index])),)
            caption = self.tr("outputs; the right class is framed")
            row.append(Block(shares, 1.0, "signed", caption, None, winner))
        more = len(step.labels) - 3
        if more > 0:
            row.append(Note(self.tr("and {count} more").format(count=more)))
        return tuple(row)

    def _loss(self, step: StepRecord, digits: int) -> tuple[Piece, ...]:
        row: list[Piece] = []
        cross = step.plan.loss == "cross-entropy"
        for index in range(min(4, len(step.labels))):
            if index:
                row.append(Sign("+"))
            share = float(step.shares[index, int(step.labels[index])])
            caption = (
                f"−ln {number_text(share, digits)}" if cross else self.tr("½ Σ (target − output)²")
            )
            row.append(Figure(number_text(float(step.losses[index]), digits), caption))
        row.append(Sign("+ …" if len(step.labels) > 4 else ""))
        row.append(Sign(f"/ {len(step.labels)} ="))
        row.append(Figure(number_text(step.loss, digits), self.tr("mean loss of the batch")))
        return tuple(row)

    def _chosen(self) -> tuple[int, int] | None:
        """The layer and the filter whose gradients are shown."""
        network, view = self._store.session.network, self._store.view
        if 0 <= view.layer < len(network):
            layer = network[view.layer]
            if isinstance(layer, FilterLayer):
                return view.layer, min(view.filter, len(layer.filters) - 1)
        found = first_filters(network)
        return (found[0], 0) if found else None

    def _layer_with_filters(self, place: int) -> FilterLayer:
        layer = self._store.session.network[place]
        assert isinstance(layer, FilterLayer)
        return layer

    def _backward(self, step: StepRecord, digits: int) -> tuple[Piece, ...]:
        chosen = self._chosen()
        name = f"{chosen[0]}.weight" if chosen else ""
        if chosen is None or name not in step.gradients:
            return (Note(self.tr("Select a layer with filters to see its gradients.")),)
        layer = self._layer_with_filters(chosen[0])
        weights = layer.filter_of(step.before[name], chosen[1])
        gradients = layer.filter_of(step.gradients[name], chosen[1])
        row: list[Piece] = []
        strongest = float(np.abs(weights).max()) or 1.0
        steepest = float(np.abs(gradients).max()) or 1.0
        for depth in range(min(4, len(weights))):
            row.append(Block(weights[depth], strongest, "signed", self.tr("W"), None, (), depth))
            row.append(
                Block(
                    gradients[depth],
                    steepest,
                    "signed",
                    self.tr("∂L/∂W: click a weight"),
                    None,
                    (),
                    depth,
                )
            )
        return tuple(row)

    def _update(self, step: StepRecord, digits: int) -> tuple[Piece, ...]:
        chosen = self._chosen()
        name = f"{chosen[0]}.weight" if chosen else ""
        if chosen is None or name not in step.gradients:
            return (Note(self.tr("Select a layer with filters to see its weights.")),)
        layer = self._layer_with_filters(chosen[0])
        weights = layer.filter_of(step.before[name], chosen[1])
        depth, row, column = (
            min(at, size - 1) for at, size in zip(self._weight, weights.shape, strict=True)
        )
        update = update_of(step, name, (*layer.tensor_place(chosen[1], depth), row, column))
        before = weights[depth]
        after = layer.filter_of(step.after[name], chosen[1])[depth]
        limit = float(np.abs(before).max()) or 1.0
        rule = [
            translated("update", line.text).format(
                **{name: Signed(float(value)) for name, value in line.values.items()}
            )
            for line in update.lines
        ]
        slope = self.tr("∂L/∂W of the framed weight: {value}")
        lines = [slope.format(value=number_text(update.gradient, 5)), *rule]
        here = ((row, column),)
        blocks = (
            Block(before, limit, "signed", self.tr("W before"), None, here, depth),
            Sign("→"),
            Block(after, limit, "signed", self.tr("W after"), None, here, depth),
        )
        words = Note("\n".join(lines))
        # Where not all is seen at once, the rule is.
        return (words, *blocks) if self.width() < MIN_TITLE_PX else (*blocks, words)
