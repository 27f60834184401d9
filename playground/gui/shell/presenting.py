"""Begins and ends a presentation: what comes, what is kept, and that it is as before afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QMainWindow, QScrollBar, QWidget
from shiboken6 import isValid

from playground.core.learned import same_but_for_weights
from playground.core.session import Network
from playground.gui.shell.actions import Actions
from playground.gui.shell.handingout import copy_picture, save_picture
from playground.gui.shell.mode import Mode, Shared
from playground.gui.shell.presentedgestures import show_gestures
from playground.gui.state.latest import LatestWins
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.messagebar import MessageBar

if TYPE_CHECKING:
    from playground.gui.present.page import Page
    from playground.gui.present.presentation import Presentation

WHILE_PRESENTING = (
    *("undo", "redo", "theme", "zoom_in", "zoom_out", "zoom_fit"),
    *("keep_step", "steps", "palette"),
)
"""The actions of the window that work while presenting, too."""

FOUND_IN_DATA = frozenset({"data_classes", "data_paper"})
"""The parts of the view that are no look: who loads data finds them, while presenting, too."""

OF_MODE = ("detail", "enlarged")
"""Parts of the view state that are about a layer by its number."""

OF_DOCUMENT = (
    *("layer", "filter", "depth", "share", "weight", "pin", "slide", "viewport"),
    *OF_MODE,
)
"""Parts of the view state that mean something else in another document."""


@dataclass(frozen=True, slots=True, eq=False)
class Looked:
    """How a document is looked at, by its number in the history, and its network of then."""

    document: int
    view: ViewState
    network: Network


class Presenting(QObject):
    """Presents the modes of a window, which waits behind the presentation as it is."""

    began = Signal()
    """A page is shown: at the beginning, and when another mode is presented."""

    ended = Signal()

    def __init__(self, shared: Shared, window: QMainWindow, actions: Actions) -> None:
        super().__init__(window)
        self._shared = shared
        self._window = window
        self._actions = [actions[name] for name in WHILE_PRESENTING]
        self._before: Looked | None = None
        self._scrolled: list[tuple[QScrollBar, int]] = []
        self._focus: QWidget | None = None
        self.presentation: Presentation | None = None
        self.commands: dict[str, Callable[[], object]] = {
            "gestures": self._show_gestures,
            "camera": actions["camera"].trigger,
            "copy_picture": partial(self._with, partial(copy_picture, shared.store)),
            "save_picture": partial(self._with, partial(save_picture, shared.store)),
        }
        """Functions that keys of every presentation call besides, by the names of these keys."""

        self.place: Callable[[], QScreen] = window.screen
        """Finds the screen to present on."""

        self.over: Callable[[], QWidget | None] = lambda: self.presentation
        """Finds the window that lists and help lie over; None for the window behind."""

        self.show_window_mode: Callable[[str], object] = lambda _: None
        """Has the window show a mode by its name."""

    @property
    def is_on(self) -> bool:
        """Whether something is presented."""
        return self.presentation is not None

    def toggle(self, mode: Mode) -> bool:
        """Begin or end; False where the mode has no page."""
        if self.is_on:
            self.end()
            return True
        return self.begin(mode)

    def begin(self, mode: Mode) -> bool:
        """Present a mode on the screen where the window is; False where the mode has no page."""
        from playground.gui.present.presentation import Presentation

        shared = self._shared
        if self._before is None:
            self._before = self._looked(shared.store.view)
        presentation = Presentation(self._window)
        try:
            page = mode.presented(presentation)
            if page is not None:
                self.presentation = presentation
                self._fill(presentation, page)
        except Exception:
            self.presentation = self._before = None
            _discard(presentation)
            raise
        if page is None:
            self._before = None
            presentation.deleteLater()
            return False
        self._set_window_aside()
        presentation.show_on(self.place())
        self.began.emit()
        return True

    def _fill(self, presentation: Presentation, page: Page) -> None:
        """Put a page into a presentation, with the bars and the ring that lie over every page."""
        from playground.gui.shell.lessonbar import LessonBar
        from playground.gui.shell.lessonring import LessonRing
        from playground.gui.shell.presentedplaces import presented_spot
        from playground.gui.shell.recipebar import RecipeBar

        shared = self._shared
        presentation.addActions(self._actions)
        presentation.leave_wanted.connect(self.end)
        presentation.commands = self.commands
        self._show(page)
        bar = LessonBar(shared.lesson, presentation)
        presentation.put_above(bar)
        presentation.put_above(RecipeBar(shared.recipe, presentation))
        store = shared.store
        ring = LessonRing(
            shared.lesson,
            store,
            shared.evaluation,
            presentation,
            lambda place: presented_spot(place, presentation, store),
            presentation.overlay,
        )
        ring.missed.connect(bar.say_elsewhere)

    def show_mode(self, mode: Mode) -> None:
        """Present another mode in the place of the one that is presented, if it has a page."""
        presentation = self.presentation
        if presentation is None or presentation.page is None:
            return
        if presentation.page.mode == mode.name:
            return
        page = mode.presented(presentation)
        if page is not None:
            presentation.page.left()
            self._show(page)
            self.began.emit()

    def stay(self) -> None:
        """Keep what is selected now when the presentation ends: it is what a step has shown."""
        store = self._shared.store
        if self._is_of_before():
            assert self._before is not None
            kept = {name: getattr(store.view, name) for name in OF_DOCUMENT}
            self._before = self._looked(replace(self._before.view, **kept))

    def _looked(self, view: ViewState) -> Looked:
        store = self._shared.store
        return Looked(store.history.document_number, view, store.session.network)

    def _is_of_before(self) -> bool:
        """Whether the document is the one that was there when the presentation began."""
        number = self._shared.store.history.document_number
        return self._before is not None and self._before.document == number

    def _show(self, page: Page) -> None:
        from playground.gui.shell.messages import message_bar

        assert self.presentation is not None
        self.presentation.show_page(page)
        message_bar(self._shared.store, self._shared.evaluation, page, page.foot)

    def end(self) -> None:
        """Go back to the window, which is looked at as it was before."""
        if self.presentation is None:
            return
        presentation, self.presentation = self.presentation, None
        if presentation.page is not None:
            presentation.page.left()
        self._look_as_before()
        _discard(presentation)
        self._bring_window_back()
        self.ended.emit()

    def give_way(self) -> None:
        """End at once, as another window goes on presenting."""
        if self.presentation is not None:
            _discard(self.presentation)
            self.presentation = None

    def take_over(self, other: Presenting, mode: Mode) -> None:
        """Present what another window presents, and go back to what that would have."""
        self._before = other._before
        if self._before is not None and not self.begin(mode):
            self._before = None

    def _show_gestures(self) -> None:
        if self.presentation is not None:
            show_gestures(self.presentation, self.over() or self.presentation)

    def _with(self, act: Callable[[Presentation], object]) -> None:
        """Do something with the presentation, if there is one."""
        if self.presentation is not None:
            act(self.presentation)

    def _set_window_aside(self) -> None:
        central = self._central()
        self._scrolled = [(bar, bar.value()) for bar in central.findChildren(QScrollBar)]
        self._focus = self._window.focusWidget()
        self.cover_window(True)

    def cover_window(self, covered: bool) -> None:
        """Hide what the window has while it is covered: it need not be painted, or glide."""
        self._central().setVisible(not covered)

    def _bring_window_back(self) -> None:
        central = self._central()
        for messages in central.findChildren(MessageBar):
            messages.forget_told()  # the page has said it
        central.show()
        self._window.activateWindow()
        if self._focus is not None and isValid(self._focus):
            self._focus.setFocus()
        for bar, value in self._scrolled:
            if isValid(bar):  # a panel may have been made anew meanwhile
                bar.setValue(value)
        self._scrolled, self._focus = [], None

    def _central(self) -> QWidget:
        central = self._window.centralWidget()
        assert central is not None
        return central

    def _look_as_before(self) -> None:
        """Have the selection and all else that is looked at as it was, where it is still there.

        Another document that has come meanwhile, or come back, is looked at as it was left: a
        lesson that is over has given back how the user's own was looked at.
        """
        is_of_before = self._is_of_before()
        before, self._before = self._before, None
        store = self._shared.store
        if before is None or not is_of_before:
            store.look(hover=None)
            return
        view, network = before.view, before.network
        self.show_window_mode(view.mode)
        names = {item.name for item in fields(ViewState)}.difference(FOUND_IN_DATA)
        kept = {name: getattr(view, name) for name in names}
        kept["hover"] = None
        layers = store.session.network
        if layers is not network and not same_but_for_weights(layers, network):
            for name in OF_MODE:
                kept.pop(name)
            kept["layer"] = min(view.layer, len(layers) - 1)
        store.look(**kept)


def _discard(presentation: Presentation) -> None:
    """Delete a presentation; nothing that is computed for it arrives afterwards."""
    for worker in presentation.findChildren(LatestWins):
        worker.stop()
    presentation.hide()
    presentation.deleteLater()
