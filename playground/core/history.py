"""Undo and redo by snapshots of the immutable session."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from numpy.typing import NDArray

from playground.core.session import FilterLayer, Session

MAX_UNDO_BYTES = 512 * 1024 * 1024
"""Bytes of arrays that the past may hold before the oldest steps are forgotten."""


@dataclass(frozen=True, slots=True)
class UndoStep:
    """A session, what was done to reach it, and the key that lets a drag stay one step.

    `released` counts the bytes of arrays that the step before holds and this one does not:
    what forgetting that step would free.
    """

    session: Session
    label: str
    merge: str | None = None
    released: int = 0


class History:
    """The present session with the steps before it and after it."""

    def __init__(self, session: Session, cap: int = MAX_UNDO_BYTES) -> None:
        self._steps = [UndoStep(session, "")]
        self._at = 0
        self._cap = cap
        self._saved = session

    @property
    def present(self) -> Session:
        """The session as it is now."""
        return self._steps[self._at].session

    @property
    def undo_label(self) -> str | None:
        """What undo would take back, or None."""
        return self._steps[self._at].label if self._at else None

    @property
    def redo_label(self) -> str | None:
        """What redo would do again, or None."""
        return self._steps[self._at + 1].label if self._at + 1 < len(self._steps) else None

    @property
    def is_dirty(self) -> bool:
        """Whether the present differs from what was last saved."""
        return self.present is not self._saved

    def mark_saved(self) -> None:
        """Remember the present as the saved one."""
        self._saved = self.present

    def commit(self, session: Session, label: str, merge: str | None = None) -> None:
        """Make `session` the present; one with the same merge key replaces the last step."""
        if session is self.present:
            return
        del self._steps[self._at + 1 :]
        last = self._steps[-1]
        if merge is not None and last.merge == merge and self._at > 0:
            self._steps.pop()
            label = last.label
            if session is self._steps[-1].session:  # the drag came back to where it began
                self._at = len(self._steps) - 1
                return
        released = _bytes_only_in(self._steps[-1].session, session)
        self._steps.append(UndoStep(session, label, merge, released))
        self._at = len(self._steps) - 1
        self._forget()

    def end_merge(self) -> None:
        """Close the step that a drag kept open: the next commit is a step of its own."""
        step = self._steps[self._at]
        self._steps[self._at] = replace(step, merge=None)

    def undo(self) -> bool:
        """Go one step back; False at the beginning."""
        if not self._at:
            return False
        self.end_merge()
        self._at -= 1
        self.end_merge()
        return True

    def redo(self) -> bool:
        """Go one step forward; False at the end."""
        if self._at + 1 >= len(self._steps):
            return False
        self._at += 1
        return True

    def _forget(self) -> None:
        """Drop the oldest steps until the arrays that only the past holds fit under the cap."""
        past = sum(step.released for step in self._steps)
        first = 0
        while past > self._cap and first < self._at:
            first += 1
            past -= self._steps[first].released
        if first:
            del self._steps[:first]
            self._steps[0] = replace(self._steps[0], released=0)
            self._at -= first


def _bytes_only_in(session: Session, other: Session) -> int:
    kept = {id(array) for array in _arrays(other)}
    return sum(array.nbytes for array in _arrays(session) if id(array) not in kept)


def _arrays(session: Session) -> Iterator[NDArray[Any]]:
    yield session.picture.pixels
    for layer in session.network:
        if isinstance(layer, FilterLayer):
            yield from (item.weights for item in layer.filters)
        else:
            yield from layer.tensors().values()
