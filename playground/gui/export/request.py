"""Making figures behind the window: a preview, or a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtGui import QImage

from playground.core.cancelling import Cancelled
from playground.core.messages import Message, Refused, marked
from playground.figures.drawing.figure import Figure
from playground.figures.drawing.page import Page
from playground.figures.film import Film
from playground.figures.found import FIGURES, FILMS
from playground.figures.held_out import confusion_of
from playground.figures.subject import Learning, Subject
from playground.gui.export.film_file import write_film
from playground.gui.export.output import to_bytes
from playground.gui.export.painter import measure, to_image
from playground.gui.state.watch import Watch
from playground.gui.widgets.wording import translated
from playground.pictures.save import save_bytes

MM_PER_INCH = 25.4


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """A figure to be made: its kind, what it shows, its width in mm and its numbers' digits.

    With a `path` it is written there, by `dpi` dots an inch; else it is painted to have a look at,
    within `pixels` (width, height), and as large as a file would be with `is_whole`.
    """

    kind: str
    subject: Subject
    width: float
    digits: int
    dpi: float
    pixels: tuple[int, int] = (0, 0)
    is_whole: bool = False
    path: str = ""
    suffix: str = ""
    rate: float = 4.0
    """Pictures a second of a film."""

    watch: Watch | None = None
    """Where to say how far a film is, and to look whether it is still wanted."""


@dataclass(frozen=True, slots=True, eq=False)
class Made:
    """A figure's size in mm and its picture, or why there is none."""

    wanted: Wanted
    size: tuple[float, float] = (0.0, 0.0)
    image: QImage | None = None
    refusal: Message | None = None
    examined: Learning | None = None
    """How the network does on what is held out, where that had to be found out for the figure."""


def figure_of(wanted: Wanted) -> Figure:
    """The figure, or the first of a film; raises Refused where there is nothing to draw."""
    if wanted.kind in FILMS:
        return _film(wanted).frame(0)
    return FIGURES[wanted.kind].draw(wanted.subject, _page(wanted))


def _film(wanted: Wanted) -> Film:
    return FILMS[wanted.kind].shoot(wanted.subject, _page(wanted))


def _page(wanted: Wanted) -> Page:
    return Page(wanted.width, measure, translated, wanted.digits)


def make(wanted: Wanted, stale: Callable[[], bool]) -> Iterator[Made]:
    """Yield the figure as it is to be looked at, or written, or why it cannot be."""
    try:
        wanted = _examined(wanted, stale)
        found = wanted.subject.learning if wanted.kind == "confusion" else None
        if wanted.path and wanted.kind in FILMS:
            _write(wanted, stale)
            yield Made(wanted)
            return
        data = FIGURES[wanted.kind].data if wanted.kind in FIGURES else {}
        if wanted.suffix in data:
            save_bytes(wanted.path, data[wanted.suffix](wanted.subject))
            yield Made(wanted)
            return
        figure = figure_of(wanted)
        size = (figure.width, figure.height)
        if wanted.path:
            save_bytes(wanted.path, to_bytes(figure, wanted.suffix, wanted.dpi))
            yield Made(wanted, size, examined=found)
            return
        dpi = wanted.dpi
        if not wanted.is_whole:
            wide, high = wanted.pixels
            dpi = MM_PER_INCH * min(wide / figure.width, high / figure.height)
        yield Made(wanted, size, to_image(figure, dpi), examined=found)
    except Refused as refused:
        yield Made(wanted, refusal=refused.message)
    except Cancelled:
        if wanted.kind not in FILMS:
            raise  # nobody waits for it any more
        yield Made(wanted, refusal=Message(marked("message", "The film was given up.")))
    except MemoryError:
        text = marked("message", "There is not enough memory for this picture.")
        yield Made(wanted, refusal=Message(text))
    except Exception:  # the dialog must not wait for it; what it was is reported
        yield Made(wanted, refusal=_failed(wanted))
        raise


def _failed(wanted: Wanted) -> Message:
    """That there is nothing, since the program is in error."""
    if wanted.path:
        text = marked("message", "{name} was not saved, because of an error in the program.")
        return Message(text, {"name": Path(wanted.path).name})
    return Message(marked("message", "There is no picture, because of an error in the program."))


def _examined(wanted: Wanted, stale: Callable[[], bool]) -> Wanted:
    """The same with the network examined, where the figure is of that and nobody has done it.

    Raises Refused where it cannot be, and Cancelled.
    """
    subject = wanted.subject
    if wanted.kind != "confusion" or subject.learning.confusion is not None:
        return wanted
    counts, classes = confusion_of(subject.session, cancelled=stale)
    learning = replace(subject.learning, confusion=counts, classes=classes, epoch=None)
    return replace(wanted, subject=replace(subject, learning=learning))


def _write(wanted: Wanted, stale: Callable[[], bool]) -> None:
    """Write a film; raises Cancelled when it is given up, or the window closes."""
    watch = wanted.watch or Watch()
    write_film(
        wanted.path,
        _film(wanted),
        wanted.dpi,
        wanted.rate,
        watch.progress,
        lambda: watch.is_cancelled or stale(),
    )
