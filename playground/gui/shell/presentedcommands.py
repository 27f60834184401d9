"""Ctrl+K while presenting: the keys of the presentation, and all else that can be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from playground.core.messages import marked
from playground.gui.present.hints import key_text
from playground.gui.shell.commandpalette import CommandPalette
from playground.gui.shell.commands import Command
from playground.gui.shell.commandsources import Reach, all_commands
from playground.gui.shell.presenting import Presenting
from playground.gui.widgets.wording import translated

if TYPE_CHECKING:
    from playground.gui.present.presentation import Presentation

PRESENTED = marked("palette", "Presentation")


def open_over(over: QWidget, presenting: Presenting, reach: Reach) -> None:
    """Open the palette over a window; what is done in the window behind ends the presentation."""
    palette = over.findChild(CommandPalette)
    if palette is None:
        palette = CommandPalette(partial(_commands, presenting, reach), over)
    palette.open()


def _commands(presenting: Presenting, reach: Reach) -> Iterator[Command]:
    presentation = presenting.presentation
    own = [] if presentation is None else list(_keys(presentation))
    yield from own
    titles = {command.title.casefold() for command in own}
    for command in all_commands(replace(reach, leave=presenting.end)):
        if command.title.casefold() not in titles:
            yield command


def _keys(presentation: Presentation) -> Iterator[Command]:
    """Yield the commands that the keys of the presentation stand for."""
    for item in presentation.all_keys():
        text = QCoreApplication.translate("present", item.text)
        yield Command(
            text[:1].upper() + text[1:],
            translated("palette", PRESENTED),
            partial(presentation.do, item.name),
            words=f"{item.name} {item.text}",
            keys=key_text(item.keys[0]),
        )
