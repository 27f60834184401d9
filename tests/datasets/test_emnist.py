"""EMNIST: labels that begin at 1, 26 and 47 classes, pictures that lie on their side."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import pytest

from playground.core.messages import Refused
from playground.datasets.emnist import CLASSES, FIRST_LABEL, Emnist
from tests.datasets.test_files import idx, make_cifar


def make_emnist(folder: Path, subset: str, zipped: bool = False) -> np.ndarray:
    """Files of a set with two pictures of each class to train on, and one to test with."""
    rng = np.random.default_rng(3)
    count, first = len(CLASSES[subset]), FIRST_LABEL.get(subset, 0)
    kept = np.empty(0)
    for part, each in (("train", 2), ("test", 1)):
        pictures = rng.integers(0, 256, (count * each, 28, 28), np.uint8)
        labels = (np.arange(count * each) % count + first).astype(np.uint8)
        kept = pictures if part == "train" else kept
        for array, name in ((pictures, "images-idx3"), (labels, "labels-idx1")):
            data = idx(array)
            path = folder / f"emnist-{subset}-{part}-{name}-ubyte{'.gz' if zipped else ''}"
            path.write_bytes(gzip.compress(data) if zipped else data)
    return kept


@pytest.mark.parametrize("zipped", [False, True])
@pytest.mark.parametrize(
    ("subset", "count"), [("letters", 26), ("balanced", 47), ("byclass", 62), ("digits", 10)]
)
def test_the_sets_have_their_classes(tmp_path: Path, subset: str, count: int, zipped: bool) -> None:
    stored = make_emnist(tmp_path, subset, zipped)
    dataset = Emnist(folder=str(tmp_path), subset=subset).load()  # type: ignore[arg-type]
    assert len(dataset.classes) == count
    assert dataset.counts().tolist() == [3] * count
    assert dataset.held_out is not None
    assert dataset.held_out.tolist() == list(range(2 * count, 3 * count))
    batch = dataset.batch(np.array([1]))
    np.testing.assert_allclose(batch.pictures[0, 0] * 255, stored[1].T, atol=1e-4)
    assert "upright" in str(dataset.notes[0])


def test_letters_begin_at_1_and_47_signs_have_their_names(tmp_path: Path) -> None:
    make_emnist(tmp_path, "letters")
    letters = Emnist(folder=str(tmp_path)).load()
    assert (letters.classes[0], letters.classes[25]) == ("A", "Z")
    assert letters.labels[:3].tolist() == [0, 1, 2]
    make_emnist(tmp_path, "balanced")
    signs = Emnist(folder=str(tmp_path), subset="balanced").load().classes
    assert (signs[9], signs[10], signs[36], signs[46]) == ("9", "A", "a", "t")


def test_what_is_missing_or_wrong_is_said(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="There is no folder"):
        Emnist().load()
    with pytest.raises(Refused, match="no file emnist-letters-train-labels-idx1-ubyte"):
        Emnist(folder=str(tmp_path)).load()
    make_emnist(tmp_path, "letters")
    labels = tmp_path / "emnist-letters-train-labels-idx1-ubyte"
    labels.write_bytes(idx(np.zeros(52, np.uint8)))
    with pytest.raises(Refused, match="has the class 0; there are 26"):
        Emnist(folder=str(tmp_path)).load()


def test_the_folder_above_that_of_cifar_is_found(tmp_path: Path) -> None:
    from playground.datasets import Cifar10

    inner = tmp_path / "cifar-10-batches-bin"
    inner.mkdir()
    make_cifar(inner)
    assert Cifar10(folder=str(tmp_path)).load().count == 18
    (tmp_path / "firmware.bin").write_bytes(b"1")  # the folder above has files of its own
    assert Cifar10(folder=str(tmp_path)).load().count == 18


def test_copies_of_cifar_files_are_not_trained_on(tmp_path: Path) -> None:
    """They made up for missing ones, too, which nothing was said of."""
    from playground.datasets import Cifar10

    make_cifar(tmp_path)
    content = (tmp_path / "data_batch_1.bin").read_bytes()
    for name in ("data_batch_1 (copy).bin", "data_batch_1-2.bin", "data_batch_10.bin"):
        (tmp_path / name).write_bytes(content)
    dataset = Cifar10(folder=str(tmp_path)).load()
    assert dataset.count == 18
    assert "2 of the 5 files" in str(dataset.notes[0])
