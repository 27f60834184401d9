"""The input panel as a user meets it: samples, files, sizes, channels, hovering."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QFileDialog,
    QLabel,
    QWidget,
)
from pytestqt.qtbot import QtBot

from playground.core import edits
from playground.core.arrays import frozen
from playground.core.messages import Message, Refused
from playground.core.picture import Picture
from playground.engine.trace.cell_address import Cell
from playground.gui.input.pictureloader import PictureSource, file_source
from playground.gui.state.viewstate import INPUT
from playground.gui.widgets import fonts
from playground.gui.widgets.marks import Highlight
from playground.gui.widgets.theme import apply_theme
from playground.gui.widgets.viewport import Viewport
from playground.pictures.load import LoadedPicture
from playground.pictures.samples import sample_picture
from tests.gui.input.desk import Desk, gray
from tests.patience import PATIENCE_S

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot, sample_picture("camera"))


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.png"
    pixels = np.random.default_rng(1).integers(0, 255, (300, 400, 3), np.uint8)
    Image.fromarray(pixels).save(path)
    return path


# What is shown.


def test_name_size_and_channels_stand_under_the_picture(desk: Desk) -> None:
    assert desk.caption == "Camera · 256×256 · grey"
    assert (desk.panel.grid.plane.height, desk.panel.grid.plane.width) == (256, 256)


def test_a_long_name_is_shortened_but_the_size_is_not(qtbot: QtBot) -> None:
    name = "a-very-long-name-that-a-camera-or-a-telephone-made-up.jpeg"
    desk = Desk(qtbot, replace(gray(), name=name))
    assert "…" in desk.caption
    assert desk.caption.endswith(" · 6×9 · grey")
    assert name in desk.panel.caption.toolTip()


def test_the_view_keeps_the_picture_s_proportions(qtbot: QtBot) -> None:
    desk = Desk(qtbot, gray(6, 12))
    assert desk.panel.grid.height() == 112
    desk.store.edit("tall", edits.set_picture, gray(30, 10))
    qtbot.waitUntil(lambda: desk.panel.grid.height() == 224)


def test_hovering_says_which_cell_and_what_it_holds(qtbot: QtBot) -> None:
    desk = Desk(qtbot, gray())
    desk.hover(2, 4)
    assert desk.store.view.hover == Cell(INPUT, 0, 2, 4)
    assert desk.panel.legend.labels() == ["0", "0.09", "1"]
    desk.click(desk.panel.options.levels.button("byte"))
    desk.hover(2, 4)
    assert desk.panel.legend.labels() == ["0", "22", "255"]
    QTest.mouseMove(desk.panel.caption)
    assert desk.store.view.hover is None
    assert desk.panel.legend.value_text() == ""


def test_leaving_the_picture_does_not_clear_what_points_elsewhere(desk: Desk) -> None:
    desk.hover(2, 4)
    elsewhere = Cell(0, 0, 1, 1)
    desk.store.look(hover=elsewhere)
    QTest.mouseMove(desk.panel.caption)
    assert desk.store.view.hover == elsewhere


def test_a_colour_has_three_values(qtbot: QtBot) -> None:
    pixels = np.zeros((4, 4, 3), np.uint8)
    pixels[1, 2] = 255, 51, 0
    desk = Desk(qtbot, Picture("c", frozen(pixels), 0, colour="rgb"))
    desk.hover(1, 2)
    assert desk.panel.legend.value_text() == "1 · 0.2 · 0"


def test_a_click_pins_and_a_second_one_lets_go(qtbot: QtBot) -> None:
    desk = Desk(qtbot, gray())
    grid = desk.panel.grid
    QTest.mouseClick(grid, LEFT, pos=grid.centre_of(3, 3))
    assert desk.store.view.pin == Cell(INPUT, 0, 3, 3)
    QTest.mouseClick(grid, LEFT, pos=grid.centre_of(3, 3))
    assert desk.store.view.pin is None
    assert desk.store.history.undo_label is None


def test_the_view_is_linked_with_those_of_the_maps(desk: Desk) -> None:
    grid = desk.panel.grid
    place = QPointF(grid.rect().center())
    wheel = QWheelEvent(
        place,
        grid.mapToGlobal(place),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(grid, wheel)
    assert desk.store.view.viewport.zoom > 1
    desk.store.look(viewport=Viewport(0.5, 0.0, 2.0))
    assert grid.cell_at(grid.area().center()) == (64, 192)


def test_highlights_are_painted(desk: Desk) -> None:
    before = desk.panel.grid.grab().toImage()
    desk.panel.grid.set_highlights((Highlight(10, 10, 30, 30),))
    assert desk.panel.grid.grab().toImage() != before


# Samples.


def test_a_click_on_a_sample_puts_it_in_and_undo_brings_the_other_back(desk: Desk) -> None:
    before = desk.store.session
    desk.store.look(viewport=Viewport(0.5, 0.5, 2.0))
    strip = desk.panel.picture_page.samples
    assert strip.button("camera").isChecked()
    desk.click(strip.button("astronaut"))
    assert desk.caption == "Astronaut · 256×256 · RGB"
    assert desk.panel.options.channels.value == "rgb"
    assert desk.store.view.viewport == Viewport()
    assert strip.button("astronaut").isChecked()
    assert not strip.button("camera").isChecked()
    desk.store.undo()
    assert desk.store.session is before
    assert strip.button("camera").isChecked()


def test_a_sample_that_was_drawn_on_is_none_any_more(desk: Desk) -> None:
    desk.store.edit("x", edits.paint, np.zeros((8, 8), np.float32))
    assert desk.caption == "Camera, drawn on · 8×8 · grey"
    strip = desk.panel.picture_page.samples
    assert not any(button.isChecked() for button in strip.items())
    desk.click(strip.button("camera"))
    assert desk.picture.shape == (1, 256, 256)


def test_a_sample_with_its_own_intensities_brings_them_along(desk: Desk) -> None:
    desk.click(desk.panel.picture_page.samples.button("curve"))
    assert desk.panel.options.levels.value == "byte"


# Size, crop, channels, intensities.


def test_sizes_are_those_that_make_sense_for_the_picture(desk: Desk) -> None:
    assert desk.sizes() == ["28", "32", "64", "128", "256", "full", "…"]
    desk.store.edit("x", edits.set_picture, gray(20, 40))
    assert desk.sizes() == ["4", "8", "16", "28", "32", "full", "…"]
    desk.store.edit("x", edits.set_picture, gray(4, 4))
    assert desk.sizes() == ["full"]


def test_a_chosen_size_is_what_the_network_sees(desk: Desk) -> None:
    desk.size("64")
    assert desk.caption == "Camera · 64×64 · grey"
    assert desk.panel.grid.plane.values.shape == (64, 64)
    desk.size("0")
    assert desk.caption == "Camera · 512×512 · grey"
    desk.store.undo()
    assert desk.panel.picture_page.size_choice.segments.value == "64"


def test_any_other_size_can_be_typed(desk: Desk) -> None:
    choice = desk.panel.picture_page.size_choice
    assert not choice.spin.isVisible()
    desk.size("other")
    assert choice.spin.isVisible()
    assert desk.caption == "Camera · 256×256 · grey"
    QTest.keyClicks(QApplication.focusWidget(), "100")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert desk.caption == "Camera · 100×100 · grey"
    assert choice.segments.value == "other"
    desk.size("64")
    assert not choice.spin.isVisible()


def test_a_size_that_was_set_elsewhere_is_shown(desk: Desk) -> None:
    desk.store.edit("x", edits.set_working_size, 77, False)
    choice = desk.panel.picture_page.size_choice
    assert choice.segments.value == "other"
    assert choice.spin.value == 77


def test_the_middle_square_can_be_cropped(qtbot: QtBot) -> None:
    desk = Desk(qtbot, gray(6, 9))
    crop = desk.panel.picture_page.crop
    desk.click(crop.button("square"))
    assert desk.caption == "ramp.png · 6×6 · grey"
    assert desk.panel.grid.plane.values[0, 0] * 255 == pytest.approx(1)
    desk.click(crop.button("whole"))
    assert desk.caption == "ramp.png · 6×9 · grey"


def test_of_a_square_there_is_nothing_to_crop(desk: Desk) -> None:
    crop = desk.panel.picture_page.crop
    assert not crop.isEnabled()
    assert crop.toolTip() == "The picture is square already"


def test_channels(desk: Desk) -> None:
    desk.click(desk.panel.options.channels.button("rgb"))
    assert desk.caption == "Camera · 256×256 · RGB"
    assert desk.panel.grid.plane.values.shape == (3, 256, 256)
    desk.store.undo()
    assert desk.panel.options.channels.value == "gray"


def test_intensities_are_what_the_network_is_fed(desk: Desk) -> None:
    assert desk.panel.grid.plane.values.max() == 1
    desk.click(desk.panel.options.levels.button("byte"))
    assert desk.picture.levels == "byte"
    assert desk.panel.grid.plane.values.max() == 255
    assert desk.panel.legend.labels()[-1] == "255"
    assert "these very numbers" in desk.panel.options.levels.button("byte").toolTip()


# Files.


def test_a_file_that_is_opened_is_one_step(
    desk: Desk, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def choose(*arguments: Any) -> tuple[str, str]:
        asked.append(arguments)
        return str(photo), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    desk.click(desk.panel.open_button)
    desk.qtbot.waitUntil(lambda: desk.picture.name == "photo.png")
    assert "*.webp" in asked[0][3]
    assert desk.caption == "photo.png · 192×256 · RGB"
    assert desk.store.history.undo_label == "Open picture"
    desk.store.undo()
    assert desk.caption == "Camera · 256×256 · grey"
    assert desk.store.history.undo_label is None


def test_closing_the_dialog_changes_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    before = desk.store.session
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    desk.click(desk.panel.open_button)
    assert desk.store.session is before


def test_a_photo_opened_after_a_small_drawing_is_not_taken_whole(qtbot: QtBot, photo: Path) -> None:
    desk = Desk(qtbot, Picture("drawing", frozen(np.zeros((4, 4), np.float32)), 0))
    desk.take(file_source(photo))
    assert desk.caption == "photo.png · 192×256 · RGB"


def test_the_settings_stay_when_another_picture_is_opened(desk: Desk, photo: Path) -> None:
    desk.click(desk.panel.options.channels.button("rgb"))
    desk.click(desk.panel.options.levels.button("byte"))
    desk.size("64")
    desk.take(file_source(photo))
    assert desk.caption == "photo.png · 48×64 · RGB"
    assert desk.picture.levels == "byte"


def test_the_clipboard_can_be_pasted(desk: Desk, photo: Path) -> None:
    QGuiApplication.clipboard().setText(str(photo))
    desk.click(desk.panel.paste_button)
    desk.qtbot.waitUntil(lambda: desk.picture.name == "photo.png")


def test_what_cannot_be_read_says_why_and_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    before = desk.store.session
    path = tmp_path / "notes.txt"
    path.write_text("no picture")
    desk.take(file_source(path))
    assert desk.store.session is before
    assert desk.said[0].startswith("notes.txt is not a picture that can be read")
    desk.take(file_source(tmp_path / "gone.png"))
    assert desk.said[1] == "There is no file gone.png."
    QGuiApplication.clipboard().setText("nothing of the kind")
    desk.click(desk.panel.paste_button)
    desk.qtbot.waitUntil(lambda: len(desk.said) == 3)
    assert desk.store.session is before


def test_what_happened_to_the_picture_is_said(desk: Desk) -> None:
    text = "{name} was scaled down."
    loaded = LoadedPicture("huge", gray().pixels, (Message(text, {"name": "huge"}),))
    desk.take(PictureSource("huge", lambda: loaded, Message("The first of two.")))
    assert desk.said == ["huge was scaled down.", "The first of two."]
    assert desk.picture.name == "huge"


class Slow:
    """A source that is read only when the test lets it."""

    def __init__(self, name: str, outcome: LoadedPicture | Refused) -> None:
        self.go = threading.Event()
        self.done = threading.Event()
        self.outcome = outcome
        self.source = PictureSource(name, self.read)

    def read(self) -> LoadedPicture:
        assert self.go.wait(PATIENCE_S)
        self.done.set()
        if isinstance(self.outcome, Refused):
            raise self.outcome
        return self.outcome


def test_a_slow_file_is_seen_to_be_read_and_the_panel_stays_alive(desk: Desk, qtbot: QtBot) -> None:
    slow = Slow("big.tif", LoadedPicture("big.tif", gray().pixels))
    desk.panel.take_picture(slow.source)
    assert not desk.panel.busy.isVisible()
    qtbot.waitUntil(desk.panel.busy.isVisible)
    assert desk.panel.busy.text == "Opening big.tif…"
    desk.size("64")
    assert desk.caption == "Camera · 64×64 · grey"
    slow.go.set()
    qtbot.waitUntil(lambda: desk.picture.name == "big.tif")
    assert not desk.panel.busy.isVisible()


def test_reading_can_be_given_up(desk: Desk, qtbot: QtBot) -> None:
    before, threads = desk.store.session, threading.active_count()
    slow = Slow("big.tif", LoadedPicture("big.tif", gray().pixels))
    desk.panel.take_picture(slow.source)
    qtbot.waitUntil(desk.panel.busy.isVisible)
    desk.click(desk.panel.busy.cancel)
    assert not desk.panel.busy.isVisible()
    slow.go.set()
    qtbot.waitUntil(lambda: slow.done.is_set() and threading.active_count() == threads)
    assert desk.store.session is before


def test_of_two_files_the_later_one_is_put_in_whichever_is_read_first(
    desk: Desk, qtbot: QtBot
) -> None:
    first = Slow("first", LoadedPicture("first", gray().pixels))
    second = Slow("second", LoadedPicture("second", gray(5, 5).pixels))
    desk.panel.take_picture(first.source)
    desk.panel.take_picture(second.source)
    first.go.set()
    second.go.set()
    qtbot.waitUntil(lambda: desk.picture.name == "second")
    desk.store.undo()
    assert desk.picture.name == "camera"


def test_a_window_can_be_closed_while_a_file_is_read(qtbot: QtBot) -> None:
    desk = Desk(qtbot, gray())
    threads = threading.active_count()
    slow = Slow("big.tif", LoadedPicture("big.tif", gray(5, 5).pixels))
    desk.panel.take_picture(slow.source)
    slow.go.set()
    desk.panel.stop()
    assert threading.active_count() == threads
    assert desk.picture.name == "ramp.png"


def test_a_large_picture_is_fitted_by_the_evaluation(qtbot: QtBot) -> None:
    desk = Desk(qtbot, gray(), evaluation=True)
    big = np.zeros((1100, 1000), np.uint8)
    big[700, 300] = 255
    desk.store.edit("x", edits.set_picture, Picture("big", frozen(big), 0))
    qtbot.waitUntil(lambda: desk.panel.grid.plane.height == 1100)
    assert desk.panel.grid.plane is desk.evaluation.shown.views[0].planes[0]
    assert desk.panel.grid.plane.at(700, 300) == (1.0,)


# For everyone.


@pytest.fixture
def own_fonts() -> Iterator[None]:
    application = QApplication.instance()
    before = application.font()
    fonts.install()
    yield
    application.setFont(before)


@pytest.mark.usefixtures("own_fonts")
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [174, 184, 224])
@pytest.mark.parametrize("tab", ["picture", "draw"])
def test_no_text_is_clipped(qtbot: QtBot, theme: str, width: int, tab: str) -> None:
    apply_theme(QApplication.instance(), theme)
    desk = Desk(qtbot, sample_picture("astronaut"), width)
    desk.size("other")
    desk.click(desk.panel.tabs.button(tab))
    if tab == "draw":
        desk.click(desk.panel.draw_page.tools.button("ellipse"))
    QApplication.processEvents()
    seen = 0
    for widget in desk.panel.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QAbstractButton | QLabel):
            continue
        left = widget.mapTo(desk.panel, QPoint(0, 0)).x()
        assert left >= 0
        assert left + widget.width() <= width, widget.accessibleName() or widget.text()
        if widget.text() and not (
            isinstance(widget, QAbstractButton) and not widget.icon().isNull()
        ):
            needed = widget.fontMetrics().horizontalAdvance(widget.text())
            assert needed <= widget.width(), widget.text()
            assert widget.fontMetrics().height() <= widget.height(), widget.text()
            assert widget.font().pointSizeF() >= 9.9
            seen += 1
    assert seen > 8
    assert desk.panel.minimumSizeHint().width() <= width


def test_everything_that_takes_the_focus_has_a_name(desk: Desk) -> None:
    for tab in ("picture", "draw"):
        named = 0
        desk.click(desk.panel.tabs.button(tab))
        for widget in desk.panel.findChildren(QWidget):
            if isinstance(widget.parent(), QAbstractSpinBox):
                continue  # the spin box speaks for its field
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                text = widget.text() if isinstance(widget, QAbstractButton) else ""
                assert widget.accessibleName() or text, widget
                named += 1
        assert named >= 4
