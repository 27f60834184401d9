"""The other way to other classes: sums of a network's own, compared with the new last layer."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from playground.core.layer import Layer
from playground.core.messages import Refused
from playground.core.session import Network, Session
from playground.datasets.dataset import Dataset
from playground.gui.train.cards.questionbar import question_bar, show_progress
from playground.gui.train.state.trainer import Trainer
from playground.gui.widgets.styleproperty import restyle
from playground.gui.widgets.wording import sentence
from playground.layers.shipped import shipped_networks
from playground.training.protocol.questions.summing import Summed, SummingQuestion
from playground.training.protocol.state import TrainingState
from playground.training.protocol.summed import outputs_of

WIDTH_PX = 460


def named_network(session: Session, dataset: Dataset) -> tuple[Network, tuple[str, ...]] | None:
    """The network as it was before it got its last layer, and its classes; None where unknown.

    It is the document's own while that has other classes than the data, or the one that comes along
    that has a layer with the very same weights.
    """
    if session.classes and session.classes != dataset.classes:
        return session.network, session.classes
    for _, entry in shipped_networks().items():
        if entry.input().shape == dataset.shape and entry.classes() != dataset.classes:
            network = entry.network()
            if _shares_layers(network, session.network):
                return network, entry.classes()
    return None


def _shares_layers(one: Network, other: Network) -> bool:
    """Whether a layer with weights has the very same ones in both."""
    pairs = zip(_weighted(one), _weighted(other), strict=False)
    return any(_has_same_weights(*pair) for pair in pairs)


def _weighted(network: Network) -> list[Layer]:
    return [layer for layer in network if layer.enabled and layer.parameters()]


def _has_same_weights(one: Layer, other: Layer) -> bool:
    if one.tensor_shapes() != other.tensor_shapes():
        return False
    theirs = other.tensors()
    return all(np.array_equal(value, theirs[name]) for name, value in one.tensors().items())


class SummingDialog(QDialog):
    """For each class of the data, which of the network's own stand for it; and how good that is."""

    def __init__(
        self,
        trainer: Trainer,
        dataset: Dataset,
        network: Network,
        names: tuple[str, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Compare with summing classes"))
        self._trainer, self._network, self._names = trainer, network, names
        about = QLabel(
            self.tr(
                "The network knew {count} classes before. Say which of them stand for each of"
                " yours, by number or by a part of their names, as in 281-285, lynx. Their"
                " probabilities are summed, and the largest sum is the answer."
            ).format(count=len(names)),
            self,
        )
        about.setWordWrap(True)
        holder = QWidget(self)
        form = QFormLayout(holder)
        self.fields: dict[str, QLineEdit] = {}
        for name in dataset.classes:
            field = self.fields[name] = QLineEdit(holder)
            field.setAccessibleName(name)
            if any(name.casefold() in known.casefold() for known in names):
                field.setText(name)
            form.addRow(name, field)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(holder)
        self.outcome = QLabel(self)
        self.outcome.setWordWrap(True)
        self.bar = question_bar(self.tr("Pictures looked at"), self)
        self.compare = QPushButton(self.tr("Compare"), self)
        self.compare.setDefault(True)
        restyle(self.compare, "primary", True)
        self.compare.clicked.connect(self._ask)
        close = QPushButton(self.tr("Close"), self)
        close.clicked.connect(self.close)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 16)
        box.setSpacing(12)
        for widget in (about, area, self.bar, self.outcome):
            box.addWidget(widget)
        row = QHBoxLayout()
        box.addLayout(row)
        row.addStretch()
        row.addWidget(self.compare)
        row.addWidget(close)
        self.setMinimumWidth(WIDTH_PX)
        trainer.changed.connect(self._trainer_changed)

    def _ask(self) -> None:
        sums = []
        for name, field in self.fields.items():
            try:
                found = outputs_of(field.text(), self._names)
            except Refused as refused:
                self._complain(field, sentence(refused.message))
                return
            if not found:
                text = self.tr("Say which classes stand for {name}.").format(name=name)
                self._complain(field, text)
                return
            sums.append(found)
        self.outcome.setText(self.tr("The pictures held out are looked at…"))
        self._trainer.ask(SummingQuestion(self._network, tuple(sums)))

    def _complain(self, field: QLineEdit, text: str) -> None:
        self.outcome.setText(text)
        field.setFocus()
        field.selectAll()

    def _trainer_changed(self, old: TrainingState, new: TrainingState) -> None:
        kind = SummingQuestion.kind
        show_progress(self.bar, new.waiting.get(kind))
        self.compare.setEnabled(kind not in new.waiting)
        answer = new.answers.get(kind)
        if answer is None or answer is old.answers.get(kind):
            return
        assert isinstance(answer.answer, Summed)
        self._show(answer.answer, new)

    def _show(self, summed: Summed, state: TrainingState) -> None:
        values = {"sum": f"{100 * summed.share:.1f}", "count": summed.count}
        text = self.tr("By sums, {sum} % of the {count} pictures held out are right.")
        if state.examination is not None:
            text = self.tr(
                "By sums, {sum} % of the {count} pictures held out are right; by the new last"
                " layer, {layer} %."
            )
            values["layer"] = f"{100 * state.examination.metrics.accuracy:.1f}"
        self.outcome.setText(text.format(**values))
