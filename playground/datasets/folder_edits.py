"""The edits of a session whose data are a folder of pictures: some of them are in other classes."""

from __future__ import annotations

import os
from dataclasses import replace

from playground.core import edits
from playground.core.messages import Gone
from playground.core.plan import DataSource
from playground.core.session import Session
from playground.datasets.corrections import corrected
from playground.datasets.folder import FolderOfPictures


def is_same_folder(one: DataSource, other: DataSource) -> bool:
    """Whether both are the same folder of pictures, of whatever size and corrected or not."""
    folders = [each.folder for each in (one, other) if isinstance(each, FolderOfPictures)]
    return len(folders) == 2 and folders[0] == folders[1]


def in_another_folder(source: FolderOfPictures, folder: str) -> FolderOfPictures:
    """The same settings for the pictures of another folder, which corrections do not go along to.

    They would be of whatever has the same names there. A folder that is no more was moved, or is
    called otherwise on this computer: its corrections go along.
    """
    is_other = os.path.isdir(source.folder) and not _is_one_place(source.folder, folder)
    corrections = () if is_other else source.corrections
    return replace(source, folder=folder, corrections=corrections)


def _is_one_place(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:  # one of them is no more
        return one == other


def with_corrected(session: Session, paths: tuple[str, ...], name: str, of: DataSource) -> Session:
    """The session whose folder of pictures has some in another class, or without them by "".

    `of` is the folder whose pictures they are; raises Gone where the session has another.
    """
    source = session.training.data
    if not is_same_folder(source, of):
        raise Gone
    assert isinstance(source, FolderOfPictures)
    source = replace(source, corrections=corrected(source.corrections, paths, name))
    return edits.set_training(session, replace(session.training, data=source))
