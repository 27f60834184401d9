"""Batches made ready by a thread while the one before is worked on."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterable, Iterator

from playground.datasets.dataset import Batch, Dataset, Indices


def prefetched(dataset: Dataset, places: Iterable[Indices], ahead: int = 3) -> Iterator[Batch]:
    """The batches at `places`, in order, at most `ahead` of them waiting.

    An error in the thread is raised where the batch was wanted; when the iterator is closed
    early, the thread ends.
    """
    ready: queue.Queue[Batch | BaseException | None] = queue.Queue(maxsize=ahead)
    unwanted = threading.Event()

    def fill() -> None:
        try:
            for indices in places:
                batch = dataset.batch(indices)
                if not _put(ready, batch, unwanted):
                    return
            _put(ready, None, unwanted)
        except BaseException as error:
            _put(ready, error, unwanted)

    thread = threading.Thread(target=fill, name="prefetch", daemon=True)
    thread.start()
    try:
        while True:
            item = ready.get()
            if item is None:
                return
            if isinstance(item, BaseException):
                raise item
            yield item
    finally:
        unwanted.set()
        while not ready.empty():  # makes room for a put that waits
            ready.get_nowait()
        thread.join()


def _put(
    ready: queue.Queue[Batch | BaseException | None],
    item: Batch | BaseException | None,
    unwanted: threading.Event,
) -> bool:
    """Wait for room; False when nobody wants the item any more."""
    while not unwanted.is_set():
        try:
            ready.put(item, timeout=0.1)
        except queue.Full:
            continue
        return True
    return False
