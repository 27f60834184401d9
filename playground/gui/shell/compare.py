"""The Compare mode: two maps of this document, of its past, or of another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from playground.core.messages import marked
from playground.gui.input.dropped import SESSION_SUFFIX
from playground.gui.shell.mode import Mode, Shared
from playground.gui.widgets.openfile import file_to_read
from playground.gui.widgets.pixelgrid import PixelGrid

if TYPE_CHECKING:
    from playground.gui.present.page import Page


class Compare(Mode):
    """The maps in the middle, on all the room that there is beside the input.

    All of it is imported when the mode is entered.
    """

    name = "compare"
    title = marked("mode", "Compare")
    help = marked("mode", "What is different between two?")
    pads_little = True

    def __init__(self, shared: Shared, window: QWidget) -> None:
        super().__init__(shared, window)
        from playground.gui.compare.board import CompareBoard
        from playground.gui.compare.comparing import Comparing
        from playground.gui.compare.sidemenu import Sources

        self.comparing = Comparing(shared.store, shared.evaluation, shared.present_training, window)
        self._sources = Sources(self._epochs, self._recent, self._ask_session, self._ask_picture)
        self.middle: CompareBoard = CompareBoard(
            shared.store, self.comparing, self._sources, window
        )

    def entered(self) -> None:
        """Follow the document; what was never chosen is what there is to begin with."""
        if self.shared.store.view.comparison is None:
            self.comparing.choose(self.comparing.comparison)
        self.comparing.watch(True)

    def left(self) -> None:
        """Let it rest: nobody sees it, and nothing of it is pointed at."""
        self.comparing.watch(False)
        self.shared.store.look(hover=None)

    def presented(self, parent: QWidget) -> Page:
        """The board alone."""
        from playground.gui.present.compare import ComparePage

        return ComparePage(self.shared.store, self.comparing, self._sources, parent)

    def zoomed(self) -> PixelGrid | None:
        """Both maps, by the one that leads."""
        return self.middle.maps.area.leading

    def _epochs(self) -> tuple[int, ...]:
        training = self.shared.present_training()
        return () if training is None else training.trainer.state.kept

    def _recent(self) -> tuple[str, ...]:
        from playground.gui.shell.sessionactions import SessionActions

        sessions = self.window.findChild(SessionActions)
        return () if sessions is None else tuple(sessions.recent())

    def _ask_session(self) -> str:
        kinds = self.tr("Sessions ({patterns})").format(patterns=f"*{SESSION_SUFFIX}")
        title = self.tr("Compare with a session")
        return file_to_read(self.window, title, "", kinds)

    def _ask_picture(self) -> str:
        from playground.pictures.load import SUFFIXES

        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        kinds = self.tr("Pictures ({patterns})").format(patterns=patterns)
        title = self.tr("Compare with another picture")
        return file_to_read(self.window, title, "", kinds)
