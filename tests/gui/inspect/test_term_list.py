"""The list of a sum's terms: with the factors of each product where there is room for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QPainter
from pytestqt.qtbot import QtBot

from playground.core.layer import Layer
from playground.core.session import Network
from playground.core.word_count import MINUS
from playground.engine.compute.evaluate import evaluate
from playground.engine.explain.explain import explain
from playground.engine.explain.explain_sums import Summed
from playground.engine.explain.formats import Writer
from playground.gui.inspect.arithmetic.listed import ONE_COLUMN_ROWS, factor_words, terms_of
from playground.gui.inspect.arithmetic.rowlist import RowList
from playground.layers import Dense, TransposedConvolution, Upsampling

RNG = np.random.default_rng(8)
X = RNG.normal(0, 1, (1, 6, 6)).astype(np.float32)
FLAT = RNG.normal(0, 1, (40, 1, 1)).astype(np.float32)
SUMS: dict[str, tuple[Layer, np.ndarray, tuple[int, int, int]]] = {
    "bilinear": (Upsampling(way="bilinear"), X, (0, 5, 5)),
    "transposed": (TransposedConvolution.default((1, 6, 6), RNG), X, (1, 5, 5)),
    "dense": (Dense.random((40, 1, 1), 3, RNG), FLAT, (1, 0, 0)),
}


def summed(name: str) -> Summed:
    layer, x, place = SUMS[name]
    step = explain(evaluate(Network((layer,)), x), 0, *place)
    assert isinstance(step, Summed)
    return step


def listed(qtbot: QtBot, name: str, width: int) -> RowList:
    rows = RowList()
    qtbot.addWidget(rows)
    rows.resize(width, 200)
    step = summed(name)
    rows.show_rows(terms_of(step, Writer(2), float(np.abs(step.products).max())), 2)
    return rows


def painted(rows: RowList) -> list[tuple[QRectF, str]]:
    """Every text that the list paints, and where its letters begin and end."""
    found: list[tuple[QRectF, str]] = []
    draw = QPainter.drawText

    def noted(self: QPainter, box: QRectF, flags: object, text: str) -> object:
        ink = QFontMetricsF(self.font()).boundingRect(box, int(getattr(flags, "value", 0)), text)
        found.append((self.transform().mapRect(ink), text))
        return draw(self, box, flags, text)  # type: ignore[call-overload]

    with patch.object(QPainter, "drawText", noted):
        rows.grab()
    return found


def numbers(text: str) -> Iterator[float]:
    return (float(each) for each in re.findall(r"-?[\d.]+", text.replace(MINUS, "-")))


@pytest.mark.parametrize("name", SUMS)
def test_a_wide_list_says_what_is_multiplied(qtbot: QtBot, name: str) -> None:
    rows, step = listed(qtbot, name, 900), summed(name)
    texts = {text for _, text in painted(rows)}
    lines = rows.text().split("\n")
    in_view = list(rows.in_view())
    assert len(in_view) > (0 if name == "transposed" else 3)
    for (at, title, _, _), line in zip(in_view, lines, strict=False):
        value, weight, product = numbers(line.removeprefix(title))
        term = step.term(at)
        assert value == pytest.approx(term.value, abs=0.006)
        assert weight == pytest.approx(term.weight, abs=0.006)
        assert product == pytest.approx(term.product, abs=0.006)
        assert factor_words(term.value, term.weight, Writer(2)) in texts


@pytest.mark.parametrize("name", SUMS)
def test_what_has_no_room_is_left_out_and_nothing_is_over_anything(qtbot: QtBot, name: str) -> None:
    rows = listed(qtbot, name, 900)
    had = set[bool]()
    for width in range(160, 900, 20):
        rows.resize(width, 200)
        texts = painted(rows)
        had.add(any("·" in text for _, text in texts))
        assert all("…" not in text for _, text in texts if "·" in text)
        for first, (one, text) in enumerate(texts):
            for other, another in texts[first + 1 :]:
                overlap = one.intersected(other)
                assert overlap.width() < 2 or overlap.height() < 4, (width, text, another)
    assert had == {False, True}


def test_a_few_terms_stand_in_one_column_the_largest_above() -> None:
    for name in SUMS:
        step = summed(name)
        columns = [part[:] for part in terms_of(step, Writer(2), 1.0).columns]
        assert len(columns) == (1 if step.products.size <= ONE_COLUMN_ROWS else 2)
        assert sorted(np.concatenate(columns)) == list(range(step.products.size))
        for part in columns:
            sizes = np.abs(step.products[part])
            assert (np.diff(sizes) <= 0).all()


def test_a_column_without_rows_takes_no_room() -> None:
    layer = Dense.random((40, 1, 1), 3, RNG)
    positive = np.abs(layer.weight)
    ones = np.ones((40, 1, 1), np.float32)
    for sign in (1, -1):
        signed = layer.with_tensors({"weight": sign * positive, "bias": np.zeros(3, np.float32)})
        step = explain(evaluate(Network((signed,)), ones), 0, 1, 0, 0)
        assert isinstance(step, Summed)
        [column] = terms_of(step, Writer(2), 1.0).columns
        assert len(column) == 40


def test_of_very_many_terms_only_those_in_view_are_sorted(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of 12 million were sorted, for each unit that the pointer crossed: the window stood."""
    count = 50_000
    layer = Dense.random((count, 1, 1), 1, RNG)
    results = evaluate(Network((layer,)), RNG.normal(0, 1, (count, 1, 1)).astype(np.float32))
    sort, sizes = np.argsort, list[int]()

    def noted(values: Any, **options: Any) -> Any:
        sizes.append(np.size(values))
        return sort(values, **options)

    monkeypatch.setattr(np, "argsort", noted)
    step = explain(results, 0, 0, 0, 0)
    assert isinstance(step, Summed)
    rows = RowList()
    qtbot.addWidget(rows)
    rows.resize(600, 200)
    rows.show_rows(terms_of(step, Writer(2), 1.0), 2)
    assert f"{count - len(list(rows.in_view()))} others" in rows.text()
    step.text(Writer(2))
    assert 0 < max(sizes) < count // 10
    bar = rows.verticalScrollBar()  # but the last of them can be had
    bar.setValue(bar.maximum())
    signs = [step.products < 0, step.products >= 0]
    least = {int(np.flatnonzero(s)[np.abs(step.products[s]).argmin()]) for s in signs}
    assert least & {at for at, *_ in rows.in_view()}


