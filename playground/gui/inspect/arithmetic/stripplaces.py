"""Where the pieces of a row of arithmetic lie, and how large its digits are: plain geometry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from playground.gui.inspect.arithmetic.pieces import Block, Figure, Note, Piece, Sign
from playground.gui.inspect.arithmetic.rowtext import RowText, digit_font

# Lengths in text of 10 points; they grow with it.
MAX_CELL_PX = 54.0
MIN_CELL_PX = 2.0
GAP_PX, NARROW_GAP_PX = 10.0, 4.0
CAPTION_PX = 20.0
SIGN_PX = 34.0

OVERHANG_PX = 12.0
"""How far a caption may reach under the signs beside its block."""

EDGE_PX = 2.0
"""Between the last block and the end of the row, where no caption reaches beyond the cells."""

CAPTION_GAP_PX = 8.0
"""Room between captions side by side."""

MIN_BLOCK_PX = 48.0
"""Side to which a block shrinks, at most, so that the row is seen whole."""

MAX_CAPTION_PX = 150.0
NARROW_CAPTION_PX = 78.0
"""Width of a caption that a block of its own takes at most, and where room is short."""

MIN_DIGITS, MAX_DIGITS = 0.9, 1.15
"""Size of the smallest and the largest digits in cells, in that of other text."""

UNEVEN_DIGITS = (1.15, 1.0, 0.9, 0.8, 0.0)
UNEVEN_SCALES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
"""Sizes that are tried where cells differ in width, the largest first: of digits and of cells."""

ZERO_CELL_PX = 34.0
"""Width of the smallest cell in which the zero before the point is written."""

DIGIT_STEP = 0.02
"""Between two sizes of digits that are tried, in that of other text."""

NUMBER_GAP_PX, DIGIT_MARGIN_PX = 6.0, 2.0
"""Between two numbers side by side at least, and where only so digits are large enough."""

DIGIT_AIR = (1.2, 0.8, 0.5)
"""Room beside the longest number, in widths of a digit, the widest that there is tried first."""

MAX_CELL_ASPECT = 2.2
"""Width of a cell over its height, at most, where long numbers need the room."""


@dataclass(frozen=True, slots=True)
class Least:
    """How small a row may become: `block` pixels of a block's side, `digits` of other text.

    Cells of blocks with longer numbers may be wider than those of others where `uneven`.
    """

    block: float = MIN_BLOCK_PX
    digits: float = MIN_DIGITS
    uneven: bool = False


USUAL = Least()


@dataclass(frozen=True, slots=True)
class Place:
    """A piece and the rectangle that it takes; a block's cells are `across` × `down` pixels."""

    piece: Piece
    rect: QRectF
    across: float = 0.0
    down: float = 0.0

    def cells(self, block: Block) -> QRectF:
        """The rectangle of all cells of the block that the piece is."""
        rows, columns = block.values.shape
        wide = columns * self.across
        left = self.rect.x() + max(0.0, self.rect.width() - wide) / 2
        return QRectF(left, self.rect.y(), wide, rows * self.down)

    def cell(self, block: Block, row: int, column: int) -> QRectF:
        """The rectangle of one cell."""
        whole = self.cells(block)
        left, top = whole.x() + column * self.across, whole.y() + row * self.down
        return QRectF(left, top, self.across, self.down)

    def cell_at(self, block: Block, point: QPointF) -> tuple[int, int] | None:
        """The row and column under a point."""
        offset = point - self.cells(block).topLeft()
        row, column = int(offset.y() // self.down), int(offset.x() // self.across)
        rows, columns = block.values.shape
        return (row, column) if 0 <= row < rows and 0 <= column < columns else None


@dataclass(frozen=True, slots=True)
class Places:
    """All pieces of a row. `digits` is the font of the numbers in cells, None for none."""

    places: tuple[Place, ...] = ()
    width: float = 0.0
    digits: QFont | None = None
    drops_zero: bool = False
    is_narrow: bool = False
    scale: float = 1.0
    """Size of the text, in that which lengths are given for."""
    rows: int = 1
    is_tight: bool = False
    """Whether numbers side by side all but touch."""

    def px(self, length: float) -> float:
        """A length in the size of the text."""
        return length * self.scale


def place_pieces(
    pieces: Sequence[Piece],
    room: tuple[float, float],
    text: RowText,
    least: Least = USUAL,
) -> Places:
    """Line the pieces up in a room of width × height pixels.

    Blocks are as large as the height allows, smaller where all of the row is seen then. Numbers are
    written in cells of every block or in none, all in one size. Where only so there is room for
    them, the last block begins another row, or every block does; smaller ones come then, and cells
    that differ in width last.
    """
    usual = replace(least, digits=max(least.digits, MIN_DIGITS), uneven=False)
    found = Places()
    for bounds in dict.fromkeys((usual, replace(least, uneven=False), least)):
        found = _in_rows_or_one(pieces, room, text, bounds)
        if found.digits is not None:
            return found
    return found


def _in_rows_or_one(
    pieces: Sequence[Piece], room: tuple[float, float], text: RowText, least: Least
) -> Places:
    one = _in_a_row(pieces, room, text, least)
    if one.digits is not None and one.width <= room[0]:
        return one
    for parts in _in_rows(pieces):
        found = _in_several_rows(parts, room, text, least)
        if found is not None:
            return found
    return one


def _in_rows(pieces: Sequence[Piece]) -> Iterator[tuple[Sequence[Piece], ...]]:
    """The pieces in two rows, and in one for every block; a sign comes with what follows it."""
    starts = [
        at - 1
        for at, piece in enumerate(pieces)
        if at > 1 and isinstance(piece, Block) and isinstance(pieces[at - 1], Sign)
    ]
    for begins in (starts[-1:], starts) if len(starts) > 1 else (starts,):
        if begins:
            ends = (*begins, len(pieces))
            yield tuple(pieces[a:b] for a, b in zip((0, *begins), ends, strict=True))


def _in_several_rows(
    parts: tuple[Sequence[Piece], ...],
    room: tuple[float, float],
    text: RowText,
    least: Least,
) -> Places | None:
    """Rows with cells of one size; None where numbers have no room in them either."""
    width, tall = room[0], room[1] / len(parts)
    rows = [_in_a_row(part, (width, tall), text, least) for part in parts]
    if any(row.digits is None or row.width > width for row in rows):
        return None
    cell = min(place.down for row in rows for place in row.places if place.down)
    cells = max(piece.values.shape[0] for piece in chain(*parts) if isinstance(piece, Block))
    lower = min(tall, cells * cell + CAPTION_PX * text.scale)
    rows = [_in_a_row(part, (width, lower), text, least) for part in parts]
    fonts = [row.digits for row in rows if row.digits is not None]
    if len(fonts) < len(rows):
        return None
    places = tuple(
        replace(place, rect=place.rect.translated(0, at * tall + (tall - lower) / 2))
        for at, row in enumerate(rows)
        for place in row.places
    )
    return Places(
        places,
        max(row.width for row in rows),
        min(fonts, key=QFont.pointSizeF),
        any(row.drops_zero for row in rows),
        any(row.is_narrow for row in rows),
        text.scale,
        len(rows),
        any(row.is_tight for row in rows),
    )


def _in_a_row(
    pieces: Sequence[Piece],
    room: tuple[float, float],
    text: RowText,
    least: Least,
) -> Places:
    """The pieces in one row."""
    width, height = room
    uneven = _uneven(pieces, room, text, least) if least.uneven else None
    if uneven is not None:
        return uneven
    full = _line_up(pieces, height, text, 1.0)
    scale = 1.0
    blocks = [place for place in full.places if isinstance(place.piece, Block)]
    if full.width > width and blocks:
        caption = full.px(CAPTION_PX)
        largest = max(max(place.rect.width(), place.rect.height() - caption) for place in blocks)
        scale = _fitting_scale(pieces, width, height, text, min(1.0, least.block / largest))
    placed = full if scale == 1.0 else _line_up(pieces, height, text, scale)
    return _with_digits(placed, pieces, room, text, least.digits, scale)


def _fitting_scale(
    pieces: Sequence[Piece], width: float, height: float, text: RowText, least: float
) -> float:
    """The largest scale at which all are seen, from `least` to 1; 1 where there is none."""
    if _line_up(pieces, height, text, least).width > width:
        return 1.0
    low, high = least, 0.9999
    for _ in range(8):
        middle = (low + high) / 2
        if _line_up(pieces, height, text, middle).width > width:
            high = middle
        else:
            low = middle
    return low


def _line_up(
    pieces: Sequence[Piece],
    height: float,
    text: RowText,
    scale: float,
    aspect: float | Sequence[float] = 1.0,
    is_narrow: bool = False,
) -> Places:
    """The pieces side by side; `aspect` is the width of a cell over its height, or each block's."""
    aspects = iter((aspect,) * len(pieces) if isinstance(aspect, float) else aspect)
    is_narrow = is_narrow or scale < 1
    large, small, grown = text.large(is_narrow), text.words, text.scale
    gap = (NARROW_GAP_PX if is_narrow else GAP_PX) * grown
    below, overhang, high = CAPTION_PX * grown, OVERHANG_PX * grown, SIGN_PX * grown
    places = []
    x = free = overhang + 4.0
    right = 0.0
    for piece in pieces:
        across = down = words = said = 0.0
        match piece:
            case Block(values=values, caption=caption):
                rows, columns = values.shape
                fitting = (height - below) / max(1, rows)
                down = max(MIN_CELL_PX, min(MAX_CELL_PX * grown, fitting) * scale)
                across = down * next(aspects)
                words = min(
                    small(caption),
                    (NARROW_CAPTION_PX if is_narrow else MAX_CAPTION_PX) * grown,
                )
                wide = max(columns * across, words - 2 * overhang)
                said = min(small(caption), wide + 2 * overhang)
                tall = rows * down + below
            case Sign(text=sign):
                wide, tall = large(sign) + 4, high
            case Figure(text=number, caption=caption):
                words = small(caption)
                wide = said = max(large(number), words) + 4
                tall = high + below
            case Note(text=note):
                lines = note.split("\n")
                wide = max(small(line) for line in lines) + 8
                tall = max(high, text.line_spacing * len(lines) + 4)
        top = max(0.0, (height - tall) / 2)
        if said:  # captions reach beyond their blocks, but not into one another
            beyond = max(0.0, said - wide) / 2
            x = max(x, free + beyond)
            free = x + wide + beyond + CAPTION_GAP_PX * grown
        places.append(Place(piece, QRectF(x, top, wide, tall), across, down))
        is_cells_alone = isinstance(piece, Block) and words <= wide
        right = x + wide + (EDGE_PX if is_cells_alone else overhang)
        x += wide + gap
    return Places(tuple(places), right, is_narrow=is_narrow, scale=grown)


def _with_digits(
    placed: Places,
    pieces: Sequence[Piece],
    room: tuple[float, float],
    text: RowText,
    least_size: float,
    scale: float,
) -> Places:
    """The same row with the font of its digits, in wider cells where they need and have room."""
    blocks = [
        place
        for place in placed.places
        if isinstance(place.piece, Block) and not place.piece.is_picture
    ]
    if not blocks:
        return placed
    smallest = min(place.down for place in blocks)
    least = digit_font(text.font, least_size)
    if QFontMetricsF(least).height() > smallest + DIGIT_MARGIN_PX:
        return placed
    drops_zero = smallest < placed.px(ZERO_CELL_PX)
    longest = text.longest(pieces, drops_zero)

    def widened(written: QFont, margin: float, is_narrow: bool) -> Places | None:
        """The row in cells as wide as the longest number and a margin, if there is room."""
        wide = QFontMetricsF(written).horizontalAdvance(longest) + margin
        aspect = max(1.0, wide / smallest)
        row = _line_up(pieces, room[1], text, scale, aspect, is_narrow)
        return row if aspect <= MAX_CELL_ASPECT and row.width <= room[0] else None

    for gap in (NUMBER_GAP_PX * text.scale, DIGIT_MARGIN_PX):
        found = _fitting_font(longest, smallest - gap, text.font, least_size)
        if found is None:
            row = widened(least, gap, False) or widened(least, gap, True)
            if row is None:
                continue
            placed, found = row, least
        break
    else:
        return placed
    zero = QFontMetricsF(found).horizontalAdvance("0")
    airy = (widened(found, air * zero, placed.is_narrow) for air in DIGIT_AIR)
    wider = next((row for row in airy if row is not None), None)
    placed = placed if wider is None else wider
    is_tight = gap == DIGIT_MARGIN_PX and placed is not wider
    return replace(placed, digits=found, drops_zero=drops_zero, is_tight=is_tight)


def _uneven(
    pieces: Sequence[Piece], room: tuple[float, float], text: RowText, least: Least
) -> Places | None:
    """The pieces in one row, the cells of each block as wide as its own numbers; None where not.

    The digits are as large as there is room for, then the cells.
    """
    blocks = [piece for piece in pieces if isinstance(piece, Block)]
    if not blocks or any(block.is_picture for block in blocks):
        return None
    full = _line_up(pieces, room[1], text, 1.0)
    highest = min(place.down for place in full.places if place.down)
    for size in UNEVEN_DIGITS:
        written = digit_font(text.font, max(size, least.digits))
        metrics = QFontMetricsF(written)
        for scale in UNEVEN_SCALES:
            down = highest * scale
            if metrics.height() > down + DIGIT_MARGIN_PX:
                break
            drops_zero = down < full.px(ZERO_CELL_PX)
            aspects = []
            for block in blocks:
                longest = text.longest([block], drops_zero)
                wide = metrics.horizontalAdvance(longest) + 2 * DIGIT_MARGIN_PX
                aspects.append(max(1.0, wide / down))
            row = _line_up(pieces, room[1], text, scale, aspects, is_narrow=True)
            if max(aspects) <= MAX_CELL_ASPECT and row.width <= room[0]:
                return replace(row, digits=written, drops_zero=drops_zero)
    return None


def _fitting_font(text: str, room: float, font: QFont, least: float) -> QFont | None:
    """The largest font in which a text fits, None where it would be too small to read."""
    factor = MAX_DIGITS
    while True:
        written = digit_font(font, factor)
        wide = QFontMetricsF(written).horizontalAdvance(text)
        if wide <= room:
            return written
        if factor <= least:
            return None
        # Letters come in whole pixels: a size in proportion may be as wide as the one before.
        factor = max(least, min(factor * room / wide, factor - DIGIT_STEP))
