"""From the explanation of a cell to the sheet that is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QCoreApplication

from playground.core.arrays import FloatArray
from playground.core.counting import from_one
from playground.core.layer import FilterLayer
from playground.engine.explain.explain import Explanation, Passed, explain
from playground.engine.explain.explain_norms import (
    LocallyNormalised,
    Normalised,
    Standardised,
    plain,
)
from playground.engine.explain.explain_sums import Summed
from playground.engine.explain.explain_values import Activated, Moved, Shared
from playground.engine.explain.explain_windows import Convolved, Pooled, Slice
from playground.engine.explain.formats import Writer
from playground.engine.trace.cell_address import Cell
from playground.engine.view.mapscale import MapScale, map_scale
from playground.engine.view.palette import Palette
from playground.engine.view.planes import Shown
from playground.gui.inspect.arithmetic.listed import exponentials_of, shares_of, terms_of
from playground.gui.inspect.arithmetic.outcomes import caption_of, lines_of
from playground.gui.inspect.arithmetic.pieces import (
    Block,
    Figure,
    Note,
    Outcome,
    Piece,
    Sheet,
    Sign,
    limit_of,
    weights_block,
)
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.wording import class_words, filter_name, layer_title, translated

translate = QCoreApplication.translate

MAX_WINDOW_SIDE = 40
"""Cells along the side of a window up to which it is drawn."""

FOLLOWING = (Activated, Moved, Passed)
"""Steps of a single number: they are a line above the outcome, not workings of their own."""


def writer(digits: int) -> Writer:
    """How numbers and words are written in the panel."""
    return Writer(digits, translated)


def sheet(shown: Shown, cell: Cell, found: tuple[Explanation, ...], view: ViewState) -> Sheet:
    """The arithmetic of a cell: what led to its number, and what becomes of it next.

    `found` is the chain of explanations of the cell, () while its maps are not there. Of a sum over
    input channels the cells of the view's `share` are written out, those of the last where there
    are not so many.
    """
    if not found:
        return Sheet((Note(translate("Arithmetic", "This number is being computed.")),))
    words = writer(view.digits)
    main = max((at for at, step in enumerate(found) if not isinstance(step, FOLLOWING)), default=0)
    work: list[Piece] = []
    for step in found[:main]:
        work += [*_led(shown, step, view), Sign("→")]
    work += _work(shown, found[main], view)
    lines = [line for step in found[main:] for line in lines_of(step, words, step is found[-1])]
    last = found[-1]
    outcome = Outcome(
        tuple(lines),
        last.result(view.digits),
        caption_of(last),
        tuple(_onwards(shown, cell, view.digits)),
    )
    match found[main]:
        case Convolved() as step if len(step.sums) > 1:
            shares = shares_of(
                step.sums,
                tuple(channel_name(shown, step.cell.stage, int(at)) for at in step.channels),
                min(view.share, len(step.sums) - 1),
                max(_largest(shown, step, step.weights), _absolute_sum(step.products)),
            )
            return Sheet(tuple(work), outcome, shares=shares)
        case Summed() as step if step.products.size:
            largest = _largest(shown, step, step.weights)
            return Sheet((), outcome, terms=terms_of(step, words, largest))
        case Shared() as step:
            count = step.exponentials.size
            classes = class_words(
                shown.session.classes_at(step.cell.stage, count, view.data_classes)
            )
            return Sheet((), outcome, terms=exponentials_of(step, words, classes))
    return Sheet(tuple(work), outcome)


def _led(shown: Shown, step: Explanation, view: ViewState) -> Iterator[Piece]:
    """A step that leads to another one: its workings, its lines and its number in a row."""
    words = writer(view.digits)
    if not isinstance(step, Activated):  # its input is the number before
        yield from _work(shown, step, view)
    for line in lines_of(step, words, True):
        yield from line
    yield Figure(step.result(words.digits), caption_of(step))


def _work(shown: Shown, step: Explanation, view: ViewState) -> Iterator[Piece]:
    words = writer(view.digits)
    match step:
        case Convolved():
            yield from _convolved(shown, step, view)
        case Pooled():
            yield from _pooled(shown, step, view)
        case Normalised():
            yield from _normalised(step, words)
        case Standardised():
            yield from _standardised(step, words)
        case LocallyNormalised():
            yield from _locally_normalised(shown, step, view, words)
        case Summed():
            if not step.products.size:
                yield Note(translate("Arithmetic", "no input reaches this cell"))
        case Activated():
            yield Figure(words.number(step.input), translate("Arithmetic", "input"))
        case Shared():
            return
        case Moved() | Passed():
            yield Figure(step.text(words), "")
        case _:
            yield Note(step.brief(words))


def _largest(shown: Shown, step: Explanation, weights: FloatArray) -> float:
    """How large a product of the weights and a number of the step's input may be."""
    view = shown.view(step.cell.stage - 1)
    planes = () if view is None else view.planes
    return max((each.extreme for each in planes), default=0.0) * limit_of(weights)


def _absolute_sum(products: np.ndarray) -> float:
    """The largest sum of a channel's products, were they all of one sign."""
    return float(np.abs(products).sum((1, 2)).max())


def channel_name(shown: Shown, stage: int, channel: int) -> str:
    """The name of an input channel of a stage."""
    if stage == 0 and shown.shape[0] == 3:
        return (
            translate("Arithmetic", "red"),
            translate("Arithmetic", "green"),
            translate("Arithmetic", "blue"),
        )[channel]
    return translate("Arithmetic", "channel {number}").format(number=from_one(channel))


