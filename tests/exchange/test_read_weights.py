"""Weights of files laid into layers: by name, in order, and what does not fit is told."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from playground.core.fitting import fitted
from playground.core.messages import Refused
from playground.core.session import Network
from playground.core.tensor_file import write_tensors
from playground.exchange.exported import exported
from playground.exchange.found import FILES
from playground.exchange.read_weights import WeightsContent, read_weights, with_weights
from playground.layers.activation import Activation
from playground.layers.convolution import Convolution
from playground.layers.dense import Dense
from playground.layers.initialise import he_filters, initialised
from playground.layers.state import tensors_of
from tests.exchange.sessions import lenet


def drawn_anew(network: Network) -> Network:
    rng = np.random.default_rng(5)
    return Network(tuple(initialised(layer, "he", rng) for layer in network))


def same(one: Network, other: Network) -> bool:
    mine, theirs = tensors_of(one), tensors_of(other)
    return all(np.array_equal(values, theirs[name]) for name, values in mine.items())


@pytest.mark.parametrize("suffix", [".safetensors", ".pt", ".npz"])
def test_exported_weights_come_back_in_every_format(suffix: str, tmp_path: Path) -> None:
    session = lenet()
    path = tmp_path / f"lenet{suffix}"
    FILES["weights"].write(exported(session), path)
    other = drawn_anew(session.network)
    assert not same(other, session.network)
    matched = with_weights(other, read_weights(path))
    assert same(matched.network, session.network)
    assert (matched.taken, matched.left) == (5, ())


def test_weights_by_place_as_a_run_keeps_them_come_back(tmp_path: Path) -> None:
    session = lenet()
    write_tensors(tmp_path / "w.safetensors", tensors_of(session.network), {})
    matched = with_weights(drawn_anew(session.network), read_weights(tmp_path / "w.safetensors"))
    assert same(matched.network, session.network)


def test_a_model_of_torch_with_other_names_goes_in_order_and_the_rest_is_told(
    tmp_path: Path,
) -> None:
    torch.manual_seed(0)
    other = nn.Sequential(
        nn.Conv2d(1, 6, 5),
        nn.BatchNorm2d(6),
        nn.Conv2d(6, 16, 5),
        nn.Linear(256, 120),
        nn.Linear(120, 7),
        nn.Linear(84, 10),
    )
    torch.save({"state_dict": other.state_dict()}, tmp_path / "model.pth")
    session = lenet()
    matched = with_weights(session.network, read_weights(tmp_path / "model.pth"))
    assert matched.taken == 4
    first = tensors_of(matched.network)["0.weight"]
    assert np.array_equal(first, other.state_dict()["0.weight"].numpy())
    kept = next(place for place, layer in enumerate(session.network) if layer.kind == "dense") + 2
    assert matched.network[kept] is session.network[kept]
    assert matched.left == (
        "1 (weight 6, bias 6, running_mean 6, running_var 6)",
        "4 (weight 7×120, bias 7)",
        "dense2: nothing of weight 84×120, bias 84",
    )


def test_weights_of_no_layer_are_refused_with_their_shapes() -> None:
    content = WeightsContent("a.npz", {"x.weight": np.zeros((3, 3), np.float32)})
    with pytest.raises(Refused, match=re.escape("in a.npz: x (weight 3×3)")):
        with_weights(lenet().network, content)


def test_what_is_no_file_of_plain_weights_is_a_sentence(tmp_path: Path) -> None:
    cases: dict[str, bytes] = {"a.pt": b"hello", "a.npz": b"hello", "a.safetensors": b"hello"}
    stream = io.BytesIO()
    torch.save(nn.Linear(2, 2), stream)
    cases["object.pt"] = stream.getvalue()
    stream = io.BytesIO()
    np.savez(stream, a=np.array([None], object))
    cases["object.npz"] = stream.getvalue()
    stream = io.BytesIO()
    np.savez(stream, a=np.array([np.nan], np.float32))
    cases["nan.npz"] = stream.getvalue()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.pkl", bytes(10**6))
    cases["bomb.pt"] = stream.getvalue()
    for name, data in cases.items():
        (tmp_path / name).write_bytes(data)
        with pytest.raises(Refused, match=name):
            read_weights(tmp_path / name)


def test_damaged_files_are_a_sentence_or_weights(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    counts = {"sentences": 0, "weights": 0}
    for suffix in (".pt", ".npz", ".safetensors"):
        path = tmp_path / f"a{suffix}"
        FILES["weights"].write(exported(lenet()), path)
        data = path.read_bytes()
        for _ in range(60):
            changed = bytearray(data)
            for place in rng.integers(0, len(data), 3):
                changed[place] = int(rng.integers(256))
            start = int(rng.integers(0, len(data) - 60))
            changed[start : start + 30] = rng.bytes(30)
            path.write_bytes(changed if rng.random() < 0.7 else changed[:start])
            try:
                read_weights(path)
            except Refused:
                counts["sentences"] += 1
            else:
                counts["weights"] += 1
    assert sum(counts.values()) == 180
    assert counts["sentences"] > 50


def small_vgg() -> Network:
    """A convolution, and a dense layer on 2×2 maps: what a published network is made of."""
    shape = (1, 4, 4)
    rng = np.random.default_rng(1)
    convolution = Convolution(filters=he_filters(2, 1, (3, 3), rng), padding="valid")
    return fitted(Network((convolution, Activation(), Dense(units=3))), shape)


PUBLISHED = {0: ("features.0",), 2: ("classifier.0", "pre_logits.fc1")}


def test_published_names_find_their_layers_and_filters_as_large_as_the_maps_become_rows() -> None:
    rng = np.random.default_rng(2)
    filters = rng.normal(size=(3, 2, 2, 2)).astype(np.float32)
    arrays = {
        "pre_logits.fc1.weight": filters,
        "pre_logits.fc1.bias": np.ones(3, np.float32),
        "features.0.weight": np.ones((2, 1, 3, 3), np.float32),
        "features.0.bias": np.zeros(2, np.float32),
    }
    matched = with_weights(small_vgg(), WeightsContent("vgg", arrays), PUBLISHED)
    assert (matched.taken, matched.left, matched.without) == (2, (), ())
    assert (matched.network[2].tensors()["weight"] == filters.reshape(3, 8)).all()


def test_what_has_another_shape_than_its_layer_is_listed_and_nothing_takes_its_place() -> None:
    arrays = {
        "features.0.weight": np.ones((2, 3, 3, 3), np.float32),
        "features.0.bias": np.zeros(2, np.float32),
        "classifier.0.weight": np.ones((3, 8), np.float32),
        "classifier.0.bias": np.zeros(3, np.float32),
        "features.9.weight": np.ones((2, 1, 3, 3), np.float32),
        "features.9.bias": np.zeros(2, np.float32),
    }
    before = small_vgg()
    matched = with_weights(before, WeightsContent("vgg", arrays), PUBLISHED)
    assert (matched.taken, matched.without) == (1, (0,))
    assert matched.network[0] is before[0]
    assert matched.left == (
        "features.0 (weight 2×3×3×3, bias 2): the layer has weight 2×1×3×3, bias 2",
        "features.9 (weight 2×1×3×3, bias 2)",
        "conv1: nothing of weight 2×1×3×3, bias 2",
    )
