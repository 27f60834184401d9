"""Pictures that a data set has more than once, by the content of their files."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from playground.core.cancelling import Cancelled
from playground.core.messages import Message, Refused, marked
from playground.core.ordinary_file import open_file
from playground.datasets.dataset import Dataset, Indices
from playground.datasets.split import Split


def same_files(paths: Sequence[Path], cancelled: Callable[[], bool]) -> Indices:
    """A number for each file, the same for files of the same content.

    Only files that share their size are read. Raises Cancelled.
    """
    sizes: dict[int, list[int]] = defaultdict(list)
    for index, path in enumerate(paths):
        try:
            sizes[path.stat().st_size].append(index)
        except OSError:
            continue  # it is told of when it is to be read
    groups = np.arange(len(paths))
    for alike in sizes.values():
        if len(alike) < 2:
            continue
        first: dict[bytes, int] = {}
        for index in alike:
            if cancelled():
                raise Cancelled
            try:
                with open_file(paths[index]) as stream:
                    digest = hashlib.file_digest(stream, "blake2b").digest()
            except (OSError, Refused):
                continue
            groups[index] = first.setdefault(digest, index)
    return groups


def held_out_twins(dataset: Dataset, parts: Split) -> int:
    """How many held-out pictures are, as copies, among those that are trained on."""
    if dataset.same is None:
        return 0
    known = dataset.same[parts.training]
    return int(np.isin(dataset.same[parts.validation], known).sum())


def dataset_notes(dataset: Dataset, parts: Split) -> tuple[Message, ...]:
    """The notes of a data set, and one on held-out pictures that are trained on, too, if any."""
    twins = held_out_twins(dataset, parts)
    if not twins:
        return dataset.notes
    text = marked("message", "{count} held-out pictures are among those trained on, too.")
    return (*dataset.notes, Message(text, {"count": twins}))
