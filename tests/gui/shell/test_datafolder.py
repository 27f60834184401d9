"""A folder of data that is dropped on the window: chosen in Train, offered elsewhere."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.core import edits
from playground.datasets import Digits, FolderOfPictures
from playground.datasets.cifar import Cifar10
from playground.datasets.emnist import Emnist
from playground.datasets.mnist import FashionMnist, Mnist
from playground.datasets.spec import source_in
from playground.gui.widgets.messagebar import MessageBar
from tests.gui.hands import click
from tests.gui.input.test_picturedrop import drop, urls
from tests.gui.program import find, running


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    with running(qtbot, tmp_path) as program:
        yield program


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two classes with two pictures each."""
    root = tmp_path / "leaves"
    for at, name in enumerate(("birch", "oak")):
        (root / name).mkdir(parents=True)
        for number in (1, 2):
            pixels = np.full((12, 12), 90 * at + 20 * number, np.uint8)
            Image.fromarray(pixels).save(root / name / f"{number}.png")
    return root


def classes(program: Program) -> tuple[str, ...]:
    dataset = program.training().data.dataset
    return dataset.classes if dataset is not None else ()


def test_in_train_it_is_the_training_data_and_undo_brings_the_others_back(
    qtbot: QtBot, program: Program, folder: Path
) -> None:
    program.window.show_mode("train")
    before = program.store.session
    drop(program.window, urls(folder))
    assert program.store.session.training.data == FolderOfPictures(folder=str(folder))
    qtbot.waitUntil(lambda: classes(program) == ("birch", "oak"))
    program.store.undo()
    assert program.store.session is before


def test_the_same_folder_again_keeps_its_settings(
    qtbot: QtBot, program: Program, folder: Path
) -> None:
    program.window.show_mode("train")
    drop(program.window, urls(folder))
    chosen = FolderOfPictures(folder=str(folder), size=32, colour="gray")
    training = replace(program.store.session.training, data=chosen)
    program.store.edit("x", edits.set_training, training)
    drop(program.window, urls(folder))
    assert program.store.session.training.data == chosen
    qtbot.waitUntil(lambda: classes(program) == ("birch", "oak"))


def test_the_same_folder_after_other_data_has_its_corrections_and_another_says_that_it_has_not(
    qtbot: QtBot, program: Program, folder: Path
) -> None:
    program.window.show_mode("train")
    corrected = FolderOfPictures(folder=str(folder), corrections=(("birch/1.png", "oak"),))
    for data in (corrected, Digits()):
        training = replace(program.store.session.training, data=data)
        program.store.edit("x", edits.set_training, training)
    drop(program.window, urls(folder))
    assert program.store.session.training.data == corrected
    qtbot.waitUntil(lambda: classes(program) == ("birch", "oak"))
    program.store.undo()
    other = shutil.copytree(folder, folder.with_name("copy"))
    drop(program.window, urls(other))
    assert program.store.session.training.data == FolderOfPictures(folder=str(other))
    bar = find(program, MessageBar)
    assert "The corrections of pictures in leaves (1) do not go along" in bar.text
    program.store.undo()
    assert program.store.session.other_data == (corrected,)
    qtbot.waitUntil(lambda: len(classes(program)) == 10)


def test_what_is_wrong_with_it_is_said(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    program.window.show_mode("train")
    empty = tmp_path / "nothing here"
    empty.mkdir()
    drop(program.window, urls(empty))
    bar = find(program, MessageBar)
    qtbot.waitUntil(lambda: "nothing here" in bar.text)
    program.store.undo()
    assert "nothing here" not in bar.text


def test_elsewhere_it_is_offered(qtbot: QtBot, program: Program, folder: Path) -> None:
    before = program.store.session
    drop(program.window, urls(folder))
    bar = find(program, MessageBar)
    assert bar.text.startswith("leaves is a folder")
    assert program.store.session is before
    buttons = bar.findChildren(QPushButton)
    click(next(button for button in buttons if button.text() == "Train on them"))
    assert program.store.session.training.data == FolderOfPictures(folder=str(folder))
    qtbot.waitUntil(lambda: classes(program) == ("birch", "oak"))


@pytest.mark.parametrize(
    ("name", "file", "source"),
    [
        ("data", "train-images-idx3-ubyte.gz", Mnist()),
        ("my Fashion MNIST", "train-images-idx3-ubyte", FashionMnist()),
        ("gzip", "emnist-balanced-train-images-idx3-ubyte.gz", Emnist(subset="balanced")),
        ("cifar", "data_batch_3.bin", Cifar10()),
        ("above", "cifar-10-batches-bin/data_batch_1.bin", Cifar10()),
        ("photos", "cats/1.png", FolderOfPictures()),
    ],
)
def test_data_are_known_by_their_files(
    tmp_path: Path, name: str, file: str, source: Mnist | Emnist | Cifar10 | FolderOfPictures
) -> None:
    folder = tmp_path / name
    (folder / file).parent.mkdir(parents=True)
    (folder / file).write_bytes(b"")
    found = source_in(folder)
    assert type(found) is type(source)
    assert found == type(source).in_folder(folder)
    if isinstance(source, Emnist):
        assert isinstance(found, Emnist)
        assert found.subset == source.subset
