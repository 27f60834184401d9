"""The file of the document: where it is kept, whether it has changed since, and saving it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from playground.core.file_stamp import file_stamp
from playground.core.messages import Message, Refused, marked
from playground.core.session import Session, differs_in_pixels
from playground.gui.state.keptview import view_to_data
from playground.gui.state.latest import LatestWins
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState

if TYPE_CHECKING:
    from playground.sessions.encoded import EncodedPictures
    from playground.sessions.epochfiles import KeptEpochs
    from playground.sessions.sessionfile import Kept
    from playground.training.protocol.kept_training import KeptTraining

SAVING = "saving"
"""The `about` of messages that tell of saving."""


@dataclass(frozen=True, slots=True, eq=False)
class _Wanted:
    """A session to be written; `number` is that of its document in the history."""

    path: str
    kept: Kept
    encoded: EncodedPictures
    number: int


@dataclass(frozen=True, slots=True, eq=False)
class _Done:
    """The outcome of writing a session; without a `refusal` it is in the file."""

    wanted: _Wanted
    refusal: Message | None = None
    epochs: tuple[int, int] = (0, 0)
    """How many epochs of its training are in the file, and how many there are."""

    stamp: str = ""
    """Of the file, once it is written."""


@dataclass(frozen=True, slots=True, eq=False)
class _Place:
    """The file of a document that undo or redo leads to."""

    path: str
    stamp: str
    view: dict[str, Any] | None
    saved: Session


@dataclass(frozen=True, slots=True, eq=False)
class Unsaved:
    """A document that no file has: a crash would lose it. `path` and `stamp` are its file's."""

    kept: Kept
    path: str
    stamp: str


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """A document that makes way for another and is given back; `number` is the history's."""

    number: int
    session: Session
    path: str
    stamp: str
    unsaved: Unsaved | None
    """Its contents, which a crash would lose; None where a file has all of them."""


