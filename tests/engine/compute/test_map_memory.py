"""Memory of large maps is used again, and never while somebody looks at it."""

from __future__ import annotations

import gc
from dataclasses import replace

import numpy as np
import pytest

from playground.core.arrays import frozen
from playground.core.cancelling import Cancelled
from playground.core.filters import make_filter
from playground.core.session import Network
from playground.engine.compute import evaluate as evaluation
from playground.engine.compute import map_memory
from playground.engine.compute.evaluate import Results, evaluate
from playground.engine.compute.map_memory import MAX_SPARE_BYTES, MapMemory
from playground.layers import Activation, Convolution, Pooling

SIDE = 256
RNG = np.random.default_rng(0)
X = frozen(RNG.random((1, SIDE, SIDE), np.float32))
LARGE = (2, SIDE, SIDE)


@pytest.fixture(autouse=True)
def _maps_of_the_side_are_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(map_memory, "LARGE_BYTES", 4 * SIDE**2)


def network(*seeds: int) -> Network:
    filters = (
        make_filter(f"{seed}", np.random.default_rng(seed).standard_normal((3, 3)))
        for seed in seeds
    )
    return Network((Convolution(filters=tuple(filters)), Activation(), Pooling()))


def changed(before: Network, index: int, seed: int) -> Network:
    """The network with another filter; the others, and the layers, stay the very same."""
    layer = before.layers[0]
    assert isinstance(layer, Convolution)
    new = list(layer.filters)
    new[index] = make_filter("new", np.random.default_rng(seed).standard_normal((3, 3)))
    return Network((replace(layer, filters=tuple(new)), *before.layers[1:]))


def test_memory_comes_back_when_the_last_view_is_gone() -> None:
    memory = MapMemory()
    maps, contents = memory.take(LARGE)
    where = maps.__array_interface__["data"][0]
    contents[1] = "known"
    view = maps[1, 3:]
    del maps
    gc.collect()
    assert memory.spare_bytes == 0
    del view
    assert memory.spare_bytes == 4 * 2 * SIDE**2
    other, _ = memory.take((1, SIDE, SIDE))
    assert other.__array_interface__["data"][0] != where
    again, known = memory.take(LARGE)
    assert again.__array_interface__["data"][0] == where
    assert known == [None, "known"]
    assert again.flags.writeable
    assert memory.spare_bytes == 0


def test_no_more_is_kept_than_its_bound() -> None:
    memory = MapMemory()
    shape = (2, 4096, 4096)
    taken = [memory.take(shape)[0] for _ in range(6)]
    del taken
    assert 0 < memory.spare_bytes <= MAX_SPARE_BYTES
    memory.keep_only([LARGE])
    assert memory.spare_bytes == 0


def test_edits_in_used_memory_give_what_fresh_memory_gives() -> None:
    memory = MapMemory()
    current = network(1, 2, 3, 4)
    results: Results | None = None
    kept: list[tuple[Results, list[np.ndarray]]] = []
    for turn in range(24):
        current = changed(current, int(RNG.integers(4)), 100 + turn)
        if turn % 7 == 6:
            current = network(*(200 + 10 * turn + at for at in range(4)))
        if turn % 5 == 4 and results is not None:
            asked = iter([False, False, True])
            with pytest.raises(Cancelled):
                evaluate(changed(current, 0, 5), X, results, lambda it=asked: next(it), memory)
        results = evaluate(current, X, results, memory=memory)
        expected = evaluate(current, X)
        for found, wanted in zip(results.stages, expected.stages, strict=True):
            assert found.maps is not None
            assert not found.maps.flags.writeable
            np.testing.assert_array_equal(found.maps, wanted.maps)
        if turn % 3 == 0:  # somebody still looks at these
            kept.append((results, [np.array(stage.maps) for stage in results.stages]))
            kept = kept[-2:]
        for looked_at, copies in kept:
            for stage, copy in zip(looked_at.stages, copies, strict=True):
                np.testing.assert_array_equal(stage.maps, copy)


def test_a_drag_of_one_cell_copies_no_map(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = MapMemory()
    current, results = network(1, 2, 3, 4), None
    for seed in range(3):
        current = changed(current, 2, seed)
        results = evaluate(current, X, results, memory=memory)
    copied: list[int] = []
    monkeypatch.setattr(evaluation, "_copy", lambda source, target: copied.append(source.size))
    for seed in range(3, 6):
        current = changed(current, 2, seed)
        results = evaluate(current, X, results, memory=memory)
    assert copied == []
