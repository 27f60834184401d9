"""Folders of pictures as people have them: splits, suffixes, copies, names that look alike."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from playground.core.messages import Refused
from playground.datasets import FolderOfPictures
from playground.datasets.duplicates import dataset_notes, held_out_twins
from playground.datasets.skipped import skipped_notes
from playground.datasets.split import split


def picture(path: Path, number: int = 0, kind: str = "JPEG") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    pixels = np.random.default_rng(number).integers(0, 256, (20, 24, 3), np.uint8)
    with path.open("wb") as stream:
        Image.fromarray(pixels).save(stream, kind)


def notes(source: FolderOfPictures) -> list[str]:
    dataset = source.load()
    said = (*dataset_notes(dataset, split(dataset, 0.2, 0)), *skipped_notes(dataset.skipped))
    return list(map(str, said))


@pytest.mark.parametrize(
    ("training", "held_out"), [("train", "val"), ("Training", "valid"), ("train", "test")]
)
def test_train_and_val_are_a_split_and_no_classes(
    tmp_path: Path, training: str, held_out: str
) -> None:
    for part, count in ((training, 4), (held_out, 2)):
        for at, name in enumerate(("apple", "pear")):
            for number in range(count):
                picture(tmp_path / part / name / f"{number}.jpg", 100 * at + number + len(part))
    dataset = FolderOfPictures(folder=str(tmp_path)).load()
    assert dataset.classes == ("apple", "pear")
    assert dataset.count == 12
    parts = split(dataset, 0.2, 0)
    assert parts.training.tolist() == list(range(8))
    assert parts.validation.tolist() == list(range(8, 12))
    assert dataset.labels.tolist() == [0] * 4 + [1] * 4 + [0] * 2 + [1] * 2
    assert dataset.pictures.name(8).startswith(f"{held_out}/apple")
    (note,) = (note for note in notes(FolderOfPictures(folder=str(tmp_path))) if "held out" in note)
    assert note == f"{training} is trained on; {held_out} is held out."


def test_a_class_that_is_held_out_alone_and_a_third_part_are_told_of(tmp_path: Path) -> None:
    for part in ("train", "val", "test"):
        for name in ("apple", "pear", "plum") if part == "val" else ("apple", "pear"):
            picture(tmp_path / part / name / "1.jpg", hash(part + name) % 1000)
    source = FolderOfPictures(folder=str(tmp_path))
    assert source.load().classes == ("apple", "pear")
    said = notes(source)
    assert "The class plum is left out: train has none of it." in said
    assert "Not used: test." in said


def test_pictures_beside_the_class_folders_are_told_of(tmp_path: Path) -> None:
    for part in ("", "train/"):
        for name in ("apple", "pear"):
            picture(tmp_path / f"{part}{name}" / "1.jpg", len(part + name))
        for number in range(3):
            picture(tmp_path / part / f"loose{number}.png", number, "PNG")
        (tmp_path / part / "notes.txt").write_text("none")
        folder = FolderOfPictures(folder=str(tmp_path / part))
        assert "Not used: 3 pictures in no class folder." in notes(folder)


def test_a_class_may_be_called_test(tmp_path: Path) -> None:
    for name in ("test", "train"):
        picture(tmp_path / name / "1.jpg")
    assert FolderOfPictures(folder=str(tmp_path)).load().classes == ("test", "train")


def test_copies_across_the_split_are_counted(tmp_path: Path) -> None:
    for part in ("train", "val"):
        for at, name in enumerate(("apple", "pear")):
            for number in range(3):
                picture(tmp_path / part / name / f"{part}{number}.png", 10 * at + number, "PNG")
    picture(tmp_path / "val" / "pear" / "own.png", 77, "PNG")
    source = FolderOfPictures(folder=str(tmp_path))
    dataset = source.load()
    assert held_out_twins(dataset, split(dataset, 0.2, 0)) == 6
    assert "6 held-out pictures are among those trained on, too." in notes(source)


def test_copies_within_a_folder_count_where_they_fall_on_both_sides(tmp_path: Path) -> None:
    for name in ("apple", "pear"):
        for number in range(10):
            picture(tmp_path / name / f"{number}.png", 5 if number < 9 else 6, "PNG")
    dataset = FolderOfPictures(folder=str(tmp_path)).load()
    parts = split(dataset, 0.2, 0)
    assert held_out_twins(dataset, parts) >= 2
    shutil.rmtree(tmp_path)
    for at, name in enumerate(("apple", "pear")):
        for number in range(10):
            picture(tmp_path / name / f"{number}.png", 10 * at + number, "PNG")
    dataset = FolderOfPictures(folder=str(tmp_path)).load()
    assert held_out_twins(dataset, split(dataset, 0.2, 0)) == 0


def test_jpegs_by_other_names_and_without_one_are_read(tmp_path: Path) -> None:
    for at, name in enumerate(("x", "y")):
        for number, file in enumerate(("0.JPG", "2.jfif", "3.jpe", "4.pjpeg", "noext5")):
            picture(tmp_path / name / file, 10 * at + number)
        picture(tmp_path / name / "1.PNG", 9 + at, "PNG")
        (tmp_path / name / "README").write_text("no picture")
    dataset = FolderOfPictures(folder=str(tmp_path)).load()
    assert dataset.counts().tolist() == [6, 6]
    assert not dataset.skipped
    assert dataset.pictures.take(np.arange(12))[1].all()


def test_formats_that_are_not_read_are_counted_and_named(tmp_path: Path) -> None:
    for name in ("cat", "dog"):
        for number in range(4):
            picture(tmp_path / name / f"{number}.jpg", number + 10 * (name == "cat"))
        for number in range(20):
            (tmp_path / name / f"IMG_{number}.JXL").write_bytes(b"not even that")
            (tmp_path / name / f"cut_{number}.HEIC").write_bytes(b"not even that")
    (tmp_path / "dog" / "phone").write_bytes(b"\0\0\0\x18ftypavif\0\0\0\0")
    (tmp_path / "dog" / "none.png").write_bytes(b"")
    source = FolderOfPictures(folder=str(tmp_path))
    dataset = source.load()
    assert dataset.count == 8
    assert len(dataset.skipped) == 82
    assert notes(source) == [
        (
            "40 files are left out: cat/cut_0.HEIC, cat/cut_1.HEIC, cat/cut_2.HEIC, … — the first: "
            "cut_0.HEIC is not a picture that can be read; these formats can: PNG, JPEG, WebP, "
            "BMP, TIFF, GIF, PNM, HEIC."
        ),
        (
            "40 JPEG XL pictures cannot be read here and are left out: "
            "cat/IMG_0.JXL, cat/IMG_1.JXL, cat/IMG_2.JXL, …"
        ),
        "Left out: dog/none.png: none.png is empty.",
        "Left out: dog/phone: phone is of the format AVIF, which cannot be read here.",
    ]


def test_a_class_without_a_picture_stops_until_one_says_so(tmp_path: Path) -> None:
    for name in ("cat", "dog"):
        picture(tmp_path / name / "1.jpg", len(name))
    (tmp_path / "owl").mkdir()
    (tmp_path / "owl" / "1.jxl").write_bytes(b"x")
    with pytest.raises(Refused, match=r"The class owl of .* has no picture that can be read"):
        FolderOfPictures(folder=str(tmp_path)).load()
    dataset = FolderOfPictures(folder=str(tmp_path), leaves_out_empty=True).load()
    assert dataset.classes == ("cat", "dog")
    assert [item.name for item in dataset.skipped] == ["owl", "owl/1.jxl"]


def test_names_that_look_alike_are_one_class(tmp_path: Path) -> None:
    for form in ("NFC", "NFD"):
        picture(tmp_path / unicodedata.normalize(form, "Äpfel") / f"{form}.jpg", len(form))
    picture(tmp_path / "Birnen" / "1.jpg")
    if len(list(tmp_path.iterdir())) < 3:
        pytest.skip("this file system has one spelling")
    dataset = FolderOfPictures(folder=str(tmp_path)).load()
    assert dataset.classes == ("Birnen", "Äpfel")
    assert dataset.counts().tolist() == [1, 2]
