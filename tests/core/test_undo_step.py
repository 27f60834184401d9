"""What of a session's memory another one does not hold."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from playground.core.filters import make_filter
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.core.step_edits import keep_step
from playground.core.undo_step import bytes_only_in
from playground.layers import Activation, Convolution, Dense

FILTER_BYTES = 3 * 5 * 5 * 4


def session() -> Session:
    rng = np.random.default_rng(0)
    filters = tuple(make_filter(f"f{at}", rng.random((3, 5, 5))) for at in range(4))
    layers = (Convolution(filters=filters), Activation(), Dense.random((4, 6, 6), 7, rng))
    return Session(Picture("p", np.zeros((6, 6, 3), np.uint8)), Network(layers))


def with_layer(old: Session, layer: Convolution) -> Session:
    return replace(old, network=Network((layer, *old.network.layers[1:])))


def test_it_is_the_filters_that_changed() -> None:
    first = session()
    assert bytes_only_in(first, first) == 0
    layer = first.network[0]
    assert isinstance(layer, Convolution)
    changed = layer.filters[1].with_weights(layer.filters[1].weights + 1)
    second = with_layer(
        first, replace(layer, filters=(layer.filters[0], changed, *layer.filters[2:]))
    )
    assert bytes_only_in(first, second) == FILTER_BYTES
    assert bytes_only_in(second, first) == FILTER_BYTES
    third = with_layer(first, replace(layer, filters=layer.filters[2:]))
    assert bytes_only_in(second, third) == 2 * FILTER_BYTES
    assert bytes_only_in(third, second) == 0


def test_what_another_layer_shares_or_a_step_keeps_is_not_lost() -> None:
    first = session()
    layer = first.network[0]
    assert isinstance(layer, Convolution)
    shared = replace(layer, stride=(2, 2))
    assert bytes_only_in(first, with_layer(first, shared)) == 0
    twice = replace(first, network=Network((*first.network.layers, shared)))
    alone = replace(twice, network=Network((first.network[2], layer)))
    assert bytes_only_in(twice, alone) == 0
    bare = replace(first, network=Network((first.network[2],)))
    assert bytes_only_in(first, bare) == 4 * FILTER_BYTES
    kept = keep_step(first, 0, "here", {}, "explore")
    assert bytes_only_in(kept, replace(kept, network=bare.network)) == 0
    other = replace(first, picture=Picture("q", np.zeros((9, 9, 3), np.uint8)))
    assert bytes_only_in(first, other) == 6 * 6 * 3
