"""The input's panel: a column at the left, or where the window is narrow a sheet over the maps."""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QApplication, QBoxLayout, QScrollArea, QWidget

from playground.gui.input.canvas import DrawingGrid
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.cover import Cover
from playground.gui.widgets.styleproperty import restyle
from playground.gui.widgets.taborder import give_back_focus, give_focus, in_reading_order

Place: TypeAlias = Literal["column", "sheet", "away"]
"""A column of the window, a sheet that opens over the maps, or not there at all."""

PICTURE_SHEET_PX = 300
"""Width of the sheet on which a picture is chosen, in text of 10 points."""

CANVAS_PX, LEAST_CANVAS_PX = 480, 300
"""Side of what is drawn on: as it should be, and the least that it is in a low window."""

BESIDE_PX, BENEATH_PX = 68, 204
"""Width of the tools and margins beside it, and height of what stands above and beneath it."""

EDGE_PX = 8
"""Between the sheet and the edges of the window."""

_MOVING = (QEvent.Type.Resize, QEvent.Type.LayoutRequest)
_SPARED_MOVING = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)


class InputSheet(QObject):
    """Puts the panel where it belongs; the view state says whether the sheet is open."""

    def __init__(self, side: QScrollArea, body: QBoxLayout, holder: QWidget, store: Store) -> None:
        """`body` is the row of which the column is the first, `holder` what the sheet lies on."""
        super().__init__(holder)
        self._side = side
        self._body = body
        self._holder = holder
        self._store = store
        self._place: Place = "column"
        self._opener: QWidget | None = None
        self._veil = Veil(holder)
        self._veil.hide()
        self._spared: QWidget | None = None
        store.view_changed.connect(self._view_changed)
        holder.installEventFilter(self)
        Cover(side)
        self._veil.installEventFilter(self)

    @property
    def place(self) -> Place:
        """Where the panel is now."""
        return self._place

    def put(self, place: Place) -> None:
        """Let the panel be a column, a sheet, or away."""
        if place != self._place:
            restyle(self._side, "sheet", place == "sheet")
            if self._place == "column":
                self._body.removeWidget(self._side)
            if place == "column":
                self._body.insertWidget(0, self._side)
            else:
                self._side.setParent(self._holder)
            self._place = place
            if place != "sheet" and self._store.view.input_open:
                self._store.look(input_open=False)
        self._show()

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if (old.input_open, old.input_tab) != (new.input_open, new.input_tab):
            was_inside = self._has_keyboard()
            self._show()
            if new.input_open and not old.input_open and self._place == "sheet":
                self._take_keyboard()
            elif was_inside and new.input_open and new.input_tab == "draw":
                self._go_and_draw()
            elif was_inside and not new.input_open:
                self._give_back_keyboard()

    @property
    def covers(self) -> QWidget | None:
        """The panel while it lies over the maps: Tab stays in it."""
        is_open = self._place == "sheet" and self._store.view.input_open
        return self._side if is_open else None

    def _has_keyboard(self) -> bool:
        now = self._holder.window().focusWidget()
        return now is not None and self._side.isAncestorOf(now)

    def _take_keyboard(self) -> None:
        """Let the keyboard into the sheet; who had it gets it back."""
        self._opener = self._holder.window().focusWidget()
        order = in_reading_order(self._side)
        if order:
            give_focus(order[0])
            if self._store.view.input_tab == "draw":
                self._go_and_draw()

    def _go_and_draw(self) -> None:
        """Give the canvas the keyboard, where nothing was done since the sheet was opened."""
        order = in_reading_order(self._side)
        drawings = [each for each in order if isinstance(each, DrawingGrid)]
        if drawings and order[0] is self._holder.window().focusWidget():
            give_focus(drawings[0])

    def _give_back_keyboard(self) -> None:
        opener, self._opener = self._opener, None
        give_back_focus(opener)

    def _show(self) -> None:
        is_sheet = self._place == "sheet"
        is_open = is_sheet and self._store.view.input_open
        self._veil.setVisible(is_open)
        if is_sheet:
            self._lay()
            self._veil.raise_()
            self._side.raise_()
        self._side.setVisible(is_open if is_sheet else self._place == "column")

    def spare(self, part: QWidget) -> None:
        """Let a part of the holder that lies over the maps be used while the sheet is open."""
        self._spared = part
        part.installEventFilter(self)
        self._spare()

    def _spare(self) -> None:
        """Leave the place of what is spared out of the veil."""
        part, whole = self._spared, self._veil.rect()
        if part is None or part.isHidden():
            self._veil.clearMask()
            return
        corner = self._veil.mapFromGlobal(part.mapToGlobal(QPoint()))
        self._veil.setMask(QRegion(whole).subtracted(QRect(corner, part.size())))

    def raise_beneath(self, part: QWidget) -> None:
        """Lay a part of the holder over the others, but not over the sheet."""
        part.raise_()
        if self._place == "sheet":
            part.stackUnder(self._veil)

    def _lay(self) -> None:
        """Over the left of the maps, as high as they are with what is below them."""
        room = self._body.geometry()
        scale = QApplication.font().pointSizeF() / 10
        if self._store.view.input_tab == "draw":
            fitting = room.height() - round(BENEATH_PX * scale)
            wanted = min(max(fitting, LEAST_CANVAS_PX), CANVAS_PX) + BESIDE_PX
        else:
            wanted = round(PICTURE_SHEET_PX * scale)
        wide = max(1, min(wanted, room.width() - 2 * EDGE_PX))
        self._veil.setGeometry(room)
        self._spare()
        self._side.setFixedWidth(wide)
        self._side.setGeometry(
            QRect(room.x() + EDGE_PX, room.y() + EDGE_PX, wide, max(1, room.height() - 2 * EDGE_PX))
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size; a press beside the sheet closes it."""
        if watched is self._holder and event.type() in _MOVING:
            if self._place == "sheet":
                self._lay()
        elif watched is self._spared and event.type() in _SPARED_MOVING:
            self._spare()
        elif watched is self._veil and event.type() == QEvent.Type.MouseButtonPress:
            self._store.look(input_open=False)
            return True
        return False


class Veil(QWidget):
    """Lies over everything but the sheet and what is spared, and is not seen."""
