"""Which folds of panels are open: as long as the window lives, and for one in another language."""

from __future__ import annotations

from functools import partial

from playground.gui.state.store import Store
from playground.gui.widgets.fold import Fold


def keep_as_left(store: Store, fold: Fold, name: str) -> None:
    """Open the fold if one of this name was left open, and remember how this one is left."""
    fold.set_open(name in store.view.open_folds)
    fold.toggled.connect(partial(_remember, store, name))


def _remember(store: Store, name: str, is_open: bool) -> None:
    others = store.view.open_folds - {name}
    store.look(open_folds=others | {name} if is_open else others)
