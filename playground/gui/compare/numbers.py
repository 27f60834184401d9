"""Two lists of numbers, such as the answers of two networks, and what one has more."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from playground.core.arrays import FloatArray
from playground.core.counting import from_one
from playground.engine.explain.formats import number_text
from playground.gui.compare.comparer import Compared, Taken
from playground.gui.widgets.wording import class_words

MIN_DIGITS = 4

AnyIndex = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
NONE = np.zeros(0, np.float32)


class Numbers(QAbstractTableModel):
    """A row for each unit: A, B and A − B; where one list is longer, the other has a dash."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._a: FloatArray = NONE
        self._b: FloatArray = NONE
        self._names: tuple[str, ...] = ()
        self._digits = MIN_DIGITS
        self._sides: tuple[Taken, ...] = ()

    def show_numbers(self, sides: tuple[Taken, Taken], names: tuple[str, ...], digits: int) -> None:
        """Show the lists of two sides."""
        self.beginResetModel()
        self._sides, self._names, self._digits = sides, names, max(MIN_DIGITS, digits)
        self._a, self._b = map(_values, sides)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = NO_INDEX) -> int:
        """The units of the longer list."""
        return max(len(self._a), len(self._b))

    def columnCount(self, parent: AnyIndex = NO_INDEX) -> int:
        """A, B and A − B."""
        return 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """A, B, A − B; and the units by their classes or numbers."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return ("A", "B", "A − B")[section]
        if section < len(self._names):
            return self._names[section]
        return QCoreApplication.translate("Compare", "Unit {number}").format(
            number=from_one(section)
        )

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The number as it is read."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        row = index.row()
        a = float(self._a[row]) if row < len(self._a) else None
        b = float(self._b[row]) if row < len(self._b) else None
        column = index.column()
        value = (a, b, None if a is None or b is None else a - b)[column]
        if value is None:
            return "–"
        if column < len(self._sides):
            return self._sides[column].written(value, self._digits)
        return number_text(value, self._digits)


class NumbersList(QTableView):
    """The table of two sides that are lists."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._numbers = Numbers(self)
        self.setModel(self._numbers)
        self.setAccessibleName(self.tr("Numbers of A and of B"))
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setHighlightSections(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_numbers(
        self, compared: Compared, digits: int, data_classes: tuple[str, ...] = ()
    ) -> None:
        """Show the lists of two sides."""
        names = _names(compared.a, data_classes) or _names(compared.b, data_classes)
        self._numbers.show_numbers((compared.a, compared.b), names, digits)


def _values(taken: Taken) -> FloatArray:
    return NONE if taken.plane is None else np.ravel(taken.plane.values)


def _names(taken: Taken, data_classes: tuple[str, ...]) -> tuple[str, ...]:
    if taken.session is None or taken.plane is None:
        return ()
    return class_words(taken.session.classes_at(taken.side.stage, taken.plane.height, data_classes))
