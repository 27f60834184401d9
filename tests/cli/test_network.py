"""The `network` command prints what a network is made of, and what it costs."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from playground.__main__ import main
from playground.core.session import Network
from playground.layers import Convolution
from playground.layers.initialise import he_filters
from playground.layers.networkfile import write_network


def described(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, object]:
    assert main(["network", *arguments, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    ("arguments", "layers", "parameters", "multiplications"),
    [
        (("squeezenet-1.1",), 42, 1_727_016, None),
        (("squeezenet-1.1", "--classes", "2"), 42, 1_727_016 - 998 * 513, None),
        (("lenet5",), 12, 61_706, 416_520),
        (("vgg16",), 41, 138_357_544, 15_470_414_848),
        (("vgg16", "--classes", "2"), 41, 134_268_738, 15_466_327_040),
        (("lenet5", "--classes", "3"), 12, 61_706 - 7 * 85, 416_520 - 7 * 84),
    ],
)
def test_it_counts(
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    layers: int,
    parameters: int,
    multiplications: int | None,
) -> None:
    found = described(capsys, *arguments)
    rows = found["layers"]
    assert isinstance(rows, list)
    assert len(rows) == layers
    assert found["parameters"] == sum(row["parameters"] for row in rows) == parameters
    assert found["multiplications"] == sum(row["multiplications"] for row in rows)
    if multiplications is not None:
        assert found["multiplications"] == multiplications


def test_the_table_has_what_the_json_has(capsys: pytest.CaptureFixture[str]) -> None:
    rows = described(capsys, "lenet5")["layers"]
    assert main(["network", "lenet5"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["layer", "shape", "parameters", "multiplications", "sees"]
    assert lines[1].split() == ["input", "32×32×1"]
    assert isinstance(rows, list)
    for line, row in zip(lines[2:], rows, strict=False):
        channels, height, width = row["shape"]
        assert line.split()[0] == row["name"]
        assert f"{height}×{width}×{channels}" in line
        down, across = row["receptive_field"]
        assert f"{down}×{across}" in line
    assert lines[-1].split("  ")[0] == "total"
    assert "61 706" in lines[-1].replace("\N{NO-BREAK SPACE}", " ")


def test_what_is_no_network_gets_a_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["network", str(tmp_path / "none.json")]) == 2
    assert (
        "neither a network, a stack nor a file; there are lenet5-digits," in capsys.readouterr().err
    )
    assert main(["network", "one-edge", "--classes", "7", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["layers"][-1]["shape"][0] == 7


def test_a_file_that_names_no_input_is_counted_for_what_its_weights_fit(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    colour = Convolution(filters=he_filters(4, 3, (3, 3), np.random.default_rng(3)))
    write_network(tmp_path / "colour.json", Network((colour,)))
    found = described(capsys, str(tmp_path / "colour.json"))
    assert found["input"] == [3, 28, 28]
    deep = Convolution(filters=he_filters(4, 7, (3, 3), np.random.default_rng(3)))
    write_network(tmp_path / "deep.json", Network((deep,)))
    assert main(["network", str(tmp_path / "deep.json")]) == 2
    assert "deep.json fit no picture" in capsys.readouterr().err
