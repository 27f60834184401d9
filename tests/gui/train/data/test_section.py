"""What is said of the data, and that nothing starts without any."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from playground.core import edits
from playground.core.messages import Offer
from playground.core.plan import DataSource
from playground.datasets import FolderOfPictures
from playground.gui.train.controls import TrainingPanel
from tests.datasets.test_folder_listing import picture
from tests.gui.hands import show
from tests.gui.train.scripted import Bench


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, tmp_path / "run")
    yield made
    made.close()


def panel_of(bench: Bench) -> TrainingPanel:
    widget = TrainingPanel(bench.store, bench.trainer, bench.data)
    show(bench.qtbot, widget, 280, 1400)
    bench.data.load()
    bench.qtbot.waitUntil(lambda: bench.data.dataset is not None)
    return widget


def choose(bench: Bench, source: DataSource) -> None:
    plan = replace(bench.store.session.training, data=source)
    bench.store.edit("data", edits.set_training, plan)
    bench.qtbot.waitUntil(lambda: not bench.data.is_loading)


def starters(panel: TrainingPanel) -> tuple[QPushButton, ...]:
    return panel.play, panel.step, panel.epoch


def test_without_data_nothing_can_be_started_and_the_reason_is_there(
    bench: Bench, tmp_path: Path
) -> None:
    panel = panel_of(bench)
    first = bench.store.session.training.data
    tips = [button.toolTip() for button in starters(panel)]
    choose(bench, FolderOfPictures(folder=str(tmp_path / "nowhere")))
    assert not any(button.isEnabled() for button in starters(panel))
    assert "There is no folder" in panel.source.about.text()
    assert all("There is no folder" in button.toolTip() for button in starters(panel))
    choose(bench, first)
    assert panel.play.isEnabled()
    assert [button.toolTip() for button in starters(panel)] == tips


def test_a_class_without_pictures_stops_the_start_until_one_says_so(
    bench: Bench, tmp_path: Path
) -> None:
    for name in ("cat", "dog"):
        for number in range(6):
            picture(tmp_path / "pets" / name / f"{number}.jpg", number + 10 * len(name))
    (tmp_path / "pets" / "owl").mkdir()
    (tmp_path / "pets" / "owl" / "1.jxl").write_bytes(b"x")
    panel = panel_of(bench)
    offers: list[Offer] = []
    bench.store.offered.connect(offers.append)
    choose(bench, FolderOfPictures(folder=str(tmp_path / "pets")))
    assert not panel.play.isEnabled()
    (offer,) = offers
    assert "owl" in str(offer.message)
    assert offer.stands()
    offer.accept()
    bench.qtbot.waitUntil(lambda: bench.data.dataset is not None)
    assert bench.data.dataset is not None
    assert bench.data.dataset.classes == ("cat", "dog")
    assert not offer.stands()
    about = panel.source.about.text()
    assert "owl/1.jxl: 1.jxl is of the format JPEG XL" in about


def test_a_split_in_the_folder_is_said(bench: Bench, tmp_path: Path) -> None:
    for part in ("train", "val"):
        for name in ("cat", "dog"):
            for number in range(3):
                picture(tmp_path / "pets" / part / name / f"{number}.jpg", number)
    panel = panel_of(bench)
    choose(bench, FolderOfPictures(folder=str(tmp_path / "pets")))
    about = panel.source.about.text()
    assert "2 classes · 50 % held out" in about
    assert "train is trained on; val is held out." in about
    assert "6 held-out pictures are among those trained on" in about
