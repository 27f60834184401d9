"""From a number that the deconvnet leads back to the sheet of its arithmetic."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QCoreApplication

from playground.engine.explain.formats import Writer
from playground.gui.inside.camsheet import plain
from playground.gui.inside.stripcards import unit_words
from playground.gui.inspect.arithmetic.listed import columns_of, factor_words
from playground.gui.inspect.arithmetic.pieces import (
    Block,
    Figure,
    Note,
    Outcome,
    Piece,
    Rows,
    Sheet,
    Sign,
    limit_of,
    weights_block,
)
from playground.training.protocol.inquiries.workings import BackCell

translate = QCoreApplication.translate

MAX_DIGITS = 5


def digits_of(cell: BackCell, least: int) -> int:
    """Digits after the point that tell the numbers of a sheet from 0: what comes back is small."""
    products = np.abs(cell.products)
    most = max(float(products.max(initial=0)), abs(cell.value))
    wanted = 2 - math.floor(math.log10(most)) if most > 0 and math.isfinite(most) else least
    return min(max(wanted, least), MAX_DIGITS)


def order_of(cell: BackCell) -> list[int]:
    """The channels that something comes from, those that add most first."""
    sizes = np.abs(cell.products.sum((1, 2)))
    return [int(at) for at in np.argsort(-sizes, kind="stable")]


def back_sheet(cell: BackCell, share: int | None, digits: int) -> Sheet:
    """All of its arithmetic; `share` is the channel whose cells are shown, None for the largest."""
    count = len(cell.units)
    is_single = count > 0 and cell.came[0].size == 1
    outcome = _outcome(cell)
    if not count:
        return Sheet((Note(_why_nothing(cell)),), outcome)
    if is_single and count == 1:
        return Sheet(tuple(_single(cell)), outcome)
    if is_single:
        return Sheet((), outcome, terms=_terms(cell, digits))
    order = order_of(cell)
    at = share if share is not None and share < count else order[0]
    shares = None
    if count > 1:
        names = [_unit(cell, each) for each in range(count)]
        sums = cell.products.sum((1, 2)).astype(np.float64)
        listed = np.array(order, np.intp)
        name = names.__getitem__
        largest = float(np.abs(cell.products).sum((1, 2)).max())
        shares = Rows(sums, (listed,), name, name, marked=at, largest=largest)
    return Sheet(tuple(_window(cell, at, digits)), outcome, shares=shares)


def _unit(cell: BackCell, at: int) -> str:
    return unit_words(cell.layer, cell.units[at])


def _window(cell: BackCell, at: int, digits: int) -> Iterator[Piece]:
    came, weights = cell.came[at], cell.weights[at]
    products = came * weights
    caption = translate("BackWork", "came back, {unit}").format(unit=_unit(cell, at))
    yield Block(came, limit_of(cell.came), "signed", caption, family=0)
    yield Sign("⊙")
    names = {
        "transposed": translate("BackWork", "filter, transposed"),
        "unpooled": translate("BackWork", "switches"),
    }
    name = names.get(cell.how, translate("BackWork", "gradient"))
    yield weights_block(weights, limit_of(cell.weights), name, family=0)
    yield Sign(Writer(digits).products_sign(came[None], weights[None], products))
    yield Block(products, limit_of(products), "signed", translate("BackWork", "products"), family=0)


def _single(cell: BackCell) -> Iterator[Piece]:
    came, weight = float(cell.came[0, 0, 0]), float(cell.weights[0, 0, 0])
    caption = translate("BackWork", "came back, {unit}").format(unit=_unit(cell, 0))
    if cell.how == "rectified":
        yield Sign("max(0,")
        yield Figure(plain(came), caption)
        yield Sign(")")
        return
    yield Figure(plain(came), caption)
    if cell.how != "passed":
        yield Sign("×")
        yield Figure(plain(weight), translate("BackWork", "weight"))


def _terms(cell: BackCell, digits: int) -> Rows:
    """The products of a sum over units of one place each: positive ones left, negative right."""
    products = cell.products[:, 0, 0].astype(np.float64)
    order = np.array(order_of(cell), np.intp)
    is_negative = products[order] < 0
    words = Writer(digits)

    def name(at: int) -> str:
        return _unit(cell, at)

    def pair(at: int) -> tuple[float, float]:
        return float(cell.came[at, 0, 0]), float(cell.weights[at, 0, 0])

    def factors(at: int) -> str:
        return factor_words(*pair(at), words)

    def help_(at: int) -> str:
        came, weight = pair(at)
        return f"{name(at)}: {plain(came)} · {plain(weight)} = {plain(float(products[at]))}"

    def rest(hidden: int, total: float) -> str:
        text = translate(
            "Arithmetic", "{shown} of {count} shown, the {hidden} others together {sum}"
        )
        count = len(cell.units)
        sum_ = words.number(total)
        return text.format(shown=count - hidden, count=count, hidden=hidden, sum=sum_)

    columns = columns_of(order, order[~is_negative], order[is_negative])
    return Rows(products, columns, name, help_, rest=rest, factors=factors)


def _outcome(cell: BackCell) -> Outcome:
    lines: tuple[tuple[Sign | Figure, ...], ...] = ()
    if len(cell.units) > 1 or (cell.units and cell.came[0].size > 1):
        lines = ((Sign("Σ"), Figure(plain(float(cell.products.sum())), ""), Sign("=")),)
    return Outcome(lines, plain(cell.value), translate("BackWork", "comes back"))


def _why_nothing(cell: BackCell) -> str:
    if cell.how == "unpooled":
        return translate("BackWork", "No window had its maximum here: nothing comes back.")
    return translate("BackWork", "Nothing of the layer reads this place: nothing comes back.")
