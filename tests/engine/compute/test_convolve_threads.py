"""Sharing work between threads."""

from __future__ import annotations

import threading
import warnings

import numpy as np
import pytest

from playground.engine.compute import convolve_threads
from playground.engine.compute.convolve_threads import cores, scratch, share
from tests.patience import PATIENCE_S


@pytest.fixture(autouse=True)
def _three_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    convolve_threads._jobs()
    monkeypatch.setattr(convolve_threads, "cores", lambda: 3)


def test_every_item_is_done_once() -> None:
    for count in (0, 1, 2, 3, 50, 1000):
        done: list[int] = []
        share(done.append, range(count))
        assert sorted(done) == list(range(count))


def test_items_are_shared_among_threads() -> None:
    if cores() < 2:
        pytest.skip("one core: there are no helpers")
    both = threading.Barrier(2, timeout=PATIENCE_S)
    share(lambda item: both.wait(), range(2))  # would break if one thread did both


def test_sharing_within_shared_work() -> None:
    done: list[tuple[int, int]] = []
    share(lambda outer: share(lambda inner: done.append((outer, inner)), range(5)), range(5))
    assert len(set(done)) == len(done) == 25


def test_an_error_is_raised_where_the_work_was_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done: list[int] = []

    def fail(item: int) -> None:
        if item == 3:
            raise KeyError("three")
        done.append(item)

    with pytest.raises(KeyError, match="three"):
        share(fail, range(10_000))
    monkeypatch.setattr(convolve_threads, "cores", lambda: 1)
    done.clear()
    with pytest.raises(KeyError, match="three"):
        share(fail, range(10_000))
    assert done == [0, 1, 2]  # nothing after it
    monkeypatch.undo()
    share(done.append, range(5))  # and the helpers live on


def test_callers_do_not_mix() -> None:
    results: dict[int, list[int]] = {}

    def caller(number: int) -> None:
        mine: list[int] = []
        share(lambda item: mine.append(number * 1000 + item), range(300))
        results[number] = sorted(mine)

    threads = [threading.Thread(target=caller, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == {n: list(range(n * 1000, n * 1000 + 300)) for n in range(4)}


def test_no_warnings_from_numbers_beyond_all_bounds() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        share(lambda item: np.float32(3e38) * np.array([10.0, np.nan], np.float32), range(4))


def test_scratch_is_reused_and_belongs_to_its_thread() -> None:
    first = scratch("test", 100)
    assert np.shares_memory(first, scratch("test", 50))
    assert not np.shares_memory(first, scratch("other", 50))
    others: list[object] = []
    thread = threading.Thread(target=lambda: others.append(scratch("test", 100)))
    thread.start()
    thread.join()
    assert not np.shares_memory(first, others[0])  # type: ignore[arg-type]


def test_scratch_begins_with_a_line_of_the_cache() -> None:
    for size in (1, 17, 100, 4_000, 1_000_003):
        found = scratch(f"aligned {size}", size)
        assert found.size == size
        assert found.ctypes.data % 64 == 0
        found[:] = 1
