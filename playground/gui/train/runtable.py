"""The rows of the list of runs: what each shows, and what the hands can do with it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QBrush,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from playground.core.messages import marked
from playground.gui.train.runcolours import run_colour, training_colour, validation_colour
from playground.gui.train.runwords import about, run_name, spoken, summary
from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.focusring import FocusRing
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.icons import icon
from playground.gui.widgets.theme import theme
from playground.training.protocol.run_list import ListedRun

MAX_ROWS = 4
"""Rows that are seen at once; more of them scroll."""

NAME, SETTINGS, DELETE = range(3)
"""The columns."""

DELETE_PX = 26
SWATCH_PX = 12
ROW_MARGIN_PX = 8

MIN_NAME_PX = 40
MAX_NAME_SHARE = 0.4

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Row:
    """The contents of a row of the table: it is filled anew only where they are others."""

    name: str
    settings: str
    about: str
    spoken: str
    is_present: bool
    is_hidden: bool
    is_faded: bool
    warns: bool
    theme: str
    font: str

    @classmethod
    def of(cls, item: ListedRun, font: str) -> _Row:
        """The row of a run, in the theme as it is."""
        is_faded = bool(item.elsewhere) or item.is_hidden
        return cls(
            name=run_name(item.run, item.name),
            settings=summary(item),
            about=about(item),
            spoken=spoken(item),
            is_present=item.is_present,
            is_hidden=item.is_hidden,
            is_faded=is_faded,
            warns=bool(item.outcome) and not is_faded,
            theme=theme().name,
            font=font,
        )


@gestures(
    marked("gesture", "The list of runs"),
    marked("gesture", "Double click or F2: renames a run"),
    marked("gesture", "Space: shows or hides its curves"),
    marked("gesture", "Delete: deletes it"),
)
class RunTable(QTreeWidget):
    """The rows, as high as they are, up to MAX_ROWS."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.items: tuple[ListedRun, ...] = ()
        self._rows: tuple[_Row, ...] = ()
        self.delete_wanted = _nothing
        self.hide_wanted = _nothing
        self.setColumnCount(3)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setTabKeyNavigation(False)
        FocusRing(self)
        self.setItemDelegate(RunDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setAccessibleName(self.tr("Runs"))
        self.setAccessibleDescription(
            self.tr("F2 renames a run, Space hides it or shows it again, Delete deletes it")
        )
        header = self.header()
        header.setMinimumSectionSize(DELETE_PX)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(SETTINGS, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(DELETE, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(DELETE, DELETE_PX)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.clicked.connect(self._clicked)

    def item_of(self, row: QTreeWidgetItem) -> ListedRun | None:
        """The run that a row shows."""
        at = self.indexOfTopLevelItem(row)
        return self.items[at] if 0 <= at < len(self.items) else None

    def show_items(self, items: tuple[ListedRun, ...]) -> None:
        """Show these rows; one that is being renamed stays open where it is still there."""
        self.blockSignals(True)
        before = [item.run.key for item in self.items]
        filled: list[_Row | None] = list(self._rows)
        wanted = [item.run.key for item in items]
        for at in reversed(range(len(before))):
            if before[at] not in wanted:
                self.takeTopLevelItem(at)
                del before[at], filled[at]
        for at, key in enumerate(wanted):
            if at >= len(before) or before[at] != key:
                self.insertTopLevelItem(at, QTreeWidgetItem())
                before.insert(at, key)
                filled.insert(at, None)
        is_same = self._is_drawn_as(items)
        self.items = items
        self._rows = tuple(_Row.of(item, self.font().toString()) for item in items)
        for at, (wants, has) in enumerate(zip(self._rows, filled, strict=True)):
            row = self.topLevelItem(at)
            assert row is not None
            if has is None or _lasting(has) != _lasting(wants):
                self._fill(row, wants)
            elif wants != has:
                self._tell(row, wants)
        self.blockSignals(False)
        if not is_same:
            self.viewport().update()
        if [_widest(row) for row in self._rows] != [_widest(row) for row in filled]:
            self._fit()

    def restore_name(self, row: QTreeWidgetItem) -> None:
        """Show the name that a run has, whatever was typed."""
        at = self.indexOfTopLevelItem(row)
        if 0 <= at < len(self._rows):
            self.blockSignals(True)
            row.setText(NAME, self._rows[at].name)
            self.blockSignals(False)

    def _is_drawn_as(self, items: tuple[ListedRun, ...]) -> bool:
        """Whether the swatches of these are those that are there."""
        return [(item.run.number, item.is_drawn, item.is_present) for item in items] == [
            (item.run.number, item.is_drawn, item.is_present) for item in self.items
        ]

    def _fill(self, row: QTreeWidgetItem, item: _Row) -> None:
        colours = theme()
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        editable = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEditable
        row.setFlags(flags | editable | Qt.ItemFlag.ItemNeverHasChildren)
        state = Qt.CheckState.Unchecked if item.is_hidden else Qt.CheckState.Checked
        row.setCheckState(NAME, state)
        row.setText(NAME, item.name)
        row.setIcon(DELETE, icon("trash", colours.border if item.is_present else colours.text))
        font = self.font()
        font.setBold(item.is_present)
        row.setFont(NAME, font)
        row.setForeground(NAME, QBrush(colours.muted if item.is_faded else colours.text))
        row.setForeground(SETTINGS, QBrush(colours.danger if item.warns else colours.muted))
        role = Qt.ItemDataRole.AccessibleTextRole
        delete = self.tr("Delete {name}").format(name=item.name)
        row.setData(DELETE, role, delete)
        if item.is_present:
            delete = self.tr("The run that is being trained cannot be deleted")
        row.setToolTip(DELETE, as_written(delete))
        self._tell(row, item)

    def _tell(self, row: QTreeWidgetItem, item: _Row) -> None:
        """Say what became of the run: this alone changes at every epoch."""
        row.setText(SETTINGS, item.settings)
        row.setData(NAME, Qt.ItemDataRole.AccessibleTextRole, item.spoken)
        for column in (NAME, SETTINGS):
            row.setToolTip(column, as_written(item.about))

    def _fit(self) -> None:
        """Take the height of the rows, and give the names what they need, up to a share."""
        rows = min(MAX_ROWS, max(1, len(self.items)))
        height = max(self.sizeHintForRow(0), self.fontMetrics().height() + 6) if self.items else 0
        self.setFixedHeight(rows * height + 2)
        room = self.viewport().width()
        self.header().resizeSection(
            NAME, max(40, min(self.sizeHintForColumn(NAME), round(MAX_NAME_SHARE * room)))
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # Hands.

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Rename the run, whichever of its texts was meant; the swatch has a say of its own."""
        at = event.position().toPoint()
        row, column = self.itemAt(at), self.columnAt(at.x())
        if column == NAME:
            super().mouseDoubleClickEvent(event)
        elif column == SETTINGS and row is not None:
            self.editItem(row, NAME)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentItem()
        item = self.item_of(row) if row is not None else None
        if item is not None and event.key() == Qt.Key.Key_Delete:
            self.delete_wanted(item)
        elif item is not None and event.key() == Qt.Key.Key_Space:
            self.hide_wanted(item)
        elif row is not None and event.key() == Qt.Key.Key_F2:
            self.editItem(row, NAME)
        else:
            super().keyPressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == DELETE and index.row() < len(self.items):
            self.delete_wanted(self.items[index.row()])

    def _open_menu(self, at: QPoint) -> None:
        row = self.itemAt(at)
        item = self.item_of(row) if row is not None else None
        if row is None or item is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Rename"), lambda: self.editItem(row, NAME))
        hide = self.tr("Show") if item.is_hidden else self.tr("Hide")
        menu.addAction(hide, lambda: self.hide_wanted(item))
        delete = menu.addAction(self.tr("Delete"), lambda: self.delete_wanted(item))
        delete.setEnabled(not item.is_present)
        menu.popup(self.viewport().mapToGlobal(at))


def _lasting(row: _Row) -> _Row:
    """The row without the texts that change with every epoch."""
    return replace(row, settings="", about="", spoken="")


def _widest(row: _Row | None) -> tuple[str, bool, str] | None:
    """The values that decide how much room a row needs; None for no row."""
    return None if row is None else (row.name, row.is_present, row.font)


def _nothing(item: ListedRun) -> None:
    del item


class RunDelegate(QStyledItemDelegate):
    """Paints the check box of a run as a swatch of its colour, empty while it is not drawn."""

    def __init__(self, table: RunTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if index.column() != NAME or index.row() >= len(self._table.items):
            return
        item = self._table.items[index.row()]
        box = self.swatch_rect(option, index)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().accent if chosen else theme().surface)
        painter.drawRect(box.adjusted(-2, -2, 2, 2))  # over the check box
        self._paint_swatch(painter, item, box)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """High enough to be hit."""
        hint = super().sizeHint(option, index)
        return hint.expandedTo(QSize(0, option.fontMetrics.height() + ROW_MARGIN_PX))

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill it once: a run that is trained changes its row while its name is being typed."""
        if not (isinstance(editor, QLineEdit) and editor.text()):
            super().setEditorData(editor, index)

    def _paint_swatch(self, painter: QPainter, item: ListedRun, box: QRect) -> None:
        side = min(SWATCH_PX, box.height())
        swatch = QRect(0, 0, side, side)
        swatch.moveCenter(box.center())
        colour = theme().muted if item.elsewhere else run_colour(item.run.number)
        if item.is_present:
            colour = training_colour()
        if not item.is_drawn:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour, 1.5))
            painter.drawRoundedRect(swatch.adjusted(1, 1, -1, -1), 3, 3)
            return
        painter.setBrush(QColor(colour))
        painter.setPen(QPen(theme().surface, 1))
        painter.drawRoundedRect(swatch, 3, 3)
        if item.is_present:  # training and validation
            painter.setClipRect(swatch.adjusted(side // 2, 0, 0, 0))
            painter.setBrush(validation_colour())
            painter.drawRoundedRect(swatch, 3, 3)

    def swatch_rect(self, option: QStyleOptionViewItem, index: Index) -> QRect:
        """Where the check box is, which the swatch is painted over."""
        full = QStyleOptionViewItem(option)
        self.initStyleOption(full, index)
        element = QStyle.SubElement.SE_ItemViewItemCheckIndicator
        return self._table.style().subElementRect(element, full, self._table)
