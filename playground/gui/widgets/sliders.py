"""A slider with its number beside it."""

from __future__ import annotations

import math
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QStyle, QStyleOptionSlider, QWidget

from playground.core.fields import Field
from playground.gui.widgets.numberspin import NumberSpin, nice_step, snapped
from playground.gui.widgets.wheelrest import WheelRest

SLIDER_POSITIONS = 400
"""Places of a slider for fractions: more than it has pixels."""

MAX_EVEN_STEPS = 100
"""Whole numbers up to here lie evenly on the slider; where there are more, small ones get room."""


class Slider(QSlider):
    """A horizontal slider that jumps to where it is clicked and lets the page scroll past it."""

    stepped = Signal(int)
    """An arrow key, a page key or the wheel asks for so many steps."""

    left = Signal()
    """The keyboard has gone elsewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        WheelRest(self)
        self.setMinimumWidth(56)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            option = QStyleOptionSlider()
            self.initStyleOption(option)
            handle = self.style().subControlRect(
                QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, self
            )
            if not handle.contains(event.position().toPoint()):
                self.setSliderDown(True)
                self.setSliderPosition(self._position_at(event.position().x(), handle.width()))
        super().mousePressEvent(event)

    def _position_at(self, x: float, handle: int) -> int:
        room = max(1, self.width() - handle)
        share = min(max((x - handle / 2) / room, 0.0), 1.0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            share = 1 - share
        return round(self.minimum() + share * (self.maximum() - self.minimum()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.angleDelta().y():
            self.stepped.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_PageUp: 10,
            Qt.Key.Key_PageDown: -10,
        }.get(Qt.Key(event.key()))
        if steps is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(steps)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class Scale:
    """Which number stands at which place of a slider."""

    def __init__(self, field: Field) -> None:
        self._low, self._high = field.low, field.high
        self._decades, self._every = field.decades, field.every
        self._whole = field.kind != "float"
        self._crowded = self._whole and self._high - self._low > MAX_EVEN_STEPS * self._every
        self._even = self._whole and not self._crowded
        self.step = 1.0 if self._whole else nice_step((self._high - self._low) / 5)

    @property
    def positions(self) -> int:
        """The last place; the first is 0."""
        count = int(self._high - self._low) // self._every
        return count if self._even else SLIDER_POSITIONS

    def value(self, position: int) -> float:
        """The number at a place."""
        if self._even:
            return self._low + position * self._every
        share = position / SLIDER_POSITIONS
        span = self._high - self._low
        if self._decades:
            return self._power(share) if position else self._low
        if self._crowded:
            return self._low + round(math.expm1(share * math.log1p(span)))
        return min(max(snapped(self._low + share * span, self.step), self._low), self._high)

    def _power(self, share: float) -> float:
        """The number at a share of the decades, to two digits."""
        return float(f"{self._high * 10 ** (self._decades * (share - 1)):.1e}")

    def position(self, value: float) -> int:
        """The place nearest to a number."""
        offset = min(max(value, self._low), self._high) - self._low
        if self._even:
            return round(offset / self._every)
        span = self._high - self._low
        if self._decades:
            if not offset > 0:
                return 0
            share = 1 + math.log10(value / self._high) / self._decades
            return min(max(round(SLIDER_POSITIONS * share), 1), SLIDER_POSITIONS)
        if self._crowded:
            return round(SLIDER_POSITIONS * math.log1p(offset) / math.log1p(span))
        return round(SLIDER_POSITIONS * offset / span)


class NumberControl(QWidget):
    """A number that is dragged, typed or stepped."""

    edited = Signal(float, bool)
    """A new value, and whether it is one of a drag or of a run of steps."""

    released = Signal()
    """The drag or the run of steps is over."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slider = Slider(self)
        self.spin = NumberSpin(field, parent=self)
        self.spin.set_bare()
        self._field = field
        self.set_slider_range(field.low, field.slider_high or field.high)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.slider, 1)
        box.addWidget(self.spin)
        self.setFocusProxy(self.slider)
        self.slider.valueChanged.connect(self._slid)
        self.slider.sliderReleased.connect(self.released)
        self.slider.stepped.connect(self.spin.stepBy)
        self.slider.left.connect(self.spin.finish)
        self.spin.edited.connect(self._typed)
        self.spin.released.connect(self.released)

    @property
    def value(self) -> float:
        """The number that is shown."""
        return self.spin.value

    def set_value(self, value: float) -> None:
        """Show a number, silently."""
        self.spin.set_value(value)
        self._place_slider()

    def show_slider(self, shown: bool) -> None:
        """Show the slider, or the number alone."""
        self.slider.setVisible(shown)
        self.setFocusProxy(self.slider if shown else self.spin)

    def set_range(self, low: float, high: float) -> None:
        """Take numbers from `low` to `high` alone; another one that is typed is told why not."""
        self.spin.set_range(low, high)
        self.set_slider_range(low, high)

    def set_slider_range(self, low: float, high: float) -> None:
        """Let the slider reach from `low` to `high`; what is typed may lie beyond."""
        self._scale = Scale(replace(self._field, low=low, high=high))
        if self._field.kind == "float":
            self.spin.set_step(nice_step(high - low))
        self.slider.blockSignals(True)
        self.slider.setRange(0, self._scale.positions)
        self.slider.setPageStep(max(1, self._scale.positions // 10))
        self.slider.blockSignals(False)
        self._place_slider()

    def setAccessibleName(self, name: str) -> None:
        """Name the slider and the number alike."""
        super().setAccessibleName(name)
        self.slider.setAccessibleName(name)
        self.spin.setAccessibleName(name)

    def _place_slider(self) -> None:
        self.slider.setAccessibleDescription(self.spin.text())  # its own value is a place
        if self.slider.isSliderDown():
            return  # the hand knows where it is
        self.slider.blockSignals(True)
        self.slider.setValue(self._scale.position(self.spin.value))
        self.slider.blockSignals(False)

    def _slid(self, position: int) -> None:
        value = self._scale.value(position)
        if value != self.spin.value:
            self.spin.set_value(value)
            self.edited.emit(value, self.slider.isSliderDown())

    def _typed(self, value: float, live: bool) -> None:
        self._place_slider()
        self.edited.emit(value, live)
