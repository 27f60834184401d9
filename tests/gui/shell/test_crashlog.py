"""A crash of the whole process leaves the lines that ran."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

CRASH = """
import faulthandler, pathlib, sys
from playground.gui.shell.crashlog import crashes_logged

def paints_beyond_its_image():
    faulthandler._sigabrt()

with crashes_logged(pathlib.Path(sys.argv[1])):
    paints_beyond_its_image()
"""


def run(path: Path, source: str = CRASH) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-P", "-c", source, str(path)],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[3])},
        capture_output=True,
        check=False,
    )


def test_a_crash_leaves_its_lines_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "logs" / "crashes.log"
    ended = run(path)
    assert ended.returncode != 0
    assert ended.stderr == b""
    text = path.read_text()
    assert text.startswith("Fatal Python error: Aborted")
    assert "paints_beyond_its_image" in text


def test_a_file_that_cannot_be_written_does_not_keep_the_window_shut(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file in the place of the folder")
    ended = run(tmp_path / "logs" / "crashes.log", CRASH.replace("faulthandler._sigabrt()", "pass"))
    assert ended.returncode == 0
    assert b"crashes.log" in ended.stderr
