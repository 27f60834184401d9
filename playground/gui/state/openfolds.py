"""Open folds and ticks of panels: as long as the window lives, and for one in another language."""

from __future__ import annotations

from functools import partial
from typing import Any, Protocol

from playground.gui.state.store import Store


class Told(Protocol):
    """An object that tells by a signal whether it is open or ticked."""

    @property
    def toggled(self) -> Any:
        """Emits whether it is."""


class Foldable(Told, Protocol):
    """An object that folds, as a Fold of the widgets does."""

    def set_open(self, is_open: bool, /) -> None:
        """Open or close it."""


class Tickable(Told, Protocol):
    """An object that can be ticked, as a button of Qt can."""

    def setChecked(self, is_ticked: bool, /) -> None:
        """Tick it or not."""


def keep_as_left(store: Store, fold: Foldable, name: str) -> None:
    """Open the fold if one of this name was left open, and remember how this one is left."""
    fold.set_open(name in store.view.open_folds)
    fold.toggled.connect(partial(remember, store, name))


def keep_ticked(store: Store, button: Tickable, name: str) -> None:
    """Tick the button if one of this name was left ticked, and remember how this one is left."""
    button.setChecked(name in store.view.open_folds)
    button.toggled.connect(partial(remember, store, name))


def remember(store: Store, name: str, is_open: bool) -> None:
    """Remember how the part of this name is left."""
    others = store.view.open_folds - {name}
    store.look(open_folds=others | {name} if is_open else others)
