"""The data set of the training plan, loaded away from the GUI thread for those who show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, Signal

from playground.core.arrays import FloatArray, frozen
from playground.core.edits import fitted
from playground.core.messages import Message, Refused
from playground.core.plan import DataSource
from playground.core.session import Colour, Network, Picture, Session
from playground.datasets.dataset import Cancelled, Dataset
from playground.gui.latest import LatestWins
from playground.gui.store import Store


class Data(QObject):
    """Follows the plan's data source; `dataset` is None until it is loaded."""

    loaded = Signal(object)
    """The Dataset."""

    failed = Signal(object)
    """The Message that says why there is none."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.dataset: Dataset | None = None
        self._source: DataSource | None = None
        self._worker = LatestWins(_load, self)
        self._worker.arrived.connect(self._take)
        store.changed.connect(self._session_changed)

    @property
    def is_busy(self) -> bool:
        """Whether pictures are being looked through."""
        return self._worker.is_busy

    def load(self) -> None:
        """Load what the plan says, unless it is there."""
        source = self._store.session.training.data
        if source != self._source:
            self._source = source
            self.dataset = None
            if source.kind:  # there is none before the first is chosen
                self._worker.request(source)

    def stop(self) -> None:
        """End the thread."""
        self._worker.stop()

    def _session_changed(self, old: Session, new: Session) -> None:
        if self._source is not None and old.training.data != new.training.data:
            self.load()

    def _take(self, result: Dataset | Message) -> None:
        if isinstance(result, Message):
            self.failed.emit(result)
            return
        self.dataset = result
        self.loaded.emit(result)

    def picture(self, index: int) -> FloatArray | None:
        """One picture of the data set, channels × height × width; None if it cannot be read."""
        if self.dataset is None:
            return None
        batch = self.dataset.batch(np.array([index]))
        return batch.pictures[0] if len(batch.pictures) else None


def _load(source: DataSource, stale: Callable[[], bool]) -> Iterator[Dataset | Message]:
    try:
        yield source.load(cancelled=stale)
    except Cancelled:
        return
    except Refused as refused:
        yield refused.message


def with_example(session: Session, picture: FloatArray, name: str) -> Session:
    """The session with a picture of the data set as its input, taken as it is."""
    pixels = picture[0] if len(picture) == 1 else picture.transpose(1, 2, 0)
    colour: Colour = "gray" if len(picture) == 1 else "rgb"
    new = Picture(name, frozen(np.array(pixels, np.float32)), 0, False, colour)
    network: Network = fitted(session.network, new.shape)
    return replace(session, picture=new, network=network)
