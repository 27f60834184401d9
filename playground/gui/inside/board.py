"""The middle of the Look inside mode: why this answer, by every method side by side."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from playground.core.counting import from_one
from playground.core.messages import Message, marked
from playground.core.session import Session
from playground.core.word_count import written
from playground.engine.trace.cell_address import Cell
from playground.gui.inside.answer import NO_LIST
from playground.gui.inside.cardgrid import CardGrid
from playground.gui.inside.explaining import Explaining, Explanations
from playground.gui.inside.howfar import HowFar
from playground.gui.inside.layerchoice import unit_to_begin_with
from playground.gui.inside.methodcard import MethodCard, Place
from playground.gui.inside.patchcard import PatchCard
from playground.gui.state.store import Store
from playground.gui.state.viewstate import INPUT, ViewState
from playground.gui.widgets.elided import ElidedLabel
from playground.gui.widgets.wording import layer_title, sentence
from playground.pictures.patch import Patch


class InsideBoard(QWidget):
    """Shows what every method says, and how far they are."""

    palette_part = marked("palette", "Look inside")

    def __init__(self, store: Store, explaining: Explaining, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self._explaining = explaining
        self.setAccessibleName(self.tr("Explanations"))
        self.cards: dict[str, MethodCard] = {}
        self.question = ElidedLabel(self)
        self.question.setProperty("role", "title")
        self.how_far = HowFar(self.tr("How far the explanations are"), self)
        self.note = QLabel(self)
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        self.grid = CardGrid(self)
        self.seen = PatchCard(self.grid)
        self.seen.patch_wanted.connect(self._lay_patch)
        self.grid.show_cards([self.seen])
        self.empty = QLabel(self)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.ask_unit = QPushButton(self.tr("Ask about a unit"), self)
        self.ask_unit.setToolTip(self.tr("Of the selected filter, at its strongest place"))
        self._nothing = self._new_empty_page()
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self._nothing)
        self._lay_out()
        self.how_far.stop_wanted.connect(explaining.stop)
        self.how_far.go_on_wanted.connect(explaining.ask)
        self.ask_unit.clicked.connect(self._ask_about_unit)
        explaining.updated.connect(self._show)
        store.view_changed.connect(self._view_changed)
        self._show(explaining.now)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        box.addLayout(head)
        head.addWidget(self.question, 1)
        head.addWidget(self.how_far)
        box.addWidget(self.note)
        box.addWidget(self._stack, 1)

    def _new_empty_page(self) -> QWidget:
        page = QWidget(self)
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addStretch()
        box.addWidget(self.empty)
        box.addWidget(self.ask_unit, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch()
        return page

    # What is shown.

    def _show(self, now: Explanations) -> None:
        if now.methods and tuple(self.cards) != tuple(each.name for each in now.methods):
            self._make_cards(now)
        self._show_head(now)
        subject = now.subject
        self.seen.show_input(*((None, 1.0) if subject is None else (subject.x, subject.top)))
        self._show_patch()
        self.empty.setText(self._why_empty(now))
        self.ask_unit.setVisible(now.why_not == Message(NO_LIST))
        self._stack.setCurrentWidget(self._nothing if self.empty.text() else self.grid)
        for name, card in self.cards.items():
            said = now.said.get(name)
            similarity = None if said is None else said.explained.similarity
            text = ""
            if said is not None and now.shuffled > 0 and name in now.fresh:
                text = "–" if similarity is None else f"ρ {written(similarity, '.2f')}"
            card.show_said(said, name in now.fresh, text)
        self._fix_new_scales()
        self._show_scales()
        self._mark()

    def _make_cards(self, now: Explanations) -> None:
        for card in self.cards.values():
            card.hide()
            card.deleteLater()
        self.cards = {each.name: MethodCard(each, self.grid) for each in now.methods}
        for card in self.cards.values():
            card.pointed.connect(self._point)
        self.grid.show_cards([self.seen, *self.cards.values()])

    def _show_head(self, now: Explanations) -> None:
        self.question.set_parts(asked_words(self._store.session, now), before="")
        is_missing = len(now.fresh) < len(now.methods) or not now.methods
        self.how_far.show_work(now.is_busy, now.done, now.total, now.why_not is None and is_missing)
        words = "" if now.refusal is None else sentence(now.refusal)
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def _why_empty(self, now: Explanations) -> str:
        if now.why_not is not None:
            return sentence(now.why_not)
        is_there = bool(now.methods) or now.subject is not None
        return "" if is_there else self.tr("The explanations are being worked out.")

    def _show_scales(self) -> None:
        look = self._store.view.inside
        fixed = dict(look.limits or ())
        for name, card in self.cards.items():
            own = card.own_limit()
            card.show_scale(fixed.get(name) or own or 1.0, look.cover / 100)

    def _fix_new_scales(self) -> None:
        """Where scales are fixed, fix those of maps that had none when that was chosen."""
        look = self._store.view.inside
        if look.limits is None:
            return
        fixed = {name: limit for name, limit in look.limits if limit}
        limits = tuple({**dict(self.own_limits()), **fixed}.items())
        if dict(limits).keys() != fixed.keys():
            self._store.look(inside=replace(look, limits=limits))

    def _show_patch(self) -> None:
        look = self._store.view.inside
        patch = None if look.patch is None else Patch(*look.patch, look.patch_percent / 100)
        self.seen.show_patch(patch, look.fill)

    def own_limits(self) -> tuple[tuple[str, float], ...]:
        """Where the scales of the maps that are there end by themselves.

        What is of before has none, nor has a map that is 0 everywhere.
        """
        fresh = {name: card.own_limit() for name, card in self.cards.items() if card.is_fresh}
        return tuple((name, limit) for name, limit in fresh.items() if limit)

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if (old.inside.cover, old.inside.limits) != (new.inside.cover, new.inside.limits):
            self._show_scales()
        if old.inside != new.inside:
            self._show_patch()
        if old.hover != new.hover:
            self._mark()

    # What is pressed and pointed at.

    def _ask_about_unit(self) -> None:
        view = self._store.view
        unit = unit_to_begin_with(self._store.session, view)
        self._store.look(inside=replace(view.inside, about=unit))

    def _lay_patch(self, place: tuple[float, float] | None) -> None:
        self._store.look(inside=replace(self._store.view.inside, patch=place))

    def _point(self, place: Place | None) -> None:
        self._store.look(hover=None if place is None else Cell(INPUT, 0, *place))

    def _mark(self) -> None:
        hover = self._store.view.hover
        place = None if hover is None or hover.stage != INPUT else (hover.row, hover.column)
        for card in self.cards.values():
            card.mark(place)


def asked_words(session: Session, now: Explanations) -> str:
    """The question in a few words: about a class, by its name, or about a unit of a layer."""
    asked, answer = now.asked, now.answer
    if asked is None:
        return ""
    if asked.layer is not None:
        text = QCoreApplication.translate("inside", "Why unit {number} of {layer}?")
        layers = session.network.layers
        layer = layer_title(layers[asked.layer]) if asked.layer < len(layers) else ""
        return text.format(number=from_one(asked.unit), layer=f"{from_one(asked.layer)} {layer}")
    if answer is None:
        return ""
    text = QCoreApplication.translate("inside", "Why “{name}”?")
    return text.format(name=answer.name(asked.unit))
