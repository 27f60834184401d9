"""What a network file says that its network takes, and what its outputs stand for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground import resources
from playground.core.messages import Refused
from playground.core.network_input import Framing, NetworkInput
from playground.core.session import Network
from playground.layers import Convolution, Dense, Flatten, shipped, stacks
from playground.layers.initialise import he_filters
from playground.layers.layersfile import NetworkContent, classes_note, read_layers_file
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
    {"classes": ["a", "b" * 4097]},
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_one_is_refused_in_a_sentence(tmp_path: Path, damage: dict[str, Any]) -> None:
    path = tmp_path / "net.json"
    write_network(path, network(), NetworkInput((1, 12, 12), "unit", kept=True), CLASSES)
    path.write_text(json.dumps({**json.loads(path.read_text()), **damage}))
    with pytest.raises(Refused, match=r"net\.json"):
        read_layers_file(path)


@pytest.mark.parametrize("folder", ["networks", "stacks"])
def test_what_comes_along_has_no_entry_that_is_not_known(folder: str) -> None:
    known = shipped.DOCUMENT if folder == "networks" else stacks.DOCUMENT
    found = {
        name
        for path in resources.path(folder).glob("*.json")
        for name in json.loads(path.read_text(encoding="utf-8"))
    }
    assert found == set(known)


@pytest.mark.parametrize("kind", ["network", "trained", "stack"])
def test_an_entry_that_is_not_known_is_refused_by_its_name(tmp_path: Path, kind: str) -> None:
    """It would be lost with the next save, without a word."""
    path = tmp_path / "net.json"
    if kind == "network":
        write_network(path, network(), NetworkInput((1, 12, 12), "unit", kept=True), CLASSES)
    elif kind == "stack":
        stacks.write_stack(path, network())
    else:
        path.write_bytes(resources.path("networks", "lenet5-digits.json").read_bytes())
        for beside in resources.path("networks").glob("lenet5-digits.*.safetensors"):
            (tmp_path / beside.name).write_bytes(beside.read_bytes())
    read_layers_file(path)
    path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf-8")), "clases": ["a"]}))
    with pytest.raises(Refused, match="does not know the entry clases"):
        read_layers_file(path)


@pytest.mark.parametrize("classes", [(), CLASSES, CLASSES[:2], (*CLASSES, "d")])
def test_names_of_another_number_of_outputs_are_told_of(
    tmp_path: Path, classes: tuple[str, ...]
) -> None:
    path = tmp_path / "net.json"
    write_network(path, network(3), NetworkInput((1, 12, 12), "unit", kept=True), classes)
    note = classes_note(read(path), (1, 40, 40))
    assert (note is None) == (len(classes) in (0, 3))
    if note is not None:
        assert f"names {len(classes)} classes, and the network has 3 outputs" in str(note)
