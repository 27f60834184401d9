"""The command line: what opens the window, what runs a command, and one sentence otherwise."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground import VERSION, app
from playground.__main__ import COMMANDS, main
from playground.pictures.save import save_png

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """The pictures of the windows that would have been opened."""
    windows: list[str | None] = []

    def run(picture: str | None = None) -> int:
        windows.append(picture)
        return 0

    monkeypatch.setattr(app, "run", run)
    return windows


def ended(*words: str) -> int:
    """The exit status, however the command ends."""
    try:
        return main(list(words))
    except SystemExit as exit_:
        return int(exit_.code or 0)


def process(code: str, *words: str, **changes: str | None) -> subprocess.CompletedProcess[str]:
    """Python in a process of its own, with changes to the environment; None takes a name out."""
    environment = {**os.environ, **changes}
    return subprocess.run(
        [sys.executable, *(["-c", code] if code else ["-m", "playground"]), *words],
        cwd=ROOT,
        env={name: value for name, value in environment.items() if value is not None},
        capture_output=True,
        encoding="utf-8",
    )


def test_nothing_opens_the_window_and_a_file_opens_it_with_that_picture(opened: list[Any]) -> None:
    assert ended() == 0
    assert ended("photo.jpg") == 0
    assert opened == [None, os.path.abspath("photo.jpg")]  # recent files are found from anywhere


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["--sharpen"], "--sharpen"),
        (["-x"], "-x"),
        (["--vers"], "--vers"),
        (["one.png", "two.png"], "two.png"),
        (["photo.png", "--theme"], "--theme"),
        (["apply"], "PICTURE"),
        (["apply", "a.png", "--kernel", "1", "--output", "x", "more"], "more"),
        (["screenshot"], "OUT.png"),
        (["export"], "SESSION"),
        (["train", "--output", "x", "--epochs", "9" * 5000], "--epochs"),
        (["--" + "x" * 5000], "--x"),
        (["train", "--output", "x", "--two\nlines"], "--two lines"),
    ],
)
def test_what_is_unknown_is_said_in_one_sentence(
    words: list[str], part: str, opened: list[Any], capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended(*words) == 2
    said = capsys.readouterr()
    assert (said.out, opened) == ("", [])
    assert part in said.err
    assert said.err.count("\n") == 1
    assert len(said.err) < 600
    assert said.err.endswith(".\n")


def test_a_file_that_is_not_there_opens_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("missing.png") == 2
    assert capsys.readouterr().err == "There is no file missing.png.\n"


def test_help_lists_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    for word in ("-h", "--help"):
        assert ended(word) == 0
        said = capsys.readouterr().out
        for name, (sentence, _) in COMMANDS.items():
            assert name in said
            assert " ".join(sentence.split()) in " ".join(said.split())


@pytest.mark.parametrize("command", list(COMMANDS))
def test_every_command_explains_its_options(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended(command, "--help") == 0
    said = capsys.readouterr().out
    assert said.startswith(f"usage: convolution-playground {command} ")
    assert len(said.splitlines()) > 8


def test_apply_lists_the_presets(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("apply", "--help") == 0
    assert "sobel-right-diagonal" in capsys.readouterr().out


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("--version") == 0
    assert capsys.readouterr().out == f"convolution-playground {VERSION}\n"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == VERSION
    assert project["scripts"] == {"convolution-playground": "playground.__main__:main"}


def test_help_imports_neither_numpy_nor_qt() -> None:
    code = (
        "import sys; sys.argv[0] = 'x'; from playground.__main__ import main\n"
        "try: main()\n"
        "finally: print([name for name in ('PySide6', 'cv2', 'torch') if name in sys.modules])"
    )
    assert process(code, "--help").stdout.splitlines()[-1] == "[]"


OUTPUTS = pytest.mark.parametrize(
    ("words", "unbuffered"),
    [
        (("check", "tests/sessions/samples/version-2.convplay"), ""),
        (("check", "tests/sessions/samples/version-2.convplay"), "1"),
        (("apply", "--help"), ""),
    ],
)


def printed_to(output: int, words: tuple[str, ...], unbuffered: str) -> tuple[int, str]:
    """The exit status of a command whose output goes there, and its other output."""
    done = subprocess.run(
        [sys.executable, "-P", "-m", "playground", *words],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": unbuffered},
        stdout=output,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    return done.returncode, done.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="has no disk that is always full")
@OUTPUTS
def test_output_that_finds_no_room_is_one_sentence(words: tuple[str, ...], unbuffered: str) -> None:
    with open("/dev/full", "wb") as full:
        status, said = printed_to(full.fileno(), words, unbuffered)
    assert (status, said) == (2, "The output cannot be written: the disk is full.\n")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="has a display always")
@OUTPUTS
def test_a_reader_that_stops_reading_ends_the_program_without_a_word(
    words: tuple[str, ...], unbuffered: str
) -> None:
    reads, writes = os.pipe()
    os.close(reads)
    try:
        ended = printed_to(writes, words, unbuffered)
    finally:
        os.close(writes)
    assert ended == (141, "")


def test_without_a_display_the_way_to_a_picture_is_said() -> None:
    done = process("", DISPLAY=None, WAYLAND_DISPLAY=None, QT_QPA_PLATFORM=None)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("There is no display for a window here")
    assert "screenshot OUT.png" in done.stderr


WATCHED = """
import sys
from PySide6.QtWidgets import QApplication
from playground import app
from playground.__main__ import main
from playground.gui.widgets.messagebar import MessageBar

programs = []
start = app.start
app.start = lambda *given: programs.append(start(*given)) or programs[-1]

def exec_():
    program = programs[0]
    while (program.evaluation.is_busy or not program.window.is_complete
           or program.first_pin.is_due):
        QApplication.processEvents()
    shown = program.evaluation.shown
    print(shown.session.picture.name, shown.views[0].planes[0].values.shape,
          program.window.isVisible(), program.store.view.pin is not None)
    print(program.window.findChild(MessageBar).text)
    program.window.close()
    return 0

QApplication.exec = staticmethod(exec_)
sys.exit(main())
"""


@pytest.mark.parametrize("word", [None, "photo é.png"])
def test_the_window_opens_with_the_picture(word: str | None, tmp_path: Path) -> None:
    save_png(tmp_path / "photo é.png", np.eye(20, 30, dtype=np.uint8)[..., None].repeat(3, 2))
    done = process(WATCHED, *([str(tmp_path / word)] if word else []))
    assert done.returncode == 0, done.stderr
    expected = "photo é.png (3, 20, 30) True True" if word else "camera (256, 256) True True"
    assert done.stdout.splitlines() == [expected, ""]


def test_a_file_that_is_no_picture_opens_the_window_and_is_told_of_there(tmp_path: Path) -> None:
    (tmp_path / "notes.png").write_text("no picture")
    done = process(WATCHED, str(tmp_path / "notes.png"))
    assert done.returncode == 0, done.stderr
    window, message = done.stdout.splitlines()
    assert window == "camera (256, 256) True True"
    assert message.startswith("notes.png is not a picture that can be read")


def test_ctrl_c_is_a_word_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def pressed(given: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("playground.__main__._run", pressed)
    assert main(["apply", "photos"]) == 130
    assert capsys.readouterr().err == "\nStopped.\n"
