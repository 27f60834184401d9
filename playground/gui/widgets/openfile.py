"""The questions for a file or a folder to read: nothing can be deleted or renamed in them.

Qt's own dialog, where the system has none, deletes a folder with all that it holds otherwise.
"""

from __future__ import annotations

from PySide6.QtWidgets import QFileDialog, QWidget

_LOOK_ONLY = QFileDialog.Option.ReadOnly


def file_to_read(parent: QWidget, title: str, start: str, kinds: str) -> str:
    """The path of the file that the user chooses, beginning at `start`; empty for none.

    `kinds` has the kinds of files as Qt writes them, with ;; between two.
    """
    return QFileDialog.getOpenFileName(parent, title, start, kinds, "", _LOOK_ONLY)[0]


def folder_to_read(parent: QWidget, title: str, start: str = "") -> str:
    """The path of the folder that the user chooses, beginning at `start`; empty for none."""
    return QFileDialog.getExistingDirectory(
        parent, title, start, _LOOK_ONLY | QFileDialog.Option.ShowDirsOnly
    )
