"""Where steps are kept, titled, put in order, and given their notes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from playground.core.session import Session
from playground.gui.present.steplist import StepList
from playground.gui.present.steppictures import StepPictures
from playground.gui.state.stepwalk import StepWalk
from playground.gui.state.store import Store
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.plaintext import PlainText
from playground.gui.widgets.textline import TextLine

MIN_NOTES_LINES = 4


class StepPanel(QWidget):
    """The list of steps with the title and the notes of the chosen one beneath."""

    keep_wanted = Signal()
    renew_wanted = Signal(int)

    def __init__(
        self,
        store: Store,
        walk: StepWalk,
        parent: QWidget | None = None,
        tells_notes: bool = True,
    ) -> None:
        """Without notes where others see the panel."""
        super().__init__(parent)
        self._tells_notes = tells_notes
        self._store, self._walk = store, walk
        self.pictures = StepPictures(self)
        self.list = StepList(self.pictures.of, self, tells_notes)
        self.empty = QLabel(
            self.tr(
                "A step is the window as it is now: picture, filters, what is selected. Keep some, "
                "and Page Down goes from one to the next while presenting."
            ),
            self,
        )
        self.empty.setWordWrap(True)
        self.empty.setProperty("role", "muted")
        self.keep = QPushButton(self.tr("Keep as a step"), self)
        self.keep.setProperty("primary", True)
        self.keep.setToolTip(self.tr("Keep what is shown as a step, after the present one"))
        self.go = QPushButton(self.tr("Go there"), self)
        self.go.setToolTip(self.tr("Show the chosen step"))
        self.renew = QPushButton(self.tr("Renew"), self)
        self.renew.setToolTip(
            self.tr("Let the chosen step be what is shown now; its title and notes stay")
        )
        self.up = IconButton("up", self.tr("Earlier"), self.tr("Move the step up (Alt+↑)"), self)
        self.down = IconButton(
            "down", self.tr("Later"), self.tr("Move the step down (Alt+↓)"), self
        )
        self.delete = IconButton(
            "trash", self.tr("Delete the step"), self.tr("Undo brings it back"), self
        )
        self.title = TextLine(self)
        self.title.setPlaceholderText(self.tr("Title"))
        self.title.setAccessibleName(self.tr("Title of the step"))
        self.title.setToolTip(self.tr("Stands on the presented page"))
        self.notes = PlainText(self)
        self.notes.setTabChangesFocus(True)
        self.notes.setPlaceholderText(self.tr("Notes: what to say and show. The class sees none."))
        self.notes.setAccessibleName(self.tr("Notes of the step"))
        self.away = QLabel(self)
        self.away.setWordWrap(True)
        self.away.setProperty("role", "muted")
        self.unseen = QLabel(self.tr("No notes here: the class sees this list."), self)
        self.unseen.setWordWrap(True)
        self.unseen.setProperty("role", "muted")
        self._lay_out()
        self._connect()
        store.changed.connect(self._session_changed)
        self.pictures.changed.connect(self.list.viewport().update)
        self._show()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.keep)
        box.addWidget(self.empty)
        box.addWidget(self.list, 3)
        box.addWidget(self.away)
        row = QHBoxLayout()
        box.addLayout(row)
        row.setSpacing(8)
        for part in (self.go, self.renew):
            row.addWidget(part)
        row.addStretch(1)
        for button in (self.up, self.down, self.delete):
            row.addWidget(button)
        box.addWidget(self.title)
        self.notes.setMinimumHeight(MIN_NOTES_LINES * self.fontMetrics().lineSpacing() + 16)
        box.addWidget(self.unseen)
        box.addWidget(self.notes, 2)
        box.addStretch(0)

    def _connect(self) -> None:
        walk = self._walk
        self.keep.clicked.connect(self.keep_wanted)
        self.go.clicked.connect(lambda: walk.go(self.list.currentRow()))
        self.renew.clicked.connect(lambda: self.renew_wanted.emit(self.list.currentRow()))
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.delete.clicked.connect(lambda: walk.delete(self.list.currentRow()))
        self.list.go_wanted.connect(walk.go)
        self.list.move_wanted.connect(walk.move)
        self.list.delete_wanted.connect(walk.delete)
        self.list.title_wanted.connect(self._write_title)
        self.list.currentRowChanged.connect(lambda _row: self._show_chosen())
        self.title.textEdited.connect(lambda text: walk.rename(self.list.currentRow(), text))
        self.title.escaped.connect(self.list.setFocus)
        self.title.returnPressed.connect(self.notes.setFocus)
        self.notes.textChanged.connect(self._notes_typed)
        for part in (self.title, self.notes):
            part.installEventFilter(self)

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        self._walk.move(row, row + by)

    def _write_title(self) -> None:
        self.title.setFocus()
        self.title.selectAll()

    def _notes_typed(self) -> None:
        self._walk.write_notes(self.list.currentRow(), self.notes.written())

    def _session_changed(self, old: Session, new: Session) -> None:
        if old.steps is not new.steps or old.step != new.step:
            self._show()
        elif old.network is not new.network or old.picture is not new.picture:
            self._tell_away()

    def _show(self) -> None:
        steps = self._walk.steps
        self.list.show_steps(steps, self._walk.at)
        self._tell_away()
        if self.isVisible():
            self.pictures.want(steps)
        for part in (self.list, self.go, self.renew, self.up, self.down, self.delete):
            part.setVisible(bool(steps))
        self.title.setVisible(bool(steps))
        self.notes.setVisible(bool(steps) and self._tells_notes)
        self.unseen.setVisible(bool(steps) and not self._tells_notes)
        self.empty.setVisible(not steps)
        self._show_chosen()

    def _tell_away(self) -> None:
        """Say whether the step that was gone to last is shown still."""
        is_away = self._walk.is_away
        self.list.set_away(is_away)
        self.away.setVisible(is_away)
        if is_away:
            text = self.tr(
                "Something else than step {number} is shown now. Go there brings it back."
            )
            self.away.setText(text.format(number=self._walk.at + 1))

    def _show_chosen(self) -> None:
        """Show title and notes of the chosen step; what is being typed stays as it is."""
        row, steps = self.list.currentRow(), self._walk.steps
        if not 0 <= row < len(steps):
            return
        step = steps[row]
        if " ".join(self.title.text().split()) != step.title:
            self.title.setText(step.title)
        if self.notes.written() != step.notes:
            self.notes.blockSignals(True)
            self.notes.setPlainText(step.notes)
            self.notes.blockSignals(False)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(row + 1 < len(steps))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.pictures.want(self._walk.steps)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End an edit when the keyboard goes elsewhere: the next one is another step of undo."""
        if event.type() == QEvent.Type.FocusOut:
            self._store.end_merge()
        return False
