"""Folders whose pictures use 10, 12 or 14 of their 16 bits: told of, and stretched when asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from playground.core.cancelling import Cancelled, never
from playground.datasets import FolderOfPictures
from playground.datasets import folder_bits as bits_module
from playground.datasets.dataset import unwatched
from playground.datasets.folder_bits import bits_used_in
from playground.pictures.load import stores_16_bits

SIZE_PX = 8


def gray(high: int, kind: type = np.uint16) -> NDArray[np.generic]:
    """A ramp up to this value."""
    return np.linspace(0, high, SIZE_PX**2).astype(kind).reshape(SIZE_PX, SIZE_PX)


def scans(root: Path, highs: dict[str, int], suffix: str = ".png") -> FolderOfPictures:
    """A folder of two classes with pictures of 16 bits up to these values."""
    for part in ("day", "night"):
        (root / part).mkdir(parents=True, exist_ok=True)
    for name, high in highs.items():
        assert cv2.imwrite(str(root / f"{name}{suffix}"), gray(high))
    return FolderOfPictures(folder=str(root), size=SIZE_PX, colour="gray")


def brightest(source: FolderOfPictures) -> list[float]:
    """The largest intensity of each picture."""
    dataset = source.load()
    pictures = dataset.batch(np.arange(dataset.count)).pictures
    return [float(each.max()) for each in pictures]


@pytest.mark.parametrize("suffix", [".png", ".tif", ".pgm"])
def test_12_bits_are_told_of_and_all_pictures_are_stretched_alike(
    tmp_path: Path, suffix: str
) -> None:
    source = scans(tmp_path, {"day/1": 4095, "day/2": 2000, "night/1": 300}, suffix)
    dataset = source.load()
    assert dataset.dark_bits == 12
    (note,) = map(str, dataset.notes)
    assert "is 4095 of 65535, as where 12 bits are stored in 16: they look dark" in note
    assert brightest(source) == pytest.approx([4095 / 65535, 2000 / 65535, 300 / 65535], abs=3e-3)
    bright = replace(source, stretch=True)
    assert brightest(bright) == pytest.approx([1, 2000 / 4095, 300 / 4095], abs=3e-3)
    assert bright.load().dark_bits is None
    assert list(map(str, bright.load().notes)) == [
        "12 bits that are stored in 16 are stretched over all."
    ]


def test_one_picture_that_uses_all_bits_says_that_the_others_are_dark_by_themselves(
    tmp_path: Path,
) -> None:
    source = scans(tmp_path, {"day/1": 60000, "night/1": 3000, "night/2": 500})
    assert source.load().dark_bits is None
    assert not source.load().notes
    asked = replace(source, stretch=True)
    assert brightest(asked) == pytest.approx(brightest(source))
    assert list(map(str, asked.load().notes)) == [
        "No picture leaves bits unused: none is stretched."
    ]


def test_pictures_of_8_bits_beside_them_stay_as_they_are(tmp_path: Path) -> None:
    source = scans(tmp_path, {"day/1": 4000})
    Image.fromarray(gray(200, np.uint8)).save(tmp_path / "night" / "1.png")
    assert source.load().dark_bits == 12
    stretched = brightest(replace(source, stretch=True))
    assert stretched == pytest.approx([4000 / 4095, 200 / 255], abs=3e-3)


def test_only_files_that_may_be_deep_are_decoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scans(tmp_path, {"day/deep": 900})
    shallow = gray(200, np.uint8)
    for suffix in ("png", "jpg", "bmp", "tif"):
        Image.fromarray(shallow).save(tmp_path / "day" / f"shallow.{suffix}")
    (tmp_path / "day" / "broken.png").write_bytes(b"no picture")
    paths = sorted((tmp_path / "day").iterdir())
    assert [path.stem for path in paths if stores_16_bits(path)] == ["deep"]
    read: list[Path] = []
    monkeypatch.setattr(bits_module, "load", _listing(bits_module.load, read))
    assert bits_used_in(paths, unwatched, never).bits == 10
    assert [path.stem for path in read] == ["deep"]


def _listing(load: Callable[[Path], object], read: list[Path]) -> Callable[[Path], object]:
    def listed(path: Path) -> object:
        read.append(path)
        return load(path)

    return listed


def test_looking_at_the_bits_can_be_given_up(tmp_path: Path) -> None:
    scans(tmp_path, {"day/1": 4000})
    with pytest.raises(Cancelled):
        bits_used_in([tmp_path / "day" / "1.png"], unwatched, lambda: True)
