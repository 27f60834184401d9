"""The one question for a file to write."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from playground.gui.widgets.aswritten import as_written

translate = QCoreApplication.translate

_latest: Path | None = None


def begin_in(folder: Path) -> None:
    """Have the question for a file begin in a folder from now on, as long as that is there."""
    global _latest
    _latest = folder


def asked_file(
    parent: QWidget, title: str, start: str, kinds: Mapping[str, tuple[str, ...]], chosen: str = ""
) -> tuple[Path, str] | None:
    """Return the file that the user wants written and the kind that was chosen; None for none.

    It begins at `start`; with a name alone, in the folder of the file that was written, or of the
    session that was opened, before, as what is made in a lesson belongs together.

    `kinds` has the endings of each kind by its filter, as Qt writes it. A name that ends as another
    kind does is of that. One without any of these endings gets the first of the kind; as the dialog
    has asked about a file without it, it is asked then whether one that is there may be replaced.
    """
    first = chosen if chosen in kinds else next(iter(kinds))
    is_name = Path(start).name == start
    if is_name:
        start = str(
            (_latest if _latest is not None and os.path.isdir(_latest) else Path.home()) / start
        )
    name, found = QFileDialog.getSaveFileName(parent, title, start, ";;".join(kinds), first)
    if not name:
        return None
    kind = found if found in kinds else first
    path = Path(name)
    if is_name:
        begin_in(path.parent)
    for each in (kind, *kinds):
        if path.suffix.lower() in kinds[each]:
            return path, each
    path = path.with_name(path.name + kinds[kind][0])
    return (path, kind) if not os.path.exists(path) or _may_replace(parent, title, path) else None


def file_name(text: str, otherwise: str) -> str:
    """A text as a name that every system takes for a file, or another where nothing is left."""
    return re.sub(r"[^\w ()+.-]+", "-", text).strip(" .-") or otherwise


def _may_replace(parent: QWidget, title: str, path: Path) -> bool:
    text = translate("Save file", "{name} is there already. Replace it?").format(name=path.name)
    text = as_written(text)
    buttons = QMessageBox.StandardButton
    answer = QMessageBox.question(parent, title, text, buttons.Yes | buttons.No, buttons.No)
    return answer == buttons.Yes
