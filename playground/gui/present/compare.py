"""Compare, presented: the board alone, on all of the screen, with keys for what it shows."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from playground.gui.compare.board import CompareBoard
from playground.gui.compare.comparing import Comparing
from playground.gui.compare.sidemenu import Sources
from playground.gui.present.bars import TitleBar
from playground.gui.present.measures import GAP_PX, SIDE_PX, arranged
from playground.gui.present.page import Page
from playground.gui.state.comparison import ComparePage as PageName
from playground.gui.state.comparison import Way
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.theme import theme

LINE_STEP = 0.05
"""Part of the width that an arrow key moves the swipe line by."""

PAGES: tuple[PageName, ...] = ("maps", "kernels", "runs")


class ComparePage(Page):
    """The maps that are compared; what is chosen here is chosen in the window, too."""

    mode = "compare"

    def __init__(
        self, store: Store, comparing: Comparing, sources: Sources, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._comparing = comparing
        self.title = TitleBar(self)
        self.title.set_texts(self.tr("Compare"), "", has_neighbours=False)
        self.title.leave_wanted.connect(self.leave_wanted)
        self.title.hide_neighbours()
        self.board = CompareBoard(store, comparing, sources, self)
        self.board.be_flush()
        self.board.repeat()

    def doings(self) -> Mapping[str, Callable[[], object]]:
        """The ways to show maps, kernels, runs; the line; A for B."""
        return {
            "compare_swipe": partial(self._show, "swipe"),
            "compare_beside": partial(self._show, "beside"),
            "compare_difference": partial(self._show, "difference"),
            "compare_kernels": partial(self._turn_to, "kernels"),
            "compare_runs": partial(self._turn_to, "runs"),
            "compare_left": partial(self._move_line, -LINE_STEP),
            "compare_right": partial(self._move_line, LINE_STEP),
            "compare_swap": self.board.swap.click,
            "all": partial(self._show, "swipe"),
        }

    def _show(self, way: Way) -> None:
        self._comparing.change(page="maps", way=way)

    def _turn_to(self, page: PageName) -> None:
        self._comparing.change(page=page)

    def _move_line(self, by: float) -> None:
        look = self._comparing.comparison
        if look.page == "maps" and look.way == "swipe":
            self._comparing.change(line=round(min(max(look.line + by, 0.0), 1.0), 4))

    def shown(self) -> tuple[str, ...]:
        """The page that is on: a step goes back to it."""
        return (self._comparing.comparison.page,)

    def show_parts(self, names: tuple[str, ...]) -> None:
        """Show the page of this name."""
        page = next((name for name in PAGES if name in names), None)
        if page is not None:
            self._turn_to(page)

    @classmethod
    def subject(cls, view: ViewState, parts: tuple[str, ...]) -> Hashable:
        """The sides, and how they are shown."""
        look = view.comparison
        return None if look is None else replace(look, line=0.5), view.viewport

    def show_step(self, text: str) -> None:
        """Say it in the title."""
        self.title.set_step(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        found = arranged(self.width(), self.height(), ())
        self.title.arrange(found)
        side, gap = found.px(SIDE_PX), found.px(GAP_PX)
        top = found.title.bottom() + 1
        self.board.setGeometry(QRect(side, top, self.width() - 2 * side, self.height() - top - gap))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().background)
        painter.end()
