"""What a network file says that its network takes, and what its outputs stand for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.core.messages import Refused
from playground.core.network_input import Framing, NetworkInput
from playground.core.session import Network
from playground.layers import Convolution, Dense, Flatten
from playground.layers.initialise import he_filters
from playground.layers.layersfile import NetworkContent, read_layers_file
from playground.layers.networkfile import read_network, write_network

RNG = np.random.default_rng(5)
CLASSES = ("ring", "十字", "a, b")


def network(units: int = 3) -> Network:
    convolution = Convolution(filters=he_filters(2, 1, (3, 3), RNG))
    return Network((convolution, Flatten(), Dense.random((2 * 12 * 12, 1, 1), units, RNG)))


def read(path: Path) -> NetworkContent:
    content = read_layers_file(path)
    assert isinstance(content, NetworkContent)
    return content


@pytest.mark.parametrize("units", [3, 40])  # the weights within, and beside
@pytest.mark.parametrize(
    "taken",
    [
        NetworkInput((1, 12, 12), "unit", Framing(0.7, "mass"), True, True, True),
        NetworkInput((1, 12, 12), "byte", Framing(1.0, "box"), False, True, False),
        NetworkInput((3, 20, 30), "unit", None, True, True, False),
        None,
    ],
)
@pytest.mark.parametrize("classes", [CLASSES, ()])
def test_it_comes_back_as_it_was_written(
    tmp_path: Path, units: int, taken: NetworkInput | None, classes: tuple[str, ...]
) -> None:
    path = tmp_path / "net.json"
    write_network(path, network(units), taken, classes)
    content = read(path)
    assert (content.input, content.classes) == (taken, classes)
    assert len(read_network(path)) == 3  # as programs read it that know nothing of it


DAMAGES: list[dict[str, Any]] = [
    {"input": []},
    {"input": {}},
    {"input": {"shape": [1, 12]}},
    {"input": {"shape": [2, 12, 12]}},
    {"input": {"shape": [1, 12, 0]}},
    {"input": {"shape": [1, 12, 1e9]}},
    {"input": {"shape": [1, True, 12]}},
    {"input": {"shape": {"a": 1}}},
    {"input": {"shape": [1, 12, 12], "levels": "bits"}},
    {"input": {"shape": [1, 12, 12], "levels": []}},
    {"input": {"shape": [1, 12, 12], "framing": 1}},
    {"input": {"shape": [1, 12, 12], "framing": {"fill": 0}}},
    {"input": {"shape": [1, 12, 12], "framing": {"fill": "1"}}},
    {"input": {"shape": [1, 12, 12], "framing": {"fill": 1, "centre": "left"}}},
    {"input": {"shape": [1, 12, 12], "framing": {"fill": 1, "centre": []}}},
    {"input": {"shape": [1, 12, 12], "frames_drawings": 1}},
    {"input": {"shape": [1, 12, 12], "more": 1}},
    {"classes": "abc"},
    {"classes": {"a": 1}},
    {"classes": ["a", 1]},
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_one_is_refused_in_a_sentence(tmp_path: Path, damage: dict[str, Any]) -> None:
    path = tmp_path / "net.json"
    write_network(path, network(), NetworkInput((1, 12, 12), "unit", kept=True), CLASSES)
    path.write_text(json.dumps({**json.loads(path.read_text()), **damage}))
    with pytest.raises(Refused, match=r"net\.json"):
        read_layers_file(path)
