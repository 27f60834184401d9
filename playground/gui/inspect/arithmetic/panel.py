"""How the number of the pointed cell came about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
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
from playground.core.learned import same_but_for_weights
from playground.core.session import Session
from playground.engine.explain.formats import as_latex, as_numpy, as_text
from playground.engine.trace.cell_address import Cell
from playground.engine.view.planes import Shown, is_vector
from playground.gui.inspect.arithmetic.compose import sheet, writer
from playground.gui.inspect.arithmetic.controls import SlidingControls
from playground.gui.inspect.arithmetic.outcomeview import RESULT, OutcomeView
from playground.gui.inspect.arithmetic.pieces import Note, Sheet
from playground.gui.inspect.arithmetic.pixelreach import pixel_pieces
from playground.gui.inspect.arithmetic.readingglass import ReadingGlass
from playground.gui.inspect.arithmetic.rowlist import RowList
from playground.gui.inspect.arithmetic.strip import MAX_ROWS, Strip
from playground.gui.inspect.arithmetic.stripplaces import MIN_DIGITS, Least
from playground.gui.state.pointing import Pointer
from playground.gui.state.sliding import Sliding
from playground.gui.state.store import Store
from playground.gui.state.viewstate import INPUT, ViewState
from playground.gui.widgets.elided import ElidedLabel
from playground.gui.widgets.focusring import FocusRing
from playground.gui.widgets.iconbutton import IconButton
from playground.gui.widgets.theme import TEXT_POINTS
from playground.gui.widgets.wording import class_words, filter_name, layer_title, sentence

SIDE_PX, MAX_SIDE = 112, 1.3
"""Width of the list of channels and of the reading glass, in text of 10 points; and how many times
as wide it is at most where names of the list need it."""

SIDE_MARGIN_PX = 8
"""The margins at the left and the right of the list, together."""


@dataclass(frozen=True, slots=True)
class Proportions:
    """How the panel is shared out, in text of 10 points.

    The widths of the outcome, the first where there is room, the last where the workings need it;
    the size of the result in that of plain text.
    """

    outcome_px: tuple[int, ...] = (290, 220, 140)
    result: float = RESULT
    digits: float = MIN_DIGITS
    """The size of the smallest digits in cells, in that of plain text."""

    uneven: bool = False
    """Whether cells with longer numbers may be wider than others, if only so all have room."""


MIN_TERMS_PX, MAX_TERMS_PX = 400, 560
"""Width of the list of a sum's terms, at least where the outcome is wide, and at most."""


