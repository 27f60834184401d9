"""The page that compares maps: the maps, their colour scales, the numbers under the pointer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from playground.core.counting import from_one
from playground.engine.explain.formats import number_text
from playground.engine.trace.cell_address import Cell as Address
from playground.engine.view.mapscale import MapScale
from playground.gui.compare.comparer import Compared, Taken
from playground.gui.compare.comparing import Comparing
from playground.gui.compare.mapsarea import Cell, MapsArea
from playground.gui.compare.numbers import NumbersList
from playground.gui.compare.sidewords import taken_words
from playground.gui.state.comparison import PRESENT, Comparison
from playground.gui.state.store import Store
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.legend import Legend
from playground.gui.widgets.segmented import Segmented
from playground.gui.widgets.steadylabel import SteadyLabel
from playground.gui.widgets.theme import TEXT_POINTS
from playground.gui.widgets.wording import sentence

MIN_DIGITS = 4
"""Of the numbers under the pointer: two that look alike are to be told apart."""

LEGEND_PX = 190


class MapsPage(QWidget):
    """Shows what is compared; what it shows is from `Comparing` and the view state alone."""

    def __init__(self, store: Store, comparing: Comparing, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self._comparing = comparing
        self._pointed: tuple[Cell | None, Cell | None] | None = None
        self.area = MapsArea(self)
        self.sentence = QLabel(self)
        self.sentence.setWordWrap(True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.list = NumbersList(self)
        self._stack = QStackedWidget(self)
        for part in (self.area, self.sentence, self.list):
            self._stack.addWidget(part)
        self.note = QLabel(self)
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        self.place = SteadyLabel(muted=True, parent=self)
        self.numbers = SteadyLabel(parent=self)
        self.legends = (Legend(self), Legend(self))
        self._letters = (QLabel("A", self), QLabel("B", self))
        for letter in self._letters:
            letter.setProperty("role", "section")
        self.scales = Segmented(
            [
                (
                    "shared",
                    self.tr("One scale"),
                    self.tr("The same number has the same colour in A and in B"),
                ),
                ("own", self.tr("Own scales"), self.tr("Each of the two uses all of its colours")),
            ],
            self,
        )
        self.scales.setAccessibleName(self.tr("Colours"))
        self.align = Segmented(
            [
                (
                    "input",
                    self.tr("By the input"),
                    self.tr("Cells that see the same place of the input lie on one another"),
                ),
                (
                    "corner",
                    self.tr("By the corner"),
                    self.tr("Cell lies on cell, counted from the top left"),
                ),
            ],
            self,
        )
        self.align.setAccessibleName(self.tr("How the maps lie on one another"))
        self._lay_out()
        for unasked in (self.note, self.align, self._letters[1], self.legends[1]):
            unasked.hide()  # until the first maps want them, lest they come and go
        self.area.viewport_wanted.connect(self._look_at)
        self.area.pointed.connect(self._point)
        self.area.line.moved.connect(self._move_line)
        self.scales.chosen.connect(self._choose_scales)
        self.align.chosen.connect(self._choose_align)
        comparing.updated.connect(self._show)
        store.view_changed.connect(self._view_changed)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._stack, 1)
        sizes, numbers, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        box.addLayout(sizes)
        sizes.setSpacing(8)
        sizes.addWidget(self.note, 1)
        sizes.addWidget(self.align)
        box.addLayout(numbers)
        numbers.setSpacing(16)
        numbers.addWidget(self.place, 2)
        numbers.addWidget(self.numbers, 3)
        box.addLayout(foot)
        foot.setSpacing(8)
        for letter, legend in zip(self._letters, self.legends, strict=True):
            foot.addWidget(letter, 0, Qt.AlignmentFlag.AlignTop)
            foot.addWidget(legend)
        foot.addStretch(1)
        foot.addWidget(self.scales, 0, Qt.AlignmentFlag.AlignTop)
        self._make_room()

    def _make_room(self) -> None:
        """Give the legends the width that their numbers want in this size of text."""
        for legend in self.legends:
            legend.setFixedWidth(round(LEGEND_PX * self.font().pointSizeF() / TEXT_POINTS))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "legends"):
            self._make_room()

    # What is chosen here.

    def _look_at(self, viewport: object) -> None:
        self._store.look(viewport=viewport)

    def _move_line(self, at: float) -> None:
        self._choose(line=at)

    def _choose_scales(self, value: str) -> None:
        self._choose(shares_scale=value == "shared")

    def _choose_align(self, value: str) -> None:
        self._choose(align=value)

    def _choose(self, **changes: object) -> None:
        self._comparing.change(**changes)

    # What is shown.

    def _view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.viewport != new.viewport:
            self.area.set_viewport(new.viewport)
        if old.digits != new.digits:
            self.area.set_digits(new.digits)
            self._tell_numbers()
        names_or_digits = (old.digits, old.data_classes) != (new.digits, new.data_classes)
        if names_or_digits and self._stack.currentWidget() is self.list:
            assert self._comparing.now is not None
            self.list.show_numbers(self._comparing.now, new.digits, new.data_classes)
        one, other = old.comparison, new.comparison
        if one is None or other is None or one == other:
            return
        if one.line != other.line:
            self.area.set_line(other)
        if one.shares_scale != other.shares_scale and self._comparing.now is not None:
            self._show(self._comparing.now)

    def _show(self, compared: Compared) -> None:
        look = self._comparing.comparison
        self.area.set_viewport(self._store.view.viewport)
        self.area.set_digits(self._store.view.digits)
        self.area.show_compared(compared, look)
        reason = self._why_nothing(compared, look)
        vectors = compared.a.is_vector and compared.b.is_vector
        if vectors and not reason:
            view = self._store.view
            self.list.show_numbers(compared, view.digits, view.data_classes)
        self.sentence.setText(reason)
        self._stack.setCurrentWidget(
            self.sentence if reason else self.list if vectors else self.area
        )
        self._name_maps(compared)
        self._show_scales(compared, look)
        self._show_sizes(compared, look)
        self._tell_numbers()

    def _why_nothing(self, compared: Compared, look: Comparison) -> str:
        """Why there is nothing to be seen; "" where there is."""
        parts = [
            f"{letter}: {sentence(taken.refusal)}"
            for letter, taken in (("A", compared.a), ("B", compared.b))
            if taken.refusal is not None
        ]
        if parts:
            return "\n".join(parts)
        a, b = compared.a, compared.b
        if a.plane is None or b.plane is None:
            return self.tr("The maps are being computed.")
        if a.is_vector != b.is_vector:
            return self.tr("One is a list of numbers, the other a map: choose two of a kind.")
        is_sampled = a.plane.is_sampled or b.plane.is_sampled
        wants_difference = look.way == compared.comparison.way == "difference"
        if wants_difference and compared.difference is None and not is_sampled:
            return self.tr("The two have no place in common.")
        return ""

    def _name_maps(self, compared: Compared) -> None:
        a = self.tr("A: {map}").format(map=taken_words(compared.a))
        b = self.tr("B: {map}").format(map=taken_words(compared.b))
        self.area.name_maps(a, b, self.tr("A − B. {a}. {b}").format(a=a, b=b))

    def _show_scales(self, compared: Compared, look: Comparison) -> None:
        is_list = self._stack.currentWidget() is not self.area
        is_difference = look.way == "difference"
        first, second = self.legends
        one = compared.scale_of("a", look.shares_scale)
        if is_difference and compared.difference is not None:
            plane = compared.difference.plane
            one = MapScale(plane.limit, "signed", plane.extreme > plane.limit, plane.extreme)
        first.show_scale(one.limit, one.palette, one.is_exceeded)
        other = compared.scale_of("b", False)
        second.show_scale(other.limit, other.palette, other.is_exceeded)
        both = not look.shares_scale and not is_difference and not is_list
        first.setVisible(not is_list)
        self._letters[0].setText("A − B" if is_difference else "A" if both else "A, B")
        self._letters[0].setVisible(not is_list)
        second.setVisible(both)
        self._letters[1].setVisible(both)
        self.scales.setVisible(not is_difference and not is_list)
        self.scales.set_value("shared" if look.shares_scale else "own")

    def _show_sizes(self, compared: Compared, look: Comparison) -> None:
        """Say that two maps have not the same size, and what of them is seen where."""
        frame, found = compared.frame, compared.difference
        differ = compared.other_frame is not None
        self.align.setVisible(differ)
        self.align.set_value(look.align)
        words = ""
        a, b = compared.a.plane, compared.b.plane
        if frame is not None and a is not None and b is not None and not frame.fits:
            words = self.tr("A has {a} cells, B has {b}; all of both is shown.").format(
                a=_size(a.height, a.width), b=_size(b.height, b.width)
            )
            if look.way == "difference" and found is not None:
                words = self.tr(
                    "A has {a} cells, B has {b}; the difference has the {both} of A on which B has"
                    " a cell."
                ).format(
                    a=_size(a.height, a.width),
                    b=_size(b.height, b.width),
                    both=_size(found.plane.height, found.plane.width),
                )
        if found is not None and look.way == "difference" and _is_coloured(compared):
            words = f"{words} " if words else ""
            words += self.tr("Of colours, the mean of red, green and blue is compared.")
        self.note.setText(words)
        self.note.setVisible(bool(words))

    # What is pointed at.

    def _point(self, cells: tuple[Cell | None, Cell | None] | None) -> None:
        self._pointed = cells
        self.area.mark(*(cells or (None, None)))
        self._store.look(hover=self._cell_of_document(cells))
        self._tell_numbers()

    def _cell_of_document(self, cells: tuple[Cell | None, Cell | None] | None) -> Address | None:
        """The cell of the present document that is pointed at: the input shows what it sees."""
        compared = self._comparing.now
        if cells is None or compared is None:
            return None
        for taken, cell in zip((compared.a, compared.b), cells, strict=True):
            if taken.side.source == PRESENT and cell is not None:
                return Address(taken.side.stage, taken.channel, *cell)
        return None

    def _tell_numbers(self) -> None:
        compared, pointed = self._comparing.now, self._pointed
        self.numbers.setVisible(pointed is not None)  # what is to be done takes the whole line
        if compared is None or compared.frame is None:
            self.place.set_text("")
            self.numbers.set_text("")
            return
        if pointed is None:
            self.place.set_text(self.tr("Point at a map: the numbers of both stand here."))
            self.numbers.set_text("")
            return
        at_a, at_b = pointed
        self.place.set_text(self._place_words(at_a, at_b))
        digits = max(MIN_DIGITS, self._store.view.digits)
        a, b = _values(compared.a, at_a), _values(compared.b, at_b)
        parts = [
            f"{name} {_text(taken, values, digits)}"
            for name, taken, values in (("A", compared.a, a), ("B", compared.b, b))
        ]
        if a and b:
            one, other = _mean(a), _mean(b)
            less = (
                (one[0] - other[0],)
                if len(a) != len(b)
                else tuple(float(x) - float(y) for x, y in zip(a, b, strict=True))
            )
            parts.append(f"A − B {', '.join(number_text(value, digits) for value in less)}")
        self.numbers.set_text("    ".join(parts))

    def _place_words(self, a: Cell | None, b: Cell | None) -> str:
        words = self.tr("Row {row}, column {column}")
        if a is None or b is None or a == b:
            row, column = a or b or (0, 0)
            return words.format(row=from_one(row), column=from_one(column))
        one = words.format(row=from_one(a[0]), column=from_one(a[1]))
        other = words.format(row=from_one(b[0]), column=from_one(b[1]))
        return f"A: {one} · B: {other}"


def _values(taken: Taken, cell: Cell | None) -> tuple[float, ...]:
    if taken.plane is None or cell is None:
        return ()
    return taken.plane.at(*cell) or ()


def _mean(values: tuple[float, ...]) -> tuple[float]:
    return (sum(values) / len(values),)


def _text(taken: Taken, values: tuple[float, ...], digits: int) -> str:
    return ", ".join(taken.written(value, digits) for value in values) if values else "–"


def _size(height: int, width: int) -> str:
    return f"{height}×{width}"


def _is_coloured(compared: Compared) -> bool:
    planes = (compared.a.plane, compared.b.plane)
    return any(plane is not None and plane.values.ndim == 3 for plane in planes)
