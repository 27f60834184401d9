"""The figure of the confusion matrix: which class was taken for which, how often."""

from __future__ import annotations

import numpy as np

from playground.core.messages import Refused, marked
from playground.engine.view.palette import Rgb, tints
from playground.figures.drawing.figure import MM_PER_PT, MUTED, Figure, Image, Item, Text, rectangle
from playground.figures.drawing.page import HEADING_PT, SMALL_PT, Page, line_mm, paragraph
from playground.figures.drawing.tile import ink_on
from playground.figures.registry import figure
from playground.figures.subject import Subject

MARGIN_MM = 2.0
EMPTY: Rgb = (0xEE, 0xF0, 0xF4)
RIGHT: Rgb = (0x56, 0x62, 0x74)
WRONG: Rgb = (0xB3, 0x26, 0x1E)
"""As the window has them in its light theme."""

MIN_COUNT_PT = 4.5
MAX_NAME_SHARE = 0.3
MAX_CELL_MM = 14.0


@figure(
    "confusion",
    marked("figure", "Confusion matrix"),
    marked("figure", "Which class of what was held out is taken for which, how often"),
    100.0,
    61,
)
def confusion(subject: Subject, page: Page) -> Figure:
    """True classes down, answers across, with the counts where they can be read."""
    learning = subject.learning
    counts = learning.confusion
    if counts is None:
        raise Refused(
            marked("message", "Nothing that was held out has been examined: there is no matrix.")
        )
    number = len(counts)
    names = learning.classes or tuple(str(at + 1) for at in range(number))
    right = int(np.trace(counts))
    every = int(counts.sum())
    title = page.say(marked("figure", "Confusion matrix"))
    width = page.width - 2 * MARGIN_MM
    text = marked("figure", "{right} of {count} right, after {epoch} epochs")
    if learning.epoch is None:
        text = marked("figure", "{right} of {count} right")
    about = page.say(text, right=right, count=every, epoch=learning.epoch)
    texts, y = paragraph(page, title, MARGIN_MM, 1.0, width, HEADING_PT, False, 600)
    items: list[Item] = [*texts]
    texts, y = paragraph(page, about, MARGIN_MM, y, width)
    items += texts
    answers = page.say(marked("figure", "predicted class"))
    longest = max(page.wide(name, SMALL_PT) for name in names)
    room = min(longest, MAX_NAME_SHARE * width)
    left = MARGIN_MM + line_mm(SMALL_PT) + room + 1.5
    cell = min(MAX_CELL_MM, (page.width - MARGIN_MM - left) / number)
    side = cell * number
    is_turned = longest > cell - 0.5
    top = y + 1.5 + line_mm(SMALL_PT) + (room if is_turned else line_mm(SMALL_PT)) + 1.0
    items.append(Text(left + side / 2, y + line_mm(SMALL_PT) + 0.5, answers, SMALL_PT, "middle"))
    true = page.say(marked("figure", "true class"))
    middle = top + side / 2
    items.append(Text(MARGIN_MM + 2.4, middle, true, SMALL_PT, "middle", turned=True))
    items += _names(page, names, cell, left, top, room, is_turned)
    items += _cells(page, counts, cell, left, top)
    return Figure(page.width, top + side + MARGIN_MM, tuple(items), title)


def _names(
    page: Page,
    names: tuple[str, ...],
    cell: float,
    left: float,
    top: float,
    room: float,
    is_turned: bool,
) -> list[Item]:
    """The names beside the rows and above the columns; every so many where cells are low."""
    every = max(1, int(np.ceil(line_mm(SMALL_PT) * 0.85 / cell)))
    items: list[Item] = []
    rise = 0.36 * SMALL_PT * MM_PER_PT
    for at in range(0, len(names), every):
        middle = (at + 0.5) * cell
        points = page.fitted(names[at], room, SMALL_PT)
        items.append(Text(left - 1.0, top + middle + rise, names[at], points, "end", ink=MUTED))
        align = "start" if is_turned else "middle"
        x = left + middle + (rise if is_turned else 0.0)
        items.append(
            Text(x, top - 1.0, names[at], points, align, ink=MUTED, turned=is_turned)  # type: ignore[arg-type]
        )
    return items


def _cells(page: Page, counts: np.ndarray, cell: float, left: float, top: float) -> list[Item]:
    shares = (counts / counts.sum(axis=1, keepdims=True).clip(1)).astype(np.float32)
    signed = -shares
    np.fill_diagonal(signed, np.diagonal(shares))
    colours = tints(signed, EMPTY, RIGHT, WRONG)
    longest = "0" * len(str(int(counts.max(initial=0))))
    points = page.fitted(longest, cell * 0.82, min(SMALL_PT, 0.6 * cell / MM_PER_PT))
    side = cell * len(counts)
    if points < MIN_COUNT_PT:
        repeat = max(1, round(1200 / len(counts) / 4))
        pixels = colours.repeat(repeat, axis=0).repeat(repeat, axis=1)
        return [Image(left, top, side, side, pixels), rectangle(left, top, side, side)]
    items: list[Item] = []
    for row, column in np.ndindex(counts.shape):
        x, y = left + column * cell, top + row * cell
        ground = colours[row, column]
        red, green, blue = (int(part) for part in ground)
        items.append(rectangle(x, y, cell - 0.25, cell - 0.25, None, (red, green, blue)))
        count = int(counts[row, column])
        if count:
            base = y + cell / 2 + 0.36 * points * MM_PER_PT
            x += (cell - 0.25) / 2
            items.append(Text(x, base, str(count), points, "middle", ink=ink_on(ground)))
    return items
