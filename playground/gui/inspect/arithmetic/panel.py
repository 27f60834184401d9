"""How the number of the pointed cell came about."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from playground.core.counting import from_one
from playground.core.layer import FilterLayer
from playground.engine.explain.formats import as_latex, as_numpy, as_text
from playground.engine.trace.cell_address import Cell
from playground.engine.view.planes import Shown, is_vector
from playground.gui.inspect.arithmetic.compose import pieces, writer
from playground.gui.inspect.arithmetic.controls import BUTTON_PX, SlidingControls
from playground.gui.inspect.arithmetic.pieces import Note
from playground.gui.inspect.arithmetic.pixelreach import pixel_pieces
from playground.gui.inspect.arithmetic.strip import Strip
from playground.gui.state.pointing import Pointer
from playground.gui.state.sliding import Sliding
from playground.gui.state.store import Store
from playground.gui.state.viewstate import INPUT, ViewState
from playground.gui.widgets.elided import ElidedLabel
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.wording import filter_name, layer_title, sentence


class ArithmeticPanel(QWidget):
    """Follows the pointed cell: hovered, slid over or pinned; `tools` belong above it."""

    def __init__(
        self,
        store: Store,
        pointer: Pointer,
        sliding: Sliding,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._pointer = pointer
        self._stage: int | None = None
        self.tools = QWidget(self)
        self.place = ElidedLabel(self.tools)
        self.place.setProperty("role", "muted")
        explanation = self.tr("Copy this arithmetic as text, LaTeX or numpy")
        self.copy = IconButton("copy", self.tr("Copy"), explanation, self.tools, BUTTON_PX)
        self.copy.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.copy)
        for text, kind in (
            (self.tr("As text"), "text"),
            (self.tr("As LaTeX"), "latex"),
            (self.tr("As a numpy expression"), "numpy"),
        ):
            menu.addAction(text).triggered.connect(lambda _=False, kind=kind: self.copy_as(kind))
        self.copy.setMenu(menu)
        self.controls = SlidingControls(sliding, self.tools)
        self.strip = Strip()
        self._area = area = QScrollArea(self)
        area.setWidget(self.strip)
        area.setWidgetResizable(True)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        top = QHBoxLayout(self.tools)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(10)
        top.addWidget(self.place, 1)
        top.addWidget(self.copy)
        top.addWidget(self.controls)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(area)
        store.view_changed.connect(self._view_changed)
        pointer.changed.connect(self._show)
        self._show()

    def copy_as(self, kind: str) -> None:
        """Put the arithmetic of the pointed cell on the clipboard."""
        found = self._pointer.now.steps
        if not found:
            return
        digits = self._store.view.digits
        text = {
            "text": lambda: "\n\n".join(as_text(step, writer(digits)) for step in found),
            "latex": lambda: "\n\n".join(as_latex(step, digits) for step in found),
            "numpy": lambda: as_numpy(found[-1]),
        }[kind]()
        QGuiApplication.clipboard().setText(text)

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if (old.digits, old.scale) != (new.digits, new.scale):
            self._show()

    def _show(self) -> None:
        pointing = self._pointer.now
        shown, cell = pointing.shown, pointing.cell
        self.copy.setEnabled(cell is not None and cell.stage != INPUT)
        if shown is None or cell is None:
            hint = _refusal(shown) or self.tr(
                "Point at a cell of any map to see how its number comes about."
            )
            self.place.set_parts("")
            self.strip.show_pieces((Note(hint),), self._store.view.digits)
            return
        self.place.set_parts(*self._where(shown, cell))
        digits = self._store.view.digits
        if cell.stage == INPUT:
            row = pixel_pieces(shown, cell, self._store.view, digits)
        else:
            row = pieces(shown, cell, pointing.steps, self._store.view)
        self.strip.show_pieces(row, digits)
        if cell.stage != self._stage:
            self._stage = cell.stage
            self._show_result(len(pointing.steps))

    def _show_result(self, count: int) -> None:
        """Begin with the end where the steps of layers before lead to it."""
        place = self.strip.result_place()
        if count > 1 and place is not None:
            self.strip.resize(self.strip.minimumSizeHint().width(), self.strip.height())
            self._area.ensureVisible(round(place.right()), 0, 160, 0)
        else:
            self._area.horizontalScrollBar().setValue(0)

    def _where(self, shown: Shown, cell: Cell) -> tuple[str, str]:
        """The map, and the place on it."""
        place = self.tr(", row {row}, column {column}").format(
            row=from_one(cell.row), column=from_one(cell.column)
        )
        if cell.stage == INPUT:
            return self.tr("input"), place
        layer = shown.stages[cell.stage].layer
        shape = shown.stages[cell.stage].shape
        if shape is not None and is_vector(shape):
            unit = self.tr(", unit {number}").format(number=from_one(cell.channel))
            return layer_title(layer), unit
        item = layer.maker(cell.channel) if isinstance(layer, FilterLayer) else None
        if item is not None:
            name = filter_name(item)
        else:
            name = self.tr("map {number}").format(number=from_one(cell.channel))
        return self.tr("{layer}, {name}").format(layer=layer_title(layer), name=name), place


def _refusal(shown: Shown | None) -> str:
    """Why there are no maps, or "" if there are."""
    reasons = (stage.refusal for stage in shown.stages) if shown is not None else ()
    found = next((reason for reason in reasons if reason is not None), None)
    return sentence(found) if found is not None else ""
