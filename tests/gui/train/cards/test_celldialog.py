"""A cell of the confusion matrix opens its pictures with reasons, to be corrected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from playground import app
from playground.core.edits import set_training
from playground.core.messages import Gone
from playground.core.plan import TrainingPlan
from playground.datasets import FolderOfPictures
from playground.datasets.folder_edits import with_corrected
from playground.gui.train.cards.celldialog import PICTURE_PX, CellDialog
from playground.gui.train.cards.results import ResultsCard
from playground.gui.train.data.section import choose_data
from playground.layers.shipped import with_shipped_network
from playground.training.protocol import messages
from playground.training.protocol.fine_tuning import fine_tuned
from playground.training.protocol.metrics import Examined, metrics_of
from playground.training.protocol.questions.grad_cams import GradCams, GradCamsQuestion
from tests.gui.hands import click, show
from tests.gui.train.scripted import Bench, row, started_with


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Six pictures of each of two classes."""
    for name, level in (("dark", 60), ("light", 200)):
        (tmp_path / "shades" / name).mkdir(parents=True)
        for number in range(6):
            pixels = np.full((28, 28), level + number, np.uint8)
            Image.fromarray(pixels).save(tmp_path / "shades" / name / f"{number}.png")
    return tmp_path / "shades"


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path, folder: Path) -> Iterator[Bench]:
    session = with_shipped_network(app.first_session(), "lenet5-digits")
    data = FolderOfPictures(str(folder), size=28, colour="gray")
    session = set_training(session, TrainingPlan(data=data))
    session = fine_tuned(session, (1, 28, 28), ("dark", "light"))
    made = Bench(qtbot, tmp_path / "training", session)
    yield made
    made.close()


@pytest.fixture
def dialog(qtbot: QtBot, bench: Bench) -> CellDialog:
    """Of pictures 0 and 1, which are dark and were taken for light; two clicks open it."""
    card = ResultsCard(bench.store, bench.trainer, bench.data)
    show(qtbot, card, 560, 320)
    bench.data.load()
    qtbot.waitUntil(lambda: bench.data.dataset is not None)
    bench.trainer.begin()
    session = bench.store.session
    started = started_with(session.network)
    assert bench.data.dataset is not None
    listing = bench.data.dataset.listing
    started = replace(
        started,
        network=session.network,
        input=session.input,
        classes=session.classes,
        listing=listing,
    )
    dark, light = np.zeros(2, np.int64), np.ones(2, np.int64)
    sure = np.array([0.9, 0.8], np.float32)
    examined = Examined(np.arange(2), dark, light, sure, sure, listing)
    over = messages.EpochOver(row(1), metrics_of(examined, 2), examined)
    bench.hear(started, messages.PhaseChanged("running"), over, messages.PhaseChanged("paused"))
    click(card.grid, card.grid.rect_of(0, 1).center().toPoint())
    click(card.why)
    (found,) = card.findChildren(CellDialog)
    qtbot.waitUntil(lambda: len(found._pictures) == 2)
    return found


