"""The question what to do with pasted numbers whose size is not the filter's."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from playground.core.counting import from_one
from playground.gui.kernel.cellgestures import Cell
from playground.gui.kernel.pasting import Pasted, cut_off
from playground.gui.widgets.aswritten import explain
from playground.gui.widgets.wraprow import WrapRow

GAP_PX = 4


class PasteQuestion(QFrame):
    """Stands below the cells until it is answered; everything else goes on meanwhile."""

    resize_wanted = Signal(object)
    """The numbers that the filter is to become."""

    place_wanted = Signal(object)
    """The numbers that are to be placed at the selected cell."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.pasted: Pasted | None = None
        """The subject of the question."""

        self.sentence = QLabel(self)
        self.sentence.setWordWrap(True)
        self.resize_button = QPushButton(self)
        self.place_button = QPushButton(self)
        self.cancel_button = QPushButton(self.tr("Cancel"), self)
        for button in (self.resize_button, self.place_button, self.cancel_button):
            button.setAutoDefault(True)
        explain(
            self.resize_button,
            self.tr(
                "All filters of the layer become as large as what is pasted: the others are "
                "padded with zeros, or cut, about their centre"
            ),
        )
        self.resize_button.clicked.connect(lambda _=False: self._answer(self.resize_wanted))
        self.place_button.clicked.connect(lambda _=False: self._answer(self.place_wanted))
        self.cancel_button.clicked.connect(self.close_question)
        buttons = WrapRow(GAP_PX, GAP_PX, self)
        buttons.set_items([self.resize_button, self.place_button, self.cancel_button])
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 8)
        box.setSpacing(8)
        box.addWidget(self.sentence)
        box.addWidget(buttons)
        self.hide()

    def ask(self, pasted: Pasted, cell: Cell) -> None:
        """Ask about numbers that would be placed at a cell."""
        self.pasted = pasted
        found = "×".join(map(str, pasted.kernel.shape))
        self.sentence.setText(
            self.tr("What is pasted is {found}, the filter {size}.").format(
                found=found, size=_size(pasted.size)
            )
        )
        self.resize_button.setText(
            self.tr("Make all filters {size}").format(size=_size(pasted.kernel.shape[-2:]))
        )
        self.show_cell(cell)
        self.show()
        self.resize_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_cell(self, cell: Cell) -> None:
        """Say where the numbers would be placed."""
        if self.pasted is None:
            return
        row, column = cell
        self.place_button.setText(
            self.tr("Place from row {row}, column {column}").format(
                row=from_one(row), column=from_one(column)
            )
        )
        lost = cut_off(self.pasted.kernel, self.pasted.size, cell)
        explain(
            self.place_button,
            self.tr(
                "The first number goes into the selected cell; {count} numbers would lie "
                "outside the filter and be left out"
            ).format(count=lost)
            if lost
            else self.tr("The first number goes into the selected cell; all of them have room"),
        )

    def _answer(self, signal: SignalInstance) -> None:
        if self.pasted is not None:
            signal.emit(self.pasted.kernel)

    def close_question(self) -> None:
        """Do nothing with what was pasted."""
        if self.pasted is not None:
            self.pasted = None
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_question()
        else:
            super().keyPressEvent(event)


def _size(shape: tuple[int, ...]) -> str:
    return "×".join(map(str, shape))
