"""Make resources/fonts from Debian's fonts-inter and fonts-droid-fallback.

    .venv/bin/python -m tools.make_fonts INTER_FOLDER DROID_SANS_FALLBACK.ttf

Inter is cut to the characters that the window shows and gets a few signs that it lacks (floor and
ceiling brackets, ⊙, ∇ …), drawn here from its own measures; Droid Sans Fallback is cut to the
simplified Chinese of GB 2312. Both get names of their own, so that no other copy stands in.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fontTools.pens.basePen import AbstractPen
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
WEIGHTS = ("Regular", "Medium", "SemiBold")
FEATURES = ["calt", "case", "ccmp", "frac", "kern", "locl", "mark", "tnum", "dnom", "numr"]

LATIN = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),  # Latin-1 and Latin Extended-A
    *range(0x2B0, 0x2C2),  # ˣ …
    *range(0x2C6, 0x2E4),
    *range(0x300, 0x32A),
    *range(0x370, 0x400),  # Greek
    *range(0x1D2C, 0x1D6B),  # ᵃ ᵢ …
    *range(0x2010, 0x205F),  # dashes, quotation marks, primes
    *range(0x2070, 0x20A0),  # superscripts and subscripts
    0x20AC,
    *range(0x2100, 0x2200),  # letter-like signs, fractions, arrows
    *range(0x2200, 0x2400),  # mathematics, brackets, keys
    *range(0x25A0, 0x2600),
    0x2605,
    0x2713,
    0x2717,
]

SIGNS = "⊙⊕⊗⌊⌋⌈⌉∇▸▾▴◂∘∗⋅⋯ᵀ⅙⅑"
"""What Inter 3.19 lacks and the arithmetic needs."""

CURVE = 0.5523
"""How far a Bézier curve's handles reach for a quarter of a circle."""


