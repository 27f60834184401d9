"""A run of edits that is one step to undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playground.core.session import Session
from playground.gui.state.store import Store


class LiveEdit:
    """Makes every edit of a run from the document as it was when the run began.

    A size that is dragged down and up again would otherwise lose the weights that it cut off.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._runs = 0
        self._what: object = None
        self._base: Session | None = None
        self._made: Session | None = None

    def edit(
        self, what: object, label: str, edit: Callable[..., Session], *arguments: Any, live: bool
    ) -> bool:
        """Commit `edit`; with `live`, as part of a run of edits of `what`."""
        if not live:
            self.end()
            return self._store.edit(label, edit, *arguments)
        if self._base is None or self._what != what or self._made is not self._store.session:
            self._runs += 1
            self._what, self._base = what, self._store.session
        base = self._base
        merge = f"run {id(self)} {self._runs}"
        done = self._store.edit(label, lambda _: edit(base, *arguments), merge=merge)
        self._made = self._store.session
        return done

    def end(self) -> None:
        """The run is over: what follows is another step."""
        self._base = None
        self._store.end_merge()
