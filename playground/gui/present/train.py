"""Train, presented: the transport, one kind of card at a time, the drawing with its class."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.gui.present.bars import TitleBar
from playground.gui.present.drawing import DrawnInput
from playground.gui.present.measures import GAP_PX, SIDE_PX, TRY_PX, arranged
from playground.gui.present.page import Page
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.store import Store
from playground.gui.train.cards.prediction import Prediction
from playground.gui.train.pages import CardName, TrainBoard
from playground.gui.train.training import Training
from playground.gui.widgets.theme import theme

CARDS: tuple[CardName, ...] = ("curves", "filters", "confusion")

CURVE_PX = 2
"""Width of the curves on a screen of 1024×768."""

MIN_DRAWING = 0.3
"""Part of the height that the drawing has at least."""


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
        self.board = TrainBoard(store, training.trainer, training.data, self)
        store.look(train_page="curves")
        self.tried = QWidget(self)
        self.input = DrawnInput(store, evaluation, self.tried)
        self.prediction = Prediction(evaluation, training.trainer, training.data, self.tried)
        box = QVBoxLayout(self.tried)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.input)
        box.addWidget(self.prediction)
        box.addStretch()
        self.tried.installEventFilter(self)
        self.show_cards("curves")

    def doings(self) -> Mapping[str, Callable[[], object]]:
        """One kind of card alone."""
        shows = {f"cards_{name}": partial(self.show_cards, name) for name in CARDS}
        return {**shows, "train": self.board.transport.play.click}

    def shown(self) -> tuple[str, ...]:
        """The kind of card that is on."""
        return (self.cards,)

    def show_parts(self, names: tuple[str, ...]) -> None:
        """Show the cards of this name, the curves where there are none such."""
        self.show_cards(next((name for name in CARDS if name in names), CARDS[0]))

    def show_step(self, text: str) -> None:
        """Say it in the title."""
        self.title.set_step(text)

    def show_cards(self, name: CardName) -> None:
        """Show the curves, the filters or the confusion alone."""
        self.cards = name
        self.board.show_cards(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        found = arranged(self.width(), self.height(), ())
        self.title.arrange(found)
        side, gap = found.px(SIDE_PX), found.px(GAP_PX)
        top, wide = found.title.bottom() + 1, found.px(TRY_PX)
        tall = self.height() - top - gap
        self.tried.setGeometry(side, top, wide, tall)
        for plot in (self.board.accuracy, self.board.loss):
            plot.set_line_width(max(1, found.px(CURVE_PX)))
        self._share_room()
        self.board.setGeometry(
            side + wide, top - gap, self.width() - 2 * side - wide + gap, tall + gap
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share the room out when there are other classes."""
        if watched is self.tried and event.type() == QEvent.Type.LayoutRequest:
            self._share_room()
        return False

    def _share_room(self) -> None:
        """Let the drawing be as large as all classes beneath it leave room for."""
        tall = self.tried.height()
        beneath = self.prediction.sizeHint().height() + self.input.controls_height + GAP_PX
        side = max(round(MIN_DRAWING * tall), tall - beneath)
        self.input.set_side(min(side, self.tried.width()))

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
