"""A document that is visited for a lesson or a recipe, and what stood there before.

One thing is visited at a time: whoever begins the next takes over what stood there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from playground.core.session import Session
from playground.gui.state.documentfile import DocumentFile, Standing
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.lessonrecord import LessonRecord
from playground.gui.state.store import OPENING, Store
from playground.gui.state.viewstate import ViewState

if TYPE_CHECKING:
    from collections.abc import Callable

    from playground.core.messages import Message
    from playground.core.undo_step import Label
    from playground.lessons.situation import Look, Situation, Trained

RESULTS = "results of lessons"
"""The `about` of messages that tell of the file that these are in."""

GIVEN_BACK = (
    *("layer", "filter", "depth", "share", "pin", "viewport", "detail", "enlarged"),
    *("below", "below_is_large", "scale", "train_page", "inside"),
)
"""The parts of the view that are as before after a visit, beside the mode."""


@dataclass(frozen=True, slots=True)
class Before:
    """The state before a visit: the document, how it was looked at, and its file.

    `point` is that of the history, which leads back to the training of then.
    """

    point: int
    view: ViewState
    document: Standing


class Visit(QObject):
    """Lets another document take the place of the user's own, and gives that back."""

    changed = Signal()
    """The document, its view, its maps or its training are others."""

    begun = Signal(object)
    """Something else is visited now, by whom."""

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
    ) -> None:
        """`enter` lets another document take the place of this one, without a training.

        `trained` says how far training has come, None where there is none.
        """
        super().__init__(store)
        self.store = store
        self._evaluation = evaluation
        self._file = file
        self._enter = enter
        self._trained = trained
        self._before: Before | None = None
        self._documents: set[int] = set()
        """The numbers of what was visited since."""

        self.record = LessonRecord()
        store.changed.connect(self.tell)
        store.view_changed.connect(self.tell)
        evaluation.updated.connect(self.tell)

    def tell(self, *_: object) -> None:
        """Something that may be asked about is another."""
        self.changed.emit()

    def refuse(self, message: Message) -> None:
        """Say why something is not visited."""
        self.store.refuse(message, OPENING)

    def begin(self, by: QObject, begins: Situation, label: Label) -> None:
        """Put a document in, with how it is looked at; `by` is who visits it."""
        unread = self.record.refusal()  # a file is read: before anything is another
        if self._before is None or not self.is_there:
            store = self.store
            self._before = Before(store.history.point, store.view, self._file.set_aside())
            self._documents = set()
        self.begun.emit(by)
        self._enter(begins.session, label)
        self.store.look_anew()
        self.look_at(begins.look)
        self._file.opened("")  # what is saved in a visit is not to take the place of a file
        self._documents.add(self.store.history.document_number)
        if unread is not None:
            self.store.refuse(unread, RESULTS)

    @property
    def is_there(self) -> bool:
        """Whether the document is one that is visited, and none that undo has led back to."""
        return self.store.history.document_number in self._documents

    def end(self, label: Label) -> None:
        """Give back what stood there before, as one step of undo: document, training, view.

        A document of the user's own, which undo has led to meanwhile, stays with all that was done
        to it since.
        """
        before, self._before = self._before, None
        if before is None:
            return
        if not self.is_there:
            self._file.stays()
            if self.store.history.document_number != before.document.number:
                return  # an older one still: it was looked at in another way
        else:
            self.store.enter(before.document.session, label, before.point)
            self._file.give_back(before.document)
        self.mode_wanted.emit(before.view.mode)
        kept = {name: getattr(before.view, name) for name in GIVEN_BACK}
        self.store.look(hover=None, slide=None, weight=None, **kept)

    def look_at(self, look: Look) -> None:
        """Look at the document as a situation does."""
        if look.mode != self.store.view.mode:
            self.mode_wanted.emit(look.mode)
        self.store.look(
            layer=look.layer,
            filter=look.filter,
            pin=look.pin,
            below=look.below,
            inside=replace(self.store.view.inside, about=look.unit, shuffled=look.shuffled),
            slide=None,
            detail=None,
            enlarged=None,
            hover=None,
        )

    def now(self, computes: bool = False) -> Situation:
        """The situation; what asks for maps that are not there `computes` them, or else waits."""
        from playground.lessons.situation import Look, Situation

        view, session, shown = self.store.view, self.store.session, self._evaluation.shown
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