class DocumentFile(QObject):
    """Writes the document behind the window; it outlives a window that makes way for another."""

    changed = Signal()
    """The file, whether it is being written, or whether the document differs from it."""

    view_changed = Signal()
    """The document is looked at in another way, of which the file keeps something."""

    ended = Signal(object)
    """The last file that was to be written is there, by its path; "" where it could not be.

    Qt would lose what of a path is no UTF-8.
    """

    def __init__(
        self,
        store: Store,
        training: Callable[[], KeptTraining],
        parent: QObject | None = None,
    ) -> None:
        """`training` says what was trained, as it is now."""
        super().__init__(parent)
        self._store = store
        self._training = training
        self._worker: LatestWins | None = None
        self._wanted: tuple[_Wanted, ...] = ()
        """What is being written, and what is to be written after that."""

        self.path = ""
        """Of the file that the document is kept in, "" without one."""

        self.stamp = ""
        """Of that file when it was last read or written here, "" where that is not known."""

        self.epochs: KeptEpochs = "some"
        """Which epochs of a training are written."""

        self._view: dict[str, Any] | None = None
        """How the document was looked at when it was opened or saved; None for a new one."""

        self._number = store.history.document_number
        self._places: dict[int, _Place] = {}
        self._aside: Standing | None = None
        """The document that stood there before the present visit, and is given back after it."""

        store.stepped.connect(self._stepped)
        store.changed.connect(self._session_changed)
        store.view_changed.connect(self._view_changed)

    def _session_changed(self, old: Session, new: Session) -> None:
        del old, new
        self._stepped()

    def _stepped(self) -> None:
        self._follow()
        self.changed.emit()

    def _place(self) -> _Place:
        return _Place(self.path, self.stamp, self._view, self._store.history.saved)

    def _follow(self) -> None:
        """Have the file of the document that undo or redo has led to."""
        history, number = self._store.history, self._store.history.document_number
        if number != self._number:
            self._places[self._number] = self._place()
            self._number, place = number, self._places[number]
            self.path, self.stamp, self._view = place.path, place.stamp, place.view
            history.mark_saved(place.saved)

    def _begin_place(self, number: int | None) -> None:
        """Keep the file of the document before: another takes its place, or one there was."""
        places = {**self._places, self._number: self._place()}
        self._number = self._store.history.begin_document(number)
        known = self._store.history.document_numbers
        self._places = {number: place for number, place in places.items() if number in known}

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if self.path and view_to_data(old) != view_to_data(new):
            self.view_changed.emit()

    @property
    def is_saving(self) -> bool:
        """Whether something is still to be written."""
        return bool(self._wanted)

    @property
    def target(self) -> str:
        """The file that the document is to be saved to: its own, or the one that becomes its own.

        It becomes that once it is written; "" without one.
        """
        own = (wanted.path for wanted in reversed(self._wanted) if wanted.number == self._number)
        return next(own, self.path)

    @property
    def name(self) -> str:
        """The file's name without its ending, "" without a file."""
        return Path(self.path).stem

    @property
    def is_changed(self) -> bool:
        """Whether the document differs from what was last opened or saved.

        What a live camera shows since then is nobody's change until it is frozen.
        """
        history = self._store.history
        only_follows = self._store.is_following and differs_in_pixels(
            history.document, history.saved
        )
        return history.is_dirty and not only_follows

    @property
    def is_at_risk(self) -> bool:
        """Whether a crash would lose something that no file has."""
        return self.unsaved_aside is not None or self.is_changed

    def at_risk(self) -> Unsaved | None:
        """The document a crash would lose: one put aside by a visit, else this, if it changed."""
        if self.unsaved_aside is not None:
            return self.unsaved_aside
        return Unsaved(self.kept(), self.path, self.stamp) if self.is_changed else None

    @property
    def unsaved_aside(self) -> Unsaved | None:
        """What a crash would lose of the document that a visit has put aside; None where nothing.

        Where undo has led back to it, it is the document itself.
        """
        aside = self._aside
        return None if aside is None or aside.number == self._number else aside.unsaved

    @property
    def would_differ(self) -> bool:
        """Whether a file that is written now would not be the one there is: the view counts too."""
        is_dirty = self._store.history.is_dirty  # a live camera's present picture counts, too
        return is_dirty or not self.path or view_to_data(self._store.view) != self._view

    @property
    def is_replaced(self) -> bool:
        """Whether somebody else has written the target since it was read or written here.

        While it is being written it may be another already, whose stamp is not known yet.
        """
        if any(wanted.path == self.target for wanted in self._wanted):
            return False
        now = file_stamp(self.path) if self.path else ""
        return bool(now and self.stamp) and now != self.stamp

    def save_to(self, path: str) -> None:
        """Write the document as it is now, in the background; `ended` tells when that is done.

        One file after the other is written; what waits to be written to the same one is left out.
        """
        if self._worker is None:
            self._worker = LatestWins(_write, self)
            self._worker.arrived.connect(self._written)
        wanted = _Wanted(path, self.kept(), self.encoded, self._number)
        if not self._wanted:
            self._worker.request(wanted)
        begun, waiting = self._wanted[:1], self._wanted[1:]
        others = (each for each in waiting if (each.path, each.number) != (path, self._number))
        self._wanted = (*begun, *others, wanted)
        self.changed.emit()

    @cached_property
    def encoded(self) -> EncodedPictures:
        """The pictures as they were written last: a copy against a crash and a file share them."""
        from playground.sessions.encoded import EncodedPictures

        return EncodedPictures()

    def kept(self) -> Kept:
        """The contents to be written: immutable, so that a thread can take its time."""
        from playground.sessions.sessionfile import Kept

        session, view = self._store.history.document, view_to_data(self._store.view)
        return Kept(session, view, self._training(), self.epochs)

    def _written(self, done: _Done) -> None:
        if done.refusal is None:
            self._has_written(done.wanted, done.stamp)
        self._wanted = self._wanted[1:]
        if self._wanted:
            assert self._worker is not None
            self._worker.request(self._wanted[0])
            if done.refusal is not None and done.wanted.path not in {w.path for w in self._wanted}:
                self._store.refuse(done.refusal, SAVING)
            return  # the last one says that all is done
        if done.refusal is None:
            self._store.note(_saved(done), SAVING)
        else:
            self._store.refuse(done.refusal, SAVING)
        self.changed.emit()
        self.ended.emit(done.wanted.path if done.refusal is None else "")

    def _has_written(self, wanted: _Wanted, stamp: str) -> None:
        """Know the file of the document that was written, be it there still or another."""
        saved, view = wanted.kept.session, dict(wanted.kept.view)
        if self._aside is not None and self._aside.number == wanted.number:
            self._aside = replace(self._aside, unsaved=None)
        if wanted.number == self._number:
            self.path, self.stamp, self._view = wanted.path, stamp, view
            self._store.history.mark_saved(saved)
        elif wanted.number in self._places:
            self._places[wanted.number] = _Place(wanted.path, stamp, view, saved)

    def set_aside(self) -> Standing:
        """The document there is, which is to be given back when another has stood in its place."""
        self._aside = Standing(
            self._number, self._store.history.document, self.path, self.stamp, self.at_risk()
        )
        return self._aside

    def give_back(self, standing: Standing) -> None:
        """Say that the document is what stood there before, or was written of it since."""
        is_there = standing.number == self._number  # undo has led back to it already
        place = self._place() if is_there else self._places.get(standing.number)
        is_changed = standing.unsaved is not None
        if place is None:
            self._aside = None
            self._stand(standing.path, standing.stamp, is_changed, standing.number)
            return
        was_written = (place.path, place.stamp) != (standing.path, standing.stamp)
        self._begin_place(standing.number)
        self._aside = None
        self.path, self.stamp, self._view = place.path, place.stamp, place.view
        # What a live camera has shown since it was saved is nobody's change.
        saved = place.saved if is_changed or was_written else None
        self._store.history.mark_saved(saved)
        self._store.stepped.emit()  # it is another document, though the step is the same

    def stays(self) -> None:
        """Say that the present document stays: what was put aside for it is not given back."""
        self._aside = None
        self.changed.emit()

    def opened(self, path: str, stamp: str = "") -> None:
        """Say that the document is what the file holds; "" for a new one, in no file.

        `stamp` is that of the file when it was read.
        """
        self._stand(path, stamp, False)

    def recovered(self, path: str, stamp: str | None) -> None:
        """Say that the document has changes that the file at `path` has not, "" for no file.

        `stamp` is that of the file which the changes were made to; with None it is as it was.
        """
        self._stand(path, file_stamp(path) if stamp is None else stamp, True)

    def _stand(self, path: str, stamp: str, is_changed: bool, number: int | None = None) -> None:
        self._begin_place(number)
        self.path, self.stamp = path, stamp
        if is_changed:
            self._store.history.mark_unsaved()
        else:
            self._view = view_to_data(self._store.view)
            self._store.history.mark_saved()
        self._store.stepped.emit()  # it is another document, though the step is the same

    def stop(self) -> None:
        """End the thread, once what it writes is written."""
        if self._worker is not None:
            self._worker.stop()


def _write(wanted: _Wanted, stale: Callable[[], bool]) -> Iterator[_Done]:
    del stale  # what was begun is written
    from playground.sessions.epochfiles import counted
    from playground.sessions.sessionfile import write_session

    try:
        write_session(wanted.path, wanted.kept, wanted.encoded)
    except Refused as refused:
        yield _Done(wanted, refused.message)
    except Exception:  # the window must not wait for it; what it was is reported
        text = marked("message", "{name} was not saved, because of an error in the program.")
        yield _Done(wanted, Message(text, {"name": Path(wanted.path).name}))
        raise
    else:
        epochs = counted(wanted.kept.training, wanted.kept.epochs)
        yield _Done(wanted, epochs=epochs, stamp=file_stamp(wanted.path))


def _saved(done: _Done) -> Message:
    name = Path(done.wanted.path).name
    count, total = done.epochs
    if count == total:
        return Message(marked("message", "{name} is saved."), {"name": name})
    text = marked(
        "message",
        "{name} is saved, with {count} of {total} epochs: see Epochs in session files in the menu"
        " File.",
    )
    return Message(text, {"name": name, "count": count, "total": total})
