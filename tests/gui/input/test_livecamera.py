"""The live camera in the whole window, with a film as the camera."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.datasets import Drawings, drawing_edits
from playground.gui.input import camerabutton, livecamera
from playground.gui.input.camerabutton import CameraButton
from playground.gui.input.livecamera import LiveCamera
from playground.gui.present.presentation import Presentation
from playground.gui.state.latest import LatestWins
from playground.gui.state.liveedit import LiveEdit
from playground.layers.convolution import Convolution
from playground.pictures.camera import Camera
from playground.pictures.samples import sample_picture
from playground.sessions.sessionfile import read_session
from tests.exchange.sessions import lenet
from tests.gui.clock import drain
from tests.gui.hands import CTRL, Key
from tests.gui.program import find, running, settle
from tests.pictures.films import write_film


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as made:
        yield made


def play(monkeypatch: pytest.MonkeyPatch, *films: Path) -> None:
    """Have films as the cameras of this machine."""
    found = tuple(Camera(film.stem, str(film)) for film in films)
    for module in (camerabutton, livecamera):
        monkeypatch.setattr(module, "cameras", lambda: found)


@pytest.fixture
def film(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A film that is longer than any test, as the only camera."""
    made = write_film(tmp_path / "webcam.avi", ("red", "green", "blue") * 2000)
    play(monkeypatch, made)
    return made


def steps(program: app.Program) -> int:
    return program.store.history.position


def wait_for_pictures(qtbot: QtBot, program: app.Program, count: int) -> None:
    """Wait until so many pictures of the camera were in the document."""
    seen = {id(program.store.session.picture.pixels): program.store.session.picture.pixels}

    def has_seen() -> bool:
        pixels = program.store.session.picture.pixels
        seen[id(pixels)] = pixels
        return len(seen) > count

    qtbot.waitUntil(has_seen)


def test_the_key_begins_and_freezes_and_all_of_it_is_one_step(
    qtbot: QtBot, program: app.Program, film: Path
) -> None:
    before = program.store.session
    count = steps(program)
    QTest.keyClick(program.window, Key.Key_F4)
    assert find(program, CameraButton).isChecked()
    wait_for_pictures(qtbot, program, 4)
    assert steps(program) == count + 1
    assert program.store.session.picture.colour == before.picture.colour
    QTest.keyClick(program.window, Key.Key_F4)
    assert not find(program, CameraButton).isChecked()
    settle(qtbot, program)
    frozen = program.store.session.picture
    worker = find(program, LiveCamera).findChildren(LatestWins)[0]
    qtbot.waitUntil(lambda: not worker.is_busy)
    drain()
    assert program.store.session.picture is frozen
    assert program.evaluation.shown is not None
    assert program.evaluation.shown.session.picture is frozen
    QTest.keyClick(program.window, Key.Key_Z, CTRL)
    assert program.store.session.picture is before.picture


def test_another_picture_that_is_chosen_before_the_first_of_the_camera_ends_it(
    qtbot: QtBot, program: app.Program, film: Path
) -> None:
    live = find(program, LiveCamera)
    live.begin()
    other = sample_picture("brick")
    program.store.edit("x", edits.set_picture, other)
    assert not live.is_live
    worker = live.findChildren(LatestWins)[0]
    qtbot.waitUntil(lambda: not worker.is_busy)
    drain()
    assert program.store.session.picture is other


def test_edits_meanwhile_are_steps_and_undo_leaves_the_live_picture(
    qtbot: QtBot, program: app.Program, film: Path
) -> None:
    live = find(program, LiveCamera)
    find(program, CameraButton).setFocus()
    QTest.keyClick(find(program, CameraButton), Key.Key_Space)
    wait_for_pictures(qtbot, program, 2)
    count, layers = steps(program), len(program.store.session.network)
    layer = Convolution.default(program.store.session.shape, np.random.default_rng(0))
    program.store.edit("Add", edits.add_layer, 0, layer)
    wait_for_pictures(qtbot, program, 2)
    assert steps(program) == count + 1
    QTest.keyClick(program.window, Key.Key_Z, CTRL)
    assert live.is_live
    assert len(program.store.session.network) == layers
    wait_for_pictures(qtbot, program, 2)
    QTest.keyClick(program.window, Key.Key_Z, CTRL)
    assert not live.is_live


