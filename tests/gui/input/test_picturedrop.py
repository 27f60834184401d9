"""Dropping and pasting, as a file manager, a browser and a user do it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from playground.core.messages import Refused
from playground.gui.flow.view import FlowView
from playground.gui.input.panel import InputPanel
from playground.gui.input.picturedrop import PictureDrop, install_drop, pasted_source
from playground.gui.input.pictureloader import PictureSource
from playground.gui.widgets.messagebar import MessageBar
from tests.gui.program import find, running, settle


class Window(QWidget):
    """A window with a plain child and a text field, and what came out of the drops."""

    def __init__(self) -> None:
        super().__init__()
        self.sources: list[PictureSource] = []
        self.label = QLabel("a child", self)
        self.field = QLineEdit(self)
        box = QVBoxLayout(self)
        box.addWidget(self.label)
        box.addWidget(self.field)
        self.resize(300, 200)
        self.dropping: PictureDrop = install_drop(self, self.sources.append)

    def refusal(self) -> str:
        with pytest.raises(Refused) as refused:
            self.sources[-1].read()
        return str(refused.value)

    def veil(self) -> QWidget:
        return self.findChild(QWidget, "DropVeil")


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def gray_file(tmp_path: Path) -> Path:
    path = tmp_path / "steps.png"
    Image.fromarray(np.arange(0, 240, 15, dtype=np.uint8).reshape(4, 4)).save(path)
    return path


def urls(*addresses: str | Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls(
        [
            QUrl.fromLocalFile(str(item)) if isinstance(item, Path) else QUrl(item)
            for item in addresses
        ]
    )
    return mime


def drag_enter(target: FlowView | QWindow | Window, mime: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(
        QPoint(20, 20),
        Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.setAccepted(False)
    QApplication.sendEvent(target, event)
    return event


def drop(target: FlowView | QWindow | Window, mime: QMimeData) -> QDropEvent:
    drag_enter(target, mime)  # which tells Qt whom the drop is for
    event = QDropEvent(
        QPointF(20, 20),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.setAccepted(False)
    QApplication.sendEvent(target, event)
    return event


def test_a_file_dragged_over_the_window_is_welcome_and_read_when_dropped(
    window: Window, gray_file: Path
) -> None:
    mime = urls(gray_file)
    assert drag_enter(window, mime).isAccepted()
    assert window.veil().isVisible()
    assert drop(window, mime).isAccepted()
    assert not window.veil().isVisible()
    assert [source.name for source in window.sources] == ["steps.png"]
    assert window.sources[0].read().pixels[0, 1] == 15
    assert window.sources[0].note is None


def test_a_text_field_does_not_swallow_a_file(window: Window, gray_file: Path) -> None:
    # The system hands drags to the native window, which would pass them to the field.
    mime = urls(gray_file)
    mime.setText(str(gray_file))
    handle = window.windowHandle()
    assert drag_enter(handle, mime).isAccepted()
    assert drop(handle, mime).isAccepted()
    assert window.field.text() == ""
    assert len(window.sources) == 1


def test_dragged_text_is_left_to_the_fields(window: Window) -> None:
    mime = QMimeData()
    mime.setText("0.5")
    assert not drag_enter(window, mime).isAccepted()
    assert not drop(window, mime).isAccepted()
    assert window.sources == []


def test_of_several_files_the_first_is_taken_and_a_sentence_says_so(
    window: Window, gray_file: Path, tmp_path: Path
) -> None:
    drop(window, urls(gray_file, tmp_path / "b.png", tmp_path / "c.png"))
    assert [source.name for source in window.sources] == ["steps.png"]
    assert str(window.sources[0].note) == "3 files were given; steps.png, the first, is opened."


def test_an_address_in_the_net_is_refused_with_what_to_do(window: Window) -> None:
    drop(window, urls("https://example.org/cat.png"))
    assert "https://example.org/cat.png is not on this computer" in window.refusal()


def test_a_picture_dragged_from_a_browser_comes_with_its_address_and_is_taken(
    window: Window,
) -> None:
    mime = urls("https://example.org/cat.png")
    image = QImage(5, 3, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    mime.setImageData(image)
    drop(window, mime)
    loaded = window.sources[0].read()
    assert loaded.name == "cat.png"
    assert loaded.pixels.shape == (3, 5, 3)
    assert loaded.pixels[0, 0].tolist() == [255, 0, 0]


def test_ctrl_v_takes_an_image_from_the_clipboard_with_white_under_what_is_clear(
    window: Window,
) -> None:
    image = QImage(4, 4, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    image.setPixelColor(1, 0, Qt.GlobalColor.blue)
    QGuiApplication.clipboard().setImage(image)
    window.label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.label.setFocus()
    QTest.keyClick(window.label, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    pixels = window.sources[0].read().pixels
    assert pixels[0, 1].tolist() == [0, 0, 255]
    assert pixels[0, 0].tolist() == [255, 255, 255]


def test_ctrl_v_in_a_field_stays_in_the_field(window: Window) -> None:
    QGuiApplication.clipboard().setText("0.5")
    window.field.setFocus()
    QTest.keyClick(window.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.field.text() == "0.5"
    assert window.sources == []


def test_encoded_bytes_in_the_clipboard_keep_their_16_bits(window: Window) -> None:
    import io

    stream = io.BytesIO()
    Image.fromarray(np.array([[1000, 40000]] * 2, np.uint16)).save(stream, "PNG")
    mime = QMimeData()
    mime.setData("image/png", stream.getvalue())
    QGuiApplication.clipboard().setMimeData(mime)
    window.dropping.paste()
    assert window.sources[0].read().pixels.tolist() == [[1000, 40000]] * 2


@pytest.mark.parametrize("form", ["{path}", '"{path}"', "  {path}\n", "file://{path}"])
def test_the_path_of_a_picture_can_be_pasted(window: Window, gray_file: Path, form: str) -> None:
    QGuiApplication.clipboard().setText(form.format(path=gray_file))
    window.dropping.paste()
    assert window.sources[0].name == "steps.png"


def test_a_copied_file_can_be_pasted(window: Window, gray_file: Path) -> None:
    QGuiApplication.clipboard().setMimeData(urls(gray_file))
    window.dropping.paste()
    assert window.sources[0].name == "steps.png"


@pytest.mark.parametrize("text", ["", "hello", "1 2 3\n4 5 6", "/no/such/folder/x.png", "a" * 9000])
def test_pasting_what_is_no_picture_says_so(window: Window, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    window.dropping.paste()
    assert window.refusal() == "The clipboard holds neither a picture nor the path of one."


def test_a_missing_file_in_a_real_folder_is_named_when_read(tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setText(str(tmp_path / "gone.png"))
    with pytest.raises(Refused, match=r"There is no file gone\.png"):
        pasted_source(mime).read()


def test_a_picture_dropped_on_the_maps_reaches_them(
    qtbot: QtBot, gray_file: Path, tmp_path: Path
) -> None:
    with running(qtbot, tmp_path) as program:
        drop(find(program, FlowView), urls(gray_file))
        qtbot.waitUntil(lambda: program.store.session.picture.name == "steps.png")
        settle(qtbot, program)
        assert program.evaluation.shown.views[0].planes[0].values.shape == (4, 4)
        assert find(program, InputPanel).caption.text() == "steps.png · 4×4 · grey"


def test_a_remote_address_dropped_on_the_window_is_answered_in_a_sentence(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running(qtbot, tmp_path) as program:
        before = program.store.session
        drop(program.window, urls("https://example.org/cat.png"))
        qtbot.waitUntil(find(program, MessageBar).isVisible)
        assert "not on this computer" in find(program, MessageBar).text
        assert program.store.session is before


def test_of_several_files_dropped_on_the_window_a_sentence_tells(
    qtbot: QtBot, gray_file: Path, tmp_path: Path
) -> None:
    with running(qtbot, tmp_path) as program:
        drop(program.window, urls(gray_file, gray_file))
        qtbot.waitUntil(find(program, MessageBar).isVisible)
        assert "2 files were given" in find(program, MessageBar).text
        settle(qtbot, program)
