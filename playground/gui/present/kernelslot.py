"""The work of the selected layer, between its input and its map: the kernel, or a word for it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from playground.core.filters import Filter
from playground.core.layer import Layer
from playground.engine.explain.formats import weight_text
from playground.engine.view.planes import plane
from playground.gui.kernel.weightseditor import WeightsEditor
from playground.gui.present.measures import LEAST_DIGITS
from playground.gui.state.store import Store
from playground.gui.widgets.accessible import Role
from playground.gui.widgets.cover import Cover
from playground.gui.widgets.digitfont import AROUND_PX, LEAST, widest, without_zero
from playground.gui.widgets.mapview import MIN_DIGIT_CELL_PX
from playground.gui.widgets.pixelgrid import PixelGrid
from playground.gui.widgets.theme import theme
from playground.gui.widgets.wording import layer_detail, layer_title
from playground.kernels.sliceedits import shown_matrix

TIGHT_PX = 1.5
"""Width of a cell that its number leaves free where there is little of it."""

_WAYS = (
    (False, LEAST, AROUND_PX),
    (True, LEAST, AROUND_PX),
    (True, LEAST_DIGITS, AROUND_PX),
    (True, LEAST_DIGITS, TIGHT_PX),
)
"""How digits are written, the best way first: without a leading zero, at which size at least, and
with so much room around them."""


class KernelPicture(PixelGrid):
    """The kernel as it is read from afar; a click on a cell asks for the editor."""

    edit_wanted = Signal(int, int)

    accessible_role = Role.Graphic

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drops_zero = False
        self.set_zoomable(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(self.tr("Click a cell to change it"))
        self.setAccessibleName(self.tr("Weights of the filter"))
        self.clicked.connect(self.edit_wanted)

    def cell_text(self, value: float) -> str:
        """Only zero reads 0: a small weight is another weight."""
        text = weight_text(value, self._limit, self._digits)
        return without_zero(text) if self._drops_zero else text

    def read_px(self, cells: int) -> float:
        """The side of so many cells with the smallest digits that are read, if need be fewer."""
        plane = self._plane
        if plane is None:
            return 0.0
        font = QFont(self.font())
        font.setPointSizeF(LEAST_DIGITS * font.pointSizeF())
        limit, values = self._limit, [float(value) for value in np.ravel(plane.values)]
        written = (
            [without_zero(weight_text(value, limit, digits)) for value in values]
            for digits in range(self._digits, 0, -1)
        )
        least = min((widest(font, texts) for texts in written), default=0.0)
        return cells * max(MIN_DIGIT_CELL_PX, least + TIGHT_PX + 0.3)

    def _digits_in_cells(self) -> tuple[list[list[str]], QFont | None]:
        """Without the zero before a point, then smaller, then fewer: the first that has room."""
        wanted = self._digits
        found: tuple[list[list[str]], QFont | None] = ([], None)
        for digits in range(wanted, 0, -1):
            self._digits = digits
            for self._drops_zero, self.smallest_digits, self.around_digits in _WAYS:
                found = super()._digits_in_cells()
                if found[1] is not None:
                    break
            if found[1] is not None:
                break
        self._digits = wanted
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QPen(theme().muted, 1))
        painter.drawRect(self.area().adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()


class OperationSlot(QWidget):
    """The kernel of a filter, or the name and the numbers of a layer that has none."""

    edit_wanted = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = self._detail = self._caption = ""
        self.kernel = KernelPicture(self)
        self.kernel.edit_wanted.connect(self.edit_wanted)

    @property
    def text(self) -> str:
        """The words that are written where there is no kernel."""
        return "\n".join(part for part in (self._title, self._detail) if part)

    @property
    def cells(self) -> int:
        """The cells of the kernel's longer side; 0 where there is none."""
        shown = self.kernel.plane
        return 0 if shown is None or self.kernel.isHidden() else max(shown.height, shown.width)

    def show_filter(self, item: Filter, depth: int, digits: int, caption: str) -> None:
        """Show a slice of a filter, or what stands for all of them."""
        matrix = shown_matrix(item.weights, depth)
        self.kernel.set_digits(digits)
        limit = float(np.abs(item.weights if depth >= 0 else matrix).max()) or 1.0
        self.kernel.show_plane(plane(matrix), limit, "signed")
        self.kernel.show()
        self._caption = caption
        self._title = self._detail = ""
        self.setAccessibleName(caption)
        self.update()

    def show_layer(self, layer: Layer | None) -> None:
        """Show what a layer without filters is called."""
        self.kernel.hide()
        self._caption = ""
        self._title = "" if layer is None else layer_title(layer)
        self._detail = "" if layer is None else layer_detail(layer)
        self.setAccessibleName(self.text)
        self.update()

    def arrange(self, caption_px: int, side: int) -> None:
        """Have the kernel in the middle of what lies beneath the caption."""
        top = caption_px + (self.height() - caption_px - side) // 2
        self.kernel.setGeometry(0, top, self.width(), side)
        self._caption_px = caption_px

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        align = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.setPen(theme().text)
        if self._caption:
            painter.setFont(bold)
            side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter
            room = QRectF(0, 0, self.width(), self._caption_px)
            text = painter.fontMetrics().elidedText(
                self._caption, Qt.TextElideMode.ElideRight, self.width()
            )
            painter.drawText(room, side, text)
        elif self._title:
            frame = QRectF(self.kernel.geometry()).adjusted(1, 1, -1, -1)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(theme().raised)
            painter.setPen(QPen(theme().field_border, 1.5))
            painter.drawRoundedRect(frame, 8, 8)
            painter.setPen(theme().text)
            half = frame.adjusted(6, 6, -6, -frame.height() / 2)
            painter.setFont(bold)
            painter.drawText(half if self._detail else frame, align, self._title)
            painter.setFont(self.font())
            painter.setPen(theme().muted)
            painter.drawText(frame.adjusted(6, frame.height() / 2, -6, -6), align, self._detail)
        painter.end()


class KernelOver(QFrame):
    """The editor that lies over the kernel: cells are typed, dragged and turned as in the panel."""

    closed = Signal()
    resized = Signal()
    """It needs another height, as a sentence came or went."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("KernelOver")
        self.setProperty("card", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.weights = WeightsEditor(store, self)
        self.weights.tools.hide()
        self.weights.grid.wheel_rest.rest_ms = 0  # nothing scrolls under the pointer here
        self.weights.grid.reason_changed.connect(lambda _: self.resized.emit())
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(12, 12, 12, 8)
        box.setSpacing(8)
        box.addWidget(self.weights)
        box.addStretch()
        Cover(self)
        self.hide()

    def height_in(self, width: int) -> int:
        """The height of all that is in it, with its frame."""
        self.ensurePolished()
        frame = self.width() - self.contentsRect().width()
        tall = self._box.heightForWidth(width - frame)
        return max(tall, self._box.minimumSize().height()) + frame

    def open_at(self, cell: tuple[int, int]) -> None:
        """Come up with a cell selected, and the keyboard in it."""
        self.show()
        self.raise_()
        self.weights.grid.select(*cell)
        self.weights.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_editor(self) -> None:
        """Go away."""
        if not self.isHidden():
            self.weights.grid.editor.drop()
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_editor()
        else:  # no key that the grid has no use for walks along the network behind it
            event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # beside the cells
