"""The `export` command: a figure of a session, its code, or its weights, without a window."""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from playground.cli import export_file
from playground.cli.amounts import Decimal
from playground.cli.progress import LoadingBar
from playground.core.file_ending import wrong_ending
from playground.core.messages import Refused, marked
from playground.core.session import Session
from playground.engine.view.palette import BLUE_ORANGE, SIGNED
from playground.exchange.found import FILES
from playground.figures.drawing.page import Page
from playground.figures.film import FilmKind
from playground.figures.found import FIGURES, FILMS
from playground.figures.held_out import confusion_of
from playground.figures.registry import MAX_WIDTH_MM, MIN_WIDTH_MM, FigureKind
from playground.figures.subject import Learning, Setting, Subject, evaluated
from playground.pictures.save import save_bytes
from playground.sessions.sessionfile import Kept, read_session
from playground.training.protocol.kept_training import as_state

DEFAULT_DPI, MIN_DPI, MAX_DPI = 300.0, 36.0, 2400.0
MIN_SCALE, MAX_SCALE = 0.1, 20.0
MIN_RATE, MAX_RATE = 0.2, 60.0
SUFFIXES = (".png", ".svg", ".pdf")
FILM_SUFFIXES = (".gif", ".webp", ".mp4")
BY_SUFFIX = {
    **export_file.by_suffix(),
    ".npy": "map",
    ".csv": "history",
    **dict.fromkeys(FILM_SUFFIXES, "slide"),
    **dict.fromkeys(SUFFIXES, "flow"),
}
"""The kind that each ending of a file stands for, where nothing else says what is wanted."""

OTHER_NAMES = {"history": "plots"}
"""Names for the numbers of a kind, which is drawn by its own name alone."""


