"""How far the training has come, and the epoch that is looked at: one slider for everything."""

from __future__ import annotations

import math
from bisect import bisect_right

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from playground.core.messages import marked
from playground.core.session import Session
from playground.core.word_count import grouped
from playground.gui.state.store import Store
from playground.gui.train.cards.timeline import Timeline, TimelineWords
from playground.gui.train.state.trainer import Trainer
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.wheelrest import WheelRest
from playground.training.protocol.messages import Progress
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
    """A slider over the epochs, with Play; above it the epoch, and the time at the right."""

    def __init__(self, store: Store, trainer: Trainer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._trainer = trainer
        self.play = IconButton("play", self.tr("Play the epochs"), "", self)
        self.play.setProperty("flat", True)
        self.play.clicked.connect(self._toggle)
        self.slider = Timeline(self)
        WheelRest(self.slider)
        self.slider.setAccessibleName(self.tr("Epoch"))
        self.slider.setToolTip(
            self.tr("See filters, maps, predictions and figures as they were after an epoch")
        )
        self.slider.valueChanged.connect(self._look_at_epoch)
        self.words = TimelineWords(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.words)
        line = QHBoxLayout()
        box.addLayout(line)
        line.setSpacing(4)
        line.addWidget(self.play)
        line.addWidget(self.slider, 1)
        self._timer = QTimer(self)
        self._timer.setInterval(PLAY_MS)
        self._timer.timeout.connect(self._show_next)
        self.slider.sliderPressed.connect(self._stop)
        trainer.changed.connect(self._trainer_changed)
        store.changed.connect(self._session_changed)
        self._refresh()
        if store.view.plays_epochs and self.play.isEnabled():  # in the window before this one
            self._start()

    @property
    def is_playing(self) -> bool:
        """Whether one epoch after the other is shown."""
        return self._timer.isActive()

    def _session_changed(self, old: Session, new: Session) -> None:
        if old.training.epochs != new.training.epochs:
            self._refresh()

    def _trainer_changed(self, old: TrainingState, new: TrainingState) -> None:
        seen = ("kept", "setup", "died", "looked_at", "waiting", "phase", "loading", "start")
        if any(getattr(old, name) is not getattr(new, name) for name in seen):
            if new.is_training or new.setup is not old.setup:
                self._stop()
            self._refresh()
        elif old.progress is not new.progress or old.epoch != new.epoch:
            self._show_progress()

    def _refresh(self) -> None:
        state = self._trainer.state
        kept = state.kept
        for control in (self.slider, self.play):
            control.setEnabled(len(kept) > 1 and state.has_begun)
        self.slider.blockSignals(True)  # only the user's moves ask for another epoch
        self.slider.show_epochs(kept, self._store.session.training.epochs)
        if not self.slider.isSliderDown():
            chosen = state.epoch_in_view if state.is_looking_back or not kept else kept[-1]
            before = bisect_right(kept, chosen)
            self.slider.setValue(kept[before - 1] if before else 0)
        self.slider.blockSignals(False)
        self._show_progress()

    # How far it is.

    def _show_progress(self) -> None:
        self.slider.show_done(self._done_share(), not self._is_back())
        words, short = self._words()
        self.words.show_words(words, self._time(long=False), self._time(long=True), short)

    def _is_back(self) -> bool:
        """Whether the handle is at another epoch than the latest."""
        kept = self._trainer.state.kept
        return bool(kept) and self.slider.epoch != kept[-1]

    def _epochs_done(self) -> float:
        state = self._trainer.state
        progress = state.progress
        done = progress.epoch + progress.batch / max(1, progress.batches) if progress else 0.0
        return max(done, float(state.epoch))  # the last report within an epoch may be older

    def _done_share(self) -> float:
        state = self._trainer.state
        if state.loading is not None:
            return min(1.0, state.loading.done / max(1, state.loading.total))
        if not state.has_begun:
            return 0.0
        return min(1.0, self._epochs_done() / max(1, self.slider.maximum()))

    def _words(self) -> tuple[str, str]:
        """How far it is, in words and in fewer."""
        state, total = self._trainer.state, self._store.session.training.epochs
        if state.loading is not None:
            if state.plan is not None and state.plan.frozen:
                return self.tr("What the frozen layers make of the pictures…"), self.tr("Features…")
            return self.tr("Looking through the data…"), self.tr("Loading…")
        if state.phase == "loading":
            return self.tr("Getting ready…"), self.tr("Loading…")
        done = self._epochs_done() if state.has_begun else 0.0
        at = f"{done:.1f}".removesuffix(".0")
        if self._is_back():
            at = str(self.slider.epoch)
        elif state.is_training:  # the one that is being trained; the line says how far it is
            at = str(min(int(done) + 1, total))
        return self.tr("Epoch {done} of {total}").format(done=at, total=total), f"{at} / {total}"

    def _time(self, long: bool) -> str:
        """The time that is left, or that it has taken; the `long` form has the speed as well."""
        state = self._trainer.state
        if state.is_training and state.progress is not None:
            return self._left(state.progress, long)
        if not state.has_begun:
            setup = state.setup
            if setup is None or not long:
                return ""
            text = self.tr("Ready on {device}, threads: {threads}")
            return text.format(device=setup.device, threads=setup.threads)
        epochs = state.run.epochs if state.run is not None else ()
        seconds = sum((each.seconds for each in epochs if math.isfinite(each.seconds)), 0.0)
        return self.tr("{time} s").format(time=f"{seconds:.0f}") if seconds else ""

    def _left(self, progress: Progress, long: bool) -> str:
        left = progress.seconds_left
        minutes, seconds = divmod(round(left), 60) if math.isfinite(left) else (0, 0)
        text = self.tr("{minutes}:{seconds} left")
        if long:
            text = self.tr("{speed} pictures/s · {minutes}:{seconds} left")
        speed = grouped(round(progress.pictures_per_second))
        return text.format(speed=speed, minutes=minutes, seconds=f"{seconds:02}")

    # Looking at another epoch.

    def _look_at_epoch(self) -> None:
        epoch = self.slider.epoch
        if epoch is None:
            return
        if epoch != self.slider.value():
            self.slider.blockSignals(True)
            self.slider.setValue(epoch)
            self.slider.blockSignals(False)
        self._show_progress()
        if epoch != self._trainer.state.looked_at:
            self._trainer.look_back(epoch)

    # Playing.

    def _toggle(self) -> None:
        if self.is_playing:
            self._stop()
            return
        kept = self._trainer.state.kept
        if kept and self.slider.value() == kept[-1]:
            self.slider.setValue(kept[0])
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
        later = [each for each in self._trainer.state.kept if each > self.slider.value()]
        if later:
            self.slider.setValue(later[0])
        if len(later) <= 1:
            self._stop()
