"""ONNX models: onnxruntime computes with them what the program computes."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib import util
from pathlib import Path
from typing import Any, get_args

import numpy as np
import pytest

from playground.core.messages import Refused
from playground.exchange import onnx_model
from playground.exchange.exported import exported
from playground.exchange.found import FILES
from playground.exchange.onnx_model import computed, onnx_bytes
from playground.layers import LAYERS
from playground.layers.activations import ACTIVATIONS
from playground.layers.geometry import Border
from tests.exchange.sessions import lenet, on_maps
from tests.exchange.test_code import close, of_layer
from tests.later import Later
from tests.layers.randomlayers import fitting

onnx = Later("onnx")

TRIALS = 40


@pytest.mark.parametrize("kind", list(LAYERS))
def test_onnxruntime_computes_what_a_layer_of_any_settings_does(kind: str) -> None:
    wrong = []
    for layer, x in fitting(LAYERS[kind], TRIALS, seed=8):
        if not close(computed(onnx_bytes(of_layer(layer, x)), x), layer.forward(x)):
            wrong.append((layer, x.shape))
    assert wrong == []


@pytest.mark.parametrize("border", get_args(Border))
def test_onnxruntime_sees_the_same_cells_outside(border: str) -> None:
    rng = np.random.default_rng(3)
    x = rng.normal(size=(2, 7, 9)).astype(np.float32)
    made = LAYERS["convolution"].default(x.shape, rng)
    layer = replace(made, padding="full", border=border)  # type: ignore[call-arg]
    output = computed(onnx_bytes(of_layer(layer, x)), x)
    assert output.shape[1:] > x.shape[1:]
    np.testing.assert_allclose(output, layer.forward(x), rtol=0, atol=1e-5)


@pytest.mark.parametrize("function", list(ACTIVATIONS))
def test_onnxruntime_computes_what_an_activation_does(function: str) -> None:
    x = np.random.default_rng(0).normal(0, 4, (3, 5, 7)).astype(np.float32)
    layer = LAYERS["activation"](function=function).fitted((3, 5, 7))  # type: ignore[call-arg]
    assert close(computed(onnx_bytes(of_layer(layer, x)), x), layer.forward(x))


def test_lenet_takes_batches_and_says_how_pictures_are_prepared(tmp_path: Path) -> None:
    whole = exported(lenet())
    target = tmp_path / "lenet.onnx"
    assert FILES["onnx"].write(whole, target) == (target,)
    model = onnx.load(target)
    notes = {item.key: item.value for item in model.metadata_props}
    assert json.loads(notes["input.shape"]) == [1, 28, 28]
    assert json.loads(notes["input.range"]) == [0, 1]
    assert json.loads(notes["classes"]) == [str(digit) for digit in range(10)]
    assert "the square in the middle" in notes["preparation"]
    assert [node.op_type for node in model.graph.node][:3] == ["Conv", "Tanh", "AveragePool"]
    (taken,) = model.graph.input
    assert taken.type.tensor_type.shape.dim[0].dim_param == "pictures"


def test_a_network_without_layers_hands_its_input_on() -> None:
    x = np.ones((1, 4, 4), np.float32)
    whole = replace(of_layer(LAYERS["dropout"](), x), places=())
    assert np.array_equal(computed(onnx_bytes(whole), x), x)


def test_numbers_of_a_runtime_that_are_not_the_programs_are_not_written(tmp_path: Path) -> None:
    whole = exported(lenet())
    other = replace(whole, output=whole.output + np.float32(1e-3))
    with pytest.raises(Refused, match="other numbers, by up to"):
        FILES["onnx"].write(other, tmp_path / "lenet.onnx")
    assert not list(tmp_path.iterdir())


def test_without_the_packages_a_sentence_says_how_to_get_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str, *rest: Any) -> Any:
        return None if name == "onnxruntime" else util.find_spec(name, *rest)

    monkeypatch.setattr(onnx_model, "find_spec", missing)
    x = np.ones((1, 4, 4), np.float32)
    whole = exported(on_maps(LAYERS["dropout"](), x))
    with pytest.raises(Refused, match="Run: pip install onnxruntime"):
        FILES["onnx"].write(whole, tmp_path / "a.onnx")