class Drawer:
    """Draws the missing signs of one weight, from the measures and shapes of its font."""

    def __init__(self, font: TTFont) -> None:
        self.glyphs = font.getGlyphSet()
        self.names = font.getBestCmap()
        self.caps = font["OS/2"].sCapHeight
        _, low, _, high = self.bounds("−")
        self.stroke = high - low
        self.axis = (high + low) / 2
        self.width = self.glyphs[self.names[ord("+")]].width

    def bounds(self, char: str) -> tuple[float, float, float, float]:
        pen = BoundsPen(self.glyphs)
        self.glyphs[self.names[ord(char)]].draw(pen)
        return pen.bounds

    def copy(self, char: str, pen: AbstractPen, matrix: tuple[float, ...]) -> None:
        self.glyphs[self.names[ord(char)]].draw(TransformPen(pen, matrix))

    def rectangle(self, pen: AbstractPen, x0: float, y0: float, x1: float, y1: float) -> None:
        pen.moveTo((x0, y0))
        for point in ((x1, y0), (x1, y1), (x0, y1)):
            pen.lineTo(point)
        pen.closePath()

    def circle(self, pen: AbstractPen, x: float, y: float, r: float, inside: bool = False) -> None:
        """A circle drawn counter-clockwise, or clockwise when it is the hole of another."""
        s = -1 if inside else 1
        k = r * CURVE
        pen.moveTo((x + r, y))
        pen.curveTo((x + r, y + s * k), (x + k, y + s * r), (x, y + s * r))
        pen.curveTo((x - k, y + s * r), (x - r, y + s * k), (x - r, y))
        pen.curveTo((x - r, y - s * k), (x - k, y - s * r), (x, y - s * r))
        pen.curveTo((x + k, y - s * r), (x + r, y - s * k), (x + r, y))
        pen.closePath()

    def ring(self, pen: AbstractPen) -> tuple[float, float]:
        """The circle of ⊙ ⊕ ⊗; return its centre's x and its inner radius."""
        centre, outer = self.width / 2, self.width * 0.44
        self.circle(pen, centre, self.axis, outer)
        inner = outer - self.stroke * 0.86
        self.circle(pen, centre, self.axis, inner, inside=True)
        return centre, inner

    def odot(self, pen: AbstractPen) -> float:
        centre, _ = self.ring(pen)
        self.circle(pen, centre, self.axis, self.stroke * 0.95)
        return self.width

    def in_ring(self, char: str) -> Callable[[AbstractPen], float]:
        def draw(pen: AbstractPen) -> float:
            centre, inner = self.ring(pen)
            x0, _, x1, _ = self.bounds(char)
            scale = 1.36 * inner / (x1 - x0)
            move = (centre - scale * (x0 + x1) / 2, self.axis * (1 - scale))
            self.copy(char, pen, (scale, 0, 0, scale, *move))
            return self.width

        return draw

    def bracket(self, char: str, top: bool, bottom: bool) -> Callable[[AbstractPen], float]:
        """A square bracket of the font without its upper or its lower bar."""

        def draw(pen: AbstractPen) -> float:
            x0, y0, x1, y1 = self.bounds(char)
            stem = self.stroke * 1.06
            left, right = (x0, x0 + stem) if char == "[" else (x1 - stem, x1)
            self.rectangle(pen, left, y0, right, y1)
            bar = (right, x1) if char == "[" else (x0, left)
            if bottom:
                self.rectangle(pen, bar[0], y0, bar[1], y0 + self.stroke)
            if top:
                self.rectangle(pen, bar[0], y1 - self.stroke, bar[1], y1)
            return float(self.glyphs[self.names[ord(char)]].width)

        return draw

    def nabla(self, pen: AbstractPen) -> float:
        # Turned by 180 degrees, not mirrored: the contours keep their direction.
        width = float(self.glyphs[self.names[ord("Δ")]].width)
        self.copy("Δ", pen, (-1, 0, 0, -1, width, self.caps))
        return width

    def placed(
        self, char: str, scale: float, width: float | None
    ) -> Callable[[AbstractPen], float]:
        """Another sign of the font, scaled and centred on the axis of − and +."""

        def draw(pen: AbstractPen) -> float:
            x0, y0, x1, y1 = self.bounds(char)
            total = width or float(self.glyphs[self.names[ord(char)]].width)
            move = (total / 2 - scale * (x0 + x1) / 2, self.axis - scale * (y0 + y1) / 2)
            self.copy(char, pen, (scale, 0, 0, scale, *move))
            return total

        return draw

    def transposed(self, pen: AbstractPen) -> float:
        scale = 0.6
        self.copy("T", pen, (scale, 0, 0, scale, 0, self.caps * (1.02 - scale)))
        return scale * float(self.glyphs[self.names[ord("T")]].width)

    def one_over(self, digit: str) -> Callable[[AbstractPen], float]:
        """A fraction from ½'s 1 and bar, with the small digit in the 2's place."""

        def draw(pen: AbstractPen) -> float:
            one, below = self.names[ord("¹")], self.names[ord("₀") + int(digit)]
            bar = self.names[ord("⁄")]
            first, slash = self.glyphs[one].width, self.glyphs[bar].width
            overlap = self.stroke * 0.55
            _, low, _, _ = self.bounds(chr(ord("₀") + int(digit)))
            self.glyphs[one].draw(pen)
            self.glyphs[bar].draw(TransformPen(pen, (1, 0, 0, 1, first - overlap, 0)))
            x = first + slash - 2 * overlap
            self.glyphs[below].draw(TransformPen(pen, (1, 0, 0, 1, x, -low)))
            return float(x + self.glyphs[below].width)

        return draw

    def all(self) -> dict[str, Callable[[AbstractPen], float]]:
        small = self.width * 0.8
        return {
            "⊙": self.odot,
            "⊕": self.in_ring("+"),
            "⊗": self.in_ring("×"),
            "⌊": self.bracket("[", top=False, bottom=True),
            "⌋": self.bracket("]", top=False, bottom=True),
            "⌈": self.bracket("[", top=True, bottom=False),
            "⌉": self.bracket("]", top=True, bottom=False),
            "∇": self.nabla,
            "▸": self.placed("▶", 0.45, small),
            "▾": self.placed("▼", 0.45, small),
            "▴": self.placed("▲", 0.45, small),
            "◂": self.placed("◀", 0.45, small),
            "∘": self.placed("°", 0.75, None),
            "∗": self.placed("*", 1.0, None),
            "⋅": self.placed("·", 0.9, None),
            "⋯": self.placed("…", 1.0, None),
            "ᵀ": self.transposed,
            "⅙": self.one_over("6"),
            "⅑": self.one_over("9"),
        }


