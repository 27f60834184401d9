"""The epoch that is looked at: one slider for filters, maps, predictions, confusion and figures."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSlider, QWidget

from playground.core.messages import marked
from playground.gui.state.store import Store
from playground.gui.train.state.trainer import Trainer
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.wheelrest import WheelRest
from playground.training.protocol.questions.lookback import LookBack
from playground.training.protocol.state import TrainingState

PLAY_MS = 400
"""Milliseconds from one epoch to the next; longer where an epoch takes longer to show."""


@gestures(
    marked("gesture", "The timeline of epochs"),
    marked("gesture", "Drag or ← →: shows filters, maps and figures as they were after an epoch"),
    marked("gesture", "Home, End: the first and the last epoch"),
)
class EpochBar(QWidget):
    """A slider over the epochs that were kept, with Play, and a button that goes back for good.

    The arrow keys go from epoch to epoch, Home and End to the first and the last.
    """

    def __init__(self, store: Store, trainer: Trainer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._trainer = trainer
        self.play = IconButton("play", self.tr("Play the epochs"), "", self)
        self.play.clicked.connect(self._toggle)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        WheelRest(self.slider)
        self.slider.setAccessibleName(self.tr("Epoch"))
        self.slider.setToolTip(
            self.tr("See filters, maps, predictions and figures as they were after an epoch")
        )
        self.slider.setPageStep(1)
        self.slider.valueChanged.connect(self._look_at_epoch)
        self.epoch = QLabel(self)
        self.epoch.setProperty("role", "muted")
        self.go = QPushButton(self.tr("Go back"), self)
        self.go.setToolTip(self.tr("Go back to this epoch for good; training goes on from there"))
        self.go.clicked.connect(self._go_back_to_epoch)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.play)
        box.addWidget(self.slider, 1)
        box.addWidget(self.epoch)
        box.addWidget(self.go)
        self._timer = QTimer(self)
        self._timer.setInterval(PLAY_MS)
        self._timer.timeout.connect(self._show_next)
        self.slider.sliderPressed.connect(self._stop)
        trainer.changed.connect(self._trainer_changed)
        self._refresh()
        if store.view.plays_epochs and self.play.isEnabled():  # in the window before this one
            self._start()

    @property
    def is_playing(self) -> bool:
        """Whether one epoch after the other is shown."""
        return self._timer.isActive()

    def _trainer_changed(self, old: TrainingState, new: TrainingState) -> None:
        seen = ("kept", "setup", "died", "looked_at", "waiting", "phase")
        if any(getattr(old, name) is not getattr(new, name) for name in seen):
            if new.is_training or new.setup is not old.setup:
                self._stop()
            self._refresh()

    def _refresh(self) -> None:
        state = self._trainer.state
        kept = state.kept
        for control in (self.slider, self.go, self.play):
            control.setEnabled(len(kept) > 1 and state.has_begun)
        if not self.slider.isSliderDown():
            chosen = state.epoch_in_view if state.is_looking_back or not kept else kept[-1]
            places = [at for at, epoch in enumerate(kept) if epoch <= chosen]
            self.slider.blockSignals(True)  # only the user's moves ask for another epoch
            self.slider.setRange(0, max(0, len(kept) - 1))
            self.slider.setValue(max(places, default=0))
            self.slider.blockSignals(False)
        self._show_epoch()

    def _chosen(self) -> int | None:
        kept = self._trainer.state.kept
        return kept[min(self.slider.value(), len(kept) - 1)] if kept else None

    def _show_epoch(self) -> None:
        epoch = self._chosen()
        self.epoch.setVisible(epoch is not None)
        if epoch is None:
            return
        text, last = self.tr("epoch {number}"), self._trainer.state.kept[-1]
        if epoch < last:
            text = self.tr("epoch {number} of {last}")
        self.epoch.setText(text.format(number=epoch, last=last))

    def _look_at_epoch(self) -> None:
        epoch = self._chosen()
        self._show_epoch()
        if epoch is not None:
            self._trainer.look_back(epoch)

    def _go_back_to_epoch(self) -> None:
        self._stop()
        epoch = self._chosen()
        if epoch is not None and self._trainer.state.has_begun:
            self._trainer.go_to(epoch)

    # Playing.

    def _toggle(self) -> None:
        if self.is_playing:
            self._stop()
            return
        if self.slider.value() == self.slider.maximum():
            self.slider.setValue(0)
        self._start()

    def _start(self) -> None:
        self._timer.start()
        self._show_play()

    def _stop(self) -> None:
        self._timer.stop()
        self._show_play()

    def _show_play(self) -> None:
        self._store.look(plays_epochs=self.is_playing)
        self.play.set_icon_name("pause" if self.is_playing else "play")
        self.play.set_words(
            self.tr("Hold at this epoch") if self.is_playing else self.tr("Play the epochs")
        )

    def _show_next(self) -> None:
        if LookBack.kind in self._trainer.state.waiting:
            return  # the epoch before is not shown yet
        self.slider.setValue(self.slider.value() + 1)
        if self.slider.value() == self.slider.maximum():
            self._stop()
