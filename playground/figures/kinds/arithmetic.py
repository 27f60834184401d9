"""The figure of the arithmetic: how the number of one cell comes about, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from playground.core.arrays import FloatArray
from playground.core.counting import from_one
from playground.core.layer import FilterLayer
from playground.core.messages import Refused, marked
from playground.engine.explain.explain import Explanation, chain
from playground.engine.explain.explain_sums import Summed
from playground.engine.explain.explain_windows import Convolved, Pooled, Slice
from playground.engine.explain.largest_first import largest_first
from playground.engine.trace.cell_address import Cell
from playground.engine.view.palette import Palette
from playground.figures.drawing.figure import (
    ACCENT,
    MM_PER_PT,
    MUTED,
    Figure,
    Item,
    Text,
    moved,
    rectangle,
)
from playground.figures.drawing.page import BODY_PT, HEADING_PT, SMALL_PT, Page, line_mm, paragraph
from playground.figures.drawing.tile import Matrix, map_size, matrices
from playground.figures.kinds.onemap import map_title
from playground.figures.registry import figure
from playground.figures.subject import INPUT, Subject

MARGIN_MM = 2.0
CELL_MM, MAX_BLOCK_MM = 8.0, 44.0
SIGN_MM = 5.0
STEP_GAP_MM = 4.0
MAX_SLICES = 6
"""Input channels that are written out: those that add most; the others are summed."""

MAX_TERMS = 6
"""Products of a dense unit that are written out at each side."""

MAX_WINDOW_SIDE = 40
RESULT_PT = 14.0


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Items so far, and the height at which they end."""

    items: tuple[Item, ...]
    y: float

    def with_(self, items: Sequence[Item], y: float) -> _Sheet:
        """With more of them."""
        return replace(self, items=(*self.items, *items), y=y)


@figure(
    "arithmetic",
    marked("figure", "The arithmetic"),
    marked("figure", "How the pinned number comes about: window ⊙ filter = products, and so on"),
    150.0,
    35,
)
def arithmetic(subject: Subject, page: Page) -> Figure:
    """Every step from the window to the number, with the numbers that the window shows."""
    cell = _cell(subject)
    steps = chain(subject.results, *cell)
    if not steps:
        raise Refused(marked("message", "There is no such cell: pin a number of a map first."))
    title = page.say(
        marked("figure", "{map}, row {row}, column {column}"),
        map=map_title(subject, page, cell.stage, cell.channel),
        row=from_one(cell.row),
        column=from_one(cell.column),
    )
    width = page.width - 2 * MARGIN_MM
    texts, y = paragraph(page, title, MARGIN_MM, 1.0, width, HEADING_PT, False, 600)
    sheet = _Sheet(tuple(texts), y + 1.0)
    for step in steps:
        if len(steps) > 1:  # else the title says it
            name = page.sentence(subject.session.network[step.cell.stage].name())
            texts, y = paragraph(page, name, MARGIN_MM, sheet.y, width, SMALL_PT)
            sheet = sheet.with_(texts, y + 1.0)
        sheet = _step(subject, page, step, sheet)
        sheet = replace(sheet, y=sheet.y + STEP_GAP_MM)
    base = sheet.y + RESULT_PT * MM_PER_PT * 0.6
    result = Text(MARGIN_MM, base, steps[-1].result(page.digits), RESULT_PT, weight=600)
    return Figure(page.width, base + 3.0, (*sheet.items, result), title)


