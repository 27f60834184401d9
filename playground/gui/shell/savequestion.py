"""The questions before work is lost: changes that no file has, and what others have saved."""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

Answer: TypeAlias = Literal["save", "leave", "stay"]
Replacing: TypeAlias = Literal["replace", "other", "stay"]

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


def asked_to_replace(window: QWidget, name: str) -> Replacing:
    """Ask whether to write over a file that somebody else has written meanwhile."""
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(translate("Sessions", "Convolution Playground"))
    text = translate("Sessions", "{name} was changed by another window or program.")
    box.setText(text.format(name=name))
    box.setInformativeText(translate("Sessions", "What was saved there is lost if you replace it."))
    roles = QMessageBox.ButtonRole
    other = box.addButton(translate("Sessions", "Save as…"), roles.AcceptRole)
    replace = box.addButton(translate("Sessions", "Replace it"), roles.DestructiveRole)
    stay = box.addButton(translate("Sessions", "Cancel"), roles.RejectRole)
    box.setDefaultButton(other)
    box.setEscapeButton(stay)
    box.exec()
    chosen = box.clickedButton()
    box.deleteLater()
    return "replace" if chosen is replace else "other" if chosen is other else "stay"
