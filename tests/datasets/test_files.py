"""Data that the user points at: folders of pictures, IDX files, CIFAR-10."""

from __future__ import annotations

import gzip
import os
import struct
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from playground.core.cancelling import Cancelled
from playground.core.json_file import parsed_json
from playground.core.messages import Refused
from playground.datasets import Cifar10, FashionMnist, FolderOfPictures, Mnist
from playground.datasets.folder import PictureFiles
from playground.datasets.normalise import normalisation
from playground.datasets.planfile import source_from_json, source_to_json
from playground.datasets.prefetch import prefetched
from playground.layers.jsontext import to_text


def make_folder(
    root: Path,
    classes: tuple[Any, ...] = ("cats", "dogs"),
    each: int = 3,
    size: tuple[int, int] = (40, 30),
) -> FolderOfPictures:
    rng = np.random.default_rng(0)
    for name in classes:
        (root / name).mkdir(parents=True)
        for index in range(each):
            pixels = rng.integers(0, 256, (size[1], size[0], 3), np.uint8)
            Image.fromarray(pixels).save(root / name / f"{index + 1}.png")
    return FolderOfPictures(folder=str(root), size=16)


def test_a_folder_gives_a_class_for_each_subfolder(tmp_path: Path) -> None:
    source = make_folder(tmp_path, ("b", "a10", "a2"), each=11)
    (tmp_path / ".thumbnails").mkdir()
    (tmp_path / "a2" / "deeper").mkdir()
    Image.new("L", (9, 9), 255).save(tmp_path / "a2" / "deeper" / "white.jpg")
    (tmp_path / "a2" / "notes.txt").write_text("no picture")
    dataset = source.load()
    assert dataset.classes == ("a2", "a10", "b")
    assert list(dataset.counts()) == [12, 11, 11]
    assert dataset.pictures.name(9) == "a2/10.png"
    assert not dataset.skipped
    batch = dataset.batch(np.array([11, 0]))
    assert batch.pictures.shape == (2, 3, 16, 16)
    assert np.allclose(batch.pictures[0], 1, atol=0.01)


def test_pictures_are_decoded_once_and_kept_within_bounds(tmp_path: Path) -> None:
    source = make_folder(tmp_path, each=4)
    dataset = source.load()
    whole = dataset.batch(np.arange(8))
    assert dataset.pictures.at_hand
    assert np.array_equal(dataset.batch(np.arange(8)).pictures, whole.pictures)
    paths = [tmp_path / dataset.pictures.name(index) for index in range(8)]
    small = PictureFiles(tmp_path, paths, (3, 16, 16), "crop", most=3 * 3 * 16 * 16)
    for _ in range(2):
        pictures, readable = small.take(np.arange(8))
        assert np.array_equal(pictures, whole.pictures)
        assert readable.all()
    assert not small.at_hand
    assert small._kept.nbytes == 3 * 3 * 16 * 16


def test_gray_and_whole_pictures(tmp_path: Path) -> None:
    make_folder(tmp_path, size=(40, 20))
    source = FolderOfPictures(folder=str(tmp_path), size=20, colour="gray", fit="whole")
    picture = source.load().batch(np.array([0])).pictures[0]
    assert picture.shape == (1, 20, 20)
    assert not picture[:, :5].any()
    assert picture[:, 5:15].all(axis=0).any()
    larger = FolderOfPictures(folder=str(tmp_path), size=64).load().batch(np.array([0])).pictures
    assert larger.shape == (1, 3, 64, 64)


def test_broken_files_are_listed_and_skipped(tmp_path: Path) -> None:
    source = make_folder(tmp_path)
    (tmp_path / "cats" / "0.png").write_bytes(b"not a picture at all")
    (tmp_path / "dogs" / "empty.jpg").write_bytes(b"")
    (tmp_path / "birds").mkdir()
    dataset = replace(source, leaves_out_empty=True).load()
    assert dataset.classes == ("cats", "dogs")
    assert dataset.count == 6
    listed = {item.name: str(item.reason) for item in dataset.skipped}
    assert listed == {
        "birds": "The folder birds has no pictures.",
        "cats/0.png": "0.png is not a picture that can be read; "
        "these formats can: PNG, JPEG, WebP, BMP, TIFF, GIF, PNM, HEIC.",
        "dogs/empty.jpg": "empty.jpg is empty.",
    }


