"""The picture that the program is started with: a sample, or a file."""

from __future__ import annotations

import os
from collections.abc import Sequence

from playground.core.edits import set_picture
from playground.core.messages import Message, Refused
from playground.core.session import Session
from playground.gui.input.dropped import Offered, decided
from playground.gui.input.dropped import Picture as PictureFile
from playground.gui.state.store import OPENING, Store
from playground.pictures.samples import picture_names, sample_picture


def with_picture(session: Session, picture: str) -> tuple[Session, tuple[Message, ...]]:
    """The session with a sample, or with the picture of a file, and what to tell about it.

    Raises Refused if it is neither.
    """
    if picture in picture_names():
        return set_picture(session, sample_picture(picture)), ()
    from playground.gui.input.openedpicture import opened_picture, pages_note
    from playground.pictures.load import load

    loaded = load(picture)
    about_pages = pages_note(loaded, picture)
    notes = loaded.notes if about_pages is None else (*loaded.notes, about_pages)
    return set_picture(session, opened_picture(loaded, session.picture, picture)), notes


def opened(
    session: Session, picture: str | None
) -> tuple[Session, tuple[Message, ...], Message | None]:
    """Return the first session with a picture, notes on it, and why it is not what was asked for.

    A file that is no picture is told of in the window, as who started it from a desktop sees no
    terminal; raises Refused when there is no such file. The file of a kernel, a stack or a network
    is opened by the window itself.
    """
    if picture is None or (is_other_file(picture) and os.path.exists(picture)):
        return session, (), None
    try:
        return *with_picture(session, picture), None
    except Refused as refused:
        if not os.path.exists(picture):
            raise
        return session, (), refused.message


def tell_of_picture(store: Store, notes: Sequence[Message]) -> None:
    """Say and offer what opening the session's picture in the window would have."""
    from playground.gui.input.openedpicture import stretch_offer

    for note in notes:
        store.note(note, OPENING)
    offer = stretch_offer(store)
    if offer is not None:
        store.offered.emit(offer)


def is_other_file(path: str) -> bool:
    """Whether a file is, by its name, that of a kernel, a stack or a network."""
    return not isinstance(decided(Offered((path,))), PictureFile)
