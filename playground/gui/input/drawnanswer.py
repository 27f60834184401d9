"""The class that a drawing is taken for, in the line of the buttons between two drawings."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from playground.engine.view.planes import Shown
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.likeliestclasses import likeliest_classes
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.elided import ElidedLabel
from playground.gui.widgets.sharebars import percent
from playground.pictures.network_input import is_blank


class DrawnAnswer(ElidedLabel):
    """The likeliest class with its share; nothing where the network does not end in shares.

    The sheet that is drawn on covers most of the maps, and the last column may be out of view.
    """

    def __init__(self, store: Store, evaluation: Evaluation, parent: QWidget) -> None:
        super().__init__(parent)
        self._store, self._evaluation = store, evaluation
        self.setProperty("role", "title")
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        evaluation.updated.connect(self._show)
        store.view_changed.connect(self._view_changed)
        self._show(evaluation.shown)

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if (old.data_classes, old.mode) != (new.data_classes, new.mode):
            self._show(self._evaluation.shown)

    def _show(self, shown: Shown | None) -> None:
        if shown is None or shown.results is None:
            return  # they follow in a moment
        said = None
        is_said_below = self._store.view.mode == "train"  # beneath the picture there
        if not is_blank(shown.session) and not is_said_below:
            said = likeliest_classes(shown, self._store.view.data_classes, 1)
        if said is None:
            self.set_parts("")
            return
        name, share = said[0]
        self.set_parts(name, rest := f" · {percent(share)}")
        self.setAccessibleName(self.tr("The network says {answer}").format(answer=f"{name}{rest}"))
