"""Edits of the user's own classes: pure functions Session -> Session."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from playground.core import edits
from playground.core.arrays import FloatArray, frozen
from playground.core.messages import Gone, Refused, marked
from playground.core.network_input import DRAWN
from playground.core.picture import Picture
from playground.core.session import Session
from playground.datasets import Drawings, DrawnClass
from playground.pictures.fit import at_size

MAX_CLASSES = 50
MAX_EXAMPLES = 2000
MAX_EXAMPLE_CELLS = 128
"""Cells along an example's longest side: a photo is not kept larger than any network sees it."""


def drawings_of(session: Session) -> Drawings:
    """The user's own classes; none when the plan has other data."""
    data = session.training.data
    return data if isinstance(data, Drawings) else Drawings()


def _class_at(session: Session, at: int) -> DrawnClass:
    """Return a class; raises Gone where there is none, as when other data were chosen."""
    classes = drawings_of(session).classes
    if not 0 <= at < len(classes):
        raise Gone(f"there is no class {at}")
    return classes[at]


def _with_classes(session: Session, classes: tuple[DrawnClass, ...]) -> Session:
    data = replace(drawings_of(session), classes=classes)
    return replace(session, training=replace(session.training, data=data))


def add_class(session: Session, name: str) -> Session:
    """Add an empty class; raises Refused when the name is taken or there are too many."""
    classes = drawings_of(session).classes
    if len(classes) >= MAX_CLASSES:
        raise Refused(marked("message", "There are at most {most} classes."), most=MAX_CLASSES)
    name = _checked(name, {item.name for item in classes})
    return _with_classes(session, (*classes, DrawnClass(name)))


def rename_class(session: Session, at: int, name: str) -> Session:
    """Give a class another name; raises Refused when it is taken."""
    old = _class_at(session, at)
    if name == old.name:
        return session
    others = {item.name for item in drawings_of(session).classes if item is not old}
    return _with_class(session, at, replace(old, name=_checked(name, others)))


def remove_class(session: Session, at: int) -> Session:
    """Take a class out, with its examples."""
    _class_at(session, at)
    classes = drawings_of(session).classes
    return _with_classes(session, classes[:at] + classes[at + 1 :])


def add_example(session: Session, at: int, example: FloatArray) -> Session:
    """Put an example (channels × height × width, 0–1) into a class."""
    kept = _class_at(session, at)
    if len(kept.examples) >= MAX_EXAMPLES:
        raise Refused(marked("message", "A class has at most {most} examples."), most=MAX_EXAMPLES)
    examples = (*kept.examples, frozen(np.array(example, np.float32)))
    return _with_class(session, at, replace(kept, examples=examples))


def put_example(session: Session, at: int) -> Session:
    """Put the picture into a class; what was drawn on a sheet leaves an empty one for the next."""
    session = add_example(session, at, example_of(session.picture))
    picture = session.picture
    if picture.origin != DRAWN:
        return session
    rim = np.concatenate([picture.pixels[0], picture.pixels[-1]])
    paper = np.median(rim, axis=0)  # strokes seldom run along the rim
    empty = np.broadcast_to(paper, picture.pixels.shape)
    return edits.paint(session, np.asarray(empty, np.float32), DRAWN)


def remove_example(session: Session, at: int, index: int) -> Session:
    """Take an example out of a class."""
    kept = _class_at(session, at)
    return _with_class(
        session, at, replace(kept, examples=kept.examples[:index] + kept.examples[index + 1 :])
    )


def example_of(picture: Picture) -> FloatArray:
    """The picture as the network sees it, as an example: no larger than it need be."""
    size = 0 if max(picture.shape[1:]) <= MAX_EXAMPLE_CELLS else MAX_EXAMPLE_CELLS
    return at_size(picture.pixels, size, picture.square, picture.colour, "unit")


def free_name(session: Session, pattern: str) -> str:
    """A name like "class 3" that no class has yet."""
    taken = {item.name for item in drawings_of(session).classes}
    number = 1
    while pattern.format(number=number) in taken:
        number += 1
    return pattern.format(number=number)


def _with_class(session: Session, at: int, new: DrawnClass) -> Session:
    classes = drawings_of(session).classes
    return _with_classes(session, (*classes[:at], new, *classes[at + 1 :]))


def _checked(name: str, taken: set[str]) -> str:
    name = name.strip()
    if not name:
        raise Refused(marked("message", "A class needs a name."))
    if name in taken:
        raise Refused(marked("message", "There is a class called {name} already."), name=name)
    return name
