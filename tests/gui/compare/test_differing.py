"""In what two documents differ, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from playground import app
from playground.core import edits
from playground.core.session import Network, Session
from playground.gui.compare.differing import differing
from playground.layers import Activation, Convolution
from playground.pictures.samples import sample_picture
from tests.onecell import set_cell

FIRST = app.first_session()


def words(other: Session) -> list[str]:
    return [str(each) for each in differing(FIRST, other)]


def with_layer(place: int, layer: object) -> Session:
    layers = list(FIRST.network.layers)
    layers[place] = layer  # type: ignore[call-overload]
    return replace(FIRST, network=Network(tuple(layers)))


def first_layer() -> Convolution:
    layer = FIRST.network[0]
    assert isinstance(layer, Convolution)
    return layer


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (FIRST, []),
        (replace(FIRST, seed=7), []),  # makes no maps
        (edits.set_picture(FIRST, sample_picture("brick")), ["another picture"]),
        (
            edits.set_working_size(FIRST, 64, False),
            ["the picture at 64×64 instead of 256×256"],
        ),
        (edits.set_levels(FIRST, "byte"), ["other channels or intensities"]),
        (
            set_cell(FIRST, 0, 2, 0, 1, 1, 5.0),
            ["layer 1, Convolution: other weights in 1 of 4"],
        ),
        (
            with_layer(0, replace(first_layer(), padding="valid")),
            ["layer 1, Convolution: another Padding"],
        ),
        (
            with_layer(0, replace(first_layer(), filters=first_layer().filters[:3])),
            ["layer 1, Convolution: 3 filters instead of 4"],
        ),
        (edits.set_enabled(FIRST, 2, False), ["layer 3, Max pooling, is switched off"]),
        (with_layer(2, Activation()), ["layer 3 is ReLU instead of Max pooling"]),
        (edits.delete_layer(FIRST, 2), ["2 layers instead of 3"]),
    ],
)
def test_it_says_what_is_another(other: Session, expected: list[str]) -> None:
    assert words(other) == expected
