"""Upsampling: torch's interpolate, the quick way, single places, and the arithmetic."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch.nn import functional as F  # noqa: N812

from playground.core.arrays import FloatArray
from playground.core.session import Network
from playground.engine.compute.evaluate import evaluate
from playground.engine.compute.upsampling import upsample
from playground.engine.explain.explain import chain, explain
from playground.engine.explain.explain_resampling import Interpolated
from playground.engine.explain.explain_values import Moved
from playground.engine.explain.formats import Writer
from playground.engine.places.sampled import sample
from playground.layers import Activation, Upsampling, reference
from playground.layers.receptivefield import receptive_field
from tests.layers.randomlayers import random_maps

WAYS = ("nearest", "bilinear")


def cases(count: int, seed: int) -> list[tuple[Upsampling, FloatArray]]:
    rng = np.random.default_rng(seed)
    return [
        (
            Upsampling(
                way=WAYS[index % 2],  # type: ignore[arg-type]
                factor=(int(rng.integers(1, 7)), int(rng.integers(1, 7))),
            ),
            random_maps(rng, (3, int(rng.integers(1, 9)), int(rng.integers(1, 9)))),
        )
        for index in range(count)
    ]


def test_it_is_torchs() -> None:
    for layer, x in cases(150, 1):
        corners = {} if layer.way == "nearest" else {"align_corners": False}
        batch = torch.from_numpy(x.copy())[None]
        expected = F.interpolate(batch, scale_factor=layer.factor, mode=layer.way, **corners)
        np.testing.assert_allclose(layer.forward(x), expected[0].numpy(), atol=1e-5)


def test_the_quick_way_is_the_definition() -> None:
    for layer, x in cases(60, 2):
        odd = x.copy()
        odd[0, 0, 0] = np.inf
        odd[1, -1, -1] = np.nan
        bilinear = layer.way == "bilinear"
        for maps in (x, odd):
            found = upsample(maps, layer.factor, bilinear)
            expected = reference.upsample(maps, layer.factor, bilinear)
            np.testing.assert_allclose(found, expected, atol=1e-6)
    large = random_maps(np.random.default_rng(3), (2, 150, 90))
    found = upsample(large, (3, 2), True)
    np.testing.assert_allclose(found, reference.upsample(large, (3, 2), True), atol=1e-6)


def test_an_infinity_stays_where_it_has_a_share() -> None:
    x = np.zeros((1, 1, 3), np.float32)
    x[0, 0, 1] = np.inf
    found = reference.upsample(x, (1, 3), True)[0, 0]
    np.testing.assert_array_equal(np.isinf(found), [0, 0, 1, 1, 1, 1, 1, 0, 0])
    assert not np.isnan(found).any()


def test_single_places_are_those_of_the_whole_maps() -> None:
    rng = np.random.default_rng(4)
    for layer, x in cases(60, 5):
        network = Network((Activation(function="abs"), layer, Upsampling(factor=(2, 3))))
        stages = evaluate(network, x).stages
        places = [
            (
                np.sort(rng.integers(0, stage.shape[1], 4)),
                np.sort(rng.integers(0, stage.shape[2], 5)),
            )
            for stage in stages
            if stage.shape is not None
        ]
        for found, stage, (rows, columns) in zip(
            sample(network, x, places), stages, places, strict=True
        ):
            assert found is not None
            assert stage.maps is not None
            expected = stage.maps[:, rows[:, None], columns]
            np.testing.assert_allclose(found, expected, atol=1e-6)


def test_the_shares_come_to_the_outputs() -> None:
    for layer, x in cases(30, 6):
        rows, columns = layer.taps(x.shape)
        down, across = layer.tap_weights(x.shape)
        found = np.einsum("cruvs,ru,sv->crs", x[:, rows][..., columns.T], down, across)
        np.testing.assert_allclose(found, layer.forward(x), atol=1e-5)
        np.testing.assert_allclose(down.sum(axis=1), 1, atol=1e-6)


def test_a_copy_says_where_it_is_from_and_a_mean_what_it_is_of() -> None:
    x = np.arange(6, dtype=np.float32).reshape(1, 2, 3)
    copied = explain(evaluate(Network((Upsampling(),)), x), 0, 0, 3, 2)
    assert isinstance(copied, Moved)
    assert copied.source == (-1, 0, 1, 1)
    assert copied.text(Writer(1)) == "From channel 1, row 2, column 2: 4"
    results = evaluate(Network((Upsampling(way="bilinear"),)), x)
    mean = explain(results, 0, 0, 1, 2)
    assert isinstance(mean, Interpolated)
    assert mean.agrees
    assert mean.brief(Writer(4)) == "Σ 1.5 = 1.5"
    terms, others, _ = mean.largest()
    assert others == 0
    assert {(term.row, term.column, term.weight) for term in terms} == {
        (0, 0, 0.1875),
        (0, 1, 0.5625),
        (1, 0, 0.0625),
        (1, 1, 0.1875),
    }
    corner = explain(results, 0, 0, 0, 0)
    assert isinstance(corner, Moved)


def test_a_chain_goes_on_through_copies() -> None:
    x = np.array([[[-1.0, 2.0]]], np.float32)
    results = evaluate(Network((Activation(), Upsampling())), x)
    steps = chain(results, 1, 0, 1, 3)
    assert steps[0].brief(Writer(1)) == "max(0, 2) = 2"


@pytest.mark.parametrize("way", WAYS)
def test_what_is_said_of_it(way: str) -> None:
    layer = Upsampling(way=way, factor=(2, 3))  # type: ignore[arg-type]
    shape = (4, 5, 6)
    assert [str(size) for size in layer.size_formulas(shape)] == ["5·2 = 10", "6·3 = 18"]
    assert layer.output_shape(shape) == (4, 10, 18)
    assert " · ".join(map(str, layer.chain_link())) == f"Upsampling · {way.title()} · 2×3 times"
    field = receptive_field(Network((layer,)), shape)[0]
    assert field.size == ((1, 1) if way == "nearest" else (2, 2))
    assert layer.multiplications(shape) == (0 if way == "nearest" else 4 * 4 * 10 * 18)
    assert not layer.can_be_negative(False)
