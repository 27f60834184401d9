"""The kinds of figures by name, each declared in a file of its own in `kinds`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from playground.core.arrays import FloatArray
from playground.core.registry import Registry
from playground.figures.drawing.figure import Figure
from playground.figures.drawing.page import Page
from playground.figures.numbers import to_csv, to_npy
from playground.figures.subject import Subject

Place: TypeAlias = Literal["layer", "map", "filter"]
Data: TypeAlias = Callable[[Subject], bytes]


@dataclass(frozen=True, slots=True)
class FigureKind:
    """A kind of figure: its name on the command line, how the window calls it, how it is made.

    `of` says what the name is followed by on the command line: a layer, a layer and a map, or
    nothing. The function that draws one raises Refused where there is nothing of the kind to draw.
    """

    name: str
    title: str
    help: str
    width: float
    """The usual width, in mm."""

    draw: Callable[[Subject, Page], Figure]
    of: tuple[Place, ...] = ()
    data: Mapping[str, Data] = field(default_factory=dict)
    """The functions that return what it shows as numbers, by the ending of a file."""


FIGURES: Registry[FigureKind] = Registry("figure")

MIN_WIDTH_MM, MAX_WIDTH_MM = 20.0, 2000.0


def figure(
    name: str,
    title: str,
    help: str,
    width: float,
    order: int,
    of: tuple[Place, ...] = (),
    data: Mapping[str, Data] | None = None,
) -> Callable[[Callable[[Subject, Page], Figure]], Callable[[Subject, Page], Figure]]:
    """Register a function that draws a kind of figure; `title` and `help` are marked texts."""

    def register(draw: Callable[[Subject, Page], Figure]) -> Callable[[Subject, Page], Figure]:
        def drawn(subject: Subject, page: Page) -> Figure:
            return draw(subject, page).in_even_weights()

        FIGURES.add(name, FigureKind(name, title, help, width, drawn, of, data or {}), order)
        return draw

    return register


def arrays(values: Callable[[Subject], FloatArray]) -> dict[str, Data]:
    """An array as what it is written to."""
    return {
        ".npy": lambda subject: to_npy(values(subject)),
        ".csv": lambda subject: to_csv(values(subject)),
    }
