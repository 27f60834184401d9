"""Data sets as the command line names them: a kind, or a kind and a folder."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from playground.core.fields import fields_of
from playground.core.messages import Refused, marked
from playground.core.plan import DataSource
from playground.datasets import DATASETS, FolderOfPictures


def source_names() -> list[str]:
    """How the data sets are named on the command line, with FOLDER where one is asked for."""
    return [
        f"{name}:FOLDER" if cls.asks else name for name, cls in DATASETS.items() if not cls.is_drawn
    ]


def source_in(folder: Path) -> DataSource:
    """The data whose files lie in a folder; where none do, pictures with a subfolder a class.

    Of data with files of the same names, those that the folder is called after.
    """

    def called(kind: type[DataSource]) -> int:
        words = kind.kind.split("-")
        return len(words) * all(word in folder.name.lower() for word in words)

    kinds = (kind for _, kind in DATASETS.items())
    there = (kind for kind in kinds if any(any(folder.glob(name)) for name in kind.files))
    return max(there, key=called, default=FolderOfPictures).in_folder(folder)


def source_from_text(text: str, **settings: Any) -> DataSource:
    """The source that `text` names: digits, mnist:FOLDER, or a folder of pictures.

    `settings` that are None are left out; others must be fields of the source. Raises Refused.
    """
    kind, colon, folder = text.partition(":")
    known = kind in DATASETS and not DATASETS[kind].is_drawn
    if known and (colon or not DATASETS[kind].asks):
        source = DATASETS[kind]()
        if bool(colon) != bool(source.asks):
            raise Refused(marked("message", "{kind} takes no folder."), kind=kind)
        if colon:
            source = replace(source, folder=_from_anywhere(folder))  # type: ignore[call-arg]
    elif os.path.isdir(text):
        source = FolderOfPictures(folder=_from_anywhere(text))
    else:
        raise Refused(
            marked("message", "{text} is neither a folder nor a data set; there are {kinds}."),
            text=text or "''",
            kinds=", ".join(source_names()),
        )
    given = {name: value for name, value in settings.items() if value is not None}
    for name, value in given.items():
        declared = fields_of(source)
        if name not in declared:
            raise Refused(
                marked("message", "{kind} has no setting {name}."), kind=source.kind, name=name
            )
        given[name] = declared[name].checked(value)
    return replace(source, **given)


def _from_anywhere(folder: str) -> str:
    """A folder by a path that leads to it from any other: where a training is gone on with, too."""
    return os.path.abspath(folder) if folder else folder
