"""ONNX files read: what was exported comes back and computes the same."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from playground.core.layer import FilterLayer
from playground.core.messages import Refused
from playground.core.session import Network
from playground.engine.compute.evaluate import evaluate
from playground.exchange.exported import exported
from playground.exchange.onnx_model import onnx_bytes
from playground.exchange.onnx_reader import read_onnx
from playground.layers import LAYERS
from playground.layers.activations import ACTIVATIONS
from playground.layers.layersfile import NetworkContent
from tests.exchange.sessions import lenet
from tests.exchange.test_code import close, of_layer
from tests.layers.randomlayers import fitting

NEVER = {"group normalisation"}
"""Kinds that are exported as several operators, which are not put together again."""


def read(data: bytes, folder: Path) -> NetworkContent:
    path = folder / "network.onnx"
    path.write_bytes(data)
    return read_onnx(path)


def test_lenet_comes_back_with_its_input_and_classes(tmp_path: Path) -> None:
    session = lenet()
    found = read(onnx_bytes(exported(session)), tmp_path)
    assert [layer.kind for layer in found.network if layer.kind != "flatten"] == [
        layer.kind for layer in session.network if layer.enabled and layer.kind != "flatten"
    ]
    assert found.input is not None
    assert found.input.shape == (1, 28, 28)
    assert found.input.levels == "unit"
    assert found.classes == session.classes
    whole = exported(session)
    y = evaluate(found.network, whole.taken.x).stages[-1].maps
    assert y is not None
    assert close(y, whole.output)


@pytest.mark.parametrize("kind", [kind for kind in LAYERS if kind not in NEVER])
def test_layers_of_any_settings_come_back_or_are_refused_by_name(kind: str, tmp_path: Path) -> None:
    back, sentences = 0, []
    for layer, x in fitting(LAYERS[kind], 60, seed=9):
        if len(x) not in (1, 3):
            continue
        try:
            found = read(onnx_bytes(of_layer(layer, x)), tmp_path)
        except Refused as refused:
            sentences.append(str(refused))
            continue
        results = evaluate(found.network, x)
        y = results.maps(len(results.stages) - 1)
        assert y is not None
        assert close(y, layer.forward(x)), layer
        back += 1
    assert back >= 3
    assert all("network.onnx" in sentence for sentence in sentences)


@pytest.mark.parametrize("function", list(ACTIVATIONS))
def test_activations_come_back(function: str, tmp_path: Path) -> None:
    x = np.random.default_rng(0).normal(0, 4, (3, 5, 7)).astype(np.float32)
    layer = LAYERS["activation"](function=function).fitted((3, 5, 7))  # type: ignore[call-arg]
    found = read(onnx_bytes(of_layer(layer, x)), tmp_path)
    assert [layer.function for layer in found.network] == [  # type: ignore[attr-defined]
        item for item in [function] if item != "none"
    ]


def test_filters_without_a_name_are_numbered(tmp_path: Path) -> None:
    network = read(onnx_bytes(exported(lenet())), tmp_path).network
    found = [layer.filters for layer in network if isinstance(layer, FilterLayer)]
    assert found
    for filters in found:
        assert [item.name for item in filters] == [f"f{at + 1}" for at in range(len(filters))]


def test_damaged_files_are_a_sentence(tmp_path: Path) -> None:
    data = onnx_bytes(exported(lenet()))
    rng = np.random.default_rng(0)
    sentences, networks = 0, 0
    for _ in range(400):
        changed = bytearray(data[: int(rng.integers(1, 3000))] if rng.random() < 0.3 else data)
        for place in rng.integers(0, min(len(changed), 4000), int(rng.integers(1, 6))):
            changed[place] = int(rng.integers(256))
        try:
            found = read(bytes(changed), tmp_path)
        except Refused as refused:
            sentences += len(str(refused)) > 10
        else:
            networks += isinstance(found.network, Network)
    assert sentences + networks == 400
    assert sentences > 100
