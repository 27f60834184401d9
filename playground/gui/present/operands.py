"""The stage: input ⊙ kernel = map → what follows, as large as the screen allows."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from playground.core.counting import from_one
from playground.core.filteredits import ALL_SLICES
from playground.core.layer import FilterLayer
from playground.engine.trace.progress import filled
from playground.engine.view.planes import Shown
from playground.gui.present.kernelslot import KernelOver, OperationSlot
from playground.gui.present.mapslot import MapSlot
from playground.gui.present.measures import (
    CAPTION_PX,
    GAP_PX,
    LARGE_KERNEL_CELLS,
    SIGNS_PX,
    Arrangement,
)
from playground.gui.present.walk import Scene, scene_of
from playground.gui.state.pointing import Pointing
from playground.gui.state.store import Store
from playground.gui.state.viewstate import INPUT, ViewState
from playground.gui.widgets.theme import theme
from playground.gui.widgets.wording import layer_title

translate = QCoreApplication.translate

SIGN_SIZE = 1.4
"""Size of ⊙, = and → in that of plain text."""

EDITOR_PX = 340
"""Side of the editor over the kernel, on the screen that lengths are drawn for."""


class Operands(QWidget):
    """Three maps of the network with what makes the second of the first."""

    hovered = Signal(object)
    """The Cell under the mouse, or None."""

    clicked = Signal(object)

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._scene: Scene | None = None
        self._signs: list[tuple[str, QRect]] = []
        self._scale = 1.0
        self._has_after = True
        self.before, self.map, self.after = (MapSlot(self) for _ in range(3))
        self.operation = OperationSlot(self)
        self.editor = KernelOver(store, parent)
        self.operation.edit_wanted.connect(self.edit)
        self.editor.resized.connect(self._place_editor)
        self.map.tile.set_selected(True)
        for slot in self.slots:
            slot.hovered.connect(self.hovered)
            slot.clicked.connect(self.clicked)
            slot.viewport_wanted.connect(lambda viewport: store.look(viewport=viewport))

    @property
    def slots(self) -> tuple[MapSlot, MapSlot, MapSlot]:
        """The maps from left to right."""
        return self.before, self.map, self.after

    @property
    def scene(self) -> Scene | None:
        """The scene that is shown."""
        return self._scene

    @property
    def maps(self) -> int:
        """How many maps are side by side."""
        return 2 if self._scene is None or not self._has_after else self._scene.maps

    def set_after(self, shown: bool) -> None:
        """Whether what follows the map has room, where there is something."""
        self._has_after = shown
        self.after.setVisible(self.maps > 2)

    @property
    def kernel_needs(self) -> tuple[int, float]:
        """The cells of the kernel's longer side, and the side with which a large one is read."""
        cells = self.operation.cells
        is_large = cells in LARGE_KERNEL_CELLS
        return cells, self.operation.kernel.read_px(cells) if is_large else 0.0

    def show_scene(self, shown: Shown, view: ViewState) -> None:
        """Show the selected layer."""
        scene = self._scene = scene_of(shown, view)
        slide, known = view.slide, {}
        if slide is not None and 0 <= slide.stage < len(shown.stages):
            known = filled(shown.stages, slide.stage, slide.row, slide.column)
        for slot, place in zip(self.slots, (scene.before, scene.map, scene.after), strict=True):
            slot.setVisible(place is not None and (slot is not self.after or self._has_after))
            if place is not None:
                slot.show_map(shown, *place, view.scale, view.data_classes)
                slot.set_caption(*_caption(shown, *place))
                slot.look(view)
                slot.fill(known)
        layer, channel = scene.layer, scene.map[1]
        if isinstance(layer, FilterLayer) and layer.enabled:
            index = min(channel, len(layer.filters) - 1)
            item = layer.filters[index]
            depth = self._depth(scene)
            caption = self.tr("Filter")
            if item.depth > 1 and depth != ALL_SLICES:
                caption = self.tr("Slice {number}").format(number=from_one(depth))
            self.operation.show_filter(item, depth, view.digits, caption)
            self.editor.weights.show_filter(scene.map[0], index, item, depth)
            self.editor.weights.set_digits(view.digits)
        else:
            self.operation.show_layer(layer)
            self.editor.close_editor()
        self.update()

    def mark(self, pointing: Pointing) -> None:
        """Frame what the pointed cell is made of."""
        for slot in self.slots:
            slot.mark(pointing)

    def edit(self, row: int = 0, column: int = 0) -> None:
        """Open the editor over the kernel, if there is one."""
        if not self.operation.kernel.isHidden():
            self._place_editor()
            self.editor.open_at((row, column))

    def _depth(self, scene: Scene) -> int:
        """The slice of the filter that meets the map before; ALL_SLICES where they are alike."""
        layer = scene.layer
        assert isinstance(layer, FilterLayer)
        item = layer.filters[min(scene.map[1], len(layer.filters) - 1)]
        alike = item.depth == 1 or (scene.before[0] == INPUT and item.is_uniform)
        return ALL_SLICES if alike else min(scene.slice, item.depth - 1)

    # Geometry.

    def arrange(self, found: Arrangement) -> None:
        """Lay the maps out in the stage of an arrangement."""
        self.setGeometry(found.stage)
        caption, side = found.px(CAPTION_PX), found.tile
        kernel = found.kernel
        maps, body = self.maps, max(side, kernel)
        signs = [found.px(wide) for wide in SIGNS_PX[:maps]]
        spare = self.width() - maps * side - kernel - sum(signs)
        missing = max(slot.caption_width for slot in self.slots[:maps]) - side
        over = max(0, min(missing, spare // maps))  # captions reach beyond maps that are small
        x = (spare - maps * over) // 2
        top = (self.height() - caption - body) // 2
        self._signs = []
        parts: list[tuple[QWidget, int, str]] = [
            (self.before, side, "⊙"),
            (self.operation, kernel, "="),
            (self.map, side, "→"),
            (self.after, side, ""),
        ]
        for (part, wide, sign), room in zip(parts, [*signs, 0, 0], strict=False):
            beyond = 0 if part is self.operation else over
            high = body if part is self.operation else side  # a large kernel stands out
            part.setGeometry(x, top + (body - high) // 2, wide + beyond, caption + high)
            x += wide
            if room:
                self._signs.append((sign, QRect(x, top + caption, room + beyond, body)))
            x += room + beyond
        for slot in self.slots:
            slot.arrange(caption, side)
        self.operation.arrange(caption, kernel)
        self._scale = found.scale
        self._place_editor()
        self.update()

    def _place_editor(self) -> None:
        """Over the kernel and what is before it, so that the map that it makes stays in view."""
        parent = self.editor.parentWidget()
        side = round(EDITOR_PX * self._scale)
        at = self.operation.geometry().translated(self.pos())
        right = at.right() + round(GAP_PX * self._scale / 2)
        tall = self.editor.height_in(side)
        top = max(0, at.center().y() - tall // 2)
        self.editor.setGeometry(max(0, right - side), top, side, tall)
        if parent is not None and self.editor.geometry().bottom() > parent.height():
            self.editor.move(self.editor.x(), parent.height() - tall)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = QFont(self.font())
        font.setPointSizeF(self.font().pointSizeF() * SIGN_SIZE)
        painter.setFont(font)
        painter.setPen(QPen(theme().muted))
        is_filter = not self.operation.kernel.isHidden()
        for sign, room in self._signs:
            text = "→" if sign == "⊙" and not is_filter else sign
            painter.drawText(QRectF(room), Qt.AlignmentFlag.AlignCenter, text)
        painter.end()


def _caption(shown: Shown, stage: int, channel: int) -> tuple[str, str]:
    """The name of a map, and its size."""
    shape = shown.shape if stage == INPUT else shown.stages[stage].shape
    size = "" if shape is None else f"{shape[1]}×{shape[2]}"
    if stage == INPUT:
        return translate("Operands", "Input"), size
    layer = shown.stages[stage].layer
    title = layer_title(layer)
    if shape is not None and shape[1:] == (1, 1):
        return title, str(shape[0])
    if shape is not None and shape[0] > 1:
        name = translate("Operands", "{layer} {number}")
        return name.format(layer=title, number=from_one(channel)), size
    return title, size
