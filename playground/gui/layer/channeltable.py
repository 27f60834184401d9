"""A table of the numbers that a layer has for each channel, which edits the document."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from playground.core.channeledits import set_channel_number
from playground.core.counting import from_one
from playground.core.layer import Layer
from playground.core.messages import Refused, marked
from playground.gui.state.store import Store
from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.wording import translated
from playground.kernels.text import format_number, parse_number

MAX_ROWS_SEEN = 8
"""Rows that are in view; more channels scroll."""

AnyIndex = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


class ChannelNumbers(QAbstractTableModel):
    """A row for each channel, a column for each of the layer's `channel_fields`."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._layer = Layer()
        self._index = 0
        self._names: tuple[str, ...] = ()

    def show_layer(self, index: int, layer: Layer) -> None:
        """Show a layer that has such fields, or others of its values."""
        before = self._names, self.rowCount()
        names = tuple(layer.channel_fields)
        rows = len(layer.tensors()[names[0]])
        if (names, rows) != before or index != self._index:
            self.beginResetModel()
            self._layer, self._index, self._names = layer, index, names
            self.endResetModel()
            return
        self._layer = layer
        self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, len(names) - 1))

    def rowCount(self, parent: AnyIndex = NO_INDEX) -> int:
        """The channels."""
        return len(self._layer.tensors()[self._names[0]]) if self._names else 0

    def columnCount(self, parent: AnyIndex = NO_INDEX) -> int:
        """The fields."""
        return len(self._names)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The names of the fields, and the numbers of the channels."""
        if orientation == Qt.Orientation.Vertical:
            return str(from_one(section)) if role == Qt.ItemDataRole.DisplayRole else None
        field = self._layer.channel_fields[self._names[section]]
        if role == Qt.ItemDataRole.DisplayRole:
            return translated("field", field.label)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_written(translated("field", field.help))
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The number of a channel: rounded to be read, in all its digits to be edited."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return None
        value = float(self._layer.tensors()[self._names[index.column()]][index.row()])
        return format_number(value, None if role == Qt.ItemDataRole.EditRole else 3)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Every number can be edited."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a number as it was typed, 1/9 too; what is none, or out of bounds, is refused."""
        layers = self._store.session.network.layers
        if self._index >= len(layers) or type(layers[self._index]) is not type(self._layer):
            return False  # it went while the number was typed
        name = self._names[index.column()]
        label = translated("edit", marked("edit", "Set {field}")).format(
            field=translated("field", self._layer.channel_fields[name].label)
        )
        try:
            number = parse_number(str(value))
        except Refused as refused:
            self._store.refuse(refused.message, label)
            return False
        arguments = (self._index, name, index.row(), number)
        return self._store.edit(label, set_channel_number, *arguments)


class ChannelTable(QTableView):
    """Scale, shift, mean and variance of a batch normalisation, a row a channel."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._numbers = ChannelNumbers(store, self)
        self.setModel(self._numbers)
        self.setAccessibleName(self.tr("Numbers of each channel"))
        self.setToolTip(self.tr("Double click, or type over a number, to set it"))
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setHighlightSections(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_layer(self, index: int, layer: Layer) -> None:
        """Show the numbers of a layer that has such fields."""
        self._numbers.show_layer(index, layer)
        rows = min(MAX_ROWS_SEEN, self._numbers.rowCount())
        row = self.verticalHeader().defaultSectionSize()
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + rows * row + 2 * self.frameWidth())
