"""The figure of the curves of a training: loss and accuracy over the epochs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from playground.core.messages import Refused, marked
from playground.engine.explain.formats import number_text
from playground.engine.view.palette import Rgb
from playground.figures.drawing.axes import Axes
from playground.figures.drawing.figure import MUTED, TEXT, Figure, Item, Line, Text
from playground.figures.drawing.page import BODY_PT, SMALL_PT, Page, line_mm, paragraph
from playground.figures.registry import figure
from playground.figures.subject import Learning, Subject
from playground.training.history import history_file
from playground.training.protocol.metrics import EpochMetrics
from playground.training.protocol.run_scale import highest_framed, highest_shown, smoothed
from playground.training.protocol.runs import Run

MARGIN_MM = 2.0
NUMBERS_MM = 10.0
GAP_MM = 6.0
SHAPE = 0.62
"""Height of a plot, in its width."""

MIN_BESIDE_MM = 110.0
"""Width from which on both plots stand beside each other."""

TRAINING: Rgb = (0x8A, 0x94, 0xA3)
OTHERS: tuple[Rgb, ...] = (
    *((0x00, 0x79, 0x3F), (0xB0, 0x38, 0x9A), (0x6A, 0x45, 0xC0)),
    *((0x6B, 0x6A, 0x14), (0x00, 0x72, 0x7F), (0x7D, 0x50, 0x36)),
)
"""The colours of other runs, by number, as the window has them in its light theme."""

Quantity = Literal["loss", "accuracy"]
QUANTITIES: tuple[Quantity, ...] = ("accuracy", "loss")


def history(subject: Subject) -> bytes:
    """The table of the present run's epochs, a row an epoch; raises Refused without any."""
    last = subject.learning.last
    if last is None or not last.epochs:
        raise Refused(marked("message", "Nothing has been trained: there are no curves yet."))
    return history_file.table(last.epochs)


@figure(
    "plots",
    marked("figure", "The curves"),
    marked("figure", "Loss and accuracy of the training, over the epochs, with earlier runs"),
    170.0,
    60,
    data={".csv": history},
)
def plots(subject: Subject, page: Page) -> Figure:
    """Both plots with their last values, what is trained on in gray, what is held out in ink."""
    learning = subject.learning
    if not any(not run.is_empty for run in learning.runs):
        raise Refused(marked("message", "Nothing has been trained: there are no curves yet."))
    run = learning.runs[-1]
    beside = page.width >= MIN_BESIDE_MM
    wide = page.width - 2 * MARGIN_MM
    each = (wide - GAP_MM) / 2 if beside else wide
    items, y = _legend(learning, page, run)
    bottom = y
    for at, quantity in enumerate(QUANTITIES):
        x = MARGIN_MM + (at * (each + GAP_MM) if beside else 0.0)
        made, ends = _plot(learning, page, quantity, x, y, each)
        items += made
        bottom = max(bottom, ends)
        if not beside:
            y = ends + GAP_MM
    hidden = sum(not other.is_comparable(run) for other in learning.runs)
    if hidden:
        text = marked("figure", "Runs on other data that are not drawn: {count}")
        said = page.say(text, count=hidden)
        texts, bottom = paragraph(page, said, MARGIN_MM, bottom + 1.0, wide)
        items += texts
    title = page.say(marked("figure", "The curves"))
    return Figure(page.width, bottom + MARGIN_MM, tuple(items), title)


def _drawn(learning: Learning) -> tuple[Run, ...]:
    run = learning.runs[-1]
    return tuple(other for other in learning.runs if other.is_comparable(run))


def _legend(learning: Learning, page: Page, run: Run) -> tuple[list[Item], float]:
    """The legend of the lines, in rows of entries, and where it ends."""
    entries: list[tuple[str, Rgb, float]] = [
        (page.say(marked("figure", "training")), TRAINING, 0.0),
        (page.say(marked("figure", "held out")), TEXT, 0.0),
    ]
    for other in _drawn(learning)[:-1]:
        name = learning.names.get(other.key, "") or page.translate(
            "run", marked("run", "run {number}")
        ).format(number=other.number)
        entries.append((name, run_ink(other.number), 1.0))
    items: list[Item] = []
    x, y = MARGIN_MM, MARGIN_MM + line_mm(SMALL_PT)
    for text, ink, dash in entries:
        wide = 8.0 + page.wide(text, SMALL_PT) + 4.0
        if x + wide > page.width and x > MARGIN_MM:
            x, y = MARGIN_MM, y + line_mm(SMALL_PT)
        items.append(Line(((x, y - 0.9), (x + 6.5, y - 0.9)), ink, 0.4, dash=dash))
        items.append(Text(x + 8.0, y, text, SMALL_PT))
        x += wide
    return items, y + 2.0


