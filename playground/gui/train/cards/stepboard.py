"""One step, slowly: forward, loss, backward, update, with the real numbers."""

from __future__ import annotations

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

from playground.core.arrays import FloatArray
from playground.core.counting import from_one
from playground.core.learned import same_but_for_weights
from playground.core.session import Session
from playground.core.word_count import Signed, written
from playground.engine.explain.formats import number_text
from playground.gui.inspect.arithmetic.pieces import Block, Note, Piece, Sign, weights_block
from playground.gui.inspect.arithmetic.strip import Strip
from playground.gui.inspect.arithmetic.stripplaces import Least
from playground.gui.state.store import Store
from playground.gui.state.viewstate import StepPhase, ViewState
from playground.gui.train.cards.beforestep import before_first
from playground.gui.train.cards.gallery import first_filters
from playground.gui.train.cards.stepanswers import forward_pieces, loss_pieces
from playground.gui.train.cards.stepunit import (
    BIAS,
    StepUnit,
    strongest,
    unit_in,
    units_of,
)
from playground.gui.train.notices import Notices
from playground.gui.train.state.trainer import Trainer
from playground.gui.widgets.elided import ElidedLabel
from playground.gui.widgets.fieldcontrols import CalmComboBox
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.segmented import Segmented
from playground.gui.widgets.wording import layer_title, translated
from playground.layers.state import sources_of
from playground.training.protocol.state import TrainingState
from playground.training.protocol.step_record import StepRecord, update_of

MIN_TITLE_PX = 560
"""Width from which there is room for the title beside the phases."""


SHEET_PX = 300
"""Height of the sheet with the numbers."""


def _sheet(area: QWidget, rule: QWidget, over: QWidget) -> QFrame:
    sheet = QFrame(over)
    sheet.setObjectName("Bottom")
    box = QVBoxLayout(sheet)
    box.setContentsMargins(0, 8, 0, 4)
    box.setSpacing(4)
    box.addWidget(area, 1)
    box.addWidget(rule)
    sheet.hide()
    return sheet


