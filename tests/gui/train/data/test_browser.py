"""The data before training: what is held out, and what augmentation does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from playground.core import edits
from playground.core.plan import Augmentation, DataSource
from playground.datasets import Digits, Mnist
from playground.datasets.byclass import taking_turns
from playground.datasets.dataset import Indices
from playground.gui.state.store import Store
from playground.gui.train.data import browser as browser_module
from playground.gui.train.data import loader
from playground.gui.train.data.browser import DataBrowser
from playground.gui.train.data.loader import Data, Read, Wanted
from playground.gui.train.data.pictures import PictureWall
from playground.gui.train.data.section import DataSection
from tests.datasets.test_files import make_folder, make_mnist
from tests.gui.hands import click, show, wheel
from tests.gui.train.scripted import small_session


@pytest.fixture
def store() -> Store:
    return Store(small_session())


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Open; while a test has it closed, pictures that are wanted are not read."""
    made, read_pictures = Event(), loader._read

    def wait_and_read(wanted: Wanted, stale: Callable[[], bool]) -> Iterator[Read]:
        made.wait()
        yield from read_pictures(wanted, stale)

    monkeypatch.setattr(loader, "_read", wait_and_read)
    made.set()
    yield made
    made.set()


@pytest.fixture
def data(store: Store) -> Iterator[Data]:
    made = Data(store)
    made.load()
    yield made
    made.stop()


@pytest.fixture
def browser(qtbot: QtBot, store: Store, data: Data) -> DataBrowser:
    widget = DataBrowser(store, data)
    show(qtbot, widget, 900, 500)
    load(qtbot, store, data, Digits(size=8))
    return widget


def load(qtbot: QtBot, store: Store, data: Data, source: DataSource) -> None:
    store.edit("data", edits.set_training, replace(store.session.training, data=source))
    qtbot.waitUntil(lambda: data.dataset is not None and not data.is_busy)


def augment(store: Store, augmentation: Augmentation) -> None:
    training = replace(store.session.training, augmentation=augmentation)
    store.edit("augmentation", edits.set_training, training)


def read(qtbot: QtBot, browser: DataBrowser) -> dict[int, bytes]:
    """The pictures that are shown, when all are there."""
    wall = browser.wall
    wanted = wall.places[: wall.fitting()]
    qtbot.waitUntil(lambda: all(place in wall.images for place in wanted))
    return {place: bytes(wall.images[place].constBits()) for place in wanted}


def test_augmentation_is_shown_on_what_is_trained_on_and_not_on_what_is_held_out(
    qtbot: QtBot, store: Store, browser: DataBrowser
) -> None:
    plain = read(qtbot, browser)
    augment(store, Augmentation(noise=0.5))
    click(browser.how.button("augmented"))
    changed = read(qtbot, browser)
    assert browser._split is not None
    apart = set(browser._split.validation.tolist())
    assert 0 < len(apart & plain.keys()) < len(plain)
    for place, bits in plain.items():
        assert (changed[place] == bits) == (place in apart), place
    click(browser.which.button("training"))
    assert browser.which.value == "training"
    click(browser.which.button("validation"))
    for place, bits in read(qtbot, browser).items():
        assert place not in plain or bits == plain[place]


def test_a_page_that_is_turned_back_to_keeps_its_pictures_whatever_comes_late(
    qtbot: QtBot, gate: Event, browser: DataBrowser
) -> None:
    before = read(qtbot, browser)
    gate.clear()
    click(browser.on)
    assert not before.keys() & set(browser.wall.places[: browser.wall.fitting()])
    click(browser.back)
    gate.set()
    qtbot.waitUntil(lambda: not browser.wall._reader.is_busy)
    assert browser.wall.is_complete
    assert read(qtbot, browser) == before
    click(browser.on)  # and those of the other page are read when they are wanted
    assert not before.keys() & read(qtbot, browser).keys()


def test_pictures_that_are_scrolled_back_to_stay_whatever_comes_late(
    qtbot: QtBot, gate: Event, store: Store, data: Data
) -> None:
    load(qtbot, store, data, Digits(size=8))
    wall = PictureWall(data, scrolls=True, captioned=False)
    show(qtbot, wall, 210, 60)
    wall.show_pictures(np.arange(60), [""] * 60)
    qtbot.waitUntil(lambda: wall.is_complete)
    first = list(wall.in_view())
    gate.clear()
    wheel(wall, QPoint(10, 10), -1)
    assert not wall.is_complete
    wheel(wall, QPoint(10, 10), 1)
    gate.set()
    qtbot.waitUntil(lambda: not wall._reader.is_busy)
    assert list(wall.in_view()) == first
    assert wall.is_complete


def test_a_picture_that_is_clicked_has_its_place_counted_from_1(
    qtbot: QtBot, store: Store, browser: DataBrowser
) -> None:
    read(qtbot, browser)
    for index in (0, 1):
        click(browser.wall, browser.wall.rect_of(index).center().toPoint())
        place = browser.wall.places[index]
        assert store.session.picture.origin.index == place
        assert store.session.picture.name == f"picture {place + 1}"


