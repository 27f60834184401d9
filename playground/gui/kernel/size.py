"""How many rows and columns the filters of a layer have: a choice, or two numbers, in one line."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget

from playground.core.fields import Field
from playground.core.filters import MAX_SIZE
from playground.core.messages import marked
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.numberspin import NumberSpin
from playground.gui.widgets.segmented import Segmented

USUAL_SIZES = (3, 5, 7)
OTHER = "other"

SIDE = Field(
    "int",
    marked("field", "Size"),
    marked("field", "Rows and columns of every filter of the layer; the centre stays."),
    1,
    MAX_SIZE,
)


class KernelSize(QWidget):
    """The usual sizes as segments; for any other, rows and columns as numbers in their place."""

    edited = Signal(int, int, bool)
    """Rows, columns, and whether they are one of a run of steps."""

    released = Signal()

    numbers_shown = Signal(bool)
    """Whether numbers stand in the place of the usual sizes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = (0, 0)
        choices = [(f"{n}", f"{n}×{n}", "") for n in USUAL_SIZES]
        self.usual = Segmented(
            [*choices, (OTHER, "…", self.tr("Any number of rows and columns"))], self
        )
        self.usual.setAccessibleName(self.tr("Size"))
        self.usual.button(OTHER).setAccessibleName(self.tr("Size: other"))
        self.usual.chosen.connect(self._chosen)
        self.rows = NumberSpin(SIDE, parent=self)
        self.columns = NumberSpin(SIDE, parent=self)
        for spin, name in ((self.rows, self.tr("Rows")), (self.columns, self.tr("Columns"))):
            spin.set_bare()
            spin.setAccessibleName(name)
            spin.setToolTip(name)
            spin.edited.connect(self._typed)
            spin.released.connect(self.released)
        self._numbers = QWidget(self)
        line = QHBoxLayout(self._numbers)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self.rows)
        line.addWidget(QLabel("×", self._numbers))
        line.addWidget(self.columns)
        self.back = IconButton("undo", self.tr("The usual sizes"), "", self)
        self.back.setProperty("flat", True)
        self.back.clicked.connect(lambda _=False: self._show_usual())
        line.addWidget(self.back)
        line.addStretch(1)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.usual)
        box.addWidget(self._numbers)
        self._numbers.hide()
        self.setFocusProxy(self.usual)

    def show_size(self, rows: int, columns: int) -> None:
        """Show a size, silently."""
        if (rows, columns) == self._size:
            return
        self._size = (rows, columns)
        self.rows.set_value(rows)
        self.columns.set_value(columns)
        # Whoever sets numbers goes on setting numbers, also past 5×5.
        if not self._is_usual or not self._numbers.isVisibleTo(self):
            self.usual.set_value(f"{rows}" if self._is_usual else OTHER)
            self._show_numbers(not self._is_usual)

    @property
    def _is_usual(self) -> bool:
        rows, columns = self._size
        return rows == columns and rows in USUAL_SIZES

    def _show_usual(self) -> None:
        self._show_numbers(False)
        self.usual.set_value(f"{self._size[0]}" if self._is_usual else OTHER)

    def show_size_in_numbers(self, shown: bool) -> None:
        """Show numbers in the place of the usual sizes, or these."""
        self._show_numbers(shown)

    def show_owner(self) -> None:
        """Forget that numbers were wanted: another layer is shown now."""
        self._size = (0, 0)
        self._show_numbers(False)

    def _show_numbers(self, shown: bool) -> None:
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        if shown != self._numbers.isHidden():
            return
        self.usual.setVisible(not shown)
        self._numbers.setVisible(shown)
        self.numbers_shown.emit(shown)
        self.setFocusProxy(self.rows if shown else self.usual)
        if had_focus:  # it would go to what comes next in the panel
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self, value: str) -> None:
        self._show_numbers(value == OTHER)
        if value != OTHER:
            self.edited.emit(int(value), int(value), False)

    def _typed(self, _value: float, live: bool) -> None:
        self.edited.emit(int(self.rows.value), int(self.columns.value), live)
