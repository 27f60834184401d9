"""Offers what a program that ended badly has left behind, with what it is and of when."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDateTime, QFileInfo, QLocale

from playground.core.messages import Message, Offer, Refused, marked
from playground.gui.state.autosave import Autosave
from playground.gui.state.store import Store


def offer_left_behind(
    store: Store, autosave: Autosave, open_copy: Callable[[Path, str], object]
) -> None:
    """Offer each copy; `open_copy` gets it, and the path of the file whose changes it has."""
    from playground.sessions.glance import glance

    for path in autosave.left_behind():
        try:
            found = glance(path)
        except Refused:
            path.unlink(missing_ok=True)  # nothing can be made of it
            continue
        values = {
            "name": Path(found.kept_from).name or found.picture,
            "layers": found.layers,
            "when": _when(path),
        }
        text = marked(
            "message",
            "Work that no file has is left from {when}: {name}, with {layers} layers.",
        )

        def accept(path: Path = path, kept_from: str = found.kept_from) -> None:
            open_copy(path, kept_from)

        store.offered.emit(
            Offer(Message(text, values), marked("offer", "Open it"), accept, path.exists)
        )


def _when(path: Path) -> str:
    """The time when it was written, with the day if that is another."""
    written = QFileInfo(str(path)).lastModified()
    locale = QLocale()
    short = QLocale.FormatType.ShortFormat
    if written.date() == QDateTime.currentDateTime().date():
        return locale.toString(written.time(), short)
    return locale.toString(written, short)
