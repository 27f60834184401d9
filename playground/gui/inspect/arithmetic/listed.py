"""The lists of the arithmetic: a dense unit's products, softmax's exponentials, channels' sums."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from playground.core.counting import from_one
from playground.core.word_count import MINUS
from playground.engine.explain.explain_sums import Summed
from playground.engine.explain.explain_values import Shared
from playground.engine.explain.formats import Writer, coloured_text
from playground.engine.explain.largest_first import LargestFirst
from playground.gui.inspect.arithmetic.pieces import Column, Rows

translate = QCoreApplication.translate

ONE_COLUMN_ROWS = 6
"""Numbers up to which a list is not split in two."""

MAX_IN_ORDER = 20
"""Exponentials up to which they are listed in the order of the units; of more, by their size."""


def terms_of(step: Summed, words: Writer, largest: float) -> Rows:
    """The products of a weighted sum: the largest above, positive ones left and negative right.

    A few stand in one column, whose rows have room for the factors, too. `largest` is how large a
    product may be, from the largest number of the input.
    """
    products = step.products
    negative = int(np.count_nonzero(products < 0))
    order = LargestFirst(lambda: np.abs(products), products.size)
    left = LargestFirst(lambda: _not_a_number_above_0(products), products.size - negative)
    right = LargestFirst(lambda: -products, negative)

    def name(at: int) -> str:
        term = step.term(at)
        if step.is_of_units:
            return translate("Arithmetic", "unit {number}").format(number=from_one(term.channel))
        return translate("Arithmetic", "channel {number}: {row}, {column}").format(
            number=from_one(term.channel), row=from_one(term.row), column=from_one(term.column)
        )

    def factors(at: int) -> str:
        term = step.term(at)
        return factor_words(term.value, term.weight, words)

    def products_of(at: int) -> str:
        term = step.term(at)
        sign = words.product_sign((term.value, term.weight), term.product)
        product = f"{words.number(term.value)} · {words.weight(term.weight)}"
        return f"{name(at)}: {product} {sign} {words.number(term.product)}"

    return Rows(
        step.products,
        columns_of(order, left, right),
        name,
        products_of,
        rest=_others(step.products.size, words),
        largest=largest,
        factors=factors,
    )


def columns_of(order: Column, left: Column, right: Column) -> tuple[Column, ...]:
    """The columns of a list in an order: one of a few rows, else two, less one that is empty."""
    if len(order) <= ONE_COLUMN_ROWS:
        return (order,)
    return tuple(part for part in (left, right) if len(part))


def _not_a_number_above_0(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The values with a NaN as less than any product of float32 numbers that is positive."""
    return np.where(np.isnan(values), 1e-300, values) if np.isnan(values.max()) else values


def factor_words(value: float, weight: float, words: Writer) -> str:
    """The two factors of a product, in as many digits as tell each from 0."""
    first, second = (coloured_text(each, abs(each), words.digits) for each in (value, weight))
    return f"{first} · ({second})" if second.startswith(MINUS) else f"{first} · {second}"


def exponentials_of(step: Shared, words: Writer, classes: tuple[str, ...] = ()) -> Rows:
    """The exponentials of all channels of a place, by class or by number.

    A few stand in their order. Of many the largest come first, row by row: the likeliest classes
    are in view, wherever in a list of a thousand they are.
    """
    values = step.exponentials
    count = values.size
    half = count if count <= ONE_COLUMN_ROWS else (count + 1) // 2

    def name(at: int) -> str:
        if classes:
            return classes[at]
        return translate("Arithmetic", "unit {number}").format(number=from_one(at))

    def power(at: int) -> str:
        own = words.number(float(step.values[at]))
        if step.shift:
            own = words.total((float(step.values[at]), -step.shift))
        return f"{name(at)}: exp({own}) ≈ {words.number(float(values[at]))}"

    at = np.arange(count, dtype=np.intp)
    columns = (at,) if half == count else (at[:half], at[half:])
    if count > MAX_IN_ORDER:
        at = np.argsort(-values, kind="stable").astype(np.intp)
        columns = (at[::2], at[1::2])
    return Rows(
        values,
        columns,
        name,
        power,
        "gray",
        step.cell.channel,
        _others(count, words),
    )


def shares_of(
    sums: NDArray[np.float64], names: tuple[str, ...], chosen: int, largest: float
) -> Rows:
    """A row for each input channel's sum; `largest` is how large the terms of a sum may be."""
    at = np.arange(len(names), dtype=np.intp)
    values, name = np.asarray(sums, np.float64), names.__getitem__
    return Rows(values, (at,), name, name, marked=chosen, largest=largest)


def _others(count: int, words: Writer) -> Callable[[int, float], str]:
    """How a list of `count` numbers says what those out of sight come to."""

    def said(hidden: int, total: float) -> str:
        return translate(
            "Arithmetic", "{shown} of {count} shown, the {hidden} others together {sum}"
        ).format(shown=count - hidden, count=count, hidden=hidden, sum=words.number(total))

    return said
