"""The document that a side is taken from: held in the window, or read from a file."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from typing import TypeVar

from playground.core import edits
from playground.core.file_stamp import file_stamp
from playground.core.learned import same_but_for_weights
from playground.core.messages import Refused, marked
from playground.core.session import Session
from playground.gui.state.comparison import Source
from playground.layers.state import with_state
from playground.sessions.sessionfile import Kept, read_session
from playground.training.protocol.runs import Run

MAX_KEPT = 4
"""Documents of a kind that are kept: one for each side, and one for each run."""

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The state that sources refer to: the present document, the folder of its epochs, its runs."""

    session: Session
    epochs: str = ""
    runs: tuple[Run, ...] = ()


class Reader:
    """Reads what sides are taken from, away from the GUI thread; each file once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sessions: dict[str, tuple[str, Kept]] = {}
        self._pictures: dict[tuple[str, str], tuple[Session, Session]] = {}
        self._epochs: dict[tuple[str, str], tuple[Session, Session]] = {}

    def session(self, source: Source, around: Surroundings) -> Session:
        """The document of a source; raises Refused with the reason where there is none."""
        with self._lock:  # what one thread reads, another would read again
            return self._session(source, around)

    def _session(self, source: Source, around: Surroundings) -> Session:
        now = around.session
        if source.kind == "present":
            return now
        if source.kind == "held":
            if source.session is None:
                raise Refused(
                    marked(
                        "message",
                        "What was held was held by the window, and is in no file: choose another.",
                    )
                )
            return source.session
        if source.kind == "step":
            if not 0 <= source.number < len(now.steps):
                text = marked("message", "There is no step {number} any more: choose another.")
                raise Refused(text, number=source.number + 1)
            return now.steps[source.number].session
        if source.kind == "epoch":
            return self._epoch(source.number, around)
        if source.kind == "picture":
            return self._picture(source.path, now)
        return self._kept(source.path).session

    def kept(self, path: str) -> Kept:
        """All that is in the file of a session; read again if it is another than before."""
        with self._lock:
            return self._kept(path)

    def _kept(self, path: str) -> Kept:
        stamp = file_stamp(path)
        known = self._sessions.get(path)
        if known is None or known[0] != stamp:
            known = (stamp, read_session(path))
        _keep(self._sessions, path, known)
        return known[1]

    def last_read(self) -> tuple[str, Kept] | None:
        """The file of the session that was read last, and what is in it; None for none."""
        known = tuple(self._sessions.items())
        return (known[-1][0], known[-1][1][1]) if known else None

    def _epoch(self, epoch: int, around: Surroundings) -> Session:
        """The document with the weights of an epoch; the very same while its layers stay."""
        from playground.training.history.timeline import Timeline

        now = around.session
        if not around.epochs:
            text = marked("message", "Nothing was trained, so that there is no epoch {number}.")
            raise Refused(text, number=epoch)
        timeline = Timeline(around.epochs)
        path = str(timeline.path(epoch))
        key = (path, file_stamp(path))
        if not key[1]:  # those between others go where they take too much of the disk
            text = marked("message", "Epoch {number} is not kept any more: choose another.")
            raise Refused(text, number=epoch)
        base, made = self._epochs.get(key, (None, None))
        if base is not None and made is not None and _is_alike(base, now):
            return made
        weights = timeline.weights(epoch)  # which says itself what is wrong with its file
        try:
            network = with_state(now.network, weights)
        except (ValueError, IndexError):
            raise Refused(
                marked(
                    "message",
                    "The network has other layers now than in epoch {number}: choose another.",
                ),
                number=epoch,
            ) from None
        made = replace(now, network=network)
        _keep(self._epochs, key, (now, made))
        return made

    def _picture(self, path: str, now: Session) -> Session:
        """The document on another picture, which is read once while its file is the same."""
        key = (path, file_stamp(path))
        base, made = self._pictures.get(key, (None, None))
        if base is None or made is None or not _has_same_input(base, now):
            made = with_other_picture(now, path)
        elif base is not now:
            made = replace(made, network=now.network)
        _keep(self._pictures, key, (now, made))
        return made


def _keep(known: dict[K, V], key: K, value: V) -> None:
    """Keep what was used last: one for each side."""
    known.pop(key, None)
    known[key] = value
    while len(known) > MAX_KEPT:
        known.pop(next(iter(known)))


def _has_same_input(one: Session, other: Session) -> bool:
    return one.picture is other.picture and one.input == other.input


def _is_alike(one: Session, other: Session) -> bool:
    """Whether two documents are the same but for their weights."""
    return _has_same_input(one, other) and same_but_for_weights(one.network, other.network)


def with_other_picture(session: Session, path: str) -> Session:
    """The session with the picture of a file or a sample in the place of its own.

    The network is that of the session, whatever the picture; raises Refused.
    """
    from playground.gui.input.openedpicture import opened_picture
    from playground.pictures.load import load
    from playground.pictures.samples import SAMPLES, sample_picture

    old = session.picture
    if path in SAMPLES:
        other = sample_picture(path)
        other = replace(other, size=old.size, square=old.square, levels=old.levels)
    else:
        other = opened_picture(load(path), old, path)
    if session.input.shape is None:  # else pictures are fitted to the network
        other = replace(other, colour=old.colour)
    made = edits.set_picture(session, other)
    return replace(made, network=session.network)
