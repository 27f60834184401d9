"""Places computed alone equal the same places of the whole maps."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.core.cancelling import Cancelled
from playground.core.filters import make_filter
from playground.core.layer import Layer
from playground.core.messages import Refused
from playground.core.session import Network
from playground.engine.compute.evaluate import evaluate, stages_of
from playground.engine.places import sampled
from playground.engine.places.at_places import BLOCK_VALUES
from playground.engine.places.sampled import Places, grid, sample
from playground.layers import (
    Activation,
    BatchNormalisation,
    Convolution,
    LocalResponseNormalisation,
    Pooling,
    TransposedConvolution,
)
from playground.layers.activations import ACTIVATIONS
from playground.layers.geometry import BORDERS, PADDINGS


def pair(rng: np.random.Generator, most: int) -> tuple[int, int]:
    low, high = rng.integers(1, most + 1, 2)
    return int(low), int(high)


def sides(rng: np.random.Generator) -> tuple[int, int, int, int]:
    top, bottom, left, right = (int(v) for v in rng.integers(0, 5, 4))
    return top, bottom, left, right


def some_layer(rng: np.random.Generator, channels: int) -> Layer:
    enabled = bool(rng.random() < 0.9)
    match rng.integers(0, 6):
        case 0:
            return Activation(enabled, str(rng.choice(list(ACTIVATIONS))), 0.2)
        case 1:
            return Pooling(
                enabled,
                str(rng.choice(["none", "max", "average", "min"])),
                pair(rng, 3),
                pair(rng, 3),
                str(rng.choice(["valid", "same", "explicit"])),
                sides(rng),
                bool(rng.random() < 0.5),
                pair(rng, 2),
                bool(rng.random() < 0.5),
            )
        case 2:
            norm = LocalResponseNormalisation(enabled, size=3, alpha=0.5)
            return (
                norm if rng.random() < 0.5 else BatchNormalisation(enabled).fitted((channels, 1, 1))
            )
        case 3:
            return TransposedConvolution(
                enabled,
                tuple(make_filter("", rng.standard_normal((channels, 2, 3))) for _ in range(2)),
                pair(rng, 3),
                str(rng.choice(["none", "same", "explicit"])),
                (1, 0, 0, 1),
                dilation=pair(rng, 2),
            )
        case _:
            groups = int(rng.choice([g for g in (1, 2, 3) if channels % g == 0]))
            size = pair(rng, 4)
            filters = tuple(
                make_filter("", rng.standard_normal((channels // groups, *size))).with_weights(
                    rng.standard_normal((channels // groups, *size))
                )
                for _ in range(groups * int(rng.integers(1, 3)))
            )
            return Convolution(
                enabled,
                filters,
                pair(rng, 3),
                str(rng.choice(PADDINGS)),
                sides(rng),
                str(rng.choice(BORDERS)),
                pair(rng, 2),
                str(rng.choice(["cross-correlation", "convolution"])),
                groups,
            )


def some_network(rng: np.random.Generator, shape: tuple[int, int, int], most: int) -> Network:
    layers: list[Layer] = []
    while len(layers) < most:
        layer = some_layer(rng, shape[0])
        try:
            shape = layer.output_shape(shape) if layer.enabled else shape
        except Refused:
            continue
        layers.append(layer)
    return Network(tuple(layers))


def some_places(rng: np.random.Generator, height: int, width: int) -> Places:
    rows = rng.integers(0, height, rng.integers(1, 7))
    return rows, rng.integers(0, width, rng.integers(1, 7))


def assert_places(
    found: tuple[np.ndarray[Any, Any] | None, ...],
    network: Network,
    x: np.ndarray[Any, Any],
    places: list[Places | None],
) -> None:
    whole = evaluate(network, x)
    assert len(found) == len(network)
    for got, wanted, stage in zip(found, places, whole.stages, strict=True):
        if wanted is None:
            assert got is None
            continue
        assert stage.maps is not None
        assert got is not None
        expected = stage.maps[:, wanted[0]][:, :, wanted[1]]
        assert got.dtype == np.float32
        scale = max(1.0, float(np.abs(stage.maps).max()))
        np.testing.assert_allclose(got, expected, rtol=1e-5, atol=2e-5 * scale)


@pytest.mark.parametrize("gathering", [0.0, math.inf])
@settings(max_examples=100, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 5), st.integers(1, 3))
def test_places_equal_the_whole_maps(
    gathering: float, seed: int, layers: int, channels: int
) -> None:
    """Both when windows are gathered one by one and when all between them is computed."""
    rng = np.random.default_rng(seed)
    shape = (channels, *pair(rng, 24))
    x = rng.standard_normal(shape).astype(np.float32)
    network = some_network(rng, shape, layers)
    places: list[Places | None] = [
        some_places(rng, *stage.shape[1:]) if stage.shape and rng.random() < 0.7 else None
        for stage in stages_of(network, shape)
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sampled, "gathering", lambda *_: gathering)
        found = sample(network, x, places)
    assert_places(found, network, x, places)


def test_windows_in_several_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sampled, "gathering", lambda *_: 0.0)
    rng = np.random.default_rng(1)
    layer = Convolution(filters=(make_filter("", rng.standard_normal((9, 9))),))
    x = rng.standard_normal((1, 90, 80)).astype(np.float32)
    assert x.size * 81 > 2 * BLOCK_VALUES
    places: list[Places | None] = [(np.arange(90), np.arange(80))]
    assert_places(sample(Network((layer,)), x, places), Network((layer,)), x, places)


def test_neighbours_are_computed_together_and_scattered_places_are_not() -> None:
    layer = Convolution(filters=(make_filter("", np.ones((9, 9))),))
    x = np.zeros((1, 2000, 2000), np.float32)
    ways: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        for name in ("filtered", "convolve"):
            patch.setattr(sampled, name, noting(ways, name, getattr(sampled, name)))
        near, far = np.arange(600, 700), np.arange(0, 2000, 19)
        sample(Network((layer,)), x, [(near, near)])
        sample(Network((layer,)), x, [(far, far)])
    assert ways == ["convolve", "filtered"]


def noting(ways: list[str], name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def noted(*arguments: Any) -> Any:
        ways.append(name)
        return function(*arguments)

    return noted


@pytest.mark.parametrize("gathering", [0.0, math.inf])
def test_a_nan_stays_where_it_is_read(gathering: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sampled, "gathering", lambda *_: gathering)
    layer = Convolution(filters=(make_filter("", np.ones((3, 3))),))
    x = np.zeros((1, 20, 20), np.float32)
    x[0, 10, 10] = np.nan
    rows = np.array([5, 9, 11, 12])
    (found,) = sample(Network((layer,)), x, [(rows, rows)])
    assert found is not None
    expected = np.isin(rows[:, None], (9, 11)) & np.isin(rows, (9, 11))
    np.testing.assert_array_equal(np.isnan(found[0]), expected)


def test_places_in_the_padding_alone() -> None:
    layer = Convolution(
        filters=(make_filter("", np.ones((3, 3))),), padding="explicit", sides=(9, 9, 9, 9)
    )
    x = np.ones((1, 5, 5), np.float32)
    rows = np.array([0, 20])
    places: list[Places | None] = [(rows, rows), (rows, np.array([11]))]
    network = Network((layer, Activation()))
    found = sample(network, x, places)
    assert found[0] is not None
    assert not found[0].any()
    assert_places(found, network, x, places)


def test_nothing_from_a_layer_on_that_reads_everything() -> None:
    network = Network((Activation(), Pooling(mode="global max"), Activation()))
    x = np.full((2, 4, 4), -1, np.float32)
    zero = np.zeros(1, np.intp)
    found = sample(network, x, [(zero, zero)] * 3)
    assert found[0] is not None
    assert found[1] is None
    assert found[2] is None


def test_nothing_from_a_layer_on_that_does_not_fit() -> None:
    big = Convolution(filters=(make_filter("", np.ones((7, 7))),), padding="valid")
    zero = np.zeros(1, np.intp)
    found = sample(Network((big, Activation())), np.ones((1, 5, 5), np.float32), [(zero, zero)] * 2)
    assert found == (None, None)


def test_it_can_be_given_up() -> None:
    zero = np.zeros(1, np.intp)
    with pytest.raises(Cancelled):
        sample(
            Network((Activation(),)), np.ones((1, 5, 5), np.float32), [(zero, zero)], lambda: True
        )


def test_layers_that_nothing_is_wanted_of_are_not_computed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def forbidden(*_: object) -> Callable[[], None]:
        raise AssertionError

    monkeypatch.setattr("playground.engine.places.sampled.filtered", forbidden)
    layer = Convolution(filters=(make_filter("", np.ones((3, 3))),))
    zero = np.zeros(1, np.intp)
    found = sample(
        Network((Activation(), layer)), np.ones((1, 5, 5), np.float32), [(zero, zero), None]
    )
    assert found[1] is None


def test_a_grid_zoomed_in_has_every_cell() -> None:
    rows, columns = grid((100, 200), (0.25, 0.5, 0.30, 0.525), (150, 200))
    assert list(rows) == [50, 51, 52]  # 50 to 52.5
    assert list(columns) == list(range(50, 60))


@given(st.integers(1, 5000), st.integers(1, 400), st.floats(0, 1), st.floats(0, 1))
def test_a_grid_covers_the_view(n: int, pixels: int, begin: float, end: float) -> None:
    begin, end = min(begin, end), max(begin, end)
    rows, columns = grid((n, 7), (0, begin, 1, end), (pixels, 7))
    assert list(columns) == list(range(7))
    assert 1 <= len(rows) <= pixels + 1
    assert (np.diff(rows) >= 1).all()
    assert rows[0] >= 0
    assert rows[-1] < n
    step = max(1.0, (end - begin) * n / pixels)
    assert abs(rows[0] - begin * n) <= step + 1
    assert abs(rows[-1] - end * n) <= step + 1
    assert np.diff(rows).max(initial=1) <= step + 1


def test_a_grid_of_a_pooled_map_lies_over_that_of_the_map() -> None:
    view, pixels = (0.1, 0.2, 0.93, 0.97), (150, 200)
    before, after = grid((3000, 4000), view, pixels), grid((1500, 2000), view, pixels)
    for fine, coarse in zip(before, after, strict=True):
        np.testing.assert_array_equal(fine // 2, coarse)


def test_a_view_beyond_the_map_stays_in_it() -> None:
    rows, columns = grid((10, 3000), (-1.0, -0.5, 2.0, 1.5), (30, 30))
    assert list(rows) == list(range(10))
    assert columns[0] == 50
    assert columns[-1] == 2950
