"""The lesson that is open: its step, what was so when the step began, and what is so now.

It outlives the window, so that a lesson goes on in the other language where it was.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from playground.core.file_stamp import file_stamp
from playground.core.messages import Message, Refused, marked
from playground.core.session import Session
from playground.gui.state.documentfile import DocumentFile
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.lessonrecord import LessonRecord
from playground.gui.state.store import OPENING, Store
from playground.gui.state.viewstate import ViewState

if TYPE_CHECKING:
    from collections.abc import Callable

    from playground.core.undo_step import Label
    from playground.lessons.lesson import Lesson, LessonStep
    from playground.lessons.situation import Look, Situation, Trained

LOOK_MS = 150
"""Milliseconds between two looks at whether the lesson's file was saved."""

LABEL_OPEN = marked("edit", "Open a lesson")
LABEL_SHOW = marked("edit", "Show a step of a lesson")
LABEL_LEAVE = marked("edit", "Leave the lesson")

GIVEN_BACK = (
    *("layer", "filter", "depth", "share", "pin", "viewport", "detail", "enlarged"),
    *("below", "below_is_large", "scale", "train_page", "inside"),
)
"""The parts of the view that are as before after a lesson, beside the mode."""


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


@dataclass(frozen=True, slots=True)
class Before:
    """What stood there before a lesson: the document, how it was looked at, and its file.

    `point` is that of the history, which leads back to the training of then.
    """

    session: Session
    point: int
    view: ViewState
    path: str
    stamp: str
    is_changed: bool


