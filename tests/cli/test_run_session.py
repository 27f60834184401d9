"""Sessions that the command line writes: what the window opens is what was computed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from playground.__main__ import main
from playground.core.tensor_file import read_tensors
from playground.kernels.presets import load_presets
from playground.layers.networkfile import write_network
from playground.layers.state import tensors_of
from playground.sessions.reopened import reopened
from playground.sessions.sessionfile import read_session
from playground.training.history.timeline import Timeline
from tests.datasets.test_files import make_folder
from tests.training.networks import tiny


def test_a_training_leaves_a_session_that_goes_on(tmp_path: Path) -> None:
    write_network(tmp_path / "tiny.json", tiny(2, channels=3))
    make_folder(tmp_path / "pictures", each=10)
    given = ["train", "--stack", str(tmp_path / "tiny.json"), "--data", str(tmp_path / "pictures")]
    more = ["--size", "12", "--batch", "4", "--epochs", "2", "--output", str(tmp_path / "run")]
    assert main([*given, *more]) == 0
    kept = read_session(tmp_path / "run" / "session.convplay", tmp_path / "opened")
    weights, _ = read_tensors(tmp_path / "run" / "weights.safetensors")
    found = tensors_of(kept.session.network)
    assert all(np.array_equal(found[name], values) for name, values in weights.items())
    assert kept.session.classes == ("cats", "dogs")
    assert [row.epoch for row in kept.training.runs[0].epochs] == [1, 2]
    assert kept.training.runs[0].batches[:, 0].tolist() == [1, 2]
    state = reopened(kept)
    assert (state.phase, state.epoch, state.kept) == ("finished", 2, (0, 1, 2))
    before, saved = (
        Timeline(tmp_path / "opened").weights(2),
        read_tensors(tmp_path / "run" / "checkpoint.safetensors", "weights.")[0],
    )
    assert all(np.array_equal(before[name[8:]], values) for name, values in saved.items())
    assert not list((tmp_path / "run").glob(".epochs-*"))
    (tmp_path / "run" / ".epochs-of-one-that-was-killed").mkdir()
    assert main(["train", "--resume", str(tmp_path / "run"), "--epochs", "3"]) == 0
    after = reopened(read_session(tmp_path / "run" / "session.convplay", tmp_path / "later"))
    assert (after.epoch, after.kept) == (3, (2, 3))
    assert not list((tmp_path / "run").glob(".epochs-*"))


def test_apply_saves_what_it_has_computed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rng = np.random.default_rng(1)
    Image.fromarray(rng.integers(0, 256, (20, 30), np.uint8)).save(tmp_path / "photo.png")
    path = tmp_path / "lesson.convplay"
    given = ["apply", str(tmp_path / "photo.png"), "--kernel", "sobel-vertical"]
    given += ["--output", str(tmp_path / "out")]
    assert main([*given, "--save", str(path)]) == 0
    chain = capsys.readouterr().out.splitlines()[0]
    assert main(["check", str(path)]) == 0
    said = capsys.readouterr().out
    assert "photo.png, 30×20 pixels" in said
    assert chain in said
    session = read_session(path).session
    assert session.picture.pixels.dtype == np.uint8
    assert np.array_equal(session.picture.pixels, np.asarray(Image.open(tmp_path / "photo.png")))
    kernel = tensors_of(session.network)["0.weight"]
    assert np.array_equal(kernel[0, 0], load_presets()["sobel-vertical"].matrix())
    deep = rng.integers(0, 65536, (20, 30), np.uint16)  # more than 8 bits stays as it is
    Image.fromarray(deep).save(tmp_path / "photo.png")
    assert main([*given, "--save", str(path)]) == 0
    assert read_session(path).session.picture.pixels.dtype == np.float32
    assert main([*given, "--save", str(tmp_path / "lesson.zip")]) == 2
    assert "--save takes the name of a session" in capsys.readouterr().err
