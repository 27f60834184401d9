"""`train --fine-tune`: a trained network learns other classes from a few pictures."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from playground.__main__ import main
from playground.datasets.spec import source_from_text
from playground.datasets.split import split
from playground.layers.layersfile import NetworkContent, read_layers_file
from playground.layers.shipped import shipped_networks
from playground.layers.state import tensors_of
from playground.training.process.modules import torch_network
from tests.texturecrops import TEXTURES, write_crops


def content_of(run: Path) -> NetworkContent:
    found = read_layers_file(run / "network.json")
    assert isinstance(found, NetworkContent)
    return found


def held_out(run: Path) -> float:
    """The accuracy after the last epoch."""
    with (run / "history.csv").open(encoding="utf-8", newline="") as stream:
        return float(list(csv.DictReader(stream))[-1]["validation_accuracy"])


def test_squeezenet_tells_textures_from_forty_pictures_of_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_crops(tmp_path / "crops", training=40, held_out=15)
    run = tmp_path / "run"
    given = ("--data", str(tmp_path / "crops"), "--epochs", "80", "--output", str(run))
    given += ("--size", "112")  # a quarter of the work; it takes any size
    assert main(["train", "--stack", "squeezenet-1.1", "--fine-tune", "head", *given]) == 0
    assert "Training changes 1 of 18 layers" in capsys.readouterr().err
    assert held_out(run) >= 0.95
    content = content_of(run)
    assert content.classes == tuple(TEXTURES)
    assert content.input is not None
    assert content.input.shape == (3, 112, 112)
    before = tensors_of(shipped_networks()["squeezenet-1.1"].network())
    after = tensors_of(content.network)
    kept = [name for name in after if name in before]
    assert len(kept) == len(after) - 2
    assert all(np.array_equal(after[name], before[name]) for name in kept)


@pytest.fixture
def shades(tmp_path: Path) -> Path:
    """Pictures of two classes for LeNet, bright above and bright below."""
    rng = np.random.default_rng(1)
    for name, rows in (("above", slice(0, 14)), ("below", slice(14, 28))):
        (tmp_path / "shades" / name).mkdir(parents=True)
        for number in range(12):
            pixels = rng.integers(0, 90, (28, 28), np.uint8)
            pixels[rows] += 120
            Image.fromarray(pixels).save(tmp_path / "shades" / name / f"{number}.png")
    return tmp_path / "shades"


def test_more_layers_are_let_go_and_the_last_one_goes_on(
    shades: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, then = tmp_path / "first", tmp_path / "then"
    given = ("--data", str(shades), "--epochs", "2", "--output")
    assert main(["train", "--stack", "lenet5-digits", "--fine-tune", "9", *given, str(first)]) == 0
    assert "Training changes 2 of 5" in capsys.readouterr().err
    stack = str(first / "network.json")
    assert main(["train", "--stack", stack, "--fine-tune", "4", *given, str(then)]) == 0
    assert "goes on. Training changes 4 of 5" in capsys.readouterr().err
    start = tensors_of(shipped_networks()["lenet5-digits"].network())
    one, other = (tensors_of(content_of(run).network) for run in (first, then))
    changed = [name for name in one if not np.array_equal(one[name], other[name])]
    assert np.array_equal(other["0.weight"], start["0.weight"])
    assert {"3.weight", "8.weight"} <= set(changed)
    assert other["10.weight"].shape == (2, 84)
    assert main(["train", "--resume", str(then), "--epochs", "3"]) == 0
    assert np.array_equal(tensors_of(content_of(then).network)["0.weight"], start["0.weight"])


def test_the_bar_of_a_terminal_tells_the_loss_of_a_fine_tuning(
    shades: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr("playground.cli.progress.REDRAW_S", 0.0)  # after every step
    # What LeNet's frozen layers make of the pictures is kept, as of a large network.
    monkeypatch.setattr("playground.training.process.stored_features.WORTH_MULTIPLICATIONS", 0)
    given = ("--data", str(shades), "--epochs", "2", "--batch", "4", "--stack", "lenet5-digits")
    assert main(["train", *given, "--fine-tune", "head", "--output", str(tmp_path / "run")]) == 0
    bars = re.findall(r"epoch \d/2 [#·]+ loss (\S+)  accuracy", capsys.readouterr().out)
    training = split(source_from_text(str(shades), size=28, colour="gray").load(), 0.2, 0).training
    assert len(bars) == 2 * -(-len(training) // 4)
    assert all(0 < float(loss) < 20 for loss in bars)


def test_the_network_as_it_was_is_compared_by_sums_of_its_classes(
    shades: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ("--data", str(shades), "--epochs", "1", "--stack", "lenet5-digits")
    given += ("--fine-tune", "head")
    sums = ("--sum", "above=7,9,5-5", "--sum", "below=0-4,6,8")
    assert main(["train", *given, *sums, "--output", str(tmp_path / "run")]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    network = torch_network(shipped_networks()["lenet5-digits"].network(), (1, 28, 28))
    data = source_from_text(str(shades), size=28, colour="gray").load()
    batch = data.batch(split(data, 0.2, 0).validation)
    with torch.no_grad():
        shares = network.eval()(torch.from_numpy(batch.pictures)).flatten(1).numpy()
    is_below = shares[:, [0, 1, 2, 3, 4, 6, 8]].sum(1) > 0.5
    right = 100 * (is_below == (batch.labels == 1)).mean()
    assert last.startswith("By summing what lenet5-digits says")
    assert f"{right:.1f} % of the {len(batch.labels)} pictures" in last
    for wrong in (sums[:2], (*sums[:3], "below"), (*sums[:3], "below=10-12"), sums):
        more = given[:-2] if wrong is sums else given
        assert main(["train", *more, *wrong, "--output", str(tmp_path / "other")]) == 2


def test_what_cannot_be_fine_tuned_is_a_sentence(
    shades: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ("--data", str(shades), "--output", str(tmp_path / "run"))
    lenet = ("--stack", "lenet5-digits")
    for more in (
        ("--fine-tune", "head"),
        (*lenet, "--fine-tune", "nothing"),
        (*lenet, "--fine-tune", "head", "--frozen", "1"),
        (*lenet, "--fine-tune", "head", "--size", "20"),
    ):
        assert main(["train", *given, *more]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 4
    assert not (tmp_path / "run").exists()
