"""The card that drives a training: train and pause, a step, the timeline, reset, pages."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from playground.core.session import Session
from playground.gui.state.store import Store
from playground.gui.state.viewstate import TrainPage, ViewState
from playground.gui.train.cards.epochbar import EpochBar
from playground.gui.train.data.loader import Data
from playground.gui.train.notices import Notices, make_primary
from playground.gui.train.state.trainer import Trainer
from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.icons import icon
from playground.gui.widgets.segmented import Segmented
from playground.gui.widgets.theme import theme
from playground.training.protocol.state import TrainingState

WIDE_PX = 680
"""Width from which the pages have a row of tabs, in text of 10 points; else they are in the menu.
"""

TIMELINE_PX = 110
"""Room for the timeline, in text of 10 points, for which buttons give up their words."""

WORD_GAP_PX = 4
"""Between the icon of a button and its word."""

GRID_PX = 4
GAP_PX, TIGHT_GAP_PX = 8, 4
"""Between the buttons, with their words and without, in text of 10 points."""

MARGIN_PX = 12
"""At the left and right of the row."""

MORE_EPOCHS = 10
"""Epochs that are added when all have been trained and more are wanted."""


class Transport(QFrame):
    """One row of buttons about the timeline, and beneath it what is to be said at the moment."""

    page_wanted = Signal(str)
    """The name of a page that the user wants to see."""

    def __init__(
        self, store: Store, trainer: Trainer, data: Data, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._store = store
        self._trainer = trainer
        self._usual_tips: dict[QPushButton | QAction, str] = {}
        self._worn: tuple[bool, bool, str] | None = None
        self.notices = Notices(store, trainer, data, self)
        self.epochs = EpochBar(store, trainer, self)
        self._add_buttons()
        self._add_pages()
        box = QVBoxLayout(self)
        box.setContentsMargins(MARGIN_PX, 8, MARGIN_PX, 8)
        box.setSpacing(0)
        box.addWidget(self.pages)
        row = self._row = QHBoxLayout()
        box.addLayout(row)
        for widget in (self.play, self.step):
            row.addWidget(widget)
        row.addWidget(self.epochs, 1)
        for button in (*self.starts.values(), self.reset, self.more):
            row.addWidget(button)
        box.addWidget(self.notices)
        store.changed.connect(self._session_changed)
        store.view_changed.connect(self._view_changed)
        trainer.changed.connect(self._trainer_changed)
        self.notices.blocked.connect(self._refresh)
        self._size()
        self._show_icons()
        self._show_page(store.view.train_page)
        self._refresh()

    # Building.

    def _add_buttons(self) -> None:
        self.play = QPushButton(self)
        self.play.setProperty("primary", True)
        self.play.clicked.connect(self._play)
        self.step = QPushButton(self)
        self.step.setAccessibleName(self.tr("Step"))
        self.step.setToolTip(self.tr("Take one step and show all its numbers below"))
        self.step.clicked.connect(self._trainer.step_once)
        self.reset = QPushButton(self)
        self.reset.setAccessibleName(self.tr("Reset"))
        self.reset.setToolTip(self.tr("Begin anew, from the same or from other initial weights"))
        menu = QMenu(self.reset)
        menu.setToolTipsVisible(True)
        self.same_start = menu.addAction(self.tr("Same start"), self._trainer.reset)
        self.same_start.setToolTip(self.tr("Begin anew from the same initial weights"))
        self.new_start = menu.addAction(self.tr("New start"), self._trainer.start_anew)
        self.new_start.setToolTip(
            self.tr("Begin anew with another seed: other initial weights and another split")
        )
        self.reset.setMenu(menu)
        self.starts = {
            action: self._new_start_button(action) for action in (self.same_start, self.new_start)
        }
        for button in (self.play, self.step, self.reset, *self.starts.values()):
            button.setProperty("large", True)
        self.more = IconButton("more", self.tr("More, and pages"), "", self)
        self._menu = QMenu(self.more)
        self._menu.setToolTipsVisible(True)
        self.epoch = self._menu.addAction(self.tr("One epoch"), self._trainer.epoch_once)
        self.epoch.setToolTip(self.tr("Go on to the end of the epoch"))
        self.stop = self._menu.addAction(self.tr("Stop"), self._trainer.stop)
        self.stop.setToolTip(self.tr("End this training; what was learned stays in the stack"))
        self._menu.addSeparator()
        self.more.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self._menu)

    def _new_start_button(self, action: QAction) -> QPushButton:
        """A button for one way to begin anew; where there is no room for both, Reset has them."""
        button = QPushButton(action.text(), self)
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        button.hide()
        return button

    def _add_pages(self) -> None:
        pages: list[tuple[TrainPage, str, str]] = [
            ("curves", self.tr("Training"), self.tr("Curves, filters and mistakes")),
            ("data", self.tr("Data"), self.tr("The pictures, class by class")),
            ("race", self.tr("Race"), self.tr("Trainings that differ in one setting")),
            ("loss", self.tr("Loss"), self.tr("The loss as a bowl, and which rate to choose")),
            ("layers", self.tr("Layers"), self.tr("Weights and gradients by layer")),
        ]
        self.pages = Segmented(pages, self)
        self.pages.setAccessibleName(self.tr("Page"))
        self.pages.chosen.connect(self.page_wanted)
        self.pages.setContentsMargins(0, 0, 0, 8)
        group = QActionGroup(self)
        self.page_actions: dict[TrainPage, QAction] = {}
        for name, title, explanation in pages:
            action = self._menu.addAction(title)
            action.setCheckable(True)
            action.setToolTip(explanation)
            action.triggered.connect(lambda _=False, name=name: self.page_wanted.emit(name))
            group.addAction(action)
            self.page_actions[name] = action

    # Showing.

    def set_wide(self, wide: bool) -> None:
        """Have a row of tabs for the pages, or have them in the menu."""
        self.pages.setVisible(wide)
        for action in self.page_actions.values():
            action.setVisible(not wide)

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.train_page != new.train_page:
            self._show_page(new.train_page)

    def _show_page(self, name: TrainPage) -> None:
        self.pages.set_value(name)
        self.page_actions[name].setChecked(True)
        self.notices.keep_room(name == "data")  # what one clicks there is in rows beneath

    def _session_changed(self, old: Session, new: Session) -> None:
        if old.training is not new.training:
            self._refresh()

    def _trainer_changed(self, old: TrainingState, new: TrainingState) -> None:
        if _shown_of(old) != _shown_of(new):
            self._refresh()

    def _refresh(self) -> None:
        trainer, state = self._trainer, self._trainer.state
        blocked = self.notices.is_blocked
        can_go = self.notices.can_go_on
        done = trainer.is_done
        self.play.setEnabled(can_go)
        for button in (self.step, self.epoch):
            button.setEnabled(can_go and not done)
        reason = self.tr("Raise the number of epochs to go on") if done else ""
        for button in (self.play, self.step, self.epoch):
            usual = self._usual_tips.setdefault(button, button.toolTip())
            why = self.notices.obstacle.text() or ("" if button is self.play else reason)
            button.setToolTip(as_written(why) or usual)
        self.stop.setEnabled(state.phase == "loading" or state.has_begun)
        for action, button in self.starts.items():
            action.setEnabled(state.setup is not None)
            button.setEnabled(state.setup is not None)
        self.reset.setEnabled(state.setup is not None)
        self.play.setText(self._play_text())
        # One button at a time says what to do next; one that cannot be pressed stands back anyhow.
        lacks = blocked and not state.is_training
        make_primary(self.play, not self.play.isEnabled() or not (lacks or state.died))
        self._show_icons()

    def _play_text(self) -> str:
        state = self._trainer.state
        if state.is_training:
            return self.tr("Pause")
        if self._trainer.is_done:
            return self.tr("Train {count} more").format(count=MORE_EPOCHS)
        goes_on = state.has_begun and not state.is_fresh
        return self.tr("Go on") if goes_on else self.tr("Train")

    def _play(self) -> None:
        if self._trainer.is_done and not self._trainer.state.is_training:
            self._trainer.train_more(MORE_EPOCHS)
        else:
            self._trainer.toggle()

    def _show_icons(self) -> None:
        colours = theme()
        primary = bool(self.play.property("primary")) and self.play.isEnabled()
        worn = (self._trainer.state.is_training, primary, colours.name)
        if worn == self._worn:
            return
        self._worn = worn
        name = "pause" if self._trainer.state.is_training else "play"
        on = colours.on_accent if primary else colours.text
        self.play.setIcon(icon(name, on))
        self.step.setIcon(icon("step-forward", colours.text))
        self.reset.setIcon(icon("reset", colours.text))

    def _size(self) -> None:
        """Have Train wide enough for all that it says."""
        scale = self.font().pointSizeF() / 10
        texts = (self.tr("Pause"), self.tr("Go on"), self.tr("Train"))
        longest = self.tr("Train {count} more").format(count=MORE_EPOCHS)
        metrics = self.play.fontMetrics()
        wide = max(metrics.horizontalAdvance(text) for text in (*texts, longest))
        self._play_widths = round(1.1 * wide + 44 * scale), round(wide + 38 * scale)
        self._fit()

    def _fit(self) -> None:
        """Have words on the buttons beside Train, or their icons alone where there is less room.

        With much of it, both ways to begin anew are buttons in the place of Reset.
        """
        ample, tight = self._play_widths
        rest = self.width() - ample - self.more.sizeHint().width() - 2 * MARGIN_PX
        scale = self.font().pointSizeF() / 10
        rest -= round(TIMELINE_PX * scale)
        step, reset = _worded_width(self.step), _worded_width(self.reset)
        starts = [_worded_width(button) for button in self.starts.values()]
        gap, tight_gap = (_on_grid(px * scale) for px in (GAP_PX, TIGHT_GAP_PX))
        has_starts = rest >= step + sum(starts) + 5 * gap
        has_room = has_starts or rest >= step + reset + 4 * gap
        self.play.setMinimumWidth(ample if has_room else tight)
        self._row.setSpacing(gap if has_room else tight_gap)
        for button in (self.step, self.reset):
            if bool(button.text()) != has_room:
                button.setText(button.accessibleName() if has_room else "")
        self.reset.setVisible(not has_starts)
        for button in self.starts.values():
            button.setVisible(has_starts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if not hasattr(self, "page_actions"):
            return
        if event.type() == QEvent.Type.FontChange:
            self._size()
        elif event.type() == QEvent.Type.PaletteChange:
            self._show_icons()


def _on_grid(px: float) -> int:
    """A gap on the grid, no smaller than what is asked for."""
    return GRID_PX * math.ceil(round(px / GRID_PX, 2))


def _worded_width(button: QPushButton) -> int:
    """How wide a button is with its word, whether it has it now or not."""
    button.ensurePolished()
    if button.text():
        return button.sizeHint().width()
    word = button.fontMetrics().horizontalAdvance(button.accessibleName()) + WORD_GAP_PX
    return button.sizeHint().width() + word


def _shown_of(state: TrainingState) -> tuple[object, ...]:
    """Whatever of a training decides what the buttons say."""
    started = state.phase, state.setup, state.start, state.died, state.is_fresh
    return *started, state.epoch, state.epoch_in_view, state.is_looking_back