def test_a_setting_that_is_dragged_is_one_step_and_keeps_the_live_picture(
    qtbot: QtBot, program: app.Program, film: Path
) -> None:
    live = find(program, LiveCamera)
    live.begin()
    wait_for_pictures(qtbot, program, 2)
    count, drag = steps(program), LiveEdit(program.store)
    for side in (2, 3, 4):
        drag.edit("stride", "Set", edits.set_field, 0, "stride", (side, side), live=True)
        wait_for_pictures(qtbot, program, 2)
    drag.end()
    assert live.is_live
    assert steps(program) == count + 1


def test_what_is_seen_is_put_into_a_class_of_ones_own(
    qtbot: QtBot, program: app.Program, film: Path
) -> None:
    store, live = program.store, find(program, LiveCamera)
    store.edit("Data", edits.set_training, replace(store.session.training, data=Drawings()))
    store.edit("Class", drawing_edits.add_class, "hands")
    live.begin()
    wait_for_pictures(qtbot, program, 2)
    for _ in range(2):
        store.edit("Put in", drawing_edits.put_example, 0)
        wait_for_pictures(qtbot, program, 2)
    assert live.is_live
    data = store.session.training.data
    assert isinstance(data, Drawings)
    assert len(data.classes[0].examples) == 2


def test_a_trained_network_keeps_its_size_and_its_weights(
    qtbot: QtBot, tmp_path: Path, film: Path
) -> None:
    with running(qtbot, tmp_path, lenet()) as program:
        before = program.store.session
        assert before.input.is_bound
        find(program, LiveCamera).begin()
        wait_for_pictures(qtbot, program, 3)
        find(program, LiveCamera).freeze()
        settle(qtbot, program)
        assert program.store.session.network is before.network
        assert program.store.session.shape == before.shape
        shown = program.evaluation.shown
        assert shown is not None
        assert shown.session.picture.full_size == (48, 64)
        assert shown.results is not None
        assert shown.results.maps(len(before.network) - 1) is not None


def test_the_key_works_while_presenting(qtbot: QtBot, program: app.Program, film: Path) -> None:
    program.window.actions_["present"].trigger()
    presentation = find(program, Presentation)
    QTest.keyClick(presentation, Key.Key_F4)
    wait_for_pictures(qtbot, program, 2)
    QTest.keyClick(presentation, Key.Key_F4)
    assert not find(program, LiveCamera).is_live
    program.window.actions_["present"].trigger()


def test_another_picture_ends_it(qtbot: QtBot, program: app.Program, film: Path) -> None:
    live = find(program, LiveCamera)
    live.begin()
    wait_for_pictures(qtbot, program, 2)
    program.store.edit("Invert", edits.paint, np.zeros(program.store.session.picture.shape[1:]))
    assert not live.is_live


def test_settings_of_the_picture_go_on_with_it(
    qtbot: QtBot, program: app.Program, film: Path
) -> None:
    live = find(program, LiveCamera)
    live.begin()
    wait_for_pictures(qtbot, program, 2)
    program.store.edit("Crop", edits.set_working_size, 20, True)
    wait_for_pictures(qtbot, program, 2)
    assert live.is_live
    assert program.store.session.picture.shape[1:] == (20, 20)


