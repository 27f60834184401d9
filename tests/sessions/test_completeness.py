"""No part of the document is forgotten by its file, one that is added later included."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from playground import app
from playground.core.fields import Field, fields_of
from playground.core.layer import FilterLayer
from playground.core.messages import Refused
from playground.core.network_input import Origin
from playground.core.picture import Colour
from playground.core.plan import Augmentation, TrainingPlan
from playground.core.session import Network, Session
from playground.datasets import Digits, FolderOfPictures
from playground.layers.dense import Dense
from playground.sessions.sessionfile import Kept, read_session, write_session
from tests.core.test_edits import random_edit, same
from tests.sessions.test_sessionfile import session_with_steps


def other_value(field: Field, value: Any) -> Any:
    """A value that a field may have and has not."""
    if field.kind == "choice":
        return next(item.value for item in field.choices if item.value != value)
    if isinstance(value, bool):
        return not value
    middle = (field.low + field.high) / 2
    found = type(value)(middle)
    return found if found != value else type(value)(field.high)


def parts_in(value: object) -> Iterator[Any]:
    """Every dataclass in a value, itself included."""
    if is_dataclass(value) and not isinstance(value, type):
        yield value
        for item in fields(value):
            yield from parts_in(getattr(value, item.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from parts_in(item)


def usual_parts(session: Session, module: str = "playground.core") -> set[tuple[str, str]]:
    """The fields that have their default in every part of a document: of parts of a module."""
    usual: set[tuple[str, str]] = set()
    other: set[tuple[str, str]] = set()
    for part in parts_in(session):
        for item in fields(part):
            if not type(part).__module__.startswith(module) or item.default is MISSING:
                continue
            value = getattr(part, item.name)
            is_usual = type(value) is type(item.default) and same(value, item.default)
            (usual if is_usual else other).add((type(part).__name__, item.name))
    return usual - other


def full_session() -> Session:
    """A document in which every part differs from its default somewhere."""
    session = session_with_steps()
    plan = session.training
    changes = {
        name: other_value(field, getattr(plan, name))
        for name, field in fields_of(TrainingPlan).items()
    }
    moved = {
        name: other_value(field, getattr(Augmentation(), name))
        for name, field in fields_of(Augmentation).items()
    }
    others = {"augmentation": Augmentation(**moved), "data": Digits()}
    plan = replace(plan, **{**changes, **others})
    colour: Colour = "rgb"
    origin = Origin("data", "digits", 7)
    picture = replace(session.picture, square=True, colour=colour, origin=origin)
    conv = session.network[0]
    assert isinstance(conv, FilterLayer)
    made: Any = {"preset": "", "origin": "gaussian", "settings": (("size", 3), ("sigma", 1.5))}
    edited = replace(conv.filters[1], bias=0.5, **made)
    layers = (replace(conv, filters=(conv.filters[0], edited, *conv.filters[2:])),)
    network = Network((*layers, *session.network.layers[1:]))
    return replace(
        session,
        training=plan,
        step=1,
        picture=picture,
        network=network,
        drawn=(0, len(network) - 1),
        other_data=(session.training.data, FolderOfPictures("/a", corrections=(("b/c", "d"),))),
    )


def test_what_the_program_writes_it_reads(tmp_path: Path) -> None:
    """Whatever edits led to it: some files could never be opened again."""
    rng, session, path = np.random.default_rng(5), app.first_session(), tmp_path / "s.convplay"
    written = 0
    for at in range(1200):
        with contextlib.suppress(Refused):
            session = random_edit(rng, session)[1]
        if at % 20:
            continue
        try:
            write_session(path, Kept(session))
        except Refused as refused:  # weights that are infinite
            assert "infinite" in str(refused)  # noqa: PT017
            session = app.first_session()
            continue
        written += 1
        assert same(as_kept(read_session(path).session), as_kept(session))
    assert written > 40


def as_kept(session: Session) -> Session:
    """What its file has of a document: how inputs lie that no layer before gives is not in it."""
    network = [
        replace(layer, input_shape=(1, 1, 1)) if isinstance(layer, Dense) else layer
        for layer in session.network
    ]
    steps = [replace(step, session=as_kept(step.session)) for step in session.steps]
    return replace(session, network=Network(tuple(network)), steps=tuple(steps))


def test_every_part_of_the_document_is_in_the_file(tmp_path: Path) -> None:
    session = full_session()
    assert not usual_parts(session), "give it another value, or nobody knows it is kept"
    write_session(tmp_path / "s.convplay", Kept(session))
    assert same(read_session(tmp_path / "s.convplay").session, session)
