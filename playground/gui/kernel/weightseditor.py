"""The grid of weights with what belongs to it: values, facts, tools, clipboard."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from playground.core import filteredits
from playground.core.arrays import FloatArray
from playground.core.counting import from_one
from playground.core.fields import Field
from playground.core.filteredits import ALL_SLICES
from playground.core.filters import Filter
from playground.core.layer import FilterLayer
from playground.core.messages import Message, Refused, marked
from playground.core.session import Session
from playground.core.word_count import MINUS
from playground.gui.kernel.cellgestures import Cell, CellEdit
from playground.gui.kernel.facts import facts_brief, facts_help, facts_line
from playground.gui.kernel.kernelgrid import KernelGrid
from playground.gui.kernel.pastequestion import PasteQuestion
from playground.gui.kernel.pasting import Pasted, as_it_is, as_pasted, cut_off, placed, read_pasted
from playground.gui.kernel.sizenotes import SizeNotes
from playground.gui.kernel.transformbar import TransformBar
from playground.gui.state.store import Store
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.numberspin import NumberSpin
from playground.gui.widgets.pastedtext import clipboard_text
from playground.gui.widgets.steadylabel import SteadyLabel
from playground.kernels import sliceedits
from playground.kernels.text import as_fraction, format_number, to_numpy, to_tsv

MAX_WEIGHT = float(np.finfo(np.float32).max)

WEIGHT = Field(
    "float",
    marked("field", "Weight to paint with"),
    marked("field", "What painting sets the cells to."),
    -MAX_WEIGHT,
    MAX_WEIGHT,
)

FACTS_DELAY_MS = 40
"""Milliseconds between two looks at rank and norm while a cell is dragged."""


class WeightsEditor(QWidget):
    """Edits the weights of one filter of the document."""

    palette_part = marked("palette", "Selected filter")

    cell_hovered = Signal(object)
    """(depth, row, column), depth ALL_SLICES for all; None when the mouse leaves."""

    facts_changed = Signal(str)
    """Sum and rank of the weights, in few words."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._notes = SizeNotes(store)
        self._place = (0, 0)
        self._depth = ALL_SLICES
        self._filter: Filter | None = None
        self._position = 0
        self._drags = False
        self._pointed: Cell | None = None
        self.grid = KernelGrid(self)
        self.grid.setToolTip(
            self.tr(
                "<p>Click a cell and type: 2, −0.5, 1/9, 1e-2. Enter goes down, Tab right.</p>"
                "<p>Or drag it up and down, or turn the wheel; Shift finer, Ctrl coarser.</p>"
            )
        )
        # Whoever shows the editor gives these two lines a place.
        self.info = SteadyLabel(muted=True, parent=self)
        self.problem = QLabel(self)
        self.problem.setProperty("role", "warning")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.question = PasteQuestion(self)
        self.facts = SteadyLabel(parent=self)
        for line in (self.info, self.facts):
            line.hide()
        self._facts_timer = QTimer(self)
        self._facts_timer.setSingleShot(True)
        self._facts_timer.setInterval(FACTS_DELAY_MS)
        self._facts_timer.timeout.connect(self._show_facts)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.grid)
        box.addWidget(self.problem)
        box.addWidget(self.question)
        self.tools = TransformBar(self)
        self._make_tools()
        self._connect()

    def _make_tools(self) -> None:
        self.copy_button = IconButton("copy", self.tr("Copy the weights"), "Ctrl+C", self)
        self.paste_button = IconButton(
            "paste",
            self.tr("Paste weights"),
            self.tr("From a spreadsheet, numpy or any rows of numbers (Ctrl+V)"),
            self,
        )
        self.paint_button = IconButton(
            "pencil",
            self.tr("Paint"),
            self.tr("Set every cell that the mouse is dragged over. Alt+drag does so too."),
            self,
        )
        self.paint_button.setCheckable(True)
        self.paint_value = NumberSpin(WEIGHT, 0.1, self)
        self.paint_value.set_bare()
        self.paint_value.set_room(f"{MINUS}0.00")
        self.paint_value.set_value(1.0)
        self.paint_value.setAccessibleName(self.tr("Weight to paint with"))
        self.paint_value.setToolTip(self.tr("Weight to paint with"))
        self.tools.add(self.copy_button, self.paste_button)
        painting = QWidget(self)
        line = QHBoxLayout(painting)
        line.setContentsMargins(12, 4, 12, 4)
        line.setSpacing(8)
        line.addWidget(self.paint_button)
        words = QLabel(self.tr("Paint with"), painting)
        words.setBuddy(self.paint_value)
        line.addWidget(words, 1)
        line.addWidget(self.paint_value)
        self.tools.add_below(painting)

    def _connect(self) -> None:
        self.grid.edit_wanted.connect(self._edit)
        self.grid.gesture_ended.connect(self._store.end_merge)
        self.grid.hovered.connect(self._hover)
        self.grid.selection_changed.connect(self._select)
        self.grid.reason_changed.connect(self._show_reason)
        self.grid.copy_wanted.connect(self.copy)
        self.grid.paste_wanted.connect(self.paste)
        self.grid.menu_wanted.connect(self._open_menu)
        self.question.resize_wanted.connect(self._paste_whole)
        self.question.place_wanted.connect(self._place_pasted)
        self.question.closed.connect(self.grid.setFocus)
        self.tools.chosen.connect(self._transform_slices)
        self.copy_button.clicked.connect(lambda _=False: self.copy("tsv"))
        self.paste_button.clicked.connect(lambda _=False: self.paste())
        self.paint_button.toggled.connect(lambda _: self._set_painting())
        self.paint_value.edited.connect(lambda value, live: self._set_painting())

    # What is shown.

    def show_filter(self, layer: int, index: int, item: Filter, depth: int) -> None:
        """Show the weights of a filter, or of one of its slices."""
        if depth >= item.depth or item.depth == 1:
            depth = ALL_SLICES
        place = (layer, index)
        before, self._position = self._position, self._store.history.position
        if item is self._filter and (place, depth) == (self._place, self._depth):
            return
        moved = (place, depth) != (self._place, self._depth)
        if moved:
            self.grid.editor.drop()
        stepped = self._position != before and not self._drags
        if moved or stepped:  # what is learned meanwhile is no step: a drag goes on over it
            self.grid.end_drag()
        asked = self.question.pasted
        if asked is not None and (moved or asked.size != item.size):
            self.question.close_question()
        if self._filter is not None and self._filter.size != item.size:
            self._pointed = None
        self._place, self._depth, self._filter = place, depth, item
        matrix = sliceedits.shown_matrix(item.weights, depth)
        # Slices share one scale, so that they can be compared.
        whole = matrix if depth == ALL_SLICES else item.weights
        self.grid.show_weights(matrix, float(np.abs(whole).max()))
        self._show_info()
        if not self._facts_timer.isActive():
            self._facts_timer.start()

    def set_digits(self, digits: int) -> None:
        """How many digits after the point the cells show."""
        self.grid.set_digits(digits)

    def _show_facts(self) -> None:
        if self._filter is not None:
            self.facts.set_text(facts_line(self._filter.weights, self._depth))
            self.facts.setToolTip(facts_help(self._filter.weights, self._depth))
            self.facts_changed.emit(facts_brief(self._filter.weights, self._depth))

    def _show_info(self) -> None:
        row, column = cell = self._pointed or self.grid.selected
        value = self.grid.value_at(cell)
        text = format_number(value, 6).replace("-", MINUS)
        fraction = as_fraction(value)
        if fraction is not None and len(fraction) < len(text):
            text = f"{fraction.replace('-', MINUS)} ≈ {text}"
        self.info.set_text(
            self.tr("Row {row}, column {column}: {value}").format(
                row=from_one(row), column=from_one(column), value=text
            )
        )

    def _show_reason(self, reason: str) -> None:
        self.problem.setText(reason)
        self.problem.setVisible(bool(reason))

    def _select(self, cell: Cell) -> None:
        self._pointed = cell
        self.question.show_cell(cell)
        self._show_info()

    def _hover(self, cell: Cell | None) -> None:
        self._pointed = cell
        self._show_info()
        self.cell_hovered.emit(None if cell is None else (self._depth, *cell))

    # Edits.

    def _edit(self, wanted: CellEdit) -> None:
        if wanted.shift:
            change = sliceedits.with_shifted_cell(self._depth, wanted.cells[0], wanted.value)
        else:
            change = sliceedits.with_cells(self._depth, wanted.cells, wanted.value)
        one = marked("edit", "Change a weight")
        label = marked("edit", "Paint weights") if self._is_painting(wanted) else one
        self._transform(label, change, wanted.gesture or None)

    def _is_painting(self, wanted: CellEdit) -> bool:
        return bool(wanted.gesture) and not wanted.shift

    def _transform(
        self, label: str, change: Callable[[FloatArray], FloatArray], merge: str | None = None
    ) -> bool:
        return self._edit_filter(label, filteredits.transform, change, merge=merge)

    def _edit_filter(
        self, label: str, edit: Callable[..., Session], change: object, merge: str | None = None
    ) -> bool:
        """Change the filter; with another size, say what that did to the layer's others."""
        self._notes.begin()
        self._drags = merge is not None
        try:
            done = self._store.edit(label, edit, *self._place, change, merge=merge)
        finally:
            self._drags = False
        self._notes.end(*self._place)
        return done

    def _transform_slices(self, label: str, function: Callable[[FloatArray], FloatArray]) -> None:
        self._transform(label, sliceedits.on_slices(self._depth, function))

    def _set_painting(self) -> None:
        self.grid.set_painting(self.paint_button.isChecked(), self.paint_value.value)
        self.tools.show_in_use(self.paint_button.isChecked())

    # The clipboard.

    def copy(self, form: str) -> None:
        """Put the shown weights on the clipboard, for a spreadsheet or for numpy."""
        if self._filter is None:
            return
        weights = self._filter.weights
        part = weights if self._depth == ALL_SLICES else weights[self._depth : self._depth + 1]
        kernel = part[0] if np.array_equal(part, np.broadcast_to(part[:1], part.shape)) else part
        text = to_numpy(kernel) if form == "numpy" else to_tsv(kernel)
        QGuiApplication.clipboard().setText(text)

    def paste(self) -> None:
        """Take the numbers that are on the clipboard.

        One goes into the selected cell, and a matrix of the filter's size into the filter; what is
        to be done with one of another size is asked.
        """
        self.take(lambda size: read_pasted(clipboard_text(), size))

    def take(self, read: Callable[[tuple[int, int]], Pasted]) -> None:
        """Take the numbers that `read` makes of the filter's size, as pasted ones; or refuse."""
        if self._filter is None:
            return
        self.question.close_question()
        try:
            pasted = read(self._filter.size)
            pasted.require_slices(self._filter.depth if self._depth == ALL_SLICES else 1)
        except Refused as refused:
            self._store.refuse(refused.message, marked("edit", "Paste weights"))
            return
        if pasted.is_number:
            self._edit(CellEdit((self.grid.selected,), float(pasted.kernel.item())))
        elif pasted.fits:
            self._paste_whole(pasted.kernel)
        else:
            self.question.ask(pasted, self.grid.selected)

    def take_file(self, name: str, kernel: FloatArray) -> None:
        """Take the kernel of a file, and say so when it is in.

        Without a name, its numbers are from the clipboard or were dragged here.
        """
        before = self._store.session
        self.take(lambda size: as_it_is(kernel, size, True) if name else as_pasted(kernel, size))
        if name and self._store.session is not before:
            text = marked("message", "The filter has the numbers of {name} now.")
            self._store.note(Message(text, {"name": name}))

    def _paste_whole(self, kernel: FloatArray) -> None:
        self.question.close_question()
        change = sliceedits.pasted(self._depth, kernel)
        self._edit_filter(marked("edit", "Paste weights"), _with_weights_of, change)

    def _place_pasted(self, kernel: FloatArray) -> None:
        cell = self.grid.selected
        self.question.close_question()
        assert self._filter is not None
        lost = cut_off(kernel, self._filter.size, cell)
        change = placed(self._depth, kernel, cell)
        if self._transform(marked("edit", "Paste weights"), change) and lost:
            left_out = marked(
                "message",
                "{count} of the {all} pasted numbers lay outside the filter and were left out.",
            )
            self._store.note(Message(left_out, {"count": lost, "all": kernel.size}))

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("Copy for a spreadsheet\tCtrl+C"), lambda: self.copy("tsv"))
        menu.addAction(self.tr("Copy for numpy\tCtrl+Shift+C"), lambda: self.copy("numpy"))
        menu.addAction(self.tr("Paste\tCtrl+V"), self.paste)
        menu.addSeparator()
        menu.addAction(self.tr("Type a value\tF2"), self.grid.open_editor)
        menu.addAction(
            self.tr("Set to 0\tDel"),
            lambda: self._edit(CellEdit((self.grid.selected,), 0.0)),
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)


def _with_weights_of(
    session: Session, layer: int, index: int, change: Callable[[FloatArray], FloatArray]
) -> Session:
    """Give a filter, or a slice of it, other weights; it is nobody's preset any more."""
    found = session.network[layer]
    assert isinstance(found, FilterLayer)
    return filteredits.set_weights(session, layer, index, change(found.filters[index].weights))