def test_terms_that_are_no_numbers_stand_between_positive_ones_and_zeros() -> None:
    layer = Dense.random((40, 1, 1), 1, RNG)
    x = FLAT.copy()
    x[7], x[3], x[9:12] = np.nan, 0, np.inf
    step = explain(evaluate(Network((layer,)), x), 0, 0, 0, 0)
    assert isinstance(step, Summed)
    order = np.argsort(-np.abs(step.products), kind="stable")
    products = step.products[order]
    left = [*order[(products > 0) | np.isnan(products)], *order[products == 0]]
    columns = [part[:].tolist() for part in terms_of(step, Writer(2), 1.0).columns]
    assert columns == [left, order[products < 0].tolist()]


@pytest.mark.parametrize(
    ("value", "weight", "text"),
    [
        (0.004, 0.8, "0.004 · 0.8"),
        (4e-6, 0.3, f"4e{MINUS}6 · 0.3"),
        (0.5, -0.0004, f"0.5 · ({MINUS}0.0004)"),
        (0.0, -0.25, f"0 · ({MINUS}0.25)"),
        (-1.25, 2.0, f"{MINUS}1.25 · 2"),
    ],
)
def test_only_zero_reads_0_among_the_factors(value: float, weight: float, text: str) -> None:
    """A row read "0 · 0.8" beside 0.003."""
    assert factor_words(value, weight, Writer(2)) == text
