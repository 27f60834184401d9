"""The `export` command: figures of a session file, and a sentence for what cannot be had."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from playground import app
from playground.__main__ import main
from playground.cli import export
from playground.core.fitting import fitted
from playground.core.plan import TrainingPlan
from playground.datasets import Digits
from playground.datasets.stripes import Stripes
from playground.exchange.found import FILES
from playground.figures.found import FIGURES
from playground.figures.subject import evaluated
from playground.gui.export import film_file, output
from playground.kernels.files import read_kernel_file
from playground.layers import Convolution
from playground.layers.shipped import shipped_networks
from playground.layers.state import tensors_of
from playground.sessions.sessionfile import Kept, write_session
from playground.training.history import history_file
from playground.training.history.timeline import Checkpoint, Timeline
from playground.training.protocol.kept_training import KeptTraining, Standing
from playground.training.protocol.metrics import EpochMetrics
from playground.training.protocol.runs import Run

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
    assert "does not end with" in refusal(
        capsys, session, "--to", tmp_path / "a.npy", "--what", "flow"
    )
    assert "no filter 9" in refusal(capsys, session, *to, "--what", "filters:1:9")
    assert "Nothing has been trained" in refusal(capsys, session, "--to", tmp_path / "a.csv")
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


@pytest.mark.parametrize("suffix", [".npy", ".csv"])
def test_numbers_are_those_of_the_maps_and_filters(
    tmp_path: Path, session: Path, suffix: str
) -> None:
    first = app.first_session()
    maps = evaluated(first).results
    assert maps is not None
    values = maps.maps(2)
    assert values is not None
    target = tmp_path / f"numbers{suffix}"
    assert main(["export", str(session), "--to", str(target), "--what", "map:3:2"]) == 0
    read = np.load(target) if suffix == ".npy" else np.loadtxt(target, np.float32, delimiter=",")
    assert read.dtype == np.float32
    assert np.array_equal(read, values[1])
    words = ["--to", str(target), "--what", "filters:1:2"]
    assert main(["export", str(session), *words]) == 0
    layer = first.network[0]
    assert isinstance(layer, Convolution)
    assert np.array_equal(read_kernel_file(target).reshape(3, 3), layer.filters[1].weights[0])


def test_arrays_of_whole_layers(tmp_path: Path, session: Path) -> None:
    target = tmp_path / "all.npy"
    shapes = {"maps:1": (4, 256, 256), "filters:1": (4, 1, 3, 3), "map": (128, 128)}
    for what, shape in shapes.items():
        assert main(["export", str(session), "--to", str(target), "--what", what]) == 0
        assert np.load(target).shape == shape
    table = tmp_path / "all.csv"
    assert main(["export", str(session), "--to", str(table), "--what", "filters:1"]) == 0
    text = table.read_text()
    assert text.startswith("-1.0,0.0,1.0\n-2.0,0.0,2.0\n-1.0,0.0,1.0\n\n\n")
    assert len([line for line in text.split("\n") if line]) == 12


def test_the_confusion_of_what_is_held_out(
    tmp_path: Path, session: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "no data" in refusal(capsys, session, "--to", tmp_path / "a.svg", "--what", "confusion")
    shipped = shipped_networks()["lenet5-digits"]
    made = replace(
        app.first_session(),
        network=shipped.network(),
        input=shipped.input(),
        training=TrainingPlan(data=Stripes(size=28)),
    )
    path, target = tmp_path / "stripes.convplay", tmp_path / "confusion.svg"
    write_session(path, Kept(made))
    assert "does not end in the" in refusal(capsys, path, "--to", target, "--what", "confusion")
    digits = replace(made, training=TrainingPlan(data=Digits(), validation=0.1))
    for shape in ((3, 28, 28), (1, 32, 32)):  # first in filters, first in the dense layer
        for_others = replace(
            digits, network=fitted(made.network, shape), input=replace(made.input, shape=shape)
        )
        write_session(path, Kept(for_others))
        said = refusal(capsys, path, "--to", target, "--what", "confusion")
        assert "not for pictures of 1×28×28" in said
    write_session(path, Kept(digits))
    words = ["export", str(path), "--to", str(target), "--what", "confusion"]
    assert main(words) == 0
    ((right, count),) = re.findall(r">(\d+) of (\d+) right<", target.read_text())
    assert 170 < int(count) < 190
    assert int(right) > 0.9 * int(count)


def trained_session(folder: Path) -> Path:
    """A session file with a training of two epochs, whose weights grew."""
    session = replace(app.first_session(), training=TrainingPlan(data=Digits()))
    rows = tuple(
        EpochMetrics(at, 2.0 / (at + 1), 0.5, 1.5 / (at + 1), 0.4 + 0.1 * at, 0.1, 1.0, 9.0)
        for at in range(3)
    )
    timeline = Timeline(folder / "timeline")
    for epoch in range(3):
        weights = {
            f"weights.{name}": values * np.float32(1 + epoch)
            for name, values in tensors_of(session.network).items()
        }
        timeline.add(Checkpoint(epoch, weights, {"epoch": str(epoch)}))
    standing = Standing(
        session.training,
        ("a", "b"),
        "cpu",
        1,
        9,
        1,
        epoch=2,
        kept=(0, 1, 2),
        folder=str(timeline.folder),
    )
    path = folder / "trained.convplay"
    runs = (Run(1, rows, plan=session.training, last_plan=session.training, key=1),)
    write_session(path, Kept(session, {}, KeptTraining(runs, standing)))
    return path


def test_what_was_learned_is_in_figures_tables_and_films(tmp_path: Path) -> None:
    path = trained_session(tmp_path)
    plots, table, film = (tmp_path / name for name in ("plots.svg", "history.csv", "epochs.gif"))
    assert main(["export", str(path), "--to", str(plots), "--what", "plots"]) == 0
    assert ">60 %<" in plots.read_text()
    assert main(["export", str(path), "--to", str(table)]) == 0
    assert [row.validation_loss for row in history_file.read(table)] == [1.5, 0.75, 0.5]
    assert main(["export", str(path), "--to", str(film), "--what", "timeline"]) == 0
    with Image.open(film) as pictures:
        assert pictures.n_frames == 3


def test_films(tmp_path: Path, session: Path) -> None:
    target = tmp_path / "sweep.gif"
    words = ["export", str(session), "--to", str(target), "--what", "sweep:1:2"]
    assert main([*words, "--setting", "stride=2..5", "--rate", "2", "--width", "50"]) == 0
    with Image.open(target) as film:
        assert film.n_frames == 4
        assert film.info["duration"] == 500


def test_the_ending_says_what_is_wanted() -> None:
    names = {"a.gif": "slide", "a.csv": "plots", "a.npy": "map", "a.svg": "flow"}
    for name, kind in names.items():
        path = Path(name)
        assert export.what_of(export.named_by_ending(path), path).kind.name == kind


def test_an_ending_that_nothing_has_is_answered_with_all_that_there_are(
    tmp_path: Path, session: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refusal(capsys, session, "--to", tmp_path / "a.bmp")
    kinds = [*export.SUFFIXES, *export.FILM_SUFFIXES, ".npy", ".csv"]
    for suffix in (*kinds, *(each for _, kind in FILES.items() for each in kind.suffixes)):
        assert suffix in said


def test_a_history_is_numbers_and_no_figure(
    tmp_path: Path, session: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refusal(capsys, session, "--to", tmp_path / "a.png", "--what", "history")
    assert "a.png does not end with .csv." in said


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("stride", ()),
        ("stride=1..4", ()),
        ("sigma=0.5,1,2", (0.5, 1.0, 2.0)),
    ],
)
def test_settings(text: str, values: tuple[float, ...]) -> None:
    assert export.setting_of(text).values == values
    assert export.setting_of("angle=0..180").ends == (0.0, 180.0)


def test_the_command_line_knows_what_the_window_does(qapp: QApplication) -> None:
    assert export.SUFFIXES == output.SUFFIXES
    assert (export.DEFAULT_DPI, export.MIN_DPI, export.MAX_DPI) == (
        output.DPI,
        output.MIN_DPI,
        output.MAX_DPI,
    )
    assert list(FIGURES)[:2] == ["flow", "map"]
    assert export.FILM_SUFFIXES == film_file.FILM_SUFFIXES
    assert (export.MIN_RATE, export.MAX_RATE) == (film_file.MIN_RATE, film_file.MAX_RATE)
