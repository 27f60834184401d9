"""SqueezeNet 1.1, which comes along, computes what its authors' program computes."""

from __future__ import annotations

import numpy as np
import pytest

from playground.core import edits
from playground.core.arrays import FloatArray
from playground.core.session import Network, Session
from playground.engine.compute.evaluate import evaluate
from playground.layers.networkfile import layer_size
from playground.layers.shipped import shipped_networks, with_shipped_network
from playground.layers.stacks import Suggestion
from playground.pictures.network_input import network_input
from playground.pictures.samples import sample_picture

NAME = "squeezenet-1.1"
SIDE = 224
ROW, COLUMN = np.mgrid[0:SIDE, 0:SIDE]
WAVES = np.stack([0.5 + 0.5 * np.sin((ROW * (c + 1) + COLUMN * (3 - c)) / 20) for c in range(3)])

EXPECTED = [
    (
        np.full((3, SIDE, SIDE), 0.5),
        {549: 10.8607, 908: 10.4092, 58: 10.4071, 977: 10.0767, 446: 9.769},
        3826.209,
    ),
    (WAVES, {506: 27.0232, 885: 26.1276, 911: 24.9003, 688: 24.7509, 714: 24.0336}, 8644.442),
]
"""Inputs with the five largest logits, and the sum of all, of the published weights."""


@pytest.fixture(scope="module")
def network() -> Network:
    return shipped_networks()[NAME].network()


def logits(network: Network, x: FloatArray) -> FloatArray:
    """What goes into the softmax."""
    maps = evaluate(network, x).stages[-2].maps
    assert maps is not None
    return maps.ravel()


@pytest.mark.parametrize(("x", "largest", "total"), EXPECTED, ids=["gray", "waves"])
def test_its_logits_are_the_published_ones(
    network: Network, x: FloatArray, largest: dict[int, float], total: float
) -> None:
    found = logits(network, x.astype(np.float32))
    assert found.shape == (1000,)
    assert np.argsort(-found)[:5].tolist() == list(largest)
    within = 1e-3 * max(largest.values())
    assert found[list(largest)] == pytest.approx(list(largest.values()), abs=within)
    assert found.sum() == pytest.approx(total, abs=1000 * within)


@pytest.mark.parametrize(
    ("sample", "classes"), [("chelsea", (285, 281, 282)), ("coffee", (967,)), ("camera", (872,))]
)
def test_it_knows_the_sample_pictures(sample: str, classes: tuple[int, ...]) -> None:
    session = with_shipped_network(Session(sample_picture(sample), Network()), NAME)
    square = Suggestion(sample, SIDE, square=True, colour="rgb").picture()
    session = edits.set_picture(session, square)
    found = logits(session.network, network_input(session).x)
    assert tuple(np.argsort(-found)[: len(classes)]) == classes


def test_its_layers_are_as_published(network: Network) -> None:
    assert sum(map(layer_size, network)) == 1_727_016
    assert len({*shipped_networks()[NAME].classes()}) == 1000
