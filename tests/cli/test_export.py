"""The `export` command: figures of a session file, and a sentence for what cannot be had."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from playground import app
from playground.__main__ import main
from playground.cli import export
from playground.figures.found import FIGURES
from playground.gui.export import output
from playground.sessions.sessionfile import Kept, write_session

ROOT = Path(__file__).resolve().parents[2]
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program's first document in a file, a place of its second map pinned."""
    path = tmp_path_factory.mktemp("sessions") / "first.convplay"
    write_session(path, Kept(app.first_session(), {"layer": 2, "filter": 1}))
    return path


def refusal(capsys: pytest.CaptureFixture[str], *words: str | Path) -> str:
    """What the command says when it ends with status 2: one sentence."""
    assert main(["export", *map(str, words)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    return said.err


def test_it_needs_no_display(tmp_path: Path, session: Path) -> None:
    environment = {name: text for name, text in os.environ.items() if name not in DISPLAYS}
    target = tmp_path / "flow.pdf"
    done = subprocess.run(
        [sys.executable, "-P", "-m", "playground", "export", str(session), "--to", str(target)],
        cwd=ROOT,
        env=environment | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr, done.stdout) == (0, "", f"{target}\n")
    assert target.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("what", ["flow", "map", "map:0", "map:1:4", "filters:1", "architecture"])
def test_every_kind_and_its_places(tmp_path: Path, session: Path, what: str) -> None:
    target = tmp_path / "figure.svg"
    assert main(["export", str(session), "--to", str(target), "--what", what]) == 0
    assert target.read_bytes().startswith(b"<?xml")


def test_the_selection_of_the_session_is_taken_where_none_is_given(
    tmp_path: Path, session: Path
) -> None:
    paths = [tmp_path / name for name in ("selected.svg", "given.svg", "other.svg")]
    for path, what in zip(paths, ("map", "map:3:2", "map:3:1"), strict=True):
        assert main(["export", str(session), "--to", str(path), "--what", what]) == 0
    selected, given, other = (path.read_bytes() for path in paths)
    assert selected == given != other


def test_size_scale_and_dpi(tmp_path: Path, session: Path) -> None:
    target = tmp_path / "map.png"
    words = ["export", str(session), "--to", str(target), "--what", "map"]
    assert main([*words, "--width", "50", "--scale", "2", "--dpi", "254"]) == 0
    assert QImage(str(target)).width() == 1000


def test_colours_are_chosen(tmp_path: Path, session: Path) -> None:
    target = tmp_path / "map.svg"
    found = []
    for colours in ("blue-orange", "purple-green"):
        words = ["export", str(session), "--to", str(target), "--what", "map:1"]
        assert main([*words, "--colours", colours]) == 0
        found.append(target.read_bytes())
    assert found[0] != found[1]


def test_what_is_wrong_is_one_sentence(
    tmp_path: Path, session: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to = ("--to", tmp_path / "a.png")
    assert "does not end with" in refusal(capsys, session, "--to", tmp_path / "a.bmp")
    assert "There is no figure cake" in refusal(capsys, session, *to, "--what", "cake")
    assert "flow is" in refusal(capsys, session, *to, "--what", "flow:1")
    assert "map[:L][:C] is" in refusal(capsys, session, *to, "--what", "map:x")
    assert "no layer 9" in refusal(capsys, session, *to, "--what", "map:9")
    assert "no map 5" in refusal(capsys, session, *to, "--what", "map:1:5")
    assert "no map 0" in refusal(capsys, session, *to, "--what", "map:1:0")
    assert "has no filters" in refusal(capsys, session, *to, "--what", "filters:2")
    assert "choose fewer dpi" in refusal(capsys, session, *to, "--scale", "20", "--dpi", "2400")
    assert "missing.convplay" in refusal(capsys, tmp_path / "missing.convplay", *to)
    assert "no folder" in refusal(capsys, session, "--to", tmp_path / "not" / "there.png")
    assert not list(tmp_path.iterdir())


def test_the_command_line_knows_what_the_window_does(qapp: QApplication) -> None:
    assert export.SUFFIXES == output.SUFFIXES
    assert (export.DEFAULT_DPI, export.MIN_DPI, export.MAX_DPI) == (
        output.DPI,
        output.MIN_DPI,
        output.MAX_DPI,
    )
    assert list(FIGURES)[:2] == ["flow", "map"]