def test_a_picture_that_is_deleted_or_cut_short_later_is_left_out_and_named(tmp_path: Path) -> None:
    source = make_folder(tmp_path)
    dataset = source.load()
    (tmp_path / "cats" / "2.png").unlink()
    content = (tmp_path / "dogs" / "1.png").read_bytes()
    (tmp_path / "dogs" / "1.png").write_bytes(content[: len(content) // 2])
    batch = dataset.batch(np.arange(6))
    assert list(batch.indices) == [0, 2, 4, 5]
    assert list(batch.labels) == [0, 0, 1, 1]
    assert len(batch.pictures) == 4
    assert {item.name: str(item.reason) for item in dataset.pictures.lost()} == {
        "cats/2.png": "There is no file 2.png.",
        "dogs/1.png": "1.png is damaged or incomplete.",
    }
    assert dataset.pictures.at_hand


def test_folders_that_cannot_be_trained_on_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="There is no folder"):
        FolderOfPictures(folder=str(tmp_path / "nowhere")).load()
    with pytest.raises(Refused, match="There is no folder"):
        FolderOfPictures().load()
    with pytest.raises(Refused, match="no subfolders with pictures"):
        FolderOfPictures(folder=str(tmp_path)).load()
    source = make_folder(tmp_path, ("cats",))
    with pytest.raises(Refused, match="one class only, cats"):
        source.load()
    (tmp_path / "dogs").mkdir()
    (tmp_path / "dogs" / "broken.png").write_bytes(b"x")
    with pytest.raises(Refused, match="one class only, cats"):
        source.load()


def test_listing_is_followed_and_can_be_given_up(tmp_path: Path) -> None:
    source = make_folder(tmp_path)
    seen = []
    source.load(lambda done, total: seen.append((done, total)))
    assert seen[-1] == (6, 6)
    with pytest.raises(Cancelled):
        source.load(cancelled=lambda: True)


def test_measuring_a_folder_is_followed_and_can_be_given_up(tmp_path: Path) -> None:
    dataset = make_folder(tmp_path, each=100).load()
    every, seen = np.arange(dataset.count), []
    normalisation(dataset, every, "standard", 0, lambda *done: seen.append(done))
    assert seen == [(128, 200), (200, 200)]
    with pytest.raises(Cancelled):
        normalisation(dataset, every, "standard", 0, cancelled=lambda: len(seen) > 1)


def test_batches_come_ahead_in_order_and_the_thread_ends(tmp_path: Path) -> None:
    dataset = make_folder(tmp_path, each=10).load()
    places = [np.arange(start, start + 4) for start in range(0, 20, 4)]
    got = [list(batch.indices) for batch in prefetched(dataset, places)]
    assert got == [list(place) for place in places]
    some = prefetched(dataset, places * 100, ahead=1)
    next(some)
    some.close()
    assert not [item for item in threading.enumerate() if item.name == "prefetch"]
    with pytest.raises(IndexError):
        list(prefetched(dataset, [np.array([99])]))


def idx(array: np.ndarray) -> bytes:
    return (
        struct.pack(">HBB", 0, 8, array.ndim)
        + struct.pack(f">{array.ndim}I", *array.shape)
        + array.tobytes()
    )


def make_mnist(
    root: Path, zipped: bool = False, train: int = 30, test: int = 10
) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    rng = np.random.default_rng(1)
    arrays = {}
    for part, count in (("train", train), ("t10k", test)):
        arrays[part] = (
            rng.integers(0, 256, (count, 28, 28), np.uint8),
            np.arange(count, dtype=np.uint8) % 10,
        )
        for content, name in zip(arrays[part], ("images-idx3", "labels-idx1"), strict=True):
            data = idx(content)
            suffix = ".gz" if zipped else ""
            (root / f"{part}-{name}-ubyte{suffix}").write_bytes(
                gzip.compress(data) if zipped else data
            )
    return arrays


@pytest.mark.parametrize("zipped", [False, True])
def test_mnist_files_are_read_and_their_test_part_is_held_out(tmp_path: Path, zipped: bool) -> None:
    arrays = make_mnist(tmp_path, zipped)
    dataset = Mnist(folder=str(tmp_path)).load()
    assert dataset.count == 40
    assert list(dataset.held_out) == list(range(30, 40))
    batch = dataset.batch(np.array([2, 31]))
    assert np.allclose(batch.pictures[0, 0] * 255, arrays["train"][0][2])
    assert np.allclose(batch.pictures[1, 0] * 255, arrays["t10k"][0][1])
    assert list(batch.labels) == [2, 1]
    only = Mnist(folder=str(tmp_path), parts="training").load()
    assert only.count == 30
    assert only.held_out is None
    assert FashionMnist(folder=str(tmp_path)).load().classes[9] == "ankle boot"


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


@pytest.mark.parametrize(
    ("zipped", "harm", "sentence"),
    [
        (False, cut, "is damaged or incomplete"),
        (True, cut, "is damaged or incomplete"),
        (False, lambda data: data + b"x", "is damaged or incomplete"),
        (True, lambda data: gzip.compress(gzip.decompress(data) + b"x"), "damaged or incomplete"),
        (True, lambda data: data[:40] + b"\0\0\0" + data[43:], "damaged or incomplete"),
        (False, lambda data: b"\x89PNG" + data[4:], "is not an IDX file of bytes"),
        (False, lambda data: data[:3] + b"\2" + data[4:], "has 2 dimensions, not the 3 expected"),
        (False, lambda data: data[:4] + b"\xff" * 12 + data[16:], "is damaged or incomplete"),
        (False, lambda data: data[:10], "is damaged or incomplete"),
        (False, lambda data: data[:2], "is not an IDX file of bytes"),
        (False, lambda data: idx(np.zeros((0, 28, 28), np.uint8)), "holds no pictures"),
        (True, lambda data: gzip.compress(idx(np.zeros((0, 28, 28), np.uint8))), "no pictures"),
        (False, lambda data: idx(np.zeros((7, 28, 28), np.uint8)), "7 pictures, but .* 30 labels"),
    ],
)
def test_damaged_idx_files_get_a_sentence(
    tmp_path: Path, zipped: bool, harm: Callable[..., Any], sentence: str
) -> None:
    make_mnist(tmp_path, zipped)
    path = tmp_path / f"train-images-idx3-ubyte{'.gz' if zipped else ''}"
    path.write_bytes(harm(path.read_bytes()))
    with pytest.raises(Refused, match=sentence):
        Mnist(folder=str(tmp_path)).load()


def test_missing_idx_files_and_wrong_labels_get_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"There is no folder .*MNIST database"):
        Mnist(folder=str(tmp_path / "nowhere")).load()
    with pytest.raises(Refused, match=r"no file train-labels-idx1-ubyte"):
        Mnist(folder=str(tmp_path)).load()
    make_mnist(tmp_path)
    (tmp_path / "train-labels-idx1-ubyte").write_bytes(idx(np.full(30, 11, np.uint8)))
    with pytest.raises(Refused, match="has the class 11; there are 10"):
        Mnist(folder=str(tmp_path)).load()
    (tmp_path / "train-labels-idx1-ubyte").write_bytes(idx(np.full((30, 1), 1, np.uint8)))
    with pytest.raises(Refused, match="has 2 dimensions, not the 1"):
        Mnist(folder=str(tmp_path)).load()


