"""Sessions as files: one file has all that the user made, and opens as it was left.

What is read is checked before memory is taken for it, and is a sentence where it is damaged.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import IO, Any, Final

from playground.core.messages import Refused, marked
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.core.tensor_file import write_tensors_to
from playground.layers.networkfile import check_finite, check_format, to_text
from playground.layers.weightsfile import ReadArrays
from playground.pictures.save import unwritable
from playground.sessions.archive import (
    ARRAYS,
    JSON,
    Part,
    damaged,
    opened_archive,
    picture_part,
    write_archive,
)
from playground.sessions.parts import parts_of
from playground.sessions.picturedata import PicturesRead, is_png, png_of
from playground.sessions.sessiondata import (
    FORMAT,
    VERSION,
    SessionArrays,
    session_from_data,
    session_to_data,
)
from playground.sessions.stepsdata import StepReader, steps_from_data, steps_to_data
from playground.sessions.values import Malformed, whole

SUFFIX: Final = ".convplay"


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """What a session file holds: the document, and how it was looked at, as plain values."""

    session: Session
    view: Mapping[str, Any] = field(default_factory=dict)


def write_session(path: str | Path, kept: Kept) -> None:
    """Write a session, the file whole or not at all: the old one stays until the new is complete.

    Raises Refused when it cannot be written, or a weight is no finite number.
    """
    path = Path(path)
    session = kept.session
    check_finite(session.network)
    for number, step in enumerate(session.steps, 1):
        _check_step(number, step.session.network)
    shared = parts_of(session)
    data = session_to_data(session, kept.view, _program())
    if session.steps:
        data |= {"steps": steps_to_data(session, shared), "step": session.step}
    text = to_text(data) + "\n"
    parts: dict[str, Part] = {JSON: lambda stream: stream.write(text.encode())}
    for at, picture in enumerate(shared.pictures):
        if is_png(picture):
            parts[picture_part(at)] = partial(_write_png, picture)
    parts[ARRAYS] = partial(write_tensors_to, arrays=SessionArrays(shared), notes={})
    try:
        write_archive(path, parts)
    except OSError as error:
        raise unwritable(error, path.name, str(path.parent)) from None


def _write_png(picture: Picture, stream: IO[bytes]) -> None:
    stream.write(png_of(picture))


def _check_step(number: int, network: Network) -> None:
    try:
        check_finite(network)
    except Refused:
        text = marked("message", "Step {number} has weights that are infinite or no numbers.")
        raise Refused(text, number=number) from None


def _program() -> str:
    """The version of this program, for whoever looks into the file."""
    try:
        return version("convolution-playground")
    except PackageNotFoundError:
        return ""


def read_session(path: str | Path) -> Kept:
    """The session in a file; raises Refused with the reason."""
    with opened_archive(path) as archive:
        data = archive.json()
        check_format(data, FORMAT, VERSION)
        arrays = ReadArrays(archive.tensors())
        try:
            pictures = PicturesRead(
                lambda at: archive.bytes(picture_part(at)), arrays, archive.name
            )
            session = session_from_data(data, pictures, arrays)
            reader = StepReader(pictures, arrays)
            steps = steps_from_data(data.get("steps", []), data, session, reader)
            at = whole(data.get("step", -1), -1, len(steps) - 1)
            session = replace(session, steps=steps, step=at)
            view = data.get("view", {})
        except (Malformed, LookupError, TypeError, ValueError):
            raise damaged(archive.name) from None
        except MemoryError:
            raise Refused(
                marked("message", "There is not enough memory to open {name}."),
                name=archive.name,
            ) from None
    return Kept(session, view if isinstance(view, dict) else {})
