"""Keeping steps and going to them: in the window, and while it is presented."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from playground.core.session import Session
from playground.core.steps import Step
from playground.gui.present.steptitle import subject, where_text
from playground.gui.shell.actions import Actions
from playground.gui.shell.mode import Mode, Shared
from playground.gui.shell.presentedink import PresentedInk
from playground.gui.shell.presenting import Presenting
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.wording import translated

if TYPE_CHECKING:
    from playground.gui.shell.stepsheet import StepSheet


class StepActions(QObject):
    """Does what menus and keys say of steps, and has window and presentation show them."""

    def __init__(
        self,
        shared: Shared,
        presenting: Presenting,
        actions: Actions,
        show_mode: Callable[[str], object],
        mode: Callable[[], Mode],
        window: QMainWindow,
    ) -> None:
        """`mode` is the one that the window shows, `show_mode` shows one by its name."""
        super().__init__(window)
        self._store, self._walk = shared.store, shared.walk
        self._presenting = presenting
        self._actions = actions
        self._show_mode, self._mode = show_mode, mode
        self.ink = PresentedInk(shared.store, shared.walk, presenting, self)
        actions.connect_to("keep_step", self.keep)
        actions.connect_to("next_step", self._walk.next)
        actions.connect_to("previous_step", self._walk.previous)
        presenting.commands |= {
            "next_step": self._walk.next,
            "previous_step": self._walk.previous,
            "first_step": partial(self._walk.go, 0),
            "last_step": lambda: self._walk.go(len(self._walk.steps) - 1),
        }
        presenting.began.connect(self._page_came)
        presenting.show_window_mode = show_mode
        self._sheet: StepSheet | None = None
        self._window = window
        actions.connect_to("steps", self._toggle_sheet)
        self._walk.gone.connect(self._show)
        self._walk.mode_wanted.connect(show_mode)
        self._store.view_changed.connect(self._view_changed)
        if self._store.view.steps_open:
            self._make_sheet()
        self._store.changed.connect(self._session_changed)
        self._tell()

    def keep(self) -> None:
        """Keep what is shown, in the window or on the presented page, as a step."""
        store, mode = self._store, self._mode()
        about = "" if mode.edits_kernels else translated("mode", mode.title)
        title = about or subject(store.session, store.view)
        self._walk.keep(title, mode.name, self._parts(), self.ink.ink_over(mode.name))

    def renew(self, at: int) -> None:
        """Let a step be what is shown now."""
        self._walk.renew(at, self._mode().name, self._parts())

    # The list.

    def _toggle_sheet(self) -> None:
        """Open or close the list, over what the speaker looks at."""
        over, presentation = self._presenting.over(), self._presenting.presentation
        if over is None or presentation is None:
            self._store.look(steps_open=not self._store.view.steps_open)
            return
        self._actions["steps"].setChecked(self._store.view.steps_open)
        from playground.gui.present.sidesheet import SideSheet
        from playground.gui.shell.presentedsteps import step_sheet

        sheet = over.findChild(SideSheet)
        if sheet is None:
            sheet = step_sheet(self._store, self._walk, presentation, over)
            sheet.panel.keep_wanted.connect(self.keep)
            sheet.panel.renew_wanted.connect(self.renew)
        if sheet.isVisible():
            sheet.close_up()
        else:
            sheet.open_up()

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.steps_open != new.steps_open:
            self._actions["steps"].setChecked(new.steps_open)
            if new.steps_open and self._sheet is None:
                self._make_sheet()

    def _make_sheet(self) -> None:
        from playground.gui.shell.stepsheet import StepSheet

        self._actions["steps"].setChecked(True)
        self._sheet = StepSheet(self._store, self._walk, self._window)
        self._sheet.panel.keep_wanted.connect(self.keep)
        self._sheet.panel.renew_wanted.connect(self.renew)

    # Steps that are shown.

    def _parts(self) -> tuple[str, ...]:
        """The parts of the presented page that are on, by their names; () in the window."""
        presentation = self._presenting.presentation
        page = None if presentation is None else presentation.page
        return () if page is None else page.shown()

    def _show(self, step: Step) -> None:
        """Show the mode of a step, and the parts of its page."""
        if step.mode:
            self._show_mode(step.mode)
        self._show_parts(step)
        self._presenting.stay()

    def follow_mode(self) -> None:
        """Present the mode that the window shows, if something is presented."""
        self._presenting.show_mode(self._mode())

    def _page_came(self) -> None:
        if self._walk.step is not None:
            self._show_parts(self._walk.step)
        self._tell()

    def _show_parts(self, step: Step) -> None:
        presentation = self._presenting.presentation
        if presentation is not None and presentation.page is not None:
            presentation.page.show_parts(step.shown)

    def _session_changed(self, old: Session, new: Session) -> None:
        is_other = old.network is not new.network or old.picture is not new.picture
        if (is_other and new.steps) or old.steps is not new.steps or old.step != new.step:
            self._tell()

    def _tell(self) -> None:
        """Say on the page which step it is, and have on what can be done."""
        walk, count = self._walk, len(self._walk.steps)
        self._actions["next_step"].setEnabled(walk.at + 1 < count)
        self._actions["previous_step"].setEnabled(walk.at > 0 or walk.is_away)
        presentation = self._presenting.presentation
        if presentation is not None and presentation.page is not None:
            presentation.page.show_step(where_text(walk.at, walk.steps, walk.is_away))
