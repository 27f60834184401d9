"""The areas of the window: input at the left, a mode's middle, right and below, and their sizes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import Shiboken

from playground.gui.shell.handle import HANDLE_PX, Handle
from playground.gui.shell.inputsheet import InputSheet
from playground.gui.shell.leastwidths import least_of_bars, least_of_side
from playground.gui.shell.side import fill_side, new_side, pad_side
from playground.gui.state.areasizes import (
    AREAS,
    LEAST_PX,
    LOW_PX,
    NARROW_PX,
    Area,
    AreaSizes,
    as_text,
    fitted,
    from_text,
    usual_px,
)
from playground.gui.state.machine_settings import AREA_SIZES, MachineSettings
from playground.gui.widgets.metrics import BOTTOM_PX

if TYPE_CHECKING:
    from playground.gui.shell.actions import Actions
    from playground.gui.shell.mode import Mode, Panels
    from playground.gui.state.store import Store
    from playground.gui.state.viewstate import ViewState

PADDING_PX, NARROW_PADDING_PX = 16, 12
"""At both sides of a column's panels."""

_SIDES: tuple[Area, Area] = ("input", "properties")

_MOVING = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)


class Areas(QWidget):
    """The areas between the bar at the top and the status line; every mode has its part of them.

    The user drags and folds the areas of each mode; how is kept for the next start.
    """

    def __init__(
        self, top: QWidget, store: Store, settings: MachineSettings, parent: QWidget
    ) -> None:
        """Be empty below the bar at the top; `add_status` ends it."""
        super().__init__(parent)
        self._store = store
        self._settings = settings
        self._sizes = from_text(settings.get(AREA_SIZES))
        self._mode: Mode | None = None
        self._has: frozenset[Area] = frozenset()
        self._least = (0, 0, 0)
        """The widths that the middle and the sides took at least when the room was shared out."""

        self._first: Area = "input"
        self._crowded: frozenset[Area] = frozenset()
        """The side that a very narrow window has no room for beside the first."""

        self._drag_px = 0
        self._actions: Actions | None = None
        self.left = new_side()
        self._rights = QStackedWidget(self)
        self.middles = QStackedWidget(self)
        self._bottoms = QStackedWidget(self)
        self._bottoms.setFixedHeight(BOTTOM_PX)
        self._belows: list[QWidget] = []
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(top)
        self._body = QHBoxLayout()
        self._whole.addLayout(self._body, 1)
        self._body.setSpacing(0)
        self._body.addWidget(self.left)
        self._sheet = InputSheet(self.left, self._body, self, store)
        self._middle = QVBoxLayout()
        self._body.addLayout(self._middle, 1)
        self._middle.setSpacing(0)
        self._middle.addWidget(self.middles, 1)
        self._middle.addWidget(self._bottoms)
        self._body.addWidget(self._rights)
        self._feet = QStackedWidget(self)
        self._feet.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._whole.addWidget(self._feet)
        self._parts: dict[Area, QWidget] = {
            "input": self.left,
            "properties": self._rights,
            "below": self._bottoms,
        }
        self._handles = self._new_handles()
        for part in (*self._parts.values(), self.middles):
            part.installEventFilter(self)
        self._follow(self.left)
        store.view_changed.connect(self._view_changed)

    def _new_handles(self) -> dict[Area, Handle]:
        help_ = self.tr("Drag to make room; a double click folds it away, or opens it again")
        texts = {
            "input": (self.tr("Edge of the input"), Qt.Edge.RightEdge),
            "properties": (self.tr("Edge of the properties"), Qt.Edge.LeftEdge),
            "below": (self.tr("Edge of the arithmetic"), Qt.Edge.TopEdge),
        }
        made: dict[Area, Handle] = {}
        for area in AREAS:
            name, side = texts[area]
            made[area] = handle = Handle(name, help_, side, self)
            handle.begun.connect(partial(self._begin_drag, area))
            handle.moved.connect(partial(self._drag, area))
            handle.toggled.connect(partial(self.toggle, area))
            handle.hide()
        return made

    def take(self, actions: Actions) -> None:
        """Take charge of the actions that fold areas."""
        self._actions = actions
        for area in AREAS:
            actions.connect_to(f"fold_{area}", partial(self.toggle, area))
        actions.connect_to("enlarge_below", self._toggle_large)
        self._tick()

    def _toggle_large(self) -> None:
        self._store.look(below_is_large=not self._store.view.below_is_large)

    def _tick(self) -> None:
        """Tick what is there in the menus."""
        if self._actions is None:
            return
        for area in AREAS:
            action = self._actions[f"fold_{area}"]
            action.setEnabled(self.has(area) and not self._presents())
            is_sheet = area == "input" and self._sheet.place == "sheet"
            open_ = self._store.view.input_open if is_sheet else not self.is_folded(area)
            action.setChecked(open_ and self.has(area))
        large = self._actions["enlarge_below"]
        large.setEnabled(self.has("below") and not self._presents())
        large.setChecked(self._is_large())

    def add_head(self, head: QWidget) -> None:
        """Put something between the bar at the top and all areas."""
        self._whole.insertWidget(1, head)

    def add_status(self, status: QWidget) -> None:
        """Put the status line below everything."""
        self._whole.addWidget(status)

    def add_middle(self, mode: Mode) -> None:
        """Take the middle of a mode; modes come in the order in which they are entered."""
        self.middles.addWidget(mode.middle)

    def add_panels(self, panels: Panels) -> None:
        """Take what stands around the middle of the mode that was added last."""
        right = new_side()
        fill_side(right, *panels.right)
        self._follow(right)
        self._rights.addWidget(right)
        self._belows.append(panels.below or QWidget())
        self._bottoms.addWidget(self._belows[-1])
        self._feet.addWidget(panels.foot or QWidget())

    def forget(self, mode: Mode) -> None:
        """Be rid of the mode that was added last, whose panels did not come."""
        self.middles.removeWidget(mode.middle)
        mode.middle.deleteLater()
        mode.deleteLater()

    def _follow(self, side: QScrollArea) -> None:
        """Hear when the panels of a side ask for another width, as when a fold is opened."""
        holder = side.widget()
        assert holder is not None
        holder.installEventFilter(self)

    def show_mode(self, mode: Mode, panels: Panels) -> None:
        """Show the areas of a mode; one that it has nothing for is not there."""
        at = self.middles.indexOf(mode.middle)
        for stack in (self.middles, self._rights, self._feet):
            stack.setCurrentIndex(at)
        self._bottoms.setCurrentWidget(self._belows[at])
        self._feet.setVisible(panels.foot is not None)
        self._mode = mode
        has: set[Area] = {"input"}
        if panels.right:
            has.add("properties")
        if panels.below is not None:
            has.add("below")
        self._has = frozenset(has)

    def open_input(self) -> None:
        """Have the input in view: the sheet that it is in a narrow window, or a folded column."""
        if self._sheet.place == "sheet":
            self._store.look(input_open=True)
        elif self.is_folded("input"):
            self.toggle("input")

    def show_below(self, page: QWidget | None) -> None:
        """Show a page in the area below in the place of the mode's own; None takes it away.

        The area opens for it where it is folded away.
        """
        assert self._mode is not None
        own = self._belows[self.middles.indexOf(self._mode.middle)]
        focus = QApplication.focusWidget()
        if focus is not None and self._bottoms.isAncestorOf(focus):
            self._mode.middle.setFocus()
        if page is not None and self._bottoms.indexOf(page) < 0:
            self._bottoms.addWidget(page)
        self._bottoms.setCurrentWidget(own if page is None else page)
        if page is not None and self.is_folded("below"):
            self.toggle("below")

    # Sizes.

    def has(self, area: Area) -> bool:
        """Whether the mode that is shown has something there."""
        return area in self._has

    def is_folded(self, area: Area) -> bool:
        """Whether an area of this mode is folded away, by the user or as there is no room."""
        return area in self._folded()

    def _folded(self) -> tuple[Area, ...]:
        return tuple({*self._mine().folded, *self._crowded})

    def toggle(self, area: Area) -> None:
        """Fold an area away, or open it again; where the input is a sheet, open or close that."""
        if area == "input" and self._sheet.place == "sheet":
            self._store.look(input_open=not self._store.view.input_open)
            return
        if area == "below" and self._is_large():
            self._store.look(below_is_large=False)
        if self.is_folded(area):
            self._first = area
        if area in self._crowded and self._mode is not None:
            self.arrange(self.window(), self._mode)
        elif self.has(area):
            self._keep(self._mine().toggled(area))

    def _mine(self) -> AreaSizes:
        return self._sizes.get(self._mode.name, AreaSizes()) if self._mode else AreaSizes()

    def _keep(self, sizes: AreaSizes) -> None:
        assert self._mode is not None
        self._sizes[self._mode.name] = sizes
        self._settings.set(AREA_SIZES, as_text(self._sizes))
        self.arrange(self.window(), self._mode)

    def _begin_drag(self, area: Area) -> None:
        part = self._parts[area]
        self._drag_px = part.height() if area == "below" else part.width()

    def _drag(self, area: Area, by: int) -> None:
        """Give an area the size that its handle asks for; a folded one opens again."""
        if self.is_folded(area):
            if by > 0:
                self.toggle(area)
            return
        self._keep(self._mine().dragged(area, self._drag_px + by, self._room()))

    def _room(self) -> tuple[int, int]:
        """Width and height of the window."""
        return self.window().width(), self.window().height()

    def _is_large(self) -> bool:
        return self._store.view.below_is_large and self.has("below") and not self._presents()

    def _presents(self) -> bool:
        return self.window().isFullScreen()

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.below_is_large != new.below_is_large and self._mode is not None:
            if new.below_is_large and self.is_folded("below"):
                self._keep(self._mine().toggled("below"))
            self.arrange(self.window(), self._mode)
        self._tick()

    def arrange(self, window: QWidget, mode: Mode) -> None:
        """Share the room out: a narrow window may have no column for the input."""
        if self._mode is None:
            return
        mine, size = self._mine(), self._room()
        presents, narrow = self._presents(), window.width() < NARROW_PX
        folds = narrow and mode.folds_input and not presents
        widths: dict[Area, int] = {}
        for area, narrow_px in zip(_SIDES, mode.narrow_sides_px, strict=True):
            # A kernel is as high as the panel is wide, and what is below it is to be in view.
            low = area == "properties" and mode.edits_kernels and window.height() < LOW_PX
            usual = narrow_px if narrow or low else usual_px(area, size)
            widths[area] = mine.of(area, size, usual)
        beside = {
            area: wide
            for area, wide in widths.items()
            if self.has(area) and area not in mine.folded and not (folds and area == "input")
        }
        if not presents:
            self._crowd(window, beside)
            widths |= beside
        for area in _SIDES:
            self._parts[area].setFixedWidth(widths[area])
        for side in (self.left, self._rights.currentWidget()):
            if isinstance(side, QScrollArea):
                pad_side(side, NARROW_PADDING_PX if mode.pads_little and narrow else PADDING_PX)
        large = self._is_large()
        if large:
            self._bottoms.setMinimumHeight(0)
            self._bottoms.setMaximumHeight(16_777_215)
        else:
            self._bottoms.setFixedHeight(mine.of("below", size, usual_px("below", size)))
        folded = () if presents else self._folded()
        self._show(self.middles, not large)
        self._show(self._rights, self.has("properties") and "properties" not in folded)
        self._show(self._bottoms, self.has("below") and "below" not in folded)
        gone = "input" in folded and not folds
        self._sheet.put("away" if presents or gone else "sheet" if folds else "column")
        strips = {
            area: HANDLE_PX for area in folded if self.has(area) and not (folds and area == "input")
        }
        self._body.setContentsMargins(strips.get("input", 0), 0, strips.get("properties", 0), 0)
        self._middle.setContentsMargins(0, 0, 0, strips.get("below", 0))
        mode.fold_input(folds, beside=not folds and not presents and not gone)
        self._place_handles()
        self._tick()

    def _crowd(self, window: QWidget, beside: dict[Area, int]) -> None:
        """Fit the sides into the window; where both have no room, the one opened last stays."""
        self._least = self._least_widths()
        least = self._least[0]
        if len(beside) > 1:
            least += HANDLE_PX  # at which a side that has to go is opened
        first = self._first if self._first in beside else next(iter(beside), self._first)
        inner = dict(zip(_SIDES, self._least[1:], strict=True))
        sides = {area: max(LEAST_PX[area], inner[area]) for area in beside}
        for area, wide in beside.items():
            beside[area] = max(wide, inner[area])  # nothing in it is cut, however large its text
        found = fitted(beside, sides, window.width() - least, first)
        self._crowded = frozenset(beside) - frozenset(found)
        beside |= found
        # Not what is there now: the window is made narrower before a side goes.
        side = min(sides[first], beside[first]) if beside else 0
        window.setMinimumWidth(max(least + side, least_of_bars(self._whole)))

    def event(self, event: QEvent) -> bool:
        """Follow what the middle asks for."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit_anew()
        return done

    def _fit_anew(self) -> None:
        """Share the width out anew where something in it asks for more or less."""
        if self._mode is None or self._presents():
            return
        if self._least_widths() != self._least:
            self.arrange(self.window(), self._mode)

    def _least_widths(self) -> tuple[int, int, int]:
        sides = self.left, self._rights.currentWidget()
        return self._least_middle(), least_of_side(sides[0]), least_of_side(sides[1])

    def _least_middle(self) -> int:
        """The width that what stands between the sides takes at least."""
        parts: list[QWidget | None] = [self.middles.currentWidget()]
        if self.has("below") and "below" not in self._mine().folded:
            parts.append(self._bottoms.currentWidget())
        return max(each.minimumSizeHint().width() for each in parts if each is not None)

    def _show(self, part: QWidget, shown: bool) -> None:
        """Show a part or not; the keyboard does not stay in one that goes."""
        focus = QApplication.focusWidget()
        if not shown and focus is not None and part.isAncestorOf(focus) and self._mode is not None:
            self._mode.middle.setFocus()
        part.setVisible(shown)

    def _place_handles(self) -> None:
        """Lay every handle over the edge of its area, or in its place."""
        body = self._body.geometry()
        thick, folded = HANDLE_PX, self._folded()
        left, right, below = (part.geometry() for part in self._parts.values())
        inner = self.middles.geometry()
        left_x = body.x() if "input" in folded else left.right() + 1
        right_x = body.right() + 1 - thick if "properties" in folded else right.x()
        below_y = body.bottom() + 1 - thick if "below" in folded else below.y()
        places = {
            "input": QRect(left_x, body.y(), thick, body.height()),
            "properties": QRect(right_x, body.y(), thick, body.height()),
            "below": QRect(inner.x(), below_y, inner.width(), thick),
        }
        for area, handle in self._handles.items():
            is_there = self.has(area) and not self._presents()
            if area == "input":
                is_there = is_there and self._sheet.place != "sheet"
            if area == "below":
                is_there = is_there and not self._is_large()
            handle.set_folded(area in folded)
            handle.setGeometry(places[area])
            handle.setVisible(is_there)
            self._sheet.raise_beneath(handle)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have the handles follow what they lie on, and the widths what is in the sides."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit_anew()
        elif event.type() in _MOVING and self._mode is not None:
            self._place_handles()
        return False

    def keep_in_reach(self, part: QWidget) -> None:
        """Let a part that lies over the maps be used while the sheet of the input is open."""
        self._sheet.spare(part)

    @property
    def has_input_sheet(self) -> bool:
        """Whether the input is a sheet over the maps, open or not."""
        return self._sheet.place == "sheet"

    @property
    def covering(self) -> QWidget | None:
        """The widget that lies over the rest and keeps the keyboard; None while none does."""
        return self._sheet.covers

    def make_way(self) -> None:
        """Be empty below the bar at the top, in whose menu another language was chosen."""
        self._mode = self._actions = None
        Shiboken.delete(self._sheet)
        for part in (*self._handles.values(), *self._parts.values(), self.middles, self._feet):
            Shiboken.delete(part)
