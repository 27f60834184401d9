"""The user's notes on the runs: their names, and which are hidden or deleted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

MAX_NAME_CHARACTERS = 60


@dataclass(frozen=True, slots=True)
class RunNote:
    """A run's name, and whether it is hidden or deleted; without one it is called by its number."""

    name: str = ""
    is_hidden: bool = False
    is_deleted: bool = False


_NOTHING = RunNote()


@dataclass(frozen=True, slots=True)
class RunNotes:
    """The notes of runs by their keys, in order; a run of which nothing is set has none.

    The curves are with the training, which goes on while notes are undone; a deleted run keeps its
    own, so that undo brings it back.
    """

    notes: tuple[tuple[int, RunNote], ...] = ()

    def of(self, key: int) -> RunNote:
        """The note of a run."""
        return dict(self.notes).get(key, _NOTHING)

    def with_note(self, key: int, **changes: Any) -> RunNotes:
        """With this set of a run."""
        notes = dict(self.notes) | {key: replace(self.of(key), **changes)}
        return RunNotes(tuple(item for item in sorted(notes.items()) if item[1] != _NOTHING))
