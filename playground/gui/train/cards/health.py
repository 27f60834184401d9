"""Weights and gradients by layer, as histograms, with a plain word on what is amiss."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from playground.core.counting import from_one
from playground.core.word_count import written
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.train.state.trainer import Trainer
from playground.gui.widgets.theme import theme
from playground.gui.widgets.wording import layer_title, sentences
from playground.training.protocol.causes.finding import Finding
from playground.training.protocol.judgement import layers_in_view
from playground.training.protocol.layer_health import Histogram, LayerHealth
from playground.training.protocol.state import TrainingState

ROW_PX = 80
NAME_PX = 168
GAP_PX = 16
WORDS_PX = 20
ORANGE = "#f59322"


class HealthCard(QWidget):
    """The card of what is amiss at the epoch in view, and of the state of its layers."""

    def __init__(self, store: Store, trainer: Trainer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._trainer = trainer
        self._findings: tuple[Finding, ...] = ()
        self.title = title = QLabel(self)
        title.setProperty("role", "title")
        self.worst = QLabel(self)
        self.worst.setWordWrap(True)
        self.others = QLabel(self)
        self.others.setWordWrap(True)
        self.others.setProperty("role", "muted")
        self.fold = QPushButton(self)
        self.fold.setCheckable(True)
        self.fold.setChecked(store.view.unfolds_findings)
        self.fold.toggled.connect(lambda on: store.look(unfolds_findings=on))
        self.rows = HealthRows(store, self)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        box.setSpacing(8)
        box.addWidget(title)
        box.addWidget(self.worst)
        line = QHBoxLayout()
        box.addLayout(line)
        line.addWidget(self.fold)
        line.addStretch(1)
        box.addWidget(self.others)
        box.addWidget(self.rows)
        box.addStretch(1)
        self._is_behind = False
        trainer.changed.connect(self._trainer_changed)
        store.view_changed.connect(self._view_changed)
        self._show()

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.unfolds_findings != new.unfolds_findings:
            self.fold.setChecked(new.unfolds_findings)
            self._show_others()

    def _trainer_changed(self, old: TrainingState, new: TrainingState) -> None:
        before, now = (
            (state.findings, state.setup, state.run, state.epoch_in_view, state.set_by_hand)
            for state in (old, new)
        )
        if before != now or layers_in_view(old) is not layers_in_view(new):
            self._is_behind = True
            if self.isVisible():
                self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_behind:
            self._show()

    def _show(self) -> None:
        self._is_behind = False
        state = self._trainer.state
        layers = layers_in_view(state)
        self.title.setText(
            self.tr("Weights and gradients by layer")
            if state.set_by_hand is None
            else self.tr("Weights by layer, as they are now")
        )
        self.rows.show_layers(layers)
        self._findings = state.findings
        if self._findings:
            self._show_text(sentences(self._findings[0].sentences), "")
        elif not layers:
            self._show_text(self.tr("Histograms come with the training."), "muted")
        elif state.set_by_hand is not None:
            self._show_text(self.tr("Nothing amiss in the weights as they are now."), "muted")
        else:
            text = self.tr("Nothing amiss after {number} epochs.")
            self._show_text(text.format(number=state.epoch_in_view), "muted")
        self._show_others()

    def _show_others(self) -> None:
        """Show what else is amiss, or only how much."""
        on, others = self._store.view.unfolds_findings, self._findings[1:]
        self.fold.setVisible(bool(others))
        text = self.tr("Hide the rest") if on else self.tr("Show what else is seen: {count}")
        self.fold.setText(text.format(count=len(others)))
        self.others.setText("\n".join(sentences(other.sentences) for other in others))
        self.others.setVisible(on and bool(others))

    def _show_text(self, text: str, role: str) -> None:
        self.worst.setText(text)
        if self.worst.property("role") != role:
            self.worst.setProperty("role", role)
            self.worst.style().unpolish(self.worst)
            self.worst.style().polish(self.worst)


class HealthRows(QWidget):
    """A row a layer: its name, its weights, its gradients, its silent units."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._layers: tuple[LayerHealth, ...] = ()

    @property
    def layers(self) -> tuple[LayerHealth, ...]:
        """The layers that are shown: those of which there is something to say."""
        return self._layers

    def show_layers(self, layers: tuple[LayerHealth, ...]) -> None:
        """Show other layers."""
        self._layers = tuple(
            item for item in layers if item.weights is not None or item.units or item.saturated
        )
        self.setMinimumHeight(sum(self._height(item) for item in self._layers))
        self.setAccessibleName("; ".join(self._about(item) for item in self._layers))
        self.update()

    def _height(self, item: LayerHealth) -> int:
        return ROW_PX if item.weights is not None else WORDS_PX + 8

    def _name(self, item: LayerHealth) -> str:
        network = self._store.session.network
        title = layer_title(network[item.place]) if item.place < len(network) else ""
        return f"{from_one(item.place)}  {title}"

    def _about(self, item: LayerHealth) -> str:
        text = self._name(item)
        if item.units:
            silent = self.tr("{dead} of {units} units silent")
            text += " · " + silent.format(dead=item.dead, units=item.units)
        if item.saturated:
            saturated = self.tr("{share} % of its outputs saturated")
            text += " · " + saturated.format(share=f"{100 * item.saturated:.1f}")
        return text

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        y = 0.0
        longest = max(
            (painter.fontMetrics().horizontalAdvance(self._about(item)) for item in self._layers),
            default=0,
        )
        names = min(NAME_PX, longest + 4)
        width = (self.width() - names - 2 * GAP_PX) / 2
        for item in self._layers:
            painter.setPen(theme().text)
            if item.weights is None:
                line = QRectF(0, y, self.width(), WORDS_PX)
                painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, self._about(item))
            else:
                name = QRectF(0, y, names, ROW_PX - GAP_PX)
                flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(name, flags, self._about(item))
                left = QRectF(names + GAP_PX, y, width, ROW_PX - GAP_PX)
                self._paint(painter, left, item.weights, theme().accent, self.tr("W"))
                if item.gradients is not None:
                    right = left.translated(width + GAP_PX, 0)
                    self._paint(painter, right, item.gradients, QColor(ORANGE), self.tr("∂L/∂W"))
            y += self._height(item)
        painter.end()

    def _paint(
        self, painter: QPainter, area: QRectF, found: Histogram, colour: QColor, name: str
    ) -> None:
        bars = QRectF(area.x(), area.y(), area.width(), area.height() - WORDS_PX)
        most = max(1, int(found.counts.max(initial=1)))
        step = bars.width() / max(1, len(found.counts))
        for at, count in enumerate(found.counts):
            # A root lets the few large values beside a peak be seen.
            high = bars.height() * float(np.sqrt(count / most))
            painter.fillRect(
                QRectF(bars.x() + at * step, bars.bottom() - high, max(1.0, step - 1), high), colour
            )
        painter.setPen(theme().field_border)
        painter.drawLine(bars.bottomLeft(), bars.bottomRight())
        painter.setPen(theme().muted)
        words = QRectF(area.x(), bars.bottom(), area.width(), WORDS_PX)
        ends = [short(found.low), short(found.high)]
        metrics = painter.fontMetrics()
        room = area.width() - 2 * max(metrics.horizontalAdvance(end) for end in ends) - 12
        full = f"{name}, rms {short(found.rms)}"
        middle = full if metrics.horizontalAdvance(full) <= room else name
        for align, text in (
            (Qt.AlignmentFlag.AlignLeft, ends[0]),
            (Qt.AlignmentFlag.AlignHCenter, middle),
            (Qt.AlignmentFlag.AlignRight, ends[1]),
        ):
            painter.drawText(words, align | Qt.AlignmentFlag.AlignVCenter, text)

    def sizeHint(self) -> QSize:
        """Room for all layers."""
        return QSize(480, sum(self._height(item) for item in self._layers))


def short(value: float) -> str:
    """A number in two digits."""
    return written(value, ".2g")
