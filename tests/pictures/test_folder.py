"""Files that come into a folder together or not at all."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

import pytest

from playground.core.messages import Refused
from playground.pictures.folder import written_whole

OURS = re.compile(r"\d\.txt")


def contents(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_text()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _write(folder: Path, names: str, error: BaseException | None = None) -> None:
    for name in names:
        (folder / f"{name}.txt").write_text("second")
    if error:
        raise error


def test_files_come_together_and_replace_the_earlier_set(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    with written_whole(folder, OURS) as fresh:
        for name in "123":
            (fresh / f"{name}.txt").write_text("first")
        assert contents(folder).keys() == {
            str(fresh.relative_to(folder) / f"{name}.txt") for name in "123"
        }
    (folder / "mine.txt").write_text("mine")
    (folder / "9.txt").mkdir()
    with written_whole(folder, OURS) as fresh:
        (fresh / "2.txt").write_text("second")
    assert contents(folder) == {"2.txt": "second", "mine.txt": "mine"}
    assert sorted(os.listdir(folder)) == ["2.txt", "9.txt", "mine.txt"]


@pytest.mark.parametrize("error", [KeyboardInterrupt(), ValueError("x")])
def test_whatever_goes_wrong_inside_leaves_things_as_they_were(
    tmp_path: Path, error: KeyboardInterrupt | ValueError
) -> None:
    (tmp_path / "1.txt").write_text("first")
    for folder in (tmp_path, tmp_path / "a" / "b"):
        with pytest.raises(type(error)), written_whole(folder, OURS) as fresh:
            _write(fresh, "1", error)
    assert contents(tmp_path) == {"1.txt": "first"}
    assert os.listdir(tmp_path) == ["1.txt"]


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "may not be written to"),
        (errno.EROFS, "may not be written to"),
        (errno.EIO, "the disk has failed"),
        (errno.EXDEV, os.strerror(errno.EXDEV)),
    ],
)
def test_errors_of_the_disk_are_said_in_a_sentence(
    tmp_path: Path, number: int, reason: str
) -> None:
    with pytest.raises(Refused, match=reason), written_whole(tmp_path / "a", OURS):
        raise OSError(number, os.strerror(number))
    assert not os.listdir(tmp_path)


def test_a_move_that_fails_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "123":
        (tmp_path / f"{name}.txt").write_text("first")
    moved = []
    replace = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if self.parent.name == "new" and self.name == "3.txt" and not moved:
            moved.append(self)
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(Refused), written_whole(tmp_path, OURS) as fresh:
        _write(fresh, "234")
    assert moved
    assert contents(tmp_path) == {f"{name}.txt": "first" for name in "123"}


def test_a_folder_with_the_name_of_a_file_is_kept(tmp_path: Path) -> None:
    (tmp_path / "1.txt").mkdir()
    (tmp_path / "1.txt" / "inside").write_text("mine")
    with (
        pytest.raises(Refused, match=r"1\.txt is a folder there"),
        written_whole(tmp_path, OURS) as fresh,
    ):
        (fresh / "1.txt").write_text("new")
    assert contents(tmp_path) == {os.path.join("1.txt", "inside"): "mine"}


def test_files_in_place_of_folders(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for folder in (tmp_path / "file", tmp_path / "file" / "a" / "b"):
        with (
            pytest.raises(Refused, match=r"file is a file, not a folder"),
            written_whole(folder, OURS),
        ):
            pytest.fail("it began")
    with pytest.raises(Refused, match="no name for a folder"), written_whole("a\0b", OURS):
        pytest.fail("it began")