def colour_at_middle(dialog: CellDialog, row: int) -> tuple[int, int, int]:
    image = dialog.list.item(row).icon().pixmap(QSize(PICTURE_PX, PICTURE_PX)).toImage()
    colour = image.pixelColor(image.width() // 2, image.height() // 2)
    return colour.red(), colour.green(), colour.blue()


def test_what_speaks_for_the_answer_is_asked_for_and_laid_over_each_picture(
    bench: Bench, dialog: CellDialog
) -> None:
    assert dialog.windowTitle() == "dark, taken for light"
    asked = bench.client.last(messages.Ask)
    assert asked.question == GradCamsQuestion((0, 1), 1)
    assert "is being worked out" in dialog.about.text()
    assert len(set(colour_at_middle(dialog, 0))) == 1  # gray
    strong, weak = np.full((5, 5), 4.0, np.float32), np.full((5, 5), 1.0, np.float32)
    bench.hear(messages.Answered(asked.token, GradCams(3, {0: strong, 1: weak})))
    assert "layer 4" in dialog.about.text()
    assert "is 4" in dialog.about.text()
    red, _, blue = colour_at_middle(dialog, 0)
    assert blue - red > 100
    red, _, blue = colour_at_middle(dialog, 1)
    assert 0 < blue - red < 80  # on the scale of all
    click(dialog.why)
    assert len(set(colour_at_middle(dialog, 0))) == 1


def test_no_picture_lies_over_another(bench: Bench, dialog: CellDialog) -> None:
    """They come when their names are laid out already."""
    first, second = (dialog.list.visualItemRect(dialog.list.item(row)) for row in range(2))
    assert not first.intersects(second)
    assert first.width() >= PICTURE_PX


def test_other_data_are_not_corrected_by_these_pictures(
    bench: Bench, dialog: CellDialog, tmp_path: Path
) -> None:
    """The paths of one folder went into another, which may have the same names."""
    plan = bench.store.session.training
    other = FolderOfPictures(str(tmp_path / "other"), size=28, colour="gray")
    bench.store.edit("other data", set_training, replace(plan, data=other))
    dialog.list.item(0).setSelected(True)
    assert not dialog.move_there.isEnabled()
    assert not dialog.leave_out.isEnabled()
    assert "Other data were chosen" in dialog.to.toolTip()
    with pytest.raises(Gone):
        with_corrected(bench.store.session, ("dark/0.png",), "light", plan.data)
    bench.store.undo()
    dialog.list.item(0).setSelected(True)
    assert dialog.move_there.isEnabled()
    assert isinstance(plan.data, FolderOfPictures)
    smaller = replace(plan.data, size=16, colour="rgb")  # the same pictures, read otherwise
    bench.store.edit("size", set_training, replace(plan, data=smaller))
    dialog.list.item(0).setSelected(True)
    assert dialog.move_there.isEnabled()


def test_wrong_pictures_are_moved_or_left_out_and_trained_on(
    bench: Bench, dialog: CellDialog, folder: Path
) -> None:
    files = sorted(folder.rglob("*.png"))
    before = bench.store.session
    assert not dialog.move_there.isEnabled()
    assert not dialog.train.isEnabled()
    dialog.list.setFocus()
    dialog.list.item(0).setSelected(True)
    click(dialog.move_there)
    dialog.list.clearSelection()
    dialog.list.item(1).setSelected(True)
    click(dialog.leave_out)
    source = bench.store.session.training.data
    assert isinstance(source, FolderOfPictures)
    assert source.corrections == (("dark/0.png", "light"), ("dark/1.png", ""))
    assert [dialog.list.item(row).text() for row in range(2)] == [
        "0.png → light",
        "1.png: left out",
    ]
    assert sorted(folder.rglob("*.png")) == files
    bench.store.undo()
    bench.store.undo()
    assert bench.store.session.training.data == before.training.data
    assert dialog.list.item(0).text() == "0.png"
    bench.store.redo()
    network = bench.store.session.network
    starts = bench.client.count(messages.Start)
    click(dialog.train)
    start = bench.client.last(messages.Start)
    assert bench.client.count(messages.Start) == starts + 1
    assert start.plan.data == bench.store.session.training.data
    assert start.network is network
    assert not dialog.testAttribute(Qt.WidgetAttribute.WA_WState_Visible)


def choose_again(bench: Bench) -> str:
    """Choose the same folder, and wait until it is read; its listing comes back."""
    choose_data(bench.store, bench.data, bench.data.plan.data)
    bench.qtbot.waitUntil(lambda: bench.data.dataset is not None)
    assert bench.data.dataset is not None
    return bench.data.dataset.listing


def test_pictures_are_those_examined_or_none_after_the_folder_was_read_anew(
    bench: Bench, dialog: CellDialog, folder: Path
) -> None:
    card = dialog.parent()
    assert isinstance(card, ResultsCard)
    assert len(card.pictures.places) == 2
    choose_again(bench)
    assert len(card.pictures.places) == 2  # it has the same files
    Image.fromarray(np.full((28, 28), 9, np.uint8)).save(folder / "dark" / "-.png")
    choose_again(bench)
    assert len(card.pictures.places) == 0
    assert card.why.isHidden()
    assert card.about.isVisible()
    assert "The data were read anew" in card.about.text()


def test_a_start_says_which_files_the_window_has_read(
    bench: Bench, dialog: CellDialog, folder: Path
) -> None:
    first = bench.client.last(messages.Start).listing
    assert first
    (folder / "dark" / "0.png").rename(folder / "dark" / "9.png")
    listing = choose_again(bench)
    bench.trainer.reset()  # the process would begin anew with the pictures that it has
    assert bench.client.count(messages.Reset) == 0
    assert bench.client.last(messages.Start).listing == listing != first
    bench.trainer.stop()
    bench.trainer.begin()
    assert bench.client.last(messages.Start).listing == listing


def test_the_window_reads_anew_what_the_process_has_read_as_another_list(
    bench: Bench, dialog: CellDialog, folder: Path
) -> None:
    before = bench.data.dataset
    assert before is not None
    (folder / "dark" / "0.png").unlink()
    session = bench.store.session
    listing = bench.data.plan.data.load().listing
    bench.trainer.stop()
    bench.trainer.begin()
    started = replace(started_with(session.network), network=session.network, input=session.input)
    bench.hear(replace(started, classes=session.classes, listing=listing))
    bench.qtbot.waitUntil(lambda: bench.data.dataset not in (None, before))
    assert bench.data.dataset is not None
    assert bench.data.dataset.listing == listing
