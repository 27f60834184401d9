"""Opens the dialog that exports what the window shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from playground.gui.shell.actions import Actions
from playground.gui.shell.mode import Shared

if TYPE_CHECKING:
    from playground.figures.subject import Subject


class Exporting(QObject):
    """Does the action "export"; the dialog is imported when it is asked for first."""

    def __init__(self, shared: Shared, window: QWidget, actions: Actions) -> None:
        super().__init__(window)
        self._shared = shared
        self._window = window
        self._last = ""
        actions.connect_to("export", self.open)

    def open(self) -> None:
        """Offer the figures of what is shown, first the one that was looked at last."""
        from playground.gui.export.dialog import ExportDialog

        kind = self._last or "flow"
        dialog = ExportDialog(self._shared.store, self.subject, kind, self._window)
        dialog.what.currentIndexChanged.connect(lambda: self._remember(dialog.kind))
        dialog.open()

    def _remember(self, kind: str) -> None:
        self._last = kind

    def subject(self) -> Subject | None:
        """The subject of an export: what is shown now; None while the maps are being computed."""
        from playground.gui.export.subjects import subject_of

        shown, training = self._shared.evaluation.shown, self._shared.present_training()
        if shown is None:
            return None
        state = None if training is None else training.trainer.state
        return subject_of(shown, self._shared.store.view, state)
