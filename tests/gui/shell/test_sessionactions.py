"""Saving and opening sessions in the window: nothing is lost without a question."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits, filteredits
from playground.core.history import History
from playground.core.plan import TrainingPlan
from playground.core.steps import Step
from playground.datasets import Digits
from playground.engine.trace.cell_address import Cell
from playground.gui.input.busyline import BusyLine
from playground.gui.state.documentfile import DocumentFile
from playground.gui.state.machine_settings import RECENT, MachineSettings
from playground.gui.state.store import Store
from playground.gui.widgets.messagebar import MessageBar
from playground.gui.widgets.viewport import Viewport
from playground.sessions.archive import write_archive
from playground.sessions.sessionfile import Kept, read_session, write_session
from playground.training.protocol.kept_training import NO_TRAINING
from tests.core.test_edits import same
from tests.gui.clock import drain
from tests.gui.program import edit, find, running, settle
from tests.gui.train.scripted import small_session
from tests.patience import PATIENCE_S
from tests.sessions.trainings import trained

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as made:
        yield made


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that the dialog is answered with."""
    path = tmp_path / "lesson"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    return path.with_suffix(".convplay")


def save(qtbot: QtBot, program: app.Program) -> None:
    with qtbot.waitSignal(program.file.ended):
        QTest.keyClick(program.window, Qt.Key.Key_S, CTRL)


def said(program: app.Program) -> str:
    bar = find(program, MessageBar)
    return " ".join(label.text() for label in bar.findChildren(QLabel) if label.isVisible())


def answer(program: app.Program, *texts: str) -> list[str]:
    """Press buttons of the questions that come up next; the list gets what they ask."""
    asked: list[str] = []
    rest = list(texts)

    def press() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(0, press)
            return
        asked.append(box.text())
        text = rest.pop(0)
        next(button for button in box.buttons() if button.text() == text).click()
        if rest:
            QTimer.singleShot(0, press)

    QTimer.singleShot(0, press)
    return asked


def test_a_session_is_saved_opened_and_looked_at_as_before(
    qtbot: QtBot, program: app.Program, target: Path
) -> None:
    store = program.store
    edit(qtbot, program, lambda: store.edit("k", filteredits.set_kernel_size, 0, 5, 5))
    store.look(layer=0, filter=2, pin=Cell(0, 2, 40, 50), viewport=Viewport(0.1, 0.2, 2.0))
    assert program.window.isWindowModified()
    assert program.window.windowTitle() == "Convolution Playground[*]"
    save(qtbot, program)
    assert target.exists()
    assert program.window.windowTitle() == "lesson[*] – Convolution Playground"
    assert not program.window.isWindowModified()
    assert "lesson.convplay is saved" in said(program)
    kept, view = store.session, store.view
    QTest.keyClick(program.window, Qt.Key.Key_N, CTRL)
    settle(qtbot, program)
    assert store.session.network[0].filters[0].size == (3, 3)
    assert program.window.windowTitle() == "Convolution Playground[*]"
    program.window.open_file(str(target))
    qtbot.waitUntil(lambda: program.file.path == str(target))
    settle(qtbot, program)
    assert same(store.session, kept)
    assert store.view.pin == view.pin
    assert store.view.viewport == view.viewport
    assert (store.view.layer, store.view.filter) == (0, 2)
    assert not program.window.isWindowModified()
    # Each document that undo and redo lead to has its own file.
    store.undo()
    assert store.session.network[0].filters[0].size == (3, 3)
    assert program.window.windowTitle() == "Convolution Playground[*]"
    assert not program.window.isWindowModified()
    store.undo()
    assert store.session.network[0].filters[0].size == (5, 5)
    assert program.file.path == str(target)
    assert not program.window.isWindowModified()
    store.undo()
    assert program.window.isWindowModified()
    for _ in range(3):
        store.redo()
    assert program.file.path == str(target)
    assert not program.window.isWindowModified()
    store.undo()
    edit(qtbot, program, lambda: store.edit("s", edits.set_field, 0, "stride", (2, 2)))
    assert program.file.path == ""
    assert program.window.sessions.recent() == (str(target),)


