"""Writes figures and films for a dialog, which may be closed meanwhile."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from playground.core.messages import Message, marked
from playground.gui.export.request import Made, Wanted, make
from playground.gui.state.latest import LatestWins
from playground.gui.state.store import Store

EXPORTING = "exporting"
"""The `about` of messages that tell of exports."""


class Writing(QObject):
    """One file at a time, on a thread that lives as long as the document, whatever the window."""

    written = Signal(object)
    """A Made: the file is there, or its refusal says why not."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._store = store
        self._is_left = False
        self.name = ""
        """Of the file that is written, or was last."""

        self._worker = LatestWins(make, self)
        self._worker.arrived.connect(self._arrived)

    @property
    def is_busy(self) -> bool:
        """Whether a file is being written."""
        return self._worker.is_busy

    def write(self, wanted: Wanted) -> None:
        """Begin to write a file."""
        self._is_left = False
        self.name = Path(wanted.path).name
        self._worker.request(wanted)

    def leave(self) -> None:
        """Say that the dialog goes: the window tells what became of a file."""
        self._is_left = True

    def _arrived(self, made: Made) -> None:
        self.written.emit(made)
        if not self._is_left:
            return
        if made.refusal is None:
            self._store.note(saved(made), EXPORTING)
        else:
            self._store.refuse(made.refusal, EXPORTING)


def writing_of(store: Store) -> Writing:
    """Return the one `Writing` for the dialogs of all windows of a document, made if need be."""
    found = store.findChild(Writing, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found or Writing(store)


def saved(made: Made) -> Message:
    """That a file is there."""
    text = marked("message", "{name} is saved.")
    return Message(text, {"name": Path(made.wanted.path).name})
