"""The filters of a layer in a row: choose, add, copy, delete, reorder."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from playground.core import filteredits
from playground.core.counting import from_one
from playground.core.filteredits import ALL_SLICES
from playground.core.filters import MAX_FILTERS, Filter, make_filter
from playground.core.layer import FilterLayer
from playground.core.messages import marked
from playground.gui.kernel.blocks import BLOCK_PICTURES, BlockSteps, block_of
from playground.gui.kernel.sliceedits import shown_matrix
from playground.gui.state.store import Store
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.thumb import Thumb
from playground.gui.widgets.wording import filter_name, translated
from playground.gui.widgets.wraprow import WrapRow
from playground.kernels.presets import load_presets

SIDE_PX = 36
SMALL_SIDE_PX = 32
BUTTON_PX = 28
MAX_LARGE_FILTERS = 12
"""With more filters than this, their pictures become smaller."""

GAP_PX = 4


@gestures(
    marked("gesture", "The filters of the layer"),
    marked("gesture", "Click or arrow keys: selects a filter"),
    marked("gesture", "Drag or Alt+arrow keys: moves it among the others"),
    marked("gesture", "Double click or F2: renames it"),
    marked("gesture", "Ctrl+D, Delete: duplicates or deletes it"),
)
class FilterStrip(WrapRow):
    """One picture a filter; the chosen one is outlined."""

    rename_wanted = Signal()
    """The user wants to type another name for the chosen filter."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(GAP_PX, GAP_PX, parent)
        self._store = store
        self._index = 0
        self._filters: tuple[Filter, ...] = ()
        self._chosen = 0
        self._block = range(0)
        self._thumbs: list[Thumb] = []
        self._steps = BlockSteps(self)
        self._steps.wanted.connect(self._choose)
        self.keep(self._steps)
        self._buttons = QWidget(self)
        box = QHBoxLayout(self._buttons)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self._add = self._button(box, "plus", self.tr("Add a filter"), self.add_filter)
        self._copy = self._button(
            box, "duplicate", self.tr("Duplicate the filter"), self.duplicate, "Ctrl+D"
        )
        self._delete = self._button(box, "trash", self.tr("Delete the filter"), self.delete, "Del")
        self._mark = QFrame(self)
        self._mark.setObjectName("DropMark")
        self._mark.hide()
        self.setAccessibleName(self.tr("Filters"))

    def _button(
        self, box: QHBoxLayout, icon: str, label: str, slot: Callable[[], None], keys: str = ""
    ) -> IconButton:
        button = IconButton(icon, label, keys, self._buttons, BUTTON_PX)
        button.setProperty("flat", True)
        button.clicked.connect(lambda _=False: slot())
        box.addWidget(button)
        return button

    # What is shown.

    def show_layer(self, index: int, layer: FilterLayer, chosen: int) -> None:
        """Show the filters of a layer; only those that changed are painted anew."""
        count, block = len(layer.filters), block_of(chosen, len(layer.filters))
        if block != self._block or count != len(self._filters):
            self._make_thumbs(block, count)
        for place, thumb in zip(block, self._thumbs, strict=True):
            item = layer.filters[place]
            if place >= len(self._filters) or item is not self._filters[place]:
                thumb.show_kernel(shown_matrix(item.weights, ALL_SLICES))
                name = filter_name(item)
                thumb.setToolTip(name)
                thumb.setAccessibleName(
                    self.tr("Filter {number}: {name}").format(number=from_one(place), name=name)
                )
            if thumb.isChecked() != (place == chosen):
                thumb.set_chosen(place == chosen)
        self._index, self._filters, self._chosen = index, layer.filters, chosen

    def _make_thumbs(self, block: range, count: int) -> None:
        focused = any(thumb.hasFocus() for thumb in self._thumbs)
        side = SIDE_PX if count <= MAX_LARGE_FILTERS else SMALL_SIDE_PX
        thumbs = self._thumbs[: len(block)]
        while len(thumbs) < len(block):
            thumbs.append(self._new_thumb(side))
        for thumb in thumbs:
            thumb.set_side(side)
        self._thumbs, self._block = thumbs, block
        self._filters = ()
        self._add.setEnabled(count < MAX_FILTERS)
        self._copy.setEnabled(count < MAX_FILTERS)
        self._delete.setEnabled(count > 1)
        self._steps.show_block(block, count)
        steps = [self._steps] if count > BLOCK_PICTURES else []
        self.set_items([*thumbs, *steps, self._buttons])
        if focused:
            self._nearest(self._chosen).setFocus(Qt.FocusReason.OtherFocusReason)

    def _nearest(self, place: int) -> Thumb:
        """The picture of a filter, or of the nearest one that is shown."""
        return self._thumbs[min(max(place - self._block.start, 0), len(self._block) - 1)]

    def _place(self, thumb: Thumb) -> int:
        return self._block.start + self._thumbs.index(thumb)

    def _new_thumb(self, side: int) -> Thumb:
        thumb = Thumb(side, self)
        thumb.clicked.connect(lambda _=False, thumb=thumb: self._choose(self._place(thumb)))
        thumb.double_clicked.connect(self.rename_wanted)
        thumb.pressed_key.connect(self._key)
        thumb.dragged.connect(lambda point, thumb=thumb: self._pulled(thumb, point))
        thumb.dropped.connect(lambda point, thumb=thumb: self._dropped(thumb, point))
        return thumb

    def thumb(self, index: int) -> Thumb:
        """The picture of a filter of the block that is shown."""
        return self._thumbs[index - self._block.start]

    # What the user does.

    def _choose(self, index: int) -> None:
        index = min(max(index, 0), len(self._filters) - 1)
        focused = any(thumb.hasFocus() for thumb in self._thumbs)
        self._store.look(filter=index)
        for place, thumb in zip(self._block, self._thumbs, strict=True):
            thumb.set_chosen(place == index)
        if focused:
            self._nearest(index).setFocus(Qt.FocusReason.OtherFocusReason)

    def add_filter(self) -> None:
        """Add one that lets the picture pass unchanged, to be changed by the user."""
        preset = load_presets()["identity"]
        new = make_filter(translated("kernel", preset.title), preset.matrix(), 1, preset.id)
        label = marked("edit", "Add a filter")
        if self._store.edit(label, filteredits.add_filter, self._index, new):
            self._choose(len(self._filters) - 1)

    def duplicate(self) -> None:
        """Insert a copy of the chosen filter after it."""
        label = marked("edit", "Duplicate a filter")
        if self._store.edit(label, filteredits.duplicate_filter, self._index, self._chosen):
            self._choose(self._chosen + 1)

    def delete(self) -> None:
        """Take the chosen filter out."""
        label = marked("edit", "Delete a filter")
        self._store.edit(label, filteredits.delete_filter, self._index, self._chosen)

    def move_to(self, to: int) -> None:
        """Move the chosen filter to another place; it stays chosen."""
        to = min(max(to, 0), len(self._filters) - 1)
        if to == self._chosen:
            return
        label = marked("edit", "Move a filter")
        self._store.edit(label, filteredits.move_filter, self._index, self._chosen, to)
        self._choose(to)

    def _key(self, event: QKeyEvent) -> None:
        line = max(1, len([t for t in self._thumbs if t.y() == self._thumbs[0].y()]))
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -line,
            Qt.Key.Key_Down: line,
            Qt.Key.Key_Home: -self._chosen,
            Qt.Key.Key_End: len(self._filters) - 1 - self._chosen,
        }
        key = Qt.Key(event.key())
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        event.accept()
        if key in steps and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_to(self._chosen + steps[key])
        elif key in steps and 0 <= self._chosen + steps[key] < len(self._filters):
            self._choose(self._chosen + steps[key])
        elif key == Qt.Key.Key_F2:
            self.rename_wanted.emit()
        elif key == Qt.Key.Key_Delete:
            self.delete()
        elif key == Qt.Key.Key_D and control:
            self.duplicate()
        else:
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        pointed = [thumb for thumb in self._thumbs if thumb.geometry().contains(event.pos())]
        for thumb in pointed:
            self._choose(self._place(thumb))
        menu = QMenu(self)
        rename = menu.addAction(self.tr("Rename\tF2"), self.rename_wanted.emit)
        rename.setToolTip(self.tr("Type another name"))
        copy = menu.addAction(self.tr("Duplicate\tCtrl+D"), self.duplicate)
        copy.setEnabled(self._copy.isEnabled())
        delete = menu.addAction(self.tr("Delete\tDel"), self.delete)
        delete.setEnabled(self._delete.isEnabled())
        menu.addSeparator()
        back = menu.addAction(
            self.tr("Move towards the front\tAlt+Left"), lambda: self.move_to(self._chosen - 1)
        )
        back.setEnabled(self._chosen > 0)
        on = menu.addAction(
            self.tr("Move towards the end\tAlt+Right"), lambda: self.move_to(self._chosen + 1)
        )
        on.setEnabled(self._chosen < len(self._filters) - 1)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    # Pulling a filter to another place.

    def _gap_at(self, point: QPoint) -> int:
        """Before which of the pictures one that is let go at `point` lands."""
        for place, thumb in enumerate(self._thumbs):
            box = thumb.geometry()
            if point.y() < box.bottom() + GAP_PX and point.x() < box.center().x():
                return place
            last = place + 1 == len(self._thumbs) or self._thumbs[place + 1].y() > thumb.y()
            if last and point.y() < box.bottom() + GAP_PX:
                return place + 1
        return len(self._thumbs)

    def _pulled(self, thumb: Thumb, point: QPoint) -> None:
        gap = self._gap_at(point)
        after = gap == len(self._thumbs)
        box = self._thumbs[gap - 1 if after else gap].geometry()
        x = box.right() + 1 if after else box.left() - GAP_PX
        self._mark.setGeometry(x + GAP_PX // 2 - 1, box.top(), 3, box.height())
        self._mark.show()
        self._mark.raise_()

    def _dropped(self, thumb: Thumb, point: QPoint) -> None:
        self._mark.hide()
        place, gap = self._place(thumb), self._block.start + self._gap_at(point)
        self._choose(place)
        self.move_to(gap if gap <= place else gap - 1)
