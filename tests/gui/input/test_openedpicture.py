"""What opening a picture says, offers and shows: pages, holes, bits that are not used, colour."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from playground import app
from playground.engine.view.palette import NOT_A_NUMBER
from playground.gui.flow.enlarged import Enlarged
from playground.gui.flow.view import FlowView
from playground.gui.input.panel import InputPanel
from playground.gui.input.pictureloader import PictureSource, bytes_source, file_source
from playground.gui.shell.startpicture import opened, tell_of_picture
from playground.gui.state.viewstate import INPUT
from playground.gui.widgets.messagebar import MessageBar
from playground.gui.widgets.pixelgrid import PixelGrid
from tests.gui.hands import click, keyboard, type_text
from tests.gui.present.staging import explore_page, present
from tests.gui.program import find, running, settle
from tests.pictures.tiffs import tiff


class Desk:
    """The window, and the picture that is opened in it."""

    def __init__(self, qtbot: QtBot, program: app.Program) -> None:
        self.qtbot = qtbot
        self.program = program
        self.panel = find(program, InputPanel)
        self.bar = find(program, MessageBar)

    @property
    def pixels(self) -> np.ndarray:
        return self.program.store.session.picture.pixels

    def open(self, source: Path | PictureSource) -> None:
        self.panel.take_picture(file_source(source) if isinstance(source, Path) else source)
        self.wait()

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: not self.panel.is_reading)
        settle(self.qtbot, self.program)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with running(qtbot, tmp_path) as program:
        yield Desk(qtbot, program)


def test_a_colour_photo_opens_in_colour_and_the_filters_slices_are_told_of(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "photo.png"
    Image.new("RGB", (40, 30), "orange").save(path)
    desk.open(path)
    assert desk.program.store.session.picture.colour == "rgb"
    assert "3 channels" in desk.bar.text
    assert desk.panel.options.channels.value == "rgb"


def test_12_bits_in_16_are_stretched_by_the_button_alone(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "deep.png"
    deep = np.linspace(0, 4095, 4096).astype(np.uint16).reshape(64, 64)
    Image.fromarray(deep).save(path)
    desk.open(path)
    np.testing.assert_array_equal(desk.pixels, deep)
    assert "4095 of 65535" in desk.bar.text
    (button,) = (b for b in desk.bar.findChildren(QPushButton) if b.isVisible())
    click(button)
    settle(desk.qtbot, desk.program)
    np.testing.assert_array_equal(desk.pixels, np.rint(deep * (65535 / 4095)))
    assert not desk.bar.isVisible()
    desk.program.window.actions_["undo"].trigger()
    np.testing.assert_array_equal(desk.pixels, deep)


def test_the_window_that_a_picture_starts_says_and_offers_the_same(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "deep.tif"
    deep = [Image.fromarray(np.full((64, 64), high, np.uint16)) for high in (4000, 900)]
    deep[0].save(path, save_all=True, append_images=deep[1:])
    session, notes, refusal = opened(app.first_session(), str(path))
    assert refusal is None
    with running(qtbot, tmp_path, session) as program:
        tell_of_picture(program.store, notes)
        started = Desk(qtbot, program)
        assert "deep.tif holds 2 pictures; number 1 is shown" in started.bar.text
        assert "4000 of 65535, as where 12 bits are stored in 16" in started.bar.text
        assert started.panel.picture_page.page_choice.isVisible()
        (button,) = (b for b in started.bar.findChildren(QPushButton) if b.text() == "Stretch")
        click(button)
        settle(qtbot, program)
        assert started.pixels.min() == round(4000 * 65535 / 4095)


def test_the_offer_goes_with_the_picture(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "deep.png"
    Image.fromarray(np.full((8, 8), 900, np.uint16)).save(path)
    desk.open(path)
    assert "900 of 65535" in desk.bar.text
    desk.program.window.actions_["undo"].trigger()
    assert "900" not in desk.bar.text


def test_a_page_is_chosen_by_its_number(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "film.gif"
    frames = [Image.new("L", (12, 9), level) for level in (10, 90, 170, 250)]
    frames[0].save(path, save_all=True, append_images=frames[1:])
    assert not desk.panel.picture_page.page_choice.isVisible()
    desk.open(path)
    assert "film.gif holds 4 pictures; number 1 is shown" in desk.bar.text
    desk.bar.clear()
    choice = desk.panel.picture_page.page_choice
    assert choice.isVisible()
    assert choice.spin is not None
    choice.spin.setFocus()
    choice.spin.selectAll()
    type_text("3")
    QTest.keyClick(keyboard(), Qt.Key.Key_Return)
    desk.wait()
    assert desk.pixels.max() == 170
    assert not desk.bar.isVisible()
    desk.program.window.actions_["undo"].trigger()
    assert desk.pixels.max() == 10
    assert choice.spin.value == 1


def test_a_page_that_cannot_be_read_is_not_the_one_that_is_chosen(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "film.gif"
    frames = [Image.new("L", (12, 9), level) for level in (10, 90, 170, 250)]
    frames[0].save(path, save_all=True, append_images=frames[1:])
    desk.open(path)
    path.unlink()
    choice = desk.panel.picture_page.page_choice
    assert choice.spin is not None
    choice.spin.setFocus()
    QTest.keyClick(keyboard(), Qt.Key.Key_Up)
    desk.wait()
    assert "There is no file film.gif" in desk.bar.text
    assert desk.pixels.max() == 10
    assert choice.spin.value == 1


def test_three_gray_pages_are_seen_together_or_one_by_one(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "stack.tif"
    pages = [Image.new("L", (12, 9), level) for level in (10, 90, 170)]
    pages[0].save(path, save_all=True, append_images=pages[1:])
    desk.open(path)
    assert desk.pixels.tolist() == [[10] * 12] * 9
    assert "stack.tif holds 3 pictures; number 1 is shown" in desk.bar.text
    choice = desk.panel.picture_page.page_choice
    assert choice.segments is not None
    assert choice.segments.value == "0"
    click(choice.segments.button("1"))
    desk.wait()
    assert desk.pixels.tolist() == [[90] * 12] * 9
    click(choice.segments.button("all"))
    desk.wait()
    assert desk.pixels[0, 0].tolist() == [10, 90, 170]
    assert "red, green and blue" in desk.bar.text


def test_pages_from_the_clipboard_are_told_of(desk: Desk) -> None:
    stream = io.BytesIO()
    frames = [Image.new("L", (12, 9), level) for level in (10, 90)]
    frames[0].save(stream, "GIF", save_all=True, append_images=frames[1:])
    desk.open(bytes_source(stream.getvalue(), "pasted"))
    assert "pasted holds 2 pictures" in desk.bar.text
    assert not desk.panel.picture_page.page_choice.isVisible()


def test_holes_are_hatched_and_the_network_gets_0(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "holes.tif"
    values = np.full((16, 16, 1), 0.5, np.float32)
    values[4:8, 2:6] = np.nan
    path.write_bytes(tiff(values))
    desk.open(path)
    assert "16 of its pixels have no value" in desk.bar.text
    grid = desk.panel.grid
    shot = grid.grab().toImage()
    hole, whole = shot.pixelColor(grid.centre_of(5, 3)), shot.pixelColor(grid.centre_of(12, 12))
    assert hole.red() - hole.green() > 40, "of the colour of what is no number"
    middle = grid.centre_of(5, 3)
    seen = {shot.pixel(middle + QPoint(dx, dy)) for dx in range(-3, 5) for dy in range(-3, 5)}
    assert len(seen) > 1, "lines are told from the ground between them"
    assert NOT_A_NUMBER[0] - NOT_A_NUMBER[1] > 40
    assert whole.red() == whole.green() == whole.blue()
    shown = desk.program.evaluation.shown
    assert shown is not None
    assert shown.views[0].planes[0].at(5, 3) == (0.0,)
    assert shown.views[0].planes[0].at(12, 12) == (0.5,)


def test_holes_are_hatched_in_the_flow_too(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "holes.tif"
    values = np.full((16, 16, 1), 0.5, np.float32)
    values[4:8, 2:6] = np.nan
    path.write_bytes(tiff(values))
    desk.open(path)
    desk.program.store.look(pin=None, hover=None)  # no mark lies on it
    flow = find(desk.program, FlowView)
    assert_hatched(flow.tile(INPUT, 0))
    desk.program.store.look(enlarged=(INPUT, 0))
    assert_hatched(find(desk.program, Enlarged).grid)
    desk.program.store.look(enlarged=None)
    page = explore_page(present(desk.qtbot, desk.program))
    desk.program.store.look(layer=0, pin=None, hover=None)
    assert_hatched(page.operands.before.tile)


def assert_hatched(grid: PixelGrid) -> None:
    shot = grid.grab().toImage()
    hole, whole = (shot.pixelColor(grid.centre_of(at, at - 2)) for at in (6, 13))
    assert hole.red() - hole.green() > 40
    assert whole.red() == whole.green() == whole.blue()