def _convolved(shown: Shown, step: Convolved, view: ViewState) -> Iterator[Piece]:
    """The cells of one input channel; the sums of all stand in a list."""
    layer = shown.stages[step.cell.stage].layer
    assert isinstance(layer, FilterLayer)
    part = step.slices[min(view.share, len(step.sums) - 1)]
    scale = map_scale(shown, step.cell.stage - 1, part.channel, view.scale)
    if len(step.sums) == 1:
        window = translate("Arithmetic", "window of the input")
        if layer.groups > 1:  # which channel it reads is all that is to know of it
            channel = channel_name(shown, step.cell.stage, part.channel)
            window = translate("Arithmetic", "window, {channel}").format(channel=channel)
        name = filter_name(layer.filters[step.cell.channel])
    else:
        channel = channel_name(shown, step.cell.stage, part.channel)
        window = translate("Arithmetic", "window, {channel}").format(channel=channel)
        name = translate("Arithmetic", "filter, {channel}").format(channel=channel)
    if step.is_turned:
        name = translate("Arithmetic", "filter, turned by 180°")
    sign = Sign(part.sign(writer(view.digits)))
    largest = _largest(shown, step, part.weights)
    yield from _products(part, step, scale, (window, name, sign), largest)


def _products(
    part: Slice, step: Convolved, scale: MapScale, words: tuple[str, str, Sign], largest: float
) -> Iterator[Piece]:
    window, name, sign = words
    yield _block(part.values, scale.limit, scale.palette, window, part.channel, step.padded)
    yield Sign("⊙")
    yield weights_block(part.weights, limit_of(part.weights), name, family=part.channel)
    yield sign
    products = part.products.astype(np.float32)
    caption = translate("Arithmetic", "products")
    limit = limit_of(products, largest)
    yield _block(products, limit, "signed", caption, part.channel, step.padded)


def _block(
    values: FloatArray,
    limit: float,
    palette: Palette,
    caption: str,
    family: int,
    padded: np.ndarray | None = None,
    winners: tuple[tuple[int, int], ...] = (),
) -> Block:
    return Block(values, limit, palette, caption, padded, winners, family)


def _pooled(shown: Shown, step: Pooled, view: ViewState) -> Iterator[Piece]:
    scale = map_scale(shown, step.cell.stage - 1, step.cell.channel, view.scale)
    if max(step.values.shape) <= MAX_WINDOW_SIDE:
        caption = translate("Arithmetic", "window of the map")
        look = (scale.limit, scale.palette)
        yield _block(step.values, *look, caption, 0, step.padded, step.winners)
    else:
        yield Note(translate("Arithmetic", "the whole map"))


def _normalised(step: Normalised, words: Writer) -> Iterator[Piece]:
    yield from _distance(step.input, step.mean, words)
    spread = f"√({words.number(step.variance)} + {plain(step.epsilon)})"
    yield Figure(words.number(step.spread), spread)
    if step.scale is not None and step.shift is not None:
        yield Sign("·")
        yield Figure(words.factor(step.scale), translate("Arithmetic", "scale"))
        yield Sign("+")
        yield Figure(words.factor(step.shift), translate("Arithmetic", "shift"))
    yield Sign("≈")


def _standardised(step: Standardised, words: Writer) -> Iterator[Piece]:
    yield from _distance(step.input, step.mean, words)
    yield Figure(words.number(step.deviation), translate("Arithmetic", "deviation"))
    yield Sign("≈")


def _distance(value: float, mean: float, words: Writer) -> Iterator[Piece]:
    """How far a number is from the mean, to be divided by what comes next."""
    yield Sign("(")
    yield Figure(words.number(value), translate("Arithmetic", "input"))
    yield Sign("−")
    yield Figure(words.factor(mean), translate("Arithmetic", "mean"))
    yield Sign(")")
    yield Sign("/")


def _locally_normalised(
    shown: Shown, step: LocallyNormalised, view: ViewState, words: Writer
) -> Iterator[Piece]:
    of_several = replace(view.scale, by="layer")
    scale = map_scale(shown, step.cell.stage - 1, step.cell.channel, of_several)
    own = int(np.flatnonzero(np.asarray(step.channels) == step.cell.channel)[0])
    caption = translate("Arithmetic", "the channels around, at this place")
    yield _block(
        step.values[np.newaxis], scale.limit, scale.palette, caption, -1, None, ((0, own),)
    )
    yield Sign("→")
    yield Figure(words.number(step.squares), translate("Arithmetic", "Σ, sum of squares"))
    yield Sign("→")
    yield Figure(words.number(step.input), translate("Arithmetic", "input"))
    yield Sign("/")
    inner = f"{plain(step.offset)} + {plain(step.alpha)} / {step.size} · Σ"
    yield Figure(words.number(step.divisor), f"({inner})^{plain(step.beta)}")
    yield Sign("≈")


def _onwards(shown: Shown, cell: Cell, digits: int) -> Iterator[Figure]:
    """The number after the activations that follow."""
    assert shown.results is not None
    for stage in range(cell.stage + 1, len(shown.stages)):
        layer = shown.stages[stage].layer
        if not layer.has_curve:
            return
        found = explain(shown.results, stage, *cell[1:])
        if found is None or not layer.enabled or layer.is_idle:
            continue
        yield Figure(found.result(digits), layer_title(layer))
