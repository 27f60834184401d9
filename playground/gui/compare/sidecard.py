"""The head of a side: where it is from, its layer and its map, each a menu."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QWidget

from playground.core.session import Session
from playground.gui.compare.comparer import Taken
from playground.gui.compare.sidemenu import Sources, fill_layers, fill_maps, fill_sources
from playground.gui.compare.sidewords import layer_words, map_words, source_words
from playground.gui.state.comparison import Side, Source
from playground.gui.state.store import Store
from playground.gui.widgets.menubutton import MenuButton
from playground.gui.widgets.theme import TEXT_POINTS

GAP_PX = 8
NARROW_PX = 480
"""Width, in text of the usual size, under which a card has two lines."""


class SideCard(QWidget):
    """Says what A or B is; each of its menus chooses another."""

    chosen = Signal(object)
    """The Side that is wanted."""

    read_wanted = Signal(object)
    """A Source in a file, which is to be read first."""

    def __init__(self, letter: str, store: Store, sources: Sources, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self._sources = sources
        self._side = Side()
        self._taken: Taken | None = None
        self._letter = QLabel(letter, self)
        self._letter.setProperty("role", "title")
        self.source = MenuButton(
            self.tr("{letter} is from").format(letter=letter), self._fill_sources, self
        )
        self.layer = MenuButton(
            self.tr("Layer of {letter}").format(letter=letter), self._fill_layers, self
        )
        self.map = MenuButton(
            self.tr("Map of {letter}").format(letter=letter), self._fill_maps, self
        )
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP_PX)
        self._is_narrow: bool | None = None
        self._lay_out(False)

    def _lay_out(self, narrow: bool) -> None:
        """In one line, or in two where the names would be cut."""
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        grid, row = self._grid, int(narrow)
        for part in (self._letter, self.source, self.layer, self.map):
            grid.removeWidget(part)
        grid.addWidget(self._letter, 0, 0)
        grid.addWidget(self.source, 0, 1, 1, 2 if narrow else 1)
        grid.addWidget(self.layer, row, 1 if narrow else 2)
        grid.addWidget(self.map, row, 2 if narrow else 3)
        grid.setColumnStretch(3, 0)

    def _share(self) -> None:
        """Give the menus of a line their usual parts of it, or by their texts where one is cut."""
        texts = (self.layer, self.map) if self._is_narrow else (self.source, self.layer, self.map)
        usual = (1, 1) if self._is_narrow else (5, 4, 4)
        room = self.width() - self._letter.sizeHint().width() - GAP_PX * len(texts)
        needed = [0 if each.isHidden() else each.whole_px for each in texts]
        fits = all(px * sum(usual) <= room * part for px, part in zip(needed, usual, strict=True))
        for column, part in enumerate(usual if fits else needed, 1):
            self._grid.setColumnStretch(column, part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        self._lay_out(self.width() < NARROW_PX * self.font().pointSizeF() / TEXT_POINTS)
        self._share()

    def take_session(self, path: str) -> None:
        """Be from a session's file, which was dropped here."""
        self.read_wanted.emit(Source("session", path=path))

    def show_side(self, side: Side, taken: Taken | None) -> None:
        """Say what is chosen; `taken` is what came of it, None while that is on its way."""
        if taken is not None and taken.side != side:
            taken = None
        self._side, self._taken = side, taken
        now = self._store.session
        session = taken.session if taken is not None and taken.session is not None else now
        self.source.show_choice(source_words(side.source, now), side.source.path)
        self.layer.show_choice(layer_words(session, side.stage))
        channel = taken.channel if taken is not None else side.channel
        has_maps = side.stage >= 0 and not (taken is not None and taken.is_vector)
        self.map.setVisible(has_maps)
        if has_maps:
            self.map.show_choice(map_words(session, side.stage, channel))
        self._share()

    def _fill_sources(self, menu: QMenu) -> None:
        fill_sources(
            menu, self._store, self._side, self._sources, self._choose_source, self.read_wanted.emit
        )

    def _choose_source(self, source: Source) -> None:
        self.chosen.emit(replace(self._side, source=source))

    def _fill_layers(self, menu: QMenu) -> None:
        fill_layers(menu, self._session(), self._side, self.chosen.emit)

    def _fill_maps(self, menu: QMenu) -> None:
        taken = self._taken
        count = len(taken.view.planes) if taken is not None and taken.view is not None else 0
        channel = taken.channel if taken is not None else self._side.channel
        fill_maps(menu, self._session(), self._side, count, channel, self.chosen.emit)

    def _session(self) -> Session:
        taken = self._taken
        if taken is not None and taken.session is not None:
            return taken.session
        return self._store.session
