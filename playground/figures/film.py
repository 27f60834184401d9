"""Films: figures of one size, one after the other; each kind in a file of its own in `films`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playground.core.registry import Registry
from playground.figures.drawing.figure import Figure
from playground.figures.drawing.page import Page
from playground.figures.registry import Place
from playground.figures.subject import Subject


@dataclass(frozen=True, slots=True)
class Film:
    """So many pictures; `frame` makes the one of a number, from 0 on."""

    count: int
    frame: Callable[[int], Figure]


@dataclass(frozen=True, slots=True)
class FilmKind:
    """A kind of film: as `FigureKind`, `shoot` raising Refused where there is nothing to film."""

    name: str
    title: str
    help: str
    width: float
    shoot: Callable[[Subject, Page], Film]
    of: tuple[Place, ...] = ()
    rate: float = 4.0
    """Pictures a second, usually."""

    takes_setting: bool = False
    """Whether a setting that changes is to be chosen."""


FILMS: Registry[FilmKind] = Registry("film")


def film(
    name: str,
    title: str,
    help: str,
    width: float,
    order: int,
    of: tuple[Place, ...] = (),
    rate: float = 4.0,
    takes_setting: bool = False,
) -> Callable[[Callable[[Subject, Page], Film]], Callable[[Subject, Page], Film]]:
    """Register a function that shoots a kind of film; `title` and `help` are marked texts."""

    def register(shoot: Callable[[Subject, Page], Film]) -> Callable[[Subject, Page], Film]:
        def shot(subject: Subject, page: Page) -> Film:
            made = shoot(subject, page)
            return Film(made.count, lambda at: made.frame(at).in_even_weights())

        FILMS.add(name, FilmKind(name, title, help, width, shot, of, rate, takes_setting), order)
        return shoot

    return register
