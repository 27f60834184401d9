"""A run folder is one training's at a time, and is gone on with from anywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from playground.__main__ import main
from playground.cli.run_folder import HISTORY, IN_USE, SETTINGS, RunFolder
from playground.layers.networkfile import write_network
from tests.datasets.test_files import make_folder
from tests.training.networks import tiny


@pytest.fixture
def train(tmp_path: Path) -> Callable[..., int | None]:
    """Train in the folder `run`; the exit status."""
    write_network(tmp_path / "tiny.json", tiny(2, channels=3))
    make_folder(tmp_path / "pictures", each=10)
    stack, data = ("--stack", str(tmp_path / "tiny.json")), ("--data", str(tmp_path / "pictures"))

    def run(*more: str) -> int | None:
        output = ("--output", str(tmp_path / "run"))
        return main(["train", *stack, *data, *output, "--size", "12", "--batch", "4", *more])

    return run


def meanwhile(monkeypatch: pytest.MonkeyPatch, method: str, act: Callable[[], object]) -> None:
    """Do something else just before a folder does this for the first time."""
    done, before = [], getattr(RunFolder, method)

    def first(folder: RunFolder, *given: Any) -> Any:
        if not done:
            done.append(True)
            act()
        return before(folder, *given)

    monkeypatch.setattr(RunFolder, method, first)


def test_a_training_that_goes_on_is_not_gone_on_with_elsewhere(
    train: Callable[..., int | None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Two that went on had each of their epochs twice, and could not be gone on with any more."""
    run, statuses = tmp_path / "run", []
    assert train("--epochs", "1") == 0
    resume = ["train", "--resume", str(run), "--epochs"]
    meanwhile(monkeypatch, "keep", lambda: statuses.append(main([*resume, "4"])))
    capsys.readouterr()
    assert main([*resume, "3"]) == 0
    assert statuses == [2]
    assert capsys.readouterr().err.splitlines() == [
        f"Another program trains in {run} now: wait until it has ended, or choose another folder."
    ]
    epochs = [line.partition(",")[0] for line in (run / HISTORY).read_text().splitlines()]
    assert epochs == ["epoch", "1", "2", "3"]
    assert not (run / IN_USE).exists()
    assert main([*resume, "4"]) == 0


def test_of_two_that_begin_in_one_folder_the_later_is_refused(
    train: Callable[..., int | None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """It has found the folder free, and read its data meanwhile."""
    statuses = []
    meanwhile(monkeypatch, "begin", lambda: statuses.append(train("--epochs", "2")))
    assert train("--epochs", "1") == 2
    assert statuses == [0]
    run = tmp_path / "run"
    assert f"{run} holds a training already" in capsys.readouterr().err
    assert '"epochs": 2' in (run / SETTINGS).read_text()


def test_a_training_that_was_killed_holds_its_folder_no_more(
    train: Callable[..., int | None], tmp_path: Path
) -> None:
    run = tmp_path / "run"
    assert train("--epochs", "1") == 0
    (run / IN_USE).touch()
    assert main(["train", "--resume", str(run), "--epochs", "2"]) == 0
    assert not list(run.glob(".*"))


def test_a_training_is_gone_on_with_from_another_folder(
    train: Callable[..., int | None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pictures were looked for beside where it was gone on with."""
    monkeypatch.chdir(tmp_path)
    assert train("--epochs", "1", "--data", "pictures", "--output", "run") == 0
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert main(["train", "--resume", "../run", "--epochs", "2"]) == 0
