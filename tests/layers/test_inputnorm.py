"""Input normalisation: numbers that are set, not learned."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from playground.core.edits import set_colour, set_field
from playground.core.messages import Refused
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.engine.compute.evaluate import evaluate
from playground.engine.explain.explain import explain
from playground.engine.explain.formats import Writer
from playground.layers import InputNormalisation
from playground.layers.inputnorm import IMAGENET_DEVIATION, IMAGENET_MEAN
from playground.layers.networkfile import layer_from_data, layer_to_data
from playground.training.process.modules import torch_module
from playground.training.protocol.trainable import obstacle
from tests.layers.randomlayers import random_maps


def test_it_is_what_networks_trained_on_imagenet_expect() -> None:
    rng = np.random.default_rng(1)
    layer = InputNormalisation.default((3, 5, 6), rng)
    x = rng.random((3, 5, 6), np.float32)
    mean, deviation = (torch.tensor(v)[:, None, None] for v in (IMAGENET_MEAN, IMAGENET_DEVIATION))
    expected = ((torch.from_numpy(x) - mean) / deviation).numpy()
    np.testing.assert_allclose(layer.forward(x), expected, atol=1e-6)
    module = torch_module(layer, x.shape)
    np.testing.assert_allclose(module(torch.from_numpy(x)[None])[0].numpy(), expected, atol=1e-6)
    assert list(module.parameters()) == []
    assert module.state_dict() == {}


def test_random_numbers_are_torchs() -> None:
    rng = np.random.default_rng(2)
    for _ in range(60):
        x = random_maps(rng, (int(rng.integers(1, 5)), 4, 3))
        layer = InputNormalisation(
            mean=tuple(rng.normal(size=int(rng.integers(1, 6)))),
            deviation=tuple(rng.uniform(0.1, 3, int(rng.integers(1, 6)))),
        ).fitted(x.shape)
        found = torch_module(layer, x.shape)(torch.from_numpy(x.copy())[None])[0].numpy()
        np.testing.assert_allclose(layer.forward(x), found, atol=1e-5)


def test_its_numbers_are_made_once_and_follow_the_module_to_its_layout() -> None:
    colour = torch_module(InputNormalisation(mean=(0.1, 0.2, 0.3)), (3, 4, 5))
    colour.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    mean = colour.mean
    assert mean.shape == (1, 3, 4, 5)
    assert mean.is_contiguous(memory_format=torch.channels_last)
    x = torch.rand(2, 3, 4, 5).contiguous(memory_format=torch.channels_last)
    torch.testing.assert_close(colour(x)[:, 1], (x[:, 1] - 0.2) / 0.5)
    assert colour.mean is mean
    assert torch_module(InputNormalisation(), (3, 4, 5)).mean.shape == (1, 1, 1, 1)
    assert colour.state_dict() == {}


def session(layer: InputNormalisation) -> Session:
    picture = Picture("p", np.zeros((4, 4, 3), np.float32), colour="rgb")
    return Session(picture, Network((layer,)))


def test_its_numbers_are_set_and_kept_like_any_field() -> None:
    before = session(InputNormalisation())
    after = set_field(before, 0, "mean", ("0.1", "0.2", "0.3"))
    assert after.network[0].mean == (0.1, 0.2, 0.3)
    again = layer_from_data(layer_to_data(after.network[0]))
    assert (again.mean, again.deviation) == ((0.1, 0.2, 0.3), (0.5,))
    gray = set_colour(after, "gray")
    assert gray.network[0].mean == (0.1, 0.2, 0.3)  # none is lost: colours may come back
    assert set_colour(gray, "rgb").network[0].mean == (0.1, 0.2, 0.3)
    for wrong, reason in [
        ((), "at least one"),
        (("a",), "a is not a number"),
        ((np.nan,), "between"),
        ((1e9,), "between"),
    ]:
        with pytest.raises(Refused, match=reason):
            set_field(before, 0, "mean", wrong)
    with pytest.raises(Refused, match="between"):
        set_field(before, 0, "deviation", (0.0,))


def test_one_number_stands_for_all_channels_and_the_last_for_those_that_follow() -> None:
    layer = InputNormalisation(mean=(1.0, 2.0), deviation=(2.0,))
    x = np.full((4, 1, 1), 4, np.float32)
    assert layer.forward(x).ravel().tolist() == [1.5, 1, 1, 1]
    assert not layer.is_channelwise
    assert InputNormalisation().is_channelwise
    assert layer.fitted(x.shape) is layer


@pytest.mark.parametrize(
    ("mean", "channels", "said"),
    [
        ((0.1, 0.2, 0.3), 3, ""),
        ((0.1,), 3, ""),
        ((0.1, 0.2, 0.3), 1, "fewer channels than there are numbers (3)"),
        ((0.1, 0.2), 3, "Fewer numbers than the 3 channels"),
    ],
)
def test_numbers_that_are_not_as_many_as_channels_are_told(
    mean: tuple[float, ...], channels: int, said: str
) -> None:
    remark = InputNormalisation(mean=mean).remark((channels, 4, 4))
    assert said in str(remark) if said else remark is None


def test_there_is_nothing_to_learn_in_it() -> None:
    layer = InputNormalisation()
    assert layer.parameters() == 0
    reason = obstacle(Network((layer,)), (3, 4, 4), 10)
    assert reason is not None
    assert "nothing to learn" in str(reason)


def test_the_arithmetic_with_its_numbers_in() -> None:
    layer = InputNormalisation(mean=(0.5, -0.25), deviation=(0.5, 2.0))
    x = np.array([[[0.75]], [[1.0]]], np.float32)
    results = evaluate(Network((layer,)), x)
    found = explain(results, 0, 0, 0, 0)
    assert found is not None
    assert found.agrees
    assert found.brief(Writer(2)) == "(0.75 − 0.5) / 0.5 ≈ 0.5"
    other = explain(results, 0, 1, 0, 0)
    assert other is not None
    assert other.brief(Writer(3)) == "(1 + 0.25) / 2 ≈ 0.625"
    assert eval(other.numpy(), {"np": np}) == 0.625


def test_a_narrow_card_is_not_called_as_that_of_the_input_beside_it() -> None:
    (name,) = InputNormalisation().chain_link()
    assert str(name) == "Normalised input"
    assert str(name).split()[0] != "Input"