def test_unpacking_can_be_given_up(tmp_path: Path) -> None:
    make_mnist(tmp_path, zipped=True)
    with pytest.raises(Cancelled):
        Mnist(folder=str(tmp_path)).load(cancelled=lambda: True)


def make_cifar(
    root: Path,
    files: tuple[Any, ...] = ("data_batch_1", "data_batch_2", "test_batch"),
    each: int = 6,
) -> None:
    rng = np.random.default_rng(2)
    for name in files:
        records = rng.integers(0, 256, (each, 3073), np.uint8)
        records[:, 0] = np.arange(each) % 10
        (root / f"{name}.bin").write_bytes(records.tobytes())


def test_cifar_files_are_read_and_their_test_part_is_held_out(tmp_path: Path) -> None:
    make_cifar(tmp_path)
    dataset = Cifar10(folder=str(tmp_path)).load()
    (note,) = dataset.notes
    assert str(note) == "2 of the 5 files of training pictures are there."
    assert dataset.count == 18
    assert dataset.shape == (3, 32, 32)
    assert list(dataset.held_out) == list(range(12, 18))
    record = np.frombuffer((tmp_path / "data_batch_2.bin").read_bytes(), np.uint8)[3073:6146]
    batch = dataset.batch(np.array([7]))
    assert batch.labels[0] == record[0]
    assert np.allclose(batch.pictures[0, 2, 5] * 255, record[1:].reshape(3, 32, 32)[2, 5])
    assert Cifar10(folder=str(tmp_path), parts="training").load().count == 12


