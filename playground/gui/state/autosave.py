"""Keeps the document against a crash: a copy, some seconds old at most, in a folder of the program.

Each running program has a number, locked as long as it lives, and one file of that number. What a
program that is gone has left is taken over by the next that starts, under a name of its own, so
that two that start do not offer the same.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QTimer

from playground.core.messages import Message, Refused, marked
from playground.core.pathtext import path_to_data
from playground.core.removal import remove_behind
from playground.core.session import differs_in_pixels
from playground.core.system_reason import reason_of
from playground.gui.state.documentfile import DocumentFile
from playground.gui.state.latest import LatestWins
from playground.gui.state.store import Store
from playground.sessions.glance import KEPT_EPOCHS, KEPT_FROM, KEPT_STAMP, epochs_beside

if TYPE_CHECKING:
    from playground.sessions.sessionfile import Kept

PAUSE_MS = 5000
"""Milliseconds from a change to its copy, which is on disk before ten seconds are over."""

MAX_LEFT = 5
MAX_AGE_S = 30 * 24 * 3600
"""Copies that nobody wanted: so many, and no older ones, are offered again."""

AUTOSAVE = "autosave"
"""The `about` of messages that tell of these copies."""

SUFFIX = ".convplay"
LEFT = "left"
THROWN_SUFFIX = ".thrown"
"""Of copies that were thrown away: they can be brought back as long as their program lives."""


def usual_autosave_folder() -> Path:
    """Where copies are unless another place is chosen."""
    from platformdirs import user_data_path

    return user_data_path("convolution-playground") / "autosave"


@dataclass(frozen=True, slots=True, eq=False)
class _Done:
    kept: Kept | None
    refusal: Message | None = None


def _is_same(one: Kept | None, other: Kept | None) -> bool:
    """Whether a copy of one is a copy of the other, too."""
    if one is None or other is None or one.session is not other.session:
        return False
    from playground.training.protocol.kept_training import is_same_training

    return one.view == other.view and is_same_training(one.training, other.training)


class Autosave(QObject):
    """Writes a copy of a document that has changed, and takes it away once a file has all of it."""

    def __init__(
        self, store: Store, file: DocumentFile, folder: Path, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._file = file
        self._folder = folder
        self._number, self._lock = _locked_number(folder)
        self._worker = LatestWins(self._work, self)
        self._worker.arrived.connect(self._done)
        self._offered: set[Path] = set()
        self._opened: Path | None = None
        self._of_opened: list[Kept] = []
        """The copies that were asked for since: one of them is that of the opened document."""

        self._kept: Kept | None = None
        """The contents of the copy that is there; None without one."""

        self._was_refused = False
        self._is_on = True
        self._is_stopped = False
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(PAUSE_MS)
        self.pause.timeout.connect(self.keep)
        file.changed.connect(self._changed)

    @property
    def path(self) -> Path:
        """The file that the copy is in."""
        return self._folder / f"{self._number}{SUFFIX}"

    @property
    def folder(self) -> Path:
        """Where the copies are."""
        return self._folder

    def set_pace(self, is_on: bool, seconds: float) -> None:
        """Write copies so many seconds after a change, or none: one that is there goes."""
        self._is_on = is_on
        self.pause.setInterval(round(1000 * seconds))  # of one that runs, too: it begins anew
        if not is_on:
            self.pause.stop()
            if self._kept is not None or self._worker.is_busy:
                self._worker.request(None)
        else:
            self._changed()

    def left_behind(self) -> tuple[Path, ...]:
        """Copies of programs that are gone, the latest first; from now on they are this one's."""
        with suppress(OSError):
            for path in sorted(self._folder.glob(f"*{SUFFIX}")):
                number = path.name.split(".")[0].split("-")[0]
                if number.isdecimal() and number != str(self._number):
                    self._take_over(path, number)
            for path in self._folder.glob(f"*{THROWN_SUFFIX}"):
                self._clear_thrown(path)
        mine: list[Path] = []
        with suppress(OSError):
            mine = sorted(self._folder.glob(f"{self._number}-{LEFT}*{SUFFIX}"), key=_age)
        old = {path for path in mine if _age(path) > MAX_AGE_S}.union(mine[MAX_LEFT:])
        for path in old:
            _take_away(path)
        found = tuple(path for path in mine if path not in old)
        self._offered.update(found)
        return found

    def offers(self, path: Path) -> bool:
        """Whether a copy that was left behind is there still, by what was done here."""
        return path in self._offered

    def opened(self, path: Path) -> None:
        """Say that a copy was opened: it goes once this document has one of its own."""
        self._opened, self._of_opened = path, []
        self.keep()

    def throw_away(self, path: Path) -> bool:
        """Offer a copy that was left behind no more; whether that could be done."""
        with suppress(OSError):
            os.replace(path, path.with_suffix(THROWN_SUFFIX))
            self._offered.discard(path)
            return True
        return False

    def bring_back(self, path: Path) -> bool:
        """Have a copy again that was thrown away; whether it is there."""
        with suppress(OSError):
            os.replace(path.with_suffix(THROWN_SUFFIX), path)
            self._offered.add(path)
        return path in self._offered

    def keep(self) -> None:
        """Write the copy now, in the background, or take it away when a file has all of it."""
        self.pause.stop()
        unsaved = self._file.at_risk() if self._is_on else None
        if unsaved is None:
            self._worker.request(None)
            return
        kept = unsaved.kept
        view = {**kept.view, KEPT_FROM: path_to_data(unsaved.path), KEPT_STAMP: unsaved.stamp}
        kept = replace(kept, view=view, epochs="last")
        if self._worker.is_busy or not (_is_same(kept, self._kept) or self._only_follows(kept)):
            self._worker.request(kept)
            if self._opened is not None:
                self._of_opened.append(kept)

    def _only_follows(self, kept: Kept) -> bool:
        """Whether a live camera's picture went on since the last copy, and nothing else did.

        What a camera shows is kept with the next edit, or once it is frozen: a lesson long, a copy
        every few seconds would be of nobody's work.
        """
        if not self._store.is_following or self._kept is None:
            return False
        return differs_in_pixels(kept.session, self._kept.session)

    def stop(self) -> None:
        """End the thread, and take the copy away: the window was closed, and nothing is lost."""
        if self._is_stopped:
            return
        self._is_stopped = True
        self._file.changed.disconnect(self._changed)
        self.pause.stop()
        self._worker.stop()
        _take_away(self.path)
        with suppress(OSError):
            for path in self._folder.glob(f"{self._number}-*{THROWN_SUFFIX}"):
                _take_away(path)
        self._lock.unlock()

    def _changed(self) -> None:
        if self._file.is_at_risk:
            if self._is_on and not self.pause.isActive():
                self.pause.start()
        elif self._kept is not None and not self._file.is_saving:
            self.keep()

    def _work(self, kept: Kept | None, stale: Callable[[], bool]) -> Iterator[_Done]:
        del stale  # what was begun is written
        from playground.sessions.epochsbeside import keep_beside, listed_epochs
        from playground.sessions.sessionfile import write_session

        try:
            if kept is None:
                _remove(self.path)
            else:
                self._folder.mkdir(parents=True, exist_ok=True)
                standing = kept.training.standing
                view = {**kept.view, KEPT_EPOCHS: listed_epochs(standing)}
                write_session(self.path, replace(kept, view=view), self._file.encoded)
                with suppress(OSError):  # without them the copy is one all the same
                    keep_beside(self.path, standing)
            yield _Done(kept)
        except Refused as refused:
            yield _Done(kept, refused.message)
        except OSError as error:
            yield _Done(kept, Message("{reason}", {"reason": reason_of(error)}))

    def _done(self, done: _Done) -> None:
        if done.refusal is not None:
            if not self._was_refused:  # once, not every few seconds
                text = marked("message", "No copy is kept against a crash: {reason}")
                self._store.refuse(Message(text, {"reason": done.refusal}), AUTOSAVE)
            self._was_refused = True
            return
        if self._was_refused:
            self._store.succeeded.emit(AUTOSAVE)
        self._was_refused, self._kept = False, done.kept
        if self._kept is not None and not self._file.is_at_risk:
            self.keep()  # it was saved meanwhile
        is_own = any(done.kept is kept for kept in self._of_opened)
        if self._opened is not None and self._is_on and is_own:
            _take_away(self._opened)
            self._offered.discard(self._opened)
            self._opened, self._of_opened = None, []

    def _take_over(self, path: Path, number: str) -> None:
        """Give a copy another name, unless the program of its number is still there."""
        lock = _lock(self._folder, number)
        if not lock.tryLock(0):
            return
        with suppress(OSError):
            _move(path, self._free_name())
        lock.unlock()

    def _clear_thrown(self, path: Path) -> None:
        """Delete a copy that was thrown away, unless its program may still bring it back."""
        number = path.name.split("-")[0]
        if number == str(self._number):
            _take_away(path)
            return
        lock = _lock(self._folder, number)
        if number.isdecimal() and lock.tryLock(0):
            _take_away(path)
            lock.unlock()

    def _free_name(self) -> Path:
        names = (self._folder / f"{self._number}-{LEFT}{n}{SUFFIX}" for n in count(1))
        return next(path for path in names if not os.path.exists(path))


