"""Keeps ink with what it was drawn over: a step, or a mode while no step is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from playground.core.ink import Ink
from playground.gui.shell.presenting import Presenting
from playground.gui.state.stepwalk import StepWalk
from playground.gui.state.store import Store

if TYPE_CHECKING:
    from playground.gui.present.presentation import Presentation


class PresentedInk(QObject):
    """Shows the ink of the step that is gone to, and gives a step what is drawn over it.

    Ink of a step is in the document and its file. That of a mode is there when the mode is
    presented again, as long as the program runs.
    """

    def __init__(
        self, store: Store, walk: StepWalk, presenting: Presenting, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._walk = walk
        self._presenting = presenting
        self._of_mode: dict[str, Ink] = {}
        self._told_by: Presentation | None = None
        presenting.began.connect(self._began)
        walk.gone.connect(self._show)
        store.changed.connect(self._show)

    def ink_over(self, mode: str) -> Ink:
        """What is drawn over what is presented; in the window, over the mode while at no step."""
        presentation = self._presenting.presentation
        if presentation is not None:
            return presentation.ink
        return self._of_mode.get(mode, Ink()) if self._walk.shown is None else Ink()

    def take_over(self, other: PresentedInk) -> None:
        """Have what another window has kept."""
        self._of_mode = dict(other._of_mode)

    def _began(self) -> None:
        presentation = self._presenting.presentation
        if presentation is not None and presentation is not self._told_by:
            self._told_by = presentation
            presentation.ink_changed.connect(self._keep)
        self._show()

    def _show(self, *_: object) -> None:
        presentation = self._presenting.presentation
        if presentation is None or presentation.page is None:
            return
        step = self._walk.shown
        wanted = self._of_mode.get(presentation.page.mode, Ink()) if step is None else step.ink
        if wanted != presentation.ink:
            presentation.show_ink(wanted)

    def _keep(self, ink: Ink) -> None:
        presentation = self._presenting.presentation
        if self._walk.shown is not None:
            self._walk.draw(ink)
        elif presentation is not None and presentation.page is not None:
            self._of_mode[presentation.page.mode] = ink