def test_a_picture_that_is_gone_by_the_time_it_is_clicked_is_told_of(
    qtbot: QtBot,
    store: Store,
    data: Data,
    browser: DataBrowser,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read(qtbot, browser)
    before, said = store.session.picture, []
    store.refused.connect(lambda message: said.append(str(message)))
    monkeypatch.setattr(data, "picture", lambda place: None)
    click(browser.wall, browser.wall.rect_of(0).center().toPoint())
    assert said == ["This picture cannot be read any more."]
    assert store.session.picture is before


def test_pictures_are_sorted_once_for_all_pages_and_sizes(
    qtbot: QtBot, store: Store, browser: DataBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    sorts: list[int] = []

    def sort(labels: Indices, classes: int) -> Indices:
        sorts.append(len(labels))
        return taking_turns(labels, classes)

    monkeypatch.setattr(browser_module, "taking_turns", sort)
    first = browser.wall.places[:20]
    size = browser.wall.fitting()
    assert browser.page.text() == f"1–{size} of 1797"
    click(browser.on)
    assert browser.page.text() == f"{size + 1}–{2 * size} of 1797"
    browser.resize(1200, 700)
    assert browser.wall.fitting() > size
    assert browser.page.text() == f"{size + 1}–{size + browser.wall.fitting()} of 1797"
    click(browser.back)
    assert browser.wall.places[:20] == first
    assert sorts == []
    assert browser._split is not None
    click(browser.which.button("validation"))
    apart = len(browser._split.validation)
    assert sorts == [apart]
    assert browser.page.text().endswith(f"of {apart}")
    training = replace(store.session.training, validation=0.5)
    store.edit("half of them", edits.set_training, training)
    assert apart < len(browser._split.validation)
    assert sorts == [apart, len(browser._split.validation)]
    assert set(browser.wall.places) <= set(browser._split.validation.tolist())
    browser.classes.setCurrentRow(3)
    assert browser._data.dataset is not None
    assert set(browser._data.dataset.labels[browser.wall.places]) == {2}


def test_a_large_screen_is_filled_and_the_pages_leave_no_picture_out(
    qtbot: QtBot, browser: DataBrowser
) -> None:
    browser.resize(2600, 1300)
    size = browser.wall.fitting()
    assert size > 200
    seen = set(read(qtbot, browser))
    while browser.on.isEnabled():
        click(browser.on)
        seen |= read(qtbot, browser).keys()
    assert seen == set(range(1797))
    browser.resize(900, 500)
    assert browser.wall.fitting() < 200
    browser.resize(2600, 1300)  # the last page has fewer
    click(browser.back)
    assert len(read(qtbot, browser)) == size


def test_pictures_held_out_have_a_frame_wherever_they_are(
    store: Store, browser: DataBrowser
) -> None:
    for share in (0.0, 0.3):
        training = replace(store.session.training, validation=share)
        store.edit("share", edits.set_training, training)
        for part in ("all", "training", "validation"):
            click(browser.which.button(part))
            assert browser._split is not None
            apart = set(browser._split.validation.tolist())
            assert browser.wall._marked == apart & set(browser.wall.places)


def test_without_an_augmentation_it_is_said_that_nothing_changes(
    qtbot: QtBot, store: Store, browser: DataBrowser
) -> None:
    assert "Click a picture" in browser.about.text()
    click(browser.how.button("augmented"))
    assert "Nothing changes them" in browser.about.text()
    augment(store, Augmentation(shift=0.2))
    assert "Nothing changes them" not in browser.about.text()


def test_the_share_held_out_is_that_of_the_data_s_own_test_part(
    qtbot: QtBot, tmp_path: Path, store: Store, data: Data
) -> None:
    section = DataSection(store, data)
    qtbot.addWidget(section)
    load(qtbot, store, data, Digits(size=8))
    assert "20 % held out" in section.about.text()
    make_mnist(tmp_path)
    load(qtbot, store, data, Mnist(folder=str(tmp_path)))
    assert section.about.text() == "40 pictures · 10 classes · 25 % held out"


def choose_in(section: DataSection, kind: str) -> None:
    """Choose data as a user does, those that are chosen already, too."""
    at = section.source.findData(kind)
    section.source.setCurrentIndex(at)
    section.source.activated.emit(at)


def test_a_folder_that_was_given_up_can_be_chosen_again(
    qtbot: QtBot,
    tmp_path: Path,
    store: Store,
    data: Data,
    browser: DataBrowser,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_folder(tmp_path)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    section = DataSection(store, data)
    qtbot.addWidget(section)

    def choose() -> None:
        choose_in(section, "folder")

    choose()
    assert browser.classes.count() == 0  # those of the digits are no more
    assert browser.about.text() == "Loading…"
    click(section.give_up)
    assert data.dataset is None
    for widget in (section, browser):
        assert widget.about.text().startswith("Cancelled")
    choose()
    assert browser.about.text() == "Loading…"
    qtbot.waitUntil(lambda: data.dataset is not None)
    assert browser.classes.count() == 3
    (tmp_path / "birds").mkdir()
    for file in (tmp_path / "cats").iterdir():
        (tmp_path / "birds" / file.name).write_bytes(file.read_bytes())
    before = data.dataset
    choose()
    qtbot.waitUntil(lambda: data.dataset is not None and data.dataset is not before)
    assert browser.classes.count() == 4
    choose()
    click(section.give_up)
    load(qtbot, store, data, Digits(size=8))
    assert browser.classes.count() == 11


@pytest.mark.parametrize("kind", ["shapes", "stripes"])
def test_made_pictures_that_were_given_up_can_be_chosen_again(
    qtbot: QtBot, store: Store, data: Data, kind: str
) -> None:
    section = DataSection(store, data)
    qtbot.addWidget(section)
    choose_in(section, kind)
    click(section.give_up)
    assert section.about.text() == "Cancelled: choose the data again to look through them."
    choose_in(section, kind)
    assert section.about.text() == "Loading…"
    qtbot.waitUntil(lambda: data.dataset is not None)
    before = data.dataset
    choose_in(section, kind)  # they are there
    assert data.dataset is before
