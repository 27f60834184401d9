"""A number that is typed, also as a fraction, or stepped by arrow keys and wheel."""

from __future__ import annotations

import math
import re
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QToolTip, QWidget

from playground.core.fields import Field
from playground.core.messages import Refused, marked
from playground.core.word_count import MINUS
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.keys import RETURN
from playground.gui.widgets.metrics import line_height
from playground.gui.widgets.styleproperty import restyle
from playground.gui.widgets.textline import TextLine
from playground.gui.widgets.wheelrest import WheelRest
from playground.gui.widgets.wording import sentence, translated
from playground.kernels.text import parse_number, short_number

GESTURE_PAUSE_MS = 600
"""Milliseconds without a step after which steps no longer count as one gesture."""


MAX_SLIDER_RANGE = 1000.0
"""A field with a wider range has no slider: no hand could hit a number on it."""

LEAST_WIDE_STEP = 0.1
"""The least step in a field that has no slider: it goes through 0."""


def nice_step(size: float) -> float:
    """A power of ten of which `size` holds ten to a hundred; 0.1 when there is no size."""
    if not size or not math.isfinite(size):
        return 0.1
    return float(10.0 ** (math.floor(math.log10(size)) - 1))


def snapped(value: float, step: float) -> float:
    """The multiple of `step`, a power of ten, nearest to `value`, without binary dust."""
    digits = max(0, -math.floor(math.log10(step) + 1e-9))
    return round(round(value / step) * step, digits)


def next_in_decade(value: float, steps: int, least: float) -> float:
    """So many steps on, each of them one of the first digit: 0.009, 0.01, 0.02; below is 0."""
    for _ in range(abs(steps)):
        if value < least:
            value = least if steps > 0 else 0.0
            continue
        digit = 10.0 ** math.floor(math.log10(value) + 1e-9)
        if steps < 0 and value < digit * (1 + 1e-9):
            digit /= 10
        value = snapped(value + math.copysign(digit, steps), digit)
        if value < least * (1 - 1e-9):
            value = 0.0
    return value


