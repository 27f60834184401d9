"""The controls that a form shows, one for each kind of declared field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QWidget,
)

from playground.core.fields import Choice, Field
from playground.core.messages import Refused
from playground.core.word_count import MINUS
from playground.gui.widgets.aswritten import as_written, explain
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.metrics import line_height
from playground.gui.widgets.numberspin import MAX_SLIDER_RANGE, NumberSpin
from playground.gui.widgets.segmented import Segmented
from playground.gui.widgets.sliders import NumberControl
from playground.gui.widgets.textline import TextLine
from playground.gui.widgets.wheelrest import WheelRest
from playground.gui.widgets.wording import translated
from playground.kernels.text import exact_number, parse_number

MAX_SEGMENTS = 4
MAX_SEGMENT_LETTERS = 20
"""On all segments together; more would not fit into a panel."""


class FieldControl(QWidget):
    """Shows one value of a declared field and says when the user changes it."""

    edited = Signal(object, bool)
    """The new value, and whether it is one of a drag or of a run of steps."""

    released = Signal()
    """The drag or the run of steps is over."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.help = translated("field", field.help)
        explain(self, self.help)

    def set_value(self, value: Any) -> None:
        """Show the document's value, silently."""
        raise NotImplementedError

    def show_owner(self) -> None:
        """Forget how the control was set up by hand: another object is shown now."""

    def _name(self, part: str = "") -> str:
        label = translated("field", self.field.label)
        return f"{label}, {part}" if part else label

    def _hold(self, *widgets: QWidget) -> None:
        """Lay the parts out side by side."""
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        for widget in widgets:
            box.addWidget(widget)
        self.setFocusProxy(widgets[0])


class SegmentsControl(FieldControl):
    """A choice of few, all in sight."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.segments = Segmented(_short_choices(field.choices), self)
        self.segments.setAccessibleName(self._name())
        for choice in field.choices:
            if choice.short:  # who cannot see that it is short hears the whole of it
                name = f"{self._name()}: {translated('field', choice.label)}"
                self.segments.button(choice.value).setAccessibleName(name)
        self.segments.chosen.connect(lambda value: self.edited.emit(value, False))
        self._hold(self.segments)

    def set_value(self, value: Any) -> None:
        self.segments.set_value(value)


class ListControl(FieldControl):
    """A choice of many, in a list that opens."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.list = CalmComboBox(self)
        self.list.setAccessibleName(self._name())
        self.list.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.list.setMinimumContentsLength(8)
        self._explanations = []
        for place, (value, label, explanation) in enumerate(_choices(field.choices)):
            self.list.addItem(label, value)
            self.list.setItemData(place, as_written(explanation), Qt.ItemDataRole.ToolTipRole)
            self._explanations.append(explanation)
        self.list.activated.connect(self._chosen)
        self._hold(self.list)

    def set_value(self, value: Any) -> None:
        place = self.list.findData(value)
        self.list.setCurrentIndex(place)
        explanation = self._explanations[place] if place >= 0 else ""
        self.list.setToolTip(f"<p>{self.help}</p><p>{explanation}</p>")
        self.list.setAccessibleDescription(f"{self.help} {explanation}".strip())

    def _chosen(self, place: int) -> None:
        self.edited.emit(self.list.itemData(place), False)


class CalmComboBox(QComboBox):
    """Lets the page scroll past it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        WheelRest(self)

    def sizeHint(self) -> QSize:
        """As high as the other controls."""
        return QSize(super().sizeHint().width(), line_height(self))


class CheckControl(FieldControl):
    """Yes or no."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.check = QCheckBox(self)
        self.check.setAccessibleName(self._name())
        self.check.clicked.connect(lambda checked: self.edited.emit(checked, False))
        self._hold(self.check)

    def set_value(self, value: Any) -> None:
        self.check.setChecked(value)


