"""Run folders with every kind of damage: one sentence and exit 2, or the training goes on."""

from __future__ import annotations

import copy
import json
import random
import re
import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.__main__ import main
from playground.cli.run_folder import CHECKPOINT, HISTORY, SETTINGS, RunFolder
from playground.cli.training_loop import STOPPED
from playground.core.plan import TrainingPlan
from playground.core.tensor_file import read_tensors, write_tensors
from playground.datasets import Shapes
from playground.training.process.checkpoint import checkpoint
from playground.training.process.job import Job
from playground.training.process.loop import EpochDone, training
from tests.training.networks import tiny

CASES = 400
"""Damages of each kind of file."""

RAW = {
    "«huge»": "9" * 5000,
    "«inf»": "1e400",
    "«nan»": "NaN",
    "«deep»": "[" * 50_000 + "]" * 50_000,
    "«surrogate»": '"\\ud800"',
}
"""What Python's own JSON does not write."""

VALUES = [
    *(None, True, False, -1, 0, 2, 1.5, 1e308, -1e-320, 2**31, 2**63, 10**30, "", "x" * 500),
    *("a\nb\r\x1b[31m", "1", "cuda:99", [], {}, [0], [1, 1], [[1], [2]], {"shape": [1]}, *RAW),
]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a sound run folder, after one epoch."""
    plan = TrainingPlan(data=Shapes(size=12, each=5), epochs=2, batch=8, normalisation="standard")
    dataset = plan.data.load()
    job = Job(tiny(), plan, dataset)
    path = tmp_path_factory.mktemp("good")
    folder = RunFolder(path)
    folder.begin(job.given, job.plan, dataset, checkpoint(job))
    done = next(event for event in training(job) if isinstance(event, EpochDone))
    folder.keep(checkpoint(job), done.metrics)
    return {name: (path / name).read_bytes() for name in (SETTINGS, CHECKPOINT, HISTORY)}


@pytest.fixture(scope="module")
def older(good: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The same folder as version 1 had it, with the normalisation beside the network."""
    path = tmp_path_factory.mktemp("older")
    put(path, good)
    settings = json.loads(good[SETTINGS])
    first = settings["network"]["layers"].pop(0)["fields"]
    settings["version"] = 1
    settings["data"] |= {"mean": first["mean"], "deviation": first["deviation"]}
    (path / SETTINGS).write_text(json.dumps(settings))
    arrays, notes = read_tensors(path / CHECKPOINT)
    moved = {re.sub(r"\.(\d+)\.", _one_less, name): array for name, array in arrays.items()}
    write_tensors(path / CHECKPOINT, moved, notes)
    return contents(path)


def _one_less(found: re.Match[str]) -> str:
    return f".{int(found[1]) - 1}."


