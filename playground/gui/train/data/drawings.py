"""The user's own classes: name them, and put what is drawn at the left into them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from playground.core.counting import from_one
from playground.core.messages import marked
from playground.core.network_input import DRAWN
from playground.core.session import Session
from playground.datasets import Drawings, DrawnClass, drawing_edits
from playground.datasets.example import with_example
from playground.gui.state.store import Store
from playground.gui.train.data.examples import ExampleStrip
from playground.gui.widgets.iconbutton import IconButton

LINE_PX = 48


class DrawingsEditor(QWidget):
    """A row a class; shown when the plan's data are the user's own."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.rows: list[ClassRow] = []
        title = QLabel(self.tr("My drawings"), self)
        title.setProperty("role", "title")
        hint = QLabel(
            self.tr("Draw or open a picture at the left, then put it into one of your classes."),
            self,
        )
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        self.add = QPushButton(self.tr("Add a class"), self)
        self.add.clicked.connect(self._add_class)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        box.setSpacing(8)
        top = QHBoxLayout()
        box.addLayout(top)
        top.setSpacing(12)
        top.addWidget(title)
        top.addWidget(hint, 1)
        top.addWidget(self.add)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        self._lines = QVBoxLayout(holder)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)
        self._lines.addStretch(1)
        self._area.setWidget(holder)
        box.addWidget(self._area, 1)
        store.changed.connect(self._session_changed)
        self._show(store.session)

    def _session_changed(self, old: Session, new: Session) -> None:
        if old.training.data is not new.training.data:
            self._show(new)

    def _show(self, session: Session) -> None:
        if not isinstance(session.training.data, Drawings):
            return
        classes = session.training.data.classes
        while len(self.rows) > len(classes):
            row = self.rows.pop()
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(classes):
            row = ClassRow(self._store, len(self.rows), self)
            self.rows.append(row)
            self._lines.insertWidget(self._lines.count() - 1, row)
        for row, item in zip(self.rows, classes, strict=True):
            row.show_class(item)
        self._area.setMinimumHeight(LINE_PX * min(3, max(1, len(classes))))
        self._area.setMaximumHeight((LINE_PX + 8) * max(1, len(classes)))

    def _add_class(self) -> None:
        name = drawing_edits.free_name(self._store.session, self.tr("class {number}"))
        if self._store.edit(marked("edit", "Add a class"), drawing_edits.add_class, name):
            self.rows[-1].name.setFocus()
            self.rows[-1].name.selectAll()


class ClassRow(QWidget):
    """Name, button, examples."""

    def __init__(self, store: Store, at: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._at = at
        self._item = DrawnClass("")
        self.name = QLineEdit(self)
        self.name.setAccessibleName(self.tr("Name of the class"))
        self.name.setFixedWidth(120)
        self.name.setMaxLength(40)
        self.name.editingFinished.connect(self._rename)
        self.put = QPushButton(self.tr("Put in"), self)
        self.put.setToolTip(self.tr("Put the picture at the left in as an example of this class"))
        self.put.clicked.connect(self._put)
        self.count = QLabel(self)
        self.count.setProperty("role", "muted")
        self.strip = ExampleStrip(self)
        self.strip.opened.connect(self._open)
        self.strip.removed.connect(self._remove_example)
        self.trash = IconButton(
            "trash", self.tr("Take the class out"), self.tr("With all its examples"), self
        )
        self.trash.clicked.connect(self._remove)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 8, 0)
        box.setSpacing(8)
        for widget in (self.name, self.put, self.count):
            box.addWidget(widget)
        box.addWidget(self.strip, 1)
        box.addWidget(self.trash)

    def show_class(self, item: DrawnClass) -> None:
        """Show another class, or this one after an edit."""
        if item is self._item:
            return
        self._item = item
        self.name.setText(item.name)
        self.count.setText(str(len(item.examples)))
        self.count.setToolTip(self.tr("Number of examples"))
        self.strip.show_examples(item.name, item.examples)

    def _rename(self) -> None:
        if self.name.text() == self._item.name:
            return
        label = marked("edit", "Rename a class")
        if not self._store.edit(label, drawing_edits.rename_class, self._at, self.name.text()):
            self.name.setText(self._item.name)

    def _put(self) -> None:
        label = marked("edit", "Put an example in")
        self._store.edit(label, drawing_edits.put_example, self._at)

    def _remove(self) -> None:
        self._store.edit(marked("edit", "Take a class out"), drawing_edits.remove_class, self._at)

    def _remove_example(self, index: int) -> None:
        label = marked("edit", "Take an example out")
        self._store.edit(label, drawing_edits.remove_example, self._at, index)

    def _open(self, index: int) -> None:
        text = self.tr("{name} {number}")
        name = text.format(name=self._item.name, number=from_one(index))
        example = self._item.examples[index]
        self._store.edit(marked("edit", "Look at a picture"), with_example, example, name, DRAWN)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(400, LINE_PX - 4)
