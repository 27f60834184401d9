from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from playground.core.arrays import frozen
from playground.core.filters import MAX_SIZE
from playground.core.messages import Refused
from playground.kernels import transforms
from playground.kernels.parameters import settled
from playground.kernels.transforms import TRANSFORMS

weights = st.floats(-1e6, 1e6, width=32)
sides = st.integers(1, 9)
kernels = st.one_of(
    hnp.arrays(np.float32, st.tuples(sides, sides), elements=weights),
    hnp.arrays(np.float32, st.tuples(st.integers(1, 3), sides, sides), elements=weights),
)


@st.composite
def odd_squares(draw: Callable[..., Any]) -> np.ndarray | None:
    side = draw(st.sampled_from([1, 3, 5, 7, 9]))
    depth = draw(st.sampled_from([(), (1,), (3,)]))
    return draw(hnp.arrays(np.float32, (*depth, side, side), elements=weights))


def times(function: Callable[..., Any], count: int, kernel: np.ndarray) -> np.ndarray:
    for _ in range(count):
        kernel = function(kernel)
    return kernel


@given(kernels)
def test_mirrors_and_half_turns_undo_themselves(kernel: np.ndarray) -> None:
    for name in ("mirror", "flip", "flip_both", "transpose", "negate"):
        function = getattr(transforms, name)
        np.testing.assert_array_equal(function(function(kernel)), kernel, name)


@given(kernels)
def test_quarter_turns(kernel: np.ndarray) -> None:
    np.testing.assert_array_equal(
        transforms.rotate90(kernel), transforms.mirror(transforms.transpose(kernel))
    )
    np.testing.assert_array_equal(
        times(transforms.rotate90, 2, kernel), transforms.flip_both(kernel)
    )
    np.testing.assert_array_equal(times(transforms.rotate90, 4, kernel), kernel)


@given(odd_squares())
def test_eighth_turns(kernel: np.ndarray) -> None:
    np.testing.assert_array_equal(
        times(transforms.rotate45, 2, kernel), transforms.rotate90(kernel)
    )
    np.testing.assert_array_equal(times(transforms.rotate45, 8, kernel), kernel)


def test_an_eighth_turn_of_distinct_weights_is_not_periodic_earlier() -> None:
    kernel = np.arange(25, dtype=np.float32).reshape(5, 5)
    for count in range(1, 8):
        assert not np.array_equal(times(transforms.rotate45, count, kernel), kernel)


def test_turning_goes_clockwise() -> None:
    kernel = np.array([[1, 2, 3], [8, 9, 4], [7, 6, 5]], np.float32)
    np.testing.assert_array_equal(transforms.rotate45(kernel), [[8, 1, 2], [7, 9, 3], [6, 5, 4]])
    np.testing.assert_array_equal(transforms.rotate90(kernel), [[7, 8, 1], [6, 9, 2], [5, 4, 3]])


@pytest.mark.parametrize("shape", [(2, 2), (3, 5), (1, 3), (3, 4, 4)])
def test_an_eighth_turn_is_refused_without_rings(shape: tuple[Any, ...]) -> None:
    with pytest.raises(Refused, match="odd side") as caught:
        transforms.rotate45(np.ones(shape, np.float32))
    assert f"{shape[-2]}×{shape[-1]}" in str(caught.value)


@given(kernels)
def test_a_stack_is_changed_slice_by_slice(kernel: np.ndarray) -> None:
    stack = np.stack([kernel[0], kernel[-1]]) if kernel.ndim == 3 else kernel[np.newaxis]
    for name in ("rotate90", "mirror", "flip", "flip_both", "transpose", "negate", "zero_mean"):
        function = getattr(transforms, name)
        np.testing.assert_array_equal(
            function(stack), np.stack([function(part) for part in stack]), name
        )


