"""Documents to make figures of, and a page whose texts are as wide as their number of signs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from playground import app
from playground.core import edits
from playground.core.arrays import frozen
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.engine.explain.formats import Translate
from playground.figures.drawing.figure import MM_PER_PT, Weight
from playground.figures.drawing.page import Page
from playground.figures.subject import Subject, evaluated
from playground.layers.stacks import load_stacks


def measure(text: str, points: float, weight: Weight) -> float:
    """Half of the size for each sign."""
    del weight
    return 0.5 * len(text) * points * MM_PER_PT


def page(width: float = 170.0, digits: int = 2, translate: Translate | None = None) -> Page:
    """A page of a width."""
    made = Page(width, measure, digits=digits)
    return made if translate is None else replace(made, translate=translate)


def stack_session(name: str, picture: Picture | None = None) -> Session:
    """A stack that comes along, on the picture that suits it or on another."""
    stack = load_stacks()[name]
    session = replace(app.first_session(), network=Network())
    suggestion = stack.suggestion()
    if picture is None and suggestion is not None:
        picture = suggestion.picture()
    if picture is not None:
        session = edits.set_picture(session, picture)
    return edits.set_network(session, stack.network(session.shape, 3))


def random_picture(height: int, width: int, channels: int = 1, seed: int = 2) -> Picture:
    """Noise, gray or in colours."""
    shape = (height, width) if channels == 1 else (height, width, 3)
    pixels = frozen(np.random.default_rng(seed).random(shape, np.float32))
    return Picture("noise", pixels, 0, colour="gray" if channels == 1 else "rgb")


def subject(session: Session, **chosen: object) -> Subject:
    """A document with all of its maps."""
    return replace(Subject(evaluated(session)), **chosen)  # type: ignore[arg-type]
