"""The dialog that asks where to write a file."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

translate = QCoreApplication.translate


def asked_path(parent: QWidget, title: str, start: Path, kinds: dict[str, str]) -> Path | None:
    """Ask for a file, None for none; `kinds` are the words of each by its ending.

    A name without one of the endings gets that of the kind that is chosen; if there is such a file
    already, the user is asked, as the dialog has asked about another.
    """
    filters = {f"{words} (*{suffix})": suffix for suffix, words in kinds.items()}
    path, chosen = QFileDialog.getSaveFileName(parent, title, str(start), ";;".join(filters))
    if not path:
        return None
    target = Path(path)
    if target.suffix.lower() in kinds:
        return target
    target = target.with_name(target.name + filters.get(chosen, next(iter(kinds))))
    return target if not target.exists() or _may_replace(parent, title, target) else None


def file_name(text: str, otherwise: str) -> str:
    """A text as a name that every system takes for a file, or another where nothing is left."""
    return re.sub(r"[^\w ()+.-]+", "-", text).strip(" .-") or otherwise


def _may_replace(parent: QWidget, title: str, target: Path) -> bool:
    text = translate("Sessions", "{name} is there already. Replace it?")
    buttons = QMessageBox.StandardButton
    answer = QMessageBox.question(
        parent, title, text.format(name=target.name), buttons.Yes | buttons.No, buttons.No
    )
    return answer == buttons.Yes
