"""The `export` command: a figure of a session, its code, or its weights, without a window."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from playground.cli import export_file
from playground.cli.amounts import Decimal
from playground.core.messages import Refused, marked
from playground.engine.view.palette import BLUE_ORANGE, SIGNED
from playground.exchange.found import FILES
from playground.figures.found import FIGURES
from playground.figures.registry import MAX_WIDTH_MM, MIN_WIDTH_MM, FigureKind
from playground.figures.subject import Subject, evaluated
from playground.pictures.save import save_bytes
from playground.sessions.sessionfile import read_session

if TYPE_CHECKING:
    from playground.figures.drawing.figure import Figure

DEFAULT_DPI, MIN_DPI, MAX_DPI = 300.0, 36.0, 2400.0
MIN_SCALE, MAX_SCALE = 0.1, 20.0
SUFFIXES = (".png", ".svg", ".pdf")


def declare(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    names = ", ".join("".join((name, *_places(kind))) for name, kind in FIGURES.items())
    parser.description = (
        "Write a figure of a session to a file: PNG, SVG or PDF, by the ending of its name; or its "
        "network as code, weights and the like. No display is needed."
    )
    parser.add_argument("session", metavar="SESSION", help="a session file")
    parser.add_argument("--to", required=True, metavar="FILE", help="the file to write")
    parser.add_argument(
        "--what",
        default="flow",
        metavar="WHAT",
        help=f"one of {names}: L is the number of a layer, 0 for the input, and C that of a map, "
        "both as selected in the session where they are not given; or one of "
        f"{export_file.listed()} (default: %(default)s)",
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


def _places(kind: FigureKind) -> list[str]:
    return ["[:L]" if place == "layer" else "[:C]" for place in kind.of]


def run(options: argparse.Namespace) -> int:
    """Draw the figure and write it; the exit status is returned."""
    target = Path(options.to)
    if options.what in FILES:
        _check_plain(options)
        export_file.write_file(options.session, FILES[options.what], target)
        return 0
    kind, numbers = _what(options.what)
    suffix = target.suffix.lower()
    if suffix not in SUFFIXES:
        raise Refused(
            marked("message", "{file} does not end with one of {suffixes}."),
            file=options.to or "''",
            suffixes=", ".join(SUFFIXES),
        )
    data = to_file(options, kind, numbers, suffix)
    save_bytes(target, data)
    print(target)
    return 0


def _check_plain(options: argparse.Namespace) -> None:
    """Refuse what is said of a figure where none is made."""
    usual = {"width": None, "scale": 1.0, "dpi": DEFAULT_DPI, "colours": BLUE_ORANGE}
    for name, value in usual.items():
        if getattr(options, name) != value:
            raise Refused(
                marked("message", "--{name} is for figures: {what} is none."),
                name=name,
                what=options.what,
            )


def to_file(
    options: argparse.Namespace, kind: FigureKind, numbers: list[int], suffix: str
) -> bytes:
    """The figure as a file of that ending."""
    from playground.gui.export.output import to_bytes

    figure = _figure(options, kind, numbers).scaled(options.scale)
    return to_bytes(figure, suffix, options.dpi)


def _figure(options: argparse.Namespace, kind: FigureKind, numbers: list[int]) -> Figure:
    kept = read_session(options.session)
    from playground.figures.drawing.page import Page
    from playground.gui.export.application import figure_application
    from playground.gui.export.painter import measure
    from playground.gui.state.keptview import view_from_data
    from playground.gui.widgets.wording import translated

    figure_application()
    view = view_from_data(kept.view)
    subject = Subject(
        evaluated(kept.session), view.scale, options.colours, view.layer, view.channel, view.pin
    )
    page = Page(options.width or kind.width, measure, translated, view.digits)
    return kind.draw(chosen(subject, numbers), page)


def chosen(subject: Subject, numbers: list[int]) -> Subject:
    """The subject with the layer and the map that were given by their numbers."""
    if numbers:
        subject = replace(subject, layer=numbers[0] - 1, channel=0, pin=None)
    if len(numbers) > 1:
        subject = replace(subject, channel=numbers[1] - 1)
    return subject


def _what(text: str) -> tuple[FigureKind, list[int]]:
    """The kind of a figure, and the numbers that follow its name."""
    name, *places = text.split(":")
    if name not in FIGURES:
        raise Refused(
            marked("message", "There is no figure {name}: there are {names}."),
            name=name or "''",
            names=", ".join([*FIGURES, *FILES]),
        )
    kind = FIGURES[name]
    if len(places) > len(kind.of) or not all(part.isascii() and part.isdigit() for part in places):
        raise Refused(
            marked("message", "{text} is not understood: {form} is, L and C being numbers."),
            text=text,
            form="".join((name, *_places(kind))),
        )
    return kind, [int(part[:9]) for part in places]
