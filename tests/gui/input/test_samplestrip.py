"""The strip of samples, with mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from playground.gui.input.samplestrip import THUMBNAIL_PX, SampleStrip
from playground.pictures.samples import picture_names, sample

Key = Qt.Key


@pytest.fixture
def strip(qtbot: QtBot) -> SampleStrip:
    window = QWidget()
    box = QVBoxLayout(window)
    box.addWidget(QLineEdit(window))
    strip = SampleStrip(window)
    strip.kept = window  # else it would be gone with this function
    strip.picked = []
    strip.chosen.connect(strip.picked.append)
    box.addWidget(strip)
    box.addWidget(QLineEdit(window))
    window.resize(240, 400)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.findChild(QLineEdit).setFocus()
    return strip


def focused(strip: SampleStrip) -> str | None:
    at = QApplication.focusWidget()
    return next((name for name in picture_names() if strip.button(name) is at), None)


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


def test_every_sample_has_a_thumbnail_a_name_and_a_sentence(strip: SampleStrip) -> None:
    for name in picture_names():
        button = strip.button(name)
        picture = button.icon().pixmap(THUMBNAIL_PX, THUMBNAIL_PX).toImage()
        shades = {picture.pixel(x, y) for x in range(THUMBNAIL_PX) for y in range(THUMBNAIL_PX)}
        assert len(shades) > 1
        assert button.accessibleName() == sample(name).title
        assert sample(name).sentence in button.toolTip()


def test_a_click_chooses(strip: SampleStrip) -> None:
    QTest.mouseClick(strip.button("coffee"), Qt.MouseButton.LeftButton)
    assert strip.picked == ["coffee"]
    assert strip.button("coffee").isChecked()


def test_keys_reach_every_sample_and_tab_passes_the_strip(strip: SampleStrip) -> None:
    names = list(picture_names())
    press(Key.Key_Tab)
    assert focused(strip) == names[0]
    for name in names[1:]:
        press(Key.Key_Right)
        assert focused(strip) == name
    press(Key.Key_Right)
    assert focused(strip) == names[-1]
    press(Key.Key_Return)
    assert strip.picked == [names[-1]]
    press(Key.Key_Tab)
    assert focused(strip) is None
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_up_and_down_go_to_the_next_line(strip: SampleStrip) -> None:
    names = list(picture_names())
    columns = len(strip.lines(strip.width())[0])
    assert 3 <= columns <= 5
    press(Key.Key_Tab, Key.Key_Down)
    assert focused(strip) == names[columns]
    press(Key.Key_Up)
    assert focused(strip) == names[0]
    press(Key.Key_Space)
    assert strip.picked == [names[0]]


def test_only_the_present_picture_is_marked(strip: SampleStrip) -> None:
    strip.mark("brick")
    assert [name for name in picture_names() if strip.button(name).isChecked()] == ["brick"]
    strip.mark("")
    assert not any(strip.button(name).isChecked() for name in picture_names())
