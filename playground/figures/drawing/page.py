"""The page that a figure is made for: how wide it is, how wide texts are, and in which language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from playground.core.filters import Filter
from playground.core.messages import Message, marked
from playground.engine.explain.formats import Translate, Writer
from playground.figures.drawing.figure import FIRST_HAN, LAST_HAN, MM_PER_PT, MUTED, Text, Weight
from playground.figures.drawing.figure import TEXT as INK
from playground.kernels.names import filter_name

HEADING_PT, BODY_PT, SMALL_PT = 8.5, 8.0, 7.0
LEADING = 1.3
"""Times the size of a text from one line to the next."""


class Measure(Protocol):
    """Says how wide a text is in millimetres; only who draws it has the fonts."""

    def __call__(self, text: str, points: float, weight: Weight) -> float:
        """The width of a line of text."""


@dataclass(frozen=True, slots=True)
class Page:
    """The width of the figure in mm, and what makes and measures its texts."""

    width: float
    measure: Measure
    translate: Translate = marked
    digits: int = 2

    @property
    def writer(self) -> Writer:
        """How numbers are written."""
        return Writer(self.digits, self.translate)

    def say(self, text: str, **values: object) -> str:
        """A text marked in the context "figure", with its values in."""
        return self.translate("figure", text).format(**values)

    def sentence(self, message: Message) -> str:
        """A message with its values in."""
        return message.filled(self.translate)

    def name_of(self, item: Filter) -> str:
        """The name of a filter."""
        return filter_name(item, self.translate)

    def wide(self, text: str, points: float = BODY_PT, weight: Weight = 400) -> float:
        """The width of a line of text."""
        return self.measure(text, points, weight)

    def fitted(self, text: str, width: float, points: float, weight: Weight = 400) -> float:
        """The size at which a text is no wider than `width`, at most `points`."""
        wide = self.wide(text, points, weight)
        return points if wide <= width else points * width / wide

    def wrapped(
        self, text: str, width: float, points: float = BODY_PT, weight: Weight = 400
    ) -> list[str]:
        """The text in lines no wider than `width`, broken between words or Han characters."""
        lines: list[str] = []
        line = ""
        for piece in _pieces(text):
            if line.strip() and self.wide((line + piece).rstrip(), points, weight) > width:
                lines.append(line.rstrip())
                line = piece.lstrip()
            else:
                line += piece
        return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _pieces(text: str) -> Iterator[str]:
    """Yield the parts of a text that may stand on lines of their own; spaces end one."""
    piece = ""
    for sign in text:
        piece += sign
        if sign == " " or FIRST_HAN <= sign <= LAST_HAN or sign in "，。；：、）":
            yield piece
            piece = ""
    if piece:
        yield piece


def line_mm(points: float) -> float:
    """From one line of text of a size to the next."""
    return points * LEADING * MM_PER_PT


def paragraph(
    page: Page,
    text: str,
    x: float,
    y: float,
    width: float,
    points: float = SMALL_PT,
    muted: bool = True,
    weight: Weight = 400,
) -> tuple[list[Text], float]:
    """Lines of text below the height `y`, and the height at which they end."""
    ink = MUTED if muted else INK
    items = []
    for line in page.wrapped(text, width, points, weight):
        y += line_mm(points)
        items.append(Text(x, y - 0.25 * points * MM_PER_PT, line, points, "start", weight, ink))
    return items, y
