"""The message bar of a window: what is said in it, and what takes it away again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
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
    _BesideTheSheet(store, bar)
    if evaluation is not None:
        OverflowNote(store, evaluation, bar)
        evaluation.updated.connect(bar.settle)
    return bar


class _BesideTheSheet(QObject):
    """Lays a message bar anew when the sheet of the input comes or goes.

    An object of the bar's own, for the connection ends with it: the store outlives the window.
    """

    def __init__(self, store: Store, bar: MessageBar) -> None:
        super().__init__(bar)
        self._bar = bar
        store.view_changed.connect(self._view_changed)

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if (old.input_open, old.input_tab) != (new.input_open, new.input_tab):
            self._bar.lay()
