"""The `explain` command writes what a network saw, what it says, and where that comes from."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.numpy import save_file

from playground import resources
from playground.__main__ import main
from playground.cli.explain import METHODS
from playground.cli.explain import enlarged_overlay as overlay
from playground.layers.shipped import shipped_networks
from playground.training.process import attribution
from playground.training.process.attribution.method import Settings
from playground.training.process.attribution.subject import of_class, of_unit
from playground.training.process.modules import torch_network

NAME = "lenet5-digits"
PER_PLACE = ("gradient", "grad-cam", "occlusion")


@pytest.fixture
def seven(tmp_path: Path) -> Path:
    """A picture of a 7, white on black."""
    pixels = np.zeros((28, 28), np.uint8)
    pixels[5:8, 7:20] = 255
    for row in range(8, 23):
        pixels[row, 18 - (row - 8) // 2 : 21 - (row - 8) // 2] = 255
    Image.fromarray(pixels).save(tmp_path / "seven.png")
    return tmp_path / "seven.png"


def explain(picture: Path, folder: Path, *more: str, method: str = "gradient") -> int:
    """Run the command on LeNet-5, unless another network is given."""
    network = [] if "--network" in more else ["--network", NAME]
    arguments = [str(picture), *network, "--method", method, "--output", str(folder), *more]
    return main(["explain", *arguments])


def rows_of(folder: Path) -> list[dict[str, str]]:
    with (folder / "prediction.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_command_has_every_method() -> None:
    assert tuple(attribution.METHODS) == METHODS


@pytest.mark.parametrize("method", METHODS)
def test_it_writes_what_the_method_gives(
    seven: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], method: str
) -> None:
    folder = tmp_path / "out"
    assert explain(seven, folder, "--class", "7", "--seed", "4", method=method) == 0
    assert {each.name for each in folder.iterdir()} == {
        *("input.npy", "prediction.csv", "explanation.npy", "overlay.png")
    }
    x, made = np.load(folder / "input.npy"), np.load(folder / "explanation.npy")
    assert x.shape == (1, 28, 28)
    assert made.shape == ((28, 28) if method in PER_PLACE else (1, 28, 28))
    network = torch_network(shipped_networks()[NAME].network(), x.shape, logits=True)
    subject = of_class(network, torch.from_numpy(x)[None], 7)
    settings = Settings(seed=4, patch=4, stride=1)
    expected = attribution.METHODS[method].explain(subject, settings)
    assert made == pytest.approx(expected.detach().numpy(), abs=1e-6)
    with Image.open(folder / "overlay.png") as picture:
        assert np.array_equal(np.asarray(picture), overlay(x, made, 1.0))
    assert f"{method} of 7: from" in capsys.readouterr().out


def test_the_prediction_is_sorted_and_named(seven: Path, tmp_path: Path) -> None:
    assert explain(seven, tmp_path / "out") == 0
    rows = rows_of(tmp_path / "out")
    assert [rows[0]["class"], rows[0]["name"]] == ["7", "7"]
    logits = [float(row["logit"]) for row in rows]
    shares = [float(row["probability"]) for row in rows]
    assert logits == sorted(logits, reverse=True)
    assert sum(shares) == pytest.approx(1, abs=1e-4)
    x = torch.from_numpy(np.load(tmp_path / "out" / "input.npy"))[None]
    network = torch_network(shipped_networks()[NAME].network(), (1, 28, 28), logits=True)
    with torch.no_grad():
        expected = network(x).flatten()[[int(row["class"]) for row in rows]]
    assert logits == pytest.approx(expected.tolist(), abs=1e-4)


def test_a_unit_of_a_layer_can_be_asked_about(seven: Path, tmp_path: Path) -> None:
    for layer in ("4", "4-convolution"):
        folder = tmp_path / layer
        assert explain(seven, folder, "--layer", layer, "--unit", "3", method="deconvnet") == 0
        x = torch.from_numpy(np.load(folder / "input.npy"))[None]
        network = torch_network(shipped_networks()[NAME].network(), (1, 28, 28), logits=True)
        expected = attribution.METHODS["deconvnet"].explain(of_unit(network, x, 3, 3), Settings())
        made = np.load(folder / "explanation.npy")
        assert made == pytest.approx(expected.detach().numpy(), abs=1e-6)


def test_photos_are_cropped_as_the_network_learned_them(tmp_path: Path) -> None:
    picture = resources.path("pictures", "chelsea.png")
    folder = tmp_path / "out"
    assert explain(picture, folder, "--network", "squeezenet-1.1", method="grad-cam") == 0
    assert [row["class"] for row in rows_of(folder)[:3]] == ["285", "281", "282"]
    assert np.load(folder / "input.npy").shape == (3, 224, 224)
    assert np.load(folder / "explanation.npy").min() >= 0


def test_weights_of_a_file_are_laid_into_the_layers(
    seven: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    network = shipped_networks()[NAME].network()
    last = len(network) - 2
    arrays = {f"{last}.{name}": 0 * values for name, values in network[last].tensors().items()}
    save_file(arrays | {"other.weight": np.zeros((2, 9), np.float32)}, tmp_path / "w.safetensors")
    assert explain(seven, tmp_path / "out", "--weights", str(tmp_path / "w.safetensors")) == 0
    assert all(float(row["logit"]) == 0 for row in rows_of(tmp_path / "out"))
    assert "not taken: other (weight 2×9)" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (("--class", "10"), "has 10 outputs: there is no number 10"),
        (("--layer", "40"), "has no layer 40; there are 1-convolution, 2-activation"),
        (("--unit", "1"), "--unit needs --layer"),
        (("--layer", "1", "--unit", "6"), "has 6 units: there is no number 6"),
        (("--network", "nothing"), "neither a network, a stack nor a file"),
    ],
)
def test_what_cannot_be_explained_gets_a_sentence_and_no_file(
    seven: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    more: tuple[str, ...],
    sentence: str,
) -> None:
    assert explain(seven, tmp_path / "out", *more, method="grad-cam") == 2
    said = capsys.readouterr().err
    assert sentence in said
    assert "Traceback" not in said
    assert not (tmp_path / "out").exists()
