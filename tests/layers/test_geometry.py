"""Window arithmetic against torch, numpy's own padding, and figures worked by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, reject
from hypothesis import strategies as st

from playground.core.messages import Refused
from playground.layers.geometry import (
    BORDERS,
    PADDINGS,
    Border,
    Padding,
    Window,
    extent,
    output_length,
    padding_amounts,
    source_indices,
    tap_sources,
    unseen,
    unseen_indices,
)

sizes = st.integers(1, 20)
kernels = st.integers(1, 7)
steps = st.integers(1, 4)
pads = st.integers(0, 9)


@given(sizes, kernels, steps, steps, pads, pads)
def test_output_length_is_torchs(
    n: int, kernel: int, stride: int, dilation: int, begin: int, end: int
) -> None:
    padded = torch.zeros(1, 1, n + begin + end)
    try:
        length = output_length(n, kernel, stride, dilation, begin, end)
    except Refused:
        assert extent(kernel, dilation) > n + begin + end
        return
    result = torch.nn.functional.conv1d(
        padded, torch.zeros(1, 1, kernel), stride=stride, dilation=dilation
    )
    assert length == result.shape[-1]


@given(sizes, kernels, steps, steps)
def test_same_gives_n_over_stride_rounded_up(
    n: int, kernel: int, stride: int, dilation: int
) -> None:
    begin, end = padding_amounts("same", (0, 0), n, kernel, stride, dilation)
    assert output_length(n, kernel, stride, dilation, begin, end) == -(-n // stride)
    assert end - begin in (0, 1)


@given(sizes, kernels, steps)
def test_full_gives_every_overlap(n: int, kernel: int, dilation: int) -> None:
    begin, end = padding_amounts("full", (0, 0), n, kernel, 1, dilation)
    assert output_length(n, kernel, 1, dilation, begin, end) == n + extent(kernel, dilation) - 1


def test_explicit_sides_are_taken_as_they_are() -> None:
    assert padding_amounts("explicit", (3, 1), 9, 5) == (3, 1)
    assert padding_amounts("valid", (3, 1), 9, 5) == (0, 0)


@given(sizes, pads, pads, st.sampled_from(BORDERS))
def test_source_indices_are_numpys_padding(n: int, begin: int, end: int, border: Border) -> None:
    modes: dict[str, Any] = {
        "zeros": {"mode": "constant", "constant_values": -1},
        "reflect": {"mode": "reflect"},
        "replicate": {"mode": "edge"},
        "circular": {"mode": "wrap"},
    }
    most = max(begin, end)
    if (border == "reflect" and most >= n) or (border == "circular" and most > n):
        with pytest.raises(Refused):
            source_indices(n, begin, end, border)
        return
    expected = np.pad(np.arange(n), (begin, end), **modes[border])
    np.testing.assert_array_equal(source_indices(n, begin, end, border), expected)


@given(sizes, kernels, steps, steps, pads, pads, st.sampled_from(BORDERS))
def test_unseen_cells_are_those_without_a_gradient(
    n: int, kernel: int, stride: int, dilation: int, begin: int, end: int, border: Border
) -> None:
    try:
        sources = tap_sources(n, kernel, stride, dilation, begin, end, border)
    except Refused:
        reject()
    x = torch.ones(1, 1, n, requires_grad=True)
    mode = {"zeros": "constant"}.get(border, border)
    padded = torch.nn.functional.pad(x, (begin, end), mode=mode)
    out = torch.nn.functional.conv1d(
        padded, torch.ones(1, 1, kernel), stride=stride, dilation=dilation
    )
    out.sum().backward()
    assert x.grad is not None
    expected = np.flatnonzero(x.grad.numpy()[0, 0] == 0)
    found = unseen_indices(n, kernel, stride, dilation, begin, end, border)
    np.testing.assert_array_equal(found, expected)
    assert unseen(n, kernel, stride, dilation, begin, end, border) == len(expected)
    assert sources.shape == (out.shape[-1], kernel)


def test_unseen_by_hand() -> None:
    assert unseen(10, 3, 4) == 4  # windows 0–2 and 4–6: row 3 between them, rows 7–9 after
    assert list(unseen_indices(10, 3, 4)) == [3, 7, 8, 9]
    assert list(unseen_indices(8, 3, 2)) == [7]
    assert list(unseen_indices(9, 2, 2, 2)) == [1, 3, 5, 7]


@given(
    st.tuples(sizes, sizes),
    st.tuples(kernels, kernels),
    st.tuples(steps, steps),
    st.tuples(steps, steps),
    st.sampled_from(PADDINGS),
    st.sampled_from(BORDERS),
    st.tuples(pads, pads, pads, pads),
)
def test_window_agrees_with_its_axes(
    size: tuple[int, int],
    kernel: tuple[int, int],
    stride: tuple[int, int],
    dilation: tuple[int, int],
    padding: Padding,
    border: Border,
    sides: tuple[int, int, int, int],
) -> None:
    window = Window(kernel, stride, dilation, padding, sides, border)
    try:
        out = window.output_size(*size)
    except Refused:
        with pytest.raises(Refused):
            window.tap_sources(*size)
        return
    rows, columns = window.tap_sources(*size)
    assert (rows.shape, columns.shape) == ((out[0], kernel[0]), (out[1], kernel[1]))
    assert window.unseen(*size) == tuple(
        n - len(np.setdiff1d(np.unique(taps), [-1]))
        for n, taps in zip(size, (rows, columns), strict=True)
    )


@pytest.mark.parametrize(
    ("window", "sentence"),
    [
        (Window((7, 7)), "A filter of 7×7 does not fit an input of 5×5 without padding."),
        (
            Window((9, 1), padding="explicit", sides=(1, 1, 0, 0)),
            "A filter of 9×1 does not fit an input of 5×5, 7×5 with its padding.",
        ),
        (
            Window((3, 3), dilation=(4, 1)),
            "A filter of 3×3, dilated to 9×3, does not fit an input of 5×5 without padding.",
        ),
        (
            Window((3, 3), padding="explicit", sides=(5, 0, 0, 0), border="reflect"),
            "Reflecting 5 cells needs an input of at least 6 in that direction; this one has 5.",
        ),
        (
            Window((3, 3), padding="explicit", sides=(0, 0, 0, 6), border="circular"),
            (
                "Continuing 6 cells around the edge needs an input of at least 6 in that"
                " direction; this one has 5."
            ),
        ),
    ],
)
def test_refusals_name_the_numbers(window: Window, sentence: str) -> None:
    with pytest.raises(Refused) as caught:
        window.output_size(5, 5)
    assert str(caught.value) == sentence


def test_refusals_for_pooling_say_so() -> None:
    with pytest.raises(Refused, match="A pooling window of 4×4 does not fit a map of 3×9 without"):
        Window((4, 4)).output_size(3, 9, "pooling")


def test_numbers_out_of_range_are_refused() -> None:
    with pytest.raises(Refused):
        Window((0, 3))
    with pytest.raises(Refused):
        Window((3, 3), stride=(1, 0))
    with pytest.raises(Refused):
        Window((3, 3), padding="explicit", sides=(0, -1, 0, 0))
