"""From the explanation of a cell to the pieces that are drawn."""

from __future__ import annotations

from collections.abc import Iterator

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
from playground.engine.explain.explain_values import Activated, Shared
from playground.engine.explain.explain_windows import Convolved, Pooled, Slice
from playground.engine.explain.explanation import with_addend
from playground.engine.explain.formats import Writer
from playground.engine.trace.cell_address import Cell
from playground.engine.view.mapscale import MapScale, map_scale
from playground.engine.view.palette import Palette
from playground.engine.view.planes import Shown, is_vector
from playground.gui.inspect.arithmetic.pieces import Block, Figure, Note, Piece, Sign
from playground.gui.state.viewstate import ViewState
from playground.gui.widgets.wording import filter_name, layer_title, translated

translate = QCoreApplication.translate

MAX_WRITTEN_CHANNELS = 64
"""Input channels that are written out; the others are summed up in words."""

MAX_WINDOW_SIDE = 40
"""Cells along the side of a window up to which it is drawn."""

MAX_WRITTEN_TERMS = 12
"""Contributions to a dense unit that are written out, the largest first."""


def writer(digits: int) -> Writer:
    """How numbers and words are written in the panel."""
    return Writer(digits, translated)


def pieces(
    shown: Shown, cell: Cell, found: tuple[Explanation, ...], view: ViewState
) -> tuple[Piece, ...]:
    """The arithmetic of a cell as a row: what led to its number, and what becomes of it next.

    `found` is the chain of explanations of the cell, () while its maps are not there.
    """
    if not found:
        return (Note(translate("Arithmetic", "This number is being computed.")),)
    row: list[Piece] = []
    for index, step in enumerate(found):
        if index:
            row.append(Sign("→"))
        row += _step(shown, step, view, index == len(found) - 1)
    row += _onwards(shown, cell, view.digits)
    return tuple(row)


def _step(shown: Shown, step: Explanation, view: ViewState, last: bool) -> Iterator[Piece]:
    digits = view.digits
    match step:
        case Convolved():
            yield from _convolved(shown, step, view, last)
        case Pooled():
            yield from _pooled(shown, step, view, last)
        case Summed():
            yield from _summed(shown, step, digits, last)
        case Shared():
            yield from _shared(step, digits, last)
        case Normalised():
            yield from _normalised(step, digits, last)
        case Standardised():
            yield from _standardised(step, digits, last)
        case LocallyNormalised():
            yield from _locally_normalised(shown, step, view, last)
        case Activated():
            yield Figure(step.result(digits), step.formula(writer(digits)), last)
        case Passed():
            yield Figure(step.result(digits), step.text(writer(digits)), last)
        case _:
            yield Figure(step.result(digits), step.brief(writer(digits)), last)


def limit_of(values: np.ndarray) -> float:
    """Where the colour scale of a block of its own ends."""
    finite = values[np.isfinite(values)]
    return float(np.abs(finite).max(initial=0.0)) or 1.0


def _convolved(shown: Shown, step: Convolved, view: ViewState, last: bool) -> Iterator[Piece]:
    digits = view.digits
    layer = shown.stages[step.cell.stage].layer
    assert isinstance(layer, FilterLayer)
    name = filter_name(layer.filters[step.cell.channel])
    alone = len(step.slices) == 1
    for index, part in enumerate(step.slices[:MAX_WRITTEN_CHANNELS]):
        if index:
            yield Sign("+")
        scale = map_scale(shown, step.cell.stage - 1, part.channel, view.scale)
        yield from _slice(part, step, scale, name, alone)
        if not alone:
            yield Sign("Σ")
            yield Figure(
                writer(digits).number(part.total),
                channel_name(shown, step.cell.stage, part.channel),
            )
    hidden = len(step.slices) - MAX_WRITTEN_CHANNELS
    if hidden > 0:
        rest = float(step.sums[MAX_WRITTEN_CHANNELS:].sum())
        yield Sign("+")
        caption = translate("Arithmetic", "{count} more channels").format(count=hidden)
        yield Figure(writer(digits).number(rest), caption)
    if alone:
        yield Sign("Σ")
        yield Figure(writer(digits).number(float(step.sums.sum())), translate("Arithmetic", "sum"))
    yield from _bias(step.bias, digits)
    yield Sign(writer(digits).sign(with_addend(step.sums, step.bias), step.value))
    yield Figure(step.result(digits), translate("Arithmetic", "output"), last)