def test_files_of_documents_that_undo_has_forgotten_are_forgotten(qtbot: QtBot) -> None:
    del qtbot
    store = Store(app.first_session())
    store.history = History(store.session, cap=0)
    file = DocumentFile(store, lambda: NO_TRAINING)
    for number in range(6):
        size = 3 + 2 * number
        larger = filteredits.set_kernel_size(app.first_session(), 0, size, size)
        store.commit(larger, "Open session")
        file.opened(f"{number}.convplay")
    assert len(file._places) <= 2
    assert file.path == "5.convplay"


def test_a_change_marks_the_title_until_it_is_saved_or_undone(
    qtbot: QtBot, program: app.Program, target: Path
) -> None:
    save(qtbot, program)
    action = program.window.actions_["save"]
    assert not action.isEnabled()
    edit(qtbot, program, lambda: program.store.edit("s", edits.set_field, 0, "stride", (2, 2)))
    assert program.window.isWindowModified()
    assert action.isEnabled()
    program.store.undo()
    assert not program.window.isWindowModified()
    edit(qtbot, program, lambda: program.store.edit("s", edits.set_field, 0, "stride", (3, 3)))
    save(qtbot, program)
    assert not program.window.isWindowModified()


def test_what_cannot_be_written_is_said_and_the_old_file_stays(
    qtbot: QtBot, program: app.Program, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(qtbot, program)
    before = target.read_bytes()
    edit(qtbot, program, lambda: program.store.edit("s", edits.set_field, 0, "stride", (2, 2)))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("playground.sessions.sessionfile.write_archive", full)
    save(qtbot, program)
    assert "lesson.convplay was not saved: the disk is full." in said(program)
    assert target.read_bytes() == before
    assert program.window.isWindowModified()


def test_a_file_that_is_no_session_changes_nothing(
    qtbot: QtBot, program: app.Program, tmp_path: Path
) -> None:
    path = tmp_path / "broken.convplay"
    path.write_bytes(b"PK\x03\x04 something else")
    before = program.store.session
    program.window.open_file(str(path))
    qtbot.waitUntil(lambda: "broken.convplay is damaged or no session file." in said(program))
    assert program.store.session is before


def test_a_file_that_is_there_is_replaced_only_after_a_question(
    qtbot: QtBot, program: app.Program, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target.write_bytes(b"somebody's")
    buttons = QMessageBox.StandardButton
    monkeypatch.setattr(QMessageBox, "question", lambda *_: buttons.No)
    QTest.keyClick(program.window, Qt.Key.Key_S, CTRL)
    assert not program.file.is_saving
    assert target.read_bytes() == b"somebody's"
    monkeypatch.setattr(QMessageBox, "question", lambda *_: buttons.Yes)
    save(qtbot, program)
    assert target.read_bytes()[:2] == b"PK"


def change_kernel_size(qtbot: QtBot, program: app.Program, size: int) -> None:
    store = program.store
    edit(qtbot, program, lambda: store.edit("k", filteredits.set_kernel_size, 0, size, size))


def first_size(path: Path) -> tuple[int, ...]:
    return read_session(path).session.network[0].filters[0].size


def test_what_another_window_has_saved_is_replaced_only_after_a_question(
    qtbot: QtBot, program: app.Program, target: Path, tmp_path: Path
) -> None:
    save(qtbot, program)
    (tmp_path / "other").mkdir()
    with running(qtbot, tmp_path / "other") as other:
        other.window.open_file(str(target))
        qtbot.waitUntil(lambda: other.file.path == str(target))
        settle(qtbot, other)
        change_kernel_size(qtbot, other, 5)
        save(qtbot, other)
        assert first_size(target) == (5, 5)
    change_kernel_size(qtbot, program, 7)
    press_save = program.window.actions_["save"].trigger
    asked = answer(program, "Cancel")
    press_save()
    assert asked == ["lesson.convplay was changed by another window or program."]
    assert not program.file.is_saving
    assert first_size(target) == (5, 5)
    assert program.window.isWindowModified()
    # Neither is it replaced by Save in the question before the window closes.
    program.window.sessions.asks_before_closing = True
    asked = answer(program, "Save", "Cancel")
    assert not program.window.close()
    assert len(asked) == 2
    assert program.window.isVisible()
    assert first_size(target) == (5, 5)
    answer(program, "Replace it")
    with qtbot.waitSignal(program.file.ended):
        press_save()
    assert first_size(target) == (7, 7)
    # What is written here is no change by others.
    change_kernel_size(qtbot, program, 3)
    with qtbot.waitSignal(program.file.ended):
        press_save()
    assert first_size(target) == (3, 3)


def test_the_view_alone_can_be_saved_without_a_mark_or_a_question(
    qtbot: QtBot, program: app.Program, target: Path
) -> None:
    save(qtbot, program)
    action = program.window.actions_["save"]
    assert not action.isEnabled()
    program.store.look(layer=0, filter=2, viewport=Viewport(0.1, 0.2, 2.0))
    assert action.isEnabled()
    assert not program.window.isWindowModified()
    save(qtbot, program)
    assert not action.isEnabled()
    view = read_session(target).view
    assert (view["filter"], view["viewport"]) == (2, [0.1, 0.2, 2.0])
    program.store.look(filter=1)
    program.store.look(filter=2)
    assert not action.isEnabled()
    program.store.look(filter=1)
    program.window.sessions.asks_before_closing = True
    assert program.window.close()


def test_closing_asks_and_does_what_is_answered(
    qtbot: QtBot, program: app.Program, target: Path
) -> None:
    window = program.window
    window.sessions.asks_before_closing = True
    edit(qtbot, program, lambda: program.store.edit("s", edits.set_field, 0, "stride", (2, 2)))
    answer(program, "Cancel")
    assert not window.close()
    assert window.isVisible()
    assert not target.exists()
    answer(program, "Save")
    assert not window.close()  # not before it is written
    qtbot.waitUntil(lambda: not window.isVisible())
    assert target.exists()


def test_a_window_that_closes_once_it_is_saved_does_so_in_another_language(
    qtbot: QtBot, program: app.Program, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on = Event()

    def slowly(*given: Any, **named: Any) -> Any:
        assert goes_on.wait(PATIENCE_S)
        return write_archive(*given, **named)

    monkeypatch.setattr("playground.sessions.sessionfile.write_archive", slowly)
    program.window.sessions.asks_before_closing = program.asks_before_closing = True
    edit(qtbot, program, lambda: program.store.edit("s", edits.set_field, 0, "stride", (2, 2)))
    answer(program, "Save")
    assert not program.window.close()
    program.change_language("zh_CN")
    assert program.window.isVisible()
    goes_on.set()
    qtbot.waitUntil(lambda: not program.window.isVisible())
    assert target.exists()


def test_save_after_save_as_goes_to_the_new_file_though_that_is_still_written(
    qtbot: QtBot, program: app.Program, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(qtbot, program)
    before, goes_on = target.read_bytes(), Event()

    def slowly(*given: Any, **named: Any) -> Any:
        assert goes_on.wait(PATIENCE_S)
        return write_archive(*given, **named)

    monkeypatch.setattr("playground.sessions.sessionfile.write_archive", slowly)
    other = target.with_name("other.convplay")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(other), ""))
    program.window.actions_["save_as"].trigger()
    edit(qtbot, program, lambda: program.store.edit("s", edits.set_field, 0, "stride", (2, 2)))
    QTest.keyClick(program.window, Qt.Key.Key_S, CTRL)
    goes_on.set()
    qtbot.waitUntil(lambda: not program.file.is_saving)
    assert program.window.windowTitle().startswith("other[*]")
    assert not program.window.isWindowModified()
    assert same(read_session(other).session, program.store.session)
    assert target.read_bytes() == before


def test_closing_without_saving_loses_what_one_agreed_to(
    qtbot: QtBot, program: app.Program
) -> None:
    program.window.sessions.asks_before_closing = True
    edit(qtbot, program, lambda: program.store.edit("s", edits.set_field, 0, "stride", (2, 2)))
    answer(program, "Do not save")
    assert program.window.close()


def test_an_unchanged_window_closes_at_once(program: app.Program) -> None:
    program.window.sessions.asks_before_closing = True
    assert program.window.close()


def test_recent_sessions_stand_in_the_menu(
    qtbot: QtBot, program: app.Program, target: Path
) -> None:
    save(qtbot, program)
    menu = program.window.top_bar.menus.actions()[0].menu()
    menu.aboutToShow.emit()  # type: ignore[union-attr]
    recent = next(a.menu() for a in menu.actions() if "Recent" in a.text())  # type: ignore
    (entry,) = recent.actions()
    assert (entry.text(), entry.toolTip()) == ("lesson.convplay", str(target))
    QTest.keyClick(program.window, Qt.Key.Key_N, CTRL)
    settle(qtbot, program)
    entry.trigger()
    qtbot.waitUntil(lambda: program.file.path == str(target))
    drain()


@pytest.mark.skipif(sys.platform != "linux", reason="names are UTF-8, and of one line, elsewhere")
def test_recent_sessions_are_found_whatever_they_are_called(
    qtbot: QtBot, program: app.Program, tmp_path: Path
) -> None:
    paths = [str(tmp_path / name) for name in ("a\udcff.convplay", "b\nc.convplay", "D.CONVPLAY")]
    for path in paths:
        program.file.save_to(path)
        qtbot.waitUntil(lambda: not program.file.is_saving)
    program.settings.finish()
    kept = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    assert MachineSettings(kept).get(RECENT) == tuple(reversed(paths))
    QTest.keyClick(program.window, Qt.Key.Key_N, CTRL)
    settle(qtbot, program)
    menu = program.window.top_bar.menus.actions()[0].menu()
    menu.aboutToShow.emit()  # type: ignore[union-attr]
    recent = next(a.menu() for a in menu.actions() if "Recent" in a.text())  # type: ignore
    recent.actions()[-1].trigger()
    qtbot.waitUntil(lambda: program.file.path == paths[0])
    drain()


def test_the_file_outlives_a_change_of_language(
    qtbot: QtBot, program: app.Program, target: Path
) -> None:
    save(qtbot, program)
    edit(qtbot, program, lambda: program.store.edit("s", edits.set_field, 0, "stride", (2, 2)))
    try:
        program.change_language("zh_CN")
        settle(qtbot, program)
        assert program.window.windowTitle().startswith("lesson[*]")
        assert program.window.isWindowModified()
    finally:
        program.change_language("en")
        settle(qtbot, program)


def test_a_session_goes_through_the_clipboard_as_text(qtbot: QtBot, program: app.Program) -> None:
    store, actions = program.store, program.window.actions_
    edit(qtbot, program, lambda: store.edit("s", edits.set_field, 0, "stride", (2, 2)))
    kept = store.session
    actions["copy_text"].trigger()
    assert "on the clipboard" in said(program)
    assert "without" not in said(program)
    clipboard = QApplication.clipboard()
    clipboard.setText(f"Look at this:\n{clipboard.text()}\nbye")
    QTest.keyClick(program.window, Qt.Key.Key_N, CTRL)
    settle(qtbot, program)
    actions["paste_text"].trigger()
    settle(qtbot, program)
    assert same(store.session, kept)
    assert program.file.path == ""
    clipboard.setText("nothing of the kind")
    actions["paste_text"].trigger()
    assert "The clipboard holds no session as text." in said(program)
    assert same(store.session, kept)
    step = Step(store.session, "Edges", "Say what they are.")
    session = replace(store.session, steps=(step,))
    edit(qtbot, program, lambda: store.commit(session, "Keep a step"))
    actions["copy_text"].trigger()
    assert "without its steps with their notes and ink: a file" in said(program)
    own = replace(store.session.picture, name="mine")
    edit(qtbot, program, lambda: store.edit("p", edits.set_picture, own))
    actions["copy_text"].trigger()
    assert "a sample picture" in said(program)
    edit(qtbot, program, store.undo)
    assert "a sample picture" not in said(program)


def test_new_and_open_ask_before_changes_are_lost(
    qtbot: QtBot, program: app.Program, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = program.store
    save(qtbot, program)
    program.window.sessions.asks_before_closing = True
    edit(qtbot, program, lambda: store.edit("s", edits.set_field, 0, "stride", (2, 2)))
    changed = store.session
    answer(program, "Cancel")
    program.window.actions_["new"].trigger()
    assert store.session is changed
    asked: list[str] = []
    with monkeypatch.context() as patch:
        place = "playground.gui.shell.sessionactions.asked"
        patch.setattr(place, lambda _, name, __: asked.append(name) or "stay")
        program.window.open_file(str(target))
        qtbot.waitUntil(lambda: asked == ["lesson"])
    assert store.session is changed
    before = target.read_bytes()
    answer(program, "Save")
    program.window.actions_["new"].trigger()
    qtbot.waitUntil(lambda: program.file.path == "")
    assert target.read_bytes() != before
    assert store.session is not changed


def test_the_file_that_is_saved_before_it_is_opened_is_opened_as_it_was_saved(
    qtbot: QtBot, program: app.Program, target: Path
) -> None:
    save(qtbot, program)
    change_kernel_size(qtbot, program, 5)
    program.window.sessions.asks_before_closing = True
    answer(program, "Save")
    began = program.store.history.document_number
    program.window.open_file(str(target))
    qtbot.waitUntil(lambda: program.store.history.document_number != began)
    settle(qtbot, program)
    assert program.store.session.network[0].filters[0].size == (5, 5)
    assert not program.window.isWindowModified()
    assert not program.file.is_replaced


def trained_file(folder: Path) -> Path:
    """A session with a training whose epochs are in the file."""
    plan = TrainingPlan(data=Digits(size=8), epochs=3, device="cpu")
    session = replace(small_session(), training=plan)
    path = folder / "trained.convplay"
    kept = Kept(session, {}, trained(session, folder / "run"), "all")
    write_session(path, kept)
    return path


def test_epochs_of_a_session_that_is_not_opened_after_all_are_gone(
    qtbot: QtBot, program: app.Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, unpacked = trained_file(tmp_path), program.new_epochs_folder().parent
    stride = edits.set_field, 0, "stride", (2, 2)
    edit(qtbot, program, lambda: program.store.edit("s", *stride))
    program.window.sessions.asks_before_closing = True
    changed, found = program.store.session, []
    place = "playground.gui.shell.sessionactions.asked"

    def says(answer: str) -> None:
        def asked(*_: object) -> str:
            found.append([each.name for each in (unpacked.iterdir())])
            return answer

        monkeypatch.setattr(place, asked)

    # Cancelled in the question; saved first, but no file is named for it.
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    for number, reply in enumerate(("stay", "save"), 1):
        says(reply)
        program.window.open_file(str(path))
        qtbot.waitUntil(lambda number=number: len(found) == number)
        assert len(found[-1]) == 1
        qtbot.waitUntil(lambda: not list(unpacked.iterdir()))
        assert program.store.session is changed
    # Opened in the end: now they stay.
    says("leave")
    program.window.open_file(str(path))
    qtbot.waitUntil(lambda: program.file.path == str(path))
    (folder,) = unpacked.iterdir()
    assert len(list(folder.glob("epoch-*"))) >= 6


def test_epochs_of_a_session_whose_reading_was_given_up_are_gone(
    qtbot: QtBot, program: app.Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, unpacked = trained_file(tmp_path), program.new_epochs_folder().parent
    is_read, goes_on = Event(), Event()

    def slowly(*arguments: Path) -> Kept:
        kept = read_session(*arguments)
        is_read.set()
        assert goes_on.wait(PATIENCE_S)
        return kept

    monkeypatch.setattr("playground.gui.shell.openedfile.read_session", slowly)
    before = program.store.session
    program.window.open_file(str(path))
    qtbot.waitUntil(is_read.is_set)
    assert len(list(unpacked.iterdir())) == 1
    find(program, BusyLine).given_up.emit()
    goes_on.set()
    qtbot.waitUntil(lambda: not list(unpacked.iterdir()))
    assert program.store.session is before
