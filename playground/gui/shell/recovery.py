"""Offers what a program that ended badly has left behind, with what it is and of when."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDateTime, QFileInfo, QLocale

from playground.core.messages import Message, Offer, Refused, marked
from playground.gui.state.autosave import Autosave
from playground.gui.state.store import Store
from playground.pictures.titles import title


def offer_left_behind(
    store: Store, autosave: Autosave, open_copy: Callable[[Path, str], object]
) -> None:
    """Offer each copy; `open_copy` gets it, and the path of the file whose changes it has."""
    for path in autosave.left_behind():
        _offer(store, autosave, open_copy, path)


def _offer(
    store: Store, autosave: Autosave, open_copy: Callable[[Path, str], object], path: Path
) -> None:
    """Offer one copy, to be opened or thrown away; one that is only dismissed comes again."""
    from playground.sessions.glance import glance

    when, subject = _when(path), str(path)

    def is_there() -> bool:  # asked at every change: the disk is not
        return autosave.offers(path)

    def throw_away() -> None:
        if autosave.throw_away(path):
            text = marked("message", "The work of {when} is thrown away.")
            label = marked("offer", "Bring it back")
            store.offered.emit(
                Offer(Message(text, {"when": when}), label, bring_back, subject=subject)
            )

    def bring_back() -> None:
        if autosave.bring_back(path):
            _offer(store, autosave, open_copy, path)

    label = marked("offer", "Throw away")
    try:
        found = glance(path)
    except Refused as refused:  # of a later version, perhaps, which can open it
        text = marked("message", "Work that is left from {when} cannot be opened: {reason}")
        values = {"when": when, "reason": refused.message}
        store.offered.emit(
            Offer(Message(text, values), label, throw_away, is_there, subject=subject)
        )
        return

    def accept() -> None:
        open_copy(path, found.kept_from)

    text = marked(
        "message", "Work that no file has is left from {when}: {name}, with {layers} layers."
    )
    if found.layers == 1:
        text = marked("message", "Work that no file has is left from {when}: {name}, with 1 layer.")
    name = Path(found.kept_from).name or title(found.picture)
    message = Message(text, {"when": when, "name": name, "layers": found.layers})
    opens = marked("offer", "Open it")
    store.offered.emit(Offer(message, opens, accept, is_there, label, throw_away, subject))


def _when(path: Path) -> str:
    """The time when it was written, with the day if that is another."""
    written = QFileInfo(str(path)).lastModified()
    locale = QLocale()
    short = QLocale.FormatType.ShortFormat
    if written.date() == QDateTime.currentDateTime().date():
        return locale.toString(written.time(), short)
    return locale.toString(written, short)
