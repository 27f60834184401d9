"""Networks go through JSON without losing a bit, and nothing else gets in."""

from __future__ import annotations

import errno
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from playground.core.fields import fields_of
from playground.core.filters import Filter
from playground.core.fitting import fitted
from playground.core.layer import FilterLayer, Layer
from playground.core.messages import Refused
from playground.core.session import Network
from playground.layers import LAYERS, Convolution, Dense
from playground.layers.arraytext import Malformed, decoded, encoded
from playground.layers.jsontext import to_text
from playground.layers.networkfile import (
    FORMAT,
    VERSION,
    layer_from_data,
    layer_to_data,
    network_from_data,
    network_to_data,
    read_network,
    write_network,
)
from playground.layers.switchedoff import switched_off, switched_on, switches_of
from tests.layers.randomlayers import (
    fitting,
    random_network,
    random_shape,
    with_random_tensors,
)

KINDS = [pytest.param(kind, id=name) for name, kind in LAYERS.items()]


def through_text(data: Any) -> Any:
    return json.loads(to_text(data))


def assert_same(found: Layer, expected: Layer) -> None:
    assert type(found) is type(expected)
    assert found.enabled == expected.enabled
    for name in fields_of(expected):
        assert getattr(found, name) == getattr(expected, name)
        assert type(getattr(found, name)) is type(getattr(expected, name))
    if isinstance(expected, FilterLayer):
        for new, old in zip(found.filters, expected.filters, strict=True):
            assert (new.name, new.preset, new.bias) == (old.name, old.preset, old.bias)
            assert not new.weights.flags.writeable
    again = {**found.tensors(), **switched_off(found)}
    for name, values in {**expected.tensors(), **switched_off(expected)}.items():
        assert again[name].tobytes() == values.tobytes()


@given(
    arrays(
        np.float32,
        array_shapes(min_dims=0, max_dims=4, max_side=5),
        elements=st.floats(width=32),
    ),
    st.booleans(),
)
@settings(max_examples=200, deadline=None)
def test_every_float32_survives(values: np.ndarray, written_out: bool) -> None:
    data = json.loads(json.dumps(encoded(values, 1024 if written_out else 0)))
    assert decoded(data, values.ndim).tobytes() == values.tobytes()


def test_short_arrays_are_numbers_that_one_can_read() -> None:
    values = np.array([[0.1, 1 / 3], [-2, 1e-9]], np.float32)
    assert encoded(values) == [[0.1, 0.33333334], [-2, 1e-9]]
    assert json.dumps(encoded(np.array([1, 0.5, -1], np.float32))) == "[1, 0.5, -1]"


@pytest.mark.parametrize(
    "data",
    [
        "1",
        None,
        [[1, 2], [3]],
        [["1"]],
        [[True]],
        [[1e300]],
        [[float("nan")]],
        [1],
        [[[1]]],
        [[10**400]],
        {"shape": [1, 1], "float32": "AAAA"},
        {"shape": [1, 1], "float32": "no base64"},
        {"shape": [1, -1], "float32": ""},
        {"shape": [1, True], "float32": "AAAAAA=="},
        {"shape": [2**40, 2**40], "float32": "AAAAAA=="},
        {"shape": [1, 1], "float32": "AAAAAA==", "more": 1},
        {"shape": [1, 1]},
    ],
)
def test_what_is_no_matrix_is_refused(data: Any) -> None:
    with pytest.raises(Malformed):
        decoded(data, 2)


@pytest.mark.parametrize("kind", KINDS)
def test_a_layer_comes_back_to_the_last_bit(kind: type[Layer]) -> None:
    for layer, x in fitting(kind, 20, seed=1):
        data = through_text(layer_to_data(layer))
        again = layer_from_data(data)
        assert_same(again, layer)
        assert through_text(layer_to_data(again)) == data
        shape = (x.shape[0], x.shape[1], x.shape[2])
        np.testing.assert_array_equal(again.fitted(shape).forward(x), layer.forward(x))


