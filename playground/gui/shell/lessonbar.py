"""The bar of a lesson, above all areas: what to do, whether it is done, hints, and the question."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from playground.gui.shell.lessonpills import StepPills
from playground.gui.shell.taughtmenu import lesson_language
from playground.gui.shell.taughttext import headed, taught_label
from playground.gui.state.lessonwalk import LessonWalk
from playground.gui.widgets.accessible import say
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.wraprow import WrapRow

if TYPE_CHECKING:
    from playground.lessons.lesson import Lesson, LessonStep, Question

SIDE_PX = 196
"""Of the title at the left."""

ANSWER_PX = 80
MARGIN_PX = 12


class LessonBar(QFrame):
    """Shows the step of the open lesson; it is away where there is none."""

    def __init__(self, walk: LessonWalk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("LessonBar")
        self.setAccessibleName(self.tr("Lesson"))
        self._walk = walk
        self._asked: Question | None = None
        self._told_step = self._told = ""
        self._is_elsewhere = False
        self.title = taught_label("", self)
        self.where = taught_label("muted", self)
        self.pills = StepPills(self)
        self.text = taught_label("", self)
        self.question = taught_label("", self)
        self.said = taught_label("", self)
        self.answer = QLineEdit(self)
        self.answer.setFixedWidth(ANSWER_PX)
        self.answer.setAccessibleName(self.tr("Answer"))
        self.answer.returnPressed.connect(self._answer_number)
        self.check = QPushButton(self.tr("Check"), self)
        self.check.clicked.connect(self._answer_number)
        self.options: list[QPushButton] = []
        self.choices = WrapRow(parent=self)
        self.back = QPushButton(self.tr("Back"), self)
        self.next = QPushButton(self)
        self.hint = QPushButton(self.tr("A hint"), self)
        self.show_me = QPushButton(self.tr("Show me"), self)
        self.edit = IconButton(
            "pencil",
            self.tr("Edit this lesson"),
            self.tr("In a copy of your own, which is shown here as you save it"),
            self,
        )
        self.notes = IconButton(
            "info",
            self.tr("Notes for the teacher"),
            self.tr("What to say, what classes get wrong, where to stop"),
            self,
        )
        for part in (self.edit, self.notes):
            part.hide()  # while presenting the class would see them
        self.close_ = IconButton(
            "close", self.tr("Leave the lesson"), self.tr("Your own session comes back"), self
        )
        self.back.clicked.connect(partial(walk.go, -1))
        self.next.clicked.connect(self._go_on)
        self.hint.clicked.connect(walk.hint)
        self.show_me.clicked.connect(walk.show)
        self.close_.clicked.connect(walk.leave)
        self._lay()
        walk.changed.connect(self._follow)
        if walk.lesson is not None:
            walk.speak(lesson_language())
        self._follow()

    def _lay(self) -> None:
        """Put every layout into its place while it is empty, then fill it."""
        whole = QHBoxLayout(self)
        whole.setContentsMargins(MARGIN_PX, 8, MARGIN_PX, 8)
        whole.setSpacing(MARGIN_PX)
        side, middle, right = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        whole.addLayout(side)
        whole.addLayout(middle, 1)
        whole.addLayout(right)
        for part in (self.title, self.where, self.pills):
            part.setFixedWidth(SIDE_PX)
            side.addWidget(part)
        side.addStretch(1)
        for label in (self.text, self.question):
            middle.addWidget(label)
        middle.addWidget(self.choices)
        answers = QHBoxLayout()
        middle.addLayout(answers)
        answers.addWidget(self.answer)
        answers.addWidget(self.check)
        answers.addStretch(1)
        middle.addWidget(self.said)
        middle.addStretch(1)
        for row in (
            (self.back, self.next, self.close_),
            (self.hint, self.show_me, self.notes, self.edit),
        ):
            buttons = QHBoxLayout()
            right.addLayout(buttons)
            for button in row:
                buttons.addWidget(button)
        right.addStretch(1)

    def _follow(self) -> None:
        """Show how the lesson stands now."""
        lesson, had_keyboard = self._walk.lesson, self._part_with_keyboard()
        if lesson is None:
            if self.isAncestorOf(self.window().focusWidget() or self):
                self.window().setFocus()
            self.hide()
            self._asked, self._told_step = None, ""
            return
        step, progress = self._walk.step, self._walk.progress
        self._show_head(lesson, step)
        asks_anew = step.question is not None and step.question is not self._asked
        self._show_question(step.question)
        self.said.setText(self._what_is_said(step))
        self.said.setVisible(bool(self.said.text()))
        is_last = progress.step == len(lesson.steps) - 1
        self.back.setEnabled(progress.step > 0)
        if is_last:
            self.next.setText(self.tr("Finish"))
        else:
            self.next.setText(self.tr("Next") if progress.is_done else self.tr("Next anyway"))
        self.next.setProperty("primary", progress.is_done)
        self.next.style().polish(self.next)
        self.hint.setVisible(bool(step.hints))
        self.hint.setEnabled(progress.hints < len(step.hints))
        self.show_me.setVisible(bool(step.show) or step.question is not None)
        self.show_me.setEnabled(not progress.is_done)
        self.show()
        if had_keyboard is not None and not (
            had_keyboard.isEnabled() and had_keyboard.isVisibleTo(self)
        ):
            self.next.setFocus()  # what had it is off, or away
        elif had_keyboard is not None and asks_anew and self.answer.isVisibleTo(self):
            self.answer.setFocus()  # else the key that went on would go on once more
        self._tell()

    def say_elsewhere(self, is_elsewhere: bool) -> None:
        """Say where a step can be done that cannot be done on the page that is presented."""
        if is_elsewhere != self._is_elsewhere:
            self._is_elsewhere = is_elsewhere
            self._follow()

    def _part_with_keyboard(self) -> QWidget | None:
        part = self.window().focusWidget()
        return part if part is not None and self.isAncestorOf(part) else None

    def _tell(self) -> None:
        """Have a screen reader say what is new: the step as it opens, then what is said of it."""
        asked = self._walk.step.question
        step = self.text.text() if asked is None else f"{self.text.text()} {asked.text}"
        if step != self._told_step:
            self._told_step, self._told = step, self.said.text()
            say(self, f"{self.where.text()}. {step}")
        elif self.said.text() != self._told:
            self._told = self.said.text()
            say(self, self._told)

    def _show_head(self, lesson: Lesson, step: LessonStep) -> None:
        place, count = self._walk.progress.step + 1, len(lesson.steps)
        self.title.setText(f"**{lesson.title}**")
        words = self.tr("step {place} of {count} · about {minutes} minutes")
        self.where.setText(words.format(place=place, count=count, minutes=lesson.minutes))
        self.pills.show_step(place, count)
        self.text.setText(headed(step.title, step.text))

    def _show_question(self, question: Question | None) -> None:
        shown = question is not None and not self._walk.progress.revealed
        by_number = shown and question is not None and question.number is not None
        self.question.setVisible(shown)
        self.answer.setVisible(by_number)
        self.check.setVisible(by_number)
        self.choices.setVisible(shown and not by_number)
        if question is self._asked:
            return
        self._asked = question
        self.answer.clear()
        self.options = []
        if question is None:
            return
        self.question.setText(question.text)
        self.answer.setAccessibleDescription(question.text)
        for place, option in enumerate(question.options):
            button = QPushButton(option.text, self)
            button.setAccessibleDescription(question.text)
            button.clicked.connect(partial(self._walk.answer, float(place)))
            self.options.append(button)
        self.choices.set_items(self.options)

    def _what_is_said(self, step: LessonStep) -> str:
        """The reply, what the question comes to, what is missing, and the hints so far."""
        progress = self._walk.progress
        parts = [progress.reply] if progress.reply else []
        if progress.revealed and step.question is not None:
            parts.append(step.question.reveal)
        if progress.is_done and step.checks:
            parts.append(self.tr("✓ Done."))
        elif progress.miss:
            parts.append(progress.miss)
        parts += step.hints[: progress.hints]
        if self._is_elsewhere and step.checks and not progress.is_done:
            parts.append(self.tr("This is not on the page presented: Esc leads to the window."))
        return " ".join(parts)

    def _answer_number(self) -> None:
        text = self.answer.text().strip()
        number, is_number = QLocale().toDouble(text)
        if not is_number:  # a decimal comma, as many a class writes it
            number, is_number = QLocale.c().toDouble(text.replace(",", "."))
        if not is_number:
            self.said.setText(self.tr("Write a number."))
            self.said.show()
            self._tell()
            return
        self._walk.answer(number)
        if not self._walk.progress.revealed:
            self.said.setText(self.tr("Not yet: another number. You can try again, or go on."))
            self.said.show()
            self._tell()
            self.answer.selectAll()

    def _go_on(self) -> None:
        lesson = self._walk.lesson
        if lesson is not None and self._walk.progress.step == len(lesson.steps) - 1:
            self._walk.finish()
        else:
            self._walk.go(1)