@gestures(
    marked("gesture", "A number"),
    marked("gesture", "Type: a number, also 1/9; Enter takes it"),
    marked("gesture", "↑ ↓: a step; Page Up and Page Down ten"),
    marked("gesture", "Wheel: a step, once it has the keyboard or the pointer has rested here"),
    marked("gesture", "Escape: brings the number before back"),
)
class NumberSpin(QAbstractSpinBox):
    """Checks what is typed against a declared field and says in words what is wrong with it."""

    edited = Signal(float, bool)
    """A new value, and whether it is one of a run of steps."""

    released = Signal()
    """The run of steps is over."""

    def __init__(self, field: Field, step: float = 0.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._value = min(max(0.0, field.low), field.high)
        self._step = step
        # Words stand in the label; signs such as ° go with the number.
        unit = translated("field", field.unit) if field.unit else ""
        self._suffix = "" if any(character.isalpha() for character in unit) else unit
        self._longest = f"{MINUS}0.0000"
        if field.kind != "float":
            self._longest = max(field.bound(field.low), field.bound(field.high), "00", key=len)
        self._reason = ""
        self._bare = False
        self._asked = QSize()
        self.setAccessibleDescription(translated("field", field.help))
        self.setLineEdit(TextLine(self))
        self.lineEdit().setTextMargins(2, 0, 2, 0)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(GESTURE_PAUSE_MS)
        self._pause.timeout.connect(self.released)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        WheelRest(self)
        self.setProperty("number", True)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.lineEdit().textEdited.connect(lambda _: self._show_reason(""))
        self.lineEdit().setText(self._text())

    def set_range(self, low: float, high: float) -> None:
        """Take numbers from `low` to `high` from now on; the one that is shown stays."""
        self._field = replace(self._field, low=low, high=high)

    def set_step(self, step: float) -> None:
        """Let an arrow key and the wheel go by so much."""
        self._step = step

    def _step_now(self) -> float:
        """The step that was set, or the one that suits the field.

        Whole numbers go on to the next that is offered; others by the range, and by the number
        where that is too wide.
        """
        span = self._field.high - self._field.low
        if self._step or self._field.kind != "float":
            return self._step or float(self._field.every)
        if span > MAX_SLIDER_RANGE:
            return max(LEAST_WIDE_STEP, nice_step(abs(self._value)))
        return nice_step(span)

    @property
    def value(self) -> float:
        """The number that is shown."""
        return self._value

    def set_value(self, value: float) -> None:
        """Show a number, silently; what was typed and not taken goes."""
        if value != self._value or self.lineEdit().isModified():
            self._value = value
            self._show_value()

    def _show_value(self) -> None:
        self._show_reason("")
        self.lineEdit().setText(self._text())
        self._ask_for_room()

    def _ask_for_room(self) -> None:
        """Have the layout look again where a whole number needs more room, or less, than before."""
        if self.sizeHint() != self._asked:
            self._asked = self.sizeHint()
            self.updateGeometry()

    def set_room(self, longest: str) -> None:
        """Be as wide as this text needs."""
        self._longest = longest
        if not self.lineEdit().isModified():
            self.lineEdit().setText(self._text())
        self.updateGeometry()

    def set_bare(self) -> None:
        """Show no buttons, for there is a slider; Qt's own way to it breaks with a style sheet."""
        self._bare = True
        restyle(self, "bare", True)

    def finish(self) -> None:
        """End a run of steps now."""
        if self._pause.isActive():
            self._pause.stop()
            self.released.emit()

    @property
    def reason(self) -> str:
        """Why what was typed cannot be taken; "" when it can."""
        return self._reason

    def _text(self) -> str:
        """The number in as many digits as there is room for; in all six while it is edited.

        One near a bound is not rounded to it, however little room there is: 0.999 would be 1.
        """
        metrics = self.fontMetrics()
        room = metrics.horizontalAdvance(self._longest + self._suffix)
        text = self._spelt(6)
        for digits in range(5, 1, -1):
            zeros = re.sub(r"\d", "0", text)  # as wide as what the room was given for
            shorter = self._spelt(digits)
            if self.hasFocus() or metrics.horizontalAdvance(zeros) <= room or not shorter:
                break
            text = shorter
        return text

    def _spelt(self, digits: int) -> str:
        """The number in so many digits; "" where these make a bound of it."""
        text = self._number(digits)
        if self._field.kind == "float" and self._field.low < self._value < self._field.high:
            bounds = (self._field.bound(self._field.low), self._field.bound(self._field.high))
            if text in bounds and digits < 6:
                return ""
        return text.replace("-", MINUS) + self._suffix

    def _number(self, digits: int) -> str:
        """A whole number in all its digits, a fraction as one, another to so many digits."""
        if self._field.kind != "float":
            return self._field.bound(self._value)
        return short_number(self._value, digits)

    # Typing.

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Let everything be typed: the reason is given when it is to be taken."""
        return QValidator.State.Acceptable, text, position

    def take(self) -> bool:
        """Take what was typed; False, with the reason shown, when it is no such number."""
        if not self.lineEdit().isModified():
            return True
        text = self.lineEdit().text().strip().removesuffix(self._suffix)
        try:
            value = float(self._field.checked(parse_number(text)))
        except Refused as refused:
            self._show_reason(sentence(refused.message))
            return False
        self.finish()
        changed = value != self._value
        self.set_value(value)
        if changed:
            self.edited.emit(value, False)
        return True

    def _show_reason(self, reason: str) -> None:
        self._reason = reason
        restyle(self, "invalid", bool(reason))
        if reason:
            below = self.mapToGlobal(self.rect().bottomLeft())
            QToolTip.showText(below, reason, self)
        elif QToolTip.isVisible():
            QToolTip.hideText()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in RETURN:
            if self.take():
                self.selectAll()
        elif key == Qt.Key.Key_Escape and self.lineEdit().isModified():
            self._show_value()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.lineEdit().isModified():
            self.lineEdit().setText(self._text())
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if not self.take():
            self._show_value()
        super().focusOutEvent(event)
        self.finish()
        self.lineEdit().setText(self._text())

    # Stepping.

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        """Up and down, as far as the bounds go."""
        flags = QAbstractSpinBox.StepEnabledFlag.StepNone
        if self._value < self._field.high:
            flags |= QAbstractSpinBox.StepEnabledFlag.StepUpEnabled
        if self._value > self._field.low:
            flags |= QAbstractSpinBox.StepEnabledFlag.StepDownEnabled
        return flags

    def stepBy(self, steps: int) -> None:
        """Change the number; the steps that follow soon belong to the same gesture."""
        if not self.take():
            return
        if self._field.decades:
            least = self._field.high / 10**self._field.decades
            value = next_in_decade(self._value, steps, least)
        else:
            step = self._step_now()
            start = self._field.low if self._field.every > 1 else 0.0
            value = start + snapped(self._value - start + steps * step, step)
        value = min(max(value, self._field.low), self._field.high)
        if value != self._value:
            self.set_value(value)
            self._pause.start()
            self.edited.emit(value, True)

    # Size.

    def sizeHint(self) -> QSize:
        """Room for the longest whole number that is usual, or for a sign and a few digits.

        One that is longer has all of its digits, too: other numbers are written shorter.
        """
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self._longest + self._suffix) + 12
        if self._field.kind != "float":
            width = max(width, metrics.horizontalAdvance(self._text()) + 12)
        width += 0 if self._bare else 18
        return QSize(width, line_height(self))

    def minimumSizeHint(self) -> QSize:
        """No less: a number that is cut is another number."""
        return self.sizeHint()