def _cell(subject: Subject) -> Cell:
    """The pinned cell, else the middle of the selected map."""
    if subject.pin is not None:
        return subject.pin
    stage = subject.layer
    if stage == INPUT:
        raise Refused(marked("message", "There is no such cell: pin a number of a map first."))
    subject.view(stage)
    maps = subject.results.maps(stage)
    assert maps is not None
    channels, height, width = maps.shape
    return Cell(stage, min(subject.channel, channels - 1), height // 2, width // 2)


def _step(subject: Subject, page: Page, step: Explanation, sheet: _Sheet) -> _Sheet:
    match step:
        case Convolved() if max(step.values.shape[1:]) <= MAX_WINDOW_SIDE:
            return _convolved(subject, page, step, sheet)
        case Pooled() if max(step.values.shape) <= MAX_WINDOW_SIDE:
            return _pooled(subject, page, step, sheet)
        case Summed() if step.products.size:
            return _summed(page, step, sheet)
    return _lines(page, [step.brief(page.writer)], sheet)


def _lines(page: Page, lines: Sequence[str], sheet: _Sheet, points: float = BODY_PT) -> _Sheet:
    width = page.width - 2 * MARGIN_MM
    for line in lines:
        texts, y = paragraph(page, line, MARGIN_MM, sheet.y, width, points, False)
        sheet = sheet.with_(texts, y)
    return sheet


def _convolved(subject: Subject, page: Page, step: Convolved, sheet: _Sheet) -> _Sheet:
    """Window ⊙ filter = products for each channel, then the sum."""
    order = np.argsort(-np.abs(step.sums), kind="stable")[:MAX_SLICES]
    parts = [step.slices[at] for at in sorted(order.tolist())]
    for part in parts:
        scale = subject.scale_of(step.cell.stage - 1, part.channel)
        items, y = _slice(subject, page, step, part, (scale.limit, scale.palette), sheet.y)
        sheet = sheet.with_(items, y + 1.5)
    others = len(step.sums) - len(parts)
    if others:
        rest = float(step.sums.sum()) - sum(part.total for part in parts)
        text = marked("figure", "{count} more channels add {sum} together.")
        sheet = _lines(page, [page.say(text, count=others, sum=page.writer.number(rest))], sheet)
    return _lines(page, [step.brief(page.writer)], sheet)


def _slice(
    subject: Subject,
    page: Page,
    step: Convolved,
    part: Slice,
    look: tuple[float, Palette],
    y: float,
) -> tuple[list[Item], float]:
    """The three matrices of one channel, and their sum at the right."""
    total = page.writer.number(part.total)
    sign = page.writer.sign(part.products.reshape(-1), part.total)
    end = f"Σ {sign} {total}" if len(step.sums) > 1 else ""
    products = part.products.astype(np.float32)
    several = len(step.sums) > 1
    channel = _channel_name(subject, page, step.cell.stage, part.channel)
    window = page.translate("Arithmetic", marked("Arithmetic", "window of the input"))
    if several:
        text = page.translate("Arithmetic", marked("Arithmetic", "window, {channel}"))
        window = text.format(channel=channel)
    layer = subject.session.network[step.cell.stage]
    assert isinstance(layer, FilterLayer)
    name = page.name_of(layer.filters[step.cell.channel])
    if several:
        text = page.translate("Arithmetic", marked("Arithmetic", "filter, {channel}"))
        name = text.format(channel=channel)
    if step.is_turned:
        name = page.translate("Arithmetic", marked("Arithmetic", "filter, turned by 180°"))
    blocks = [
        (part.values, *look, window),
        (part.weights, _limit(part.weights), "signed", name),
        (
            products,
            _limit(products),
            "signed",
            page.translate("Arithmetic", marked("Arithmetic", "products")),
        ),
    ]
    room = page.width - 2 * MARGIN_MM - 2 * SIGN_MM - page.wide(end, BODY_PT) - 2.0
    rows, columns = part.values.shape
    wide = min(room / 3, CELL_MM * columns, MAX_BLOCK_MM * max(1.0, columns / rows))
    wide, high = map_size(wide, rows, columns)
    items: list[Item] = []
    tiles: list[Matrix] = []
    x = MARGIN_MM
    ends = y
    for at, (values, limit, palette, caption) in enumerate(blocks):
        place = (x, y, wide, high)
        tiles.append(Matrix(values, place, limit, _palette(palette), are_weights=at == 1))
        texts, base = paragraph(page, str(caption), x, y + high, wide + SIGN_MM - 1, SMALL_PT)
        items += texts
        ends = max(ends, base)
        x += wide
        if at < 2:
            middle = y + high / 2 + 0.36 * HEADING_PT * MM_PER_PT
            mark = "⊙" if at == 0 else part.sign(page.writer)
            items.append(Text(x + SIGN_MM / 2, middle, mark, HEADING_PT, "middle"))
            x += SIGN_MM
    if end:
        items.append(Text(x + 2.0, y + high / 2 + 0.36 * BODY_PT * MM_PER_PT, end, BODY_PT))
    items += matrices(tiles, subject.colours, page)
    items += _padded(step.padded, (MARGIN_MM, y, wide, high))
    return items, ends


def _channel_name(subject: Subject, page: Page, stage: int, channel: int) -> str:
    """The name of an input channel of a stage."""
    if stage == 0 and subject.shown.shape[0] == 3:
        names = (
            marked("Arithmetic", "red"),
            marked("Arithmetic", "green"),
            marked("Arithmetic", "blue"),
        )
        return page.translate("Arithmetic", names[channel])
    text = page.translate("Arithmetic", marked("Arithmetic", "channel {number}"))
    return text.format(number=from_one(channel))


def _palette(name: str) -> Palette:
    return "gray" if name == "gray" else "signed"


def _limit(values: FloatArray) -> float:
    """Where the colours of a block of its own end, as in the window."""
    finite = values[np.isfinite(values)]
    return float(np.abs(finite).max(initial=0.0)) or 1.0


def _padded(padded: np.ndarray, place: tuple[float, float, float, float]) -> Iterator[Item]:
    """Yield thin frames around the cells that lie beyond the map."""
    x, y, width, height = place
    rows, columns = padded.shape
    wide, high = width / columns, height / rows
    for row, column in np.argwhere(padded):
        inner = (x + column * wide + 0.4, y + row * high + 0.4, wide - 0.8, high - 0.8)
        if min(inner[2:]) > 0:
            outline = rectangle(*inner, ink=MUTED, line=0.15)
            yield replace(outline, dash=0.5)


def _pooled(subject: Subject, page: Page, step: Pooled, sheet: _Sheet) -> _Sheet:
    scale = subject.scale_of(step.cell.stage - 1, step.cell.channel)
    rows, columns = step.values.shape
    wide = min(CELL_MM * columns, MAX_BLOCK_MM, page.width - 2 * MARGIN_MM)
    wide, high = map_size(wide, rows, columns)
    place = (0.0, 0.0, wide, high)
    tile = Matrix(step.values, place, scale.limit, scale.palette)
    items = [*matrices([tile], subject.colours, page), *_padded(step.padded, place)]
    for row, column in step.winners:
        box = (column * wide / columns, row * high / rows, wide / columns, high / rows)
        items.append(rectangle(*box, ink=ACCENT, line=0.6))
    drawn = [moved(item, MARGIN_MM, sheet.y) for item in items]
    return _lines(page, [step.brief(page.writer)], sheet.with_(drawn, sheet.y + high + 1.0))


def _summed(page: Page, step: Summed, sheet: _Sheet) -> _Sheet:
    """The largest products of both signs, then the sum of all."""
    chosen: list[int] = []
    for signed in (step.products, -step.products):
        first = largest_first(signed, MAX_TERMS)
        chosen += first[signed[first] > 0].tolist()
    writer = page.writer
    lines = []
    for at in chosen:
        term = step.term(at)
        sign = writer.product_sign((term.value, term.weight), term.product)
        where = _term_name(page, step, term.channel, term.row, term.column)
        text = f"{writer.number(term.value)} · {writer.factor(term.weight)}"
        lines.append(f"{where}: {text} {sign} {writer.number(term.product)}")
    rest = step.products.size - len(chosen)
    if rest:
        total = float(step.products.sum()) - float(step.products[chosen].sum())
        text = marked("figure", "{count} more products add {sum} together.")
        lines.append(page.say(text, count=rest, sum=writer.number(total)))
    sheet = _lines(page, lines, sheet, SMALL_PT)
    return _lines(page, [step.brief(writer)], replace(sheet, y=sheet.y + line_mm(SMALL_PT) / 2))


def _term_name(page: Page, step: Summed, channel: int, row: int, column: int) -> str:
    if step.is_of_units:
        text = page.translate("Arithmetic", marked("Arithmetic", "unit {number}"))
        return text.format(number=from_one(channel))
    text = page.translate("Arithmetic", marked("Arithmetic", "channel {number}: {row}, {column}"))
    return text.format(number=from_one(channel), row=from_one(row), column=from_one(column))