def _bias(bias: float | None, digits: int, follows: bool = True) -> Iterator[Piece]:
    if bias is not None:
        if follows:
            yield Sign("+")
        yield Figure(writer(digits).number(bias), translate("Arithmetic", "bias"))


def channel_name(shown: Shown, stage: int, channel: int) -> str:
    """The name of an input channel of a stage."""
    if stage == 0 and shown.shape[0] == 3:
        return (
            translate("Arithmetic", "red"),
            translate("Arithmetic", "green"),
            translate("Arithmetic", "blue"),
        )[channel]
    return translate("Arithmetic", "channel {number}").format(number=from_one(channel))


def _input_name(shown: Shown, stage: int, channel: int) -> str:
    """The channel or the unit that a term of a sum comes from; "" where there is only one."""
    shape = shown.shape if stage == 0 else shown.stages[stage - 1].shape
    if shape is None or shape[0] == 1:
        return ""
    if is_vector(shape):
        return translate("Arithmetic", "unit {number}").format(number=from_one(channel))
    return channel_name(shown, stage, channel)


def _slice(
    part: Slice, step: Convolved, scale: MapScale, name: str, alone: bool
) -> Iterator[Piece]:
    window = (
        translate("Arithmetic", "window of the input")
        if alone
        else translate("Arithmetic", "window")
    )
    yield _block(part.values, scale.limit, scale.palette, window, part.channel, step.padded)
    yield Sign("⊙")
    caption = translate("Arithmetic", "filter, turned by 180°") if step.is_turned else name
    yield _block(part.weights, limit_of(part.weights), "signed", caption, part.channel)
    yield Sign("=")
    products = part.products.astype(np.float32)
    yield _block(
        products,
        limit_of(products),
        "signed",
        translate("Arithmetic", "products"),
        part.channel,
        step.padded,
    )


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


def _pooled(shown: Shown, step: Pooled, view: ViewState, last: bool) -> Iterator[Piece]:
    digits = view.digits
    scale = map_scale(shown, step.cell.stage - 1, step.cell.channel, view.scale)
    if max(step.values.shape) <= MAX_WINDOW_SIDE:
        caption = translate("Arithmetic", "window of the map")
        look = (scale.limit, scale.palette)
        yield _block(step.values, *look, caption, -1, step.padded, step.winners)
    else:
        yield Note(translate("Arithmetic", "the whole map"))
    yield Sign("→")
    if step.kind == "average":
        words = writer(digits)
        yield Figure(words.number(step.sum), translate("Arithmetic", "sum"))
        yield Sign("/")
        every = step.counted == step.values.size
        cells = (
            translate("Arithmetic", "cells")
            if every
            else translate("Arithmetic", "cells that count")
        )
        yield Figure(str(step.counted), cells)
        yield Sign(words.product_sign((step.value, step.counted), step.sum))
        yield Figure(step.result(digits), translate("Arithmetic", "mean"), last)
    else:
        caption = (
            translate("Arithmetic", "largest")
            if step.kind == "max"
            else translate("Arithmetic", "smallest")
        )
        yield Figure(step.result(digits), caption, last)


def _summed(shown: Shown, step: Summed, digits: int, last: bool) -> Iterator[Piece]:
    words = writer(digits)
    terms, others, rest = step.largest(MAX_WRITTEN_TERMS)
    for index, term in enumerate(terms):
        if index:
            yield Sign("+")
        factors = f"{words.number(term.value)} · {words.factor(term.weight)}"
        name = _input_name(shown, step.cell.stage, term.channel)
        yield Figure(words.number(term.product), f"{name}: {factors}" if name else factors)
    if others:
        yield Sign("+")
        yield Figure(
            words.number(rest), translate("Arithmetic", "{count} smaller ones").format(count=others)
        )
    if not terms and step.bias is None:
        yield Note(translate("Arithmetic", "no input reaches this cell"))
    yield from _bias(step.bias, digits, bool(terms))
    terms_and_bias = with_addend(step.products, step.bias)
    yield Sign("≈" if others else words.sign(terms_and_bias, step.value))
    yield Figure(step.result(digits), translate("Arithmetic", "output"), last)


