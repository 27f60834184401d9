"""The input with a sheet to draw on, and what the network answers beneath it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from playground.engine.view.planes import Shown
from playground.gui.present.drawing import DrawnInput
from playground.gui.present.measures import GAP_PX
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.likeliestclasses import likeliest_classes
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.train.cards.answer import Answer
from playground.gui.widgets.wording import translated
from playground.pictures.network_input import BLANK_SHEET, is_blank

MIN_DRAWING = 0.3
"""Part of the height that the drawing has at least."""

MOST_BESIDE = 0.6
"""Part of the width that the drawing has at most, with what is said of it beside it."""

BESIDE_PX = 32
QWIDGETSIZE_MAX = 16_777_215


class TriedInput(QWidget):
    """A drawing as large as what is said of it leaves room for."""

    def __init__(
        self, store: Store, evaluation: Evaluation, said: QWidget, parent: QWidget | None = None
    ) -> None:
        """`said` stands beneath the drawing."""
        super().__init__(parent)
        self.input = DrawnInput(store, evaluation, self)
        self._said = said
        self._is_wide = False
        self._box = box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.input)
        box.addWidget(said, 0, Qt.AlignmentFlag.AlignTop)
        box.addStretch()

    def lie_in(self, room: QRect) -> None:
        """Fill a room; where that is wider than high, what is said stands beside the drawing."""
        self._is_wide = room.width() > room.height()
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.LeftToRight if self._is_wide else direction.TopToBottom)
        self._box.setSpacing(BESIDE_PX if self._is_wide else 8)
        self._box.setStretch(1, int(self._is_wide))
        self.setGeometry(room)
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def event(self, event: QEvent) -> bool:
        """Share the room out when other classes are said, or none."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._share_room()
        return super().event(event)

    def _share_room(self) -> None:
        tall, controls = self.height(), self.input.controls_height
        if self._is_wide:
            side = min(tall - controls, round(MOST_BESIDE * self.width()))
        else:
            said = 0 if self._said.isHidden() else self._said.sizeHint().height() + GAP_PX
            side = min(max(round(MIN_DRAWING * tall), tall - said - controls), self.width())
        self.input.set_side(side)
        self.input.setMinimumWidth(side if self._is_wide else 0)
        self.input.setMaximumWidth(side if self._is_wide else QWIDGETSIZE_MAX)


class ClassAnswer(QWidget):
    """The class that a network takes the picture for, where its outputs are probabilities."""

    def __init__(self, store: Store, evaluation: Evaluation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._evaluation = evaluation
        self.answer = Answer(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.answer)
        self._show(evaluation.shown)
        evaluation.updated.connect(self._show)
        store.view_changed.connect(self._view_changed)

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.data_classes != new.data_classes:
            self._show(self._evaluation.shown)

    def _show(self, shown: Shown | None) -> None:
        if shown is None or shown.results is None:
            return  # they follow in a moment
        said = likeliest_classes(shown, self._store.view.data_classes, 2)
        self.setVisible(said is not None)
        if said is None:
            return
        if is_blank(shown.session):
            self.answer.show_none(translated("prediction", BLANK_SHEET))
            return
        self.answer.show_best(*said[0], *(said[1] if len(said) > 1 else ()))
