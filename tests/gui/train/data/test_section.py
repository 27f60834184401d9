"""What is said of the data, and that nothing starts without any."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from playground.core import edits
from playground.core.messages import Offer
from playground.core.plan import DataSource
from playground.datasets import Digits, Drawings, DrawnClass, FolderOfPictures, Shapes, Stripes
from playground.gui.train.data.browser import DataBrowser
from playground.gui.train.data.drawings import DrawingsEditor
from playground.gui.widgets.fieldcontrols import NumberFieldControl
from playground.gui.widgets.forms import Form
from playground.training.protocol import messages
from tests.datasets.test_folder_bits import scans
from tests.datasets.test_folder_listing import picture
from tests.gui.hands import click, show, type_text
from tests.gui.train.controls import Controls
from tests.gui.train.scripted import Bench, started_with


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, tmp_path / "run")
    yield made
    made.close()


def panel_of(bench: Bench) -> Controls:
    widget = Controls(bench)
    show(bench.qtbot, widget, 280, 1400)
    bench.data.load()
    bench.qtbot.waitUntil(lambda: bench.data.dataset is not None)
    return widget


def choose(bench: Bench, source: DataSource) -> None:
    plan = replace(bench.store.session.training, data=source)
    bench.store.edit("data", edits.set_training, plan)
    bench.qtbot.waitUntil(lambda: not bench.data.is_loading)


def starters(panel: Controls) -> tuple[QPushButton, ...]:
    return panel.transport.play, panel.transport.step, panel.transport.epoch


def test_without_data_nothing_can_be_started_and_the_reason_is_there(
    bench: Bench, tmp_path: Path
) -> None:
    panel = panel_of(bench)
    first = bench.store.session.training.data
    tips = [button.toolTip() for button in starters(panel)]
    choose(bench, FolderOfPictures(folder=str(tmp_path / "nowhere")))
    assert not any(button.isEnabled() for button in starters(panel))
    assert "There is no folder" in panel.plan.source.about.text()
    assert all("There is no folder" in button.toolTip() for button in starters(panel))
    choose(bench, first)
    assert panel.transport.play.isEnabled()
    assert [button.toolTip() for button in starters(panel)] == tips


@pytest.mark.parametrize("why", ["There is no folder", "Cancelled: choose the data again"])
def test_a_panel_that_comes_late_says_why_there_are_no_data(
    bench: Bench, tmp_path: Path, why: str
) -> None:
    """As that of a window in another language does."""
    panel_of(bench)
    if why.startswith("Cancelled"):
        bench.data.load_again()
        bench.data.cancel()
    else:
        choose(bench, FolderOfPictures(folder=str(tmp_path / "nowhere")))
    late, browser = Controls(bench), DataBrowser(bench.store, bench.data)
    show(bench.qtbot, late, 280, 1400)
    show(bench.qtbot, browser, 900, 500)
    assert why in late.plan.source.about.text()
    assert why in browser.about.text()


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
    assert not panel.transport.play.isEnabled()
    (offer,) = offers
    assert "owl" in str(offer.message)
    assert offer.stands()
    offer.accept()
    bench.qtbot.waitUntil(lambda: bench.data.dataset is not None)
    assert bench.data.dataset is not None
    assert bench.data.dataset.classes == ("cat", "dog")
    assert not offer.stands()
    about = panel.plan.source.about.text()
    assert "owl/1.jxl: 1.jxl is of the format JPEG XL" in about


def test_a_folder_of_12_bits_in_16_is_told_of_and_stretched_by_the_offer(
    bench: Bench, tmp_path: Path
) -> None:
    scans(tmp_path / "scans", {"day/1": 4095, "night/1": 2000})
    panel = panel_of(bench)
    offers: list[Offer] = []
    bench.store.offered.connect(offers.append)
    source = FolderOfPictures(folder=str(tmp_path / "scans"))
    choose(bench, source)
    (offer,) = offers
    assert str(offer.message) == "The pictures of scans look dark: 12 bits are stored in 16."
    assert "is 4095 of 65535" in panel.plan.source.about.text()
    dark = bench.data.picture(0)
    offer.accept()
    bench.qtbot.waitUntil(lambda: bench.data.dataset is not None)
    assert not offer.stands()
    assert bench.store.session.training.data == replace(source, stretch=True)
    assert "12 bits that are stored in 16 are stretched" in panel.plan.source.about.text()
    bright = bench.data.picture(0)
    assert dark is not None
    assert bright is not None
    assert bright.max() > 0.9 > 0.1 > dark.max()
    assert len(offers) == 1
    bench.store.undo()
    bench.qtbot.waitUntil(lambda: bench.data.dataset is not None)
    assert bench.store.session.training.data == source


def test_a_split_in_the_folder_is_said(bench: Bench, tmp_path: Path) -> None:
    for part in ("train", "val"):
        for name in ("cat", "dog"):
            for number in range(3):
                picture(tmp_path / "pets" / part / name / f"{number}.jpg", number)
    panel = panel_of(bench)
    choose(bench, FolderOfPictures(folder=str(tmp_path / "pets")))
    about = panel.plan.source.about.text()
    assert "2 classes · 50 % held out" in about
    assert "train is trained on; val is held out." in about
    assert "6 held-out pictures are among those trained on" in about


def test_while_a_training_goes_on_its_data_are_shown_and_the_notice_names_the_wanted(
    bench: Bench,
) -> None:
    """As of all settings: the fields, the pictures and the split are those that are trained on."""
    panel = panel_of(bench)
    section, browser = panel.plan.source, DataBrowser(bench.store, bench.data)
    show(bench.qtbot, browser, 900, 500)
    running = bench.data.dataset
    bench.begin()
    section.source.setCurrentIndex(section.source.findData("stripes"))
    section.source.activated.emit(section.source.currentIndex())
    assert section.source.currentText() == "Handwritten digits"
    assert bench.store.session.training.data == Stripes()
    assert bench.data.dataset is running
    assert (
        "Data: Handwritten digits → Stripes by orientation"
        in panel.transport.notices.change.text.text()
    )
    assert browser.classes.count() == 11
    click(panel.transport.notices.change.drop)
    assert bench.store.session.training.data == Digits(size=8)
    assert panel.transport.notices.change.isHidden()


def test_the_wanted_data_are_shown_once_the_training_is_begun_anew_by_them(bench: Bench) -> None:
    panel = panel_of(bench)
    bench.begin()
    plan = replace(bench.store.session.training, data=Stripes())
    bench.store.edit("data", edits.set_training, plan)
    click(panel.transport.notices.change.take)
    bench.qtbot.waitUntil(lambda: not bench.data.is_loading)
    assert panel.plan.source.source.currentText() == "Stripes by orientation"
    assert bench.data.dataset is not None
    assert len(bench.data.dataset.classes) != 10
    bench.hear(started_with(bench.store.session.network), messages.PhaseChanged("paused"))
    bench.store.undo()  # the training of before, with its data
    bench.qtbot.waitUntil(lambda: not bench.data.is_loading)
    assert panel.plan.source.source.currentText() == "Handwritten digits"


def test_a_setting_of_the_data_that_is_dragged_shows_what_is_wanted_until_it_is_let_go(
    bench: Bench,
) -> None:
    panel = panel_of(bench)
    bench.begin()
    form = panel.plan.source.findChild(Form)
    assert isinstance(form, Form)
    size = form.control("size")
    assert isinstance(size, NumberFieldControl)
    for value in (10, 12):
        size.edited.emit(value, True)
        assert size.number.value == value
    size.released.emit()
    assert size.number.value == 8
    assert "Size: 8 px → 12 px" in panel.transport.notices.change.text.text()
    assert panel.plan.source.findChild(Form) is form  # a form under the hand is not built anew


def test_own_drawings_are_edited_while_those_of_before_are_trained_on(bench: Bench) -> None:
    classes = tuple(
        DrawnClass(name, (np.full((1, 8, 8), at / 4, np.float32),)) for at, name in enumerate("ab")
    )
    panel = panel_of(bench)
    choose(bench, Drawings(classes, size=8, centred=False))
    editor = DrawingsEditor(bench.store)
    show(bench.qtbot, editor, 600, 300)
    bench.begin()
    click(editor.rows[0].put)
    wanted = bench.store.session.training.data
    assert isinstance(wanted, Drawings)
    assert len(wanted.classes[0].examples) == 2
    assert editor.rows[0].count.text() == "2"
    assert bench.data.dataset is not None
    assert bench.data.dataset.count == 2
    assert "Data: My drawings, other pictures" in panel.transport.notices.change.text.text()
    form = panel.plan.source.findChild(Form)
    assert isinstance(form, Form)
    form.control("centred").edited.emit(True, False)
    assert "My drawings, Centre: off → on" in panel.transport.notices.change.text.text()


@pytest.mark.parametrize("typed", ["", "6"])
def test_what_is_being_typed_for_data_that_give_way_goes_with_them(
    bench: Bench, typed: str
) -> None:
    panel = panel_of(bench)
    choose(bench, Shapes())
    choose(bench, Stripes())
    section = panel.plan.source
    form = section.findChild(Form)
    assert isinstance(form, Form)
    directions = form.control("orientations")
    assert isinstance(directions, NumberFieldControl)
    directions.number.spin.setFocus()
    directions.number.spin.selectAll()
    type_text(typed)
    assert directions.number.spin.hasFocus()
    bench.store.undo()
    bench.qtbot.waitUntil(lambda: not bench.data.is_loading)
    assert bench.store.session.training.data == Shapes()
    assert section.source.currentText() == "Shapes"
    shown = [each for each in section.findChildren(Form) if each.isVisible()]
    assert len(shown) == 1
    assert shown[0].control("size") is not None


def test_corrections_stay_with_their_folder_and_go_along_where_it_was_moved(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("mine", "yours"):
        for name in ("cat", "dog"):
            for number in range(3):
                picture(tmp_path / folder / name / f"{number}.jpg", number + 10 * len(folder))
    panel, said = panel_of(bench), list[str]()
    bench.store.noted.connect(lambda message: said.append(str(message)))
    corrections = (("cat/0.jpg", "dog"), ("cat/1.jpg", ""))
    mine = FolderOfPictures(str(tmp_path / "mine"), size=16, corrections=corrections)
    choose(bench, mine)

    def point_at(folder: Path) -> DataSource:
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
        source = panel.plan.source.source
        source.setCurrentIndex(source.findData("folder"))
        source.activated.emit(source.currentIndex())
        bench.qtbot.waitUntil(lambda: not bench.data.is_loading)
        return bench.store.session.training.data

    assert point_at(tmp_path / "mine") == mine
    choose(bench, Digits())
    assert bench.store.session.other_data == (mine,)
    assert point_at(tmp_path / "mine") == mine, "after a look at other data"
    yours = replace(mine, folder=str(tmp_path / "yours"), corrections=())
    assert said == []
    assert point_at(tmp_path / "yours") == yours
    (told,) = said
    assert told.startswith("The corrections of pictures in mine (2) do not go along to another")
    bench.store.undo()
    bench.qtbot.waitUntil(lambda: not bench.data.is_loading)
    (tmp_path / "mine").rename(tmp_path / "ours")
    assert point_at(tmp_path / "ours") == replace(mine, folder=str(tmp_path / "ours"))
    assert len(said) == 1


def test_a_folder_that_is_chosen_again_while_it_is_trained_on_keeps_later_corrections(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("cat", "dog"):
        for number in range(3):
            picture(tmp_path / name / f"{number}.jpg", number)
    panel, plain = panel_of(bench), FolderOfPictures(str(tmp_path), size=16)
    choose(bench, plain)
    bench.data.run_by(bench.store.session.training)
    fixed = replace(plain, corrections=(("cat/0.jpg", "dog"),))
    choose(bench, fixed)
    assert bench.data.plan.data == plain
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    source = panel.plan.source.source
    source.activated.emit(source.currentIndex())
    assert bench.store.session.training.data == fixed
