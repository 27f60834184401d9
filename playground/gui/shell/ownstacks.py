"""Keeps stacks and networks as files of the user's, behind the window, and opens them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMainWindow

from playground.core.messages import Message, Refused, marked
from playground.core.session import Session
from playground.exchange.own_files import STACKS, folder_of
from playground.gui.flow.stackmenu import StackMenu
from playground.gui.state.latest import LatestWins
from playground.gui.state.store import OPENING, Store
from playground.gui.widgets.savefile import asked_file
from playground.layers.layersfile import write_layers_file

SUFFIX = ".json"
KEEPING = "keeping"
"""The `about` of messages that tell of kept files."""


@dataclass(frozen=True, slots=True, eq=False)
class _Wanted:
    """A file to be written."""

    session: Session
    path: Path


class Keeping(QObject):
    """Writes one file after the other, on a thread that lives as long as the document.

    A window in another language takes the place of the one that asked, and says what became of it.
    """

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._store = store
        self._wanted: tuple[_Wanted, ...] = ()
        """What is being written, and what is to be written after that."""

        self._worker = LatestWins(_write, self)
        self._worker.arrived.connect(self._written)

    def write(self, wanted: _Wanted) -> None:
        """Write a file, after those that were asked for before."""
        if not self._wanted:
            self._worker.request(wanted)
        self._wanted = (*self._wanted, wanted)

    def _written(self, outcome: Path | Message) -> None:
        self._wanted = self._wanted[1:]
        if self._wanted:
            self._worker.request(self._wanted[0])
        if isinstance(outcome, Message):
            self._store.refuse(outcome, KEEPING)
            return
        self._store.succeeded.emit(KEEPING)
        text = marked("message", "{name} is saved.")
        self._store.note(Message(text, {"name": outcome.name}), KEEPING)


def _keeping_of(store: Store) -> Keeping:
    """The one `Keeping` for all windows of a document, made if need be."""
    found = store.findChild(Keeping, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found or Keeping(store)


class OwnStacks(QObject):
    """Does what the end of the menu of stacks offers."""

    def __init__(
        self,
        store: Store,
        window: QMainWindow,
        menu: StackMenu,
        open_file: Callable[[str], object],
    ) -> None:
        super().__init__(window)
        self._store = store
        self._window = window
        menu.own.chosen.connect(open_file)
        menu.own.keep_wanted.connect(self.ask)
        menu.own.refused.connect(lambda message: store.refuse(message, OPENING))

    def ask(self) -> None:
        """Ask for a file, in the user's own folder at first, and write the layers there."""
        try:
            folder = folder_of(STACKS)
        except Refused as refused:
            self._store.refuse(refused.message, KEEPING)
            folder = Path.home()
        name = self.tr("my stack")
        asked = asked_file(
            self._window,
            self.tr("Save this stack"),
            str(folder / f"{name}{SUFFIX}"),
            {self.tr("Stacks and networks ({pattern})").format(pattern=f"*{SUFFIX}"): (SUFFIX,)},
        )
        if asked is None:
            return
        _keeping_of(self._store).write(_Wanted(self._store.session, asked[0]))


def _write(wanted: _Wanted, stale: Callable[[], bool]) -> Iterator[Path | Message]:
    del stale  # what was begun is written
    session = wanted.session
    try:
        write_layers_file(wanted.path, session.network, session.input, session.classes)
    except Refused as refused:
        yield refused.message
    except Exception:  # the user is told; what it was is reported
        text = marked("message", "{name} was not written, because of an error in the program.")
        yield Message(text, {"name": wanted.path.name})
        raise
    else:
        yield wanted.path
