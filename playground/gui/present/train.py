"""Train, presented: the transport, one kind of card at a time, the drawing with its class."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from playground.gui.present.bars import TitleBar
from playground.gui.present.measures import GAP_PX, SIDE_PX, TRY_PX, arranged
from playground.gui.present.page import Page
from playground.gui.present.tried import TriedInput
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.train.cards.prediction import Prediction
from playground.gui.train.pages import CardName, TrainBoard
from playground.gui.train.training import Training
from playground.gui.widgets.theme import theme

CARDS: tuple[CardName, ...] = ("curves", "filters", "confusion")

BOARD_ALONE, DRAWING_ALONE = "board alone", "drawing alone"
"""Parts of what a step shows, where one of them fills the page."""

CURVE_PX = 2
"""Width of the curves on a screen of 1024×768."""


class TrainPage(Page):
    """The board of Train with one kind of card, beside what the network says of a drawing."""

    mode = "train"

    def __init__(
        self,
        store: Store,
        evaluation: Evaluation,
        training: Training,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = TitleBar(self)
        self.title.set_texts(self.tr("Train"), "", has_neighbours=False)
        self.title.leave_wanted.connect(self.leave_wanted)
        self.title.hide_neighbours()
        self.board = TrainBoard(store, training.trainer, training.data, training.race, self)
        self.board.be_flush()
        store.look(train_page="curves")
        self.prediction = Prediction(store, evaluation, training.data, self)
        self.tried = TriedInput(store, evaluation, self.prediction, self)
        self.input = self.tried.input
        self.show_cards("curves")

    def doings(self) -> Mapping[str, Callable[[], object]]:
        """One kind of card alone; the drawing on and off."""
        shows = {f"cards_{name}": partial(self.show_cards, name) for name in CARDS}
        return {
            **shows,
            "train": self.board.transport.play.click,
            "area_input": partial(self.show_areas, self.tried.isHidden(), True),
            "only": self._only,
            "all": partial(self.show_areas, True, True),
        }

    def show_areas(self, tried: bool, board: bool) -> None:
        """Have the drawing there, the board, or both."""
        self.tried.setVisible(tried)
        self.board.setVisible(board)
        self._arrange()
        self.parts_changed.emit()

    def _only(self) -> None:
        """Show what is under the pointer alone, or both where one is alone already."""
        if self.tried.isHidden() or self.board.isHidden():
            self.show_areas(True, True)
            return
        for part in (self.tried, self.board):
            if part.rect().contains(part.mapFromGlobal(self.cursor().pos())):
                self.show_areas(part is self.tried, part is self.board)
                return

    def shown(self) -> tuple[str, ...]:
        """The kind of card that is on, and what is alone."""
        if self.tried.isHidden():
            return self.cards, BOARD_ALONE
        return (self.cards, DRAWING_ALONE) if self.board.isHidden() else (self.cards,)

    def show_parts(self, names: tuple[str, ...]) -> None:
        """Show the cards of this name, the curves where there are none such."""
        self.show_cards(_cards_named(names))
        self.show_areas(BOARD_ALONE not in names, DRAWING_ALONE not in names)

    @classmethod
    def subject(cls, view: ViewState, parts: tuple[str, ...]) -> Hashable:
        """The kind of card, and what is alone."""
        return _cards_named(parts), BOARD_ALONE in parts, DRAWING_ALONE in parts

    def show_step(self, text: str) -> None:
        """Say it in the title."""
        self.title.set_step(text)

    def show_cards(self, name: CardName) -> None:
        """Show the curves, the filters or the confusion alone."""
        self.cards = name
        self.board.show_cards(name)
        self.parts_changed.emit()
        if self.board.isHidden():
            self.show_areas(True, True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        found = arranged(self.width(), self.height(), ())
        self.title.arrange(found)
        side, gap = found.px(SIDE_PX), found.px(GAP_PX)
        top, wide = found.title.bottom() + 1, found.px(TRY_PX)
        tall = self.height() - top - gap
        if self.tried.isHidden():
            wide = 0
        elif self.board.isHidden():
            wide = self.width() - 2 * side
        self.tried.lie_in(QRect(side, top, wide, tall))
        for plot in (self.board.accuracy, self.board.loss):
            plot.set_line_width(max(1, found.px(CURVE_PX)))
        left = side + wide + gap if wide else side
        self.board.setGeometry(left, top, self.width() - side - left, tall)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "board"):
            for plot in (self.board.accuracy, self.board.loss):
                for side in ("left", "bottom"):  # axes have fonts of their own
                    plot.plot.getAxis(side).setStyle(tickFont=self.font())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().background)
        painter.end()


def _cards_named(names: tuple[str, ...]) -> CardName:
    return next((name for name in CARDS if name in names), CARDS[0])
