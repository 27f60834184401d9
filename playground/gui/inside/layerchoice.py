"""A button that says which layer is meant, with a menu of those that can be."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from playground.core.counting import from_one
from playground.core.session import Session
from playground.core.word_count import size_text
from playground.engine.compute.evaluate import stages_of
from playground.gui.state.insideview import UnitPlace
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.menubutton import MenuButton, plain_text
from playground.gui.widgets.wording import layer_title


class LayerChoice(MenuButton):
    """Chooses one of the layers that have maps, or the usual one."""

    chosen = Signal(object)
    """The place of a layer, or None for the usual one."""

    def __init__(self, store: Store, name: str, usual: str, parent: QWidget) -> None:
        """`usual` is what the entry of the usual one says; without it there is none."""
        super().__init__(name, self._offer, parent)
        self._store = store
        self._usual = usual

    def show_layer(self, place: int | None) -> None:
        """Say which layer is chosen."""
        session = self._store.session
        if place is None or not 0 <= place < len(session.network):
            self.show_choice(self._usual)
        else:
            self.show_choice(layer_words(session, place))

    def _offer(self, menu: QMenu) -> None:
        session = self._store.session
        if self._usual:
            menu.addAction(self._usual).triggered.connect(partial(self._choose, None))
        stages = stages_of(session.network, session.shape)
        for place in layers_with_units(session):
            shape = stages[place].shape
            size = "" if shape is None else size_text(shape)
            entry = menu.addAction(f"{plain_text(layer_words(session, place))}\t{size}")
            entry.triggered.connect(partial(self._choose, place))

    def _choose(self, place: int | None, _checked: bool = False) -> None:
        self.chosen.emit(place)


def layer_words(session: Session, place: int) -> str:
    """A layer by its number, from 1 on, and its name."""
    return f"{from_one(place)} {layer_title(session.network[place])}"


def layers_with_units(session: Session) -> list[int]:
    """The places of the layers that are on and fit."""
    stages = stages_of(session.network, session.shape)
    return [at for at, each in enumerate(stages) if each.layer.enabled and each.shape is not None]


def units_of(session: Session, place: int) -> int:
    """How many units a layer has; 0 where it does not fit."""
    stages = stages_of(session.network, session.shape)
    shape = stages[place].shape if 0 <= place < len(stages) else None
    return 0 if shape is None else shape[0]


def unit_to_begin_with(session: Session, view: ViewState) -> UnitPlace | None:
    """The unit of the selected filter, or the first there is; None in an empty stack."""
    places = layers_with_units(session)
    if view.layer in places:
        return view.layer, min(view.filter, units_of(session, view.layer) - 1)
    return (places[0], 0) if places else None
