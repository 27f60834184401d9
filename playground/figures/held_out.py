"""The answers of a document's network to pictures held out of its data, computed in numpy."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from playground.core.arrays import frozen
from playground.core.cancelling import Cancelled, never
from playground.core.fitting import obstacle
from playground.core.messages import Refused, marked
from playground.core.session import Session
from playground.datasets.dataset import Dataset, Indices, Progress, unwatched
from playground.datasets.split import split
from playground.engine.compute.evaluate import evaluate, stages_of

BATCH_PICTURES = 256
"""Pictures that are decoded at a time."""


def confusion_of(
    session: Session, progress: Progress = unwatched, cancelled: Callable[[], bool] = never
) -> tuple[Indices, tuple[str, ...]]:
    """How often each class (row) is taken for which, of what is held out, and the classes' names.

    Raises Refused where the document has no data, or a network that is not for them.
    """
    if not session.training.data.kind:
        raise Refused(marked("message", "The session has no data to train on, and to hold out."))
    dataset = session.training.data.load(unwatched, cancelled)
    _check(session, dataset)
    plan = session.training
    held_out = split(dataset, plan.validation, plan.seed).validation
    count = len(dataset.classes)
    confusion = np.zeros((count, count), np.int64)
    factor = np.float32(session.brightest)
    for start in range(0, len(held_out), BATCH_PICTURES):
        places = held_out[start : start + BATCH_PICTURES]
        pictures, readable = dataset.pictures.take(places)
        for x, place in zip(pictures[readable], places[readable], strict=True):
            if cancelled():
                raise Cancelled
            results = evaluate(session.network, frozen(x * factor))
            outputs = results.maps(len(session.network) - 1)
            assert outputs is not None
            confusion[dataset.labels[place], int(outputs.argmax())] += 1
        progress(min(start + BATCH_PICTURES, len(held_out)), len(held_out))
    if not confusion.sum():
        raise Refused(marked("message", "Nothing is held out of the data of this session."))
    return confusion, dataset.classes


def _check(session: Session, dataset: Dataset) -> None:
    stages = stages_of(session.network, dataset.shape)
    last = stages[-1].shape if stages else None
    if last != (len(dataset.classes), 1, 1):
        raise Refused(
            marked("message", "The network does not end in the {count} classes of the data."),
            count=len(dataset.classes),
        )
    if obstacle(session.network, dataset.shape) is not None:
        channels, height, width = dataset.shape
        raise Refused(
            marked(
                "message",
                "The weights of the network are not for pictures of {channels}×{height}×{width},"
                " as the data has them: train it on them first.",
            ),
            channels=channels,
            height=height,
            width=width,
        )
