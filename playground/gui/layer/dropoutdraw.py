"""The switch that shows what dropout would leave out at one step of training."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from playground.core.word_count import short
from playground.engine.view.dropped import MAX_DRAWN_CELLS
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState


class DropoutDraw(QWidget):
    """Shows one draw in the maps of dropout layers, or another; nothing is computed with it."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._next = 1
        self.switch = QCheckBox(self.tr("Show one draw"), self)
        self.switch.setToolTip(
            self.tr("The maps as one step of training would have them: some values left out")
        )
        self.again = QPushButton(self.tr("Draw again"), self)
        self.again.setToolTip(self.tr("Leave out other values, as the next step would"))
        self.words = QLabel(self)
        self.words.setProperty("role", "muted")
        self.words.setWordWrap(True)
        self.words.setText(
            self.tr(
                "Values left out are 0, the others grow to make up. Later layers show the network"
                " outside training, where nothing is left out. Maps of more than {count} cells are"
                " shown whole."
            ).format(count=short(MAX_DRAWN_CELLS))
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        row = QHBoxLayout()
        box.addLayout(row)
        row.addWidget(self.switch, 1)
        row.addWidget(self.again)
        box.addWidget(self.words)
        self.switch.clicked.connect(self._switch)
        self.again.clicked.connect(self._draw)
        store.view_changed.connect(self._view_changed)
        self._show(store.view)

    def _switch(self, on: bool) -> None:
        self._store.look(dropout_draw=self._next if on else 0)

    def _draw(self) -> None:
        self._next += 1
        self._store.look(dropout_draw=self._next)

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.dropout_draw != new.dropout_draw:
            self._show(new)

    def _show(self, view: ViewState) -> None:
        self._next = max(self._next, view.dropout_draw)
        self.switch.setChecked(view.dropout_draw > 0)
        self.again.setEnabled(view.dropout_draw > 0)
