"""F1 while presenting: the tools, what is under the pointer, and the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QCursor, QKeySequence
from PySide6.QtWidgets import QWidget

from playground.gui.shell.actions import plain
from playground.gui.widgets.gestures import Gestures, gestures_at

if TYPE_CHECKING:
    from playground.gui.present.presentation import Presentation

NATIVE = QKeySequence.SequenceFormat.NativeText


def show_gestures(presentation: Presentation, over: QWidget) -> None:
    """Open the sheet over a window: that of a presentation, or the speaker's view.

    The tool that is on comes first, else the place does.
    """
    from playground.gui.present.tools.tool import TOOLS
    from playground.gui.shell.gesturesheet import GestureSheet

    sheet = over.findChild(GestureSheet) or GestureSheet(over)
    under = over.childAt(over.mapFromGlobal(QCursor.pos()))
    if not gestures_at(under):
        under = over.focusWidget()
    on = presentation.overlay.tool
    tools = [kind for _, kind in TOOLS.items()]
    first = [Gestures(kind.title, kind.gestures) for kind in tools if isinstance(on, kind)]
    others = [Gestures(kind.title, kind.gestures) for kind in tools if not isinstance(on, kind)]
    sheet.open(under, _keys(presentation), first, others)


def _keys(presentation: Presentation) -> list[tuple[str, str]]:
    """The keys that are no tool's, and what they do."""
    from playground.gui.present.hints import key_text
    from playground.gui.present.tools.tool import TOOLS

    keys = [
        (
            ", ".join(key_text(each) for each in item.keys[:2]),
            QCoreApplication.translate("present", item.text),
        )
        for item in presentation.all_keys()
        if item.name not in TOOLS
    ]
    actions = [
        (action.shortcut().toString(NATIVE), plain(action.text()))
        for action in presentation.actions()
        if action.shortcuts()
    ]
    return [*keys, *actions]
