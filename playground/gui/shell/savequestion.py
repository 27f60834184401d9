"""The questions before work is lost: changes that no file has, and what others have saved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias, TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from playground.gui.widgets.aswritten import as_written

Answer: TypeAlias = Literal["save", "leave", "stay"]
Replacing: TypeAlias = Literal["replace", "other", "stay"]

Choice = TypeVar("Choice", bound=str)

translate = QCoreApplication.translate


def asked(window: QWidget, name: str, consequence: str) -> Answer:
    """Ask what is to become of the changes; `consequence` says what if they are not saved."""
    of = name or translate("Sessions", "this session")
    text = translate("Sessions", "Save the changes to {name}?").format(name=of)
    choices: dict[Answer, tuple[str, QMessageBox.ButtonRole]] = {
        "save": (translate("Sessions", "Save"), QMessageBox.ButtonRole.AcceptRole),
        "leave": (translate("Sessions", "Do not save"), QMessageBox.ButtonRole.DestructiveRole),
    }
    return _chosen(window, QMessageBox.Icon.Question, text, consequence, choices) or "stay"


def asked_to_replace(window: QWidget, name: str) -> Replacing:
    """Ask whether to write over a file that somebody else has written meanwhile."""
    text = translate("Sessions", "{name} was changed by another window or program.")
    loss = translate("Sessions", "What was saved there is lost if you replace it.")
    choices: dict[Replacing, tuple[str, QMessageBox.ButtonRole]] = {
        "other": (translate("Sessions", "Save as…"), QMessageBox.ButtonRole.AcceptRole),
        "replace": (translate("Sessions", "Replace it"), QMessageBox.ButtonRole.DestructiveRole),
    }
    warning = QMessageBox.Icon.Warning
    return _chosen(window, warning, text.format(name=name), loss, choices) or "stay"


def _chosen(
    window: QWidget,
    icon: QMessageBox.Icon,
    text: str,
    consequence: str,
    choices: Mapping[Choice, tuple[str, QMessageBox.ButtonRole]],
) -> Choice | None:
    """Ask, the first choice being the one that Return takes; None when it is cancelled."""
    box = QMessageBox(window)
    box.setIcon(icon)
    box.setWindowTitle(translate("Sessions", "Convolution Playground"))
    box.setText(as_written(text))
    box.setInformativeText(consequence)
    buttons = {box.addButton(*choice): name for name, choice in choices.items()}
    cancel = box.addButton(translate("Sessions", "Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(next(iter(buttons)))
    box.setEscapeButton(cancel)
    box.exec()
    pressed = box.clickedButton()
    box.deleteLater()
    return next((name for button, name in buttons.items() if button is pressed), None)
