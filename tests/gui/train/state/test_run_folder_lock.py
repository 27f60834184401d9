"""Two windows keep their epochs apart, and a window that is closed leaves its place to the next."""

from __future__ import annotations

from pathlib import Path

from playground.gui.train.state.run_folder_lock import LockedRunFolder


def test_two_at_once_have_two_folders_and_the_next_takes_what_is_left(tmp_path: Path) -> None:
    parent = tmp_path / "training"
    first, second = LockedRunFolder(parent), LockedRunFolder(parent)
    assert (first.path, second.path) == (parent / "1", parent / "2")
    first.release()
    third = LockedRunFolder(parent)
    assert third.path == first.path
    third.release()
    second.release()


def test_a_program_that_died_holds_nothing(tmp_path: Path) -> None:
    lock = tmp_path / "1.lock"
    mine = LockedRunFolder(tmp_path)
    dead = lock.read_text().replace(lock.read_text().splitlines()[0], "999999999", 1)
    mine.release()
    lock.write_text(dead)
    assert LockedRunFolder(tmp_path).path == tmp_path / "1"


def test_where_nothing_can_be_written_there_is_a_folder_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    folder = LockedRunFolder(tmp_path / "file" / "training")
    assert folder.path.name == "1"
    folder.release()