@given(kernels)
def test_normalise_sum_takes_all_slices_together(kernel: np.ndarray) -> None:
    total = kernel.sum(dtype=np.float64)
    assume(abs(total) > 2e-6 * np.abs(kernel).sum(dtype=np.float64))
    result = transforms.normalise_sum(kernel)
    magnitude = np.abs(result).sum(dtype=np.float64)
    assert result.sum(dtype=np.float64) == pytest.approx(1, abs=1e-6 * magnitude)
    np.testing.assert_allclose(result * total, kernel, rtol=1e-6, atol=1e-30)


def test_a_sum_of_zero_cannot_become_one() -> None:
    thirds = np.array([[1 / 3, 1 / 3, -2 / 3]], np.float32)
    for kernel in (np.zeros((3, 3), np.float32), np.array([[-1, 0, 1]], np.float32), thirds):
        with pytest.raises(Refused, match="sum to 0"):
            transforms.normalise_sum(kernel)


@given(kernels)
def test_zero_mean_slices_sum_to_rounding(kernel: np.ndarray) -> None:
    result = transforms.zero_mean(kernel)
    bound = 1e-6 * np.abs(kernel).max() * kernel.shape[-1] * kernel.shape[-2] + 1e-30
    assert np.abs(result.sum(axis=(-2, -1), dtype=np.float64)).max() <= bound


def test_scaling() -> None:
    kernel = np.array([[1, -2]], np.float32)
    np.testing.assert_array_equal(transforms.scale(kernel, 0.5), [[0.5, -1]])
    for factor in (1e39, float("nan"), float("inf")):
        with pytest.raises(Refused, match="too large"):
            transforms.scale(kernel, factor)


def test_no_negative_zeros_to_read() -> None:
    zeros = np.zeros((3, 3), np.float32)
    for changed in (transforms.negate(zeros), transforms.scale(zeros, -2)):
        assert not np.signbit(changed).any()


@given(kernels, st.integers(1, 12), st.integers(1, 12))
def test_resizing_keeps_every_weight_that_fits_at_its_distance_from_the_centre(
    kernel: np.ndarray, height: int, width: int
) -> None:
    result = transforms.resized(kernel, height, width)
    assert result.shape == (*kernel.shape[:-2], height, width)
    old_height, old_width = kernel.shape[-2:]
    expected = np.zeros_like(result)
    for row in range(height):
        for column in range(width):
            old_row = row - (height - 1) // 2 + (old_height - 1) // 2
            old_column = column - (width - 1) // 2 + (old_width - 1) // 2
            if 0 <= old_row < old_height and 0 <= old_column < old_width:
                expected[..., row, column] = kernel[..., old_row, old_column]
    np.testing.assert_array_equal(result, expected)


@given(kernels, st.integers(0, 6), st.integers(0, 6))
def test_growing_and_cutting_back_changes_nothing(
    kernel: np.ndarray, more_rows: int, more_columns: int
) -> None:
    height, width = kernel.shape[-2:]
    grown = transforms.resized(kernel, height + more_rows, width + more_columns)
    np.testing.assert_array_equal(transforms.resized(grown, height, width), kernel)


@pytest.mark.parametrize("size", [(0, 3), (3, MAX_SIZE + 1)])
def test_sizes_out_of_bounds_are_refused(size: tuple[int, int]) -> None:
    with pytest.raises(Refused, match="31×31"):
        transforms.resized(np.ones((3, 3), np.float32), *size)


@pytest.mark.parametrize("name", TRANSFORMS)
def test_every_transform_of_the_menu_leaves_its_argument_alone(name: str) -> None:
    transform = TRANSFORMS[name]
    assert transform.id == name
    assert transform.label
    assert transform.tooltip.endswith(".")
    for shape in ((3, 3), (3, 5, 5)):
        kernel = np.random.default_rng(3).normal(1, 1, shape).astype(np.float32)
        before = kernel.copy()
        result = transform.function(frozen(kernel), **settled(transform.parameters, {}))
        assert result.dtype == np.float32
        assert result.shape == shape
        assert result.flags.c_contiguous
        assert result.flags.writeable
        assert not np.array_equal(result, before)
        np.testing.assert_array_equal(kernel, before)
