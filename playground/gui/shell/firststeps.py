"""Shows what to begin with, until the program is used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from playground.core.learned import same_but_for_weights
from playground.core.session import Session, differs_in_pixels, is_same
from playground.gui.shell.actions import Actions
from playground.gui.shell.areas import Areas
from playground.gui.state.machine_settings import FIRST_STEPS, MachineSettings
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState

if TYPE_CHECKING:
    from playground.gui.shell.firstcards import FirstCard
    from playground.gui.shell.firstpage import FirstPage


class FirstSteps(QObject):
    """Opens a page of cards where the arithmetic is, which hides nothing of the maps.

    It goes when the user changes the document or what is looked at, and comes back from the Help
    menu. What comes by itself, as data, what is learned or a camera's pixels, is no reason.
    """

    def __init__(
        self,
        areas: Areas,
        store: Store,
        settings: MachineSettings,
        actions: Actions,
        cards: Callable[[], Sequence[FirstCard]],
        lessons: QMenu,
        examples: QMenu,
        show_maps: Callable[[], object],
    ) -> None:
        """`show_maps` brings the mode with the maps on screen."""
        super().__init__(areas)
        self._areas = areas
        self._store = store
        self._settings = settings
        self._cards = cards
        self._lessons, self._examples = lessons, examples
        self._show_maps = show_maps
        self._page: FirstPage | None = None
        self.is_open = False
        actions.connect_to("first_steps", self.open)

    def open_at_start(self) -> None:
        """Open it, unless the user wants to ask for it or has folded its area away."""
        if self._settings.get(FIRST_STEPS) == "always" and not self._areas.is_folded("below"):
            self.open()

    def open(self) -> None:
        """Show the cards; those of sessions are made anew each time."""
        from playground.gui.shell.firstpage import FirstPage

        self.close()
        self._show_maps()
        self._store.look(below_is_large=False, input_open=False)
        at_start = self._settings.get(FIRST_STEPS) == "always"
        page = self._page = FirstPage(self._cards(), self._lessons, self._examples, at_start)
        page.close_wanted.connect(self.close)
        page.at_start_wanted.connect(self._keep)
        self._areas.show_below(page)
        self.is_open = True
        self._store.changed.connect(self._session_changed)
        self._store.view_changed.connect(self._view_changed)

    def close(self) -> None:
        """Have the arithmetic there again."""
        if self._page is None:
            return
        page = self._page
        self.leave()
        self.is_open = False
        self._areas.show_below(None)
        page.deleteLater()

    def leave(self) -> None:
        """Hear nothing more of the document; the window goes."""
        if self._page is not None:
            self._page = None
            self._store.changed.disconnect(self._session_changed)
            self._store.view_changed.disconnect(self._view_changed)

    def _keep(self, always: bool) -> None:
        self._settings.set(FIRST_STEPS, "always" if always else "asked")

    def _session_changed(self, old: Session, new: Session) -> None:
        store = self._store
        is_learned = store.history.is_learning and same_but_for_weights(old.network, new.network)
        before = replace(old, network=new.network) if is_learned else old
        is_filmed = store.is_following and differs_in_pixels(before, new)
        if not is_same(before, new) and not is_filmed:
            self.close()

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        presents = not self._areas.isVisible()  # the view comes back as it was
        names, paper = new.data_classes, new.data_paper
        before = replace(old, hover=new.hover, data_classes=names, data_paper=paper)
        if not presents and before != new:  # pointing is looking around
            self.close()