def test_cifar_pictures_are_taken_in_any_order_across_files(tmp_path: Path) -> None:
    make_cifar(tmp_path)
    dataset = Cifar10(folder=str(tmp_path)).load()
    one_by_one = [dataset.batch(np.array([place])).pictures[0] for place in range(18)]
    wanted = np.random.default_rng(4).permutation(np.r_[np.arange(18), 3, 17])
    batch = dataset.batch(wanted)
    assert np.array_equal(batch.pictures, np.stack([one_by_one[place] for place in wanted]))
    assert len({picture.tobytes() for picture in one_by_one}) == 18
    assert dataset.pictures.at_hand


def test_damaged_or_missing_cifar_files_get_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"There is no folder .*CIFAR-10, binary version"):
        Cifar10(folder=str(tmp_path / "nowhere")).load()
    with pytest.raises(Refused, match=r"has no file data_batch_1.bin"):
        Cifar10(folder=str(tmp_path)).load()
    make_cifar(tmp_path, ("data_batch_1",))
    with pytest.raises(Refused, match=r"has no file test_batch.bin"):
        Cifar10(folder=str(tmp_path)).load()
    make_cifar(tmp_path)
    path = tmp_path / "data_batch_2.bin"
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    with pytest.raises(Refused, match=r"data_batch_2.bin is damaged"):
        Cifar10(folder=str(tmp_path)).load()
    path.write_bytes(b"\x0c" + whole[1:])
    with pytest.raises(Refused, match="has the class 12"):
        Cifar10(folder=str(tmp_path)).load()


@pytest.mark.skipif(sys.platform != "linux", reason="names are UTF-8 elsewhere")
def local_sources(tmp_path: Path) -> list[tuple[Mnist | Cifar10, str]]:
    """Data of whole files, each with a file that has most of them."""
    (tmp_path / "mnist").mkdir()
    (tmp_path / "cifar").mkdir()
    make_mnist(tmp_path / "mnist")
    make_cifar(tmp_path / "cifar")
    return [
        (Mnist(folder=str(tmp_path / "mnist")), "mnist/train-images-idx3-ubyte"),
        (Cifar10(folder=str(tmp_path / "cifar")), "cifar/data_batch_1.bin"),
    ]


@pytest.mark.parametrize("at", [0, 1])
def test_data_stay_when_their_file_becomes_shorter(tmp_path: Path, at: int) -> None:
    source, name = local_sources(tmp_path)[at]
    whole = source.load()
    before = whole.batch(np.arange(whole.count)).pictures
    os.truncate(tmp_path / name, 0)  # as one does that is copied anew to the same place
    assert np.array_equal(whole.batch(np.arange(whole.count)).pictures, before)


@pytest.mark.parametrize("at", [0, 1])
def test_a_file_that_becomes_shorter_while_it_is_read_gets_a_sentence(
    tmp_path: Path, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, name = local_sources(tmp_path)[at]
    sizes = os.stat(tmp_path / name).st_size
    os.truncate(tmp_path / name, sizes // 2)
    found = os.fstat

    def as_it_was(descriptor: int) -> os.stat_result:
        parts = list(found(descriptor))
        parts[6] = sizes if parts[6] == sizes // 2 else parts[6]
        return os.stat_result(parts)

    monkeypatch.setattr(os, "fstat", as_it_was)
    with pytest.raises(Refused, match="damaged or incomplete"):
        source.load()


@pytest.mark.parametrize("at", [0, 1])
def test_data_that_memory_has_no_room_for_get_a_sentence(
    tmp_path: Path, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, name = local_sources(tmp_path)[at]
    most = os.stat(tmp_path / name).st_size // 2
    monkeypatch.setattr("playground.datasets.held.most_bytes", lambda: most)
    with pytest.raises(Refused, match="not enough memory"):
        source.load()


def test_class_folders_whose_names_are_no_text(tmp_path: Path) -> None:
    """They are spelled out, and stay distinct in lists, in JSON and on a terminal."""
    make_folder(tmp_path / "pictures", each=2)
    for old, new in (("cats", b"caf\xe9"), ("dogs", b"a\nb")):
        os.rename(tmp_path / "pictures" / old, os.fsencode(tmp_path / "pictures") + b"/" + new)
    dataset = FolderOfPictures(folder=str(tmp_path / "pictures")).load()
    assert sorted(dataset.classes) == ["a\\nb", "caf\\xe9"]
    names = [dataset.pictures.name(index) for index in range(dataset.count)]
    assert "".join(names).isprintable()
    assert dataset.pictures.take(np.arange(dataset.count))[1].all()
    source = FolderOfPictures(folder=os.fsdecode(os.fsencode(tmp_path) + b"/\xe9"))
    text = to_text(source_to_json(source))
    assert source_from_json(parsed_json(text.encode(), "it")) == source  # as every file is read