def test_networks_come_back_from_files(tmp_path: Path) -> None:
    rng = np.random.default_rng(2)
    path = tmp_path / "network.json"
    for _ in range(10):
        shape = random_shape(rng)
        network = random_network(rng, shape)
        write_network(path, network)
        again = fitted(read_network(path), shape)
        for found, expected in zip(again, network, strict=True):
            assert_same(found, expected)
    assert path.exists()
    assert len(list(tmp_path.iterdir())) <= 2  # the JSON, and the weights of a large one


@pytest.mark.parametrize("units", [1, 3000])
@pytest.mark.parametrize(
    "kind", [pytest.param(kind, id=name) for name, kind in LAYERS.items() if switches_of(kind())]
)
def test_what_is_switched_off_comes_back(kind: type[Layer], units: int, tmp_path: Path) -> None:
    """In a file of its own or with weights beside it, which 3000 units of a layer behind make."""
    rng = np.random.default_rng(7)
    shape = (4, 5, 5)
    layer = with_random_tensors(switched_on(kind.default(shape, rng)), rng)
    off = replace(layer, **dict.fromkeys(switches_of(layer), False))
    assert off.tensors().keys() < layer.tensors().keys()
    behind = Dense.random(off.output_shape(shape), units, rng)
    write_network(tmp_path / "net.json", Network((off, behind)))
    assert len(list(tmp_path.iterdir())) == (2 if units == 3000 else 1)
    again = fitted(read_network(tmp_path / "net.json"), shape)
    assert_same(again[0], off)
    assert_same(switched_on(again[0]), layer)
    assert_same(again[1], behind)


def test_what_is_switched_off_and_new_is_not_in_the_file() -> None:
    """Programs before this one refused it."""
    data = layer_to_data(Dense(has_bias=False), 0)
    assert list(data["tensors"]) == ["weight"]
    assert "tensors" not in layer_to_data(LAYERS["group normalisation"](affine=False))


def test_a_tensor_that_is_switched_off_is_not_asked_for() -> None:
    data = layer_to_data(LAYERS["group normalisation"]())
    data["fields"]["affine"] = False
    del data["tensors"]["bias"]
    with pytest.raises(Refused, match="tensors cannot be read"):
        layer_from_data(data)
    del data["tensors"]
    assert not layer_from_data(data).tensors()


def test_large_weights_are_kept_too() -> None:
    layer = Dense.random((3, 32, 32), 4, np.random.default_rng(3))
    assert_same(layer_from_data(through_text(layer_to_data(layer))), layer)


@pytest.mark.parametrize("number", [np.nan, np.inf, -np.inf])
def test_weights_that_are_no_finite_numbers_are_refused_by_name(
    tmp_path: Path, number: float
) -> None:
    weights = np.full((1, 3, 3), number, np.float32)
    odd = Convolution(filters=(Filter("odd", weights, 0.0),))
    with pytest.raises(Refused, match="Layer 3: odd holds numbers that are infinite or none"):
        layer_from_data(through_text(layer_to_data(odd)), 3)
    with pytest.raises(Refused, match="Layer 1: odd holds numbers"):
        write_network(tmp_path / "network.json", Network((odd,)))
    assert list(tmp_path.iterdir()) == []


def test_what_is_left_out_has_its_default() -> None:
    layer = layer_from_data({"kind": "convolution", "filters": [{"weights": [[[1, 2]]]}]})
    assert isinstance(layer, Convolution)
    assert (layer.enabled, layer.stride, layer.padding) == (True, (1, 1), "same")
    assert (layer.filters[0].name, layer.filters[0].bias) == ("", 0.0)
    dense = layer_from_data({"kind": "dense", "fields": {"units": 7}})
    assert dense.fitted((2, 3, 3)).output_shape((2, 3, 3)) == (7, 1, 1)


