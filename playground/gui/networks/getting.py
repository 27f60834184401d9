"""Getting a published network with its weights, behind the window."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

from playground.core.cancelling import Cancelled
from playground.core.messages import Message, Refused, marked
from playground.core.session import Network
from playground.layers.published import PublishedNetwork

Way: TypeAlias = Literal["download", "file", "random"]
"""Where weights come from: the file that was published, one of the user's, or chance."""


@dataclass(slots=True, eq=False)
class Progress:
    """How far a download is, written by the thread that makes it and read by the window."""

    done: int = 0
    total: int = 0
    cancelled: threading.Event = field(default_factory=threading.Event)

    def watch(self, done: int, total: int) -> None:
        """Say how far it is."""
        self.done, self.total = done, total


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """A network that is asked for; its weights are in `path`, or are downloaded into `folder`."""

    entry: PublishedNetwork
    way: Way
    folder: Path
    progress: Progress
    path: Path | None = None
    seed: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Got:
    """The network with weights: random ones in the layers at the places `drawn`.

    `left` is what did not fit, by the names that the file has for it.
    """

    wanted: Wanted
    network: Network
    drawn: tuple[int, ...] = ()
    left: tuple[str, ...] = ()


Answer: TypeAlias = Got | Message
"""The network, or why there is none."""

STOPPED = marked("message", "Stopped: {done} MB are kept; the next download goes on from there.")


def get(wanted: Wanted, stale: Callable[[], bool]) -> Iterator[Answer]:
    """Yield the network, or the sentence that says why there is none."""
    from playground.core.word_count import megabytes
    from playground.exchange.download import arrived
    from playground.exchange.published_weights import (
        download_weights,
        file_name,
        kept_weights,
        with_weights_of,
    )

    entry, progress = wanted.entry, wanted.progress

    def is_cancelled() -> bool:
        return progress.cancelled.is_set() or stale()

    try:
        if wanted.way == "random":
            yield Got(wanted, entry.random(wanted.seed), entry.weighted())
            return
        path = wanted.path
        if wanted.way == "download":
            path = kept_weights(entry, wanted.folder)
            if path is None:
                path = download_weights(entry, wanted.folder, progress.watch, is_cancelled)
        assert path is not None
        matched = with_weights_of(entry, path, wanted.seed)
        yield Got(wanted, matched.network, matched.without, matched.left)
    except Refused as refused:
        yield refused.message
    except Cancelled:
        kept = arrived(wanted.folder / file_name(entry))
        yield Message(STOPPED, {"done": megabytes(kept)})
