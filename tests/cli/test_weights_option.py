"""`apply --weights FILE`: a stack with weights of its own file, and what did not fit is listed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from playground.__main__ import main
from playground.cli.stack_option import content_of
from playground.core.fitting import fitted
from playground.layers.stacks import load_stacks
from playground.pictures.samples import sample_picture
from playground.pictures.save import save_png
from playground.sessions.sessionfile import read_session


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "camera.png"
    save_png(path, np.asarray(sample_picture("camera").pixels)[:60, :50])
    return path


def weights_of_classic(path: Path, **more: np.ndarray) -> dict[str, np.ndarray]:
    """Random weights for the convolutions of the stack, written to a file."""
    rng = np.random.default_rng(5)
    network = fitted(content_of("classic", (1, 60, 50)).network, (1, 60, 50))
    arrays: dict[str, np.ndarray] = {}
    for place, layer in enumerate(network):
        for name, shape in layer.tensor_shapes().items():
            arrays[f"{place}.{name}"] = rng.normal(size=shape).astype(np.float32)
    np.savez(path, **arrays, **more)  # type: ignore[arg-type]
    return arrays


def test_a_stack_gets_the_weights_of_a_file_and_a_session_has_them(
    tmp_path: Path, picture: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "classic" in load_stacks()
    arrays = weights_of_classic(tmp_path / "w.npz", **{"head.weight": np.ones((7, 3), np.float32)})
    command = ["apply", str(picture), "--stack", "classic", "--weights", str(tmp_path / "w.npz")]
    session = tmp_path / "s.convplay"
    assert main([*command, "--output", str(tmp_path / "out"), "--save", str(session)]) == 0
    said = capsys.readouterr()
    assert "Not: head (weight 7×3)." in said.err
    network = read_session(session).session.network
    for name, values in arrays.items():
        place, tensor = name.split(".")
        assert np.array_equal(network[int(place)].tensors()[tensor], values)
    # Of several pictures what does not fit is said once.
    assert main([*command[:1], str(picture), *command[1:], "--output", str(tmp_path / "two")]) == 0
    assert capsys.readouterr().err.count("Not: head") == 1


def test_weights_that_fit_nothing_or_go_with_kernels_are_refused(
    tmp_path: Path, picture: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    np.savez(tmp_path / "w.npz", weight=np.ones((5, 4, 3, 2, 1), np.float32))
    command = ["apply", str(picture), "--output", str(tmp_path / "out")]
    command += ["--weights", str(tmp_path / "w.npz")]
    assert main([*command, "--stack", "classic"]) == 2
    assert "No layer has weights of the shapes in w.npz" in capsys.readouterr().err
    assert main([*command, "--kernel", "sobel-vertical"]) == 2
    assert "--weights goes with --stack" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