def declare(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    kinds: list[tuple[str, FigureKind | FilmKind]] = [*FIGURES.items(), *FILMS.items()]
    names = ", ".join("".join((name, *_places(kind))) for name, kind in kinds)
    names = ", ".join((names, *OTHER_NAMES))
    parser.description = (
        "Write a figure of a session to a file: PNG, SVG or PDF, by the ending of its name; maps "
        "and filters also as numbers, .npy or .csv, the history of a training as .csv, films as "
        "GIF, WebP or MP4; or its network as code, weights and the like. No display is needed."
    )
    parser.add_argument("session", metavar="SESSION", help="a session file")
    parser.add_argument("--to", required=True, metavar="FILE", help="the file to write")
    parser.add_argument(
        "--what",
        metavar="WHAT",
        help=f"one of {names}: L is the number of a layer, 0 for the input, and C that of a map "
        "or a filter, both as selected in the session where they are not given; or one of "
        f"{export_file.listed()} (default: what the ending of FILE says: {_by_ending()})",
    )
    parser.add_argument(
        "--width",
        type=Decimal(MIN_WIDTH_MM, MAX_WIDTH_MM),
        metavar="MM",
        help="width of the figure in mm (default: the usual one of its kind)",
    )
    parser.add_argument(
        "--scale",
        type=Decimal(MIN_SCALE, MAX_SCALE),
        default=1.0,
        metavar="S",
        help="make all of the figure, its texts too, so many times as large (default: 1)",
    )
    parser.add_argument(
        "--dpi",
        type=Decimal(MIN_DPI, MAX_DPI),
        default=DEFAULT_DPI,
        metavar="D",
        help="dots an inch of a PNG file (default: 300)",
    )
    parser.add_argument(
        "--colours",
        default=BLUE_ORANGE,
        choices=list(SIGNED),
        help="the colours of signed values (default: %(default)s)",
    )
    parser.add_argument(
        "--rate",
        type=Decimal(MIN_RATE, MAX_RATE),
        metavar="R",
        help="pictures a second of a film (default: 4, 6 of a sweep)",
    )
    parser.add_argument(
        "--setting",
        type=setting_of,
        metavar="NAME[=A..B]",
        help="what a sweep changes: a number of the layer or of its filter's preset, over all that "
        "it can be or over some values: stride, stride=1..4, sigma=0.5,1,2",
    )


def _by_ending() -> str:
    """The kinds and the endings that stand for each, for the help text."""
    endings: dict[str, list[str]] = {}
    for suffix, name in BY_SUFFIX.items():
        endings.setdefault(name, []).append(suffix)
    return "; ".join(f"{name} for {', '.join(each)}" for name, each in endings.items())


def _places(kind: FigureKind | FilmKind) -> list[str]:
    return ["[:L]" if place == "layer" else "[:C]" for place in kind.of]


@dataclass(frozen=True, slots=True)
class What:
    """A wanted file: a kind, the numbers that follow its name, and the file's ending."""

    kind: FigureKind | FilmKind
    numbers: tuple[int, ...]
    suffix: str


def run(options: argparse.Namespace) -> int:
    """Draw the figure and write it; the exit status is returned."""
    target = Path(options.to)
    name = options.what or named_by_ending(target)
    if name in FILES:
        _check_plain(options, name)
        export_file.write_file(options.session, FILES[name], target)
        return 0
    what = what_of(name, target)
    with tempfile.TemporaryDirectory() as folder:
        # The epochs are laid out only for a film of them: they may be many.
        epochs = Path(folder) / "epochs" if what.kind.name == "timeline" else None
        _write(options, what, read_session(options.session, epochs), target)
    print(target)
    return 0


def _write(options: argparse.Namespace, what: What, kept: Kept, target: Path) -> None:
    """Write what is wanted of a session that was read."""
    from playground.gui.export.application import figure_application
    from playground.gui.export.subjects import learning_of
    from playground.gui.state.keptview import view_from_data

    application = figure_application()
    session, view = kept.session, view_from_data(kept.view)
    state = as_state(kept.training, session.network, session.input)
    learning = learning_of(state, session, view)
    if what.kind.name == "confusion":
        learning = _examined(session)
    subject = Subject(
        evaluated(session),
        view.scale,
        options.colours,
        view.layer,
        view.channel,
        view.pin,
        learning=learning,
        data_classes=view.data_classes,
    )
    subject = chosen(subject, what)
    if isinstance(what.kind, FilmKind):
        _write_film(options, what.kind, subject, target, view.digits)
    else:
        save_bytes(target, _to_file(options, what.kind, subject, what.suffix, view.digits))
    del application  # it had to be there while texts were measured and drawn


def _check_plain(options: argparse.Namespace, what: str) -> None:
    """Refuse what is said of a figure where none is made."""
    usual = {
        "width": None,
        "scale": 1.0,
        "dpi": DEFAULT_DPI,
        "colours": BLUE_ORANGE,
        "rate": None,
        "setting": None,
    }
    for name, value in usual.items():
        if getattr(options, name) != value:
            raise Refused(
                marked("message", "--{name} is for figures: {what} is none."),
                name=name,
                what=what,
            )


def _to_file(
    options: argparse.Namespace, kind: FigureKind, subject: Subject, suffix: str, digits: int
) -> bytes:
    """The figure, or its numbers, as a file of that ending."""
    if suffix in kind.data:
        return kind.data[suffix](subject)
    from playground.gui.export.output import to_bytes

    page = _page(options.width or kind.width, digits)
    return to_bytes(kind.draw(subject, page).scaled(options.scale), suffix, options.dpi)


def _examined(session: Session) -> Learning:
    """How the session's network does on what is held out of its data."""
    bar = LoadingBar(marked("message", "examining {bar} {done:,} of {total:,}"))
    try:
        counts, classes = confusion_of(session, bar)
    finally:
        bar.clear()
    return Learning(confusion=counts, classes=classes)


def _write_film(
    options: argparse.Namespace, kind: FilmKind, subject: Subject, target: Path, digits: int
) -> None:
    from playground.gui.export.film_file import FILM_DPI, write_film

    subject = replace(subject, setting=options.setting)
    film = kind.shoot(subject, _page(options.width or kind.width, digits))
    bar = LoadingBar(marked("message", "making the film {bar} {done:,} of {total:,}"))
    dpi = (FILM_DPI if options.dpi == DEFAULT_DPI else options.dpi) * options.scale
    try:
        write_film(target, film, dpi, options.rate or kind.rate, bar)
    finally:
        bar.clear()


def _page(width: float, digits: int) -> Page:
    from playground.gui.export.painter import measure
    from playground.gui.widgets.wording import translated

    return Page(width, measure, translated, digits)


def setting_of(text: str) -> Setting:
    """A setting by its name, and its values: stride, stride=1..4, sigma=0.5,1,2.

    Raises ArgumentTypeError with the reason.
    """
    name, _, values = text.partition("=")
    if not values:
        return Setting(name.strip())
    number = Decimal()
    first, dots, last = values.partition("..")
    if not dots:
        return Setting(name.strip(), tuple(number(each) for each in values.split(",")))
    return Setting(name.strip(), ends=(number(first), number(last)))


def chosen(subject: Subject, what: What) -> Subject:
    """The subject with the layer and the map, or the filter, that were given by their numbers."""
    numbers = what.numbers
    if numbers:
        subject = replace(subject, layer=numbers[0] - 1, channel=0, pin=None)
    if len(numbers) > 1 and "filter" in what.kind.of:
        subject = replace(subject, one_filter=numbers[1] - 1)
    elif len(numbers) > 1:
        subject = replace(subject, channel=numbers[1] - 1)
    return subject


def named_by_ending(target: Path) -> str:
    """The name of what a file of this ending usually holds; raises Refused."""
    try:
        return BY_SUFFIX[target.suffix.lower()]
    except KeyError:
        raise wrong_ending(str(target), tuple(BY_SUFFIX)) from None


def what_of(text: str, target: Path) -> What:
    """The kind of a figure by its name, for a file of that ending; raises Refused."""
    suffix = target.suffix.lower()
    given, *places = text.split(":")
    name = OTHER_NAMES.get(given, given)
    if name not in FIGURES and name not in FILMS:
        raise Refused(
            marked("message", "There is no figure {name}: there are {names}."),
            name=name or "''",
            names=", ".join((*FIGURES, *FILMS, *OTHER_NAMES, *FILES)),
        )
    kind = FIGURES[name] if name in FIGURES else FILMS[name]
    if len(places) > len(kind.of) or not all(part.isascii() and part.isdigit() for part in places):
        raise Refused(
            marked("message", "{text} is not understood: {form} is, L and C being numbers."),
            text=text,
            form="".join((name, *_places(kind))),
        )
    if isinstance(kind, FilmKind):
        known = FILM_SUFFIXES
    else:
        known = (*(() if given in OTHER_NAMES else SUFFIXES), *kind.data)
    if suffix not in known:
        raise wrong_ending(str(target), known)
    return What(kind, tuple(int(part[:9]) for part in places), suffix)
