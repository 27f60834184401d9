"""Published networks in the window: what is said before, and three ways to weights."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from playground import app
from playground.core import memory
from playground.core.tensor_file import write_tensors
from playground.gui.flow.header import ColumnHeader
from playground.gui.flow.networkmenu import NetworkMenu
from playground.gui.input.networkline import NetworkLine
from playground.gui.networks.dialog import NetworkDialog
from playground.gui.widgets.messagebar import MessageBar
from playground.sessions.sessionfile import Kept, read_session, write_session
from tests.exchange.tinynetwork import tiny_arrays, tiny_network
from tests.exchange.webserver import Served
from tests.gui.clock import drain
from tests.gui.hands import CTRL, Key, click, press, type_text
from tests.gui.input.test_picturedrop import drop, urls
from tests.gui.program import find, running, settle


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    with tiny_network(tmp_path) as found:
        yield found


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, served: Served) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as made:
        yield made


@pytest.fixture
def dialog(program: app.Program) -> Iterator[NetworkDialog]:
    """The dialog, as the menu opens it."""
    action = next(a for a in find(program, NetworkMenu).actions() if a.text() == "Tiny…")
    action.trigger()
    found = find(program, NetworkDialog)
    yield found
    if isValid(found):
        found.close()
    drain()


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setattr("playground.exchange.published_weights.weights_folder", lambda: folder)
    return folder


def texts(dialog: NetworkDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def wait(qtbot: QtBot, dialog: NetworkDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.is_busy)


def weights_are_in(program: app.Program) -> bool:
    network, arrays = program.store.session.network, tiny_arrays()
    weight = network[0].tensors().get("weight")
    return weight is not None and np.array_equal(weight, arrays["features.0.weight"])


def test_one_click_says_all_and_another_downloads(
    qtbot: QtBot, cache: Path, program: app.Program, dialog: NetworkDialog, served: Served
) -> None:
    said = texts(dialog)
    for word in (
        "It is small.",
        "nowhere",
        "0.003 MB",
        "MIT",
        served.address,
        "a network may take",
    ):
        assert word in said
    assert served.asked == []
    click(dialog.download)
    qtbot.waitUntil(lambda: weights_are_in(program))
    settle(qtbot, program)
    assert program.store.session.drawn == ()
    assert program.store.session.classes == tuple("0123456789")
    assert not isValid(dialog)
    assert [path.suffix for path in cache.iterdir()] == [".safetensors"]
    assert "with the weights of here" in find(program, MessageBar).text
    program.store.undo()
    find(program, NetworkMenu).published_wanted.emit("tiny")
    again = next(d for d in program.window.findChildren(NetworkDialog) if d.isVisible())
    assert again.download.text() == "Open"
    click(again.download)
    qtbot.waitUntil(lambda: weights_are_in(program))
    assert served.asked == [""]


def test_what_breaks_off_is_gone_on_with_and_changes_nothing_before(
    qtbot: QtBot, cache: Path, program: app.Program, dialog: NetworkDialog, served: Served
) -> None:
    before = program.store.session
    served.breaks_after = 1000
    click(dialog.download)
    wait(qtbot, dialog)
    assert "The connection broke" in texts(dialog)
    assert dialog.download.text() == "Go on downloading"
    assert program.store.session is before
    served.breaks_after = None
    click(dialog.download)
    qtbot.waitUntil(lambda: weights_are_in(program))
    assert served.asked == ["", "bytes=1000-"]


@pytest.mark.parametrize("lie", ["size", "checksum"])
def test_a_server_that_lies_is_a_sentence_and_nothing_is_left(
    qtbot: QtBot,
    cache: Path,
    program: app.Program,
    dialog: NetworkDialog,
    served: Served,
    lie: str,
) -> None:
    before = program.store.session
    if lie == "size":
        served.claims = 10**12
    else:
        served.data = bytes(len(served.data))
    click(dialog.download)
    wait(qtbot, dialog)
    said = "The server offers" if lie == "size" else "its checksum begins with"
    assert said in dialog.status.text()
    assert program.store.session is before
    assert sum(path.stat().st_size for path in cache.iterdir()) == 0
    assert dialog.download.isEnabled()


def test_cancel_stops_and_keeps_what_has_arrived(
    qtbot: QtBot, cache: Path, program: app.Program, dialog: NetworkDialog, served: Served
) -> None:
    before = program.store.session
    click(dialog.download)
    click(dialog.cancel)  # the server was not asked, or has sent a part, or all of it
    qtbot.waitUntil(lambda: not isValid(dialog) or not dialog.is_busy)
    if program.store.session is before:
        assert "Stopped" in dialog.status.text()
        assert not dialog.cancel.isVisible()
        click(dialog.download)
    qtbot.waitUntil(lambda: weights_are_in(program))


def test_it_stays_open_in_another_language_and_what_was_on_its_way_is_told(
    qtbot: QtBot, cache: Path, program: app.Program, dialog: NetworkDialog, served: Served
) -> None:
    before = program.store.session
    click(dialog.download)
    is_on_its_way = dialog.is_busy
    program.change_language("zh_CN")
    try:
        drain()
        (there,) = (each for each in program.window.findChildren(NetworkDialog) if each.isVisible())
        assert not there.is_busy
        assert there.download.isEnabled()
        said = find(program, MessageBar).text
        assert ("Tiny" in said) == is_on_its_way
        assert program.store.session is before
        there.close()
    finally:
        program.change_language("en")
        drain()


def test_a_file_of_the_user_is_laid_in_and_what_does_not_fit_is_listed(
    qtbot: QtBot,
    program: app.Program,
    dialog: NetworkDialog,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    arrays = {k: v for k, v in tiny_arrays().items() if k.startswith("features")}
    arrays["head.fc.weight"] = np.zeros((1000, 72), np.float32)
    path = tmp_path / "mine.safetensors"
    write_tensors(path, arrays, {})
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    click(dialog.from_file)
    wait(qtbot, dialog)
    assert weights_are_in(program)
    listed = [dialog.left.item(row).text() for row in range(dialog.left.count())]
    assert dialog.left.isVisible()
    assert listed == [
        "head.fc (weight 1000×72): the layer has weight 10×72, bias 10",
        "dense1: nothing of weight 10×72, bias 10",
    ]
    assert program.store.session.drawn == (1,)
    settle(qtbot, program)
    titles = [h.text for h in program.window.findChildren(ColumnHeader) if h.isVisible()]
    assert [text.startswith("Random:") for text in titles if "Dense" in text] == [True]
    assert not any(text.startswith("Random:") for text in titles if "Convolution" in text)


def test_weights_that_are_dropped_on_a_published_network_are_found_by_their_names(
    qtbot: QtBot, program: app.Program, dialog: NetworkDialog, tmp_path: Path
) -> None:
    click(dialog.random)
    qtbot.waitUntil(lambda: bool(program.store.session.drawn))
    settle(qtbot, program)
    before = program.store.session
    assert len(before.classes) == 10
    arrays = tiny_arrays()
    order = sorted(arrays, reverse=True)  # another order than that of the layers
    path = tmp_path / "mine.safetensors"
    write_tensors(path, {name: arrays[name] for name in order}, {})
    drop(program.window, urls(path))
    qtbot.waitUntil(lambda: weights_are_in(program))
    settle(qtbot, program)
    session = program.store.session
    assert session.classes == before.classes
    assert session.drawn == ()
    assert session.input == before.input
    assert "in 2 layers now." in find(program, MessageBar).text
    program.store.undo()
    assert program.store.session is before
    only = {name: values for name, values in arrays.items() if name.startswith("features")}
    part = tmp_path / "part.safetensors"
    write_tensors(part, only, {})
    drop(program.window, urls(part))
    qtbot.waitUntil(lambda: weights_are_in(program))
    assert program.store.session.drawn == (1,)  # this one is random still
    assert program.store.session.classes == before.classes


def test_a_wrong_file_is_a_sentence(
    qtbot: QtBot,
    program: app.Program,
    dialog: NetworkDialog,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = program.store.session
    path = tmp_path / "mine.pth"
    path.write_bytes(b"cos\nsystem\n(S'true'\ntR.")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    click(dialog.from_file)
    wait(qtbot, dialog)
    assert "mine.pth" in dialog.status.text()
    assert program.store.session is before
    assert dialog.from_file.isEnabled()


def test_random_weights_are_marked_wherever_they_show_and_when_saved(
    qtbot: QtBot, program: app.Program, dialog: NetworkDialog, tmp_path: Path
) -> None:
    click(dialog.random)
    qtbot.waitUntil(lambda: bool(program.store.session.drawn))
    settle(qtbot, program)
    assert program.store.session.drawn == (0, 1)
    headers = [h.text for h in program.window.findChildren(ColumnHeader) if h.isVisible()]
    assert sum(text.startswith("Random:") for text in headers) == 2
    assert program.window.status.chain.text().startswith("Random weights:")
    assert "random weights" in find(program, NetworkLine).text.text()
    path = tmp_path / "kept.convplay"
    write_session(path, Kept(program.store.session))
    assert read_session(path).session.drawn == (0, 1)
    program.store.undo()
    settle(qtbot, program)
    assert not program.window.status.chain.text().startswith("Random weights")
    assert find(program, NetworkLine).isHidden()


def test_what_has_no_room_in_memory_is_not_offered(
    program: app.Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "machine_bytes", lambda: 4000)
    find(program, NetworkMenu).published_wanted.emit("tiny")
    dialog = find(program, NetworkDialog)
    assert "cannot be opened here" in texts(dialog)
    assert not any(
        button.isEnabled() for button in (dialog.download, dialog.from_file, dialog.random)
    )


def test_the_palette_opens_it_too(program: app.Program) -> None:
    press(Key.Key_K, modifiers=CTRL)
    type_text("tiny")
    press(Key.Key_Return)
    drain()
    assert find(program, NetworkDialog).isVisible()
