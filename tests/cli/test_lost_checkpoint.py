"""Run folders whose newest epoch is damaged: the training goes on from the newest that is not."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from playground.__main__ import main
from playground.cli.run_folder import CHECKPOINT, HISTORY, UNREADABLE
from playground.cli.run_session import SESSION
from playground.core.tensor_file import read_tensors, write_tensors
from playground.layers.networkfile import write_network
from playground.sessions.sessionfile import read_session
from playground.training.history.timeline import Timeline, read_checkpoint
from tests.datasets.test_files import make_folder
from tests.training.networks import tiny


def train(folder: Path, *more: str) -> Path:
    """The folder of a training of two epochs, beside its pictures."""
    given = ["--stack", str(folder / "tiny.json"), "--data", str(folder / "pictures")]
    given += ["--size", "12", "--batch", "4", "--epochs", "2", "--device", "cpu", *more]
    run = folder / f"run{len(more)}"
    assert main(["train", *given, "--output", str(run)]) == 0
    return run


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a training of two epochs."""
    path = tmp_path_factory.mktemp("trained")
    write_network(path / "tiny.json", tiny(2, channels=3))
    make_folder(path / "pictures", each=10)
    return train(path)


@pytest.fixture
def run(trained: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(trained, tmp_path / "run"))


def cut(path: Path) -> bytes:
    """Cut a file off in its middle, and return what is left."""
    rest = path.read_bytes()[: path.stat().st_size // 2]
    path.write_bytes(rest)
    return rest


def resumed(run: Path, epochs: int) -> int:
    return main(["train", "--resume", str(run), "--epochs", str(epochs), "--device", "cpu"])


def epochs_of(run: Path) -> list[str]:
    return [line.partition(",")[0] for line in (run / HISTORY).read_text().splitlines()[1:]]


def test_the_copy_in_the_session_is_gone_on_from(
    run: Path, trained: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = Path(shutil.copytree(trained, tmp_path / "whole"))
    assert resumed(whole, 3) == 0
    capsys.readouterr()
    left = cut(run / CHECKPOINT)
    assert resumed(run, 2) == 2  # all epochs are over: nothing is touched
    assert "All 2 epochs are over" in capsys.readouterr().err
    assert (run / CHECKPOINT).read_bytes() == left
    assert resumed(run, 3) == 0
    said = capsys.readouterr().err
    assert "checkpoint.safetensors" in said.splitlines()[0]
    assert (
        "It was to have epoch 2: the training goes on from epoch 2, the newest that can be read,"
        f" which is in {SESSION}." in said
    )
    assert f"What could not be read is kept as {UNREADABLE}." in said
    assert (run / UNREADABLE).read_bytes() == left
    assert epochs_of(run) == ["1", "2", "3"]
    expected, found = (read_checkpoint(path / CHECKPOINT).weights() for path in (whole, run))
    assert all(np.array_equal(found[name], values) for name, values in expected.items())
    assert not list(run.glob(".*"))


def test_an_earlier_epoch_of_a_training_that_was_killed_is_gone_on_from(
    run: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its epochs are in a folder of their own, the newest being the very file that is damaged."""
    read_session(run / SESSION, run / ".epochs-killed")
    (run / SESSION).unlink()
    cut(run / CHECKPOINT)
    cut(Timeline(run / ".epochs-killed").path(2))
    capsys.readouterr()
    assert resumed(run, 2) == 0
    assert "It was to have epoch 2: the training goes on from epoch 1" in capsys.readouterr().err
    assert epochs_of(run) == ["1", "2"]
    assert read_checkpoint(run / CHECKPOINT).epoch == 2


def test_weights_that_are_no_numbers_are_gone_back_from(
    run: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arrays, notes = read_tensors(run / CHECKPOINT)
    name = next(name for name in arrays if name.startswith("weights."))
    arrays[name] = np.full_like(arrays[name], np.nan)
    write_tensors(run / CHECKPOINT, arrays, notes)
    assert resumed(run, 3) == 0
    assert "numbers in" in capsys.readouterr().err


def test_epochs_of_another_training_are_none_of_it(
    run: Path, trained: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A session that was saved over may have another training of the same network."""
    other = train(trained.parent, "--rate", "0.002")
    shutil.copy(other / SESSION, run / SESSION)
    left = cut(run / CHECKPOINT)
    capsys.readouterr()
    assert resumed(run, 3) == 2
    said = capsys.readouterr().err
    assert "goes on" not in said
    assert said.count("\n") == 1
    assert (run / CHECKPOINT).read_bytes() == left
