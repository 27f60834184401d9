"""A drawing that is the other way round than the data is noticed, and the offer inverts it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import fitting
from playground.core.network_input import NetworkInput
from playground.core.picture import Picture
from playground.core.plan import DataSource, TrainingPlan
from playground.datasets import Digits, FolderOfPictures
from playground.datasets.bound_input import bound_to
from playground.gui.input.panel import InputPanel
from playground.gui.input.pictureloader import file_source
from playground.gui.widgets.messagebar import MessageBar
from tests.gui.clock import drain
from tests.gui.hands import click, drag
from tests.gui.program import find, running, settle
from tests.gui.train.scripted import small_session
from tests.gui.train.windowuse import scripted_clients

LIGHT = "The paper is light, but the network learned from bright strokes on dark paper."
DARK = "The paper is dark, but the network learned from dark strokes on light paper."


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[app.Program]:
    monkeypatch.setattr(app, "training_folder", lambda: tmp_path / "training")
    scripted_clients(monkeypatch)
    with running(qtbot, tmp_path, small_session()) as made:
        yield made
        made.training().trainer.stop_process()


def scans(folder: Path) -> Path:
    """Ten classes of dark strokes on white sheets."""
    for name in range(10):
        (folder / f"{name}").mkdir(parents=True)
        for number in range(3):
            sheet = np.full((8, 8), 255, np.uint8)
            sheet[2:6, 2 + number] = 0
            cv2.imwrite(str(folder / f"{name}" / f"{number}.png"), sheet)
    return folder


def trained_on(qtbot: QtBot, program: app.Program, source: DataSource) -> None:
    """Have data chosen, and a network that was trained on them."""
    plan = TrainingPlan(data=source, device="cpu")
    program.store.commit(replace(program.store.session, training=plan), "data")
    program.window.show_mode("train")
    data = program.training().data
    qtbot.waitUntil(lambda: data.dataset is not None and data.plan.data == source)
    assert data.dataset is not None
    session = program.store.session
    taken, classes = bound_to(session.input, data.dataset), data.dataset.classes
    network = fitting.fitted(session.network, data.dataset.shape)
    trained = replace(session, network=network, input=taken, classes=classes)
    program.store.commit(trained, "trained")
    settle(qtbot, program)


def draw(qtbot: QtBot, program: app.Program, paper: str) -> None:
    """Draw a stroke on an empty sheet of paper."""
    panel = find(program, InputPanel)
    click(panel.compact_tabs.button("draw"))
    settle(qtbot, program)
    click(panel.row.more)
    drain()
    click(panel.draw_page.paper.button(paper))
    settle(qtbot, program)
    drag(panel.grid, panel.grid.rect().center(), panel.grid.rect().center() + QPoint(30, 30))
    settle(qtbot, program)
    drain()


def accept(qtbot: QtBot, program: app.Program) -> None:
    (button,) = (
        each
        for each in find(program, MessageBar).findChildren(QPushButton)
        if each.isVisible() and each.text() == "Invert the picture"
    )
    click(button)
    settle(qtbot, program)
    drain()


@pytest.mark.parametrize("data", ["digits", "scans"])
def test_a_drawing_on_the_other_paper_is_noticed_and_inverted_and_one_on_the_same_is_not(
    qtbot: QtBot, program: app.Program, tmp_path: Path, data: str
) -> None:
    source: DataSource = Digits(size=8)
    same, other, sentence = "black", "white", LIGHT
    if data == "scans":
        source = FolderOfPictures(folder=str(scans(tmp_path / "scans")), size=8, colour="gray")
        same, other, sentence = "white", "black", DARK
    trained_on(qtbot, program, source)
    draw(qtbot, program, same)
    bar = find(program, MessageBar)
    assert sentence not in bar.text
    click(find(program, InputPanel).draw_page.paper.button(other))
    settle(qtbot, program)
    drain()
    assert sentence in bar.text
    drawn = program.store.session.picture.pixels
    accept(qtbot, program)
    assert sentence not in bar.text
    np.testing.assert_allclose(program.store.session.picture.pixels, 1 - drawn, atol=1e-6)


def test_a_scan_on_the_other_paper_is_noticed_and_a_colour_photo_is_not(
    qtbot: QtBot, program: app.Program, tmp_path: Path
) -> None:
    source = FolderOfPictures(folder=str(scans(tmp_path / "scans")), size=8, colour="rgb")
    trained_on(qtbot, program, source)
    panel, bar = find(program, InputPanel), find(program, MessageBar)
    ink = np.zeros((16, 16, 3), np.uint8)
    ink[4:12, 6:9] = 250, 255, 245  # of a scan with a tint
    photo = ink.copy()
    photo[4:12, 6:9] = 60, 80, 240
    for name, pixels, is_noticed in (("photo", photo, False), ("ink", ink, True)):
        cv2.imwrite(str(tmp_path / f"{name}.png"), pixels)
        panel.take_picture(file_source(tmp_path / f"{name}.png"))
        qtbot.waitUntil(lambda name=name: program.store.session.picture.name == f"{name}.png")
        settle(qtbot, program)
        assert (DARK in bar.text) == is_noticed
    accept(qtbot, program)
    assert DARK not in bar.text
    assert program.store.session.picture.pixels[0, 0].min() == 1


def test_where_the_data_are_not_known_nothing_is_said(qtbot: QtBot, program: app.Program) -> None:
    free = replace(program.store.session, input=NetworkInput(), classes=())
    picture = Picture("drawing", np.ones((8, 8), np.float32), 0)
    program.store.commit(replace(free, picture=picture), "free")
    program.window.show_mode("train")
    qtbot.waitUntil(lambda: program.training().data.dataset is not None)
    draw(qtbot, program, "white")
    assert LIGHT not in find(program, MessageBar).text
