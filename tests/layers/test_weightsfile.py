"""Large networks: their weights beside the JSON, of its id, never of another, damaged or not."""

from __future__ import annotations

import errno
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from playground.core.filters import Filter
from playground.core.fitting import fitted
from playground.core.messages import Refused
from playground.core.session import Network
from playground.layers import Activation, Convolution, Dense, Flatten
from playground.layers.networkfile import (
    MAX_INLINE_WEIGHTS,
    layer_size,
    read_network,
    write_network,
)
from tests.cli.test_damaged_run_folder import damaged_bytes, damaged_json
from tests.layers.randomlayers import fitting, random_maps
from tests.layers.test_networkfile import KINDS, assert_same

SHAPE = (3, 16, 16)


def large(seed: int = 0) -> Network:
    rng = np.random.default_rng(seed)
    first, second = (random_maps(rng, (3, 3, 3)) for _ in range(2))
    filters = (Filter("größe", first, 0.5, "sobel"), Filter("b", second))
    layers = (Convolution(filters=filters), Activation(), Flatten())
    return fitted(Network((*layers, Dense.random((512, 1, 1), 20, rng))), SHAPE)


def weights_files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.suffix == ".safetensors")


def test_a_large_network_has_its_weights_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "net.json"
    network = large()
    write_network(path, network)
    (name,) = weights_files(tmp_path)
    data = json.loads(path.read_text(encoding="utf-8"))
    assert data["weights"]["file"] == name
    assert path.stat().st_size < 5000
    for found, expected in zip(read_network(path), network, strict=True):
        assert_same(found, expected)
    safetensors = pytest.importorskip("safetensors.numpy")
    arrays = safetensors.load_file(tmp_path / name)
    np.testing.assert_array_equal(arrays["3.weight"], network[3].tensors()["weight"])


@pytest.mark.parametrize("kind", KINDS)
def test_layers_of_every_kind_come_back_from_beside(kind: type, tmp_path: Path) -> None:
    filler = Dense.random((1024, 1, 1), 8, np.random.default_rng(0))
    for number, (layer, _) in enumerate(fitting(kind, 6, seed=4)):
        path = tmp_path / f"{number}.json"
        write_network(path, Network((layer, filler)))
        assert_same(read_network(path)[0], layer)
    assert weights_files(tmp_path)


def test_small_networks_stay_in_one_file_that_older_programs_read(tmp_path: Path) -> None:
    network = Network(large().layers[:2])
    assert sum(map(layer_size, network)) <= MAX_INLINE_WEIGHTS
    write_network(tmp_path / "net.json", network)
    assert os.listdir(tmp_path) == ["net.json"]
    assert json.loads((tmp_path / "net.json").read_text(encoding="utf-8"))["version"] == 1


def test_the_same_network_gives_the_same_files(tmp_path: Path) -> None:
    path = tmp_path / "net.json"
    write_network(path, large())
    before = {item.name: item.read_bytes() for item in tmp_path.iterdir()}
    write_network(path, large())
    assert {item.name: item.read_bytes() for item in tmp_path.iterdir()} == before
    write_network(path, large(1))
    assert len(weights_files(tmp_path)) == 1
    assert weights_files(tmp_path)[0] not in before
    write_network(path, Network())
    assert os.listdir(tmp_path) == ["net.json"]


@pytest.mark.parametrize("call", [1, 2])
def test_a_full_disk_leaves_the_old_pair(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: int
) -> None:
    path = tmp_path / "net.json"
    write_network(path, large())
    there = weights_files(tmp_path)
    honest, calls = os.replace, []

    def full(source: Path, target: Path) -> None:
        calls.append(target)
        if len(calls) == call:
            raise OSError(errno.ENOSPC, "No space left on device")
        honest(source, target)

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(Refused, match="the disk is full"):
        write_network(path, large(1))
    assert weights_files(tmp_path) == there
    calls.clear()
    with pytest.raises(Refused, match="the disk is full"):
        write_network(path, large())  # the same weights, which must not go
    for found, expected in zip(read_network(path), large(), strict=True):
        assert_same(found, expected)


def test_weights_of_another_network_are_refused_by_name(tmp_path: Path) -> None:
    write_network(tmp_path / "a.json", large(0))
    write_network(tmp_path / "b.json", large(1))
    one, other = weights_files(tmp_path)
    os.replace(tmp_path / other, tmp_path / one)
    with pytest.raises(Refused, match=rf"{one} does not hold the weights of a\.json"):
        read_network(tmp_path / "a.json")
    with pytest.raises(Refused, match=f"no file {other}"):
        read_network(tmp_path / "b.json")


@pytest.mark.parametrize(
    "name", ["../a.safetensors", "/etc/passwd", "a\0.safetensors", "", 3, None]
)
def test_weights_are_looked_for_beside_the_file_alone(tmp_path: Path, name: object) -> None:
    path = tmp_path / "net.json"
    write_network(path, large())
    data = json.loads(path.read_text(encoding="utf-8"))
    data["weights"]["file"] = name
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(Refused, match="does not say which file"):
        read_network(path)


def refusal(path: Path) -> str:
    try:
        read_network(path)
    except Refused as refused:
        return str(refused)
    return ""


@pytest.mark.parametrize("seed", range(4))
def test_damaged_network_files_get_a_sentence(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    path = tmp_path / "net.json"
    write_network(path, large() if seed % 2 else Network(large().layers[:2]))
    good = {item: item.read_bytes() for item in tmp_path.iterdir()}
    refused = 0
    for _ in range(150):
        for item, data in good.items():
            item.write_bytes(data)
        damaged = rng.choice(sorted(good))
        if damaged == path and rng.random() < 0.7:
            damaged.write_bytes(damaged_json(json.loads(good[path]), rng))
        else:
            damaged.write_bytes(damaged_bytes(good[damaged], rng))
        refused += bool(sentence := refusal(path))
        assert len(sentence.splitlines()) <= 1
        assert len(sentence) < 500
    assert refused > 50


MEMORY = """
import resource, sys
import numpy as np
from playground.core.arrays import frozen
from playground.core.session import Network
from playground.layers import Dense
from playground.layers.networkfile import read_network, write_network
megabyte = 2**20 if sys.platform == "darwin" else 2**10
def peak():
    if sys.platform == "linux":  # of this process alone, not of the one that it came from
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) for line in status if "VmHWM" in line) / 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / megabyte
if sys.argv[1] == "write":
    weight = frozen(np.ones((4096, 4096), np.float32))
    bias = frozen(np.zeros(4096, np.float32))
    layer = Dense(units=4096, source=weight, bias=bias, input_shape=(4096, 1, 1))
    before = peak()
    write_network(sys.argv[2], Network((layer,)))
else:
    before = peak()
    kept = read_network(sys.argv[2])
print(peak() - before)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs the resource module")
def test_no_second_copy_of_the_weights_is_held(tmp_path: Path) -> None:
    weights = 64  # MiB
    for what, most in (("write", 0.5 * weights), ("read", 1.5 * weights)):
        command = [sys.executable, "-P", "-c", MEMORY, what, str(tmp_path / "net.json")]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        assert float(done.stdout) < most, what
    assert sum(item.stat().st_size for item in tmp_path.iterdir()) < 1.05 * weights * 2**20
