"""The message bar of a window: what is said in it, and what takes it away again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from playground.gui.shell.overflow import OverflowNote
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.messagebar import MessageBar


def message_bar(
    store: Store,
    evaluation: Evaluation | None,
    place: QWidget,
    foot: Callable[[], int] = lambda: 0,
    cover: Callable[[], QWidget | None] = lambda: None,
) -> MessageBar:
    """Show over `place` what the store says, until its cause is gone.

    It lies above the `foot` of the place, in pixels, and beside what may `cover` its left.

    Conditions are looked at after every step, undo and redo, and with new maps; what is about an
    action goes when one of its kind succeeds.
    """
    bar = MessageBar(place, foot, cover)
    store.refused.connect(bar.show_message)
    store.noted.connect(bar.note)
    store.offered.connect(bar.offer)
    store.succeeded.connect(bar.forget)
    store.stepped.connect(bar.settle)
    store.changed.connect(bar.settle)

    def view_changed(old: ViewState, new: ViewState) -> None:
        if (old.input_open, old.input_tab) != (new.input_open, new.input_tab):
            bar.lay()  # the sheet of the input came, or went

    store.view_changed.connect(view_changed)
    if evaluation is not None:
        OverflowNote(store, evaluation, bar)
        evaluation.updated.connect(bar.settle)
    return bar
