"""The train command: what it writes, what it refuses, and going on with it."""

from __future__ import annotations

import csv
import errno
import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from playground.__main__ import main
from playground.cli.progress import LoadingBar, ProgressPrinter, clock
from playground.cli.run_folder import RunFolder
from playground.core.messages import Refused
from playground.core.plan import TrainingPlan
from playground.core.tensor_file import read_tensors, write_tensors
from playground.datasets import Cifar10, FolderOfPictures, Mnist, Shapes
from playground.datasets.spec import source_from_text
from playground.layers.layersfile import NetworkContent, read_layers_file
from playground.layers.networkfile import network_from_data, write_network
from playground.training.process import stored_features
from playground.training.process.job import Job
from playground.training.process.loop import StepDone, training
from tests.datasets.test_files import make_folder, make_mnist
from tests.training.networks import tiny

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def stack(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.json"
    write_network(path, tiny(2, channels=3))
    return path


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    make_folder(tmp_path / "pictures", each=10)
    return tmp_path / "pictures"


@pytest.fixture
def train(stack: Path, pictures: Path, tmp_path: Path) -> Callable[..., Any]:
    """Run the command on a small folder of pictures; its exit status."""

    def run(*more: Any, output: str = "run") -> int | None:
        given = ["train", "--stack", str(stack), "--data", str(pictures), "--size", "12"]
        return main([*given, "--batch", "4", "--output", str(tmp_path / output), *more])

    return run


def command(*words: Any) -> list[str]:
    return [sys.executable, "-m", "playground", "train", *map(str, words)]


def rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "history.csv").open(newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_run_leaves_weights_history_and_settings(
    train: Callable[..., Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = ("--shift", "0.1", "--normalisation", "standard")
    assert train("--epochs", "2", "--seed", "3", "--rate", "0.01", *more) == 0
    out = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[0] for line in out] == ["epoch 1/2", "epoch 2/2"]
    assert "held out: loss" in out[0]
    assert out[0].endswith("pictures/s")
    run = tmp_path / "run"
    names = ["checkpoint.safetensors", "history.csv", "network.json", "session.convplay"]
    names.append("settings.json")
    assert sorted(path.name for path in run.iterdir()) == [*names, "weights.safetensors"]
    assert [row["epoch"] for row in rows(run)] == ["1", "2"]
    settings = json.loads((run / "settings.json").read_text())
    assert settings["plan"]["seed"] == 3
    assert settings["plan"]["augmentation"]["shift"] == 0.1
    assert settings["data"]["classes"] == ["cats", "dogs"]
    network = network_from_data(settings["network"])
    weights, _ = read_tensors(run / "weights.safetensors")
    from playground.layers.state import tensors_of, with_state

    learned = with_state(network, weights)
    assert set(tensors_of(learned)) == set(weights)
    content = read_layers_file(run / "network.json")
    assert isinstance(content, NetworkContent)
    assert content.classes == ("cats", "dogs")
    assert content.input is not None
    assert content.input.normalised
    for name, values in tensors_of(content.network).items():
        np.testing.assert_array_equal(values, weights[name])
    assert not np.array_equal(tensors_of(network)["1.weight"], weights["1.weight"])


def test_going_on_gives_what_one_training_in_one_go_gives(
    train: Callable[..., Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert train("--epochs", "3", output="whole") == 0
    assert train("--epochs", "2", output="parts") == 0
    parts = tmp_path / "parts"
    assert main(["train", "--resume", str(parts)]) == 2
    assert "All 2 epochs are over already" in capsys.readouterr().err
    assert main(["train", "--resume", str(parts), "--epochs", "3"]) == 0
    whole, _ = read_tensors(tmp_path / "whole" / "weights.safetensors")
    again, _ = read_tensors(parts / "weights.safetensors")
    for name, values in whole.items():
        assert np.array_equal(again[name], values)
    assert [row["loss"] for row in rows(parts)] == [row["loss"] for row in rows(tmp_path / "whole")]
    assert json.loads((parts / "settings.json").read_text())["plan"]["epochs"] == 3


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (["--data", "nothing"], "neither a folder nor a data set; there are digits, shapes"),
        (["--data", "mnist:/nowhere"], "mnist has no setting size"),
        (["--data", "digits:/tmp"], "digits takes no folder"),
        (["--data", "digits", "--colour", "rgb"], "digits has no setting colour"),
        (["--data", "shapes", "--size", "5"], "Size must be between 12 and 256"),
        (["--stack", "resnet"], "a stack nor a file; there are lenet5-digits"),
        (["--epochs", "0"], "--epochs: a whole number from 1 to"),
        (["--rate", "nan"], "--rate: nan is not a number"),
        (["--batch", "many"], "--batch: a whole number from 1 to"),
        (["--optimiser", "magic"], "invalid choice"),
        (["--frozen", "0"], "--frozen: a whole number from 1 to"),
        (["--frozen", "1", "--frozen", "5"], "All layers with weights are frozen"),
        (["--device", "mps"], "no Apple graphics chip"),
        (["--shift", "2"], "--shift: a number from 0 to"),
    ],
)
def test_bad_input_gets_one_sentence_and_leaves_nothing(
    train: Callable[..., Any],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    more: list[str],
    sentence: str,
) -> None:
    try:
        status = train(*more)
    except SystemExit as stop:
        status = stop.code
    said = capsys.readouterr()
    assert status == 2
    assert sentence in said.err
    assert len(said.err.strip().splitlines()) == 1
    assert not said.out
    assert not (tmp_path / "run").exists()


def test_data_that_are_not_there_get_a_sentence_on_where_to_find_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["train", "--output", str(tmp_path / "run")]
    assert main([*given, "--data", "mnist:/nowhere"]) == 2
    assert "There is no folder /nowhere. Look for the MNIST database" in capsys.readouterr().err
    assert main(given) == 2
    assert "Say what to train on with --data" in capsys.readouterr().err


def test_a_stack_that_does_not_fit_and_a_damaged_file_are_refused(
    train: Callable[..., Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{")
    assert train("--stack", str(broken)) == 2
    assert "is not a JSON file" in capsys.readouterr().err
    assert not (tmp_path / "run").exists()


def test_missing_last_layers_are_added_and_named(
    train: Callable[..., Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert train("--stack", "one-edge", "--epochs", "1") == 0
    out = capsys.readouterr().out
    assert (
        "it needs one number for each of the 2 classes. The last layers were added: Flatten" in out
    )
    settings = json.loads((tmp_path / "run" / "settings.json").read_text())
    assert settings["network"]["layers"][-1]["fields"]["function"] == "softmax"


def test_folders_that_hold_a_training_or_none_are_told_apart(
    train: Callable[..., Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert train("--epochs", "1") == 0
    capsys.readouterr()
    assert train("--epochs", "1") == 2
    assert "holds a training already" in capsys.readouterr().err
    assert main(["train", "--resume", str(tmp_path)]) == 2
    assert "holds no training to go on with" in capsys.readouterr().err
    file = tmp_path / "file"
    file.write_text("x")
    assert train(output="file") == 2
    assert "is a file, not a folder" in capsys.readouterr().err
    run = tmp_path / "run"
    for option, value in (("--seed", "1"), ("--data", "digits"), ("--noise", "0.1")):
        assert main(["train", "--resume", str(run), option, value]) == 2
        assert f"{option} cannot be changed" in capsys.readouterr().err
    settings = run / "settings.json"
    whole = settings.read_text()
    settings.write_text(whole.replace('"classes"', '"Klassen"'))
    assert main(["train", "--resume", str(run), "--epochs", "2"]) == 2
    assert "settings.json is damaged" in capsys.readouterr().err
    settings.write_text(whole.replace('"version": 2', '"version": 9', 1))
    assert main(["train", "--resume", str(run), "--epochs", "2"]) == 2
    assert "is of version 9" in capsys.readouterr().err


def test_a_run_of_version_1_goes_on_with_its_normalisation_as_a_layer(
    train: Callable[..., Any], tmp_path: Path
) -> None:
    """Such a folder had the numbers beside a network that began with what is its second layer."""
    normalised = ("--normalisation", "standard")
    assert train("--epochs", "2", *normalised, output="whole") == 0
    assert train("--epochs", "1", "--frozen", "1", *normalised) == 0
    run = tmp_path / "run"
    settings = json.loads((run / "settings.json").read_text())
    first = settings["network"]["layers"].pop(0)["fields"]
    settings["version"], settings["plan"]["frozen"] = 1, [0]
    settings["data"] |= {"mean": first["mean"], "deviation": first["deviation"]}
    (run / "settings.json").write_text(json.dumps(settings))
    arrays, notes = read_tensors(run / "checkpoint.safetensors")
    older = {re.sub(r"\.(\d+)\.", lambda m: f".{int(m[1]) - 1}.", n): a for n, a in arrays.items()}
    write_tensors(run / "checkpoint.safetensors", older, notes)
    assert main(["train", "--resume", str(run), "--epochs", "2"]) == 0
    settings = json.loads((run / "settings.json").read_text())
    assert (settings["version"], settings["plan"]["frozen"]) == (2, [1])
    network = network_from_data(settings["network"])
    assert network[0].kind == "input normalisation"
    assert rows(run)[0]["loss"] != rows(tmp_path / "whole")[0]["loss"]  # its filters were frozen
    assert float(rows(run)[1]["loss"]) < float(rows(run)[0]["loss"]) + 0.5


def test_data_that_have_changed_are_noticed(
    train: Callable[..., Any], pictures: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert train("--epochs", "1") == 0
    (pictures / "cats" / "1.png").unlink()
    assert main(["train", "--resume", str(tmp_path / "run"), "--epochs", "2"]) == 2
    assert "there were 20 pictures in 2 classes, now there are 19" in capsys.readouterr().err


def test_broken_pictures_are_named_on_standard_error(
    train: Callable[..., Any], pictures: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (pictures / "cats" / "1.png").write_bytes(b"broken")
    whole = (pictures / "dogs" / "2.png").read_bytes()
    (pictures / "dogs" / "2.png").write_bytes(whole[:200])
    assert train("--epochs", "1", "--validation", "0") == 0
    said = capsys.readouterr()
    assert "Left out: cats/1.png: 1.png is not a picture" in said.err
    assert "Left out: dogs/2.png: 2.png is damaged" in said.err
    assert "held out" not in said.out


def test_12_bits_in_16_are_told_of_and_stretched_when_asked(
    train: Callable[..., Any], pictures: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for name in ("cats", "dogs"):
        for path in (pictures / name).iterdir():
            deep = np.linspace(0, 4095, 64).astype(np.uint16).reshape(8, 8)
            Image.fromarray(deep).save(path)
    assert train("--epochs", "1") == 0
    said = capsys.readouterr().err
    assert "where 12 bits are stored in 16: they look dark." in said
    assert "--stretch spreads the 12 bits over all 16." in said
    assert train("--epochs", "1", "--stretch", output="bright") == 0
    assert "12 bits that are stored in 16 are stretched" in capsys.readouterr().err
    kept = json.loads((tmp_path / "bright" / "settings.json").read_text())["plan"]["data"]
    assert kept["stretch"] is True
    assert main(["train", "--resume", str(tmp_path / "run"), "--epochs", "2", "--stretch"]) == 2
    assert "--stretch cannot be changed when a training goes on." in capsys.readouterr().err
    assert main(["train", "--resume", str(tmp_path / "bright"), "--epochs", "2"]) == 0


def test_a_full_disk_is_told_and_training_goes_on(
    train: Callable[..., Any],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls = []
    honest = os.replace

    def full(source: Path, target: Path) -> None:
        calls.append(target)
        if len(calls) == 3:  # after the settings and the checkpoint before the first step
            raise OSError(errno.ENOSPC, "No space left on device")
        honest(source, target)

    monkeypatch.setattr(os, "replace", full)
    assert train("--epochs", "3") == 0
    said = capsys.readouterr()
    assert said.err.count("the disk is full") == 1
    assert len(said.out.splitlines()) == 3
    assert [row["epoch"] for row in rows(tmp_path / "run")] == ["2", "3"]


def test_a_disk_that_is_full_from_the_start_leaves_nothing(
    train: Callable[..., Any],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(source: Path, target: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert train("--epochs", "1") == 2
    assert "the disk is full" in capsys.readouterr().err
    assert not (tmp_path / "run").exists()


def test_ctrl_c_keeps_what_there_is(stack: Path, pictures: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    process = subprocess.Popen(
        command(
            *("--stack", stack, "--size", 12, "--data", pictures, "--epochs", 100_000),
            *("--batch", 4, "--output", run),
        ),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline().startswith("epoch 1/100000")
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert f"go on with --resume {run}" in out
    assert not err
    assert (run / "weights.safetensors").exists()
    kept = RunFolder(run).checkpoint()
    assert kept.epoch == int(rows(run)[-1]["epoch"])


def test_a_terminal_gets_a_bar(stack: Path, pictures: Path, tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    lead, follow = pty.openpty()
    subprocess.run(
        command(
            *("--stack", stack, "--size", 12, "--data", pictures, "--epochs", 3),
            *("--batch", 2, "--output", tmp_path / "run"),
        ),
        cwd=ROOT,
        stdout=follow,
        timeout=100,
        check=True,
    )
    os.close(follow)
    shown = b""
    try:
        while more := os.read(lead, 65536):
            shown += more
    except OSError:  # the other end is closed
        pass
    os.close(lead)
    text = shown.decode()
    assert "·" in text
    assert "\x1b[K" in text
    assert "left" in text
    assert text.count("held out") == 3


def test_two_processes_give_the_weights_of_one_with_the_doubled_batch(
    stack: Path, tmp_path: Path
) -> None:
    """An odd number of pictures in the last batch, so that the shares differ."""
    make_folder(tmp_path / "more", each=21)
    given = ["train", "--stack", str(stack), "--data", str(tmp_path / "more"), "--size", "12"]
    given += ["--epochs", "1", "--validation", "0.1", "--optimiser", "momentum", "--rate", "0.05"]
    assert main([*given, "--batch", "8", "--output", str(tmp_path / "one")]) == 0
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    team = []
    for rank in (0, 1):
        environment = {"WORLD_SIZE": "2", "RANK": str(rank), "LOCAL_RANK": str(rank)}
        environment |= {"MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(port)}
        environment |= {"GLOO_SOCKET_IFNAME": "lo", "OMP_NUM_THREADS": "1"}
        team.append(
            subprocess.Popen(
                command(*given[1:], "--batch", 4, "--output", tmp_path / "two"),
                cwd=ROOT,
                env=os.environ | environment,
                stdout=subprocess.PIPE,
                text=True,
            )
        )
    outs = [process.communicate(timeout=100)[0] for process in team]
    assert [process.returncode for process in team] == [0, 0]
    assert outs[0].startswith("epoch 1/1")
    assert not outs[1]
    one, _ = read_tensors(tmp_path / "one" / "weights.safetensors")
    two, _ = read_tensors(tmp_path / "two" / "weights.safetensors")
    for name, values in one.items():
        assert np.abs(two[name] - values).max() < 1e-5
    (alone,), (together,) = rows(tmp_path / "one"), rows(tmp_path / "two")
    for name in ("loss", "accuracy", "validation_loss", "validation_accuracy"):
        assert float(together[name]) == pytest.approx(float(alone[name]), abs=1e-5)


def test_data_sets_by_name(tmp_path: Path) -> None:
    assert source_from_text("shapes", size=20) == Shapes(size=20)
    assert source_from_text(f"cifar10:{tmp_path}") == Cifar10(folder=str(tmp_path))
    assert source_from_text(f"folder:{tmp_path}") == FolderOfPictures(folder=str(tmp_path))
    assert source_from_text(str(tmp_path), colour="gray").colour == "gray"
    make_mnist(tmp_path)
    assert source_from_text(f"mnist:{tmp_path}") == Mnist(folder=str(tmp_path))
    assert source_from_text(f"mnist:{tmp_path}").load().count == 40
    for text in ("mnist", "drawings", "", "mnist:"):
        with pytest.raises(Refused):
            source_from_text(text).load()


def test_clocks() -> None:
    assert clock(4.4) == "0:04"
    assert clock(61) == "1:01"
    assert clock(3661) == "1:01:01"


def test_a_long_look_through_the_pictures_is_seen_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = [0.0]
    monkeypatch.setattr("playground.cli.progress.time.perf_counter", lambda: now[0])
    LoadingBar()(50, 100)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    bar = LoadingBar()
    bar(1, 100)
    assert not capsys.readouterr().out  # no bar for what is done at once, or for no terminal
    now[0] = 0.2
    bar(1250, 2500)
    said = "looking through the pictures ############············ 1,250 of 2,500"
    assert capsys.readouterr().out == f"\r\x1b[K{said}"
    bar.clear()
    assert capsys.readouterr().out == "\r\x1b[K"


def test_on_a_terminal_it_is_seen_how_far_the_layers_after_frozen_ones_are(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(stored_features, "WORTH_MULTIPLICATIONS", 0)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    plan = TrainingPlan(data=make_folder(tmp_path), frozen=(0, 1, 2, 3), batch=4, device="cpu")
    job = Job(tiny(classes=2, channels=3, size=16), plan, plan.data.load())
    assert job.features is not None
    event = next(training(job))
    assert isinstance(event, StepDone)
    ProgressPrinter(job).step(event)
    assert "epoch 1/" in capsys.readouterr().out


@pytest.mark.parametrize("content", [b"", b"cut short", None])
def test_going_on_does_without_the_weights_that_were_left_and_says_so(
    content: bytes | None,
    train: Callable[..., Any],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert train("--epochs", "1") == 0
    path = tmp_path / "run" / "weights.safetensors"
    first, _ = read_tensors(path)
    if content is not None:
        path.write_bytes(content)
    capsys.readouterr()
    assert main(["train", "--resume", str(tmp_path / "run"), "--epochs", "2", "--rate", "0"]) == 0
    said = capsys.readouterr().err
    if content is None:
        assert not said
    else:
        assert said.startswith("weights.safetensors is ")
        assert "Nothing is lost: checkpoint.safetensors has all of epoch 1" in said
        assert said.count("\n") == 1
    second, _ = read_tensors(path)
    for name, values in first.items():
        np.testing.assert_array_equal(second[name], values)


def test_what_was_changed_of_a_stack_is_said_as_done(
    train: Callable[..., Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_network(tmp_path / "five.json", tiny(5, channels=3))
    assert train("--epochs", "1", "--stack", str(tmp_path / "five.json")) == 0
    out = capsys.readouterr().out
    assert "The last dense layer was given 2 outputs instead of 5." in out
    assert "Give" not in out


def test_what_is_no_number_any_more_is_said_and_ends_the_training(
    train: Callable[..., Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = tmp_path / "bare.json"
    write_network(bare, tiny(2, channels=3, softmax=False))
    wild = ("--optimiser", "sgd", "--rate", "100", "--normalisation", "none", "--epochs", "40")
    assert train(*wild, "--loss", "half-squared", "--stack", str(bare)) == 1
    printed = capsys.readouterr()
    assert "no longer numbers (NaN or infinite): at a learning rate of 100" in printed.err
    assert f"{tmp_path / 'run'} has the weights of the last epoch before that" in printed.err
    assert len(printed.out.splitlines()) < 40
    weights, _ = read_tensors(tmp_path / "run" / "weights.safetensors")
    assert all(np.isfinite(values).all() for values in weights.values())


def test_the_worst_finding_is_said_at_the_end(
    train: Callable[..., Any], capsys: pytest.CaptureFixture[str]
) -> None:
    assert train("--rate", "0", "--epochs", "2") == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("The learning rate is 0")
    assert train("--rate", "0.005", "--epochs", "1", output="other") == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("epoch 1/1")


def test_the_settings_that_are_not_given_are_those_of_the_window(
    train: Callable[..., Any], tmp_path: Path
) -> None:
    assert train("--epochs", "1") == 0
    plan = json.loads((tmp_path / "run" / "settings.json").read_text())["plan"]
    for name, value in asdict(TrainingPlan()).items():
        if name not in ("data", "augmentation", "frozen", "epochs", "batch", "device"):
            assert plan[name] == value, name


def test_the_help_tells_the_defaults_of_the_window(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["train", "--help"])
    told = " ".join(capsys.readouterr().out.split())
    plan = TrainingPlan()
    for option, value in (
        ("--rate N learning rate", f"{plan.rate:g}"),
        ("--epochs N how often every picture is seen", f"{plan.epochs}"),
        ("as-is takes those of the stack", plan.initialiser),
        ("--rotate N at most, at random: degrees", f"{plan.augmentation.rotate:g}"),
    ):
        assert f"{option} (default: {value})" in told
