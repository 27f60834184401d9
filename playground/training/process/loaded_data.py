"""The data set that the process has read last, for the next training on it."""

from __future__ import annotations

from collections.abc import Callable

from playground.core.plan import DataSource
from playground.datasets.dataset import Dataset, Progress
from playground.training.protocol import messages


class LoadedData:
    """One data set: the pictures of a folder that are decoded stay so from training to training."""

    def __init__(self) -> None:
        self._last: tuple[DataSource, Dataset] | None = None

    def of(
        self, start: messages.Start, progress: Progress, cancelled: Callable[[], bool]
    ) -> Dataset:
        """The data of a start, read anew unless they are there; raises Refused, or Cancelled."""
        source = start.plan.data
        if self._last is not None and self._last[0] == source:
            dataset = self._last[1]
            # Files may be others by now; bundled data are not.
            if start.listing == dataset.listing or not (start.listing or source.asks):
                return dataset
        self._last = None  # the old one's memory first
        self._last = (source, source.load(progress, cancelled))
        return self._last[1]
