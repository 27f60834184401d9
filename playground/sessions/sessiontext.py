"""A small session as text, for a message or the notes of a slide: kernels, settings, the sample.

    convolution-playground session 2 camera
    eNrtV01v4zYQ…
    end

Between the first line and the last is the JSON of a session file, its weights inside, deflated and
in base64; how the lines are broken does not matter. A picture of one's own does not fit into that.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import zlib
from typing import Any, Final

import numpy as np

from playground.core.json_file import parsed_json
from playground.core.messages import Message, Refused, Term, marked
from playground.core.plan import DataSource
from playground.core.session import Session
from playground.datasets.planfile import plan_to_json
from playground.layers.networkfile import check_finite, check_format, network_to_data
from playground.pictures.samples import SAMPLES, sample_picture
from playground.sessions.migrations import migrated
from playground.sessions.picturedata import PicturesRead, is_png, png_of
from playground.sessions.sessiondata import FORMAT, VERSION, session_from_data, session_to_data
from playground.sessions.sessionfile import Kept
from playground.sessions.values import Malformed, Value

MAX_CHARACTERS: Final = 2000
MAX_PASTED: Final = 100_000
MAX_JSON_BYTES: Final = 2**22
MAX_WEIGHTS: Final = 20_000
"""Weights that are tried: many more than fit, unless nearly all are the same."""

LINE_CHARACTERS: Final = 76
LEFT_OUT: Final = ("program", "examples", "other_data", "runs", "steps", "step", "trained")

_BEGUN: Final = re.compile(
    r"convolution-playground session (?P<version>\d{1,4}) (?P<name>[\w-]+)\s"
)
_FOUND: Final = re.compile(_BEGUN.pattern + r"(?P<data>.*?)\send\b", re.DOTALL)

_DAMAGES: Final = (
    *(Malformed, binascii.Error, zlib.error),
    *(EOFError, LookupError, TypeError, ValueError),
)
_QUOTED: Final = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
"""The marks that mail programs put before the lines of a message that is answered."""


def session_text(kept: Kept) -> str:
    """The session as text; raises Refused where it is too large for that, or has a picture."""
    session = kept.session
    name = session.picture.name
    if not _is_sample(session):
        raise Refused(
            marked("message", "As text, a session has a sample picture: choose one, or save it.")
        )
    weights = sum(layer.parameters() for layer in session.network)
    if weights > MAX_WEIGHTS:  # not even written: millions took minutes, and gigabytes
        raise Refused(
            marked(
                "message",
                "A network of {count} weights is too large for a text: save the session as a file.",
            ),
            count=weights,
        )
    check_finite(session.network)
    words = session_to_data(session, kept.view, "")
    words = {key: item for key, item in words.items() if key not in LEFT_OUT}
    words["network"] = network_to_data(session.network)
    words["training"] = plan_to_json(session.training)
    if not _fits(session.training.data):
        words["training"]["data"] = None
    packed = zlib.compress(json.dumps(words, separators=(",", ":")).encode(), 9)
    written = base64.b64encode(packed).decode()
    starts = range(0, len(written), LINE_CHARACTERS)
    lines = (written[at : at + LINE_CHARACTERS] for at in starts)
    text = "\n".join((f"{FORMAT} {VERSION} {name}", *lines, "end"))
    if len(text) > MAX_CHARACTERS:
        raise Refused(
            marked(
                "message",
                "The session takes {count} characters as text, more than {most}: save it as a"
                " file.",
            ),
            count=len(text),
            most=MAX_CHARACTERS,
        )
    return text


def left_out(kept: Kept) -> Message | None:
    """The parts of a session that its text has not, in words; None where it has everything."""
    session = kept.session
    sources = (session.training.data, *session.other_data)
    parts = []
    if session.steps:
        parts.append(marked("session text", "its steps with their notes and ink"))
    if kept.training.runs:
        parts.append(marked("session text", "what was trained"))
    if missing := [each for each in sources if each.kind and not _fits(each)]:
        drawn, others = (
            marked("session text", "the drawings to train on"),
            marked("session text", "the data to train on"),
        )
        parts.append(drawn if any(each.is_drawn for each in missing) else others)
    return _listed([Term("session text", part) for part in parts])


def _listed(parts: list[Term]) -> Message | None:
    """Up to three things in a row."""
    if not parts:
        return None
    text = (
        marked("message", "{first}"),
        marked("message", "{first} and {second}"),
        marked("message", "{first}, {second} and {third}"),
    )[len(parts) - 1]
    return Message(text, dict(zip(("first", "second", "third"), parts, strict=False)))


def _fits(data: DataSource) -> bool:
    """Whether its settings say all of the data: no pictures, and no place on this machine."""
    return not data.is_drawn and not data.asks


def session_in(text: str) -> Kept:
    """The session in a text, whatever stands before and after it; raises Refused."""
    text = _QUOTED.sub("", text) if len(text) <= MAX_PASTED else ""
    found = _FOUND.search(text)
    if found is None:
        if _BEGUN.search(text):  # its end is missing
            raise _damaged()
        raise Refused(marked("message", "The clipboard holds no session as text."))
    try:
        packed = base64.b64decode("".join(found["data"].split()), validate=True)
        reader = zlib.decompressobj()
        data = parsed_json(reader.decompress(packed, MAX_JSON_BYTES), found["name"])
        if not reader.eof:
            raise EOFError
        check_format(data, FORMAT, VERSION)
        picture = sample_picture(found["name"])
        arrays: dict[str, np.ndarray] = {}
        pictures = PicturesRead(lambda at: png_of(picture), arrays, found["name"])
        return Kept(session_from_data(Value(migrated(data)), pictures, arrays), _view(data))
    except _DAMAGES as error:
        if isinstance(error, Refused) and found["name"] not in SAMPLES:
            raise
        raise _damaged() from None


def _damaged() -> Refused:
    return Refused(marked("message", "The session in the text is damaged: copy all of it again."))


def _view(data: Any) -> dict[str, Any]:
    view = data.get("view", {})
    return view if isinstance(view, dict) else {}


def _is_sample(session: Session) -> bool:
    name, picture = session.picture.name, session.picture
    if name not in SAMPLES or not is_png(picture) or picture.holes is not None:
        return False
    return np.array_equal(picture.pixels, sample_picture(name).pixels)
