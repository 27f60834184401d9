"""The page of what all units of a layer look for: Zeiler and Fergus's figure, for any network."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from playground.core.word_count import grouped
from playground.engine.view.unitorder import listed
from playground.gui.inside.figurelist import FigureList
from playground.gui.inside.howfar import HowFar
from playground.gui.inside.layerchoice import LayerChoice
from playground.gui.inside.layerlooking import LayerLook, LayerLooking
from playground.gui.inside.pictureschoice import PicturesChoice
from playground.gui.inside.unitlooking import UnitLooking
from playground.gui.inside.unitsthere import with_unit
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.elided import ElidedLabel
from playground.gui.widgets.segmented import Segmented
from playground.gui.widgets.wording import class_words, sentence


class LayerBoard(QWidget):
    """Shows the units in the order that is wanted; which layer stands in the view state."""

    def __init__(
        self, store: Store, looking: UnitLooking, layer_looking: LayerLooking, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._looking = looking
        self._layer_looking = layer_looking
        self.setAccessibleName(self.tr("All units of a layer"))
        self.layer = LayerChoice(store, self.tr("Layer"), "", self)
        self.order = Segmented(
            [
                ("strongest", self.tr("Strongest"), self.tr("By the largest value, from the top")),
                ("number", self.tr("Number"), self.tr("As the layer has them")),
            ],
            self,
        )
        self.order.setAccessibleName(self.tr("Order"))
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(self.tr("Find a unit"))
        self.figures = FigureList(self)
        self.figures.setAccessibleName(self.tr("Units"))
        self.empty = QLabel(self)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pictures = PicturesChoice(store, self)
        self.note = ElidedLabel(self)
        self.note.setProperty("role", "muted")
        self.how_far = HowFar(self.tr("How far the search is"), self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.figures)
        self._stack.addWidget(self.empty)
        self._lay_out()
        self._connect()
        self._show(layer_looking.now)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        head, foot = QHBoxLayout(), QHBoxLayout()
        for line in (head, foot):
            line.setSpacing(8)
        box.addLayout(head)
        head.addWidget(self.layer, 2)
        head.addWidget(self.search, 2)
        head.addWidget(self.order)
        box.addWidget(self._stack, 1)
        box.addLayout(foot)
        foot.addWidget(QLabel(self.tr("Places in"), self))
        foot.addWidget(self.pictures)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.how_far)

    def _connect(self) -> None:
        self.layer.chosen.connect(lambda place: self._change(unit=(place, 0), step=None, off=None))
        self.order.chosen.connect(lambda order: self._change(order=order))
        self.search.textChanged.connect(lambda _: self._show(self._layer_looking.now))
        self.figures.seen.connect(self._want)
        self.figures.current_changed.connect(self._choose)
        self.figures.opened.connect(self._open)
        self.how_far.stop_wanted.connect(self._layer_looking.stop)
        self.how_far.go_on_wanted.connect(self._layer_looking.go_on)
        self._layer_looking.updated.connect(self._show)
        self._store.view_changed.connect(self._view_changed)

    # What is chosen.

    def _change(self, **changes: object) -> None:
        self._store.look(inside=replace(self._store.view.inside, **changes))  # type: ignore[arg-type]

    def _choose(self, number: int | None) -> None:
        chosen = self._looking.chosen()
        if number is not None and chosen is not None and self.figures.hasFocus():
            store = self._store
            store.look(inside=with_unit(store.view.inside, (chosen[0], number), store.session))

    def _open(self, unit: int) -> None:
        chosen = self._looking.chosen()
        if chosen is not None:
            self._change(unit=(chosen[0], unit), step=None, page="unit")

    def _want(self) -> None:
        if self.isVisible():
            self._layer_looking.want(self.figures.units_in_view())

    # What is shown.

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.inside.unpatched != new.inside.unpatched or (old.layer, old.filter) != (
            new.layer,
            new.filter,
        ):
            self._show(self._layer_looking.now)

    def _show(self, now: LayerLook) -> None:
        look, chosen = self._store.view.inside, self._looking.chosen()
        self.order.set_value(look.order)
        for part in (self.layer, self.search, self.order):
            part.setEnabled(chosen is not None)
        if chosen is not None:
            self.layer.show_layer(chosen[0])
        self._show_units(now, None if chosen is None else chosen[1])
        self.empty.setText(self._why_empty(now))
        self._stack.setCurrentWidget(self.empty if self.empty.text() else self.figures)
        self._show_foot(now)
        self._want()

    def _show_units(self, now: LayerLook, unit: int | None) -> None:
        values = [] if now.strengths is None else now.strengths.values.tolist()
        names: tuple[str, ...] = ()
        if now.asked is not None and values:
            session, classes = self._store.session, self._store.view.data_classes
            names = class_words(session.classes_at(now.asked.layer, len(values), classes))
        self.search.setPlaceholderText(self.tr("Number or name") if names else self.tr("Number"))
        self.figures.show_known(now.strengths, now.figures, names)
        order = self._store.view.inside.order
        self.figures.show_units(listed(values, names, self.search.text(), order))
        self.figures.mark(unit)

    def _why_empty(self, now: LayerLook) -> str:
        if now.strengths is not None:
            found = self.tr("No unit has this number or this name.")
            return "" if self.figures.numbers else found
        if now.refusal is not None:
            return sentence(now.refusal)
        if self._looking.chosen() is None:
            return self.tr("There is no layer whose units could be looked at.")
        if now.is_stopped:
            return self.tr("The pictures are not searched.")
        return self.tr("The pictures are being searched.")

    def _show_foot(self, now: LayerLook) -> None:
        can_go_on = now.is_stopped or now.refusal is not None
        self.how_far.show_work(now.is_busy, now.done, now.total, can_go_on)
        words = ""
        if now.strengths is not None and now.asked is not None:
            text = self.tr("{units} units, {count} pictures")
            words = text.format(
                units=grouped(len(now.strengths.values)),
                count=grouped(now.strengths.count),
            )
        elif now.is_busy and now.total:
            text = self.tr("{done} of {total} pictures")
            words = text.format(done=grouped(now.done), total=grouped(now.total))
        self.note.set_parts(words, before="")
