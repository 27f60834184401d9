"""The edits that make a picture of a data set the document's, and bind the network to its size."""

from __future__ import annotations

import numpy as np

from playground.core import edits
from playground.core.arrays import FloatArray, frozen
from playground.core.network_input import Origin
from playground.core.picture import Colour, Picture
from playground.core.session import Session
from playground.datasets.bound_input import bound_to
from playground.datasets.dataset import Dataset
from playground.pictures.titles import numbered

FROM_DATA = Origin("data")


def with_example(
    session: Session, picture: FloatArray, name: str, origin: Origin = FROM_DATA
) -> Session:
    """The session with a picture of the plan's data set, taken as it is; or a drawn example."""
    pixels = picture[0] if len(picture) == 1 else picture.transpose(1, 2, 0)
    colour: Colour = "gray" if len(picture) == 1 else "rgb"
    pixels = frozen(np.array(pixels, np.float32))
    return edits.set_picture(session, Picture(name, pixels, 0, False, colour, origin=origin))


def with_picture_of(session: Session, picture: FloatArray, place: int, kind: str) -> Session:
    """The session with the picture at a place of data of a kind, named by a number from 1."""
    return with_example(session, picture, numbered(place), Origin("data", kind, place))


def with_input_of(session: Session, dataset: Dataset) -> Session:
    """The session with a network that takes what the data set has."""
    return edits.set_input(session, bound_to(session.input, dataset))
