"""Augmentation, splits, normalisation and framing."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.core.arrays import FloatArray
from playground.core.network_input import Framing
from playground.core.plan import Augmentation
from playground.datasets import Digits, Shapes
from playground.datasets.augment import augmented, matrices, previews, warped
from playground.datasets.dataset import Dataset, Stored
from playground.datasets.normalise import Normalisation, normalisation
from playground.datasets.split import split
from playground.layers import InputNormalisation
from playground.pictures.framing import framed

RNG = np.random.default_rng(5)
PICTURES = RNG.random((3, 2, 9, 9), np.float32)


def warps(linear: list[list[int]] | np.ndarray, shift: tuple[Any, ...] = (0.0, 0.0)) -> np.ndarray:
    return np.array([np.column_stack([linear, shift])] * 3, np.float32)


@pytest.mark.parametrize("edge", ["black", "repeat"])
def test_known_warps_give_the_picture_that_they_must(edge: str) -> None:
    same = warped(PICTURES, warps(np.eye(2)), edge)
    assert np.allclose(same, PICTURES, atol=1e-6)
    mirrored = warped(PICTURES, warps([[-1, 0], [0, 1]]), edge)
    assert np.allclose(mirrored, PICTURES[..., ::-1], atol=1e-6)
    turned = warped(PICTURES, warps([[0, -1], [1, 0]]), edge)
    assert np.allclose(turned, np.rot90(PICTURES, 1, (2, 3)), atol=1e-6)
    moved = warped(PICTURES, warps(np.eye(2), (2 * 2 / 9, 0)), edge)
    assert np.allclose(moved[..., :-2], PICTURES[..., 2:], atol=1e-6)
    beyond = 0 if edge == "black" else PICTURES[..., -1:]
    assert np.allclose(moved[..., -2:], beyond, atol=1e-6)


@settings(max_examples=40, deadline=None)
@given(
    st.integers(2, 12),
    st.integers(2, 12),
    st.integers(0, 2**31),
    st.sampled_from(["black", "repeat"]),
)
def test_warping_equals_torch(height: int, width: int, seed: int, edge: str) -> None:
    import torch
    from torch.nn import functional as F  # noqa: N812

    rng = np.random.default_rng(seed)
    pictures = rng.random((4, 2, height, width), np.float32)
    drawn = matrices(Augmentation(0.4, 180, 0.5, True), 4, (height, width), rng)
    grid = F.affine_grid(torch.from_numpy(drawn), list(pictures.shape), align_corners=False)
    padding = "zeros" if edge == "black" else "border"
    wanted = F.grid_sample(
        torch.from_numpy(pictures), grid, padding_mode=padding, align_corners=False
    )
    assert np.allclose(warped(pictures, drawn, edge), wanted.numpy(), atol=2e-5)


def test_turning_keeps_shapes_on_pictures_that_are_not_square() -> None:
    picture = np.zeros((1, 1, 21, 41), np.float32)
    picture[0, 0, 6:15, 16:25] = 1
    rng = np.random.default_rng(0)
    for matrix in matrices(Augmentation(rotate=180), 10, (21, 41), rng):
        turned = warped(picture, matrix[None], "black")
        assert turned.sum() == pytest.approx(81, rel=0.02)


def test_warps_stay_within_what_was_asked_for() -> None:
    drawn = matrices(Augmentation(shift=0.1), 500, (10, 10), np.random.default_rng(1))
    assert np.allclose(drawn[:, :, :2], np.eye(2))
    assert 0.18 < np.abs(drawn[:, :, 2]).max() <= 0.2
    drawn = matrices(Augmentation(scale=0.2), 500, (10, 10), np.random.default_rng(1))
    zoom = 1 / drawn[:, 0, 0]
    assert 0.8 <= zoom.min() < 0.82
    assert 1.18 < zoom.max() <= 1.2
    drawn = matrices(Augmentation(rotate=30), 500, (10, 10), np.random.default_rng(1))
    angle = np.degrees(np.arctan2(drawn[:, 0, 1], drawn[:, 0, 0]))
    assert 29 < np.abs(angle).max() <= 30
    drawn = matrices(Augmentation(flip=True), 500, (10, 10), np.random.default_rng(1))
    assert 0.4 < (drawn[:, 0, 0] == -1).mean() < 0.6


def test_noise_has_the_deviation_asked_for_and_nothing_happens_without_settings() -> None:
    rng = np.random.default_rng(0)
    noisy = augmented(np.zeros((4, 1, 50, 50), np.float32), Augmentation(noise=0.3), "black", rng)
    assert noisy.std() == pytest.approx(0.3, rel=0.03)
    assert augmented(PICTURES, Augmentation(), "black", rng) is PICTURES


def test_previews_are_seeded_and_in_range() -> None:
    dataset = Digits(size=8).load()
    indices = np.array([4, 4, 4])
    strong = Augmentation(0.2, 20, 0.1, True, 0.5)
    first = previews(dataset, indices, strong, 1)
    assert np.array_equal(first, previews(dataset, indices, strong, 1))
    assert not np.array_equal(first[0], first[1])
    assert first.min() >= 0
    assert first.max() <= 1


def test_the_split_is_stratified_seeded_and_complete() -> None:
    dataset = Digits(size=8).load()
    parts = split(dataset, 0.2, 3)
    assert np.array_equal(
        np.sort(np.concatenate([parts.training, parts.validation])), np.arange(dataset.count)
    )
    held = np.bincount(dataset.labels[parts.validation])
    assert np.array_equal(held, np.rint(dataset.counts() * 0.2))
    assert np.array_equal(parts.training, split(dataset, 0.2, 3).training)
    assert not np.array_equal(parts.validation, split(dataset, 0.2, 4).validation)
    assert len(split(dataset, 0.0, 3).validation) == 0


def test_a_handful_of_examples_is_split_so_that_both_parts_have_some() -> None:
    labels = np.array([0, 0, 1, 2, 2, 2])
    pictures = Stored(np.zeros((6, 1, 4, 4), np.uint8))
    dataset = Dataset("few", ("a", "b", "c"), (1, 4, 4), labels, pictures)
    parts = split(dataset, 0.1, 0)
    assert sorted(labels[parts.validation]) == [0, 2]
    assert set(labels[parts.training]) == {0, 1, 2}
    assert len(split(dataset, 0.9, 0).training) == 3


def test_normalisations_are_what_they_say() -> None:
    dataset = Shapes(each=40).load()
    training = split(dataset, 0.25, 0).training
    pictures = dataset.batch(training).pictures
    standard = normalisation(dataset, training, "standard", 0)
    assert applied(standard, pictures).mean() == pytest.approx(0, abs=1e-5)
    assert applied(standard, pictures).std() == pytest.approx(1, abs=1e-5)
    assert not standard.is_idle
    assert normalisation(dataset, training, "unit", 0).is_idle
    raw = applied(normalisation(dataset, training, "none", 0), pictures)
    assert np.allclose(raw, pictures * 255)


def applied(measured: Normalisation, pictures: FloatArray) -> FloatArray:
    """Pictures through the layer that a training makes of it."""
    layer = InputNormalisation(mean=measured.mean, deviation=measured.deviation)
    return np.stack([layer.forward(picture) for picture in pictures])


def test_a_channel_that_never_changes_is_not_divided_by_nothing() -> None:
    black = Stored(np.zeros((4, 3, 5, 5), np.uint8))
    dataset = Dataset("black", ("a", "b"), (3, 5, 5), np.array([0, 1, 0, 1]), black)
    standard = normalisation(dataset, np.arange(4), "standard", 0)
    assert np.isfinite(applied(standard, dataset.batch(np.arange(4)).pictures)).all()


@pytest.mark.parametrize("centre", ["box", "mass"])
def test_a_drawing_is_framed_alike_wherever_it_was_drawn(centre: str) -> None:
    drawing = np.zeros((1, 100, 100), np.float32)
    drawing[0, 10:50, 20:30] = 1
    drawing[0, 40:50, 20:40] = 1
    moved = np.roll(drawing, (35, 45), (1, 2))
    frame = Framing(20 / 28, centre)
    first = framed(drawing, (1, 28, 28), frame)
    assert np.allclose(first, framed(moved, (1, 28, 28), frame))
    rows, columns = np.nonzero(first[0] > 0.1)
    assert rows.max() - rows.min() + 1 == 20
    if centre == "mass":
        weight = first[0] / first[0].sum()
        assert weight.sum(axis=1) @ (np.arange(28) + 0.5) == pytest.approx(14, abs=0.6)
        assert weight.sum(axis=0) @ (np.arange(28) + 0.5) == pytest.approx(14, abs=0.6)
    else:
        assert rows.min() == 4
        assert columns.max() + columns.min() in (26, 27, 28)


def test_an_empty_sheet_and_other_channels_can_be_framed() -> None:
    assert not framed(np.zeros((1, 9, 9), np.float32), (3, 4, 4), Framing(1.0)).any()
    gray = framed(np.full((3, 8, 8), 0.5, np.float32), (1, 4, 4), None)
    assert np.allclose(gray, 0.5)
    assert gray.shape == (1, 4, 4)
