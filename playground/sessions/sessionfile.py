"""Sessions as files: one file has all that the user made, and opens as it was left.

What is read is checked before memory is taken for it, and is a sentence where it is damaged.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final

from playground.core.messages import Refused, marked
from playground.core.session import Session
from playground.core.tensor_file import write_tensors_to
from playground.layers.networkfile import check_finite, check_format, to_text
from playground.layers.weightsfile import ReadArrays
from playground.pictures.save import unwritable
from playground.sessions.archive import (
    ARRAYS,
    JSON,
    PICTURE,
    Part,
    damaged,
    opened_archive,
    write_archive,
)
from playground.sessions.picturedata import is_png, png_of
from playground.sessions.sessiondata import (
    FORMAT,
    VERSION,
    SessionArrays,
    session_from_data,
    session_to_data,
)
from playground.sessions.values import Malformed

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
    text = to_text(session_to_data(session, kept.view, _program())) + "\n"
    parts: dict[str, Part] = {JSON: lambda stream: stream.write(text.encode())}
    if is_png(session.picture):
        parts[PICTURE] = lambda stream: stream.write(png_of(session.picture))
    parts[ARRAYS] = partial(write_tensors_to, arrays=SessionArrays(session), notes={})
    try:
        write_archive(path, parts)
    except OSError as error:
        raise unwritable(error, path.name, str(path.parent)) from None


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
            session = session_from_data(data, partial(archive.bytes, PICTURE), arrays, archive.name)
            view = data.get("view", {})
        except (Malformed, LookupError, TypeError, ValueError):
            raise damaged(archive.name) from None
        except MemoryError:
            raise Refused(
                marked("message", "There is not enough memory to open {name}."),
                name=archive.name,
            ) from None
    return Kept(session, view if isinstance(view, dict) else {})
