"""Play, pause, step, scrub and speed of the sliding window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QSlider, QWidget

from playground.gui.state.sliding import SPEEDS_HZ, Sliding
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.icons import icon
from playground.gui.widgets.theme import theme
from playground.gui.widgets.wheelrest import WheelRest


class SlidingControls(QWidget):
    """The buttons above the arithmetic."""

    def __init__(self, sliding: Sliding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sliding = sliding
        self.back = IconButton("step-back", self.tr("One place back"), "", self)
        self.play = SlideButton(self)
        self.forward = IconButton("step-forward", self.tr("One place forward"), "", self)
        self.stop = IconButton(
            "stop", self.tr("Take the window away: the maps are whole again"), "", self
        )
        self.scrub = QSlider(Qt.Orientation.Horizontal, self)
        WheelRest(self.scrub)
        self.scrub.setAccessibleName(self.tr("Place of the window"))
        self.scrub.setToolTip(self.tr("Drag to lay the window on any place"))
        self.scrub.setMinimumWidth(40)
        self.scrub.setMaximumWidth(220)
        self.speed = QComboBox(self)
        WheelRest(self.speed)
        for places in SPEEDS_HZ:
            self.speed.addItem(self.tr("{count}/s").format(count=places), places)
        self.speed.setCurrentIndex(self.speed.findData(sliding.speed))
        self.speed.setAccessibleName(self.tr("Speed"))
        self.speed.setToolTip(self.tr("Places a second"))
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for part in (self.scrub, self.speed, self.back, self.play, self.forward, self.stop):
            box.addWidget(part)
        self.back.clicked.connect(lambda: sliding.step(-1))
        self.play.clicked.connect(sliding.toggle)
        self.forward.clicked.connect(lambda: sliding.step(1))
        self.stop.clicked.connect(sliding.stop)
        self.scrub.sliderMoved.connect(self._scrubbed)
        self.scrub.actionTriggered.connect(lambda _: self._scrubbed(self.scrub.sliderPosition()))
        self.speed.currentIndexChanged.connect(
            lambda _: sliding.set_speed(self.speed.currentData())
        )
        sliding.changed.connect(self.refresh)
        self.refresh()

    def _scrubbed(self, position: int) -> None:
        self._sliding.pause()
        self._sliding.go(position)

    def refresh(self) -> None:
        """Show where the window is and whether it moves."""
        walk = self._sliding.walk()
        self.setEnabled(walk is not None)
        self.scrub.setMaximum(max(0, len(walk) - 1) if walk else 0)
        self.scrub.setValue(max(0, self._sliding.position))
        self.speed.setCurrentIndex(self.speed.findData(self._sliding.speed))
        self.play.show_playing(self._sliding.is_playing)
        slides = self._sliding.position >= 0
        for part in (self.scrub, self.speed, self.stop):
            part.setVisible(slides)


class SlideButton(QPushButton):
    """Starts and pauses the sliding; the one button of the panel that stands out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plays = False
        self.setProperty("primary", True)
        self.setToolTip(self.tr("Slide the window over the whole map"))
        self.setAccessibleDescription(self.toolTip())
        self._dress()

    def show_playing(self, plays: bool) -> None:
        """Offer to pause, or to slide."""
        if plays != self._plays:
            self._plays = plays
            self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.EnabledChange}:
            self._dress()

    def _dress(self) -> None:
        self.setText(self.tr("Pause") if self._plays else self.tr("Slide"))
        colours = theme()
        on = colours.on_accent if self.isEnabled() else colours.text
        self.setIcon(icon("pause" if self._plays else "play", on))
