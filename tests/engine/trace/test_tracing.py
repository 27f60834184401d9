"""What is traced equals what changes: a NaN put into one cell spreads to all that depend on it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from playground.core.filters import make_filter
from playground.core.layer import Layer
from playground.core.messages import Refused
from playground.core.session import Network
from playground.engine.compute.evaluate import Stage, stages_of
from playground.engine.trace.tracing import (
    KernelCell,
    Region,
    kernel_cell_reach,
    reach,
    reaches,
    window,
    windows,
)
from playground.layers import (
    Activation,
    Convolution,
    Dense,
    Flatten,
    LocalResponseNormalisation,
    Pooling,
    TransposedConvolution,
)
from playground.layers.receptivefield import receptive_field
from tests.layers.randomlayers import random_maps, random_network

seeds = st.integers(0, 2**32 - 1)
Mask = NDArray[np.bool_]


def forward(stages: tuple[Stage, ...], maps: NDArray[np.float32]) -> list[NDArray[np.float32]]:
    """The maps themselves, then those of each stage."""
    result = [maps]
    for stage in stages:
        maps = stage.layer.forward(maps) if stage.layer.enabled else maps
        result.append(maps)
    return result


def spread(
    stages: tuple[Stage, ...], maps: NDArray[np.float32], cell: tuple[int, int, int]
) -> list[Mask]:
    """Where a NaN in one cell of `maps` goes, at the maps and at each stage."""
    marked = maps.copy()
    marked[cell] = np.nan
    return [np.isnan(found) for found in forward(stages, marked)]


def mask(region: Region) -> Mask:
    inside = np.zeros(region.shape, dtype=bool)
    inside[np.ix_(region.channels, region.rows, region.columns)] = True
    return inside


def some_cell(rng: np.random.Generator, shape: tuple[int, ...]) -> tuple[int, int, int]:
    channel, row, column = (int(rng.integers(n)) for n in shape)
    return channel, row, column


def some_stack(seed: int, side: int, most: int) -> tuple[np.random.Generator, tuple[Stage, ...]]:
    rng = np.random.default_rng(seed)
    channels, height, width = (int(n) for n in rng.integers(1, (4, side, side), 3))
    network = random_network(rng, (channels, height, width), most, cells=2000)
    stages = stages_of(network, (channels, height, width))
    assert stages[0].input_shape is not None
    return rng, stages


@settings(max_examples=150, deadline=None)
@given(seeds)
def test_what_a_cell_reaches_is_what_it_changes(seed: int) -> None:
    rng, stages = some_stack(seed, 10, 6)
    start = int(rng.integers(-1, len(stages) - 1))
    shape = stages[0].input_shape if start < 0 else stages[start].shape
    assert shape is not None
    cell = some_cell(rng, shape)
    found = reaches(stages, start, cell[1], cell[2], cell[0])
    expected = spread(stages[start + 1 :], random_maps(rng, shape), cell)
    assert len(found) == len(expected)
    for region, changed in zip(found, expected, strict=True):
        assert region.exact
        np.testing.assert_array_equal(mask(region), changed)


@settings(max_examples=60, deadline=None)
@given(seeds)
def test_the_window_of_a_cell_is_what_changes_it(seed: int) -> None:
    rng, stages = some_stack(seed, 6, 5)
    end = int(rng.integers(0, len(stages)))
    start = int(rng.integers(-1, end))
    shape = stages[0].input_shape if start < 0 else stages[start].shape
    last = stages[end].shape
    assert shape is not None
    assert last is not None
    assume(np.prod(shape) <= 120)
    cell = some_cell(rng, last)
    found = window(stages, end, cell[1], cell[2], start, cell[0])
    maps = random_maps(rng, shape)
    behind = stages[start + 1 : end + 1]
    expected = np.zeros(shape, dtype=bool)
    for place in np.ndindex(*shape):
        expected[place] = spread(behind, maps, place)[-1][cell]
    assert found.shape == shape
    if found.exact:
        np.testing.assert_array_equal(mask(found), expected)
    else:
        assert (mask(found) | ~expected).all()


@settings(max_examples=60, deadline=None)
@given(seeds)
def test_the_frame_is_the_receptive_field_of_the_formula(seed: int) -> None:
    rng, stages = some_stack(seed, 12, 6)
    shape = stages[0].input_shape
    assert shape is not None
    network = Network(tuple(stage.layer for stage in stages))
    compared = 0
    for index, field in enumerate(receptive_field(network, shape)):
        last = stages[index].shape
        assert last is not None
        if field.whole or field.offset is None or field.jump is None:
            continue
        channel, row, column = some_cell(rng, last)
        found = windows(stages, index, row, column, channel)[-1]
        spread_out = any(
            (at := stage.layer.reach(stage.input_shape)) is not None and at.transposed
            for stage in stages[: index + 1]
            if stage.layer.enabled and stage.input_shape is not None
        )
        compared += 1
        for span, at, axis in ((found.down, row, 0), (found.across, column, 1)):
            # a transposed convolution's cells see unevenly much: the formula gives the most
            assert span[1] - span[0] <= field.size[axis]
            if not spread_out:
                assert span[0] == field.offset[axis] + at * field.jump[axis]
                assert span[1] - span[0] == field.size[axis]
    assume(compared)


def layers(*items: Layer, shape: tuple[int, int, int] = (1, 9, 9)) -> tuple[Stage, ...]:
    return stages_of(Network(items), shape)


def conv(size: int, **fields: object) -> Convolution:
    return Convolution(filters=(make_filter("", np.ones((size, size))),), **fields)  # type: ignore[arg-type]


def test_a_window_at_the_corner_hangs_over_the_edge() -> None:
    stages = layers(conv(3), conv(5))
    found = windows(stages, 1, 0, 8)
    assert [region.stage for region in found] == [1, 0, -1]
    assert (found[1].down, found[1].across) == ((-2, 3), (6, 11))
    assert (found[2].down, found[2].across) == ((-3, 4), (5, 12))
    assert list(found[2].rows) == [0, 1, 2, 3]
    assert found[2].overhang == (3, 0, 0, 3)


def test_a_dilated_window_has_holes() -> None:
    found = window(layers(conv(3, dilation=(3, 1))), 0, 4, 4, -1)
    assert list(found.rows) == [1, 4, 7]
    assert list(found.columns) == [3, 4, 5]
    assert found.down == (1, 8)
    assert found.overhang == (0, 0, 0, 0)


def test_a_window_in_the_padding_alone_is_empty() -> None:
    stages = layers(conv(3, padding="explicit", sides=(7, 7, 7, 7)), Activation())
    found = window(stages, 1, 1, 10, -1)
    assert found.is_empty
    assert found.down == (-6, -3)
    assert found.overhang == (6, 0, 0, 0)


def test_everything_is_behind_a_dense_unit() -> None:
    stages = layers(conv(3), Flatten(), Dense(units=3).fitted((81, 1, 1)))
    found = windows(stages, 2, 0, 0, 1)
    assert list(found[0].channels) == [1]
    assert len(found[1].channels) == 81
    assert found[2].is_whole
    assert found[3].is_whole
    back = reach(stages, -1, 4, 4, 1)
    assert len(back.channels) == 9
    assert list(reach(stages, -1, 4, 4, 2).channels) == [0, 1, 2]


def test_a_flattened_cell_knows_its_place() -> None:
    stages = layers(Pooling(), Flatten(), shape=(3, 8, 10))
    found = windows(stages, 1, 0, 0, 27)  # channel 1 of 3, row 1 of 4, column 2 of 5
    assert [list(axis) for axis in (found[1].channels, found[1].rows, found[1].columns)] == [
        [1],
        [1],
        [2],
    ]
    assert list(found[2].columns) == [4, 5]


def test_groups_keep_to_themselves() -> None:
    filters = tuple(make_filter("", np.ones((3, 3)), 2) for _ in range(6))
    stages = layers(Convolution(filters=filters, groups=2), shape=(4, 5, 5))
    assert list(window(stages, 0, 2, 2, -1, channel=4).channels) == [2, 3]
    assert list(reach(stages, -1, 2, 2, 0, channel=1).channels) == [0, 1, 2]


def test_normalised_channels_depend_on_their_neighbours() -> None:
    stages = layers(LocalResponseNormalisation(size=4), shape=(8, 3, 3))
    assert list(window(stages, 0, 1, 1, -1, channel=4).channels) == [2, 3, 4, 5]
    assert list(reach(stages, -1, 1, 1, 0, channel=0).channels) == [0, 1, 2]


@settings(max_examples=60, deadline=None)
@given(seeds)
def test_a_kernel_cell_of_a_transposed_convolution(seed: int) -> None:
    rng = np.random.default_rng(seed)
    height, width, kh, kw = (int(n) for n in rng.integers(1, (5, 5, 5, 5)))
    cell = int(rng.integers(kh)), int(rng.integers(kw))
    weights = np.zeros((kh, kw))
    weights[cell] = 1
    layer = TransposedConvolution(
        filters=(make_filter("", weights),),
        stride=(int(rng.integers(1, 4)), int(rng.integers(1, 4))),
        cut=str(rng.choice(["none", "same"])),  # type: ignore[arg-type]
        dilation=(int(rng.integers(1, 3)), int(rng.integers(1, 3))),
    )
    stages = layers(layer, shape=(1, height, width))
    assume(stages[0].shape is not None)
    numbers = np.arange(1, height * width + 1, dtype=np.float32).reshape(1, height, width)
    out = layer.forward(numbers)[0].astype(int)
    for row, column in np.ndindex(*out.shape):
        found = kernel_cell_reach(stages, 0, row, column, *cell)
        assert found is not None
        assert found.place == found.source
        value = 0 if found.source is None else int(numbers[0][found.source])
        assert value == out[row, column]
        read = {int(v) for v in numbers[0][np.ix_(found.rows, found.columns)].ravel()}
        assert read == {int(v) for v in out.ravel() if v}


def test_the_reach_ends_where_a_layer_does_not_fit() -> None:
    stages = layers(conv(3), conv(11, padding="valid"), Activation())
    assert [region.stage for region in reaches(stages, -1, 4, 4)] == [-1, 0]


def shown(found: KernelCell | None) -> tuple[object, object]:
    assert found is not None
    return found.place, found.source


@settings(max_examples=100, deadline=None)
@given(seeds)
def test_a_kernel_cell_multiplies_the_cells_that_its_weight_alone_shows(seed: int) -> None:
    rng = np.random.default_rng(seed)
    height, width, kh, kw = (int(n) for n in rng.integers(1, (8, 8, 5, 5)))
    cell = int(rng.integers(kh)), int(rng.integers(kw))
    weights = np.zeros((kh, kw))
    weights[cell] = 1
    layer = Convolution(
        filters=(make_filter("", weights),),
        stride=(int(rng.integers(1, 4)), int(rng.integers(1, 4))),
        padding=str(rng.choice(["valid", "same", "full"])),  # type: ignore[arg-type]
        border=str(rng.choice(["zeros", "replicate", "reflect", "circular"])),  # type: ignore[arg-type]
        dilation=(int(rng.integers(1, 3)), int(rng.integers(1, 3))),
        operation=str(rng.choice(["cross-correlation", "convolution"])),
    )
    stages = layers(layer, shape=(1, height, width))
    if stages[0].shape is None:
        with pytest.raises(Refused):
            layer.output_shape((1, height, width))
        return
    numbers = np.arange(1, height * width + 1, dtype=np.float32).reshape(1, height, width)
    out = layer.forward(numbers)[0].astype(int)
    for row, column in np.ndindex(*out.shape):
        found = kernel_cell_reach(stages, 0, row, column, *cell)
        assert found is not None
        value = 0 if found.source is None else int(numbers[0][found.source])
        assert value == out[row, column]
        assert found.place is not None
        top, left = found.place
        if 0 <= top < height and 0 <= left < width:
            assert found.source == found.place
        read = {int(v) for v in numbers[0][np.ix_(found.rows, found.columns)].ravel()}
        assert read == {int(v) for v in out.ravel() if v}


def test_a_kernel_cell_reaches_nothing_where_the_layer_does_not_fit() -> None:
    stages = layers(conv(3), conv(11, padding="valid"), conv(3))
    assert kernel_cell_reach(stages, 0, 0, 0, 1, 1) is not None
    assert kernel_cell_reach(stages, 1, 0, 0, 1, 1) is None
    assert kernel_cell_reach(stages, 2, 0, 0, 1, 1) is None


def test_a_kernel_cell_in_the_padding() -> None:
    stages = layers(conv(3))
    assert shown(kernel_cell_reach(stages, 0, 0, 4, 0, 1)) == ((-1, 4), None)
    assert shown(kernel_cell_reach(stages, 0, 0, 4, 1, 1)) == ((0, 4), (0, 4))
    turned = layers(conv(3, operation="convolution"))
    assert shown(kernel_cell_reach(turned, 0, 4, 4, 0, 0)) == ((5, 5), (5, 5))
    assert kernel_cell_reach(layers(Activation()), 0, 0, 0, 0, 0) is None
