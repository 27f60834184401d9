"""The `screenshot` command: a picture of the size asked for, with the maps in it, and no noise."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from playground.__main__ import main
from playground.cli.screenshot import THEME_NAMES
from playground.engine.view.palette import table
from playground.gui.widgets.theme import THEMES
from playground.pictures.load import load
from playground.pictures.save import save_png

ROOT = Path(__file__).resolve().parents[2]
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def command(*words: str | Path, **changes: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, without any display."""
    environment = {name: text for name, text in os.environ.items() if name not in DISPLAYS}
    return subprocess.run(
        [sys.executable, "-m", "playground", "screenshot", *map(str, words)],
        cwd=ROOT,
        env=environment | changes,
        capture_output=True,
        encoding="utf-8",
    )


def rendered(path: Path, *words: str | Path, **changes: str) -> np.ndarray:
    """What the command wrote: height × width × 3."""
    done = command(path, *words, **changes)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{path}\n"
    return load(path).pixels


def near(pixels: np.ndarray, colour: tuple[int, int, int], distance: int = 60) -> float:
    """The share of pixels whose channels all lie within `distance` of a colour."""
    return float((np.abs(pixels.astype(int) - colour) <= distance).all(axis=2).mean())


def middle(pixels: np.ndarray) -> np.ndarray:
    """The part of the window where the flow of maps is."""
    height, width = pixels.shape[:2]
    return pixels[height // 6 : -height // 4, width // 4 : -width // 4]


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, np.ndarray]:
    """The window in each theme."""
    folder = tmp_path_factory.mktemp("screenshots")
    return {
        "light": rendered(folder / "light.png"),
        "dark": rendered(folder / "dark.png", "--theme", "dark", "--size", "1440x900"),
        "contrast": rendered(folder / "contrast.png", "--theme", "contrast"),
    }


@pytest.mark.parametrize("theme", list(THEMES))
def test_the_window_with_live_maps(pictures: dict[str, np.ndarray], theme: str) -> None:
    pixels = pictures[theme]
    assert pixels.shape == (900, 1440, 3)
    seen = {tuple(colour) for colour in middle(pixels).reshape(-1, 3).tolist()}
    scale = [tuple(colour) for colour in table("signed").tolist()]
    for side in (scale[:100], scale[155:255]):  # a filter's few cells have not so many colours
        assert len(seen.intersection(side)) > 30
    surface = THEMES[theme].surface
    assert near(pixels, (surface.red(), surface.green(), surface.blue()), 2) > 0.2


def test_the_command_knows_every_theme() -> None:
    assert tuple(THEMES) == THEME_NAMES


def test_themes_differ_around_the_maps_and_not_in_them(pictures: dict[str, np.ndarray]) -> None:
    light, dark = pictures["light"], pictures["dark"]
    assert light.mean() > dark.mean() + 40
    same = (light == dark).all(axis=2)
    assert 0.1 < same.mean() < 0.9


def test_a_picture_of_ones_own_in_a_small_window(tmp_path: Path) -> None:
    red = np.zeros((40, 40, 3), np.uint8)
    red[:, 20:] = (230, 20, 20)
    save_png(tmp_path / "red.png", red)
    pixels = rendered(tmp_path / "out.PNG", "--picture", tmp_path / "red.png", "--size", "1024x768")
    assert pixels.shape == (768, 1024, 3)
    assert near(pixels, (230, 20, 20), 10) > 0.01


def test_a_sample_and_settings_of_the_desktop_that_do_not_matter(tmp_path: Path) -> None:
    pixels = rendered(
        tmp_path / "out.png",
        *("--picture", "four", "--size", "1200x800"),
        QT_SCALE_FACTOR="2",
        QT_QPA_PLATFORM="xcb",
    )
    assert pixels.shape == (800, 1200, 3)


BAD = {
    "no size": ["--size", "large"],
    "one number": ["--size", "800"],
    "three numbers": ["--size", "800x600x3"],
    "nothing": ["--size", "0x600"],
    "negative": ["--size=-800x600"],
    "too large": ["--size", "8193x600"],
    "theme": ["--theme", "pink"],
    "picture": ["--picture", "missing.png"],
    "broken picture": ["--picture", "pyproject.toml"],
    "unknown": ["--shade"],
}


@pytest.mark.parametrize("words", BAD.values(), ids=list(BAD))
def test_what_is_refused(
    words: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    try:
        status = main(["screenshot", str(tmp_path / "out.png"), *words])
    except SystemExit as exit_:
        status = exit_.code
    said = capsys.readouterr()
    assert (status, said.out) == (2, "")
    assert said.err.count("\n") == 1
    assert said.err.endswith(".\n")
    assert not os.listdir(tmp_path)


@pytest.mark.parametrize(
    ("name", "part"),
    [("out.jpg", "PNG"), ("out", "PNG"), ("missing/out.png", "no folder"), ("", "PNG")],
)
def test_files_that_are_refused_at_once(
    name: str, part: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["screenshot", str(tmp_path / name) if name else ""])
    said = capsys.readouterr()
    assert (status, said.out) == (2, "")
    assert part in said.err
    assert said.err.count("\n") == 1
    assert not os.listdir(tmp_path)


def test_a_window_too_small_and_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    done = command(tmp_path / "out.png", "--size", "200x150")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("The window needs at least ")
    assert done.stderr.count("\n") == 1
    (tmp_path / "folder.png").mkdir()
    done = command(tmp_path / "folder.png")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "folder.png was not saved: a folder has that name.\n"
    assert os.listdir(tmp_path) == ["folder.png"]