class NumberFieldControl(FieldControl):
    """One number: with a slider, unless the range is too wide for a hand."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        wide = field.kind == "float" and field.high - field.low > MAX_SLIDER_RANGE
        self.number = NumberSpin(field, parent=self) if wide else NumberControl(field, self)
        self.number.setAccessibleName(self._name())
        self.number.edited.connect(lambda value, live: self.edited.emit(_typed(field, value), live))
        self.number.released.connect(self.released)
        self._hold(self.number)

    def set_value(self, value: Any) -> None:
        self.number.set_value(float(value))


class PairControl(FieldControl):
    """Two numbers, down and across, held together by a chain while they are equal.

    They have one line: where they are two, both are numbers alone, else there is a slider.
    """

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        part = replace(field, kind="int", relevant=None)
        self.numbers = (NumberControl(part, self), NumberControl(part, self))
        self._values = (0, 0)
        self._marks = (QLabel("↓", self), QLabel("→", self))
        self.chain = IconButton("link", "", parent=self)
        self.chain.setCheckable(True)
        self.chain.setProperty("flat", True)
        self.chain.clicked.connect(self._chained)
        self.chain.toggled.connect(self._lay)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        for row, number in enumerate(self.numbers):
            line.addWidget(self._marks[row])
            line.addWidget(number, 1)
            number.edited.connect(
                lambda value, live, row=row: self._number_edited(row, int(value), live)
            )
            number.released.connect(self.released)
        line.addWidget(self.chain)
        self.setFocusProxy(self.numbers[0])
        self.chain.setChecked(True)

    def set_value(self, value: Any) -> None:
        self._values = value
        for number, part in zip(self.numbers, value, strict=True):
            number.set_value(float(part))
        if value[0] != value[1]:
            self.chain.setChecked(False)

    def show_owner(self) -> None:
        self.chain.setChecked(True)

    def _lay(self, linked: bool) -> None:
        down = self.tr("down and across") if linked else self.tr("down")
        self.numbers[0].setAccessibleName(self._name(down))
        self.numbers[1].setAccessibleName(self._name(self.tr("across")))
        self.numbers[1].setHidden(linked)
        for number in self.numbers:
            number.show_slider(linked)
        for mark in self._marks:
            mark.setHidden(linked)
        label = self.tr("Down and across alike")
        self.chain.setAccessibleName(self._name(label))
        self.chain.setToolTip(label)
        self.chain.set_icon_name("link" if linked else "unlink")

    def _chained(self, linked: bool) -> None:
        if linked and self._values[0] != self._values[1]:
            self._values = (self._values[0], self._values[0])
            self.edited.emit(self._values, False)

    def _number_edited(self, row: int, value: int, live: bool) -> None:
        first, second = self._values
        if self.chain.isChecked():
            first = second = value
        elif row == 0:
            first = value
        else:
            second = value
        self._values = (first, second)
        self.edited.emit(self._values, live)


class SidesControl(FieldControl):
    """Four numbers around a square that stands for the input."""

    PLACES = ((0, 1), (2, 1), (1, 0), (1, 2))
    """Row and column in the cross for top, bottom, left and right."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        part = replace(field, kind="int", relevant=None)
        names = (self.tr("top"), self.tr("bottom"), self.tr("left"), self.tr("right"))
        self.numbers = tuple(NumberSpin(part, parent=self) for _ in names)
        self._values: tuple[int, ...] = (0, 0, 0, 0)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        for at, (number, name) in enumerate(zip(self.numbers, names, strict=True)):
            number.setAccessibleName(self._name(name))
            number.setToolTip(as_written(f"{self.help}\n{self._name(name)}"))
            number.setAccessibleDescription(self.help)
            number.edited.connect(
                lambda value, live, at=at: self._number_edited(at, int(value), live)
            )
            number.released.connect(self.released)
            grid.addWidget(number, *self.PLACES[at])
        middle = QFrame(self)
        middle.setProperty("card", True)
        grid.addWidget(middle, 1, 1)
        grid.setColumnStretch(3, 1)
        self.setFocusProxy(self.numbers[0])

    def set_value(self, value: Any) -> None:
        self._values = tuple(value)
        for number, part in zip(self.numbers, value, strict=True):
            number.set_value(float(part))

    def _number_edited(self, at: int, value: int, live: bool) -> None:
        self._values = (*self._values[:at], value, *self._values[at + 1 :])
        self.edited.emit(self._values, live)


class NumbersControl(FieldControl):
    """One or more numbers in a line of text, between spaces, commas or semicolons."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._value: tuple[float, ...] = ()
        self.line = TextLine(self)
        self.line.setAccessibleName(self._name())
        self.line.editingFinished.connect(self._finished)
        self.line.escaped.connect(lambda: self.set_value(self._value))
        self._hold(self.line)

    def set_value(self, value: Any) -> None:
        self._value = value
        self.line.setText(" ".join(map(exact_number, value)).replace("-", MINUS))
        self.line.setCursorPosition(0)

    def _finished(self) -> None:
        if self.line.isModified():
            self.line.setModified(False)
            typed = self.line.text().replace(MINUS, "-")
            self.edited.emit(tuple(_read(part) for part in re.findall(r"[^\s,;]+", typed)), False)


def _read(typed: str) -> float | str:
    """The number that was typed, also as a fraction; else the text, to be refused with a reason."""
    try:
        return parse_number(typed)
    except Refused:
        return typed


def control_for(field: Field, parent: QWidget | None = None) -> FieldControl:
    """The control for a declared field."""
    match field.kind:
        case "choice" if fits_segments(field.choices):
            return SegmentsControl(field, parent)
        case "choice":
            return ListControl(field, parent)
        case "bool":
            return CheckControl(field, parent)
        case "pair":
            return PairControl(field, parent)
        case "sides":
            return SidesControl(field, parent)
        case "numbers":
            return NumbersControl(field, parent)
        case _:
            return NumberFieldControl(field, parent)


def fits_segments(choices: Sequence[Choice]) -> bool:
    """Whether all choices can stand side by side."""
    letters = sum(len(label) for _, label, _ in _short_choices(choices))
    return len(choices) <= MAX_SEGMENTS and letters <= MAX_SEGMENT_LETTERS


def _choices(choices: Sequence[Choice]) -> list[tuple[str, str, str]]:
    return [
        (choice.value, translated("field", choice.label), translated("field", choice.help))
        for choice in choices
    ]


def _short_choices(choices: Sequence[Choice]) -> list[tuple[str, str, str]]:
    """The same with the short labels of those that have one, whose help begins with the whole."""
    return [
        (value, choice.short, f"{label}: {explanation}")
        if choice.short
        else (value, label, explanation)
        for choice, (value, label, explanation) in zip(choices, _choices(choices), strict=True)
    ]


def _typed(field: Field, value: float) -> float | int:
    return int(value) if field.kind == "int" else value
