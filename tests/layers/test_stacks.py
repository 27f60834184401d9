"""The ready-made stacks: complete, translatable, and each doing what its sentence says."""

from __future__ import annotations

import json
import re

import numpy as np
import pytest

from playground import resources
from playground.core.arrays import FloatArray
from playground.core.edits import set_network
from playground.core.filters import Filter
from playground.core.fitting import fitted
from playground.core.layer import FilterLayer
from playground.core.messages import Refused
from playground.core.session import Network, Session
from playground.kernels.analysis import LinearConvolution, composed
from playground.kernels.presets import load_presets
from playground.layers import Convolution
from playground.layers.networkfile import network_from_data, network_to_data
from playground.layers.stacks import Stack, Suggestion, load_stacks, texts
from playground.pictures.samples import picture_names, sample_picture

EVERY = [pytest.param(stack, id=name) for name, stack in load_stacks().items()]


def filters_of(network: Network) -> list[Filter]:
    """The filters of all layers."""
    return [item for layer in network if isinstance(layer, FilterLayer) for item in layer.filters]


def run(network: Network, x: FloatArray) -> list[FloatArray]:
    maps = []
    for layer in fitted(network, (x.shape[0], x.shape[1], x.shape[2])):
        x = layer.forward(x)
        maps.append(x)
    return maps


def gray(pixels: np.ndarray) -> FloatArray:
    return (pixels[np.newaxis] / 255).astype(np.float32)


def test_every_file_has_a_stack_and_every_stack_a_file() -> None:
    files = {path.stem for path in resources.path("stacks").glob("*.json")}
    assert files == set(load_stacks())
    for name, stack in load_stacks().items():
        assert stack.id == name
        assert stack.title
        assert stack.sentence.endswith(".")


@pytest.mark.parametrize("stack", EVERY)
def test_a_stack_runs_on_the_picture_it_suggests(stack: Stack) -> None:
    suggestion = stack.suggestion() or Suggestion("camera")
    assert suggestion.sample in picture_names()
    picture = sample_picture(suggestion.sample)
    for size in {suggestion.size, 32}:
        shape = (3 if suggestion.colour == "rgb" else 1, size or 28, size or 28)
        network = stack.network(shape)
        rng = np.random.default_rng(1)
        maps = run(network, rng.random(shape).astype(np.float32))
        assert all(np.isfinite(y).all() for y in maps)
        assert all(layer.enabled for layer in network)
    session = set_network(Session(picture, Network()), stack.network(picture.shape))
    assert len(session.network) == len(network)


@pytest.mark.parametrize("stack", EVERY)
def test_filters_have_names_that_can_be_translated_and_the_weights_of_their_presets(
    stack: Stack,
) -> None:
    data = json.loads(resources.path("stacks", f"{stack.id}.json").read_text(encoding="utf-8"))
    named = {item["name"] for entry in data["layers"] for item in entry.get("filters", ())}
    assert named == set(stack.filter_names())
    for item in filters_of(stack.network((1, 32, 32))):
        if item.preset and item.name != "Blur":
            matrix = load_presets()[item.preset].matrix()
            np.testing.assert_array_equal(item.weights, np.stack([matrix] * item.depth))


def test_every_text_is_handed_to_translators() -> None:
    found = texts()
    used = {
        item.name
        for _, stack in load_stacks().items()
        for item in filters_of(stack.network((1, 32, 32)))
        if not re.fullmatch(r"f\d+", item.name)  # those with random weights
    }
    assert {text for context, text in found if context == "filter"} == used
    titles = {text for _, stack in load_stacks().items() for text in (stack.title, stack.sentence)}
    assert {text for context, text in found if context == "stack"} == titles


@pytest.mark.parametrize("stack", EVERY)
def test_random_weights_come_from_the_seed_alone(stack: Stack) -> None:
    def weights(seed: int) -> list[bytes]:
        network = stack.network((1, 32, 32), seed)
        return [values.tobytes() for layer in network for values in layer.tensors().values()]

    assert weights(3) == weights(3)
    text = resources.path("stacks", f"{stack.id}.json").read_text(encoding="utf-8")
    assert (weights(3) != weights(4)) == ('"random"' in text)


