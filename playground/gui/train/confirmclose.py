"""The question before a window is closed in the middle of a training."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from playground.gui.train.state.trainer import Trainer


def may_leave(trainer: Trainer, window: QWidget) -> bool:
    """Whether nothing is being trained, or the user wants to end it."""
    if trainer.state.phase not in ("running", "loading"):
        return True
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(QCoreApplication.translate("Leaving", "Convolution Playground"))
    box.setText(QCoreApplication.translate("Leaving", "The network is still being trained."))
    box.setInformativeText(
        QCoreApplication.translate("Leaving", "Closing the window ends the training.")
    )
    end = box.addButton(
        QCoreApplication.translate("Leaving", "End and close"),
        QMessageBox.ButtonRole.DestructiveRole,
    )
    stay = box.addButton(
        QCoreApplication.translate("Leaving", "Go on training"), QMessageBox.ButtonRole.RejectRole
    )
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    chosen = box.clickedButton()
    box.deleteLater()
    return chosen is end
