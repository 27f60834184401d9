"""Hands out what is presented, with the ink on it: to the clipboard, or as a PNG file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from playground.core.messages import Message, Refused, marked
from playground.gui.state.store import Store
from playground.gui.widgets.savefile import asked_file
from playground.pictures.save import save_bytes

if TYPE_CHECKING:
    from playground.gui.present.presentation import Presentation

SUFFIX = ".png"
HANDING_OUT = marked("edit", "Save what is presented")

translate = QCoreApplication.translate


def copy_picture(store: Store, presentation: Presentation) -> None:
    """Put what is presented on the clipboard."""
    from playground.gui.present.handout import handout

    if presentation.page is not None:
        QGuiApplication.clipboard().setImage(handout(presentation.page, presentation.ink))
        text = marked("message", "What is presented is on the clipboard.")
        store.note(Message(text), HANDING_OUT)


def save_picture(store: Store, presentation: Presentation) -> None:
    """Ask for a file, and write what was presented when it was asked for."""
    from playground.gui.present.handout import handout, png_bytes

    if presentation.page is None:
        return
    image = handout(presentation.page, presentation.ink)
    path = _asked(presentation)
    if not path:
        return
    try:
        save_bytes(path, png_bytes(image))
    except Refused as refused:
        store.refuse(refused.message, HANDING_OUT)
        return
    store.succeeded.emit(HANDING_OUT)
    text = marked("message", "{name} is saved.")
    store.note(Message(text, {"name": Path(path).name}), HANDING_OUT)


def _asked(presentation: Presentation) -> str:
    """The file to write; "" if there is to be none."""
    title = translate("Handing out", "Save what is presented")
    name = translate("Handing out", "presentation")
    asked = asked_file(
        presentation,
        title,
        f"{name}{SUFFIX}",
        {translate("Handing out", "Pictures ({pattern})").format(pattern=f"*{SUFFIX}"): (SUFFIX,)},
    )
    return "" if asked is None else str(asked[0])
