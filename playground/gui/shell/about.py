"""The box that says which versions run here, and where the log of errors is."""

from __future__ import annotations

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from playground.gui.shell.crashlog import crash_path
from playground.gui.shell.errorlog import log_path, versions


class About(QDialog):
    """Versions to copy into a report."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Convolution Playground"))
        what = QLabel(self.tr("A desktop lab to see, edit and train convolutional networks"), self)
        what.setProperty("role", "title")
        self.facts = QLabel(about_text(), self)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        kept = QLabel(self.tr("Errors of the program are kept in this file:"), self)
        self.path = QLabel(str(log_path()), self)
        self.path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.path.setAccessibleName(kept.text())
        crashes = QLabel(self.tr("What ran when it crashed is kept in this one:"), self)
        self.crashes = QLabel(str(crash_path()), self)
        self.crashes.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.crashes.setAccessibleName(crashes.text())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setToolTip(self.tr("Copy all of this, for a report"))
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.close)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 16)
        box.setSpacing(12)
        for widget in (what, self.facts, kept, self.path, crashes, self.crashes, buttons):
            box.addWidget(widget)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(
            f"{self.facts.text()}\n{self.path.text()}\n{self.crashes.text()}\n"
        )


def about_text() -> str:
    """Every version in a line of its own."""
    lines = [f"{name} {version}" for name, version in versions()]
    lines.insert(2, f"Qt {qVersion()}, {QGuiApplication.platformName()}")
    return "\n".join(lines)
