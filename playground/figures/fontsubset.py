"""Fonts cut to the characters that a file has: the whole of them are up to 1.3 MB."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

from playground import resources


@lru_cache(maxsize=32)
def cut_font(name: str, characters: frozenset[str]) -> bytes:
    """A font of the program with these characters alone, as many of them as it has.

    The same characters give the same bytes.
    """
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(hinting=False, notdef_outline=True, glyph_names=False)
    with TTFont(str(resources.path("fonts", name)), recalcTimestamp=False) as font:
        cutter = Subsetter(options)
        cutter.populate(unicodes=[ord(character) for character in characters])
        cutter.subset(font)
        stream = BytesIO()
        font.save(stream)
    return stream.getvalue()
