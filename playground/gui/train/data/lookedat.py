"""Looks at a picture of the data: it becomes the document's."""

from __future__ import annotations

from playground.core.messages import Message, marked
from playground.datasets.example import with_picture_of
from playground.gui.state.store import Store
from playground.gui.train.data.loader import Data


def look_at(store: Store, data: Data, place: int) -> None:
    """Let a picture of the data be the document's, or say that it cannot be read any more."""
    picture = data.picture(place)
    label = marked("edit", "Look at a picture")
    if picture is None:
        store.refuse(Message(marked("message", "This picture cannot be read any more.")), label)
    else:
        store.edit(label, with_picture_of, picture, place, data.plan.data.kind)
