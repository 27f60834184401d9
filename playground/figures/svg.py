"""A figure as an SVG file: texts are texts, and come with what they need of their fonts."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from playground.engine.view.palette import Rgb
from playground.figures.drawing.figure import FIRST_HAN, MM_PER_PT, Figure, Image, Item, Line, Text
from playground.figures.fontsubset import cut_font
from playground.pictures.save import to_png_bytes

SANS, HAN = "Playground Sans", "Playground Han"
FILES = {
    (SANS, 400): "PlaygroundSans-Regular.otf",
    (SANS, 500): "PlaygroundSans-Medium.otf",
    (SANS, 600): "PlaygroundSans-SemiBold.otf",
    (HAN, 400): "PlaygroundHan-Regular.ttf",
}
"""The files of the program's fonts, by family and weight."""

FAMILIES = f"'{SANS}', '{HAN}', Inter, Helvetica, Arial, sans-serif"


def to_svg(figure: Figure) -> bytes:
    """The figure as a file; its unit of length is the millimetre."""
    width, height = _number(figure.width), _number(figure.height)
    title = f"<title>{escape(figure.title)}</title>\n" if figure.title else ""
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' width="{width}mm" height="{height}mm" viewBox="0 0 {width} {height}">\n{title}'
        f"<style>{_fonts(figure)}text{{font-family:{FAMILIES};white-space:pre;"
        f"font-feature-settings:'calt' 0}}</style>\n"
        f'<rect width="{width}" height="{height}" fill="#fff"/>\n'
    )
    body = "\n".join(_item(item) for item in figure.items)
    return f"{head}{body}\n</svg>\n".encode()


def used_fonts(texts: Iterable[Text]) -> list[tuple[str, int]]:
    """The family and weight of every font that texts are set in."""
    found = set[tuple[str, int]]()
    for item in texts:
        found.add((SANS, item.weight))
        if max(item.text, default="") >= FIRST_HAN:
            found.add((HAN, 400))
    return sorted(found)


def _fonts(figure: Figure) -> str:
    return "".join(_faces(item for item in figure.items if isinstance(item, Text)))


def _faces(texts: Iterable[Text]) -> Iterator[str]:
    texts = list(texts)
    for family, weight in used_fonts(texts):
        own = (item.text for item in texts if family == HAN or item.weight == weight)
        characters = frozenset("".join(own))
        data = cut_font(FILES[family, weight], characters)
        text = base64.b64encode(data).decode("ascii")
        yield (
            f"@font-face{{font-family:'{family}';font-weight:{weight};"
            f"src:url(data:font/sfnt;base64,{text})}}\n"
        )


def _item(item: Item) -> str:
    match item:
        case Line():
            return _line(item)
        case Image():
            return _image(item)
        case Text():
            return _text(item)


def _line(item: Line) -> str:
    points = " ".join(f"{_number(x)},{_number(y)}" for x, y in item.points)
    name = "polygon" if item.closed else "polyline"
    fill = _colour(item.fill) if item.fill is not None else "none"
    stroke = "" if item.ink is None else f' stroke="{_colour(item.ink)}"'
    width = "" if item.ink is None else f' stroke-width="{_number(item.width)}"'
    dash = f' stroke-dasharray="{_number(item.dash)}"' if item.dash else ""
    return f'<{name} points="{points}" fill="{fill}"{stroke}{width}{dash}/>'


def _image(item: Image) -> str:
    data = base64.b64encode(to_png_bytes(item.pixels)).decode("ascii")
    place = (
        f'x="{_number(item.x)}" y="{_number(item.y)}" width="{_number(item.width)}"'
        f' height="{_number(item.height)}"'
    )
    return (
        f'<image {place} preserveAspectRatio="none" style="image-rendering:pixelated"'
        f' xlink:href="data:image/png;base64,{data}"/>'
    )


def _text(item: Text) -> str:
    x, y = _number(item.x), _number(item.y)
    anchor = "" if item.align == "start" else f' text-anchor="{item.align}"'
    weight = "" if item.weight == 400 else f' font-weight="{item.weight}"'
    turn = f' transform="rotate(-90 {x} {y})"' if item.turned else ""
    size = _number(item.points * MM_PER_PT)
    return (
        f'<text x="{x}" y="{y}" font-size="{size}" fill={quoteattr(_colour(item.ink))}'
        f"{anchor}{weight}{turn}>{escape(item.text)}</text>"
    )


def _number(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _colour(ink: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*ink)
