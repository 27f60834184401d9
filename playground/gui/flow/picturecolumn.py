"""The column before the input: the picture, where the network gets something else than that."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from playground.core import edits
from playground.core.messages import marked
from playground.core.word_count import size_text
from playground.engine.trace.cell_address import Cell
from playground.engine.view.mapscale import scale_in
from playground.engine.view.planes import Plane, Shown
from playground.gui.flow.header import ColumnHeader
from playground.gui.flow.layout import Placement
from playground.gui.flow.placed import PictureShape
from playground.gui.flow.tile import MapTile
from playground.gui.flow.tiles import Box
from playground.gui.state.cellmarks import Marks, laid_back
from playground.gui.state.store import Store
from playground.gui.state.viewstate import INPUT, ViewState
from playground.gui.widgets.aswritten import explain
from playground.gui.widgets.wording import sentences, translated
from playground.pictures.fitting_words import short_steps, steps
from playground.pictures.network_input import can_be_framed

SWITCH_PX, SWITCH_GAP_PX = 26, 6


class PictureColumn(QObject):
    """Shows what was done to the picture, and where each number of the input comes from in it.

    There is none where the network gets the picture itself.
    """

    toggled = Signal()
    """The card was clicked: the picture is to be opened, or folded into its card."""

    hovered = Signal(object)
    """The Cell of the input that the pointed cell of the picture lies in, or None."""

    clicked = Signal(object)

    def __init__(self, store: Store, content: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._shown: Shown | None = None
        self.header = ColumnHeader(content, has_menu=False)
        self.header.chosen.connect(self.toggled)
        self.tile = MapTile(content)
        self.tile.setAccessibleName(self.tr("Picture, before it is fitted to the network"))
        self.tile.hovered.connect(lambda at: self.hovered.emit(self._in_network(at)))
        self.tile.clicked.connect(self._click)
        self.framing = QToolButton(content)
        self.framing.setText(self.tr("Framing"))
        self.framing.setCheckable(True)
        self.framing.setProperty("segment", True)
        self.framing.setProperty("place", "only")
        self.framing.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        explain(
            self.framing,
            self.tr(
                "What is drawn is cut out, scaled and centred as the pictures that the network"
                " learned from; without it, the drawing is taken whole."
            ),
        )
        self.framing.clicked.connect(self._set_framing)
        self.note = QLabel(content)
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.shape: PictureShape | None = None
        """The picture as the layout sees it; None where there is no column."""
        self._hide()

    def ordered_parts(self) -> list[QWidget]:
        """Its widgets in the order of Tab."""
        return [self.header, self.framing, self.tile]

    def _hide(self) -> None:
        for widget in (self.header, self.tile, self.framing, self.note):
            widget.hide()

    # What is shown.

    def show_picture(self, shown: Shown, state: ViewState) -> None:
        """Show the picture of these results, and what was done to it."""
        self._shown = shown
        plane = self._plane()
        if plane is None:
            self.shape = None
            self._hide()
            return
        self.look(state)
        scale = scale_in(shown.picture, 0, state.scale)
        self.tile.show_plane(plane, scale.limit, scale.palette)
        self.tile.show_holes(shown.session.picture)
        self.shape = PictureShape(plane.height / plane.width)
        session, where = shown.session, shown.looked.placement if shown.looked else None
        shape = (1 if plane.values.ndim == 2 else 3, plane.height, plane.width)
        words = ", ".join(
            translated("fitting", word) for word in short_steps(session, shape, where)
        )
        self.header.set_texts(self.tr("Picture"), (words, size_text(shape)))
        explain(self.header, sentences(steps(session, shape, where)))
        self.note.setText(words)
        self.note.setToolTip(self.header.toolTip())
        self.framing.setChecked(session.input.frames_drawings)

    def _plane(self) -> Plane | None:
        """The picture; None where it is what the network gets, and nothing can be done to it."""
        shown = self._shown
        if shown is None or shown.looked is None or not shown.looked.view.planes:
            return None
        if shown.looked.view is shown.views[0] and not can_be_framed(shown.session):
            return None
        return shown.looked.view.planes[0]

    def look(self, state: ViewState) -> None:
        """Show the part and the digits that the view state asks for."""
        self.tile.set_viewport(state.viewport)
        self.tile.set_digits(state.digits)

    def mark(self, marks: Marks) -> None:
        """Outline where the marked cells of the input come from."""
        blocks = marks.blocks(INPUT, 0)
        looked = self._shown.looked if self._shown is not None else None
        if looked is not None and looked.placement is not None:
            blocks = laid_back(blocks, looked.placement)
        self.tile.set_highlights(blocks)

    # From the user.

    def _in_network(self, at: tuple[int, int] | None) -> Cell | None:
        looked = self._shown.looked if self._shown is not None else None
        if at is not None and looked is not None and looked.placement is not None:
            at = looked.placement.in_frame(*at)
        return None if at is None else Cell(INPUT, 0, *at)

    def _click(self, row: int, column: int) -> None:
        cell = self._in_network((row, column))
        if cell is not None:
            self.clicked.emit(cell)

    def _set_framing(self, on: bool) -> None:
        self._store.edit(marked("edit", "Frame drawings"), edits.set_framing_on, on)

    # Geometry.

    def place(self, placement: Placement | None) -> None:
        """Lay the widgets where the layout says; without a place they are hidden."""
        if placement is None or self._shown is None:
            self._hide()
            return
        box, is_open = placement.header, not placement.collapsed
        self.header.set_collapsed(placement.collapsed)
        self.header.setGeometry(_rect(box))
        self.header.show()
        large = placement.tiles.large
        self.tile.setGeometry(_rect(large))
        self.tile.show()
        below = large.bottom + SWITCH_GAP_PX
        can_switch = is_open and can_be_framed(self._shown.session)
        self.framing.setVisible(can_switch)
        if can_switch:
            self.framing.setGeometry(QRect(large.x, below, large.width, SWITCH_PX))
            below += SWITCH_PX + SWITCH_GAP_PX
        self.note.setVisible(is_open)
        if is_open:
            tall = self.note.heightForWidth(large.width)
            self.note.setGeometry(QRect(large.x, below, large.width, tall))


def _rect(box: Box) -> QRect:
    return QRect(box.x, box.y, box.width, box.height)
