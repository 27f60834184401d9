"""Group and instance normalisation: torch's, with and without scale and shift."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from playground.core.arrays import FloatArray
from playground.core.edits import set_field
from playground.core.messages import Refused
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.engine.compute.evaluate import evaluate, stages_of
from playground.engine.explain.explain import explain
from playground.engine.explain.explain_norms import Normalised
from playground.engine.explain.formats import Writer
from playground.engine.explain.formulas import parameters
from playground.engine.trace.tracing import reach, window
from playground.layers import GroupNormalisation, InstanceNormalisation
from playground.layers.groupnorm import PictureNormalisation
from playground.layers.networkfile import layer_from_data, layer_to_data
from playground.training.process.modules import torch_module
from tests.layers.randomlayers import random_maps, with_random_tensors

KINDS = [GroupNormalisation, InstanceNormalisation]


def by_torch(module: torch.nn.Module, x: FloatArray) -> FloatArray:
    with torch.no_grad():
        return module(torch.from_numpy(x.copy())[None])[0].numpy()


@pytest.mark.parametrize("affine", [True, False])
def test_they_are_torchs_modules(affine: bool) -> None:
    rng = np.random.default_rng(1)
    for _ in range(60):
        groups, depth = (int(n) for n in rng.integers(1, 5, 2))
        channels = groups * depth
        x = random_maps(rng, (channels, *(int(n) for n in rng.integers(2, 9, 2))))
        epsilon = float(rng.uniform(1e-5, 0.1))
        pairs: list[tuple[PictureNormalisation, torch.nn.Module]] = [
            (
                GroupNormalisation(groups=groups, epsilon=epsilon, affine=affine),
                torch.nn.GroupNorm(groups, channels, epsilon, affine),
            ),
            (
                InstanceNormalisation(epsilon=epsilon, affine=affine),
                torch.nn.InstanceNorm2d(channels, epsilon, affine=affine),
            ),
        ]
        for layer, theirs in pairs:
            layer = with_random_tensors(layer.fitted(x.shape), rng)
            theirs.load_state_dict(
                {n: torch.from_numpy(v.copy()) for n, v in layer.tensors().items()}
            )
            expected = by_torch(theirs, x)
            np.testing.assert_allclose(layer.forward(x), expected, atol=2e-5)
            np.testing.assert_allclose(
                by_torch(torch_module(layer, x.shape), x), expected, atol=1e-5
            )


@pytest.mark.parametrize("kind", KINDS)
def test_without_scale_and_shift_nothing_is_learned(kind: type[PictureNormalisation]) -> None:
    layer = with_random_tensors(kind().fitted((3, 4, 4)), np.random.default_rng(2))
    picture = Picture("p", np.zeros((4, 4, 3), np.float32), colour="rgb")
    session = Session(picture, Network((layer,)))
    assert str(parameters(layer)) == "2·3 = 6"
    off = set_field(session, 0, "affine", False).network[0]
    assert off.tensors() == {}
    assert parameters(off).total == 0
    opened = layer_from_data(layer_to_data(off))
    assert opened.tensors() == {}
    for each in (off, opened):
        again = replace(session, network=Network((each,)))
        back = set_field(again, 0, "affine", True).network[0]
        for name, values in layer.tensors().items():
            np.testing.assert_array_equal(back.tensors()[name], values)


def test_a_group_depends_on_itself_alone() -> None:
    stages = stages_of(Network((GroupNormalisation(groups=2).fitted((6, 4, 4)),)), (6, 4, 4))
    behind = window(stages, 0, 1, 1, -1, channel=4)
    assert list(behind.channels) == [3, 4, 5]
    assert behind.is_whole
    assert list(reach(stages, -1, 1, 1, 0, channel=0).channels) == [0, 1, 2]
    alone = stages_of(Network((InstanceNormalisation().fitted((6, 4, 4)),)), (6, 4, 4))
    assert list(window(alone, 0, 1, 1, -1, channel=4).channels) == [4]


@pytest.mark.parametrize("affine", [True, False])
@pytest.mark.parametrize("kind", KINDS)
def test_the_arithmetic_has_the_numbers_of_the_group(
    kind: type[PictureNormalisation], affine: bool
) -> None:
    x = random_maps(np.random.default_rng(3), (4, 5, 5))
    layer = kind(affine=affine).fitted(x.shape)
    found = explain(evaluate(Network((layer,)), x), 0, 2, 1, 1)
    assert isinstance(found, Normalised)
    assert found.agrees
    cells = x if kind is GroupNormalisation else x[2]
    assert found.mean == pytest.approx(cells.mean(dtype=np.float64))
    assert found.variance == pytest.approx(cells.var(dtype=np.float64))
    assert ("·" in found.brief(Writer(2))) == affine
    assert (r"\cdot 1 + 0" in found.latex(2)) == affine
    assert eval(found.numpy(), {"np": np}) == pytest.approx(found.value, abs=1e-6)


def test_groups_that_do_not_come_out_even_get_a_sentence() -> None:
    with pytest.raises(Refused, match="evenly"):
        GroupNormalisation(groups=4).output_shape((6, 3, 3))


@pytest.mark.parametrize(
    ("channels", "groups"), [(1, 1), (2, 1), (3, 1), (8, 4), (64, 32), (32, 16), (48, 16), (96, 32)]
)
def test_the_usual_number_of_groups(channels: int, groups: int) -> None:
    layer = GroupNormalisation.default((channels, 4, 4), np.random.default_rng(4))
    assert layer.groups == groups
    assert channels % layer.groups == 0
