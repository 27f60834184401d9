"""`apply --save`: the session that the window opens with all of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from playground.__main__ import main
from playground.kernels.names import filter_name
from playground.kernels.presets import load_presets
from playground.layers import Convolution
from playground.pictures.save import save_png
from playground.sessions.sessionfile import read_session


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A gray picture of 6 × 8 pixels."""
    path = tmp_path / "picture.png"
    save_png(path, np.arange(48, dtype=np.uint8).reshape(6, 8))
    return path


def test_filters_of_a_saved_session_are_named_as_what_they_came_from(
    picture: Path, tmp_path: Path
) -> None:
    np.save(tmp_path / "mine.npy", np.eye(3, dtype=np.float32))
    ways = ["gaussian", "1 2; 3 4", str(tmp_path / "mine.npy")]
    words = [word for way in ways for word in ("--kernel", way)]
    session = tmp_path / "a.convplay"
    words += ["--output", str(tmp_path / "maps"), "--save", str(session)]
    assert main(["apply", str(picture), *words]) == 0
    layer = read_session(session).session.network[0]
    assert isinstance(layer, Convolution)
    title = load_presets()["gaussian"].title
    assert [item.name for item in layer.filters] == [title, "f2", "mine"]
    assert [item.preset or item.origin for item in layer.filters] == ["gaussian", "", ""]
    assert filter_name(layer.filters[0]) == title


def test_a_session_that_cannot_be_saved_is_refused_before_maps_are_written(
    picture: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, session = tmp_path / "maps", tmp_path / "nowhere" / "a.convplay"
    words = ("--kernel", "sobel-vertical", "--output", str(out), "--save", str(session))
    assert main(["apply", str(picture), *words]) == 2
    assert "a.convplay" in capsys.readouterr().err
    assert not out.exists()
