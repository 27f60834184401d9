"""What is selected is there, whatever is asked for."""

from __future__ import annotations

from dataclasses import replace

from playground.app import first_session
from playground.core.layer import FilterLayer
from playground.gui.state.store import Store


def test_a_filter_is_chosen_that_the_layer_has() -> None:
    session = first_session()
    first = session.network[0]
    assert isinstance(first, FilterLayer)
    few = replace(first, filters=first.filters[:2])
    network = replace(session.network, layers=(first, session.network[1], few))
    store = Store(replace(session, network=network))
    store.look(layer=0, filter=3, depth=0)
    store.look(layer=1)
    assert store.view.filter == 3, "a layer without filters leaves the choice"
    store.look(layer=2)
    assert (store.view.layer, store.view.filter, store.view.depth) == (2, 1, 0)
    store.look(filter=9, depth=5)
    assert (store.view.filter, store.view.depth) == (1, 0)
