"""Says what a change of size did to the filters of a layer, when it is over."""

from __future__ import annotations

from playground.core.filtersizes import size_note
from playground.core.layer import FilterLayer
from playground.core.session import Session
from playground.gui.state.store import Store


class SizeNotes:
    """Compares the layer's filters before an edit, or a run of edits, with those after it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._before: Session | None = None

    def begin(self) -> None:
        """An edit comes; it may be one of a run that has begun."""
        if self._before is None:
            self._before = self._store.session

    def end(self, layer: int, edited: int | None = None) -> None:
        """The edit, or the run of edits, is over; `edited` is the filter that it was made of."""
        before, self._before = self._before, None
        if before is None or before is self._store.session:
            return
        networks = (before.network, self._store.session.network)
        if all(layer < len(each) and isinstance(each[layer], FilterLayer) for each in networks):
            note = size_note(before, self._store.session, layer, edited)
            if note is not None:
                self._store.note(note)
