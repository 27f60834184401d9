"""Folders go at once, their files behind, and nothing else goes."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from playground.core import removal
from playground.core.removal import GONE, remove_behind


def filled(folder: Path) -> Path:
    (folder / "deeper").mkdir(parents=True)
    (folder / "deeper" / "epoch").write_bytes(b"weights")
    return folder


def ended() -> None:
    for thread in threading.enumerate():
        if thread.name == "removal":
            thread.join()


def test_names_are_free_at_once_and_the_files_go_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, other = (filled(tmp_path / name) for name in ("1", "2[a]", "12"))
    go = threading.Event()
    delete = removal.shutil.rmtree

    def slow(*arguments: object, **options: object) -> None:
        assert go.wait(60)
        delete(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(removal.shutil, "rmtree", slow)
    remove_behind([first, second, tmp_path / "not there", tmp_path / "nowhere" / "1"])
    assert not first.exists()
    assert not second.exists()
    filled(first)  # of the next training
    go.set()
    ended()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["1", "12"]
    assert (first / "deeper" / "epoch").exists()
    assert (other / "deeper" / "epoch").exists()


def test_what_a_killed_program_had_begun_to_delete_goes_too(tmp_path: Path) -> None:
    left = filled(tmp_path / f"1{GONE}999-1")
    kept = filled(tmp_path / f"2{GONE}999-1")
    remove_behind([tmp_path / "1"])
    ended()
    assert not left.exists()
    assert kept.exists()


def test_what_cannot_be_moved_is_deleted_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = filled(tmp_path / "1")

    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(removal.os, "replace", refused)
    remove_behind([folder])
    assert not folder.exists()
    ended()
