"""The question before changes are lost that no file has."""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

Answer: TypeAlias = Literal["save", "leave", "stay"]

translate = QCoreApplication.translate


def asked(window: QWidget, name: str, consequence: str) -> Answer:
    """Ask what is to become of the changes; `consequence` says what if they are not saved."""
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(translate("Sessions", "Convolution Playground"))
    of = name or translate("Sessions", "this session")
    box.setText(translate("Sessions", "Save the changes to {name}?").format(name=of))
    box.setInformativeText(consequence)
    roles = QMessageBox.ButtonRole
    save = box.addButton(translate("Sessions", "Save"), roles.AcceptRole)
    leave = box.addButton(translate("Sessions", "Do not save"), roles.DestructiveRole)
    stay = box.addButton(translate("Sessions", "Cancel"), roles.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(stay)
    box.exec()
    chosen = box.clickedButton()
    box.deleteLater()
    return "save" if chosen is save else "leave" if chosen is leave else "stay"
