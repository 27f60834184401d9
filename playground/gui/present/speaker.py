"""The speaker's view: notes, time, and what comes next, on a screen that the class does not see."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTime, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from playground.core.steps import Step
from playground.gui.present.notes import NotesView
from playground.gui.present.steppictures import StepPicture, StepPictures
from playground.gui.present.steptitle import titled
from playground.gui.present.stopwatch import Stopwatch, clock_text
from playground.gui.state.stepwalk import StepWalk
from playground.gui.widgets.elided import ElidedLabel
from playground.gui.widgets.theme import theme

PICTURE_MIN_PX = 90
LARGE = 1.8
"""Size of the clocks in that of the text."""


class SpeakerView(QWidget):
    """A window of its own; keys that are pressed in it are those of the presentation."""

    swap_wanted = Signal()

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
        self.elapsed, self.time = QLabel(self), QLabel(self)
        self.elapsed.setToolTip(self.tr("How long you have been speaking"))
        self.time.setToolTip(self.tr("The time of day"))
        self.run = QPushButton(self)
        self.reset = QPushButton(self.tr("Reset"), self)
        self.reset.setToolTip(self.tr("Set the elapsed time back to 0:00"))
        self.back = QPushButton(self.tr("Step before"), self)
        self.forward = QPushButton(self.tr("Next step"), self)
        self.forward.setProperty("primary", True)
        self.screens = ElidedLabel(self)
        self.swap = QPushButton(self.tr("Swap the screens"), self)
        self.swap.setToolTip(self.tr("The class sees the other screen (X); it is remembered"))
        self._lay_out()
        self.run.clicked.connect(watch.toggle)
        self.reset.clicked.connect(watch.reset)
        self.back.clicked.connect(walk.previous)
        self.forward.clicked.connect(walk.next)
        self.swap.clicked.connect(self.swap_wanted)
        watch.changed.connect(self._tell_time)
        self.pictures.changed.connect(self.show_steps)
        for button in (self.run, self.reset, self.back, self.forward, self.swap):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.notes.text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.show_steps()
        self._tell_time()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 16)
        box.setSpacing(14)
        clocks, cards, moves = QHBoxLayout(), QGridLayout(), QHBoxLayout()
        box.addLayout(clocks)
        box.addLayout(cards, 3)
        box.addWidget(self.notes, 4)
        box.addLayout(moves)
        clocks.setSpacing(12)
        large = QFont(self.font())
        large.setPointSizeF(self.font().pointSizeF() * LARGE)
        large.setWeight(QFont.Weight.DemiBold)
        for label in (self.elapsed, self.time):
            label.setStyleSheet(f"font-size: {large.pointSizeF():.1f}pt; font-weight: 600;")
        clocks.addWidget(self.elapsed)
        clocks.addWidget(self.run)
        clocks.addWidget(self.reset)
        clocks.addStretch(1)
        clocks.addWidget(self.time)
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
            where = self.tr("Step {number} of {count}").format(number=walk.at + 1, count=count)
            self.now.show_step(titled(step, walk.at), where, self._picture(step))
        if following is None:
            self.next.show_step(self.tr("The end") if count else "", "", None)
        else:
            self.next.show_step(
                titled(following, walk.at + 1), self.tr("Next"), self._picture(following)
            )
        self.notes.show_notes("" if step is None else step.notes)
        self.back.setEnabled(walk.at > 0)
        self.forward.setEnabled(following is not None)

    def _picture(self, step: Step) -> StepPicture | None:
        return self.pictures.of(step)

    def say_screens(self, text: str, can_swap: bool) -> None:
        """Say which screen shows what."""
        self.screens.set_parts(text)
        self.swap.setEnabled(can_swap)

    def _tell_time(self) -> None:
        self.elapsed.setText(clock_text(self._watch.seconds))
        self.elapsed.setAccessibleName(
            self.tr("Elapsed time {time}").format(time=self.elapsed.text())
        )
        self.time.setText(QTime.currentTime().toString("HH:mm"))
        running = self._watch.is_running
        self.run.setText(self.tr("Pause") if running else self.tr("Start"))
        self.run.setToolTip(self.tr("Stop or start the elapsed time"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the keys of the presentation do here what they do there."""
        if self.presentation is not None:
            QApplication.sendEvent(self.presentation, event)


class StepCard(QWidget):
    """A step as a picture, with its title beneath."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = self._where = ""
        self._picture: StepPicture | None = None
        self.setMinimumHeight(PICTURE_MIN_PX)

    @property
    def texts(self) -> tuple[str, str]:
        """The title, and what stands above it."""
        return self._title, self._where

    @property
    def has_picture(self) -> bool:
        """Whether its picture is there."""
        return self._picture is not None

    def show_step(self, title: str, where: str, picture: StepPicture | None) -> None:
        """Show a step; the picture may be still to come."""
        self._title, self._where, self._picture = title, where, picture
        self.setToolTip(title)
        self.setAccessibleDescription(f"{where}: {title}" if where else title)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        metrics = self.fontMetrics()
        line = metrics.lineSpacing()
        room = QRectF(self.rect()).adjusted(0, line + 6, 0, -(line + 8))
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme().muted)
        painter.drawText(QRectF(0, 0, self.width(), line), align, self._where)
        if self._picture is not None:
            self._picture.paint(painter, room)
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(theme().text)
        title = painter.fontMetrics().elidedText(
            self._title, Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(QRectF(0, self.height() - line, self.width(), line), align, title)
        painter.end()
