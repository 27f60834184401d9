"""Every registered kind of layer, held to the same promises."""

from __future__ import annotations

import pickle
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
import torch

from playground.core.arrays import FloatArray, Shape
from playground.core.fields import fields_of
from playground.core.fitting import fitted
from playground.core.layer import FilterLayer, Layer
from playground.core.messages import Refused
from playground.core.session import Network
from playground.layers import LAYERS
from playground.training.process.modules import torch_module, torch_network, with_state
from tests.layers.randomlayers import (
    fitting,
    random_maps,
    random_network,
    random_shape,
    random_value,
)

KINDS = [pytest.param(kind, id=name) for name, kind in LAYERS.items()]
CASES = 40


def shape_of(x: FloatArray) -> Shape:
    return x.shape[0], x.shape[1], x.shape[2]


def by_torch(module: torch.nn.Module, x: FloatArray) -> FloatArray:
    with torch.no_grad():
        return module.eval()(torch.from_numpy(x.copy())[None])[0].numpy()


def assert_close(found: FloatArray, expected: FloatArray, tolerance: float) -> None:
    assert found.shape == expected.shape
    finite = np.abs(expected[np.isfinite(expected)])
    scale = max(1.0, float(finite.max(initial=0)))
    np.testing.assert_allclose(found, expected, rtol=0, atol=tolerance * scale)


@pytest.mark.parametrize("kind", KINDS)
def test_torch_computes_what_the_definition_says(kind: type[Layer]) -> None:
    for layer, x in fitting(kind, CASES, seed=1):
        module = torch_module(layer, shape_of(x))
        assert_close(by_torch(module, x), layer.forward(x), 1e-5)


@pytest.mark.parametrize("kind", KINDS)
def test_the_shape_is_that_of_the_maps(kind: type[Layer]) -> None:
    for layer, x in fitting(kind, CASES, seed=2):
        y = layer.forward(x)
        assert y.shape == layer.output_shape(shape_of(x))
        assert y.dtype == np.float32


