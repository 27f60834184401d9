"""The one way from the picture of the document to the numbers that its network gets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from playground.core.arrays import FloatArray, frozen
from playground.core.messages import marked
from playground.core.session import Session
from playground.pictures.fit import at_size
from playground.pictures.framing import Placement, fitting, placed, placement, with_channels

BLANK_SHEET: Final = marked("prediction", "Draw something: an empty sheet has no prediction.")
"""The sentence in the place of a network's answer to a sheet on which nothing is drawn."""


@dataclass(frozen=True, slots=True, eq=False)
class Taken:
    """The picture as it is looked at, and what the network gets: channels × height × width.

    Both are the same array where nothing has to be done. Else `placement` says which box of the
    picture lies in which box of the network's input.
    """

    picture: FloatArray
    x: FloatArray
    placement: Placement | None = None

    @property
    def is_fitted(self) -> bool:
        """Whether the network gets something else than the picture."""
        return self.x is not self.picture


def network_input(session: Session) -> Taken:
    """Return what the network takes of the document's picture, in the intensities it is fed.

    What was drawn is laid in the frame as the data are, if so wished; a picture of the data is
    taken as it is; any other is fitted with its own proportions, and cropped where it is to be
    square. Nobody else crops, scales or frames for the network.
    """
    picture = session.picture
    x = at_size(picture.pixels, picture.size, picture.square, picture.colour, session.levels)
    return taken(session, frozen(x))


def taken(session: Session, x: FloatArray) -> Taken:
    """The same, from the picture as it is looked at."""
    shape = session.shape
    where = _placement(session, x)
    if where is None:
        if len(x) == shape[0]:
            return Taken(x, x)
        return Taken(x, frozen(with_channels(x, shape[0])))
    small = placed(with_channels(x, shape[0]), shape, where)
    return Taken(x, frozen(small), where)


def can_be_framed(session: Session) -> bool:
    """Whether framing the picture or not is the user's choice."""
    return session.picture.origin.kind == "drawn" and session.input.framing is not None


def is_framed(session: Session) -> bool:
    """Whether the picture is one that is laid in the frame as the data are."""
    return can_be_framed(session) and session.input.frames_drawings


def _placement(session: Session, x: FloatArray) -> Placement | None:
    """Where the picture lies in the network's input; None for as it is."""
    shape = session.shape
    if is_framed(session):
        return placement(with_channels(x, shape[0]), shape, session.input.framing)
    size = (x.shape[1], x.shape[2])
    if size == shape[1:]:
        return None
    return fitting(size, shape, session.picture.square)


def is_blank(session: Session) -> bool:
    """Whether nothing is drawn yet, on a sheet that is there to be drawn on, whatever its colour.

    There is nothing to be recognised on it, so that no answer of a network is shown for it.
    """
    pixels = session.picture.pixels
    return session.picture.origin.kind == "drawn" and bool(np.all(pixels == pixels[0, 0]))
