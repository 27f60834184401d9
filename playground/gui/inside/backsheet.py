"""The deconvnet's way back at one layer: what came, what is done, what goes on, and one sum."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from playground.core.counting import from_one
from playground.core.messages import marked
from playground.core.session import Session
from playground.core.word_count import grouped, size_text
from playground.engine.view.planes import plane
from playground.gui.inside.backarithmetic import BackArithmetic
from playground.gui.inside.camsheet import plain
from playground.gui.inside.layerchoice import layer_words
from playground.gui.inside.numbermap import NumberMap, Place
from playground.gui.inside.stripcards import unit_words
from playground.gui.state.insideview import BackPlace
from playground.gui.state.viewstate import INPUT
from playground.gui.widgets.gestures import gestures
from playground.gui.widgets.keys import RETURN
from playground.gui.widgets.sharebars import percent
from playground.gui.widgets.theme import TEXT_POINTS
from playground.gui.widgets.wraprow import WrapRow
from playground.layers import Pooling
from playground.training.protocol.inquiries.workings import MAPS, BackCell, BackStep

GOES_PX, CAME_PX = 76, 48
"""Sides of the maps where they stand in two rows, in text of 10 points."""

LEAST_BESIDE_PX, MOST_BESIDE_PX = 88, 140
"""Sides of all of them where they stand side by side."""

RANGE_PX = 64
"""The side of a map from which on both ends of its values have room beneath it."""

GAP_PX, SCROLL_PX = 8, 10

LINES = 2


@gestures(
    marked("gesture", "A map that is led back"),
    marked("gesture", "Point, or arrow keys: the numbers of this place"),
    marked("gesture", "Click, or Enter: the arithmetic of this number"),
    marked("gesture", "Double click: shows the unit alone"),
)
class BackMap(NumberMap):
    """A map any number of which can be chosen."""

    picked = Signal(object)
    """The (row, column) that is clicked."""

    opened = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self.place_at(QPointF(event.position()))
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in RETURN and self.marked is not None:
            self.picked.emit(self.marked)
        else:
            super().keyPressEvent(event)


class BackMaps(QWidget):
    """The strongest maps of a step in a row, each with its number beneath."""

    picked = Signal(object)
    """The (unit, row, column) that is to be explained."""

    opened = Signal(int)
    """The number of a unit that is to be shown alone."""

    def __init__(self, side_px: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._side_px = side_px
        self._step: BackStep | None = None
        self._place: Place | None = None
        self.title = QLabel(self)
        self.title.setProperty("role", "section")
        self.maps = [BackMap(side_px, LINES, self) for _ in range(MAPS)]
        box, row = QVBoxLayout(self), QHBoxLayout()
        for part in (box, row):
            part.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        row.setSpacing(8)
        box.addWidget(self.title)
        box.addLayout(row)
        for at, each in enumerate(self.maps):
            row.addWidget(each)
            each.pointed.connect(self._point)
            each.picked.connect(lambda place, at=at: self._pick(at, place))
            each.opened.connect(lambda at=at: self._open(at))
        row.addStretch(1)

    @property
    def shown(self) -> list[BackMap]:
        """The maps that there are."""
        return [] if self._step is None else self.maps[: len(self._step.units)]

    def show_step(self, step: BackStep, title: str) -> None:
        """Show the maps of a step."""
        if step is not self._step:
            self._step, self._place = step, None
        self.title.setText(title)
        limit = max(plane(values).limit for values in step.maps)
        for at, each in enumerate(self.maps):
            each.setVisible(at < len(step.units))
            if at < len(step.units):
                each.show_values(step.maps[at], limit, "signed")
        self._tell()

    def set_side(self, side_px: int) -> None:
        """Have maps of another size."""
        if side_px != self._side_px:
            self._side_px = side_px
            for each in self.maps:
                each.set_side(side_px)
            self._tell()

    def frame(self, unit: int | None, place: Place, size: Place) -> None:
        """Outline a window of the map of a unit, or of every map."""
        if self._step is not None and self._place is None:
            for each, own in zip(self.maps, self._step.units, strict=False):
                each.mark(place if unit in (None, own) and min(size) > 0 else None, size)

    def _pick(self, at: int, place: Place) -> None:
        if self._step is not None and at < len(self._step.units):
            self.picked.emit((self._step.units[at], *place))

    def _open(self, at: int) -> None:
        if self._step is not None and self._step.stage != INPUT and at < len(self._step.units):
            self.opened.emit(self._step.units[at])

    def _point(self, place: Place | None) -> None:
        if place != self._place:
            self._place = place
            self._tell()

    def _tell(self) -> None:
        step, place = self._step, self._place
        if step is None:
            return
        for each, unit, values in zip(self.maps, step.units, step.maps, strict=False):
            low, high = float(values.min()), float(values.max())
            number = plain(high) if low == high else f"{_brief(low)} … {_brief(high)}"
            if self._side_px < RANGE_PX:  # there is room for one number: that farthest from 0
                number = plain(high if high >= -low else low)
            if place is not None:
                number = plain(float(values[place]))
            each.show_lines((unit_words(step.stage, unit), number))
            if place is not None:
                text = self.tr("row {row}, column {column}: {value}")
                row, column = from_one(place[0]), from_one(place[1])
                each.setToolTip(text.format(row=row, column=column, value=number))
            each.mark(place)


class BackSheet(QWidget):
    """One step: the maps that came, what is done, the maps that go on, and one number's sum."""

    opened = Signal(object)
    """The place of a layer and one of its units, which are to be shown alone."""

    picked = Signal(object)
    """The (unit, row, column) that is to be explained."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._steps: tuple[BackStep, BackStep | None] | None = None
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.RichText)
        self.told.setWordWrap(True)
        self.came, self.goes = BackMaps(CAME_PX, self), BackMaps(GOES_PX, self)
        self.arithmetic = BackArithmetic(self)
        self._row = WrapRow(2 * GAP_PX, 4, self)
        self._row.keep(self.came)
        self._row.set_items([self.came, self.goes])
        upper = QWidget(self)
        above = QVBoxLayout(upper)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(4)
        for part in (self.told, self._row):
            above.addWidget(part)
        above.addStretch(1)
        self._area = area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(upper)
        area.viewport().setAutoFillBackground(False)
        upper.setAutoFillBackground(False)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP_PX)
        box.addWidget(area, 3)
        box.addWidget(self.arithmetic, 2)
        self.goes.picked.connect(self.picked)
        self.goes.opened.connect(lambda unit: self._open(0, unit))
        self.came.opened.connect(lambda unit: self._open(1, unit))

    def _open(self, which: int, unit: int) -> None:
        step = None if self._steps is None else self._steps[which]
        if step is not None:
            self.opened.emit((step.stage, unit))

    def show_step(self, step: BackStep, before: BackStep | None, session: Session) -> None:
        """Show a step, and the one that it goes on from."""
        self._steps = step, before
        name, done = self._name(step, session), self._texts(step, session)
        text = self.tr("{step}. {done}")
        bold = f'<span style="font-weight: 600">{escape(name)}</span>'
        self.told.setText(text.format(step=bold, done=escape(done)))
        self.goes.show_step(step, self.tr("What goes on"))
        self.came.setVisible(before is not None)
        self._row.set_items([self.goes] if before is None else [self.came, self.goes])
        self.arithmetic.setVisible(before is not None)
        if before is not None:
            self.came.show_step(before, self.tr("What came back"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        scale = self.font().pointSizeF() / TEXT_POINTS
        room = self.width() - SCROLL_PX - 2 * MAPS * GAP_PX
        beside = min(int(room / scale) // (2 * MAPS), MOST_BESIDE_PX)
        is_beside = beside >= LEAST_BESIDE_PX
        self.came.set_side(beside if is_beside else CAME_PX)
        self.goes.set_side(beside if is_beside else GOES_PX)
        self._row.set_items(self._row.items())

    def show_cell(self, cell: BackCell | None, place: BackPlace | None) -> None:
        """Show the arithmetic of a number, and frame what it is made of."""
        step = None if self._steps is None else self._steps[0]
        if step is None or place is None:
            return
        unit, row, column = place
        text = self.tr("{unit}, row {row}, column {column}").format(
            unit=unit_words(step.stage, unit), row=from_one(row), column=from_one(column)
        )
        asked = None if cell is None else cell.inquiry
        is_it = asked is not None and (asked.stage, asked.unit, asked.row, asked.column) == (
            step.stage,
            *place,
        )
        self.arithmetic.show_cell(cell if is_it else None, text)
        self.goes.frame(unit, (row, column), (1, 1))
        if cell is not None and is_it:
            window = cell.came.shape[1:]
            self.came.frame(
                cell.units[0] if len(cell.units) == 1 else None,
                cell.first,
                (window[0], window[1]) if cell.units else (0, 0),
            )

    def _name(self, step: BackStep, session: Session) -> str:
        if step.how is None:
            return self.tr("It begins here")
        return self.tr("Back through {layer}").format(layer=layer_words(session, step.layer))

    def _texts(self, step: BackStep, session: Session) -> str:
        """The sentences on a step: what is done there, and its numbers."""
        numbers = self.tr("{size}: {share} not 0, {low} … {high}").format(
            size=size_text(step.shape),
            share=percent(step.share),
            low=plain(step.low),
            high=plain(step.high),
        )
        if step.how is None:
            begin = self.tr("{value}, the number asked about, is led back from its place.")
            return f"{begin.format(value=plain(step.value))} {numbers}"
        return f"{self._done(step, session)} {numbers}"

    def _done(self, step: BackStep, session: Session) -> str:
        """The sentence on what is done at a layer on the way back."""
        layer = session.network[step.layer]
        if step.how == "rectified":
            text = self.tr("Rectified: {cut} of {before} values were negative, and become 0.")
            return text.format(cut=grouped(step.cut), before=grouped(step.before))
        if step.how == "transposed":
            return self.tr("Through the same filters, transposed; no bias.")
        if step.how == "passed":
            return self.tr("Let through as it is.")
        if step.how == "unpooled" and isinstance(layer, Pooling):
            if "max" in layer.mode:
                return self.tr("Unpooled: each value goes to where the maximum was; they add.")
            return self.tr("Unpooled: each value is spread evenly over its window.")
        return self.tr("By the layer's gradient.")


def _brief(value: float) -> str:
    """An end of a range, in few digits."""
    return plain(value, 2 if abs(value) < 10 else 3)
