"""Fonts in SVG files: what the texts need of them, and no more."""

from __future__ import annotations

import base64
import re
from io import BytesIO

from fontTools.ttLib import TTFont

from playground.figures.drawing.figure import Figure, Text
from playground.figures.fontsubset import cut_font
from playground.figures.svg import HAN, SANS, to_svg

MAX_BYTES = 25_000
"""Of a figure's fonts together; whole they have 1.4 MB."""

INK = (0, 0, 0)


def fonts_in(svg: bytes) -> dict[tuple[str, int], bytes]:
    """The fonts that come along, by family and weight."""
    faces = re.findall(
        rb"font-family:'([^']+)';font-weight:(\d+);src:url\(data:font/sfnt;base64,([^)]+)\)", svg
    )
    return {(name.decode(), int(weight)): base64.b64decode(data) for name, weight, data in faces}


def test_fonts_have_the_characters_of_the_texts_and_are_small() -> None:
    texts = (
        Text(0, 10, "512×512×1 → Conv 3×3 · 1 filter", 8, INK),
        Text(0, 20, "卷积 ≥ +1.75 滤波器", 8, INK, weight=600),
    )
    found = fonts_in(to_svg(Figure(100, 50, texts)))
    assert set(found) == {(SANS, 400), (SANS, 600), (HAN, 400)}
    assert sum(map(len, found.values())) < MAX_BYTES
    known = {key: set(TTFont(BytesIO(data)).getBestCmap()) for key, data in found.items()}
    assert {ord(each) for each in texts[0].text} <= known[SANS, 400]
    assert {ord(each) for each in texts[1].text} <= known[SANS, 600] | known[HAN, 400]
    assert {ord(each) for each in "卷积滤波器"} <= known[HAN, 400]
    assert len(known[SANS, 400]) <= len(set(texts[0].text))


def test_the_same_characters_are_the_same_bytes() -> None:
    first = cut_font("PlaygroundSans-Regular.otf", frozenset("abc"))
    cut_font.cache_clear()
    assert cut_font("PlaygroundSans-Regular.otf", frozenset("cba")) == first
