"""Numbers of the network that leave what float32 holds."""

from __future__ import annotations

from playground.core.messages import Message, marked
from playground.engine.view.planes import Shown


def first_overflow(shown: Shown) -> int | None:
    """The first layer, counted from 1, with numbers that are not finite; None without any."""
    for place, view in enumerate(shown.views[1:], 1):
        if view is not None and not all(plane.is_finite for plane in view.planes):
            return place
    return None


def overflow_message(place: int) -> Message:
    """The sentence on numbers of a layer, counted from 1, that are larger than float32 holds."""
    return Message(
        marked(
            "message",
            "Numbers of layer {place} are larger than float32 holds (3.4e38): they are infinite, "
            "or no number (NaN), and so is what comes of them.",
        ),
        {"place": place},
    )