def run_ink(number: int) -> Rgb:
    """The colour of a run that is not the present one, by its number."""
    return OTHERS[(number - 1) % len(OTHERS)]


def _plot(
    learning: Learning, page: Page, quantity: Quantity, x: float, y: float, wide: float
) -> tuple[list[Item], float]:
    runs = _drawn(learning)
    run = runs[-1]
    is_log = quantity == "loss" and learning.is_log
    trained = _trained(run, quantity, learning.smoothing)
    held_out = [_held_out(each, quantity) for each in runs]
    values = [*(each[1] for each in held_out[:-1]), np.concatenate([trained[1], held_out[-1][1]])]
    places = np.concatenate([trained[0], *(each[0] for each in held_out)])
    axes = _axes(quantity, values, places, runs, is_log, x, y + line_mm(BODY_PT) + 1, wide)
    titles = {
        "loss": page.say(marked("figure", "Loss")),
        "accuracy": page.say(marked("figure", "Accuracy")),
    }
    items: list[Item] = [Text(x, y + line_mm(BODY_PT) - 1, titles[quantity], BODY_PT, weight=600)]
    last = _last(run, quantity)
    if last:
        right = x + wide
        items.append(Text(right, y + line_mm(BODY_PT) - 1, last, BODY_PT, "end", weight=600))
    items += axes.frame()
    for other, (at, value) in zip(runs[:-1], held_out[:-1], strict=True):
        items += axes.line(at, value, run_ink(other.number), 0.25, 1.0)
    items += axes.line(*trained, TRAINING, 0.3)
    items += axes.line(*held_out[-1], TEXT, 0.4)
    base = axes.y + axes.height + 2.0 + 2 * line_mm(SMALL_PT)
    middle = axes.x + axes.width / 2
    epochs = page.say(marked("figure", "epochs"))
    items.append(Text(middle, base, epochs, SMALL_PT, "middle", ink=MUTED))
    return items, base + 0.5


def _axes(
    quantity: Quantity,
    values: list[NDArray[np.float64]],
    places: NDArray[np.float64],
    runs: tuple[Run, ...],
    is_log: bool,
    x: float,
    y: float,
    wide: float,
) -> Axes:
    """From 0 to the highest sensible value, or over the powers of ten that there are."""
    top = highest_shown(values, highest_framed(runs)) if quantity == "loss" else 1.0
    every = np.concatenate(values)
    positive = every[np.isfinite(every) & (every > 0)]
    low = 0.0
    if is_log and positive.size:
        low = float(10.0 ** np.floor(np.log10(positive.min())))
        top = float(10.0 ** np.ceil(np.log10(positive.max())))
    high = top if top > low else low + 1.0
    if quantity == "loss" and not is_log:
        high *= 1.04
    right = max(float(places.max(initial=0.0)), 1.0)
    factor, unit = (100.0, " %") if quantity == "accuracy" else (1.0, "")
    left, height = x + NUMBERS_MM, SHAPE * (wide - NUMBERS_MM)
    return Axes(left, y, wide - NUMBERS_MM - 1, height, 0.0, right, low, high, is_log, factor, unit)


def _trained(
    run: Run, quantity: Quantity, smoothing: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    values = run.batches[:, 1 if quantity == "loss" else 2]
    if not len(run.batches):
        return _points(run.epochs, lambda row: float(getattr(row, quantity)))
    return run.batches[:, 0], smoothed(values, smoothing)


def _held_out(run: Run, quantity: Quantity) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    return _points(run.epochs, lambda row: float(getattr(row, f"validation_{quantity}")))


def _points(
    rows: tuple[EpochMetrics, ...], value: Callable[[EpochMetrics], float]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    return np.array([row.epoch for row in rows], float), np.array([value(row) for row in rows])


def _last(run: Run, quantity: Quantity) -> str:
    """The held-out accuracy or loss after the last epoch; "" where it is not known."""
    if not run.epochs:
        return ""
    row = run.epochs[-1]
    if quantity == "accuracy":
        value = row.validation_accuracy
        return f"{number_text(100 * value, 1)} %" if np.isfinite(value) else ""
    return number_text(row.validation_loss, 3) if np.isfinite(row.validation_loss) else ""
