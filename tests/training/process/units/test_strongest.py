"""The strongest places of units, against a search through all maps; and their projections."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from playground.core.cancelling import Cancelled
from playground.layers.shipped import shipped_networks
from playground.training.process.attribution.deconvnet import explain, projected
from playground.training.process.attribution.method import Settings
from playground.training.process.attribution.subject import Asked, Subject, between
from playground.training.process.modules import TorchNetwork, torch_network
from playground.training.process.units.strongest import side_by_side, strongest


@pytest.fixture(scope="module")
def lenet() -> TorchNetwork:
    network = shipped_networks()["lenet5-digits"].network()
    return torch_network(network, (1, 28, 28), logits=True).eval()


def pictures(count: int) -> torch.Tensor:
    return side_by_side(np.random.default_rng(2).random((count, 1, 28, 28), np.float32))


@pytest.mark.parametrize("layer", [0, 3, 6])
@pytest.mark.parametrize("sizes", [(23,), (7, 1, 15), (4, 2)])
def test_the_strongest_are_found_whatever_the_batches(
    lenet: TorchNetwork, layer: int, sizes: tuple[int, ...]
) -> None:
    x = pictures(sum(sizes))
    found = strongest(between(lenet, None, layer), torch.split(x, list(sizes)), count=5)
    assert found is not None
    with torch.no_grad():
        maps = between(lenet, None, layer)(x).numpy()
    for unit in range(maps.shape[1]):
        best = maps[:, unit].max((1, 2))
        order = np.argsort(-best, kind="stable")[:5]
        assert np.allclose(found.values[unit], best[order], atol=1e-5)
        assert (found.pictures[unit] == order).all()
        for rank, picture in enumerate(order):
            row, column = found.rows[unit, rank], found.columns[unit, rank]
            assert np.isclose(maps[picture, unit, row, column], best[picture], atol=1e-5)
        assert found.fires[unit] == pytest.approx((maps[:, unit] > 0).mean(), abs=1e-4)


def test_without_pictures_there_is_nothing_and_looking_can_be_given_up(
    lenet: TorchNetwork,
) -> None:
    assert strongest(lenet, []) is None
    told: list[int] = []
    with pytest.raises(Cancelled):
        strongest(
            lenet,
            torch.split(pictures(6), 2),
            watch=told.append,
            is_cancelled=lambda: len(told) == 2,
        )
    assert told == [2, 4]


def test_projections_together_are_those_of_each_by_itself(lenet: TorchNetwork) -> None:
    x = pictures(3)
    places = [(2, 1, 4), (9, 0, 0), (15, 7, 3)]
    units, rows, columns = (torch.tensor(each) for each in zip(*places, strict=True))
    together = projected(lenet, 3, x, units, rows, columns)
    for at, place in enumerate(places):
        subject = Subject(lenet, x[at : at + 1], Asked(3, *place), is_class=False)
        assert torch.allclose(together[at], explain(subject, Settings()), atol=1e-6)