@pytest.mark.parametrize("kind", KINDS)
def test_taps_name_the_cells_that_an_output_depends_on(kind: type[Layer]) -> None:
    for layer, x in fitting(kind, 12, seed=3):
        taps = layer.taps(shape_of(x))
        if taps is None:
            continue
        rows, columns = taps
        y = layer.forward(x)
        assert (len(rows), len(columns)) == y.shape[1:]
        assert rows.min() >= -1
        assert rows.max() < x.shape[1]
        row, column = (n // 2 for n in y.shape[1:])
        outside = np.full(x.shape, np.nan, np.float32)
        inside = np.ix_(
            range(x.shape[0]),
            [r for r in rows[row] if r >= 0],
            [c for c in columns[column] if c >= 0],
        )
        outside[inside] = x[inside]
        np.testing.assert_array_equal(layer.forward(outside)[:, row, column], y[:, row, column])


@pytest.mark.parametrize("kind", KINDS)
def test_a_channelwise_layer_treats_every_channel_alike(kind: type[Layer]) -> None:
    for layer, x in fitting(kind, 12, seed=4):
        if layer.is_channelwise:
            alone = [layer.forward(x[channel : channel + 1])[0] for channel in range(len(x))]
            np.testing.assert_array_equal(layer.forward(x), np.stack(alone))


@pytest.mark.parametrize("kind", KINDS)
def test_state_names_are_those_of_the_tensors(kind: type[Layer]) -> None:
    for layer, x in fitting(kind, 5, seed=5):
        state = torch_module(layer, shape_of(x)).state_dict()
        assert sorted(state) == sorted(layer.tensors())
        for name, values in layer.tensors().items():
            np.testing.assert_array_equal(state[name].numpy(), values)


@pytest.mark.parametrize("kind", KINDS)
def test_tensors_go_in_and_come_out(kind: type[Layer]) -> None:
    for layer, x in fitting(kind, 5, seed=6):
        tensors = {name: values + 1 for name, values in layer.tensors().items()}
        changed = layer.with_tensors(tensors)
        for name, values in changed.tensors().items():
            np.testing.assert_array_equal(values, tensors[name])
            assert not values.flags.writeable or isinstance(layer, FilterLayer)
        assert changed.fitted(shape_of(x)).output_shape(shape_of(x)) == layer.output_shape(
            shape_of(x)
        )
        assert changed.parameters() == layer.parameters()


@pytest.mark.parametrize("kind", KINDS)
def test_a_layer_that_fits_stays_the_very_same(kind: type[Layer]) -> None:
    for layer, x in fitting(kind, 5, seed=7):
        assert layer.fitted(shape_of(x)) is layer


@pytest.mark.parametrize("kind", KINDS)
def test_another_input_keeps_the_weights_that_fit(kind: type[Layer]) -> None:
    """Grown to more channels and cut back again, a layer computes what it did."""
    compared = 0
    for layer, x in fitting(kind, 12, seed=8):
        more = (2 * x.shape[0], *x.shape[1:])
        try:
            grown = layer.fitted(more)
            assert grown.output_shape(more)
        except Refused:
            continue
        back = grown.fitted(shape_of(x))
        np.testing.assert_array_equal(back.forward(x), layer.forward(x))
        compared += 1
    assert compared >= 6


@pytest.mark.parametrize("kind", KINDS)
def test_the_default_layer_works_on_what_it_is_added_after(kind: type[Layer]) -> None:
    rng = np.random.default_rng(9)
    for shape in [(1, 1, 1), (3, 9, 7), (16, 5, 5), (120, 1, 1)]:
        layer = kind.default(shape, np.random.default_rng(1))
        again = kind.default(shape, np.random.default_rng(1))
        for name, values in again.tensors().items():
            np.testing.assert_array_equal(values, layer.tensors()[name])
        assert layer.fitted(shape) is layer
        y = layer.forward(random_maps(rng, shape))
        assert y.shape == layer.output_shape(shape)
        assert np.isfinite(y).all()


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_says_what_it_is(kind: type[Layer]) -> None:
    assert kind.title
    assert kind.sentence.endswith(".")
    for field in fields_of(kind).values():
        assert field.label
        assert field.help
        for choice in field.choices:
            assert choice.label
            assert choice.help


@pytest.mark.parametrize("kind", KINDS)
def test_multiplications_are_whole_and_parameters_are_counted(kind: type[Layer]) -> None:
    for layer, x in fitting(kind, 5, seed=10):
        assert layer.multiplications(shape_of(x)) >= 0
        learned = [values for name, values in layer.tensors().items() if name not in layer.measured]
        assert layer.parameters() == sum(values.size for values in learned)


@pytest.mark.parametrize("kind", KINDS)
def test_layers_travel_to_another_process(kind: type[Layer]) -> None:
    for layer, x in fitting(kind, 3, seed=11):
        copy = pickle.loads(pickle.dumps(layer))
        np.testing.assert_array_equal(copy.forward(x), layer.forward(x))


@pytest.mark.parametrize("kind", KINDS)
def test_gradients_reach_the_input_and_every_learned_tensor(kind: type[Layer]) -> None:
    for layer, x in fitting(kind, 5, seed=12):
        module = torch_module(layer, shape_of(x)).train()
        batch = torch.from_numpy(np.stack([x, x + 1])).requires_grad_()
        module(batch).square().sum().backward()
        assert batch.grad is not None
        for name, parameter in module.named_parameters():
            assert parameter.grad is not None, name
        buffers = dict(module.named_buffers())
        measured = set(layer.measured) & set(layer.tensors())
        assert set(buffers) == measured | set(layer.constants(shape_of(x)))
        assert set(module.state_dict()) == set(layer.tensors())


def forward(layers: list[Layer], x: FloatArray) -> FloatArray:
    for layer in layers:
        if layer.enabled:
            x = layer.forward(x)
    return x


def test_random_stacks_equal_torch() -> None:
    rng = np.random.default_rng(13)
    depths = set()
    for _ in range(200):
        shape = random_shape(rng, 20)
        network = random_network(rng, shape)
        x = random_maps(rng, shape)
        module = torch_network(network, shape)
        expected = forward(list(network), x)
        assert_close(by_torch(module, x), expected, 1e-4)
        assert module.shape == expected.shape
        depths.add(len(network))
    assert depths == set(range(1, 9))


def test_what_torch_learned_comes_back_to_the_layers_it_belongs_to() -> None:
    rng = np.random.default_rng(14)
    for _ in range(30):
        shape = random_shape(rng, 12)
        network = random_network(rng, shape)
        module = torch_network(network, shape)
        assert with_state(module.network, module.state_dict()) is module.network
        state = {name: values + 0.5 for name, values in module.state_dict().items()}
        changed = with_state(module.network, state)
        for place, (old, new) in enumerate(zip(network, changed, strict=True)):
            assert (new is old) == (not old.enabled or not old.tensors())
            if old.enabled:
                for name, values in new.tensors().items():
                    np.testing.assert_array_equal(values, state[f"{place}.{name}"].numpy())


def test_a_state_of_another_network_is_refused() -> None:
    rng = np.random.default_rng(15)
    shape = (2, 6, 6)
    layer = LAYERS["convolution"].default(shape, rng)
    module = torch_module(layer, shape)
    state = {f"0.{name}": values for name, values in module.state_dict().items()}
    del state["0.bias"]
    with pytest.raises(ValueError, match="layer 0"):
        with_state(Network((layer,)), state)


def test_a_network_is_fitted_to_the_picture_on_its_way_to_torch() -> None:
    rng = np.random.default_rng(16)
    network = random_network(rng, (1, 12, 12), most=3)
    shape = (3, 12, 12)
    module = torch_network(network, shape)
    x = random_maps(rng, shape)
    expected = forward(list(fitted(network, shape)), x)
    assert_close(by_torch(module, x), expected, 1e-5)


def test_a_value_that_is_refused_leaves_the_weights_as_they_were() -> None:
    rng = np.random.default_rng(11)
    tried: Counter[str] = Counter()
    for _, kind in LAYERS.items():
        for layer, x in fitting(kind, CASES, seed=12):
            shape, tensors = shape_of(x), layer.tensors()
            for name, field in fields_of(kind).items():
                try:
                    wrong = replace(layer, **{name: random_value(field, rng)})
                except Refused:
                    continue
                if fits(wrong, shape):
                    continue
                (kept,) = fitted(Network((wrong,)), shape).layers
                back = fitted(Network((replace(kept, **{name: getattr(layer, name)}),)), shape)
                found = back.layers[0].tensors()
                assert found.keys() == tensors.keys()
                assert all(np.array_equal(found[each], tensors[each]) for each in tensors), name
                tried[kind.kind] += bool(tensors)
    assert tried["convolution"] > 20
    assert tried["transposed convolution"] > 20


def fits(layer: Layer, shape: Shape) -> bool:
    try:
        layer.fitted(shape).output_shape(shape)
    except Refused:
        return False
    return True
