"""Files of lessons and recipes that the user may write, in a folder of theirs."""

from __future__ import annotations

import glob
import os
from pathlib import Path

from playground import resources
from playground.core.atomic_file import write_file
from playground.core.messages import Refused, marked
from playground.core.ordinary_file import read_file
from playground.core.system_reason import reason_of
from playground.exchange.own_files import OwnKind, folder_of

OWN: str = "my-"
"""The start of the name of a copy, so that its results are not those of the original."""

NEW = "new"
"""The folder of what a new file begins as, by language."""


def to_edit(path: Path, kind: OwnKind) -> Path:
    """Return the file to edit: the user's own as it is, of one that comes along their copy of it.

    The copy is made once, with its translations; raises Refused where it cannot be.
    """
    if path.parent != resources.path(kind.folder):
        return path
    folder = folder_of(kind)
    copy = folder / f"{OWN}{path.name}"
    if not os.path.exists(copy):
        for each in _called_alike(path, kind):
            _write(folder / f"{OWN}{each.name}", each, kind)
        _write(copy, path, kind)
    return copy


def new_file(kind: OwnKind, language: str) -> Path:
    """Make a short file to begin with, under a name that is free; raises Refused."""
    (pattern,) = resources.path(kind.folder, NEW, language).glob(f"*{kind.suffixes[0]}")
    folder, stem = folder_of(kind), pattern.name.partition(".")[0]
    names = (stem if at == 1 else f"{stem}-{at}" for at in range(1, 10_000))
    path = next(
        path for name in names if not os.path.exists(path := folder / f"{name}{kind.suffixes[0]}")
    )
    _write(path, pattern, kind)
    return path


def files_beside(path: Path, kind: OwnKind) -> tuple[Path, ...]:
    """The file, then its translations."""
    return (path, *(each for each in _called_alike(path, kind) if each != path))


def _called_alike(path: Path, kind: OwnKind) -> list[Path]:
    """The translations that a file has, or that it is one of."""
    stem = glob.escape(path.name.partition(".")[0])
    return sorted(path.parent.glob(f"{stem}.*{kind.suffixes[0]}"))


def _write(target: Path, source: Path, kind: OwnKind) -> None:
    try:
        write_file(target, read_file(source, kind.most_bytes))
    except OSError as error:
        text = marked("message", "{name} cannot be written: {reason}.")
        raise Refused(text, name=target.name, reason=reason_of(error)) from error
