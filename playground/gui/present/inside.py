"""Look inside, presented: the answers beside why, or beside what units look for."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from playground.gui.inside.answerpanel import AnswerPanel
from playground.gui.inside.pages import InsidePages
from playground.gui.present.bars import TitleBar
from playground.gui.present.measures import GAP_PX, SIDE_PX, arranged
from playground.gui.present.page import Page
from playground.gui.state.insideview import InsidePage as PageName
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.theme import theme

ANSWERS_SHARE = 0.24
"""Of the width, that the answers take."""

NO_ANSWERS = "no answers"
"""A part of what a step shows, where the answers are folded."""

PAGES: tuple[PageName, ...] = ("why", "workings", "unit", "layer", "pictures")


class InsidePage(Page):
    """The board with the answers at its left; what is chosen here is chosen in the window, too."""

    mode = "look_inside"

    def __init__(
        self, store: Store, answers: AnswerPanel, pages: InsidePages, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self.title = TitleBar(self)
        self.title.set_texts(self.tr("Look inside"), "", has_neighbours=False)
        self.title.leave_wanted.connect(self.leave_wanted)
        self.title.hide_neighbours()
        self.answers, self.pages = answers, pages
        for part in (answers, pages):
            part.setParent(self)

    def doings(self) -> Mapping[str, Callable[[], object]]:
        """One page or another, with the answers or without."""
        return {
            "inside_why": partial(self._turn_to, "why"),
            "inside_numbers": partial(self._turn_to, "workings"),
            "inside_unit": partial(self._turn_to, "unit"),
            "inside_layer": partial(self._turn_to, "layer"),
            "inside_pictures": partial(self._turn_to, "pictures"),
            "inside_answers": self._toggle_answers,
            "all": partial(self._have_answers, True),
        }

    def _turn_to(self, page: PageName) -> None:
        self._store.look(inside=replace(self._store.view.inside, page=page))

    def _toggle_answers(self) -> None:
        self._have_answers(self.answers.isHidden())

    def _have_answers(self, seen: bool) -> None:
        self.answers.setVisible(seen)
        self._arrange()
        self.parts_changed.emit()

    def shown(self) -> tuple[str, ...]:
        """The page that is on, and whether it is without the answers: a step goes back to it."""
        page = self._store.view.inside.page
        return (page, NO_ANSWERS) if self.answers.isHidden() else (page,)

    def show_parts(self, names: tuple[str, ...]) -> None:
        """Show the page of this name, with the answers or without."""
        page = next((name for name in PAGES if name in names), None)
        if page is not None:
            self._turn_to(page)
        self._have_answers(NO_ANSWERS not in names)

    @classmethod
    def subject(cls, view: ViewState, parts: tuple[str, ...]) -> Hashable:
        """The page, what is asked about there, and whether the answers are folded."""
        asked = view.inside
        is_why = asked.page in ("why", "workings")
        why = (asked.answer, asked.about, asked.working) if is_why else (asked.unit,)
        return asked.page, why, NO_ANSWERS in parts

    def show_step(self, text: str) -> None:
        """Say it in the title."""
        self.title.set_step(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Give the answers their height when others are there, or a sentence instead."""
        if event.type() == QEvent.Type.LayoutRequest and hasattr(self, "pages"):
            answers = self.answers.geometry()
            answers.setHeight(self._answers_height(answers.width()))
            self.answers.setGeometry(answers)
        return super().event(event)

    def _arrange(self) -> None:
        found = arranged(self.width(), self.height(), ())
        self.title.arrange(found)
        side, gap = found.px(SIDE_PX), found.px(GAP_PX)
        top = found.title.bottom() + 1
        high = self.height() - top - gap
        wide = 0 if self.answers.isHidden() else round(ANSWERS_SHARE * self.width())
        self.answers.setGeometry(QRect(side, top, wide, self._answers_height(wide)))
        left = side + (wide + gap if wide else 0)
        self.pages.setGeometry(QRect(left, top, self.width() - side - left, high))

    def _answers_height(self, wide: int) -> int:
        """The height of the answers in a width, or of a sentence instead; at most all there is."""
        found = arranged(self.width(), self.height(), ())
        most = self.height() - found.title.bottom() - 1 - found.px(GAP_PX)
        wanted = self.answers.heightForWidth(wide) if self.answers.hasHeightForWidth() else -1
        return min(most, wanted if wanted >= 0 else self.answers.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().background)
        painter.end()
