"""Figures as files, by the ending of the name."""

from __future__ import annotations

from playground.core.messages import Refused, marked
from playground.figures.drawing.figure import Figure
from playground.figures.svg import to_svg
from playground.gui.export.painter import to_pdf, to_png

SUFFIXES = (".png", ".svg", ".pdf")

DPI = 300.0
MIN_DPI, MAX_DPI = 36.0, 2400.0


def to_bytes(figure: Figure, suffix: str, dpi: float = DPI) -> bytes:
    """The figure as a file of a kind; raises Refused for another, and where it gets too large.

    `dpi` are the dots an inch of a PNG file; the others have none.
    """
    match suffix.lower():
        case ".png":
            return to_png(figure, dpi)
        case ".svg":
            return to_svg(figure)
        case ".pdf":
            return to_pdf(figure)
    raise Refused(
        marked("message", "{suffix} is no kind of figure: there are {suffixes}."),
        suffix=suffix or "''",
        suffixes=", ".join(SUFFIXES),
    )
