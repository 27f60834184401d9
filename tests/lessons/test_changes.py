"""What a lesson shows is what its menu does, to the last weight."""

from __future__ import annotations

import numpy as np
import pytest

from playground import app
from playground.core.session import Session
from playground.layers import LAYERS
from playground.layers.newlayer import with_new_layer
from playground.layers.stacks import load_stacks, with_stack
from playground.layers.state import tensors_of
from playground.lessons.changes import change_of
from playground.lessons.situation import Look, Situation


def assert_same(one: Session, other: Session) -> None:
    """With the same layers on the same picture, weights that are still to be drawn included."""
    assert one.picture.name == other.picture.name
    assert one.input == other.input
    assert [each.kind for each in one.network] == [each.kind for each in other.network]
    mine, theirs = tensors_of(one.network), tensors_of(other.network)
    assert mine.keys() == theirs.keys()
    for name, values in mine.items():
        np.testing.assert_array_equal(values, theirs[name], err_msg=name)


def situation() -> Situation:
    return Situation(app.first_session(), Look())


@pytest.mark.parametrize("kind", list(LAYERS))
@pytest.mark.parametrize("place", [0, 1, 3])
def test_a_layer_that_is_added_has_the_weights_that_the_menu_gives_it(
    kind: str, place: int
) -> None:
    begun = situation()
    shown = change_of(f"add {kind} at {place}").done(begun)
    assert_same(shown.session, with_new_layer(begun.session, place, kind))


@pytest.mark.parametrize("name", list(load_stacks()))
def test_a_stack_that_is_loaded_is_the_menus(name: str) -> None:
    begun = situation()
    shown = change_of(f"load stack {name}").done(begun)
    assert_same(shown.session, with_stack(begun.session, name))
