"""The deconvnet's way back: what comes back to each layer, from the answer to the picture."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.core.counting import from_one
from playground.core.session import Session
from playground.core.word_count import grouped, size_text
from playground.gui.inside.camsheet import plain
from playground.gui.inside.layerchoice import layer_words
from playground.gui.inside.numbermap import NumberMap, Place
from playground.gui.widgets.sharebars import percent
from playground.layers import Pooling
from playground.training.protocol.inquiries.workings import MAPS, BackStep

MAP_PX = 72
LINES = 2


class BackRow(QFrame):
    """One layer: what is done there, and the strongest maps of what has come back so far."""

    opened = Signal(object)
    """The place of a layer and one of its units, which are to be shown alone."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._step: BackStep | None = None
        self._place: Place | None = None
        self._of: int | None = None
        self.setProperty("card", True)
        self.title = QLabel(self)
        self.title.setProperty("role", "section")
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.maps = [NumberMap(MAP_PX, LINES, self) for _ in range(MAPS)]
        box, texts = QHBoxLayout(self), QVBoxLayout()
        box.setContentsMargins(8, 8, 8, 8)
        box.setSpacing(4)
        box.addLayout(texts, 1)
        texts.setSpacing(4)
        texts.addWidget(self.title)
        texts.addWidget(self.told)
        texts.addStretch(1)
        for at, each in enumerate(self.maps):
            box.addWidget(each)
            each.pointed.connect(self._point)
            each.pressed.connect(lambda at=at: self._open(at))

    def show_step(self, step: BackStep, title: str, told: str, of: int | None) -> None:
        """Show a step; its maps are of the units of the layer at the place `of`, if of any."""
        self._step, self._place, self._of = step, None, of
        self.title.setText(title)
        self.told.setText(told)
        is_picture = of is None
        limit = float(np.abs(step.maps).max(initial=0))
        for at, each in enumerate(self.maps):
            each.setVisible(at < len(step.units))
            if at < len(step.units):
                each.show_values(step.maps[at], limit, "signed")
        self._names = [
            (self.tr("channel {number}") if is_picture else self.tr("unit {number}")).format(
                number=from_one(unit)
            )
            for unit in step.units
        ]
        self._tell()

    def _open(self, at: int) -> None:
        if self._step is not None and self._of is not None and at < len(self._step.units):
            self.opened.emit((self._of, self._step.units[at]))

    def _point(self, place: Place | None) -> None:
        if place != self._place:
            self._place = place
            self._tell()

    def _tell(self) -> None:
        step, place = self._step, self._place
        if step is None:
            return
        for each, name, values in zip(self.maps, self._names, step.maps, strict=False):
            low, high = (plain(float(end), 2) for end in (values.min(), values.max()))
            number = plain(float(values.max())) if low == high else f"{low} … {high}"
            if place is not None:
                text = self.tr("row {row}, column {column}: {value}")
                number = plain(float(values[place]))
                each.setToolTip(
                    text.format(row=from_one(place[0]), column=from_one(place[1]), value=number)
                )
            each.show_lines((name, number))
            each.mark(place)


class BackSheet(QWidget):
    """A row for each step, from the answer on."""

    opened = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[BackRow] = []
        self._shown = 0
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 8, 0)
        self._box.setSpacing(8)
        self._box.addStretch(1)

    @property
    def shown(self) -> list[BackRow]:
        """The rows that are there, from the answer on."""
        return self.rows[: self._shown]

    def show_steps(self, steps: tuple[BackStep, ...], session: Session) -> None:
        """Show the steps so far."""
        for at, step in enumerate(steps):
            if at == len(self.rows):
                row = BackRow(self)
                row.opened.connect(self.opened)
                self.rows.append(row)
                self._box.insertWidget(at, row)
            # What comes back to a layer's input are the units of the layer before.
            before = [place for place in range(step.layer) if session.network[place].enabled]
            of = step.layer if step.how is None else before[-1] if before else None
            title, told = self._texts(step, session)
            self.rows[at].show_step(step, title, told, of)
            self.rows[at].show()
        for row in self.rows[len(steps) :]:
            row.hide()
        self._shown = len(steps)

    def _texts(self, step: BackStep, session: Session) -> tuple[str, str]:
        """The title of a step, and what is done there."""
        numbers = self.tr("{size}: {share} not 0, {low} … {high}").format(
            size=size_text(step.shape),
            share=percent(step.share),
            low=plain(step.low),
            high=plain(step.high),
        )
        if step.how is None:
            begin = self.tr("{value}, the number asked about, is led back from its place.")
            return self.tr("It begins here"), f"{begin.format(value=plain(step.value))} {numbers}"
        return layer_words(session, step.layer), f"{self._done(step, session)} {numbers}"

    def _done(self, step: BackStep, session: Session) -> str:
        """What is done at a layer on the way back."""
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
