"""Published networks: their shapes and counts, without their weights in memory."""

from __future__ import annotations

import tracemalloc

import pytest

from playground.core import fitting
from playground.core.deferred import DeferredArray
from playground.engine.compute.evaluate import stages_of
from playground.layers.dense import Dense
from playground.layers.published import published_networks, with_drawn
from playground.layers.receptivefield import receptive_field

COUNTS = {
    "alexnet": 61_100_840,
    "zfnet": 62_357_608,
    "vgg11": 132_863_336,
    "vgg16": 138_357_544,
}


def test_all_are_found() -> None:
    assert list(published_networks()) == list(COUNTS)


@pytest.mark.parametrize("name", COUNTS)
def test_the_published_number_of_weights_is_counted_and_none_is_made(name: str) -> None:
    entry = published_networks()[name]
    tracemalloc.start()
    network = entry.outline()
    counted = sum(layer.parameters() for layer in network)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert counted == entry.parameters == COUNTS[name]
    assert most < 32 * 2**20
    dense = [layer for layer in network if isinstance(layer, Dense)]
    assert [layer.units for layer in dense] == [4096, 4096, 1000]
    assert all(isinstance(layer.source, DeferredArray) for layer in dense)
    assert not any(array.is_made for layer in dense for array in layer.deferred())
    assert fitting.fitted(network, entry.shape).layers == network.layers


@pytest.mark.parametrize("name", COUNTS)
def test_every_layer_with_weights_has_names_of_its_own_and_every_output_a_class(name: str) -> None:
    entry = published_networks()[name]
    network, names = entry.outline(), entry.names()
    assert set(names) == {at for at, layer in enumerate(network) if layer.tensor_shapes()}
    flat = [name for each in names.values() for name in each]
    assert len(set(flat)) == len(flat)
    assert stages_of(network, entry.shape)[-1].shape == (len(entry.classes()), 1, 1)


def test_zf_net_has_the_maps_of_the_article() -> None:
    entry = published_networks()["zfnet"]
    sides: list[int] = []
    for stage in stages_of(entry.outline(), entry.shape):
        assert stage.shape is not None
        if stage.layer.kind in ("convolution", "pooling"):
            sides.append(stage.shape[1])
    assert sides == [110, 55, 26, 13, 13, 13, 13, 6]


def test_the_last_pooling_of_vgg16_sees_212_pixels() -> None:
    entry = published_networks()["vgg16"]
    network = entry.outline()
    fields = receptive_field(network, entry.shape)
    last = max(at for at, layer in enumerate(network) if layer.kind == "pooling")
    assert fields[last].size == (212, 212)


def test_random_weights_follow_the_seed() -> None:
    outline = published_networks()["alexnet"].outline()
    first = next(at for at, layer in enumerate(outline) if layer.tensor_shapes())
    one, again, other = (
        with_drawn(outline, [first], seed)[first].tensors()["weight"] for seed in (1, 1, 2)
    )
    assert (one == again).all()
    assert (one != other).any()
    assert 0.9 < one.std() / (2 / (3 * 11 * 11)) ** 0.5 < 1.1


def test_downloads_say_licence_and_checksum() -> None:
    for _, entry in published_networks().items():
        weights = entry.weights
        if weights is not None:
            assert weights.url.startswith("https://")
            assert len(weights.sha256) in (8, 64)
            assert int(weights.sha256, 16)
            assert weights.licence
    assert published_networks()["zfnet"].weights is None
