"""The arithmetic of a number that the deconvnet leads back, drawn as all arithmetic is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from playground.gui.inside.backwork import back_sheet, digits_of
from playground.gui.inspect.arithmetic.outcomeview import OutcomeView
from playground.gui.inspect.arithmetic.pieces import Sheet
from playground.gui.inspect.arithmetic.rowlist import RowList
from playground.gui.inspect.arithmetic.strip import Strip
from playground.gui.widgets.theme import TEXT_POINTS
from playground.training.protocol.inquiries.workings import BackCell

LEAST_PX, SIDE_PX, OUTCOME_PX = 150, 140, 140
"""The height, and the widths of the list of channels and of the outcome, in text of 10 points."""

STACKED_PX, RESULT_PX = 620, 76
"""The width below which the outcome stands under the list, and its height there."""

DIGITS = 2
MOST_PX = 10_000


class BackArithmetic(QFrame):
    """Shows the sum: what came back, times weights; the sums of the channels can be chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._cell: BackCell | None = None
        self._share: int | None = None
        self.setProperty("card", True)
        self.setAccessibleName(self.tr("Arithmetic of the way back"))
        self.place = QLabel(self)
        self.place.setProperty("role", "muted")
        self.strip = Strip()
        self._area = area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(self.tr("Workings"))
        area.setWidget(self.strip)
        area.setWidgetResizable(True)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.viewport().setAutoFillBackground(False)
        self.strip.setAutoFillBackground(False)
        self.terms, self.shares = RowList(parent=self), RowList(can_choose=True, parent=self)
        self.terms.setAccessibleName(self.tr("What the sum is made of"))
        self.shares.setAccessibleName(self.tr("Sum of every unit that it comes from"))
        self.outcome = OutcomeView(self, result=2.4)
        box, row = QVBoxLayout(self), QHBoxLayout()
        box.setContentsMargins(8, 8, 8, 8)
        box.setSpacing(4)
        box.addWidget(self.place)
        box.addLayout(row, 1)
        row.setSpacing(0)
        for part in (area, self.terms):
            row.addWidget(part, 1)
        self._side = side = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        side.setSpacing(0)
        row.addLayout(side)
        side.addWidget(self.shares)
        side.addWidget(self.outcome)
        self.shares.chosen.connect(self._choose)
        self._measure()

    @property
    def cell(self) -> BackCell | None:
        """The number whose arithmetic is shown."""
        return self._cell

    def show_cell(self, cell: BackCell | None, place: str) -> None:
        """Show the arithmetic of a number at a place that is called so."""
        if cell is not self._cell:
            self._cell, self._share = cell, None
        self.place.setText(place)
        self._show()

    def text(self) -> str:
        """All that is shown, as lines of text."""
        parts = [part.text() for part in (self.terms, self.shares) if not part.isHidden()]
        return "\n".join(part for part in (self.strip.text(), *parts, self.outcome.text()) if part)

    def _choose(self, share: int) -> None:
        self._share = share
        self._show()

    def _show(self) -> None:
        cell = self._cell
        digits = DIGITS if cell is None else digits_of(cell, DIGITS)
        found = Sheet(()) if cell is None else back_sheet(cell, self._share, digits)
        if found.terms is not None:
            self.terms.show_rows(found.terms, digits)
        if found.shares is not None:
            self.shares.show_rows(found.shares, digits)
        self.outcome.show_outcome(found.outcome)
        self._area.setVisible(found.terms is None)
        self.terms.setVisible(found.terms is not None)
        self.shares.setVisible(found.shares is not None)
        self.outcome.setVisible(found.outcome is not None)
        self.strip.show_pieces(found.work, digits)
        self._measure()

    def _measure(self) -> None:
        scale = self.font().pointSizeF() / TEXT_POINTS
        self.setMinimumHeight(round(LEAST_PX * scale))
        self.shares.setFixedWidth(round(SIDE_PX * scale))
        self.outcome.setFixedWidth(round(OUTCOME_PX * scale))
        is_stacked = self.width() < STACKED_PX * scale and not self.shares.isHidden()
        ways = QBoxLayout.Direction
        self._side.setDirection(ways.TopToBottom if is_stacked else ways.LeftToRight)
        self.outcome.setMaximumHeight(round(RESULT_PX * scale) if is_stacked else MOST_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
