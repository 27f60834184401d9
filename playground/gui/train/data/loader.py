"""The data set of the training plan, loaded away from the GUI thread for those who show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from weakref import WeakSet

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from playground.core.arrays import FloatArray
from playground.core.cancelling import Cancelled
from playground.core.messages import Message, Refused, marked
from playground.core.plan import Augmentation, DataSource, TrainingPlan
from playground.core.session import Session
from playground.datasets.augment import augmented
from playground.datasets.dataset import Dataset, Indices
from playground.datasets.usual import with_usual_data
from playground.gui.state.latest import LatestWins
from playground.gui.state.store import Store
from playground.pictures.polarity import paper

PROGRESS_POLL_MS = 100
"""Milliseconds between two looks at how far the loading has come."""

PAGE_BATCH_PICTURES = 24

PAPER_PICTURES = 32
"""Pictures that are looked at for the paper of the data."""

"""Pictures that are read before some are shown."""


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """Pictures of a data set to be read; with an augmentation, changed at random by `seed`.

    Those at the places in `plain` are never changed.
    """

    dataset: Dataset
    places: Indices
    augmentation: Augmentation | None = None
    seed: int = 0
    plain: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """Some of the pictures wanted, by their places; those that cannot be read are missing."""

    wanted: Wanted
    pictures: dict[int, FloatArray]


class Loading:
    """How far a load has come; its thread writes, the GUI's reads."""

    def __init__(self, source: DataSource) -> None:
        self.source = source
        self.done = (0, 0)
        self.cancelled = False

    def progress(self, done: int, total: int) -> None:
        """Remember how far it is."""
        self.done = (done, total)


THERE = marked("message", "The pictures to fine-tune on are there: go on in Train.")


@dataclass(frozen=True, slots=True)
class Awaited:
    """Data that a network is to be fine-tuned on once they are loaded, from a layer's place on.

    Without one, a new last layer is trained alone.
    """

    source: DataSource
    place: int | None
    kinds: tuple[str, ...]
    """Of the layers that there were when it was chosen."""


