"""The sentence on what a change of size does to the filters of a layer."""

from __future__ import annotations

import numpy as np

from playground.core.filters import Filter, overlap
from playground.core.layer import FilterLayer
from playground.core.messages import Message, marked
from playground.core.session import Session


def lost_weights(item: Filter, height: int, width: int) -> int:
    """How many weights other than 0 lie outside a window of this size about the centre."""
    _, rows = overlap(height, item.size[0])
    _, columns = overlap(width, item.size[1])
    kept = item.weights[:, rows, columns]
    return int(np.count_nonzero(item.weights) - np.count_nonzero(kept))


def size_note(
    before: Session, after: Session, layer: int, edited: int | None = None
) -> Message | None:
    """The sentence on filters whose layer has another size now; None when it has the same.

    `edited` is the filter that was given other weights on purpose, if any: only the others are
    counted, and that they were changed at all is said.
    """
    old, new = before.network[layer], after.network[layer]
    assert isinstance(old, FilterLayer)
    assert isinstance(new, FilterLayer)
    if old.kernel_size == new.kernel_size:
        return None
    others = [item for at, item in enumerate(old.filters) if at != edited]
    lost = sum(lost_weights(item, *new.kernel_size) for item in others)
    size = "×".join(map(str, new.kernel_size))
    if lost == 1:
        return Message(
            marked(
                "message",
                "The layer's filters are {size} now, about the same centre: 1 weight other than 0 "
                "was cut off. Undo brings it back.",
            ),
            {"size": size},
        )
    if lost:
        return Message(
            marked(
                "message",
                "The layer's filters are {size} now, about the same centre: {count} weights other "
                "than 0 were cut off. Undo brings them back.",
            ),
            {"size": size, "count": lost},
        )
    if edited is None or not others:
        return None
    return Message(
        marked(
            "message",
            "The layer's other filters are {size} now, too, about the same centre; "
            "no weight was lost.",
        ),
        {"size": size},
    )
