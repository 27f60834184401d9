"""Grad-CAM's sum: the largest terms αₖ · Aₖ as maps, all others together, and what comes out."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.core.arrays import FloatArray
from playground.core.counting import from_one
from playground.core.word_count import grouped, written
from playground.engine.view.palette import Palette
from playground.gui.inside.numbermap import NumberMap, Place
from playground.gui.widgets.sharebars import percent
from playground.gui.widgets.wraprow import WrapRow
from playground.training.protocol.inquiries.workings import CamTerms

MAP_PX = 92
LINES = 3


class CamSheet(QWidget):
    """Shows the sum of a CamTerms; every number of a place that is pointed at stands beneath."""

    opened = Signal(int)
    """The number of a unit that is to be shown alone."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._cam: CamTerms | None = None
        self._place: Place | None = None
        self.formula = QLabel(self)
        self.formula.setWordWrap(True)
        self.result = NumberMap(MAP_PX, LINES, self)
        self.total = NumberMap(MAP_PX, LINES, self)
        self.rest = NumberMap(MAP_PX, LINES, self)
        for part in (self.result, self.total, self.rest):
            part.pointed.connect(self._point)
        self.terms: list[NumberMap] = []
        self.row = WrapRow(8, 8, self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 8, 0)
        box.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        box.addLayout(head)
        for item in (self.result, self.total):
            head.addWidget(item)
        head.addWidget(self.formula, 1)
        box.addWidget(self.row)
        box.addStretch(1)

    def show_cam(self, cam: CamTerms, layer: str, is_signed: bool) -> None:
        """Show the sum over the maps of a layer, which is called so."""
        self._cam, self._place = cam, None
        while len(self.terms) < len(cam.units):
            self.terms.append(self._new_term(len(self.terms)))
        shown = self.terms[: len(cam.units)]
        for each in self.terms:
            each.setVisible(each in shown)
        has_rest = len(cam.units) < len(cam.weights)
        self.rest.setVisible(has_rest)
        self.row.set_items([*shown, *([self.rest] if has_rest else [])])
        palette: Palette = "signed" if is_signed else "gray"
        limit = float(np.abs(cam.maps).max(initial=0))
        for each, values in zip(shown, cam.maps, strict=True):
            each.show_values(values, limit, palette)
        end = float(np.abs(cam.total).max(initial=0))
        self.total.show_values(cam.total, end, "signed")
        self.rest.show_values(cam.rest, end, "signed")
        self.result.show_values(np.maximum(cam.total, 0), end, "signed")
        text = self.tr(
            "ReLU(Σ αₖ · Aₖ) over the {count} maps Aₖ of {layer}. αₖ is the mean over the"
            " {places} places of Aₖ of how much the answer changes with each. Largest"
            " terms: {shown}, with {share} of the sizes of all."
        )
        height, width = cam.total.shape
        self.formula.setText(
            text.format(
                count=grouped(len(cam.weights)),
                layer=layer,
                places=f"{height}×{width}",
                shown=len(cam.units),
                share=percent(cam.share),
            )
        )
        self._tell()

    def _new_term(self, at: int) -> NumberMap:
        term = NumberMap(MAP_PX, LINES, self)
        term.pointed.connect(self._point)
        term.pressed.connect(lambda: self._open(at))
        self.row.keep(term)
        self.row.keep(self.rest)
        return term

    def _open(self, at: int) -> None:
        if self._cam is not None and at < len(self._cam.units):
            self.opened.emit(self._cam.units[at])

    def _point(self, place: Place | None) -> None:
        if place != self._place:
            self._place = place
            self._tell()

    def _tell(self) -> None:
        """Write the numbers beneath every map: of the place, if there is one."""
        cam, place = self._cam, self._place
        if cam is None:
            return
        whole = float(cam.sizes.sum()) or 1.0
        for each, unit, values in zip(self.terms, cam.units, cam.maps, strict=False):
            weight = float(cam.weights[unit])
            first = f"{signed(weight)} · A{subscript(from_one(unit))}"
            if place is None:
                share = self.tr("{share} of all")
                lines = (first, share.format(share=percent(float(cam.sizes[unit]) / whole)), "")
            else:
                value = float(values[place])
                lines = (first, f"A = {plain(value)}", f"= {signed(weight * value)}")
            each.show_lines(lines)
            each.mark(place)
        rest = len(cam.weights) - len(cam.units)
        where = ""
        if place is not None:
            where = self.tr("row {row}, column {column}").format(
                row=from_one(place[0]), column=from_one(place[1])
            )
        for part, name, values in (
            (self.rest, self.tr("{count} others").format(count=grouped(rest)), cam.rest),
            (self.total, "Σ αₖ · Aₖ", cam.total),
            (self.result, "ReLU(Σ)", np.maximum(cam.total, 0)),
        ):
            part.show_lines((name, self._value(values, place), where))
            part.mark(place)

    def _value(self, values: FloatArray, place: Place | None) -> str:
        if place is not None:
            return f"= {signed(float(values[place]))}"
        return f"{plain(float(values.min()))} … {plain(float(values.max()))}"


def plain(value: float, digits: int = 3) -> str:
    """A number with so many places that count."""
    return written(value, f".{digits}g")


def signed(value: float) -> str:
    """The same, with its sign."""
    return written(value, "+.3g") if value else "0"


def subscript(number: int) -> str:
    """The digits of a number as they stand below the line."""
    return str(number).translate(str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"))
