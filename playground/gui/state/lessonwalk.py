"""The lesson that is open: its step, what was so when the step began, and what is so now.

It outlives the window, so that a lesson goes on in the other language where it was.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from playground.core.learned import is_same_network
from playground.core.messages import Message, Refused, marked
from playground.gui.state.savedfile import SavedFile
from playground.gui.state.store import OPENING
from playground.gui.state.visit import Visit

if TYPE_CHECKING:
    from playground.lessons.lesson import Lesson, LessonStep
    from playground.lessons.situation import Situation

LABEL_OPEN = marked("edit", "Open a lesson")
LABEL_SHOW = marked("edit", "Show a step of a lesson")
LABEL_LEAVE = marked("edit", "Leave the lesson")


@dataclass(frozen=True, slots=True)
class Progress:
    """How the present step stands: what a bar shows.

    `reply` is what is said to the last answer, `revealed` whether the question is answered.
    """

    step: int = 0
    is_done: bool = False
    miss: str = ""
    hints: int = 0
    reply: str = ""
    revealed: bool = False


class LessonWalk(QObject):
    """Goes through the steps of a lesson, and looks after each change whether one is done."""

    changed = Signal()
    """Another lesson, step or language, or the step stands differently."""

    def __init__(self, visit: Visit, parent: QObject) -> None:
        super().__init__(parent)
        self.visit = visit
        self._store = visit.store
        self._path: Path | None = None
        self._lesson: Lesson | None = None
        self._began: Situation | None = None
        self.progress = Progress()
        self._language = ""
        self._file = SavedFile(self)
        self._file.saved.connect(self.reload)
        visit.changed.connect(self._look)
        visit.begun.connect(self._give_way)

    @property
    def lesson(self) -> Lesson | None:
        """The lesson that is open."""
        return self._lesson

    @property
    def path(self) -> Path | None:
        """Its file."""
        return self._path

    def move_to(self, path: Path) -> None:
        """Go on with another file in the place of this one, at the same step."""
        if self._lesson is not None and path != self._path:
            self._path = path
            self._file.follow(path)
            self.reload()

    @property
    def step(self) -> LessonStep:
        """The present step of the open lesson."""
        assert self._lesson is not None
        return self._lesson.steps[self.progress.step]

    def open(self, path: Path, language: str) -> bool:
        """Open the lesson of a file in a language; a refusal is told, and nothing changes."""
        from playground.lessons.opening import opened
        from playground.lessons.translation import read_in

        try:
            lesson = read_in(path, language)
            begins = opened(lesson)
        except Refused as refused:
            self._store.refuse(refused.message, OPENING)
            return False
        self._lesson = None  # what is put in is no answer to a step
        self.visit.begin(self, begins, LABEL_OPEN)
        self._path, self._lesson, self._language = path, lesson, language
        self._file.follow(path)
        self.visit.record.begin(lesson)
        self._go(0)
        self._store.succeeded.emit(OPENING)
        return True

    def tell(self, text: str, **values: object) -> None:
        """Say what was done with a lesson."""
        self._store.note(Message(text, values), OPENING)

    def speak(self, language: str) -> None:
        """Have the texts in another language; the step stays as it is."""
        self._language = language
        if self._path is None:
            return
        lesson = self._read()
        if lesson is not None:
            self._lesson = lesson
            self.visit.record.begin(lesson)
            if self.progress.step >= len(lesson.steps):  # its file was cut short meanwhile
                self._go(len(lesson.steps) - 1)
                return
        self._announce(self.progress)

    def reload(self) -> None:
        """Read the file again, as it was saved; while it has mistakes, the lesson before stays."""
        if self._path is None or self._lesson is None:
            return
        lesson = self._read()
        if lesson is not None:
            self._store.succeeded.emit(OPENING)
            self._lesson = lesson
            self.visit.record.begin(lesson)
            self._go(min(self.progress.step, len(lesson.steps) - 1))

    def _read(self) -> Lesson | None:
        """The lesson as its file has it now; None where it is refused, which is told."""
        from playground.lessons.translation import read_in

        assert self._path is not None
        try:
            return read_in(self._path, self._language)
        except Refused as refused:
            self._store.refuse(refused.message, OPENING)
            return None

    def go(self, by: int) -> None:
        """Go some steps on or back; after the last one the lesson stays at it."""
        if self._lesson is not None:
            self._go(min(max(self.progress.step + by, 0), len(self._lesson.steps) - 1))

    def answer(self, answer: float) -> None:
        """Answer the question of the step: the place of an option, or a number."""

        question = self.step.question
        if question is None:
            return
        is_right = question.is_right(answer)
        reply = ""
        if question.options and 0 <= int(answer) < len(question.options):
            reply = question.options[int(answer)].reply
        self._note(answer=answer, is_right=is_right)
        self._take(replace(self.progress, reply=reply, revealed=self.progress.revealed or is_right))

    def hint(self) -> None:
        """Show one more hint."""

        most = len(self.step.hints)
        hints = min(self.progress.hints + 1, most)
        self._note(hints=hints)
        self._take(replace(self.progress, hints=hints))

    def show(self) -> None:
        """Do the step, as one step of undo, and answer its question."""

        step = self.step
        self._note(was_shown=True)
        if step.show:
            if not self.visit.is_there and self._began is not None:
                self.visit.begin(self, self._began, LABEL_SHOW)  # undo has led out of the lesson
            now, after = self.visit.now(), self._shown(step)
            if after is None:
                return
            if after.session is not self._store.session:
                is_another = not is_same_network(now.session.network, after.session.network)
                self._store.commit(after.session, LABEL_SHOW)
                if is_another:
                    self._store.look_anew()
            self.visit.look_at(after.look)
            if after.trained not in (None, now.trained):
                self.visit.training_wanted.emit(now.trained, after.trained)
        self._take(replace(self.progress, revealed=True))

    def leave(self) -> None:
        """Give back what stood there before, as one step of undo: document, training, view."""
        if self._lesson is None:
            return
        self._close()
        self.visit.end(LABEL_LEAVE)
        self._announce(Progress())

    def finish(self) -> None:
        """Leave after the last step, with a word on what was done."""
        if self._lesson is None:
            return
        result = self.visit.record.results[self._lesson.id]
        told = {"title": self._lesson.title, "done": result.done, "count": len(result.steps)}
        self.leave()
        text = marked(
            "message",
            "{title}: {done} of {count} steps are done. What stood here before is back;"
            " more lessons are under Help.",
        )
        # Another lesson takes away again what is back by then.
        self._store.note(Message(text, told, stands=lambda: self._lesson is None), OPENING)

    def _give_way(self, to: QObject) -> None:
        """Something else is visited; what stood there before is given back after that."""
        if to is not self and self._lesson is not None:
            self._close()
            self._announce(Progress())

    def stop(self) -> None:
        """End what goes on behind: the program ends."""
        self._file.stop()

    def _close(self) -> None:
        self.visit.record.keep()
        self._lesson = self._path = self._began = None
        self._file.follow(None)

    def _shown(self, step: LessonStep) -> Situation | None:
        """The document with the step done, from now or else from where the step began."""
        assert self._began is not None
        refusal: Message | None = None
        for start in (self.visit.now(computes=True), self._began):
            try:
                after = step.shown(start)
            except Refused as refused:
                refusal = refused.message
                continue
            if step.is_done(after, self._began) or start is self._began:
                return after
        assert refusal is not None
        self._store.refuse(refusal, LABEL_SHOW)
        return None

    def _go(self, step: int) -> None:
        self.visit.record.keep()
        self._began = self.visit.now()
        self._take(Progress(step), is_new=True)

    def _look(self, *_: object) -> None:
        if self._lesson is not None:
            self._take(self.progress)

    def _take(self, progress: Progress, is_new: bool = False) -> None:
        """See whether the step is done, and say so where anything is different."""

        assert self._began is not None
        assert self._lesson is not None
        step, now = self._lesson.steps[progress.step], self.visit.now()
        if self._began.computed is None and now.session is self._began.session:
            self._began.computed = now.computed
        if self._began.look.pin is None and now.look.pin is not None:
            self._began.look = replace(self._began.look, pin=now.look.pin)  # by the window itself
        answered = step.question is None or progress.revealed
        holds = step.is_done(now, self._began)
        began = self._began
        touched = now.session is not began.session or now.look != began.look
        miss = step.miss(now, self._began) if step.checks and touched and not holds else ""
        progress = replace(progress, is_done=answered and holds, miss=miss)
        if is_new or progress != self.progress:
            self._announce(progress)

    def _note(self, **changes: Any) -> None:
        """Note something of the present step for the results."""
        assert self._lesson is not None
        self.visit.record.note(self._lesson.id, self.progress.step, **changes)

    def _announce(self, progress: Progress) -> None:
        self.progress = progress
        if self._lesson is not None and progress.is_done:
            self._note(is_done=True)
        self.changed.emit()
