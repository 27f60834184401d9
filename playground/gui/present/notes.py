"""The notes of a step in letters that are read from where one stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QTextBrowser, QVBoxLayout, QWidget

from playground.gui.present.clock import Clock
from playground.gui.present.stepcard import StepCard
from playground.gui.present.steppictures import StepPictures
from playground.gui.present.steptitle import titled
from playground.gui.present.stopwatch import Stopwatch
from playground.gui.state.stepwalk import StepWalk
from playground.gui.widgets.cover import Cover
from playground.gui.widgets.iconbutton import IconButton

SIZES = (1.0, 1.25, 1.6, 2.0, 2.5)
"""Of the letters, in the size of the text around them."""

NOTES_PART, NEXT_PART = 5, 2
"""Parts of the width that the notes and the next step have."""

OVER_SHARE = 0.34
"""Of the window's height, what notes over the page take."""


class NotesView(QWidget):
    """Notes that scroll, with buttons that make their letters larger and smaller."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at, self._notes = 1, ""
        self.text = QTextBrowser(self)
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(self.tr("Notes"))
        self.smaller = IconButton("zoom-out", self.tr("Smaller letters"), "", self)
        self.larger = IconButton("zoom-in", self.tr("Larger letters"), "", self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        self.head = QHBoxLayout()
        box.addLayout(self.head)
        title = QLabel(self.tr("Notes"), self)
        title.setProperty("role", "section")
        self.head.addWidget(title)
        self.head.addStretch(1)
        for button, by in ((self.smaller, -1), (self.larger, 1)):
            self.head.addWidget(button)
            button.clicked.connect(lambda _=False, by=by: self._grow(by))
        box.addWidget(self.text, 1)
        self._grow(0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "smaller"):
            self._grow(0)

    def show_notes(self, notes: str) -> None:
        """Show these notes; where there are none, say so."""
        if notes != self.notes or not notes:
            self.text.setPlainText(notes or self.tr("This step has no notes."))
        self._notes = notes

    @property
    def notes(self) -> str:
        """The notes that are shown, "" where there are none."""
        return self._notes

    def _grow(self, by: int) -> None:
        self._at = max(0, min(self._at + by, len(SIZES) - 1))
        self.smaller.setEnabled(self._at > 0)
        self.larger.setEnabled(self._at + 1 < len(SIZES))
        points = self.font().pointSizeF() * SIZES[self._at]
        sheet = f"QTextBrowser {{ font-size: {points:.2f}pt; }}"
        if sheet != self.text.styleSheet():
            self.text.setStyleSheet(sheet)


class NotesOver(QFrame):
    """Notes, time and the next step over the lower part of a page, where there is one screen."""

    def __init__(self, walk: StepWalk, watch: Stopwatch, parent: QWidget) -> None:
        super().__init__(parent)
        self._page, self._walk = parent, walk
        self.setProperty("card", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.view = NotesView(self)
        self.clock = Clock(watch, self)
        self.clock.elapsed.setProperty("role", "section")
        self.clock.time.setProperty("role", "muted")
        self.pictures = StepPictures(self)
        self.next = StepCard(self)
        self.next.setAccessibleName(self.tr("Next step"))
        self.warning = QLabel(
            self.tr("The class sees these notes, as there is one screen. N hides them."), self
        )
        self.warning.setWordWrap(True)
        self.warning.setProperty("role", "muted")
        sides = QHBoxLayout(self)
        sides.setContentsMargins(16, 12, 16, 12)
        sides.setSpacing(16)
        box = QVBoxLayout()
        box.setSpacing(8)
        sides.addLayout(box, NOTES_PART)
        sides.addWidget(self.next, NEXT_PART)
        box.addWidget(self.view, 1)
        box.addWidget(self.warning)
        quiet = (self.view.text, self.view.smaller, self.view.larger)
        for part in (*quiet, self.clock.run, self.clock.reset):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        top = self.view.head
        top.setSpacing(16)
        top.insertWidget(1, self.clock, 1)
        top.setStretch(2, 0)  # the space behind the title: the clock has it
        self.pictures.changed.connect(self.show_step)
        self.show_step()
        Cover(self)
        self.hide()

    def show_step(self) -> None:
        """Show what is to be said to the present step, and which comes next."""
        step, following = self._walk.step, self._walk.following
        self.view.show_notes("" if step is None else step.notes)
        if following is None:
            self.next.show_step(self.tr("The end") if self._walk.steps else "", "", None)
            return
        if self.isVisible():
            self.pictures.want((following,))
        title, picture = titled(following, self._walk.at + 1), self.pictures.of(following)
        self.next.show_step(title, self.tr("Next step"), picture)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.lay(self._page.rect())  # it may have come after the page had its size
        self.show_step()

    def lay(self, room: QRect) -> None:
        """Lie over the lower part of a room."""
        tall = round(room.height() * OVER_SHARE)
        self.setGeometry(room.x(), room.bottom() + 1 - tall, room.width(), tall)
        self.raise_()