def test_without_a_camera_a_sentence_says_so(
    qtbot: QtBot, program: app.Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    play(monkeypatch)
    said: list[str] = []
    program.store.refused.connect(lambda message: said.append(str(message)))
    before = program.store.session
    QTest.keyClick(program.window, Key.Key_F4)
    assert said == ["There is no camera on this computer."]
    assert not find(program, CameraButton).isChecked()
    assert program.store.session is before


def test_the_last_picture_stays_when_the_camera_is_gone(
    qtbot: QtBot, program: app.Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    play(monkeypatch, write_film(tmp_path / "short.avi", ("red", "blue")))
    said: list[str] = []
    program.store.refused.connect(lambda message: said.append(str(message)))
    live = find(program, LiveCamera)
    live.begin()
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["The camera short gives no more pictures."]
    assert not live.is_live


def test_an_error_while_it_is_read_ends_it_with_a_sentence(
    qtbot: QtBot, program: app.Program, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stayed live for ever, and nothing came."""

    def fail(*_: object) -> Iterator[np.ndarray]:
        raise ZeroDivisionError

    monkeypatch.setattr(livecamera, "frames", fail)
    said: list[str] = []
    program.store.refused.connect(lambda message: said.append(str(message)))
    live = find(program, LiveCamera)
    with qtbot.captureExceptions() as errors:
        live.begin()
        qtbot.waitUntil(lambda: bool(said and errors))
    assert said == ["The camera webcam was let go, because of an error in the program."]
    assert [kind for kind, *_ in errors] == [ZeroDivisionError]
    assert not live.is_live
    assert not find(program, CameraButton).isChecked()


def test_its_thread_ends_with_a_change_of_language(
    qtbot: QtBot, program: app.Program, film: Path
) -> None:
    before = threading.active_count()
    find(program, LiveCamera).begin()
    wait_for_pictures(qtbot, program, 2)
    assert threading.active_count() > before
    program.change_language("zh_CN")
    try:
        qtbot.waitUntil(lambda: threading.active_count() <= before)
        assert not find(program, LiveCamera).is_live
        assert not program.store.is_following  # or what is drawn from now on would be no change
    finally:
        program.change_language("en")


def test_how_it_is_read_outlasts_a_change_of_language_and_the_next_start(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = (write_film(tmp_path / f"{name}.avi", ("red",) * 50) for name in ("one", "two"))
    play(monkeypatch, one, other)

    def ticked(program: app.Program) -> list[str]:
        menu = find(program, CameraButton).menu()
        menu.aboutToShow.emit()
        return [action.text() for action in menu.actions() if action.isChecked()]

    with running(qtbot, tmp_path) as program:
        assert ticked(program) == ["one", "As in a mirror", "640×480 pixels"]
        for text in ("two", "As in a mirror", "320×240 pixels"):
            menu = find(program, CameraButton).menu()
            menu.aboutToShow.emit()
            next(action for action in menu.actions() if action.text() == text).trigger()
        assert ticked(program) == ["two", "320×240 pixels"]
        program.change_language("zh_CN")
        try:
            assert ticked(program) == ["two", "320×240 像素"]
        finally:
            program.change_language("en")
    with running(qtbot, tmp_path) as program:
        assert ticked(program) == ["two", "320×240 pixels"]
        play(monkeypatch, one)  # it was unplugged
        assert ticked(program)[0] == "one"
        play(monkeypatch, other, one)
        assert ticked(program)[0] == "two"


def test_a_camera_that_is_live_makes_no_copies_but_with_what_is_done_meanwhile(
    qtbot: QtBot, program: app.Program, film: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "copies"
    program.begin_autosave(folder)
    autosave = program.autosave
    assert autosave is not None

    def pause_is_over() -> int:
        """When the copy was written that is there then."""
        qtbot.waitUntil(autosave.pause.isActive)
        autosave.pause.timeout.emit()
        qtbot.waitUntil(lambda: not autosave._worker.is_busy and autosave.path.exists())
        return autosave.path.stat().st_mtime_ns

    QTest.keyClick(program.window, Key.Key_F4)
    wait_for_pictures(qtbot, program, 2)
    first = pause_is_over()
    wait_for_pictures(qtbot, program, 2)
    assert pause_is_over() == first
    program.store.edit("s", edits.set_field, 0, "stride", (2, 2))
    second = pause_is_over()
    assert second > first
    layer = read_session(autosave.path).session.network[0]
    assert isinstance(layer, Convolution)
    assert layer.stride == (2, 2)
    wait_for_pictures(qtbot, program, 2)
    QTest.keyClick(program.window, Key.Key_F4)
    assert pause_is_over() > second
    copy = read_session(autosave.path).session.picture
    assert np.array_equal(copy.pixels, program.store.session.picture.pixels)


def test_what_is_only_live_is_no_change_after_a_save(
    qtbot: QtBot, program: app.Program, film: Path, tmp_path: Path
) -> None:
    QTest.keyClick(program.window, Key.Key_F4)
    wait_for_pictures(qtbot, program, 2)
    assert program.window.isWindowModified()
    file = tmp_path / "live.convplay"
    with qtbot.waitSignal(program.file.ended):
        program.file.save_to(str(file))
    for _ in range(2):
        wait_for_pictures(qtbot, program, 2)
        assert not program.window.isWindowModified()
    assert program.window.actions_["save"].isEnabled()  # the picture there is now can be kept
    layer = Convolution.default(program.store.session.shape, np.random.default_rng(0))
    program.store.edit("Add", edits.add_layer, 0, layer)
    wait_for_pictures(qtbot, program, 2)
    assert program.window.isWindowModified()
    QTest.keyClick(program.window, Key.Key_Z, CTRL)
    wait_for_pictures(qtbot, program, 2)
    assert not program.window.isWindowModified()
    QTest.keyClick(program.window, Key.Key_F4)
    assert program.window.isWindowModified()  # what is frozen is chosen, and not in the file
    with qtbot.waitSignal(program.file.ended):
        program.file.save_to(str(file))
    assert not program.window.isWindowModified()
    pixels = read_session(file).session.picture.pixels
    assert np.array_equal(pixels, program.store.session.picture.pixels)
