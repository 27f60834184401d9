"""The actions of the hands on the filters in the flow: choose, move, name, copy, delete."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu

from playground.core.filters import Filter
from playground.core.layer import FilterLayer
from playground.gui.flow.filtermenu import add_filter_items
from playground.gui.flow.filterpictures import STEPS, FilterPictures
from playground.gui.state.filtercommands import FilterCommands
from playground.gui.state.store import Store

BLOCK_FILTERS = 64
"""How many filters Page Up and Page Down go on, where there are thousands."""


class FilterHands(QObject):
    """Chooses, moves, names, copies and deletes the filters that pictures are shown of."""

    rename_wanted = Signal()
    """The user wants to type another name for the chosen filter."""

    def __init__(self, pictures: FilterPictures, store: Store) -> None:
        super().__init__(pictures)
        self._pictures = pictures
        self._store = store
        self._commands = FilterCommands(store)
        self._pressed = -1
        self._pressed_filter: Filter | None = None
        self._pressed_step = 0
        self._pressed_at = QPointF()
        self._pulls = False
        pictures.chosen.connect(self._choose)
        pictures.installEventFilter(self)

    def _choose(self, at: int) -> None:
        self._store.look(layer=self._pictures.stage, filter=at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if isinstance(event, QContextMenuEvent):
            self._open_menu(event)
            return True
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; False for those that only choose."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        commands = self._commands
        pages = {Qt.Key.Key_PageUp: -BLOCK_FILTERS, Qt.Key.Key_PageDown: BLOCK_FILTERS}
        if key in STEPS and modifiers & Qt.KeyboardModifier.AltModifier:
            self._take_layer()
            step = STEPS[key] if abs(STEPS[key]) == 1 else STEPS[key] * commands.count
            commands.move_to(commands.chosen + step)
        elif key in pages:
            self._take_layer()
            commands.choose(commands.chosen + pages[key])
        elif key == Qt.Key.Key_F2:
            self._take_layer()
            self.rename_wanted.emit()
        elif key == Qt.Key.Key_Delete:
            self._take_layer()
            commands.delete()
        elif key == Qt.Key.Key_D and modifiers == Qt.KeyboardModifier.ControlModifier:
            self._take_layer()
            commands.duplicate()
        else:
            return False
        return True

    def _take_layer(self) -> None:
        """Select the layer whose filters these are; which of them is chosen stays."""
        self._store.look(layer=self._pictures.stage)

    def _open_menu(self, event: QContextMenuEvent) -> None:
        at = self._pictures.filter_at(QPointF(event.pos()))
        if at >= 0 and event.reason() == QContextMenuEvent.Reason.Mouse:
            self._choose(at)
        self._take_layer()
        menu = QMenu(self._pictures)
        add_filter_items(menu, self._commands, self.rename_wanted.emit)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _mouse(self, event: QMouseEvent) -> bool:
        """Follow a filter that is pulled to the place of another; a click is for the pictures."""
        point = event.position()
        left = event.button() == Qt.MouseButton.LeftButton
        if event.type() == QEvent.Type.MouseButtonPress and left:
            self._pressed, self._pressed_at = self._pictures.filter_at(point), point
            self._pressed_filter = self._filter_there()
            self._pressed_step = self._store.history.position
            self._pulls = False
            return self._pressed >= 0  # it is chosen when it is let go, as then it moves away
        if event.type() == QEvent.Type.MouseMove and self._pressed >= 0:
            if not event.buttons() & Qt.MouseButton.LeftButton or self._is_another():
                self._give_up()  # the button was let go where nobody saw it, or the filter is gone
                return False
            far = (point - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
            self._pulls = self._pulls or far
            if self._pulls:
                self._pictures.mark_target(self._pressed, self._pictures.filter_at(point))
            return self._pulls
        if event.type() == QEvent.Type.MouseButtonRelease and left and self._pressed >= 0:
            pressed, is_another = self._pressed, self._is_another()
            target = self._pictures.filter_at(point)
            self._give_up()
            if is_another:
                return True
            if not self._pulls or target >= 0:
                self._choose(pressed)
            if self._pulls and target >= 0:
                self._commands.move_to(target)
            return True
        if event.type() == QEvent.Type.MouseButtonDblClick and left:
            if self._pictures.filter_at(point) >= 0:
                self.rename_wanted.emit()
            return True
        return False

    def _give_up(self) -> None:
        """Let go of what is pressed or pulled."""
        self._pressed, self._pressed_filter = -1, None
        self._pictures.mark_target(-1, -1)

    def _filter_there(self) -> Filter | None:
        """The filter that is now at the place that was pressed."""
        layers, stage = self._store.session.network.layers, self._pictures.stage
        layer = layers[stage] if stage < len(layers) else None
        filters = layer.filters if isinstance(layer, FilterLayer) else ()
        return filters[self._pressed] if 0 <= self._pressed < len(filters) else None

    def _is_another(self) -> bool:
        """Whether a step since the press has put another filter there; learning is no step."""
        stepped = self._store.history.position != self._pressed_step
        return stepped and self._filter_there() is not self._pressed_filter
