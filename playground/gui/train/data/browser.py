"""The data set before anything is trained on it: its classes, its pictures, how it is split."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from playground.core.messages import Message
from playground.core.plan import Augmentation, TrainingPlan
from playground.core.word_count import grouped
from playground.datasets.byclass import taking_turns
from playground.datasets.dataset import Dataset, Indices
from playground.datasets.skipped import skipped_notes
from playground.datasets.split import Split, split
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.train.data.loader import Data
from playground.gui.train.data.lookedat import look_at
from playground.gui.train.data.pictures import PictureWall
from playground.gui.widgets.aswritten import explain
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.segmented import Segmented
from playground.gui.widgets.wording import sentence
from playground.gui.widgets.wraprow import WrapRow

LARGE_PX = 72

READY_PICTURES = 200
"""At the least so many are handed to the wall, lest each step to a larger window ask for more."""

MAX_LIST_PX = 200
"""Of the list of classes."""

SCROLL_BAR_PX = 14


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """The places of a part and of the class in a row: sorting a million takes a while."""

    parts: Split
    part: str
    row: int
    places: Indices


class DataBrowser(QWidget):
    """Classes with their counts at the left, pictures page by page at the right."""

    def __init__(self, store: Store, data: Data, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._data = data
        self._split: Split | None = None
        self._found: _Found | None = None
        self._is_behind = False
        title = QLabel(self.tr("Pictures by class"), self)
        title.setProperty("role", "title")
        self.about = QLabel(self)
        self.about.setProperty("role", "muted")
        self.about.setWordWrap(True)
        self.which = Segmented(
            [
                ("all", self.tr("all"), self.tr("Pictures to train on and pictures held out")),
                ("training", self.tr("trained on"), self.tr("Pictures that weights learn from")),
                (
                    "validation",
                    self.tr("held out"),
                    self.tr("Pictures that only test the network; they have an orange frame"),
                ),
            ],
            self,
        )
        self.which.set_value(store.view.browsing.part)
        self.how = Segmented(
            [
                ("plain", self.tr("as they are"), self.tr("Pictures as they are stored")),
                (
                    "augmented",
                    self.tr("augmented"),
                    self.tr("Pictures as training sees them, changed at random anew each epoch"),
                ),
            ],
            self,
        )
        self.how.set_value("augmented" if store.view.browsing.is_augmented else "plain")
        self.again = IconButton(
            "random", self.tr("Other changes"), self.tr("Change the pictures at random anew"), self
        )
        self.classes = QListWidget(self)
        self.classes.setAccessibleName(self.tr("Classes"))
        self.classes.setToolTip(self.tr("Pictures of each class: trained on + held out"))
        self.classes.setMaximumWidth(MAX_LIST_PX)
        self.classes.setSpacing(2)
        self.wall = PictureWall(data, self, LARGE_PX)
        self.back = IconButton("left", self.tr("Pictures before these"), "", self)
        self.on = IconButton("right", self.tr("Pictures after these"), "", self)
        self.page = QLabel(self)
        self.page.setProperty("role", "muted")
        self._compose(title)
        self.classes.currentRowChanged.connect(lambda row: self._look(row=row, first=0))
        self.which.chosen.connect(lambda part: self._look(part=part, first=0))
        self.how.chosen.connect(lambda how: self._look(is_augmented=how == "augmented"))
        self.again.clicked.connect(self._change_again)
        self.back.clicked.connect(lambda: self._turn(-1))
        self.on.clicked.connect(lambda: self._turn(1))
        self.wall.fitting_changed.connect(self._show_fitting)
        self.wall.chosen.connect(self._open)
        data.loaded.connect(self._take)
        data.begun.connect(self._begin)
        data.failed.connect(self._fail)
        data.cancelled.connect(self._show_cancelled)
        data.plan_changed.connect(self._plan_changed)
        store.view_changed.connect(self._view_changed)
        self._show_what_there_is()

    def _show_what_there_is(self) -> None:
        """As after the signals that a browser that comes late has not heard."""
        data = self._data
        if data.dataset is not None:
            self._take(data.dataset)
        elif data.failure is not None:
            self._fail(data.failure)
        elif data.is_loading:
            self._begin()
        elif data.is_given_up:
            self._show_cancelled()
        else:
            self._show()

    def _compose(self, title: QLabel) -> None:
        top = WrapRow(parent=self)
        top.set_items([title, self.which, self.how, self.again])
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        box.setSpacing(8)
        box.addWidget(top)
        body = QHBoxLayout()
        box.addLayout(body, 1)
        body.setSpacing(16)
        body.addWidget(self.classes, 1)
        right = QVBoxLayout()
        body.addLayout(right, 4)
        right.setSpacing(8)
        right.addWidget(self.wall, 1)
        pages = QHBoxLayout()
        right.addLayout(pages)
        pages.setSpacing(8)
        pages.addWidget(self.about, 1)
        for control in (self.back, self.page, self.on):
            pages.addWidget(control)

    # What there is.

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_behind and self._data.dataset is not None:
            self._take(self._data.dataset)

    def _take(self, dataset: Dataset) -> None:
        self._is_behind = not self.isVisible()
        if self._is_behind:  # sorting all pictures into classes can wait until somebody looks
            return
        plan = self._data.plan
        self._split = split(dataset, plan.validation, plan.seed)
        self._list_classes(dataset, self._split, self._store.view.browsing.row)
        if dataset.skipped:
            self.about.setText("\n".join(map(sentence, skipped_notes(dataset.skipped))))
            reasons = [f"{item.name}: {sentence(item.reason)}" for item in dataset.skipped[:30]]
            explain(self.about, "\n".join(reasons))
        else:
            explain(self.about, "")
        self._show()

    def _begin(self) -> None:
        self._show_none(self.tr("Loading…"))

    def _fail(self, message: Message) -> None:
        self._show_none(sentence(message))

    def _show_cancelled(self) -> None:
        self._show_none(self.tr("Cancelled: choose the data again to look through them."))

    def _show_none(self, why: str) -> None:
        self._split = self._found = None
        self._is_behind = False
        self.classes.blockSignals(True)  # one more drawing changes no choice
        self.classes.clear()
        self.classes.blockSignals(False)
        self.about.setText(why)
        explain(self.about, "")
        self.wall.forget()
        self._show()

    def _list_classes(self, dataset: Dataset, parts: Split, chosen: int) -> None:
        self.classes.blockSignals(True)
        self.classes.clear()
        most = len(dataset.classes)
        trained = np.bincount(dataset.labels[parts.training], minlength=most)
        held = np.bincount(dataset.labels[parts.validation], minlength=most)
        rows = [(self.tr("all classes"), int(trained.sum()), int(held.sum()))]
        rows += [(name, int(trained[at]), int(held[at])) for at, name in enumerate(dataset.classes)]
        for name, kept, apart in rows:
            item = QListWidgetItem(f"{name}   {grouped(kept)} + {grouped(apart)}")
            text = self.tr("{kept} to train on, {apart} held out")
            item.setToolTip(text.format(kept=grouped(kept), apart=grouped(apart)))
            self.classes.addItem(item)
        self.classes.setCurrentRow(chosen if chosen < len(rows) else 0)
        self.classes.blockSignals(False)
        wide = self.classes.sizeHintForColumn(0) + 2 * self.classes.frameWidth() + SCROLL_BAR_PX
        self.classes.setMinimumWidth(min(wide, MAX_LIST_PX))

    def places(self) -> Indices:
        """The pictures to be shown, in the order of their places; classes take turns in all."""
        dataset, parts = self._data.dataset, self._split
        if dataset is None or parts is None:
            return np.zeros(0, np.int64)
        part, row = self.which.value or "all", self.classes.currentRow()
        known = self._found
        if known is None or known.parts is not parts or (known.part, known.row) != (part, row):
            known = self._found = _Found(parts, part, row, _of_part(dataset, parts, part, row))
        return known.places

    # Showing.

    def _plan_changed(self, before: TrainingPlan, after: TrainingPlan) -> None:
        dataset = self._data.dataset
        if before.data != after.data:
            self._look(first=0)
            self._begin()
        elif dataset is not None and (before.validation, before.seed) != (
            after.validation,
            after.seed,
        ):
            self._take(dataset)
        elif before.augmentation != after.augmentation:
            self._show()

    def _change_again(self) -> None:
        self.how.set_value("augmented")
        self._look(is_augmented=True, draw=self._store.view.browsing.draw + 1)

    def _turn(self, pages: int) -> None:
        first = self._store.view.browsing.first + pages * self.wall.fitting()
        self._look(first=max(0, first))

    def _look(self, **changes: Any) -> None:
        """Look through other pictures, or through the same in another way."""
        self._store.look(browsing=replace(self._store.view.browsing, **changes))

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.browsing == new.browsing:
            return
        self.which.set_value(new.browsing.part)
        self.how.set_value("augmented" if new.browsing.is_augmented else "plain")
        row = new.browsing.row if new.browsing.row < self.classes.count() else 0
        self.classes.blockSignals(True)  # it is not chosen anew
        self.classes.setCurrentRow(row)
        self.classes.blockSignals(False)
        self._show()

    def _show(self) -> None:
        dataset, parts = self._data.dataset, self._split
        if dataset is None or parts is None:
            self._show_page(0)
            return
        found = self.places()
        browsing = self._store.view.browsing
        places = found[self._first(len(found)) :]
        augmentation: Augmentation | None = None
        if self.how.value == "augmented":
            augmentation = self._data.plan.augmentation
        shown = places[: max(READY_PICTURES, self.wall.fitting())]
        captions = [dataset.classes[int(dataset.labels[place])] for place in shown]
        marked = frozenset(_common(shown, parts.validation).tolist())
        self.wall.show_pictures(shown, captions, marked, augmentation, browsing.draw)
        self._show_page(len(found))
        if not dataset.skipped:
            self.about.setText(self._hint())

    def _show_fitting(self) -> None:
        """Say how many have room now; a large screen wants more than were handed over."""
        if self.wall.fitting() > len(self.wall.places):
            self._show()
        else:
            self._show_page(len(self.places()))

    def _hint(self) -> str:
        if self.how.value != "augmented":
            return self.tr("Click a picture to send it through the network.")
        if self._data.plan.augmentation == Augmentation():
            return self.tr("Nothing changes them: set an augmentation at the right, below.")
        return self.tr("Changed at random as in training; those held out stay as they are.")

    def _show_page(self, count: int) -> None:
        first = self._first(count)
        last = min(count, first + self.wall.fitting())
        text = self.tr("{first}–{last} of {count}") if count else ""
        self.page.setText(
            text.format(first=grouped(first + 1), last=grouped(last), count=grouped(count))
        )
        self.back.setEnabled(first > 0)
        self.on.setEnabled(last < count)
        self.again.setEnabled(self.how.value == "augmented")

    def _first(self, count: int) -> int:
        """How many of so many pictures come before the page; other data may have fewer."""
        first = self._store.view.browsing.first
        return first if first < count else 0

    def _open(self, place: int) -> None:
        look_at(self._store, self._data, place)


def _of_part(dataset: Dataset, parts: Split, part: str, row: int) -> Indices:
    """The pictures of a part and of the class in a row, of all in the first, which take turns."""
    if part == "training":
        found = parts.training
    elif part == "validation":
        found = parts.validation
    else:
        found = np.sort(np.concatenate([parts.training, parts.validation]), kind="stable")
    labels = dataset.labels[found]
    chosen = labels == row - 1 if row > 0 else taking_turns(labels, len(dataset.classes))
    places: Indices = found[chosen]
    return places


def _common(few: Indices, many: Indices) -> Indices:
    """Those of a few places that are among very many in rising order."""
    at = np.searchsorted(many, few)
    is_there = at < len(many)
    is_there[is_there] = many[at[is_there]] == few[is_there]
    found: Indices = few[is_there]
    return found
