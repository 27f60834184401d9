"""A crash of the whole process leaves the lines that ran."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from playground.gui.shell.errorlog import ErrorLog

CRASH = """
import faulthandler, pathlib, sys
from playground.gui.shell.crashlog import crashes_logged
from playground.gui.shell.errorlog import ErrorLog

log = ErrorLog(pathlib.Path(sys.argv[1]), max_bytes=5000)

def paints_beyond_its_image():
    faulthandler._sigabrt()

with crashes_logged(log):
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
    path = tmp_path / "logs" / "errors.log"
    ended = run(path)
    assert ended.returncode != 0
    assert ended.stderr == b""
    text = path.read_text()
    assert text.startswith("Convolution Playground: ")
    assert re.search(r"^[-0-9]{10} [:0-9]{8}  \S+ opened, process \d+\n\nFatal Python", text, re.M)
    assert "Fatal Python error: Aborted" in text
    assert "paints_beyond_its_image" in text


def test_a_crash_is_in_the_log_even_when_errors_have_filled_it_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "logs" / "errors.log"
    fill = "for _ in range(30): log.write('x' * 500)\n    paints_beyond_its_image()"
    run(path, CRASH.replace("    paints_beyond_its_image()\n", f"    {fill}\n"))
    assert "Fatal Python error: Aborted" in path.read_text()
    assert {file.name for file in path.parent.iterdir()} == {"errors.log", "errors.1.log"}


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_nobody_else_reads_the_log(tmp_path: Path) -> None:
    path = tmp_path / "logs" / "errors.log"
    run(
        path,
        CRASH.replace(
            "    paints_b", "    [log.write('x' * 999) for _ in '123456789']\n    paints_b"
        ),
    )
    log = ErrorLog(path.with_name("other.log"))
    assert log.write("x")
    files = sorted(path.parent.iterdir())
    assert [file.name for file in files] == ["errors.1.log", "errors.log", "other.log"]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_file_that_cannot_be_written_does_not_keep_the_window_shut(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file in the place of the folder")
    ended = run(tmp_path / "logs" / "errors.log", CRASH.replace("faulthandler._sigabrt()", "pass"))
    assert ended.returncode == 0
    assert b"errors.log" in ended.stderr