class LessonWalk(QObject):
    """Goes through the steps of a lesson, and looks after each change whether one is done."""

    changed = Signal()
    """Another lesson, step or language, or the step stands differently."""

    mode_wanted = Signal(str)
    """A mode is to be shown, by its name."""

    training_wanted = Signal(object, object)
    """The network is to be trained from here to there: the first and the second Trained."""

    def __init__(
        self,
        store: Store,
        evaluation: Evaluation,
        file: DocumentFile,
        enter: Callable[[Session, Label], None],
        trained: Callable[[], Trained | None],
        parent: QObject,
    ) -> None:
        """`enter` lets another document take the place of this one, without a training.

        `trained` says how far training has come, None where there is none.
        """
        super().__init__(parent)
        self._enter = enter
        self._trained = trained
        self._file = file
        self._store = store
        self._evaluation = evaluation
        self._path: Path | None = None
        self._lesson: Lesson | None = None
        self._before: Before | None = None
        self._began: Situation | None = None
        self.progress = Progress()
        self.record = LessonRecord()
        self._language = ""
        self._stamps: tuple[str, ...] = ()
        self._seen: tuple[str, ...] = ()
        self._looks = QTimer(self)  # no watcher: a network drive tells it nothing
        self._looks.setInterval(LOOK_MS)
        self._looks.timeout.connect(self._look_at_files)
        store.changed.connect(self._look)
        store.view_changed.connect(self._look)
        evaluation.updated.connect(self._look)

    def look_again(self, *_: object) -> None:
        """See whether the step is done now: training has come further."""
        self._look()

    @property
    def lesson(self) -> Lesson | None:
        """The lesson that is open."""
        return self._lesson

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
        if self._lesson is None:
            file = self._file
            store = self._store
            self._before = Before(
                store.session,
                store.history.point,
                store.view,
                file.path,
                file.stamp,
                file.is_changed,
            )
        self._lesson = None  # what is put in is no answer to a step
        self._enter(begins.session, LABEL_OPEN)
        self._look_at(begins.look)
        self._file.opened("")  # what is saved in a lesson is not to take the place of a file
        self._path, self._lesson, self._language = path, lesson, language
        self._watch(path)
        self.record.begin(lesson)
        self._go(0)
        return True

    def refuse(self, message: Message) -> None:
        """Say why there is no lesson."""
        self._store.refuse(message, OPENING)

    def tell(self, text: str, **values: object) -> None:
        """Say what was done with a lesson."""
        self._store.note(Message(text, values), OPENING)

    def speak(self, language: str) -> None:
        """Have the texts in another language; the step stays as it is."""
        from playground.lessons.translation import read_in

        self._language = language
        if self._path is not None:
            try:
                self._lesson = read_in(self._path, language)
            except Refused as refused:
                self._store.refuse(refused.message, OPENING)
            self._announce(self.progress)

    def reload(self) -> None:
        """Read the file again, as it was saved; while it has mistakes, the lesson before stays."""
        from playground.lessons.translation import read_in

        if self._path is None or self._lesson is None:
            return
        self._watch(self._path)
        try:
            lesson = read_in(self._path, self._language)
        except Refused as refused:
            self._store.refuse(refused.message, OPENING)
            return
        self._store.succeeded.emit(OPENING)
        self._lesson = lesson
        self.record.begin(lesson)
        self._go(min(self.progress.step, len(lesson.steps) - 1))

    def _look_at_files(self) -> None:
        """Read the file again once it was written, and is no longer being written."""
        if self._path is None:
            return
        now = _stamps_beside(self._path)
        if now != self._stamps and now == self._seen:
            self.reload()
        self._seen = now

    def _watch(self, path: Path | None) -> None:
        """Look at a file and its translations from time to time; None for none."""
        if path is None:
            self._looks.stop()
            return
        self._stamps = self._seen = _stamps_beside(path)
        self._looks.start()

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
            now, after = self._now(), self._shown(step)
            if after is None:
                return
            if after.session is not self._store.session:
                self._store.commit(after.session, LABEL_SHOW)
            self._look_at(after.look)
            if after.trained not in (None, now.trained):
                self.training_wanted.emit(now.trained, after.trained)
        self._take(replace(self.progress, revealed=True))

    def leave(self) -> None:
        """Give back what stood there before, as one step of undo: document, training, view."""
        self.record.keep()
        before, self._before = self._before, None
        self._lesson = self._path = self._began = None
        self._watch(None)
        if before is not None:
            self._store.enter(before.session, LABEL_LEAVE, before.point)
            tell = self._file.recovered if before.is_changed else self._file.opened
            tell(before.path, before.stamp)
            self.mode_wanted.emit(before.view.mode)
            kept = {name: getattr(before.view, name) for name in GIVEN_BACK}
            self._store.look(hover=None, slide=None, weight=None, **kept)
        self._announce(Progress())

    def _shown(self, step: LessonStep) -> Situation | None:
        """The document with the step done, from now or else from where the step began."""
        assert self._began is not None
        refusal: Message | None = None
        for start in (self._now(computes=True), self._began):
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

    def _look_at(self, look: Look) -> None:
        """Look at the document as a situation does."""
        if look.mode != self._store.view.mode:
            self.mode_wanted.emit(look.mode)
        self._store.look(
            layer=look.layer,
            filter=look.filter,
            pin=look.pin,
            below=look.below,
            inside=replace(self._store.view.inside, about=look.unit, shuffled=look.shuffled),
            slide=None,
            detail=None,
            enlarged=None,
            hover=None,
        )

    def _go(self, step: int) -> None:
        self.record.keep()
        self._began = self._now()
        self._take(Progress(step), is_new=True)

    def _now(self, computes: bool = False) -> Situation:
        """The situation; what asks for maps that are not there `computes` them, or else waits."""
        from playground.lessons.situation import Look, Situation

        view, session, shown = self._store.view, self._store.session, self._evaluation.shown
        inside = view.inside
        look = Look(
            view.layer,
            view.filter,
            view.pin,
            view.mode,
            view.below,
            inside.about,
            inside.shuffled,
        )
        results = None
        if (
            shown is not None
            and shown.session.network is session.network
            and shown.session.picture is session.picture
            and shown.session.input == session.input
        ):
            results = shown.results
        return Situation(session, look, results, computes, self._trained())

    def _look(self, *_: object) -> None:
        if self._lesson is not None:
            self._take(self.progress)

    def _take(self, progress: Progress, is_new: bool = False) -> None:
        """See whether the step is done, and say so where anything is different."""

        assert self._began is not None
        assert self._lesson is not None
        step, now = self._lesson.steps[progress.step], self._now()
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
        self.record.note(self._lesson.id, self.progress.step, **changes)

    def _announce(self, progress: Progress) -> None:
        self.progress = progress
        if self._lesson is not None and progress.is_done:
            self._note(is_done=True)
        self.changed.emit()


def _stamps_beside(path: Path) -> tuple[str, ...]:
    """What changes when a lesson or one of its translations is saved."""
    found = sorted(path.parent.glob(f"{path.name.partition('.')[0]}.*"))
    return tuple(f"{each.name} {file_stamp(each)}" for each in found)