GOOD: dict[str, Any] = {"kind": "convolution", "filters": [{"weights": [[[1]]]}]}


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        ([], "cannot be read"),
        ({}, "no kind of layer"),
        ({"kind": "convolutional"}, "no kind of layer called convolutional"),
        ({"kind": ["pooling"]}, "no kind of layer"),
        ({**GOOD, "colour": 1}, "does not know colour"),
        ({**GOOD, "fields": {"strides": [1, 1]}}, "does not know strides"),
        ({**GOOD, "fields": {"stride": "12"}}, "stride cannot be read"),
        ({**GOOD, "fields": {"stride": [1]}}, "2 numbers"),
        ({**GOOD, "fields": {"stride": [1, 1.5]}}, "whole number"),
        ({**GOOD, "fields": {"stride": [0, 1]}}, "between"),
        ({**GOOD, "fields": {"stride": [True, 1]}}, "stride cannot be read"),
        ({**GOOD, "fields": {"stride": [float("nan"), 1]}}, "between"),
        ({**GOOD, "fields": {"groups": 10**400}}, "groups cannot be read"),
        ({**GOOD, "fields": {"padding": "sane"}}, "no choice sane"),
        ({**GOOD, "fields": {"padding": 3}}, "padding cannot be read"),
        ({**GOOD, "fields": 3}, "cannot be read"),
        ({**GOOD, "enabled": 1}, "enabled cannot be read"),
        ({**GOOD, "filters": []}, "filters cannot be read"),
        ({"kind": "convolution"}, "filters cannot be read"),
        ({**GOOD, "filters": [{"weights": [[1]]}]}, "numbers of"),
        ({**GOOD, "filters": [{"weights": [[[]]]}]}, "between 1×1"),
        ({**GOOD, "filters": [{"weights": [[[1] * 32]]}]}, "between 1×1"),
        ({**GOOD, "filters": [{"weights": [[[1]]], "bias": "0"}]}, "numbers of"),
        ({**GOOD, "filters": [{"weights": [[[1]]], "name": 3}]}, "filters cannot be read"),
        ({**GOOD, "filters": [{"weights": [[[1]]]}, {"weights": [[[1, 2]]]}]}, "not of one size"),
        ({**GOOD, "tensors": {}}, "tensors cannot be read"),
        ({"kind": "pooling", "filters": []}, "filters cannot be read"),
        ({"kind": "dense", "tensors": {"weight": [[1]]}}, "tensors cannot be read"),
        (
            {"kind": "dense", "fields": {"units": 2}, "tensors": {"weight": [[1]], "bias": [0]}},
            "not those of 2 units",
        ),
    ],
)
def test_a_layer_that_makes_no_sense_gets_a_sentence(entry: Any, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        layer_from_data(entry, 3)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (None, "not a"),
        ({"layers": []}, "not a"),
        ({"format": FORMAT, "layers": []}, "which version"),
        ({"format": FORMAT, "version": "1", "layers": []}, "which version"),
        ({"format": FORMAT, "version": VERSION + 1, "layers": []}, "up to version"),
        ({"format": FORMAT, "version": VERSION}, "no list"),
        ({"format": FORMAT, "version": VERSION, "layers": [GOOD] * 257}, "at most"),
        ({"format": FORMAT, "version": VERSION, "layers": [GOOD, {}]}, "Layer 2"),
    ],
)
def test_a_file_that_is_no_network_gets_a_sentence(data: Any, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        network_from_data(data)


def test_broken_files_get_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "network.json"
    with pytest.raises(Refused, match=r"no file network\.json"):
        read_network(path)
    for content in (b"", b"{", b"\xff\xfe", b"[" * 100_000):
        path.write_bytes(content)
        with pytest.raises(Refused, match=r"network\.json is not"):
            read_network(path)
    with pytest.raises(Refused, match="cannot be written"):
        write_network(tmp_path / "nowhere" / "network.json", Network())


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "network.json"
    write_network(path, Network((replace(layer_from_data(GOOD), enabled=False),)))
    before = path.read_text()

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused, match="cannot be written: the disk is full"):
        write_network(path, Network())
    assert path.read_text() == before


def test_the_file_of_an_empty_network() -> None:
    data = network_to_data(Network())
    assert data == {"format": FORMAT, "version": 1, "layers": []}
    assert len(network_from_data(through_text(data))) == 0