@pytest.mark.parametrize("stack", EVERY)
def test_a_stack_can_be_saved_like_any_network(stack: Stack) -> None:
    network = stack.network((1, 32, 32))
    again = network_from_data(json.loads(json.dumps(network_to_data(network))))
    x = np.random.default_rng(2).random((1, 32, 32)).astype(np.float32)
    np.testing.assert_array_equal(run(again, x)[-1], run(network, x)[-1])


def test_lenet_has_the_shapes_and_weights_of_lenet() -> None:
    network = load_stacks()["lenet5"].network((1, 32, 32))
    x = np.random.default_rng(3).random((1, 32, 32)).astype(np.float32)
    maps = run(network, x)
    shapes = [y.shape for y in maps]
    assert shapes[0] == shapes[1] == (6, 28, 28)
    assert shapes[2] == (6, 14, 14)
    assert shapes[3] == shapes[4] == (16, 10, 10)
    assert shapes[5] == (16, 5, 5)
    assert [shape[0] for shape in shapes[6:]] == [120, 120, 84, 84, 10, 10]
    assert sum(layer.parameters() for layer in network) == 156 + 2416 + 48120 + 10164 + 850
    np.testing.assert_allclose(maps[-1].sum(), 1, rtol=1e-6)
    assert 0.02 < maps[-1].min() < 0.1 < maps[-1].max() < 0.5


def test_a_picture_too_small_for_lenet_gets_a_sentence() -> None:
    assert load_stacks()["lenet5"].network((1, 28, 28)).layers
    with pytest.raises(Refused, match="does not fit"):
        load_stacks()["lenet5"].network((1, 12, 12))


def test_two_linear_layers_equal_the_one_composed_of_them() -> None:
    two = load_stacks()["two-linear"].network((1, 20, 17))
    one = load_stacks()["one-linear"].network((1, 20, 17))
    x = np.random.default_rng(4).random((1, 20, 17)).astype(np.float32)
    np.testing.assert_allclose(run(two, x)[-1], run(one, x)[-1], atol=1e-6)
    layers = [layer for layer in (*two, *one) if isinstance(layer, Convolution)]
    linear = [LinearConvolution(layer.weights(), layer.biases()) for layer in layers]
    kernel = composed(linear[:2])
    np.testing.assert_allclose(kernel.weights, linear[2].weights, atol=1e-6)
    np.testing.assert_allclose(kernel.bias, linear[2].bias, atol=1e-6)
    # Slopes of slopes: the Laplacian.
    laplacian = load_presets()["laplacian-4"].matrix()
    inner = kernel.weights[0, 0, 1:-1, 1:-1]
    assert np.array_equal(inner, laplacian) or np.array_equal(inner, -laplacian)


def test_stride_and_pooling_make_maps_of_one_size() -> None:
    x = np.random.default_rng(5).random((1, 64, 48)).astype(np.float32)
    strided = run(load_stacks()["strided"].network((1, 64, 48)), x)[-1]
    pooled = run(load_stacks()["pooled"].network((1, 64, 48)), x)[-1]
    assert strided.shape == pooled.shape == (2, 32, 24)
    # A stride keeps one of the four values that pooling takes the largest of.
    assert (pooled >= strided - 1e-6).all()


def test_an_upright_line_and_a_level_one_have_a_map_each() -> None:
    pixels = sample_picture("four").pixels
    upright, level = run(load_stacks()["lines-of-a-four"].network((1, 28, 28)), gray(pixels))[1]
    bar_rows, stem_columns = slice(12, 19), slice(14, 19)
    row, _ = np.unravel_index(level.argmax(), level.shape)
    _, column = np.unravel_index(upright.argmax(), upright.shape)
    assert bar_rows.start <= row < bar_rows.stop
    assert stem_columns.start <= column < stem_columns.stop
    slant_columns = slice(4, 12)
    strokes = upright[:, stem_columns].sum() + upright[:, slant_columns].sum()
    assert strokes > 0.95 * upright.sum()
    assert np.delete(level, bar_rows, axis=0).max() < 0.4 * level.max()


def test_the_edge_filter_finds_where_it_gets_brighter_to_the_right() -> None:
    pixels = sample_picture("step-edge").pixels
    edges = run(load_stacks()["one-edge"].network((1, 32, 32)), gray(pixels))[-1][0]
    inner = edges[2:-2, 2:-2]
    assert set(np.flatnonzero(inner.any(axis=0)) + 2) == {15, 16}
