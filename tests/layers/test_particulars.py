"""What single kinds of layer do beyond the promises that all of them keep."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from playground.core.edits import add_layer, set_field, set_working_size
from playground.core.messages import Refused
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.layers import (
    BatchNormalisation,
    Convolution,
    Dense,
    Dropout,
    LocalResponseNormalisation,
    Pooling,
    TransposedConvolution,
)
from playground.layers.initialise import he_filters
from playground.training.process.modules import torch_module, torch_network
from tests.layers.randomlayers import random_maps


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(0)


# Dense.


def test_more_units_leave_the_others_as_they_were_and_can_learn(rng: np.random.Generator) -> None:
    x = random_maps(rng, (2, 4, 4))
    layer = Dense.random((2, 4, 4), 5, rng)
    grown = replace(layer, units=9).fitted((2, 4, 4))
    np.testing.assert_array_equal(grown.forward(x)[:5], layer.forward(x))
    assert (np.abs(grown.weight[5:]).max(axis=1) > 0.01).all()
    again = replace(layer, units=9).fitted((2, 4, 4))
    np.testing.assert_array_equal(again.weight, grown.weight)
    cut = replace(grown, units=3).fitted((2, 4, 4))
    np.testing.assert_array_equal(cut.forward(x), layer.forward(x)[:3])


def test_more_units_before_it_change_no_output(rng: np.random.Generator) -> None:
    first, second = Dense.random((1, 3, 3), 6, rng), Dense.random((6, 1, 1), 4, rng)
    x = random_maps(rng, (1, 3, 3))
    wider = replace(first, units=8).fitted((1, 3, 3))
    after = second.fitted((8, 1, 1)).forward(wider.forward(x))
    np.testing.assert_allclose(after, second.forward(first.forward(x)), atol=1e-6)


def test_inputs_keep_their_weights_by_channel_and_place(rng: np.random.Generator) -> None:
    layer = Dense.random((3, 5, 5), 4, rng)
    x = random_maps(rng, (3, 5, 5))
    larger = np.zeros((4, 9, 7), np.float32)
    larger[:3, 2:7, 1:6] = x
    grown = layer.fitted((4, 9, 7))
    np.testing.assert_allclose(grown.forward(larger), layer.forward(x), atol=1e-6)
    np.testing.assert_array_equal(grown.fitted((3, 5, 5)).weight, layer.weight)


def test_a_flatten_layer_before_it_changes_nothing(rng: np.random.Generator) -> None:
    layer = Dense.random((3, 5, 5), 4, rng)
    flat = layer.fitted((75, 1, 1))
    np.testing.assert_array_equal(flat.weight, layer.weight)
    np.testing.assert_array_equal(flat.fitted((3, 5, 5)).weight, layer.weight)
    shorter = flat.fitted((60, 1, 1))
    np.testing.assert_array_equal(shorter.weight, layer.weight[:, :60])


def test_too_many_weights_get_a_sentence(
    rng: np.random.Generator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("playground.core.memory.machine_bytes", lambda: 2**30)
    picture = Picture("large", np.zeros((4000, 3000), np.uint8), size=0)
    session = Session(picture, Network())
    with pytest.raises(Refused, match="make maps or layers smaller"):
        Dense(units=64).output_shape(picture.shape)
    session = set_working_size(session, 28, False)
    session = add_layer(session, 0, Dense.random(session.picture.shape, 12, rng))
    assert session.network[0].output_shape(session.picture.shape) == (12, 1, 1)
    full = set_working_size(session, 0, False)
    assert full.network[0] is session.network[0]
    with pytest.raises(Refused):
        full.network[0].output_shape(full.picture.shape)


def test_units_are_set_like_any_field(rng: np.random.Generator) -> None:
    session = Session(Picture("p", np.zeros((6, 6), np.uint8)), Network())
    session = add_layer(session, 0, Dense.random((1, 6, 6), 3, rng))
    session = set_field(session, 0, "units", 7)
    assert session.network[0].tensors()["weight"].shape == (7, 36)
    assert session.network[0].tensors()["bias"].shape == (7,)


def test_large_dense_layers_sum_block_by_block(
    rng: np.random.Generator, monkeypatch: pytest.MonkeyPatch
) -> None:
    layer, x = Dense.random((2, 4, 4), 11, rng), random_maps(rng, (2, 4, 4))
    whole = layer.forward(x)
    monkeypatch.setattr("playground.layers.dense.BLOCK_WEIGHTS", 100)
    np.testing.assert_array_equal(layer.forward(x), whole)


# Layers that behave otherwise while training.


def test_dropout_drops_its_share_and_keeps_the_mean() -> None:
    layer = Dropout(rate=0.3)
    x = torch.ones(4, 8, 50, 50)
    torch.manual_seed(1)
    module = torch_module(layer, (8, 50, 50)).train()
    y = module(x)
    assert float((y == 0).float().mean()) == pytest.approx(0.3, abs=0.01)
    assert float(y.mean()) == pytest.approx(1, abs=0.01)
    assert torch.equal(module.eval()(x), x)


def test_batch_normalisation_trains_as_torchs(rng: np.random.Generator) -> None:
    layer = BatchNormalisation.default((5, 6, 6), rng)
    ours = torch_module(layer, (5, 6, 6)).train()
    theirs = torch.nn.BatchNorm2d(5, eps=layer.epsilon, momentum=layer.momentum).train()
    generator = torch.Generator().manual_seed(2)
    for _ in range(5):
        x = torch.randn(7, 5, 6, 6, generator=generator) * 3 + 1
        assert torch.equal(ours(x), theirs(x))
    learned = layer.with_tensors({name: v.numpy() for name, v in ours.state_dict().items()})
    np.testing.assert_array_equal(learned.running_mean, theirs.running_mean.numpy())
    x = torch.randn(1, 5, 6, 6, generator=generator)
    expected = theirs.eval()(x)[0].detach().numpy()
    np.testing.assert_allclose(learned.forward(x[0].numpy()), expected, atol=1e-5)


def test_a_batch_of_one_value_a_channel_does_not_stop_training(rng: np.random.Generator) -> None:
    module = torch_module(BatchNormalisation.default((5, 1, 1), rng), (5, 1, 1)).train()
    x = torch.randn(1, 5, 1, 1)
    np.testing.assert_allclose(module(x).detach(), x, rtol=1e-5)
    assert torch.equal(module.get_buffer("running_mean"), torch.zeros(5))


def test_new_channels_of_batch_normalisation_start_neutral() -> None:
    tensors = {name: np.full(2, 3, np.float32) for name in BatchNormalisation().tensors()}
    grown = BatchNormalisation().with_tensors(tensors).fitted((4, 1, 1))
    assert grown.weight.tolist() == [3, 3, 1, 1]
    assert grown.running_var.tolist() == [3, 3, 1, 1]
    assert grown.bias.tolist() == [3, 3, 0, 0]
    assert grown.parameters() == 8
    with pytest.raises(Refused):
        grown.with_tensors({**grown.tensors(), "bias": np.zeros(3, np.float32)})


# Local response normalisation.


def test_each_value_is_divided_by_its_neighbours() -> None:
    layer = LocalResponseNormalisation(size=3, alpha=3.0, beta=1.0, offset=2.0)
    x = np.array([1, 2, 3, 4], np.float32)[:, None, None]
    expected = [1 / (2 + 5), 2 / (2 + 14), 3 / (2 + 29), 4 / (2 + 25)]
    np.testing.assert_allclose(layer.forward(x).ravel(), expected, rtol=1e-6)


# Transposed convolution.


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("stride", [1, 2, 3])
def test_cut_to_a_multiple_gives_n_times_the_stride(
    rng: np.random.Generator, size: int, stride: int
) -> None:
    filters = he_filters(2, 3, (size, size), rng)
    layer = TransposedConvolution(filters=filters, stride=(stride, stride))
    x = random_maps(rng, (3, 5, 4))
    assert layer.output_shape((3, 5, 4)) == (2, 5 * stride, 4 * stride)
    assert layer.forward(x).shape == (2, 5 * stride, 4 * stride)


def test_it_is_the_adjoint_of_the_convolution(rng: np.random.Generator) -> None:
    """⟨convolution(x), y⟩ = ⟨x, transposed(y)⟩ for the same weights, inputs and outputs swapped."""
    filters = he_filters(4, 3, (3, 3), rng)
    forth = Convolution(filters=filters, stride=(2, 2), padding="valid")
    swapped = np.stack([item.weights for item in filters]).swapaxes(0, 1)
    back = TransposedConvolution(
        filters=tuple(item.with_weights(new) for item, new in zip(filters, swapped, strict=False)),
        cut="none",
    )
    x, y = random_maps(rng, (3, 9, 11)), random_maps(rng, (4, 4, 5))
    assert np.vdot(forth.forward(x), y) == pytest.approx(np.vdot(x, back.forward(y)), rel=1e-4)


def test_a_filter_has_a_slice_for_every_input_channel(rng: np.random.Generator) -> None:
    layer = TransposedConvolution.default((5, 4, 4), rng)
    assert len(layer.filters) == 8
    assert {item.depth for item in layer.filters} == {5}
    assert layer.tensors()["weight"].shape == (5, 8, 2, 2)
    np.testing.assert_array_equal(layer.tensors()["weight"][2, 6], layer.filters[6].weights[2])
    assert layer.with_tensors(layer.tensors()).filters == layer.filters


def test_too_large_a_cut_gets_a_sentence(rng: np.random.Generator) -> None:
    filters = he_filters(1, 1, (2, 2), rng)
    layer = TransposedConvolution(filters=filters, cut="explicit", sides=(9, 9, 0, 0))
    with pytest.raises(Refused, match="leaves nothing"):
        layer.output_shape((1, 4, 4))


# Convolution and pooling.


def test_depthwise_convolution_has_one_slice_a_filter(rng: np.random.Generator) -> None:
    layer = Convolution(filters=he_filters(6, 1, (3, 3), rng), groups=6).fitted((6, 8, 8))
    assert {item.depth for item in layer.filters} == {1}
    x = random_maps(rng, (6, 8, 8))
    alone = replace(layer, groups=1, filters=layer.filters[2:3])
    np.testing.assert_allclose(layer.forward(x)[2], alone.forward(x[2:3])[0], atol=1e-6)
    with pytest.raises(Refused, match="evenly"):
        layer.output_shape((5, 8, 8))


def test_learned_weights_make_a_filter_custom_and_leave_the_others() -> None:
    filters = tuple(
        replace(item, preset="box") for item in he_filters(3, 2, (3, 3), np.random.default_rng(3))
    )
    layer = Convolution(filters=filters)
    tensors = {name: values.copy() for name, values in layer.tensors().items()}
    tensors["weight"][1] += 1
    tensors["bias"][2] = 0.5
    learned = layer.with_tensors(tensors).filters
    assert learned[0] is filters[0]
    assert (learned[1].preset, learned[2].preset) == ("", "box")
    assert learned[2].weights is filters[2].weights
    assert learned[2].bias == 0.5


def test_pooling_added_after_a_single_row_fits(rng: np.random.Generator) -> None:
    layer = Pooling.default((4, 1, 9), rng)
    assert layer.output_shape((4, 1, 9)) == (4, 1, 4)


# Networks in torch.


def test_a_softmax_at_the_end_can_be_left_to_the_loss() -> None:
    from playground.layers.stacks import load_stacks

    network = load_stacks()["lenet5"].network((1, 32, 32))
    x = torch.rand(3, 1, 32, 32)
    shares = torch_network(network, (1, 32, 32))(x)
    logits = torch_network(network, (1, 32, 32), logits=True)(x)
    torch.testing.assert_close(logits.softmax(dim=1), shares)
    assert not torch.equal(logits, shares)


def test_a_layer_that_does_not_fit_is_refused_before_training(rng: np.random.Generator) -> None:
    network = Network((Convolution(filters=he_filters(2, 1, (9, 9), rng), padding="valid"),))
    with pytest.raises(Refused, match="does not fit"):
        torch_network(network, (1, 5, 5))