def _shared(step: Shared, digits: int, last: bool) -> Iterator[Piece]:
    words = writer(digits)
    column = step.exponentials.astype(np.float32)[np.newaxis]
    if column.size <= MAX_WINDOW_SIDE:
        winners = ((0, step.cell.channel),)
        caption = translate("Arithmetic", "exponentials of all channels")
        yield _block(column, limit_of(column), "gray", caption, -1, None, winners)
        yield Sign("→")
    numbers = step.numbers()
    for piece in step.function.pieces:
        if isinstance(piece, str):
            yield Sign(piece)
        else:
            name, caption = piece
            yield Figure(words.number(numbers[name]), translated("Arithmetic", caption))
    yield Sign("≈")
    yield Figure(step.result(digits), translated("Arithmetic", step.function.result), last)


def _normalised(step: Normalised, digits: int, last: bool) -> Iterator[Piece]:
    words = writer(digits)
    yield Sign("(")
    yield Figure(words.number(step.input), translate("Arithmetic", "input"))
    yield Sign("−")
    yield Figure(words.factor(step.mean), translate("Arithmetic", "mean"))
    yield Sign(")")
    yield Sign("/")
    spread = f"√({words.number(step.variance)} + {plain(step.epsilon)})"
    yield Figure(words.number(step.spread), spread)
    if step.scale is not None and step.shift is not None:
        yield Sign("·")
        yield Figure(words.factor(step.scale), translate("Arithmetic", "scale"))
        yield Sign("+")
        yield Figure(words.factor(step.shift), translate("Arithmetic", "shift"))
    yield Sign("≈")
    yield Figure(step.result(digits), translate("Arithmetic", "output"), last)


def _standardised(step: Standardised, digits: int, last: bool) -> Iterator[Piece]:
    words = writer(digits)
    yield Sign("(")
    yield Figure(words.number(step.input), translate("Arithmetic", "input"))
    yield Sign("−")
    yield Figure(words.factor(step.mean), translate("Arithmetic", "mean"))
    yield Sign(")")
    yield Sign("/")
    yield Figure(words.number(step.deviation), translate("Arithmetic", "deviation"))
    yield Sign("≈")
    yield Figure(step.result(digits), translate("Arithmetic", "output"), last)


def _locally_normalised(
    shown: Shown, step: LocallyNormalised, view: ViewState, last: bool
) -> Iterator[Piece]:
    digits = view.digits
    words = writer(digits)
    scale = map_scale(shown, step.cell.stage - 1, step.cell.channel, "layer")  # of several maps
    look = (scale.limit, scale.palette)
    own = int(np.flatnonzero(np.asarray(step.channels) == step.cell.channel)[0])
    caption = translate("Arithmetic", "the channels around, at this place")
    yield _block(step.values[np.newaxis], *look, caption, -1, None, ((0, own),))
    yield Sign("→")
    yield Figure(words.number(step.squares), translate("Arithmetic", "Σ, sum of squares"))
    yield Sign("→")
    yield Figure(words.number(step.input), translate("Arithmetic", "input"))
    yield Sign("/")
    inner = f"{plain(step.offset)} + {plain(step.alpha)} / {step.size} · Σ"
    yield Figure(words.number(step.divisor), f"({inner})^{plain(step.beta)}")
    yield Sign("≈")
    yield Figure(step.result(digits), translate("Arithmetic", "output"), last)


def _onwards(shown: Shown, cell: Cell, digits: int) -> Iterator[Piece]:
    """The number after the activations that follow."""
    assert shown.results is not None
    for stage in range(cell.stage + 1, len(shown.stages)):
        layer = shown.stages[stage].layer
        if not layer.has_curve:
            return
        found = explain(shown.results, stage, *cell[1:])
        if found is None or not layer.enabled or layer.is_idle:
            continue
        yield Sign("→")
        caption = translate("Arithmetic", "after {layer}").format(layer=layer_title(layer))
        yield Figure(found.result(digits), caption)