class StepBoard(QWidget):
    """A bar that opens upwards: the last step that was taken slowly, phase by phase."""

    def __init__(
        self,
        store: Store,
        trainer: Trainer,
        notices: Notices,
        over: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Open the numbers as a sheet `over` a widget, at its lower end; by default beneath.

        `notices` know whether a step can be taken.
        """
        super().__init__(parent)
        self._notices = notices
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
        self.about.be_sentence()
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
        self.phases.set_value(store.view.step_phase)
        self.next = QPushButton(self.tr("Next step"), self)
        # The rule that is written beside the weights says more than digits in all their cells.
        self.strip = Strip(least=Least(block=10.0))
        area = QScrollArea(self if over is None else None)
        area.setWidget(self.strip)
        area.setWidgetResizable(True)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rule = QLabel()
        self.rule.setWordWrap(True)
        self.rule.setContentsMargins(16, 0, 16, 4)
        self.rule.hide()
        self.layers = CalmComboBox(self)
        self.layers.setAccessibleName(self.tr("Layer whose weights are shown"))
        self.layers.setSizeAdjustPolicy(
            CalmComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.layers.setMinimumContentsLength(12)
        self.layers.activated.connect(self._choose_layer)
        self.layers.hide()
        self.opener = IconButton("up", self.tr("Show the numbers of the last step"), "", self)
        self.opener.clicked.connect(lambda: self.set_open(not self._is_open))
        self.opener.setVisible(over is not None)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        top = QHBoxLayout()
        box.addLayout(top)
        top.setContentsMargins(12, 4, 12, 4)
        top.setSpacing(8)
        self._title = title
        top.addWidget(title)
        top.addWidget(self.phases)
        top.addWidget(self.next)
        top.addWidget(self.layers)
        top.addWidget(self.about, 1)
        top.addWidget(self.opener)
        self._sheet: QFrame | None = None
        if over is None:
            box.addWidget(area, 1)
            box.addWidget(self.rule)
        else:
            self._sheet = _sheet(area, self.rule, over)
            over.installEventFilter(self)
        self.phases.chosen.connect(self._phase_chosen)
        self.next.clicked.connect(trainer.step_once)
        self.strip.cell_clicked.connect(self._choose_weight)
        trainer.changed.connect(self._trainer_changed)
        notices.blocked.connect(self._refresh)
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

    def _phase_chosen(self, phase: StepPhase) -> None:
        self._store.look(step_phase=phase)
        if not self._is_open and self._step() is not None:
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
        if old.step_phase != new.step_phase:
            self.phases.set_value(new.step_phase)
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
        done, can_go = self._trainer.is_done, self._notices.can_go_on
        self.next.setEnabled(can_go and not done)
        self.opener.setEnabled(self._is_open or self._trainer.state.last_step is not None)
        tip = self.tr("Take one step of training and keep all its numbers")
        if not can_go:
            tip = self._notices.obstacle.text() or tip
        self.next.setToolTip(self.tr("Raise the number of epochs to go on") if done else tip)

    def _choose_weight(self, cell: tuple[int, int, int]) -> None:
        self._weight = cell
        if self._store.view.step_phase == "backward":
            self._store.look(step_phase="update")
        else:
            self._show()

    def _show(self) -> None:
        digits = max(3, self._store.view.digits)
        step = self._step()
        if step is None:
            before = before_first(self._trainer.state)
            self.about.set_parts(before.replace("\n", " ") if self._over is not None else "")
            self.rule.hide()
            self.layers.hide()
            self.strip.show_pieces((Note(before),), digits)
            return
        text = self.tr("step {number}, {count} pictures, learning rate {rate}")
        self.about.set_parts(
            text.format(number=step.number, count=len(step.labels), rate=written(step.rate))
        )
        by_layer = self.phases.value in ("backward", "update")
        self.layers.setVisible(by_layer)
        if by_layer:
            self._list_layers()
        self.rule.hide()
        match self.phases.value:
            case "loss":
                pieces = loss_pieces(step, digits)
            case "backward":
                pieces = self._backward(step)
            case "update":
                pieces = self._update(step)
            case _:
                pieces = forward_pieces(step, self._classes(step.shares.shape[1]))
        self.strip.show_pieces(pieces, digits)

    def _classes(self, count: int) -> tuple[str, ...]:
        setup = self._trainer.state.setup
        return (
            setup.classes if setup is not None else tuple(str(from_one(at)) for at in range(count))
        )

    def _chosen(self) -> StepUnit | None:
        """The filter or unit whose gradients are shown: the selected one, or the first filter."""
        network, view = self._store.session.network, self._store.view
        if 0 <= view.layer < len(network):
            unit = unit_in(network, view.layer, view.filter)
            if unit is not None:
                return unit
        found = first_filters(network)
        return unit_in(network, found[0], 0) if found else None

    def _weights(self, step: StepRecord, unit: StepUnit) -> FloatArray | None:
        """The unit's weights before the step, also of a layer that is frozen."""
        if unit.weight in step.before:
            return step.before[unit.weight]
        return unit.layer.tensors().get("weight")

    def _frozen(self, unit: StepUnit, weights: FloatArray) -> tuple[Piece, ...]:
        slices = unit.matrices(weights)
        limit = strongest(slices)
        caption = self.tr("W, which stays")
        row: list[Piece] = [
            weights_block(part, limit, caption, family=depth)
            for depth, part in enumerate(slices[:4])
        ]
        self._say(self.tr("This layer is frozen: no step changes its weights or its biases."))
        return tuple(row)

    def _backward(self, step: StepRecord) -> tuple[Piece, ...]:
        unit = self._chosen()
        tensor = self._weights(step, unit) if unit is not None else None
        if unit is None or tensor is None:
            return (Note(self.tr("Select a layer with weights to see its gradients.")),)
        if unit.weight not in step.gradients:
            return self._frozen(unit, tensor)
        weights = unit.matrices(tensor)
        gradients = unit.matrices(step.gradients[unit.weight])
        row: list[Piece] = []
        limits = strongest(weights), strongest(gradients)
        slope = self.tr("∂L/∂W: click a weight")
        for depth in range(min(4, len(weights))):
            row.append(weights_block(weights[depth], limits[0], self.tr("W"), family=depth))
            row.append(Block(gradients[depth], limits[1], "signed", slope, None, (), depth))
        if unit.bias in step.gradients:
            for name, caption in ((step.before, "b"), (step.gradients, self.tr("∂L/∂b"))):
                value = name[unit.bias][[unit.index]][:, None]
                row.append(Block(value, strongest(value), "signed", caption, None, (), BIAS))
        return tuple(row)

    def _update(self, step: StepRecord) -> tuple[Piece, ...]:
        unit = self._chosen()
        tensor = self._weights(step, unit) if unit is not None else None
        if unit is None or tensor is None:
            return (Note(self.tr("Select a layer with weights to see its weights.")),)
        if unit.weight not in step.gradients:
            return self._frozen(unit, tensor)
        weights = unit.matrices(tensor)
        depth, row, column = self._weight
        of_bias = depth == BIAS and unit.bias in step.gradients
        depth, row, column = (
            min(at, size - 1) for at, size in zip((depth, row, column), weights.shape, strict=True)
        )
        name = unit.bias if of_bias else unit.weight
        cell = (unit.index,) if of_bias else unit.address(tensor, (depth, row, column))
        update = update_of(step, name, cell)
        rule = [
            translated("update", line.text).format(
                **{name: Signed(float(value)) for name, value in line.values.items()}
            )
            for line in update.lines
        ]
        slope = self.tr("∂L/∂W of the framed weight: {value}")
        if of_bias:
            slope = self.tr("∂L/∂b of the bias: {value}")
        self._say("\n".join([slope.format(value=number_text(update.gradient, 5)), *rule]))
        return self._before_and_after(step, unit, () if of_bias else ((row, column),), depth)

    def _before_and_after(
        self, step: StepRecord, unit: StepUnit, here: tuple[tuple[int, int], ...], depth: int
    ) -> tuple[Piece, ...]:
        """One slice of the unit's weights before and after, and its bias."""
        before, after = (
            unit.matrices(state[unit.weight])[depth] for state in (step.before, step.after)
        )
        limit = strongest(before)
        row: list[Piece] = [
            weights_block(before, limit, self.tr("W before"), here, depth),
            Sign("→"),
            weights_block(after, limit, self.tr("W after"), here, depth),
        ]
        if unit.bias in step.gradients:
            framed = ((0, 0),) if not here else ()
            old, new = (
                state[unit.bias][[unit.index]][:, None] for state in (step.before, step.after)
            )
            end = strongest(old)
            row += [
                weights_block(old, end, self.tr("b before"), framed, BIAS),
                Sign("→"),
                weights_block(new, end, self.tr("b after"), framed, BIAS),
            ]
        return tuple(row)

    def _say(self, text: str) -> None:
        """Write beneath the numbers."""
        self.rule.setText(text)
        self.rule.show()

    # Which layer.

    def _choose_layer(self, at: int) -> None:
        self._store.look(layer=self.layers.itemData(at), filter=0)

    def _list_layers(self) -> None:
        """Offer the layers with weights; the one that is shown is chosen."""
        units = units_of(self._store.session.network)
        names = [f"{from_one(unit.place)} {layer_title(unit.layer)}" for unit in units]
        if names != [self.layers.itemText(at) for at in range(self.layers.count())]:
            self.layers.clear()
            for name, unit in zip(names, units, strict=True):
                self.layers.addItem(name, unit.place)
        chosen = self._chosen()
        if chosen is not None:
            self.layers.setCurrentIndex(self.layers.findData(chosen.place))