def add_signs(font: TTFont) -> None:
    """Draw the missing signs into a font with CFF outlines that has no subroutines."""
    drawer = Drawer(font)
    top = font["CFF "].cff.topDictIndex[0]
    for char, draw in drawer.all().items():
        name = f"uni{ord(char):04X}"
        pen = T2CharStringPen(0, drawer.glyphs)
        width = round(draw(pen))
        pen = T2CharStringPen(width - top.Private.nominalWidthX, drawer.glyphs)
        draw(pen)
        shape = pen.getCharString(private=top.Private, globalSubrs=top.GlobalSubrs)
        top.CharStrings.charStringsIndex.append(shape)
        top.CharStrings.charStrings[name] = len(top.CharStrings.charStringsIndex) - 1
        top.charset.append(name)
        bounds = shape.calcBounds(drawer.glyphs)
        font["hmtx"][name] = (width, round(bounds[0]))
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[ord(char)] = name
    font.setGlyphOrder(top.charset)
    font["maxp"].numGlyphs = len(top.charset)


def cut(font: TTFont, characters: list[int], features: list[str]) -> None:
    """Leave only `characters` and `features` in the font."""
    options = Options()
    options.layout_features = features
    options.desubroutinize = True
    options.hinting = "CFF " in font
    options.name_IDs = [0, 7, 8, 9, 11, 13, 14]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)


def name(font: TTFont, family: str, weight: str, origin: str) -> None:
    """Give the font a family name of its own and say what it was made from."""
    table = font["name"]
    full = f"{family} {weight}"
    texts = {1: full, 2: "Regular", 3: f"{full}; {origin}", 4: full, 5: f"Version 1.0; {origin}"}
    if weight == "Regular":
        texts[1] = family
    else:
        texts |= {16: family, 17: weight}
    texts[6] = full.replace(" ", "")
    for number, text in texts.items():
        table.setName(text, number, 3, 1, 0x409)
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames[0] = texts[6]
        dictionary = cff.topDictIndex[0]
        dictionary.FamilyName, dictionary.FullName = family, full


def gb2312() -> list[int]:
    """The characters of GB 2312, levels 1 and 2, with its punctuation and full-width forms."""
    rows = [0xA1, 0xA3, *range(0xB0, 0xF8)]
    pairs = [bytes((row, cell)) for row in rows for cell in range(0xA1, 0xFF)]
    text = "".join(pair.decode("gb2312", errors="ignore") for pair in pairs)
    return sorted({ord(char) for char in text})


def save(font: TTFont, path: Path) -> None:
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.save(path)
    print(f"{path.name}: {path.stat().st_size // 1024} KB, {len(font.getBestCmap())} characters")


def lacking(font: TTFont, characters: list[int]) -> str:
    present: dict[int, Any] = font.getBestCmap()
    return "".join(chr(code) for code in characters if code not in present)


def main() -> None:
    inter, droid = Path(sys.argv[1]), Path(sys.argv[2])
    for weight in WEIGHTS:
        font = TTFont(inter / f"Inter-{weight}.otf")
        missing = lacking(font, [ord(char) for char in SIGNS])
        if missing != SIGNS:
            raise SystemExit("This Inter has some of the signs already; shorten SIGNS.")
        cut(font, LATIN, FEATURES)
        add_signs(font)
        name(font, "Playground Sans", weight, "made from Inter 3.19")
        save(font, FONTS / f"PlaygroundSans-{weight}.otf")
    han = TTFont(droid)
    characters = gb2312()
    print("Not in Droid Sans Fallback:", lacking(han, characters) or "none")
    cut(han, characters, [])
    name(han, "Playground Han", "Regular", "made from Droid Sans Fallback")
    save(han, FONTS / "PlaygroundHan-Regular.ttf")


if __name__ == "__main__":
    main()
