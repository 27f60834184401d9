"""A folder: its path, a button that asks for another, and one for the usual one."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from playground.gui.widgets.aswritten import as_written
from playground.gui.widgets.iconbutton import IconButton


class FolderLine(QWidget):
    """Shows a folder and lets the user choose another, in which files can be written."""

    chosen = Signal(str)
    """The path of another folder; "" for the usual one."""

    refused = Signal(str)
    """A sentence why the folder that was chosen cannot be used."""

    def __init__(self, label: str, explanation: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self.line = QLineEdit(self)
        self.line.setReadOnly(True)
        self.line.setAccessibleName(label)
        self.line.setAccessibleDescription(explanation)
        self.choose = QPushButton(self.tr("Choose…"), self)
        self.choose.setAccessibleName(f"{label}: {self.choose.text()}")
        self.choose.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.choose.clicked.connect(self._ask)
        usual = self.tr("The usual folder")
        self.usual = IconButton("reset", usual, parent=self)
        self.usual.setAccessibleName(f"{label}: {usual}")
        self.usual.clicked.connect(lambda: self.chosen.emit(""))
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.line, 1)
        box.addWidget(self.choose)
        box.addWidget(self.usual)
        self.setFocusProxy(self.choose)

    def show_folder(self, folder: Path, is_usual: bool) -> None:
        """Show the folder that is used now."""
        self.line.setText(str(folder))
        self.line.setToolTip(as_written(str(folder)))
        self.line.setCursorPosition(0)
        self.usual.setEnabled(not is_usual)

    def _ask(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self._label, self.line.text())
        if not folder:
            return
        if not os.access(folder, os.W_OK | os.X_OK):
            text = self.tr("Nothing can be written in {folder}; the folder is as it was.")
            self.refused.emit(text.format(folder=folder))
            return
        self.chosen.emit(folder)
