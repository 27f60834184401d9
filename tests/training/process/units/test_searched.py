"""Sets of pictures that are searched: what is kept of them, and what cannot be read any more."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from playground.core.arrays import FloatArray
from playground.core.cancelling import Cancelled, never
from playground.core.messages import Refused
from playground.training.process.units import searched
from playground.training.process.units.searched import AT_ONCE, PictureSet


class Shelf:
    """Seventy pictures of one cell; some are gone."""

    def __init__(self, *gone: int) -> None:
        self.gone = set(gone)
        self.asked: list[int] = []

    def read(self, some: Sequence[int]) -> list[FloatArray | None]:
        self.asked += some
        return [None if at in self.gone else np.full((1, 1, 1), at, np.float32) for at in some]


def test_what_cannot_be_read_is_left_out_and_not_counted() -> None:
    pictures = PictureSet(70, Shelf(0, 40).read, str)
    batches = list(pictures.batches(never))
    assert [len(batch) for batch in batches] == [AT_ONCE - 1, AT_ONCE - 1, 6]
    assert pictures.found == 68
    assert [pictures.name(at) for at in (0, 38, 39, 67)] == ["1", "39", "41", "69"]
    assert pictures.take([39, 0, 39]).ravel().tolist() == [41, 1, 41]


def test_the_same_pictures_are_read_once_while_memory_allows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shelf = Shelf()
    pictures = PictureSet(70, shelf.read, str)
    list(pictures.batches(never))
    shelf.asked.clear()
    pictures.take([1, 2, 3])
    pictures.take([3, 4, 1])
    assert shelf.asked == [1, 2, 3, 4]
    monkeypatch.setattr(searched, "KEPT_BYTES", 8)  # two of them
    pictures.take([5, 6, 7])
    pictures.take([7, 5])
    assert shelf.asked == [1, 2, 3, 4, 5, 6, 7, 5]


def test_a_picture_that_is_gone_meanwhile_is_named() -> None:
    shelf = Shelf()
    pictures = PictureSet(70, shelf.read, str)
    list(pictures.batches(never))
    shelf.gone.add(12)
    with pytest.raises(Refused, match="12 cannot be read any more"):
        pictures.take([11, 12])


def test_a_search_that_is_given_up_leaves_what_was_found() -> None:
    pictures = PictureSet(70, Shelf(0).read, str)
    list(pictures.batches(never))
    with pytest.raises(Cancelled):
        list(pictures.batches(lambda: True))
    assert pictures.name(0) == "1"
