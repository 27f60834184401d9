"""ONNX files read: what was exported comes back and computes the same."""

from __future__ import annotations

import json
import struct
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
import torch
from torch import nn

from playground.core.layer import FilterLayer
from playground.core.messages import Refused
from playground.core.session import Network
from playground.engine.compute.evaluate import evaluate
from playground.exchange.exported import exported
from playground.exchange.onnx_model import onnx_bytes
from playground.exchange.onnx_reader import read_onnx
from playground.layers import LAYERS
from playground.layers.activations import ACTIVATIONS
from playground.layers.activations.selu import ALPHA
from playground.layers.layersfile import NetworkContent
from tests.exchange.sessions import lenet
from tests.exchange.test_code import close, of_layer
from tests.layers.randomlayers import fitting


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


@pytest.mark.parametrize("classes", [{"0": "zero", "1": "one"}, list(range(10)), "0,1", 3])
def test_notes_of_other_programs_name_no_classes(classes: Any, tmp_path: Path) -> None:
    """Notes are free: what is called "classes" there may be a table or a list of numbers."""
    model = onnx.load_from_string(onnx_bytes(exported(lenet())))
    notes = {item.key: item.value for item in model.metadata_props}
    onnx.helper.set_model_props(model, {**notes, "classes": json.dumps(classes)})
    found = read(model.SerializeToString(), tmp_path)
    assert found.classes == ()
    assert found.input is not None
    assert len(found.network) > 0


@pytest.mark.parametrize("kind", list(LAYERS))
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


def test_an_operator_with_other_numbers_is_not_the_function(tmp_path: Path) -> None:
    x = np.ones((1, 2, 2), np.float32)
    data = onnx_bytes(of_layer(LAYERS["activation"](function="selu"), x))  # type: ignore[call-arg]
    alpha = struct.pack("<f", ALPHA)
    assert data.count(alpha) == 1
    with pytest.raises(Refused, match=r"Selu .* has no layer here"):
        read(data.replace(alpha, struct.pack("<f", 1.5)), tmp_path)


def test_filters_without_a_name_are_numbered(tmp_path: Path) -> None:
    network = read(onnx_bytes(exported(lenet())), tmp_path).network
    found = [layer.filters for layer in network if isinstance(layer, FilterLayer)]
    assert found
    for filters in found:
        assert [item.name for item in filters] == [f"f{at + 1}" for at in range(len(filters))]


def convolved(*modules: nn.Module, **settings: Any) -> nn.Module:
    """Modules after a convolution; group normalisations with weights of their own."""
    torch.manual_seed(1)
    net = nn.Sequential(nn.Conv2d(1, 4, 3, **settings), *modules)
    for module in modules:
        for weight in module.parameters():
            nn.init.normal_(weight)
    return net


@pytest.mark.parametrize(
    ("module", "kinds"),
    [
        (convolved(padding=1, padding_mode="reflect"), ["convolution"]),
        (nn.Sequential(nn.ReplicationPad2d(2), nn.Conv2d(1, 4, 3)), ["convolution"]),
        (convolved(nn.GroupNorm(2, 4)), ["convolution", "group normalisation"]),
        (convolved(nn.GroupNorm(1, 4), nn.ReLU()), ["convolution", "group normalisation", "act"]),
        (convolved(nn.GroupNorm(2, 4, affine=False)), ["convolution", "group normalisation"]),
        (convolved(nn.InstanceNorm2d(4)), ["convolution", "instance normalisation"]),
        (convolved(nn.InstanceNorm2d(4, affine=True)), ["convolution", "instance normalisation"]),
    ],
    ids=["reflect", "replicate", "group", "layer", "group without", "instance", "instance with"],
)
def test_what_torch_writes_as_several_operators_is_one_layer(
    module: nn.Module, kinds: list[str], tmp_path: Path
) -> None:
    x = np.random.default_rng(2).random((1, 12, 9), np.float32)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module.eval(),
            (torch.tensor(x)[None],),
            str(tmp_path / "n.onnx"),
            opset_version=13,
            dynamo=False,
        )
    network = read_onnx(tmp_path / "n.onnx").network
    assert [layer.kind[: len(kind)] for layer, kind in zip(network, kinds, strict=True)] == kinds
    results = evaluate(network, x)
    y = results.maps(len(results.stages) - 1)
    assert y is not None
    with torch.no_grad():
        assert close(y, module(torch.tensor(x)[None])[0].numpy())


def test_a_pooling_of_mirrored_maps_is_refused_in_a_sentence(tmp_path: Path) -> None:
    net = nn.Sequential(nn.ReflectionPad2d(1), nn.MaxPool2d(2))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        path = str(tmp_path / "n.onnx")
        torch.onnx.export(net, (torch.ones(1, 1, 8, 8),), path, opset_version=13, dynamo=False)
    with pytest.raises(Refused, match=r"n\.onnx: MaxPool .* with more than zeros around them"):
        read_onnx(tmp_path / "n.onnx")


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
