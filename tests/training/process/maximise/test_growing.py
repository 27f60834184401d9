"""Activation maximisation: pictures that units answer to more strongly than to any natural one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
import torch

from playground.core.arrays import FloatArray
from playground.core.filters import Filter
from playground.core.messages import Refused
from playground.core.session import Network
from playground.datasets.spec import source_from_text
from playground.layers.activation import Activation
from playground.layers.convolution import Convolution
from playground.layers.shipped import shipped_networks
from playground.pictures.sample_inputs import sample_inputs
from playground.training.process.maximise.growing import (
    Grown,
    answers,
    before_activation,
    growing,
    picture_shape,
)
from playground.training.process.maximise.settings import WAYS, Maximising, Start

LENET, SHORT = "lenet5-digits", Maximising(steps=60)


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    """Several threads get in one another's way on pictures as small as these."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@cache
def network(name: str) -> Network:
    return shipped_networks()[name].network()


def last(
    found: Network, shape: tuple[int, int, int], layer: int, unit: int, settings: Maximising
) -> Grown:
    return list(growing(found, shape, layer, unit, settings))[-1]


@cache
def digits() -> list[FloatArray]:
    """Digits that people wrote, which LeNet learned from, and the sample pictures."""
    data = source_from_text("digits").load()
    pictures, _ = data.pictures.take(np.arange(0, data.count, 80))
    samples = [x for _, x in sample_inputs(shipped_networks()[LENET].input())]
    return [*pictures.astype(np.float32), *samples]


def edges() -> Network:
    """A filter that looks for an upright edge, brighter at the right, behind a high threshold."""
    weights = np.array([[[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]], np.float32)
    return Network(
        (
            Convolution(filters=(Filter("edge", weights, bias=-3.9),)),
            Activation(function="relu"),
        )
    )


def test_units_of_a_gray_network_answer_more_strongly_than_to_any_digit() -> None:
    rng = np.random.default_rng(1)
    stronger = []
    for layer, units in ((3, 16), (10, 10)):
        for unit in rng.choice(units, 2, replace=False).tolist():
            made = last(network(LENET), (1, 28, 28), layer, unit, replace(SHORT, steps=150))
            stronger.append(made.value > max(answers(network(LENET), digits(), layer, unit)))
    assert np.mean(stronger) >= 0.9


def test_a_unit_of_a_colour_network_does_so_too_and_its_picture_is_as_large_as_it_sees() -> None:
    found, shape = network("squeezenet-1.1"), (3, 224, 224)
    made = last(found, shape, 12, 8, SHORT)
    assert made.picture.shape == picture_shape(before_activation(found, 12), shape) == (3, 47, 47)
    samples = [x for _, x in sample_inputs(shipped_networks()["squeezenet-1.1"].input())]
    assert made.value > max(answers(found, samples, 12, 8))


def test_the_picture_of_an_edge_filter_is_an_edge_though_its_relu_is_silent_at_first() -> None:
    pictures = list(growing(edges(), (1, 64, 64), 1, 0, SHORT))
    assert pictures[0].value < 0 < pictures[-1].value
    middle = pictures[-1].picture[0, 11:14, 11:14]
    assert middle[:, 2].mean() > middle[:, 0].mean() + 0.7
    assert [grown.step for grown in pictures] == list(range(SHORT.steps + 1))
    dark = last(edges(), (1, 64, 64), 1, 0, replace(SHORT, negative=True))
    assert dark.value < -7


@pytest.mark.parametrize("start", ["fourier", "noise"])
def test_the_seed_decides(start: Start) -> None:
    settings = replace(SHORT, steps=5, start=start)
    one, again = (last(network(LENET), (1, 28, 28), 3, 2, settings) for _ in range(2))
    other = last(network(LENET), (1, 28, 28), 3, 2, replace(settings, seed=1))
    assert np.array_equal(one.picture, again.picture)
    assert not np.array_equal(one.picture, other.picture)


@pytest.mark.parametrize("way", WAYS)
def test_each_way_can_be_switched_off_and_changes_the_picture(way: str) -> None:
    settings = replace(SHORT, steps=8)
    one, other = (
        last(network(LENET), (1, 28, 28), 6, 2, each) for each in (settings, settings.without(way))
    )
    assert not np.array_equal(one.picture, other.picture)


def test_without_any_way_the_picture_is_rougher() -> None:
    plain = replace(SHORT, start="noise")
    bare = plain.without(*WAYS)
    smooth, rough = (last(network(LENET), (1, 28, 28), 6, 2, each) for each in (plain, bare))
    assert np.abs(np.diff(rough.picture)).mean() > 1.2 * np.abs(np.diff(smooth.picture)).mean()


def test_what_has_no_such_unit_is_a_sentence() -> None:
    with pytest.raises(Refused, match="has 16 units"):
        next(growing(network(LENET), (1, 28, 28), 3, 16, SHORT))
    bare = Network((Activation(function="relu"),))
    with pytest.raises(Refused, match="No layer"):
        next(growing(bare, (1, 28, 28), 0, 0, SHORT))
