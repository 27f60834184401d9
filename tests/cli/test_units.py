"""The `units` command finds what units answer to in a folder of pictures."""

from __future__ import annotations

import csv
import os
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from playground.__main__ import main
from playground.core.filters import Filter
from playground.core.network_input import NetworkInput
from playground.core.session import Network
from playground.layers.activation import Activation
from playground.layers.convolution import Convolution
from playground.layers.networkfile import write_network

SIDE = 24


@pytest.fixture
def network(tmp_path: Path) -> str:
    """A filter that looks for a bright dot and one for an upright edge, then ReLU."""
    dot = -np.ones((1, 3, 3), np.float32) / 8
    dot[0, 1, 1] = 1
    edge = np.array([[[-1, 0, 1]] * 3], np.float32)
    layers = (Convolution(filters=(Filter("dot", dot), Filter("edge", edge))), Activation())
    path = tmp_path / "network.json"
    write_network(path, Network(layers), NetworkInput(shape=(1, SIDE, SIDE), levels="unit"))
    return str(path)


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """Twelve gray pictures, each with a brighter dot at a place of its own, one of them damaged."""
    folder = tmp_path / "photos"
    (folder / "more").mkdir(parents=True)
    for number in range(12):
        pixels = np.full((SIDE, SIDE), 40, np.uint8)
        pixels[3 + number, 20 - number] = 100 + 10 * number
        Image.fromarray(pixels).save(folder / ("more" if number % 2 else ".") / f"{number:02}.png")
    (folder / "damaged.png").write_bytes(b"no picture")
    return folder


def units(network: str, photos: Path, output: Path, *more: str) -> int:
    given = ("--network", network, "--pictures", str(photos), "--output", str(output))
    return main(["units", *given, *(("--layer", "1") if "--layer" not in more else ()), *more])


def test_it_writes_the_strongest_places_and_a_picture_of_each_unit(
    network: str, photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "out"
    assert units(network, photos, output) == 0
    said = capsys.readouterr()
    assert "damaged.png" in said.err
    assert "2 units of 1, 12 pictures" in said.out
    assert {path.name for path in output.iterdir()} == {
        *("units.csv", "unit-0000.png", "unit-0001.png")
    }
    with (output / "units.csv").open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["unit"] == "0"]
    assert [Path(row["picture"]).stem for row in rows] == [f"{n:02}" for n in range(11, 2, -1)]
    assert [(int(row["row"]), int(row["column"])) for row in rows[:2]] == [(14, 9), (13, 10)]
    first = {name: float(rows[0][name]) for name in ("top", "left", "height", "width", "value")}
    assert first == {
        "top": 13,
        "left": 8,
        "height": 3,
        "width": 3,
        "value": pytest.approx(170 / 255, abs=1e-5),
    }
    pixels = np.asarray(Image.open(output / "unit-0000.png"))
    assert pixels.shape == (2 * 96 + 2, 9 * 98 - 2, 3)
    assert pixels[48, 48, 0] == 210  # the dot itself
    assert pixels[48 + 98, 48, 0] == 255  # and the projection's strongest place
    assert pixels[10 + 98, 10, 0] < 128


def test_units_can_be_chosen(network: str, photos: Path, tmp_path: Path) -> None:
    assert units(network, photos, tmp_path / "out", "--unit", "1") == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"units.csv", "unit-0001.png"}


@pytest.mark.skipif(sys.platform != "linux", reason="names are UTF-8 elsewhere")
def test_a_picture_whose_name_is_no_utf8_is_spelled_out(
    network: str, photos: Path, tmp_path: Path
) -> None:
    """The whole search ended in a traceback when its table was written."""
    os.rename(photos / "more" / "11.png", os.fsencode(photos) + b"/caf\xe9.png")
    assert units(network, photos, tmp_path / "out") == 0
    assert r"caf\xe9.png" in (tmp_path / "out" / "units.csv").read_text(encoding="utf-8")


def test_a_unit_that_is_not_there_is_told_before_the_search(
    network: str, photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("playground.cli.units.strongest_of", pytest.fail)
    assert units(network, photos, tmp_path / "out", "--unit", "2") == 2


def test_what_is_not_there_is_a_sentence_and_nothing_is_written(
    network: str, photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output, empty = tmp_path / "out", tmp_path / "empty"
    empty.mkdir()
    (photos / "damaged.png").unlink()
    assert units(network, photos, output, "--unit", "2") == 2
    assert units(network, photos, output, "--layer", "9") == 2
    assert units(network, empty, output) == 2
    assert units(network, tmp_path / "nowhere", output) == 2
    assert len(capsys.readouterr().err.splitlines()) == 4
    assert not output.exists()
