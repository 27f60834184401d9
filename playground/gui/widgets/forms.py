"""A form made from declared fields."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QToolTip, QVBoxLayout, QWidget

from playground.core.fields import Field
from playground.gui.widgets.aswritten import explain
from playground.gui.widgets.fieldcontrols import FieldControl, control_for
from playground.gui.widgets.metrics import line_height
from playground.gui.widgets.wording import translated

LABEL_LETTERS = 7.5
"""Widths of an average letter that labels take, so that the controls of all forms line up."""

GAP_PX = 8


class FormRow(QWidget):
    """A label and its control: side by side, or one above the other where it is narrow."""

    letters_changed = Signal()
    """Its letters have another size."""

    def __init__(
        self, label: str, explanation: str, control: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._explanation = explanation
        self._off = False
        self.label = QLabel(label, self)
        explain(self.label, explanation)
        self.label.setBuddy(control)
        self.control = control
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GAP_PX)
        self._box.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        self._box.addWidget(control, 1)
        self._size_label()

    def _size_label(self) -> None:
        self.label.setMinimumWidth(self.wanted_label)
        # As high as one line of the control, so that both texts stand on one line.
        self.label.setMinimumHeight(line_height(self.label))

    @property
    def wanted_label(self) -> int:
        """The width of its label, or one that most labels are no longer than."""
        metrics = self.fontMetrics()  # the label hears of another font only after the row
        most = round(metrics.averageCharWidth() * LABEL_LETTERS)
        return max(most, metrics.horizontalAdvance(self.label.text()) + 1)

    def set_label_width(self, width: int) -> None:
        """Make room for the longest label of a form."""
        self.label.setMinimumWidth(width)
        self._arrange(self.width())

    def set_off(self, reason: str) -> None:
        """Grey it with a reason in the place of its explanation; "" for on."""
        off = bool(reason)
        if off == self._off:
            return
        self._off = off
        self.label.setEnabled(not off)
        self.control.setEnabled(not off)
        explain(self, reason)
        explain(self.label, reason or self._explanation)
        for part in (self.control, *self.control.findChildren(QWidget)):
            if off:
                part.installEventFilter(self)
            else:
                part.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the reason where the parts of what is off would explain themselves."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.toolTip(), self)
            return True
        return False

    def _fits(self, width: int) -> bool:
        label = max(self.label.minimumWidth(), self.label.minimumSizeHint().width())
        return label + GAP_PX + self.control.minimumSizeHint().width() <= width

    def minimumSizeHint(self) -> QSize:
        """As narrow as the control alone."""
        label, control = self.label.minimumSizeHint(), self.control.minimumSizeHint()
        width = max(label.width(), control.width())
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(event.size().width())
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # the control wants another size
            self._arrange(self.width())
        return super().event(event)

    def _arrange(self, width: int) -> None:
        beside = self._fits(width)
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        gap = GAP_PX if beside else 0
        if gap != self._box.spacing():  # setting it asks for another layout, even to the same
            self._box.setSpacing(gap)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size_label()
            self.letters_changed.emit()


class Form(QWidget):
    """A row for every field; those that do not matter now are hidden, or greyed with the reason."""

    edited = Signal(str, object, bool)
    """Name, new value, and whether it is one of a drag or of a run of steps."""

    released = Signal()
    """The drag or the run of steps is over."""

    def __init__(
        self, fields: Mapping[str, Field], parent: QWidget | None = None, steady: bool = False
    ) -> None:
        """In a `steady` form no row comes or goes."""
        super().__init__(parent)
        self._steady = steady
        self._rows: dict[str, tuple[Field, FieldControl, FormRow]] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP_PX)
        for name, field in fields.items():
            control = control_for(field, self)
            row = FormRow(
                translated("field", field.label), translated("field", field.help), control, self
            )
            box.addWidget(row)
            row.letters_changed.connect(self._align)
            self._rows[name] = (field, control, row)
            control.edited.connect(
                lambda value, live, name=name: self.edited.emit(name, value, live)
            )
            control.released.connect(self.released)
        self._align()

    def _align(self) -> None:
        """Let all controls begin below each other."""
        width = max((row.wanted_label for _, _, row in self._rows.values()), default=0)
        for _, _, row in self._rows.values():
            row.set_label_width(width)

    @property
    def names(self) -> Collection[str]:
        """The names of its fields."""
        return self._rows.keys()

    def control(self, name: str) -> FieldControl:
        """The control of a field."""
        return self._rows[name][1]

    def rows(self) -> Iterator[tuple[Field, FormRow]]:
        """Every field with its row, from top to bottom."""
        for field, _, row in self._rows.values():
            yield field, row

    def show_values(self, value_of: Callable[[str], Any], owner: Any = None) -> None:
        """Show the value of every field; `owner` is asked which of them matter."""
        for name, (field, control, row) in self._rows.items():
            control.set_value(value_of(name))
            matters = field.relevant is None or owner is None or field.relevant(owner)
            if self._steady:
                row.set_off("" if matters else translated("field", field.reason) or self._no_use())
            else:
                row.setVisible(matters)

    def _no_use(self) -> str:
        return self.tr("It does not matter with the settings as they are.")
