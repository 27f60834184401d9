"""A list of very many numbered things, whose texts are made when somebody asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QListView, QWidget

from playground.gui.widgets.aswritten import as_written

NUMBER = int(Qt.ItemDataRole.UserRole)
"""The role of a row's number."""

Index = QModelIndex | QPersistentModelIndex

_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _NumberModel(QStandardItemModel):
    """Rows without items: Qt counts them itself, as a view asks for each while it lays them out."""

    def __init__(self, owner: NumberList) -> None:
        super().__init__(0, 1, owner)
        self._owner = owner

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A row's number, and its words as a tooltip and for screen readers."""
        numbers = self._owner.numbers
        if not index.isValid() or index.row() >= len(numbers):
            return None
        number = numbers[index.row()]
        if role == NUMBER:
            return number
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_written(self._owner.words(number))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._owner.words(number).replace("\n", ", ")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """They can be chosen, not edited."""
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags


class NumberList(QListView):
    """Lists numbers; `words` says what each stands for, and a delegate paints it."""

    current_changed = Signal(object)
    """The number of the row that is the current one now, or None."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._numbers: list[int] = []
        self._model = _NumberModel(self)
        self.setModel(self._model)
        self.setUniformItemSizes(True)

    @property
    def numbers(self) -> list[int]:
        """The numbers that are listed, in order: not to be changed."""
        return self._numbers

    def words(self, number: int) -> str:
        """The words on what a number stands for, in lines."""
        return str(number)

    def show_numbers(self, numbers: Sequence[int]) -> None:
        """List others; none is the current one."""
        self._model.setRowCount(0)  # all at once, as `clear` lets the current row wander
        self._numbers = list(numbers)
        self._model.setRowCount(len(self._numbers))

    def words_changed(self) -> None:
        """Tell that `words` says something else than before."""
        if self._numbers:
            last = len(self._numbers) - 1
            self._model.dataChanged.emit(self._model.index(0, 0), self._model.index(last, 0))

    def index_at(self, row: int) -> QModelIndex:
        """The index of a row; none beyond the last and before the first."""
        return self._model.index(row, 0)

    @property
    def current(self) -> int | None:
        """The number of the current row."""
        number: int | None = self.currentIndex().data(NUMBER)
        return number

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit(current.data(NUMBER))