class ArithmeticPanel(QWidget):
    """Follows the pointed cell: hovered, slid over or pinned; `tools` belong above it.

    The workings stand left, the sums of the input channels beside them, the outcome right: only
    the workings ever shrink or scroll.
    """

    def __init__(
        self,
        store: Store,
        pointer: Pointer,
        sliding: Sliding,
        parent: QWidget | None = None,
        proportions: Proportions = Proportions(),
    ) -> None:
        super().__init__(parent)
        self._proportions = proportions
        self._store = store
        self._pointer = pointer
        self._explained: tuple[Cell, Session] | None = None
        """The cell whose number is there, and the document that it is of."""
        self._stage: int | None = None
        self._ends_in_view = False
        self._sheet = Sheet(())
        self.tools = QWidget(self)
        self.place = ElidedLabel(self.tools)
        self.place.setProperty("role", "muted")
        explanation = self.tr("Copy this arithmetic as text, LaTeX or numpy")
        self.copy = IconButton("copy", self.tr("Copy the arithmetic"), explanation, self.tools)
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
        self.strip = Strip(least=Least(digits=proportions.digits, uneven=proportions.uneven))
        self.terms = RowList()
        self.shares = RowList(can_choose=True)
        self.shares.setAccessibleName(self.tr("Sum of every input channel"))
        self.terms.setAccessibleName(self.tr("What the sum is made of"))
        self.glass = ReadingGlass()
        self.outcome = OutcomeView(result=proportions.result)
        self._area = area = QScrollArea(self)
        area.setAccessibleName(self.tr("Workings"))
        area.setWidget(self.strip)
        area.setWidgetResizable(True)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        FocusRing(area)
        self._side = QWidget(self)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(4, 0, 4, 4)
        side.setSpacing(8)
        side.addWidget(self.shares, 1)
        side.addWidget(self.glass)
        top = QHBoxLayout(self.tools)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(8)
        top.addWidget(self.place, 1)
        top.addWidget(self.copy)
        top.addWidget(self.controls)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(area, 1)
        box.addWidget(self.terms, 1)
        box.addStretch()
        box.addWidget(self._side)
        box.addWidget(self.outcome)
        area.horizontalScrollBar().rangeChanged.connect(self._scroll)
        self.strip.cell_hovered.connect(self._read)
        self.shares.chosen.connect(lambda at: store.look(share=at))
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

    def text(self) -> str:
        """All that is shown, as lines of text."""
        parts = [self.strip.text() if self._sheet.work else ""]
        parts += [part.text() for part in (self.terms, self.shares) if not part.isHidden()]
        return "\n".join(part for part in (*parts, self.outcome.text()) if part)

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        watched = ("digits", "share", "scale", "data_classes")
        if any(getattr(old, name) != getattr(new, name) for name in watched):
            self._show()

    def _stays(self, shown: Shown, cell: Cell) -> bool:
        """Whether what is there has to do until the cell's number after an edit is known."""
        if self._explained is None or shown.results is not None:
            return False
        told, session = self._explained
        same = same_but_for_weights(session.network, shown.session.network)
        return told == cell and same and session.picture is shown.session.picture

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_due:
            self._show()

    def _show(self) -> None:
        """Show the pointed cell's arithmetic; a panel of another mode waits until it is seen."""
        self._is_due = not (self.isVisible() or self.isHidden())
        if self._is_due:
            return
        pointing = self._pointer.now
        shown, cell = pointing.shown, pointing.cell
        view = self._store.view
        if shown is not None and cell is not None and self._stays(shown, cell):
            return  # while a large picture's maps are on their way, as in a drag
        self._explained = None
        self.copy.setEnabled(cell is not None and cell.stage != INPUT)
        if shown is None or cell is None:
            hint = _refusal(shown) or self.tr(
                "Point at a cell of any map to see how its number comes about."
            )
            self.place.set_parts("")
            self._show_sheet(Sheet((Note(hint),)))
            return
        self._explained = None if shown.results is None else (cell, shown.session)
        place, name = self._where(shown, cell)
        self.place.set_parts(f" · {name}", before=place)
        if cell.stage == INPUT:
            self._show_sheet(Sheet(pixel_pieces(shown, cell, view, view.digits)))
        else:
            self._show_sheet(sheet(shown, cell, pointing.steps, view))
        if cell.stage != self._stage:
            self._stage = cell.stage
            self._ends_in_view = len(pointing.steps) > 1
            self._scroll()

    def _scroll(self) -> None:
        """Begin with the end where the steps of layers before lead to it."""
        bar = self._area.horizontalScrollBar()
        bar.setValue(bar.maximum() if self._ends_in_view else 0)

    def _show_sheet(self, found: Sheet) -> None:
        self._sheet = found
        digits = self._store.view.digits
        for rows, numbers in ((self.terms, found.terms), (self.shares, found.shares)):
            if numbers is None:
                rows.let_go()
            else:
                rows.show_rows(numbers, digits)
            rows.setVisible(numbers is not None)
        self.outcome.show_outcome(found.outcome)
        self._area.setVisible(bool(found.work))
        self.outcome.setVisible(found.outcome is not None)
        self.strip.show_pieces(found.work, digits)
        self._area.setAccessibleDescription(self.strip.text() if found.work else "")
        self._share_out()

    def _share_out(self) -> None:
        """Give the outcome its width, then the list beside it, and the rest to the workings.

        The outcome is narrow where only so the workings are seen whole, with their numbers; where
        they are not even then, a reading glass takes a part of their place if there is enough.
        """
        found, scale = self._sheet, self.font().pointSizeF() / TEXT_POINTS
        side = self._side_px()
        widths = [round(each * scale) for each in self._proportions.outcome_px]
        wide, least = widths[0], widths[-1]
        tall = self.contentsRect().height()
        left = self.width() - (side if found.shares is not None else 0)
        strip, reads = self.strip, False
        if found.terms is not None:
            width = wide if left - wide >= MIN_TERMS_PX * scale else least
        else:
            found_width = self._width_to_read(widths, left, tall)
            width = least if found_width is None else found_width
            reads = strip.has_blocks and found_width is None
            if reads and found.shares is None:
                reads = strip.is_seen_in(left - least - side, tall)
        self.glass.setVisible(reads)
        self._side.setVisible(reads or found.shares is not None)
        self._side.setFixedWidth(side)
        self.terms.setMaximumWidth(round(MAX_TERMS_PX * scale))
        self.outcome.setFixedWidth(width)

    def _side_px(self) -> int:
        """The width beside the workings: of the list there, so that its names are read."""
        usual = SIDE_PX * self.font().pointSizeF() / TEXT_POINTS
        wanted = self.shares.wanted_px if self._sheet.shares is not None else 0
        return round(min(max(usual, wanted + SIDE_MARGIN_PX), MAX_SIDE * usual))

    def _width_to_read(self, widths: Sequence[int], left: int, tall: int) -> int | None:
        """The first width of the outcome beside which the workings are read.

        Best in one row with air between the numbers, then in one row, then in several.
        """
        tight: int | None = None
        in_rows: int | None = None
        for width in widths:
            rows = self.strip.rows_to_read(left - width, tall)
            if rows == 1 and not self.strip.is_tight_in(left - width, tall):
                return width
            if tight is None and rows == 1:
                tight = width
            if in_rows is None and 1 < rows <= MAX_ROWS:
                in_rows = width
        return in_rows if tight is None else tight

    @property
    def document(self) -> Session | None:
        """The document whose number is explained; None while its results are to come."""
        return None if self._explained is None else self._explained[1]

    def height_read(self, width: int, tall: int, most: int) -> int:
        """The height that all is read in, `tall` or more; 0 where `most` is too little."""
        found, scale = self._sheet, self.font().pointSizeF() / TEXT_POINTS
        if found.terms is not None or not self.strip.has_blocks:
            return tall
        side = self._side_px() if found.shares is not None else 0
        room = width - side - round(self._proportions.outcome_px[-1] * scale)
        if not self.strip.is_read_in(room, most):
            return 0
        if self.strip.is_read_in(room, tall):
            return tall
        while most - tall > 1:  # read in the higher one, not in the lower
            middle = (tall + most) // 2
            tall, most = (tall, middle) if self.strip.is_read_in(room, middle) else (middle, most)
        return most

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._share_out()

    def _read(self, cell: tuple[int, int, int] | None) -> None:
        self.glass.read(self.strip.pieces, cell, writer(self._store.view.digits))

    def _where(self, shown: Shown, cell: Cell) -> tuple[str, str]:
        """The place on the map, and which map it is."""
        place = self.tr("row {row}, column {column}").format(
            row=from_one(cell.row), column=from_one(cell.column)
        )
        if cell.stage == INPUT:
            return place, self.tr("input")
        layer = shown.stages[cell.stage].layer
        shape = shown.stages[cell.stage].shape
        if shape is not None and is_vector(shape):
            unit = self.tr("unit {number}").format(number=from_one(cell.channel))
            known = self._store.view.data_classes
            classes = class_words(shown.session.classes_at(cell.stage, shape[0], known))
            return f"{classes[cell.channel]} · {unit}" if classes else unit, layer_title(layer)
        item = layer.maker(cell.channel) if isinstance(layer, FilterLayer) else None
        if item is not None:
            name = filter_name(item)
        else:
            name = self.tr("map {number}").format(number=from_one(cell.channel))
        return place, self.tr("{layer}, {name}").format(layer=layer_title(layer), name=name)


def _refusal(shown: Shown | None) -> str:
    """Why there are no maps, or "" if there are."""
    reasons = (stage.refusal for stage in shown.stages) if shown is not None else ()
    found = next((reason for reason in reasons if reason is not None), None)
    return sentence(found) if found is not None else ""