def _locked_number(folder: Path) -> tuple[int, QLockFile]:
    """The first number that no living program holds; its copy, if any, is left behind."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    for number in count(1):
        lock = _lock(folder, str(number))
        if lock.tryLock(0) or lock.error() != QLockFile.LockError.LockFailedError:
            own = folder / f"{number}{SUFFIX}"
            with suppress(OSError):
                names = (folder / f"{number}-{LEFT}{n}{SUFFIX}" for n in count(1))
                if os.path.exists(own):
                    _move(own, next(path for path in names if not os.path.exists(path)))
            return number, lock
    raise AssertionError


def _take_away(path: Path) -> None:
    """Delete a copy if that can be done: nothing else waits for it."""
    with suppress(OSError):
        _remove(path)


def _remove(path: Path) -> None:
    """Delete a copy with the epochs beside it; raises OSError."""
    path.unlink(missing_ok=True)
    remove_behind([epochs_beside(path)])


def _move(path: Path, target: Path) -> None:
    """Give a copy another name, and the epochs beside it; raises OSError."""
    shutil.rmtree(epochs_beside(target), ignore_errors=True)
    with suppress(FileNotFoundError):
        os.replace(epochs_beside(path), epochs_beside(target))
    os.replace(path, target)


def _lock(folder: Path, number: str) -> QLockFile:
    lock = QLockFile(str(folder / f"{number}.lock"))
    lock.setStaleLockTime(0)  # the dead are found out
    return lock


def _age(path: Path) -> float:
    """Seconds since the copy was written."""
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return float("inf")
