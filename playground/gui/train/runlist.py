"""The list of runs: each with its colour, its name, what tells it from the others."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from playground.core import run_edits
from playground.core.messages import Message, marked
from playground.core.session import Session
from playground.gui.state.store import Store
from playground.gui.train.runcolours import run_colour, training_colour, validation_colour
from playground.gui.train.runwords import about, run_name, spoken, summary
from playground.gui.train.state.trainer import Trainer
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.icons import icon
from playground.gui.widgets.theme import theme
from playground.training.protocol.run_list import ListedRun, listed
from playground.training.protocol.state import TrainingState

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


class RunList(QWidget):
    """The runs, the latest first, beneath a heading; hidden while there are none.

    Names and what is hidden or deleted are in the document. Keys: arrows choose a run, F2 renames
    it, Space hides it or shows it again, Delete deletes it.
    """

    def __init__(self, store: Store, trainer: Trainer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._trainer = trainer
        heading = QLabel(self.tr("RUNS"), self)
        heading.setProperty("role", "section")
        self.all = QToolButton(self)
        self.all.setProperty("quiet", True)
        self.all.clicked.connect(self._toggle_all)
        self.table = RunTable(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        top = QHBoxLayout()
        box.addLayout(top)
        top.addWidget(heading)
        top.addStretch(1)
        top.addWidget(self.all)
        box.addWidget(self.table)
        self.table.itemChanged.connect(self._item_changed)
        self.table.delete_wanted = self._delete
        self.table.hide_wanted = self._toggle
        store.changed.connect(self._session_changed)
        trainer.changed.connect(self._trainer_changed)
        self._show()

    # Showing.

    def _session_changed(self, old: Session, new: Session) -> None:
        if old.runs is not new.runs or old.training is not new.training:
            self._show()

    def _trainer_changed(self, old: TrainingState, new: TrainingState) -> None:
        if _listed_by(old) != _listed_by(new):
            self._show()

    def _show(self) -> None:
        session = self._store.session
        items = listed(self._trainer.state, session.runs, session.training)[::-1]
        self.table.show_items(items)
        earlier = [item for item in items if not item.is_present]
        self._hides = not any(item.is_hidden for item in items)
        self.all.setText(self.tr("Hide earlier") if self._hides else self.tr("Show all"))
        self.all.setToolTip(
            self.tr("Draw the present run alone")
            if self._hides
            else self.tr("Draw all runs on the same data")
        )
        self.all.setVisible(bool(earlier) if self._hides else True)
        self.setVisible(bool(items))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_hides"):
            self._show()

    # What the user does.

    def _item_changed(self, row: QTreeWidgetItem, column: int) -> None:
        item = self.table.item_of(row)
        if item is None or column != NAME:
            return
        hidden = row.checkState(NAME) != Qt.CheckState.Checked
        if hidden != item.is_hidden:
            self._set_hidden([item], hidden)
            return
        name = row.text(NAME)
        if name.strip() == run_name(item.run):
            name = ""
        label = marked("edit", "Rename a run")
        self._store.edit(label, run_edits.rename_run, item.run.key, name)
        self._show()  # also where it was refused or is what it was

    def _toggle(self, item: ListedRun) -> None:
        self._set_hidden([item], not item.is_hidden)

    def _toggle_all(self) -> None:
        items = self.table.items
        earlier = [item for item in items if not item.is_present]
        self._set_hidden(earlier if self._hides else list(items), self._hides)

    def _set_hidden(self, items: list[ListedRun], hidden: bool) -> None:
        label = marked("edit", "Hide runs") if hidden else marked("edit", "Show runs")
        keys = [item.run.key for item in items]
        self._store.edit(label, run_edits.set_runs_hidden, keys, hidden)

    def _delete(self, item: ListedRun) -> None:
        if item.is_present:
            self._store.refused.emit(
                Message(
                    marked(
                        "message",
                        "The run that is being trained cannot be deleted: stop the training first.",
                    )
                )
            )
            return
        label = marked("edit", "Delete a run")
        self._store.edit(label, run_edits.delete_run, item.run.key)
        name = run_name(item.run, item.name)
        text = marked("message", "Deleted: {name}. Undo brings it back.")
        self._store.noted.emit(Message(text, {"name": name}))


def _listed_by(state: TrainingState) -> tuple[object, ...]:
    """What the list depends on; points within an epoch are not worth a new one."""
    runs = [(run.key, run.plan, run.last_plan, id(run.epochs)) for run in state.runs]
    # A run that has not got to an epoch's end is listed from its first point on.
    return bool(state.start), state.start, runs, [run.is_empty for run in state.runs]


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
        self.delete_wanted = _nothing
        self.hide_wanted = _nothing
        self.setColumnCount(3)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setTabKeyNavigation(False)
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
        wanted = [item.run.key for item in items]
        for at in reversed(range(len(before))):
            if before[at] not in wanted:
                self.takeTopLevelItem(at)
                del before[at]
        for at, key in enumerate(wanted):
            if at >= len(before) or before[at] != key:
                self.insertTopLevelItem(at, QTreeWidgetItem())
                before.insert(at, key)
        self.items = items
        for at, item in enumerate(items):
            row = self.topLevelItem(at)
            assert row is not None
            self._fill(row, item)
        self.blockSignals(False)
        self.viewport().update()
        self._fit()

    def _fill(self, row: QTreeWidgetItem, item: ListedRun) -> None:
        colours = theme()
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        editable = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEditable
        row.setFlags(flags | editable | Qt.ItemFlag.ItemNeverHasChildren)
        state = Qt.CheckState.Unchecked if item.is_hidden else Qt.CheckState.Checked
        row.setCheckState(NAME, state)
        row.setText(NAME, run_name(item.run, item.name))
        row.setText(SETTINGS, summary(item))
        row.setIcon(DELETE, icon("trash", colours.border if item.is_present else colours.text))
        font = self.font()
        font.setBold(item.is_present)
        row.setFont(NAME, font)
        faded = bool(item.elsewhere) or item.is_hidden
        row.setForeground(NAME, QBrush(colours.muted if faded else colours.text))
        warns = bool(item.outcome) and not faded
        row.setForeground(SETTINGS, QBrush(colours.danger if warns else colours.muted))
        role = Qt.ItemDataRole.AccessibleTextRole
        row.setData(NAME, role, spoken(item))
        delete = self.tr("Delete {name}").format(name=run_name(item.run, item.name))
        row.setData(DELETE, role, delete)
        for column in (NAME, SETTINGS):
            row.setToolTip(column, about(item))
        if item.is_present:
            delete = self.tr("The run that is being trained cannot be deleted")
        row.setToolTip(DELETE, delete)

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
