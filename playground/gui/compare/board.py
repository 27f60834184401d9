"""The middle of the Compare mode: what is compared at the top, and beneath it a page."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from playground.core.messages import marked
from playground.gui.compare.comparer import Compared
from playground.gui.compare.comparing import Comparing
from playground.gui.compare.kernelspage import KernelsPage
from playground.gui.compare.mapspage import MapsPage
from playground.gui.compare.sidecard import SideCard
from playground.gui.compare.sidemenu import Sources
from playground.gui.state.comparison import ComparePage, Letter, Side
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.elided import ElidedLabel
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.segmented import Segmented
from playground.gui.widgets.wording import sentence

if TYPE_CHECKING:
    from playground.gui.compare.runspage import RunsPage

MARGIN_PX = 12


class CompareBoard(QWidget):
    """Lets two sides be chosen, and the way in which they are compared."""

    palette_part = marked("palette", "Compare")

    def __init__(
        self, store: Store, comparing: Comparing, sources: Sources, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._comparing = comparing
        self.setObjectName("Flow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Comparison"))
        self.pages = Segmented(
            [
                ("maps", self.tr("Maps"), self.tr("Two maps, cell by cell")),
                ("kernels", self.tr("Kernels"), self.tr("The numbers of two kernels")),
                ("runs", self.tr("Runs"), self.tr("The curves and settings of two trainings")),
            ],
            self,
        )
        self.pages.setAccessibleName(self.tr("What is compared"))
        self.ways = Segmented(
            [
                (
                    "swipe",
                    self.tr("Swipe"),
                    self.tr("B lies on A: a line between them is dragged over the maps"),
                ),
                ("beside", self.tr("Side by side"), self.tr("A at the left, B at the right")),
                (
                    "difference",
                    self.tr("Difference"),
                    self.tr("A − B, cell by cell: zero where both are the same"),
                ),
            ],
            self,
        )
        self.ways.setAccessibleName(self.tr("How it is shown"))
        self.swap = IconButton(
            "swap", self.tr("Swap A and B"), self.tr("A becomes B, and B becomes A"), self
        )
        self.cards: dict[Letter, SideCard] = {
            "a": SideCard("A", store, sources, self),
            "b": SideCard("B", store, sources, self),
        }
        self.maps = MapsPage(store, comparing, self)
        self.kernels = KernelsPage(store, comparing, self)
        self._sources = sources
        self.runs: RunsPage | None = None
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.maps)
        self._pages.addWidget(self.kernels)
        self.differing = ElidedLabel(self)
        self.differing.setProperty("role", "muted")
        self.differing.hide()
        self._lay_out()
        self.pages.chosen.connect(self._choose_page)
        self.ways.chosen.connect(self._choose_way)
        self.swap.clicked.connect(self._swap)
        for letter, card in self.cards.items():
            card.chosen.connect(partial(self._choose_side, letter))
            card.read_wanted.connect(partial(comparing.open_source, letter))
        comparing.updated.connect(self._show)
        store.view_changed.connect(self._view_changed)

    def _lay_out(self) -> None:
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        box.setSpacing(8)
        tools, sides = QHBoxLayout(), QHBoxLayout()
        box.addLayout(tools)
        tools.addWidget(self.pages)
        tools.addStretch(1)
        tools.addWidget(self.ways)
        box.addLayout(sides)
        sides.setSpacing(8)
        sides.addWidget(self.cards["a"], 1)
        sides.addWidget(self.swap)
        sides.addWidget(self.cards["b"], 1)
        box.addWidget(self.differing)
        box.addWidget(self._pages, 1)

    def be_flush(self) -> None:
        """Have no margins, where what it lies in has some."""
        self._box.setContentsMargins(0, 0, 0, 0)

    def repeat(self) -> None:
        """Show what is compared now: it was there before this came."""
        if self._comparing.now is not None:
            self._comparing.updated.emit(self._comparing.now)

    def _choose_page(self, page: str) -> None:
        self._comparing.change(page=page)

    def _choose_way(self, way: str) -> None:
        self._comparing.change(way=way)

    def _swap(self) -> None:
        look, now = self._comparing.comparison, self._comparing.now
        if look.page == "runs" and now is not None:
            a, b = (taken.choice for taken in now.runs)
            if a is not None and b is not None:  # none was chosen, it may be: they are the last two
                look = replace(look, run_a=look.run_a or a, run_b=look.run_b or b)
        self._comparing.choose(look.swapped)

    def _choose_side(self, letter: Letter, side: Side) -> None:
        self._comparing.choose(self._comparing.comparison.with_side(letter, side))

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.comparison != new.comparison:
            self._show_choice()

    def _show(self, compared: Compared) -> None:
        self._show_choice()

    def _show_choice(self) -> None:
        look, now = self._comparing.comparison, self._comparing.now
        self._show_page(look.page)
        self.ways.set_value(look.way)
        for letter, card in self.cards.items():
            card.show_side(look.side(letter), None if now is None else now.taken(letter))
        self._show_differing(now, look.page)
        has_lists = now is not None and (now.a.is_vector or now.b.is_vector)
        reason = self.tr("Lists of numbers are compared line by line.") if has_lists else ""
        self.ways.set_off(reason)

    def _show_differing(self, now: Compared | None, page: ComparePage) -> None:
        """Say in what the documents of two sides differ, where they are two."""
        words = "" if now is None else "; ".join(map(sentence, now.differing))
        is_two = now is not None and now.a.session is not now.b.session
        if is_two and not words and now is not None and None not in (now.a.session, now.b.session):
            words = self.tr("nothing that makes maps")
        self.differing.set_parts(words, before=self.tr("Different in B: "))
        self.differing.setVisible(bool(words) and page != "runs")

    def _show_page(self, page: ComparePage) -> None:
        """Show a page; that of runs is made when it is asked for: plots take time to load."""
        if page == "runs" and self.runs is None:
            from playground.gui.compare.runspage import RunsPage

            self.runs = RunsPage(self._store, self._comparing, self._sources, self)
            self._pages.addWidget(self.runs)
            if self._comparing.now is not None:
                self.runs.show_compared(self._comparing.now)
        pages = {"maps": self.maps, "kernels": self.kernels, "runs": self.runs}
        shown = pages[page]
        assert shown is not None
        self.pages.set_value(page)
        self._pages.setCurrentWidget(shown)
        self.ways.setVisible(page == "maps")
        for part in (*self.cards.values(), self.swap):
            part.setVisible(page != "runs")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.maps.area.update()
