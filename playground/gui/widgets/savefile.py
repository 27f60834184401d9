"""The one question for a file to write."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

translate = QCoreApplication.translate


def asked_file(
    parent: QWidget, title: str, start: str, kinds: Mapping[str, tuple[str, ...]], chosen: str = ""
) -> tuple[Path, str] | None:
    """Return the file that the user wants written and the kind that was chosen; None for none.

    `kinds` has the endings of each kind by its filter, as Qt writes it. A name that ends as another
    kind does is of that. One without any of these endings gets the first of the kind; as the dialog
    has asked about a file without it, it is asked then whether one that is there may be replaced.
    """
    first = chosen if chosen in kinds else next(iter(kinds))
    name, found = QFileDialog.getSaveFileName(parent, title, start, ";;".join(kinds), first)
    if not name:
        return None
    kind = found if found in kinds else first
    path = Path(name)
    for each in (kind, *kinds):
        if path.suffix.lower() in kinds[each]:
            return path, each
    path = path.with_name(path.name + kinds[kind][0])
    return (path, kind) if not path.exists() or _may_replace(parent, title, path) else None


def file_name(text: str, otherwise: str) -> str:
    """A text as a name that every system takes for a file, or another where nothing is left."""
    return re.sub(r"[^\w ()+.-]+", "-", text).strip(" .-") or otherwise


def _may_replace(parent: QWidget, title: str, path: Path) -> bool:
    text = translate("Save file", "{name} is there already. Replace it?").format(name=path.name)
    buttons = QMessageBox.StandardButton
    answer = QMessageBox.question(parent, title, text, buttons.Yes | buttons.No, buttons.No)
    return answer == buttons.Yes
