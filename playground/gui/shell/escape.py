"""The way back by Escape: out of the last of what lies over the maps, one thing at a press."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playground.gui.shell.firststeps import FirstSteps
    from playground.gui.state.store import Store


def leave_one(store: Store, first_steps: FirstSteps | None) -> None:
    """Close what lies uppermost; where nothing is open, let the pinned position go."""
    view = store.view
    if first_steps is not None and first_steps.is_open:
        first_steps.close()
    elif view.steps_open:
        store.look(steps_open=False)
    elif view.input_open:
        store.look(input_open=False)
    elif view.enlarged is not None:
        store.look(enlarged=None)
    elif view.below_is_large:
        store.look(below_is_large=False)
    elif view.detail is not None:
        store.look(detail=None)
    else:
        store.look(pin=None)
