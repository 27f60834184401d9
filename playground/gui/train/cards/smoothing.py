"""By how much the training curves are smoothed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.train.cards.curves import CurvePlot
from playground.gui.widgets.wheelrest import WheelRest

MAX_PERCENT = 99


class Smoothing(QWidget):
    """A slider of the share of the past that a smoothed curve keeps."""

    def __init__(
        self, store: Store, plots: tuple[CurvePlot, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._plots = plots
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        WheelRest(self.slider)
        self.slider.setRange(0, MAX_PERCENT)
        self.slider.setMaximumWidth(120)
        self.slider.setMinimumWidth(40)
        self.slider.setAccessibleName(self.tr("Smoothing"))
        self.slider.setToolTip(self.tr("Smooth the training curves; the numbers stay exact"))
        label = QLabel(self.tr("smooth"), self)
        label.setProperty("role", "muted")
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(label)
        box.addWidget(self.slider)
        self.slider.valueChanged.connect(lambda value: store.look(smoothing=value))
        store.view_changed.connect(self._view_changed)
        self._show(store.view.smoothing)

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.smoothing != new.smoothing:
            self._show(new.smoothing)

    def _show(self, percent: int) -> None:
        self.slider.setValue(percent)
        for plot in self._plots:
            plot.set_smoothing(percent / 100)
