"""A glance at a session file: what it is about, without reading all of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playground.core.messages import Refused
from playground.core.pathtext import path_from_data
from playground.sessions.archive import damaged, opened_archive

KEPT_FROM: Final = "kept_from"
"""The entry of the view that has the path of the user's own file, in one kept against crashes."""

KEPT_STAMP: Final = "kept_stamp"
"""The entry that tells whether that file has been written since, as `core.file_stamp` does."""


KEPT_EPOCHS: Final = "kept_epochs"
"""The entry that has the epochs beside the copy: [number, bytes, time of writing in ns] of each."""

EPOCHS_SUFFIX: Final = ".epochs"


def epochs_beside(copy: Path) -> Path:
    """The folder of the epochs of a copy kept against a crash, whether it is there or not."""
    return copy.with_suffix(EPOCHS_SUFFIX)


@dataclass(frozen=True, slots=True)
class Glance:
    """The picture's name, how many layers there are, and whose copy it is, "" for no file's."""

    picture: str
    layers: int
    kept_from: str


def glance(path: Path) -> Glance:
    """The glance at a session file; raises Refused when it is damaged."""
    with opened_archive(path) as archive:
        data = archive.json()
        try:
            name, layers = data["picture"]["name"], data["network"]["layers"]
            kept_from = path_from_data(data["view"].get(KEPT_FROM, ""))
            if not isinstance(name, str):
                raise damaged(archive.name)
            return Glance(name, len(layers), kept_from)
        except Refused:
            raise
        except (LookupError, TypeError, ValueError, AttributeError):
            raise damaged(archive.name) from None
