"""The order in which the units of a layer are listed, and what a text finds."""

from __future__ import annotations

import numpy as np
import pytest

from playground.engine.view.planes import Plane, View, plane
from playground.engine.view.unitorder import listed, strengths, strongest_cell


def view_of(*maps: np.ndarray) -> View:
    return View(tuple(plane(np.asarray(each, np.float32)) for each in maps), signed=True)


def test_the_strongest_come_first_and_equal_ones_by_their_number() -> None:
    values = [1.0, 3.0, float("nan"), 3.0, -2.0]
    assert listed(values, (), "", "strongest") == [1, 3, 0, 4, 2]
    assert listed(values, (), "", "number") == [0, 1, 2, 3, 4]


def test_a_number_finds_the_unit_itself_before_those_that_begin_with_it() -> None:
    values = [float(at) for at in range(130)]
    found = listed(values, (), "12", "strongest")
    assert found[0] == 11
    assert found[1:] == [128, 127, 126, 125, 124, 123, 122, 121, 120, 119]
    assert listed(values, (), "131", "number") == []


def test_every_word_is_in_the_name() -> None:
    names = ("tabby cat", "Egyptian cat", "police dog")
    assert listed([1, 2, 3], names, "CAT", "strongest") == [1, 0]
    assert listed([1, 2, 3], names, "cat egypt", "strongest") == [1]
    assert listed([1, 2, 3], names, "cat dog", "strongest") == []


def test_strengths_and_places_of_maps_and_of_lists() -> None:
    maps = view_of([[0, 1], [7, 2]], [[-5, -4], [np.nan, -3]])
    assert strengths(maps) == [7, -3]
    assert strongest_cell(maps, 0) == (1, 0)
    assert strongest_cell(maps, 1) == (1, 1)
    values = plane(np.array([[4], [9]], np.float32))
    assert strengths(View((values,), False, vector=True)) == [4, 9]
    assert strongest_cell(View((values,), False, vector=True), 1) == (0, 0)


def test_of_a_map_that_is_known_at_some_places_it_is_the_places_own_row() -> None:
    values = np.array([[1, 8], [3, 2]], np.float32)
    some = Plane(values, 20, 20, 1, 8, 8, None, np.array([5, 9]), np.array([2, 11]))
    assert strongest_cell(View((some,), True), 0) == (5, 11)


@pytest.mark.parametrize(
    "text", ["1", "12", "0", "01", "12 1", "1 cat", "12345", "\u0663", "\u00b2"]
)
@pytest.mark.parametrize("count", [9, 10, 99, 100, 1234])
def test_a_text_finds_what_begins_with_it_digit_by_digit(text: str, count: int) -> None:
    names = tuple(f"Cat {at % 7}" for at in range(count // 2))
    words = text.casefold().split()
    meant = [
        unit
        for unit in range(count)
        if all(
            word in "".join(names[unit : unit + 1]).casefold() or str(unit + 1).startswith(word)
            for word in words
        )
    ]
    very = [unit for unit in meant if str(unit + 1) in words]
    others = [unit for unit in meant if unit not in very]
    assert listed([0.0] * count, names, text, "number") == very + others


def test_a_number_of_thousands_of_digits_is_nobodys() -> None:
    for digits in (19, 5000):
        assert listed([1.0, 2.0], (), "9" * digits, "number") == []
