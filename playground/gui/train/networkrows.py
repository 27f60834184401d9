"""The layers that have weights to learn, a row each, with a padlock for those that stay."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.core import edits
from playground.core.counting import from_one
from playground.core.messages import marked
from playground.core.session import Session
from playground.core.word_count import grouped
from playground.engine.compute.evaluate import stages_of
from playground.gui.state.store import Store
from playground.gui.train.data.loader import Data
from playground.gui.widgets.elided import ElidedLabel
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.wording import layer_title


class NetworkRows(QWidget):
    """A heading with the number of weights, and a frame with the rows."""

    def __init__(self, store: Store, data: Data, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._data = data
        self.locks: dict[int, IconButton] = {}
        title = QLabel(self.tr("Network"), self)
        title.setProperty("role", "title")
        self.total = QLabel(self)
        self.total.setProperty("role", "muted")
        self._frame = QFrame(self)
        self._frame.setProperty("card", True)
        self._rows = QGridLayout(self._frame)
        self._rows.setContentsMargins(8, 0, 4, 0)
        self._rows.setVerticalSpacing(0)
        self._rows.setHorizontalSpacing(8)
        self._rows.setColumnStretch(0, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        head = QHBoxLayout()
        box.addLayout(head)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.total)
        box.addWidget(self._frame)
        store.changed.connect(self._session_changed)
        data.loaded.connect(self._show)
        data.failed.connect(self._show)
        self._show()

    def _session_changed(self, old: Session, new: Session) -> None:
        if old.training.frozen != new.training.frozen:
            self._show()
        elif old.network is not new.network:
            before, after = (
                [(layer.kind, layer.parameters(), layer.enabled) for layer in each.network]
                for each in (old, new)
            )
            if before != after:
                self._show()

    def _show(self, *_: object) -> None:
        session, dataset = self._store.session, self._data.dataset
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.locks.clear()
        stages = stages_of(session.network, dataset.shape if dataset else session.shape)
        counts = {at: stage.layer.parameters() for at, stage in enumerate(stages)}
        total = self.tr("{count} weights").format(count=grouped(sum(counts.values())))
        self.total.setText(total)
        for place, count in counts.items():
            if count:
                self._add_row(place, count)
        self._frame.setVisible(bool(self.locks))

    def _add_row(self, place: int, count: int) -> None:
        session = self._store.session
        layer = session.network[place]
        row = len(self.locks)
        name = ElidedLabel(self)
        name.set_parts(layer_title(layer))
        weights = QLabel(grouped(count), self)
        weights.setProperty("role", "muted")
        frozen = place in session.training.frozen
        lock = IconButton(
            "lock" if frozen else "unlock",
            self.tr("Layer {number} is frozen").format(number=from_one(place))
            if frozen
            else self.tr("Freeze layer {number}").format(number=from_one(place)),
            self.tr("Keep the weights of this layer while training"),
            self,
        )
        lock.setCheckable(True)
        lock.setChecked(frozen)
        lock.setProperty("flat", True)
        lock.clicked.connect(
            lambda on, place=place: self._store.edit(
                marked("edit", "Freeze a layer"), edits.set_frozen, place, on
            )
        )
        self.locks[place] = lock
        self._rows.addWidget(name, row, 0)
        self._rows.addWidget(weights, row, 1, Qt.AlignmentFlag.AlignRight)
        self._rows.addWidget(lock, row, 2)