class Data(QObject):
    """The data of `plan`: that of the training that runs, or the document's while there is none.

    Where the document names no data, `plan` has the usual ones.

    `dataset` is None until it is loaded; `failure` says why there is none, once that is known.
    """

    plan_changed = Signal(object, object)
    """The TrainingPlan that is followed, before and now."""

    begun = Signal()
    """Pictures are about to be looked through; those before are no more."""

    loaded = Signal(object)
    """The Dataset."""

    failed = Signal(object)
    """The Message that says why there is none."""

    progressed = Signal(int, int)
    """How many pictures have been looked through, and of how many."""

    cancelled = Signal()
    """The loading was given up."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.dataset: Dataset | None = None
        self.failure: Message | None = None
        self.plan = with_usual_data(store.session.training)
        self.awaited: Awaited | None = None
        """The data that are to be fine-tuned on once they are loaded."""

        self.tunings = 0
        """How often a network was fine-tuned."""

        self._running: TrainingPlan | None = None
        self._source: DataSource | None = None
        self._follows = False
        self._loading: Loading | None = None
        self._readers: WeakSet[LatestWins] = WeakSet()
        self._worker = LatestWins(_load, self)
        self._worker.arrived.connect(self._take)
        self._looks = QTimer(self)
        self._looks.setInterval(PROGRESS_POLL_MS)
        self._looks.timeout.connect(self._report_progress)
        store.changed.connect(self._session_changed)

    @property
    def is_loading(self) -> bool:
        """Whether the data of the plan are on their way."""
        return self._loading is not None

    @property
    def is_given_up(self) -> bool:
        """Whether the loading was cancelled."""
        return self._follows and self._source is None

    @property
    def is_busy(self) -> bool:
        """Whether pictures are being looked through."""
        return self._worker.is_busy

    def run_by(self, plan: TrainingPlan | None) -> None:
        """Follow the plan that a training runs by; with None, the document's."""
        self._running = plan
        self._follow()

    def _follow(self) -> None:
        old = self.plan
        new = self._running or with_usual_data(self._store.session.training)
        if old == new:
            return
        self.plan = new
        if old.data != new.data:
            self._store.look(data_classes=(), data_paper=None)
        self.plan_changed.emit(old, new)
        if self._follows and old.data != new.data:
            self.load()

    def load(self) -> None:
        """Load what the plan says, unless it is there."""
        self._follows = True
        source = self.plan.data
        if source != self._source:
            self._source = source
            self.dataset = self.failure = None
            if self._loading is not None:
                self._loading.cancelled = True
            self._loading = Loading(source)
            self._worker.request(self._loading)
            self._looks.start()
            self.begun.emit()

    def load_again(self) -> None:
        """Load what the plan says even if it is there: files may be others now."""
        self._source = None
        self.load()

    def listing_of(self, source: DataSource) -> str:
        """The listing of what was read of a source last; "" if that is not there."""
        return self.dataset.listing if self.dataset is not None and self._source == source else ""

    def catch_up(self, listing: str) -> None:
        """Load again the files of a folder that the process has read later, as another list."""
        is_there = self.dataset is not None and self._source == self.plan.data
        if (
            is_there
            and self.plan.data.asks
            and listing not in ("", self.listing_of(self.plan.data))
        ):
            self.load_again()

    def cancel(self) -> None:
        """Give the loading up; it begins anew when the data are chosen again."""
        if self._loading is not None:
            self._loading.cancelled = True
            self._loading = None
            self._source = None
            self._looks.stop()
            self.cancelled.emit()
            self.awaited = None

    def stop(self) -> None:
        """End the threads."""
        self._looks.stop()
        if self._loading is not None:
            self._loading.cancelled = True
        for worker in (self._worker, *self._readers):
            worker.stop()

    def reader(self, owner: QObject) -> LatestWins:
        """Something that reads the latest pictures Wanted away from the GUI thread.

        It lives as long as its owner; the window that the owner is in ends its thread.
        """
        made = LatestWins(_read, owner)
        self._readers.add(made)
        return made

    def _session_changed(self, old: Session, new: Session) -> None:
        if old.training is not new.training:
            self._follow()

    def _report_progress(self) -> None:
        if self._loading is not None and self._loading.done[1]:
            self.progressed.emit(*self._loading.done)

    def _take(self, result: tuple[Loading, Dataset | Message, float | None]) -> None:
        loading, found, data_paper = result
        if loading is not self._loading:
            return
        self._loading = None
        self._looks.stop()
        if isinstance(found, Message):
            self.failure = found
            self._store.look(data_classes=(), data_paper=None)
            self.failed.emit(found)
            if self.awaited is not None and self.awaited.source == loading.source:
                self._store.refuse(found)  # who waited is not there to tell it
            self.awaited = None
            return
        self.dataset = found
        self._store.look(data_classes=found.classes, data_paper=data_paper)
        self.loaded.emit(found)
        awaited, self.awaited = self.awaited, None
        # Who waited is not there: it is wanted anew, or not.
        if awaited is not None and awaited.source == loading.source:
            self._store.note(Message(THERE))

    def picture(self, index: int) -> FloatArray | None:
        """One picture of the data set, channels × height × width; None if it cannot be read."""
        if self.dataset is None or not 0 <= index < self.dataset.count:
            return None
        batch = self.dataset.batch(np.array([index]))
        return batch.pictures[0] if len(batch.pictures) else None


def _load(
    loading: Loading, stale: Callable[[], bool]
) -> Iterator[tuple[Loading, Dataset | Message, float | None]]:
    def given_up() -> bool:
        return loading.cancelled or stale()

    try:
        found = loading.source.load(loading.progress, given_up)
        yield loading, found, _paper_of(found)
    except Cancelled:
        return
    except Refused as refused:
        yield loading, refused.message, None


def _paper_of(dataset: Dataset) -> float | None:
    """The intensity of the paper of some of the pictures, evenly spread; None without one."""
    if not dataset.count:
        return None
    places = np.unique(np.linspace(0, dataset.count - 1, PAPER_PICTURES).astype(np.int64))
    pictures = dataset.batch(places).pictures
    return paper(pictures) if len(pictures) else None


def _read(wanted: Wanted, stale: Callable[[], bool]) -> Iterator[Read]:
    found: dict[int, FloatArray] = {}
    rng = np.random.default_rng(wanted.seed)
    for start in range(0, len(wanted.places), PAGE_BATCH_PICTURES):
        if stale():
            return
        batch = wanted.dataset.batch(wanted.places[start : start + PAGE_BATCH_PICTURES])
        pictures = batch.pictures
        if wanted.augmentation is not None and len(pictures):
            changed = augmented(pictures, wanted.augmentation, wanted.dataset.edge, rng)
            kept = np.isin(batch.indices, list(wanted.plain))[:, np.newaxis, np.newaxis, np.newaxis]
            pictures = np.where(kept, pictures, np.clip(changed, 0, 1)).astype(np.float32)
        found.update(zip((int(place) for place in batch.indices), pictures, strict=True))
        yield Read(wanted, dict(found))
