"""What filters were made by stays with them in network and stack files."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.core.filters import Filter
from playground.core.messages import Refused
from playground.core.network_input import NetworkInput
from playground.core.session import Network
from playground.kernels.presets import load_presets
from playground.layers import Convolution, Dense
from playground.layers.layersfile import NetworkContent, read_layers_file, write_layers_file
from playground.layers.networkfile import layer_from_data
from playground.layers.stacks import load_stacks, network_of

SETTINGS = {
    "size": 9,
    "orientation": 45.0,
    "wavelength": 4.0,
    "sigma": 2.0,
    "phase": 90.0,
    "aspect": 1.0,
}


def made_filters() -> tuple[Filter, Filter, Filter]:
    """A Gabor filter of other settings than the usual ones, the same edited, and one by hand."""
    weights = load_presets()["gabor"].matrix(**SETTINGS)[None]
    made = Filter("Gabor", weights, 0.0, "gabor", tuple(SETTINGS.items()))
    return made, made.with_weights(weights * 2), Filter("own", weights + 1)


@pytest.mark.parametrize("kind", ["stack", "network", "network with weights beside it"])
def test_settings_and_origins_come_back(tmp_path: Path, kind: str) -> None:
    """They were lost: a filter was shown with settings that had not made it."""
    kept = made_filters()
    layers: list[Any] = [Convolution(filters=kept)]
    taken = NetworkInput()
    if kind != "stack":
        taken = replace(taken, shape=(1, 9, 9), kept=True)
    if "beside" in kind:
        layers.append(Dense(units=2000).fitted((3, 1, 1)))
    path = tmp_path / "a.json"
    write_layers_file(path, Network(tuple(layers)), taken)
    assert ("beside" in kind) == (len(list(tmp_path.iterdir())) == 2)
    content = read_layers_file(path)
    if isinstance(content, NetworkContent):
        layer = content.network[0]
    else:
        layer = network_of(json.loads(path.read_text())["layers"], (1, 9, 9), 0)[0]
    assert isinstance(layer, Convolution)
    for new, old in zip(layer.filters, kept, strict=True):
        assert (new.preset, new.origin, new.settings) == (old.preset, old.origin, old.settings)
        assert np.array_equal(new.weights, old.weights)


def test_a_stack_that_comes_along_has_the_settings_that_it_names() -> None:
    network = load_stacks()["blur-edges-pool"].network((1, 32, 32))
    layers = (layer for layer in network if isinstance(layer, Convolution))
    blur = next(item for layer in layers for item in layer.filters if item.preset == "gaussian")
    assert np.array_equal(load_presets()["gaussian"].matrix(**dict(blur.settings)), blur.weights[0])


@pytest.mark.parametrize(
    ("made", "said"),
    [
        ({"settings": [1]}, "settings cannot be read"),
        ({"settings": {"size": "9"}}, "settings cannot be read"),
        ({"settings": {"size": True}}, "settings cannot be read"),
        ({"settings": {"colour": 9}}, "no setting colour"),
        ({"settings": {"size": 99}}, "between 3 and 31"),
        ({"origin": 1}, "origin cannot be read"),
    ],
)
def test_settings_that_the_preset_has_not_are_refused(made: dict[str, Any], said: str) -> None:
    item = {"name": "a", "preset": "gabor", "weights": [[[1]]], **made}
    with pytest.raises(Refused, match=said):
        layer_from_data({"kind": "convolution", "filters": [item]})
