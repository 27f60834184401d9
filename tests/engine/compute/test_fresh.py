"""Which maps an edit leaves as they were is known without computing any."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import numpy as np

from playground.core.fitting import fitted
from playground.core.layer import Layer
from playground.core.messages import Refused
from playground.core.session import Network
from playground.engine.compute.evaluate import evaluate, fresh_channels
from playground.layers import Convolution
from playground.layers.initialise import he_filters
from tests.layers.randomlayers import random_maps, random_network

SHAPE = (2, 10, 10)


def edited(network: Network, rng: np.random.Generator) -> Network:
    """Another filter somewhere, a layer switched, or nothing."""
    layers: list[Layer] = list(network.layers)
    at = int(rng.integers(len(layers)))
    layer = layers[at]
    if isinstance(layer, Convolution) and rng.random() < 0.8:
        filters = list(layer.filters)
        place = int(rng.integers(len(filters)))
        filters[place] = replace(filters[place], weights=filters[place].weights + 1)
        layers[at] = replace(layer, filters=tuple(filters))
    elif rng.random() < 0.3:
        layers[at] = replace(layer, enabled=not layer.enabled)
    with suppress(Refused):
        return fitted(Network(tuple(layers)), SHAPE)
    return network


def test_it_is_what_evaluating_finds_out_over_random_edits() -> None:
    kept = some = 0
    for seed in range(60):
        rng = np.random.default_rng(seed)
        first = Convolution(filters=he_filters(4, SHAPE[0], (3, 3), rng))
        behind = random_network(rng, first.output_shape(SHAPE), 3)
        network = Network((first, *behind))
        x = random_maps(rng, SHAPE)
        results = evaluate(network, x)
        assert set(fresh_channels(network, x, None)) == {None}
        for _ in range(4):
            after = edited(network, rng)
            found = fresh_channels(after, x, results)
            network, results = after, evaluate(after, x, results)
            for at, stage in enumerate(results.stages):
                if stage.maps is None:
                    break
                assert found[at] == stage.fresh, (seed, at)
                kept += stage.fresh == frozenset()
                some += bool(stage.fresh)
    assert kept > 100
    assert some > 20
