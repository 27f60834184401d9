"""The speaker's view: notes, time, and what comes next, on a screen that the class does not see."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QFont, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from playground.core.steps import Step
from playground.gui.present.clock import Clock
from playground.gui.present.notes import NotesView
from playground.gui.present.stepcard import StepCard
from playground.gui.present.steppictures import StepPicture, StepPictures
from playground.gui.present.steptitle import titled
from playground.gui.present.stopwatch import Stopwatch
from playground.gui.state.stepwalk import StepWalk
from playground.gui.widgets.elided import ElidedLabel

LARGE = 1.8
"""Size of the clocks in that of the text."""


class SpeakerView(QWidget):
    """A window of its own; keys that are pressed in it are those of the presentation."""

    swap_wanted = Signal()
    hide_wanted = Signal()

    def __init__(self, walk: StepWalk, watch: Stopwatch, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Window)
        self.setObjectName("Speaker")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("Speaker's view"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._walk, self._watch = walk, watch
        self.presentation: QWidget | None = None
        """The window that keys are for."""

        self.pictures = StepPictures(self)
        self.now, self.next = StepCard(self), StepCard(self)
        self.now.setAccessibleName(self.tr("Present step"))
        self.next.setAccessibleName(self.tr("Next step"))
        self.notes = NotesView(self)
        self.clock = Clock(watch, self)
        self.back = QPushButton(self.tr("Step before"), self)
        self.forward = QPushButton(self.tr("Next step"), self)
        self.forward.setProperty("primary", True)
        self.screens = ElidedLabel(self)
        self.swap = QPushButton(self.tr("Swap the screens"), self)
        self.swap.setToolTip(self.tr("The class sees the other screen (X); it is remembered"))
        self._lay_out()
        self.back.clicked.connect(walk.previous)
        self.forward.clicked.connect(walk.next)
        self.swap.clicked.connect(self.swap_wanted)
        self.pictures.changed.connect(self.show_steps)
        for button in (self.back, self.forward, self.swap):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.notes.text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.show_steps()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 16)
        box.setSpacing(14)
        cards, moves = QGridLayout(), QHBoxLayout()
        box.addWidget(self.clock)
        box.addLayout(cards, 3)
        box.addWidget(self.notes, 4)
        box.addLayout(moves)
        large = QFont(self.font())
        large.setPointSizeF(self.font().pointSizeF() * LARGE)
        large.setWeight(QFont.Weight.DemiBold)
        for label in (self.clock.elapsed, self.clock.time):
            label.setStyleSheet(f"font-size: {large.pointSizeF():.1f}pt; font-weight: 600;")
        cards.setSpacing(16)
        cards.addWidget(self.now, 0, 0)
        cards.addWidget(self.next, 0, 1)
        cards.setColumnStretch(0, 1)
        cards.setColumnStretch(1, 1)
        moves.setSpacing(8)
        moves.addWidget(self.back)
        moves.addWidget(self.forward)
        moves.addSpacing(12)
        moves.addWidget(self.screens, 1)
        moves.addWidget(self.swap)

    def show_steps(self) -> None:
        """Show the present step, the one after it, and what is to be said."""
        walk = self._walk
        step, following = walk.step, walk.following
        self.pictures.want([each for each in (step, following) if each is not None])
        count = len(walk.steps)
        if step is None:
            about = self.tr("No step yet") if count else self.tr("There are no steps")
            self.now.show_step(about, self.tr("Ctrl+Shift+K keeps what is shown as one"), None)
        else:
            where = self.tr("Step {number} of {count}")
            if walk.is_away:
                where = self.tr("Away from step {number} of {count}: Step before goes back to it")
            where = where.format(number=walk.at + 1, count=count)
            self.now.show_step(titled(step, walk.at), where, self._picture(step))
        if following is None:
            self.next.show_step(self.tr("The end") if count else "", "", None)
        else:
            self.next.show_step(
                titled(following, walk.at + 1), self.tr("Next"), self._picture(following)
            )
        self.notes.show_notes("" if step is None else step.notes)
        self.back.setEnabled(walk.at > 0 or walk.is_away)
        self.forward.setEnabled(following is not None)

    def _picture(self, step: Step) -> StepPicture | None:
        return self.pictures.of(step)

    def say_screens(self, text: str, can_swap: bool) -> None:
        """Say which screen shows what."""
        self.screens.set_parts(text)
        self.swap.setEnabled(can_swap)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed by the system's means, it is hidden as by a key: the window comes back."""
        event.ignore()
        self.hide_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the keys of the presentation do here what they do there."""
        if self.presentation is not None:
            QApplication.sendEvent(self.presentation, event)
