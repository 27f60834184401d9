"""The middle of the Train mode: pages on training, data, races, the loss and the layers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal, Protocol

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from playground.core.messages import marked
from playground.core.session import Session
from playground.datasets import Drawings
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.store import Store
from playground.gui.state.viewstate import TrainPage, ViewState
from playground.gui.train.cards.curveoptions import CurveOptions
from playground.gui.train.cards.curves import CurvePlot
from playground.gui.train.cards.gallery import Gallery
from playground.gui.train.cards.health import HealthCard
from playground.gui.train.cards.landscapecard import LandscapeCard
from playground.gui.train.cards.racecard import RaceCard
from playground.gui.train.cards.rates import RatesCard
from playground.gui.train.cards.results import ResultsCard
from playground.gui.train.cards.smoothing import Smoothing
from playground.gui.train.data.browser import DataBrowser
from playground.gui.train.data.drawings import DrawingsEditor
from playground.gui.train.data.loader import Data
from playground.gui.train.runlist import RunList
from playground.gui.train.state.racerunner import RaceRunner
from playground.gui.train.state.trainer import Trainer
from playground.gui.train.transport import WIDE_PX, Transport
from playground.gui.widgets.latepages import LatePages
from playground.gui.widgets.paintturns import show_in_turn
from playground.gui.widgets.theme import TEXT_POINTS
from playground.training.protocol.run_list import drawn_runs
from playground.training.protocol.state import TrainingState

CardName = Literal["curves", "filters", "confusion"]

CARDS: dict[CardName, tuple[int, ...]] = {"curves": (0, 1), "filters": (2,), "confusion": (3,)}
"""The cards of each kind, in their order on the page."""

MIN_WIDTH_PX = 400

NARROW_PX = 460
"""Width of the page under which its cards stand below one another."""

PLOT_TURN_MS = 50
"""Milliseconds from the drawing of one plot to that of the other."""

ROW_STRETCHES = {1: (214, 214, 342, 342), 2: (214, 342, 0, 0)}
"""Of the rows of cards, by the number of columns: a matrix needs more room than a curve."""

MIN_CURVE_CARD_PX = 170
MIN_CARD_PX = 270
"""Heights of cards under which the page scrolls."""

GAP_PX = 8
"""Between cards."""


class WithPlots(Protocol):
    """A card with plots, which pyqtgraph gives no colours of the palette."""

    def restyle(self) -> None:
        """Take the colours of the present theme."""


class TrainBoard(QWidget):
    """One page at a time; the first has four cards that follow the training."""

    palette_part = marked("palette", "Train")

    def __init__(
        self,
        store: Store,
        trainer: Trainer,
        data: Data,
        race: RaceRunner,
        parent: QWidget | None = None,
        evaluation: Evaluation | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Flow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._trainer = trainer
        self._store = store
        self._data = data
        self._race = race
        self.loss = CurvePlot("loss")
        self.accuracy = CurvePlot("accuracy")
        self._plots = (self.accuracy, self.loss)
        self._with_plots: list[WithPlots] = [*self._plots]
        self.gallery = Gallery(store, trainer, evaluation=evaluation)
        self.results = ResultsCard(store, trainer, data)
        self.transport = Transport(store, trainer, data, self)
        self.epochs = self.transport.epochs
        self.smoothing = Smoothing(store, self._plots)
        self.runs = RunList(store, trainer)
        self.options = CurveOptions(self.smoothing, self.runs, parent=self)
        self.accuracy.top.insertWidget(1, self.options)
        builders: dict[TrainPage, Callable[[], QWidget]] = {
            "curves": self._curves,
            "data": self._data_page,
            "race": self._race_page,
            "loss": self._loss_page,
            "layers": self._layers_page,
        }
        self._pages = LatePages(builders, self)
        self._pages.page("curves")
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(12, 12, 12, 12)
        box.setSpacing(GAP_PX)
        box.addWidget(self.transport)
        box.addWidget(self._pages, 1)
        self.transport.page_wanted.connect(self.show_page)
        self._waiting: list[CurvePlot] = []
        self._turns = QTimer(self)
        self._turns.setSingleShot(True)
        self._turns.setInterval(PLOT_TURN_MS)
        self._turns.timeout.connect(self._draw_next)
        trainer.changed.connect(self._trainer_changed)
        store.changed.connect(self._session_changed)
        self._mark_epoch()
        self._show_now()
        self.loss.set_view(store.view.loss_plot)
        self.accuracy.set_view(store.view.accuracy_plot)
        self.loss.looked.connect(lambda view: store.look(loss_plot=view))
        self.accuracy.looked.connect(lambda view: store.look(accuracy_plot=view))
        store.view_changed.connect(self._view_changed)
        self._show_page(store.view.train_page)

    def _curves(self) -> QWidget:
        page = QWidget()
        self._grid = QGridLayout(page)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP_PX)
        self._cards = [
            _card(widget) for widget in (self.accuracy, self.loss, self.gallery, self.results)
        ]
        for card, height in zip(
            self._cards, 2 * [MIN_CURVE_CARD_PX] + 2 * [MIN_CARD_PX], strict=True
        ):
            card.setMinimumHeight(height)
        self._shown: tuple[int, ...] = tuple(range(len(self._cards)))
        self._columns = 0
        self._arrange(2)
        return _scrolled(page)

    def _arrange(self, columns: int) -> None:
        """Lay the four cards out in so many columns."""
        if columns == self._columns:
            return
        self._columns = columns
        for at, card in enumerate(self._cards):
            self._grid.addWidget(card, at // columns, at % columns)
        self._share_room()

    def _share_room(self) -> None:
        """Give the room of the page to the rows and columns that have cards which are shown."""
        for row in range(4):
            here = any(at // self._columns == row for at in self._shown)
            self._grid.setRowStretch(row, ROW_STRETCHES[self._columns][row] if here else 0)
        for column in range(2):
            here = any(at % self._columns == column for at in self._shown)
            self._grid.setColumnStretch(column, 1 if here else 0)

    def minimumSizeHint(self) -> QSize:
        """Less than the cards need beside wide columns: those become narrow with the window."""
        return QSize(MIN_WIDTH_PX, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(1 if self.width() < NARROW_PX else 2)
        self.transport.set_wide(self.width() >= WIDE_PX * self.font().pointSizeF() / TEXT_POINTS)

    def be_flush(self) -> None:
        """Have no margins, where what it lies in has some."""
        self._box.setContentsMargins(0, 0, 0, 0)

    def show_cards(self, name: CardName) -> None:
        """Show the cards of a kind alone, as large as the page."""
        self._shown = CARDS[name]
        for at, card in enumerate(self._cards):
            card.setVisible(at in self._shown)
        self._share_room()

    def _data_page(self) -> QWidget:
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        self._drawings = DrawingsEditor(self._store)
        self._browser = DataBrowser(self._store, self._data)
        self._own = _card(self._drawings)
        box.addWidget(self._own)
        box.addWidget(_card(self._browser), 1)
        self._own.setVisible(isinstance(self._store.session.training.data, Drawings))
        return _scrolled(page)

    def _race_page(self) -> QWidget:
        card = RaceCard(self._store, self._trainer, self._race, self.transport.notices)
        self._with_plots.append(card)
        return _scrolled(_column(card))

    def _loss_page(self) -> QWidget:
        landscape = LandscapeCard(self._store, self._trainer)
        rates = RatesCard(self._store, self._trainer)
        self._with_plots += [landscape, rates]
        return _scrolled(_column(landscape, rates))

    def _layers_page(self) -> QWidget:
        return _scrolled(_column(HealthCard(self._store, self._trainer)))

    @property
    def browser(self) -> DataBrowser:
        """The browser that the data are looked through with."""
        self._pages.page("data")
        return self._browser

    @property
    def drawings(self) -> DrawingsEditor:
        """Where drawings of one's own are put into classes."""
        self._pages.page("data")
        return self._drawings

    def show_page(self, name: str) -> None:
        """Ask for a page: which one it is, the view state says."""
        self._store.look(train_page=name)

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.train_page != new.train_page:
            self._show_page(new.train_page)

    def _show_page(self, name: TrainPage) -> None:
        self._pages.show_page(name)
        self._refresh()

    def _session_changed(self, old: Session, new: Session) -> None:
        before, after = old.training, new.training
        is_next_other = (before.data, before.loss) != (after.data, after.loss)
        if old.runs is not new.runs or (is_next_other and not self._trainer.state.start):
            self._draw_later()  # without a training, curves share axes with the next one's
        if before.data is not after.data:
            if self._pages.is_built("data"):
                self._own.setVisible(isinstance(after.data, Drawings))
            if isinstance(after.data, Drawings) and not isinstance(before.data, Drawings):
                self.show_page("data")  # where they are made

    def _draw(self, plot: CurvePlot) -> None:
        notes = self._store.session.runs
        runs = drawn_runs(self._trainer.state, notes, self._trainer.wanted)
        names = {run.key: notes.of(run.key).name for run in runs}
        plot.show_runs(runs, names, self._trainer.state.is_training)

    def _refresh(self) -> None:
        if self.loss.isVisible():
            for plot in self._plots:
                self._draw(plot)

    def _trainer_changed(self, old: TrainingState, new: TrainingState) -> None:
        is_other = (bool(old.start), old.is_training) != (bool(new.start), new.is_training)
        if old.runs is not new.runs or is_other:
            self._draw_later()
        if (old.looked_at, old.epoch_in_view) != (new.looked_at, new.epoch_in_view):
            self._mark_epoch()
        if old.between_epochs is not new.between_epochs:
            self._show_now()

    def _show_now(self) -> None:
        found = self._trainer.state.between_epochs
        is_known = found is not None and len(found.examined.labels) > 0
        for plot in self._plots:
            plot.show_now(found.metrics if found is not None and is_known else None)

    def _mark_epoch(self) -> None:
        state = self._trainer.state
        for plot in self._plots:
            plot.mark(state.epoch_in_view if state.is_looking_back else None)

    def _draw_later(self) -> None:
        """Draw one plot after the other: both at once would hold the window up noticeably."""
        if self.loss.isVisible():
            self._waiting = [*self._waiting, *(p for p in self._plots if p not in self._waiting)]
            if not self._turns.isActive():
                self._turns.start()

    def _draw_next(self) -> None:
        plot = self._waiting.pop(0)
        show_in_turn(plot, partial(self._draw, plot))
        if self._waiting:
            self._turns.start()

    def showEvent(self, event: object) -> None:
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "results"):
            for part in self._with_plots:
                part.restyle()


def _column(*widgets: QWidget) -> QWidget:
    page = QWidget()
    box = QVBoxLayout(page)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(12)
    for at, widget in enumerate(widgets):
        box.addWidget(_card(widget), 2 - at)
    return page


def _card(widget: QWidget) -> QFrame:
    frame = QFrame()
    frame.setProperty("card", True)
    box = QVBoxLayout(frame)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(widget)
    return frame


def _scrolled(page: QWidget) -> QScrollArea:
    """A page that scrolls where the window is too low for it."""
    page.setObjectName("Flow")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes to what is in it, which scrolls it
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
