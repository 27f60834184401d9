"""The process trains on the files that a folder has, not on those that it had once."""

from __future__ import annotations

from pathlib import Path

import pytest

from playground.core.plan import DataSource, TrainingPlan
from playground.core.session import Network
from playground.datasets import Shapes
from playground.datasets.dataset import Dataset, unwatched
from playground.training.process.loaded_data import LoadedData
from playground.training.protocol.messages import Start
from tests.datasets.test_files import make_folder


def read(loaded: LoadedData, source: DataSource, listing: str) -> Dataset:
    start = Start(Network(), TrainingPlan(data=source), "", listing=listing)
    return loaded.of(start, unwatched, lambda: False)


def add(folder: Path) -> None:
    (folder / "cats" / "0.png").write_bytes((folder / "cats" / "1.png").read_bytes())


def rename(folder: Path) -> None:
    (folder / "cats" / "1.png").rename(folder / "cats" / "9.png")


def delete(folder: Path) -> None:
    (folder / "cats" / "1.png").unlink()


def write_anew(folder: Path) -> None:
    (folder / "cats" / "1.png").write_bytes((folder / "dogs" / "1.png").read_bytes())


@pytest.mark.parametrize("change", [add, rename, delete, write_anew])
def test_a_folder_that_the_window_has_read_as_another_list_is_read_anew(
    tmp_path: Path, change: object
) -> None:
    source, loaded = make_folder(tmp_path), LoadedData()
    before = read(loaded, source, source.load().listing)
    assert read(loaded, source, before.listing) is before
    assert callable(change)
    change(tmp_path)
    now = source.load()
    again = read(loaded, source, now.listing)
    assert again is not before
    assert again.listing == now.listing != before.listing
    assert again.count == now.count


def test_what_the_window_has_not_read_is_read_anew_from_a_folder_only(tmp_path: Path) -> None:
    folder, bundled, loaded = make_folder(tmp_path), Shapes(size=12, each=4), LoadedData()
    assert read(loaded, folder, "") is not read(loaded, folder, "")
    assert read(loaded, bundled, "") is read(loaded, bundled, "")
