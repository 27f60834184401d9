"""The `export` command for code and weights: what is written is what the session has."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from playground.__main__ import main
from playground.cli import export_file
from playground.core.tensor_file import read_tensors
from playground.exchange.found import FILES
from playground.sessions.sessionfile import Kept, write_session
from tests.exchange.sessions import lenet


@pytest.fixture
def session(tmp_path: Path) -> Path:
    path = tmp_path / "lenet.convplay"
    write_session(path, Kept(lenet()))
    return path


def test_weights_are_the_same_in_all_formats_and_are_those_of_the_script(
    tmp_path: Path, session: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.safetensors", "a.pt", "a.npz"):
        words = ["export", str(session), "--to", str(tmp_path / name), "--what", "weights"]
        assert main(words) == 0
        assert capsys.readouterr().out.strip() == str(tmp_path / name)
    network = lenet().network
    first, notes = read_tensors(tmp_path / "a.safetensors")
    assert notes["program"].startswith("Convolution Playground")
    second = torch.load(tmp_path / "a.pt", weights_only=True)
    with np.load(tmp_path / "a.npz") as third:
        assert set(first) == set(second) == set(third)
        for name, values in first.items():
            assert np.array_equal(values, second[name].numpy())
            assert np.array_equal(values, third[name])
    assert np.array_equal(first["conv1.weight"], network[0].tensors()["weight"])
    assert np.array_equal(first["dense3.bias"], network.layers[-2].tensors()["bias"])


@pytest.mark.parametrize("what", ["code-torch", "code-numpy"])
def test_a_script_names_the_files_that_it_consists_of(
    what: str, tmp_path: Path, session: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "my network.py"
    assert main(["export", str(session), "--to", str(target), "--what", what]) == 0
    data = tmp_path / "my network.data.npz"
    assert capsys.readouterr().out.split("\n") == [str(target), str(data), ""]
    assert target.is_file()
    assert data.is_file()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.safetensors", "weights"),
        ("a.PT", "weights"),
        ("a.npz", "weights"),
        ("a.md", "card"),
        ("a.py", "code-torch"),
        ("a.onnx", "onnx"),
    ],
)
def test_the_ending_says_what_is_wanted(
    name: str, kind: str, tmp_path: Path, session: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        export_file, "write_file", lambda session, kind, target: asked.append(kind.name)
    )
    assert main(["export", str(session), "--to", str(tmp_path / name)]) == 0
    assert asked == [kind]


def test_what_is_wrong_is_a_sentence(
    tmp_path: Path, session: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for kind in FILES:
        assert main(["export", str(session), "--to", str(tmp_path / "a.bmp"), "--what", kind]) == 2
        assert "does not end with" in capsys.readouterr().err
    words = ["export", str(session), "--to", str(tmp_path / "a.py"), "--what", "code-numpy"]
    assert main([*words, "--dpi", "100"]) == 2
    assert "--dpi is for figures: code-numpy is none" in capsys.readouterr().err
    assert main([*words[:3], str(tmp_path / "not" / "a.py"), *words[4:]]) == 2
    assert "there is no folder" in capsys.readouterr().err
    assert sorted(tmp_path.iterdir()) == [session]
