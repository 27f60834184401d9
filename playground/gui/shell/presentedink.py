"""Keeps ink with what it was drawn over, and shows it over that alone."""

from __future__ import annotations

from collections.abc import Collection, Hashable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject

from playground.core.ink import Ink
from playground.core.session import Session
from playground.core.steps import Step
from playground.gui.shell.presenting import Presenting
from playground.gui.state.keptview import changes_to
from playground.gui.state.stepwalk import StepWalk
from playground.gui.state.store import Store

if TYPE_CHECKING:
    from playground.gui.present.page import Page
    from playground.gui.present.presentation import Presentation

Over: TypeAlias = tuple[int, int, str, Hashable]
"""The number of the document; the step that is shown, by its state, or 0; a mode; and the subject
of its page."""


@dataclass(slots=True)
class InkBeside:
    """The ink over anything but a step as it was kept, as long as the program runs."""

    inks: dict[Over, tuple[Session | None, Ink]] = field(default_factory=dict)
    """Each with the state of its step, which thereby stays the only one of its number."""

    pages: dict[str, type[Page]] = field(default_factory=dict)
    """The kinds of page that were presented, by their modes."""

    def keep(self, over: Over, step: Step | None, ink: Ink) -> None:
        """Have this ink over something."""
        self.inks[over] = (None if step is None else step.session, ink)

    def forget_all_but(self, documents: Collection[int]) -> None:
        """Drop what lay over documents that nothing leads to any more."""
        self.inks = {over: kept for over, kept in self.inks.items() if over[0] in documents}

    def ink(self, over: Over) -> Ink:
        """The ink over something; it is empty where none was kept."""
        return self.inks[over][1] if over in self.inks else Ink()


class InkOver(QObject):
    """Shows on a presentation the ink of what is looked at, and keeps what is drawn there.

    That is a page's subject: a filter's maps with some areas on, say. Another filter has none of
    the ink, and when one comes back it is there again. Ink over a step as it was kept is in the
    document and its file.
    """

    def __init__(
        self, store: Store, walk: StepWalk, presentation: Presentation, beside: InkBeside
    ) -> None:
        super().__init__(presentation)
        self._store, self._walk = store, walk
        self._presentation = presentation
        self._beside = beside
        self._at: tuple[Over, bool] | None = None
        self._known = Ink()
        """The ink that was shown or kept last: a stroke being drawn or erased is not in it yet."""

        self._home: tuple[Step, type[Page], Hashable] | None = None
        presentation.ink_changed.connect(self._keep)
        presentation.page_came.connect(self._page_came)
        store.view_changed.connect(self._show)
        store.changed.connect(self._show)
        store.stepped.connect(self._show)  # it may be another document that looks the same
        walk.gone.connect(self._show)
        self._page_came()

    def _page_came(self) -> None:
        page = self._presentation.page
        if page is not None:
            self._beside.pages[page.mode] = type(page)
            page.parts_changed.connect(self._show)
            self._show()

    def _where(self) -> tuple[Over, bool] | None:
        """The place of what is looked at, and whether that is the step as it was kept."""
        page, step = self._presentation.page, self._walk.shown
        if page is None:
            return None
        subject = page.subject(self._store.view, page.shown())
        is_home = step is not None and self._subject_of(step, page) == subject
        return over(self._store.history.document_number, step, page.mode, subject), is_home

    def _subject_of(self, step: Step, page: Page) -> Hashable:
        """The subject that is looked at in a step; None where that is in another mode."""
        if self._home is None or self._home[:2] != (step, type(page)):
            found = None
            if step.mode in ("", page.mode):
                view = replace(self._store.view, **changes_to(step.view))
                found = page.subject(view, step.shown)
            self._home = step, type(page), found
        return self._home[2]

    def _show(self, *_: object) -> None:
        where, step = self._where(), self._walk.shown
        if where is None:
            return
        wanted = step.ink if step is not None and where[1] else self._beside.ink(where[0])
        if where != self._at or wanted != self._known:
            self._at, self._known = where, wanted
            self._presentation.show_ink(wanted)

    def _keep(self, ink: Ink) -> None:
        where, self._known = self._where(), ink
        self._beside.forget_all_but(self._store.history.document_numbers)
        if where is not None and where[1]:
            self._walk.draw(ink)
        elif where is not None:
            self._beside.keep(where[0], self._walk.shown, ink)


class PresentedInk(QObject):
    """Has the presentation of the window show its ink, and gives it to a step that is kept."""

    def __init__(
        self, store: Store, walk: StepWalk, presenting: Presenting, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._store, self._walk = store, walk
        self._presenting = presenting
        self._beside = InkBeside()
        self._told_by: Presentation | None = None
        presenting.began.connect(self._began)
        presenting.ended.connect(self._ended)

    def ink_over(self, mode: str) -> Ink:
        """The ink over what is presented; in the window, the ink that was over the same."""
        presentation = self._presenting.presentation
        if presentation is not None:
            return presentation.ink
        page = self._beside.pages.get(mode)
        if page is None:
            return Ink()
        subject = page.subject(self._store.view, ())
        number = self._store.history.document_number
        return self._beside.ink(over(number, self._walk.shown, mode, subject))

    def take_over(self, other: PresentedInk) -> None:
        """Have what another window has kept."""
        self._beside = other._beside

    def _began(self) -> None:
        presentation = self._presenting.presentation
        if presentation is not None and presentation is not self._told_by:
            self._told_by = presentation
            InkOver(self._store, self._walk, presentation, self._beside)

    def _ended(self) -> None:
        self._told_by = None


def over(document: int, step: Step | None, mode: str, subject: Hashable) -> Over:
    """The place of ink: a document, a step of it or none, a mode and the subject of its page."""
    return document, (0 if step is None else id(step.session)), mode, subject
