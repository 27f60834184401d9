"""The message bar of a window: what is said in it, and what takes it away again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from playground.gui.shell.overflow import OverflowNote
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.store import Store
from playground.gui.widgets.messagebar import MessageBar


def message_bar(
    store: Store,
    evaluation: Evaluation | None,
    place: QWidget,
    foot: Callable[[], int] = lambda: 0,
) -> MessageBar:
    """Show over `place` what the store says, until its cause is gone.

    It lies above the `foot` of the place, in pixels.

    Conditions are looked at after every step, undo and redo, and with new maps; what is about an
    action goes when one of its kind succeeds.
    """
    bar = MessageBar(place, foot)
    store.refused.connect(bar.show_message)
    store.noted.connect(bar.note)
    store.offered.connect(bar.offer)
    store.succeeded.connect(bar.forget)
    store.stepped.connect(bar.settle)
    store.changed.connect(bar.settle)
    if evaluation is not None:
        OverflowNote(store, evaluation, bar)
        evaluation.updated.connect(bar.settle)
    return bar
