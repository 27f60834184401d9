"""A lock between programs: one holds it, and what stands in its way does not stop the program."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from playground.core.file_lock import FileLock


def test_one_at_a_time_holds_it(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    one, other = FileLock(path), FileLock(path)
    assert one.take()
    assert one.take()  # it has it
    assert not other.take()
    one.release()
    assert not path.exists()
    assert other.take()
    assert not one.take()
    one.release()  # it has nothing to let go of
    assert path.exists()
    other.release()


def test_another_program_has_it_until_it_ends(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    code = (
        "import pathlib, sys; from playground.core.file_lock import FileLock\n"
        "lock = FileLock(pathlib.Path(sys.argv[1])); print(lock.take(), flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "True\n"
        assert not FileLock(path).take()
        process.kill()
    assert path.exists()
    lock = FileLock(path)
    assert lock.take()
    lock.release()


def test_where_there_can_be_no_lock_it_is_held(tmp_path: Path) -> None:
    assert FileLock(tmp_path / "no folder" / "lock").take()
    (tmp_path / "elsewhere").write_text("kept")
    link = tmp_path / "lock"
    link.symlink_to(tmp_path / "elsewhere")
    lock = FileLock(link)
    assert lock.take()
    lock.release()
    assert link.is_symlink()
    assert (tmp_path / "elsewhere").read_text() == "kept"