def resumed(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What `train --resume` says when it refuses; "" when it goes on."""
    before = contents(folder)
    capsys.readouterr()
    status = main(["train", "--resume", str(folder), "--epochs", "2", "--device", "cpu"])
    said = capsys.readouterr().err
    if status == 0:
        return ""
    if status == 1:  # numbers that are possible, but that no training gets on with
        assert STOPPED.partition("{")[0] in said
        return ""
    assert status == 2
    assert contents(folder) == before
    assert said.count("\n") == 1, said
    assert said.endswith(".\n")
    assert len(said) < 1000
    assert said.strip("\n").isprintable(), said
    return said


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def put(folder: Path, files: dict[str, bytes]) -> None:
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)


# Damages of bytes.


def damaged_bytes(data: bytes, rng: random.Random) -> bytes:
    """Flipped bits, a cut, a hole, noise, an insertion."""
    found = bytearray(data)
    place = rng.randrange(len(data))
    match rng.randrange(6):
        case 0:
            for _ in range(rng.choice((1, 1, 8))):
                found[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        case 1:
            return data[:place]
        case 2:
            found[place : place + rng.randrange(1, 64)] = b""
        case 3:
            found[place : place + 16] = rng.randbytes(16)
        case 4:
            found[place:place] = rng.randbytes(rng.randrange(1, 9))
        case 5:
            found[0:8] = struct.pack("<Q", rng.choice((0, 1, 2**31, 2**63, 2**64 - 1, len(data))))
    return bytes(found)


# Damages of JSON.


def places(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to everything inside a value."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in items:
        yield (*way, key)
        if isinstance(item, dict | list):
            yield from places(item, (*way, key))


def damaged_json(value: Any, rng: random.Random) -> bytes:
    """Another value, a missing, another or a further name."""
    value = copy.deepcopy(value)
    *way, last = rng.choice(list(places(value)))
    owner = value
    for key in way:
        owner = owner[key]
    kind = rng.randrange(6)
    if kind == 0:
        del owner[last]
    elif kind == 1 and isinstance(owner, dict):
        owner[rng.choice(("x", "a\nb", "y" * 300))] = owner.pop(last)
    elif kind == 2 and isinstance(owner, dict):
        owner[rng.choice(("x", "a\nb", "y" * 300))] = rng.choice(VALUES)
    else:
        owner[last] = rng.choice(VALUES)
    text = json.dumps(value)
    for mark, raw in RAW.items():
        text = text.replace(json.dumps(mark), raw)
    return text.encode()


def damaged_header(data: bytes, rng: random.Random) -> bytes:
    (size,) = struct.unpack("<Q", data[:8])
    text = damaged_json(json.loads(data[8 : 8 + size]), rng)
    return struct.pack("<Q", len(text)) + text + data[8 + size :]


# Damages of arrays: the file is sound, and what is in it is not.


def damaged_arrays(folder: Path, rng: random.Random) -> None:
    path = folder / CHECKPOINT
    arrays, notes = read_tensors(path)
    name = rng.choice(sorted(arrays))
    values = arrays[name]
    other = rng.choice((np.float64, np.float16, np.int64, np.uint8, np.int32))
    changes: list[Callable[[], Any]] = [
        lambda: arrays.pop(name),
        lambda: arrays.update({rng.choice(("x", "weights.", "optimiser.1.weight.max")): values}),
        lambda: arrays.update({name: values.reshape(-1)[:1]}),
        lambda: arrays.update({name: values.reshape(-1)[:0]}),
        lambda: arrays.update({name: np.resize(values, (*values.shape, 2))}),
        lambda: arrays.update({name: np.resize(values, 7)}),
        lambda: arrays.update({name: values.reshape(1, *values.shape)}),
        lambda: arrays.update({name: values.astype(other)}),
        lambda: arrays.update({name: np.full(values.shape, rng.choice((np.nan, np.inf)), "f4")}),
        lambda: arrays.update({name: np.full(values.shape, 255, values.dtype)}),
        lambda: notes.update({rng.choice(sorted(notes)): rng.choice(("", "-1", "9" * 5000, "²"))}),
        lambda: notes.pop(rng.choice(sorted(notes))),
    ]
    rng.choice(changes)()
    write_tensors(path, arrays, notes)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(
    "kind", ["bytes", "json", "header", "arrays", "json of version 1", "header of version 1"]
)
def test_damages(
    good: dict[str, bytes],
    older: dict[str, bytes],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    kind: str,
    seed: int,
) -> None:
    rng = random.Random(f"{kind} {seed}")
    refused = 0
    kind, _, version = kind.partition(" of ")
    sound = older if version else good
    for case in range(CASES // 4):
        folder = tmp_path / str(case)
        put(folder, sound)
        if kind == "bytes":
            name = rng.choice((SETTINGS, CHECKPOINT, HISTORY))
            (folder / name).write_bytes(damaged_bytes(sound[name], rng))
        elif kind == "json":
            (folder / SETTINGS).write_bytes(damaged_json(json.loads(sound[SETTINGS]), rng))
        elif kind == "header":
            (folder / CHECKPOINT).write_bytes(damaged_header(sound[CHECKPOINT], rng))
        else:
            damaged_arrays(folder, rng)
        refused += bool(resumed(folder, capsys))
    assert refused >= CASES // 16


def test_the_sound_folder_goes_on(
    good: dict[str, bytes],
    older: dict[str, bytes],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, sound in (("good", good), ("older", older)):
        put(tmp_path / name, sound)
        assert resumed(tmp_path / name, capsys) == ""


@pytest.mark.parametrize("name", ["mean", "deviation"])
def test_a_normalisation_of_version_1_that_is_none_gets_a_sentence(
    older: dict[str, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    for case, value in enumerate([*VALUES, 10**400, -(10**30)]):
        settings = json.loads(older[SETTINGS])
        settings["data"][name] = [value]
        text = json.dumps(settings)
        for mark, raw in RAW.items():
            text = text.replace(json.dumps(mark), raw)
        put(tmp_path / str(case), {**older, SETTINGS: text.encode()})
        said = resumed(tmp_path / str(case), capsys)
        assert said or type(value) in (int, float), value


@pytest.mark.parametrize("place", ["9" * 30, "9" * 5000, "²", "-1"])
def test_a_checkpoint_of_version_1_whose_layers_are_oddly_numbered_gets_a_sentence(
    older: dict[str, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    put(tmp_path / "run", older)
    arrays, notes = read_tensors(tmp_path / "run" / CHECKPOINT)
    name = next(name for name in arrays if name.startswith("weights."))
    arrays[f"weights.{place}.weight"] = arrays.pop(name)
    write_tensors(tmp_path / "run" / CHECKPOINT, arrays, notes)
    assert resumed(tmp_path / "run", capsys)


STATE = "optimiser.1.weight."


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({STATE + "exp_avg": np.zeros(1, "f4")}, "exp_avg of shape 1 and type float32, not of"),
        ({STATE + "exp_avg_sq": np.zeros(2, "f4")}, "exp_avg_sq of shape 2"),
        ({STATE + "exp_avg": None}, "lacks optimiser.1.weight.exp_avg"),
        ({STATE + "step": None}, "lacks optimiser.1.weight.step"),
        ({STATE + "step": np.float32(-1)}, "numbers in optimiser.1.weight.step that are none"),
        ({STATE + "max": np.zeros(1, "f4")}, "optimiser.1.weight.max, which is unknown"),
        ({"random.order": None}, "no training to go on with"),
        ({"random.cpu": None}, "lacks random.cpu"),
        ({"random.cpu": np.zeros(100, "u1")}, "random.cpu of shape 100"),
        ({"random.cpu": np.zeros(5056, "u1")}, "damaged random.cpu"),
        ({"weights.1.bias": np.full(4, np.nan, "f4")}, "numbers in weights.1.bias that are none"),
        ({"weights.1.bias": np.zeros(4, "f8")}, "not those of this network: 1.bias differs"),
        ({"weights.1.bias": None}, "those of another network"),
    ],
)
def test_what_is_wrong_is_named(
    good: dict[str, bytes],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    change: dict[str, Any],
    sentence: str,
) -> None:
    put(tmp_path / "run", good)
    arrays, notes = read_tensors(tmp_path / "run" / CHECKPOINT)
    for name, values in change.items():
        if values is None:
            del arrays[name]
        else:
            arrays[name] = np.asarray(values)
    write_tensors(tmp_path / "run" / CHECKPOINT, arrays, notes)
    assert sentence in resumed(tmp_path / "run", capsys)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"pictures": 25', '"pictures": Infinity'),
        ('"pictures": 25', '"pictures": 1e400'),
        ('"pictures": 25', '"pictures": ' + "9" * 5000),
        ('"rate": 0.001', '"rate": "0.001"'),
        ('"frozen": []', '"frozen": 3'),
        ('"augmentation": {', '"augmentation": 3, "x": {'),
        ('"kind": "shapes"', '"kind": "drawings", "classes": 3'),
    ],
)
def test_settings_of_the_wrong_kind(
    good: dict[str, bytes],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    old: str,
    new: str,
) -> None:
    text = good[SETTINGS].decode()
    assert text.count(old) == 1
    put(tmp_path / "run", {**good, SETTINGS: text.replace(old, new).encode()})
    assert resumed(tmp_path / "run", capsys)


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (lambda data: data.replace(b"1,2", b"x,2"), "history.csv is damaged: line 2"),
        (lambda data: data + data.splitlines(True)[1], "line 3 is no row"),
        (lambda data: data + b"9" * 5000 + b",1,1,1,1,1,1,1\n", "line 3 is no row"),
        (lambda data: b"\xff" + data, "not a text file"),
        (lambda data: b"a,b\n" + data, "line 1"),
        (lambda data: data.replace(b"\r\n", b",1\r\n"), "line 1"),
    ],
)
def test_a_damaged_history_is_named(
    good: dict[str, bytes],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    damage: Callable[[bytes], bytes],
    sentence: str,
) -> None:
    put(tmp_path / "run", {**good, HISTORY: damage(good[HISTORY])})
    assert sentence in resumed(tmp_path / "run", capsys)


def test_a_row_that_a_power_cut_left_half_written_goes(
    good: dict[str, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path / "run", {**good, HISTORY: good[HISTORY] + b"2,0.5,0."})
    assert resumed(tmp_path / "run", capsys) == ""
    lines = (tmp_path / "run" / HISTORY).read_text().splitlines()
    assert [line.partition(",")[0] for line in lines] == ["epoch", "1", "2"]
