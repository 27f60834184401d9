"""The edits of a session whose data are a folder of pictures: some of them are in other classes."""

from __future__ import annotations

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
