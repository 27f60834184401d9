"""A run of edits that is one step to undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from playground.core.learned import rebased, same_but_for_weights
from playground.core.session import Session, is_same
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
        merge = self._key if self._what == what else None
        if self._base is None or merge is None or not self._follow(merge):
            self._runs += 1
            merge = self._key
            self._what, self._base = what, self._store.session
        base = self._base
        done = self._store.edit(label, lambda _: edit(base, *arguments), merge=merge)
        self._made = self._store.session
        return done

    @property
    def _key(self) -> str:
        return f"run {id(self)} {self._runs}"

    def _follow(self, merge: str) -> bool:
        """Let the base have what came since the last edit; False if more has changed.

        That is what was learned, and the picture of a live camera.
        """
        now, made, base = self._store.session, self._made, self._base
        if now is made:
            return True
        if made is None or base is None or self._store.history.merge_key != merge:
            return False
        picture = now.picture if base.picture is made.picture else base.picture
        if is_same(replace(now, picture=made.picture), made):
            self._base = replace(base, picture=picture)
            return True
        networks = (made.network, now.network)
        if not all(same_but_for_weights(base.network, other) for other in networks):
            return False
        network = rebased(now.network, made.network, base.network)
        self._base = replace(base, network=network, picture=picture)
        return True

    def end(self) -> None:
        """The run is over: what follows is another step."""
        self._base = None
        self._store.end_merge()
