"""Copies against a crash: written behind the window, offered, gone when a file has all of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

import playground.sessions.encoded
from playground import app
from playground.core import edits
from playground.core.picture import Picture
from playground.core.tensor_file import write_tensors
from playground.gui.state.autosave import Autosave
from playground.gui.state.documentfile import DocumentFile
from playground.gui.state.keptview import view_to_data
from playground.gui.state.machine_settings import AUTOSAVE_FOLDER
from playground.gui.state.store import Store
from playground.gui.widgets.messagebar import MessageBar
from playground.pictures.samples import sample_picture
from playground.sessions.epochsbeside import keep_beside, listed_epochs, take_beside
from playground.sessions.glance import KEPT_FROM
from playground.sessions.sessionfile import Kept, read_session, write_session
from playground.training.history.timeline import Timeline
from playground.training.protocol.kept_training import NO_TRAINING
from tests.core.test_edits import same
from tests.gui.clock import drain
from tests.gui.hands import click
from tests.gui.program import edit, find, running, settle
from tests.gui.shell.test_sessionactions import answer, said, trained_file
from tests.gui.train.scripted import small_session
from tests.patience import PATIENCE_S
from tests.sessions.trainings import checkpoint, trained


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "copies"


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, folder: Path) -> Iterator[app.Program]:
    with running(qtbot, tmp_path) as made:
        yield made


def copies(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.convplay"))


def stride(program: app.Program, by: int) -> None:
    program.store.edit("s", edits.set_field, 0, "stride", (by, by))


def beat(qtbot: QtBot, autosave: Autosave, there: Path, is_there: bool = True) -> None:
    """Let the pause be over, and wait until the copy is as it should be."""
    assert autosave.pause.isActive()
    autosave.pause.timeout.emit()
    qtbot.waitUntil(lambda: there.exists() == is_there)
    qtbot.waitUntil(lambda: not autosave._worker.is_busy)


def left(folder: Path, kept_from: str = "") -> app.Session:
    """A copy of a program that is gone."""
    session = edits.set_field(app.first_session(), 0, "stride", (3, 3))
    folder.mkdir()
    view = {**view_to_data(Store(session).view), KEPT_FROM: kept_from}
    write_session(folder / "1.convplay", Kept(session, view))
    return session


def test_a_change_has_a_copy_before_ten_seconds_are_over(
    qtbot: QtBot, program: app.Program, folder: Path, tmp_path: Path
) -> None:
    program.begin_autosave(folder)
    autosave = program.autosave
    assert autosave is not None
    assert autosave.pause.interval() <= 5000
    assert not autosave.pause.isActive()
    edit(qtbot, program, lambda: stride(program, 2))
    beat(qtbot, autosave, autosave.path)
    assert same(read_session(autosave.path).session, program.store.session)
    edit(qtbot, program, lambda: stride(program, 3))
    beat(qtbot, autosave, autosave.path)
    assert same(read_session(autosave.path).session, program.store.session)
    # Once a file has all of it, there is no copy.
    with qtbot.waitSignal(program.file.ended):
        program.file.save_to(str(tmp_path / "mine.convplay"))
    qtbot.waitUntil(lambda: not copies(folder))
    # Nor is there one after the window was closed.
    edit(qtbot, program, lambda: stride(program, 1))
    beat(qtbot, autosave, autosave.path)
    program.window.close()
    assert copies(folder) == []


def test_what_a_crash_left_is_offered_with_what_and_when(
    qtbot: QtBot, program: app.Program, folder: Path
) -> None:
    session = left(folder, "/home/me/lesson.convplay")
    program.begin_autosave(folder)
    assert program.autosave is not None
    assert "lesson.convplay, with 3 layers" in said(program)
    assert copies(folder) == ["1-left1.convplay"]
    bar = find(program, MessageBar)
    (button,) = (each for each in bar.findChildren(QPushButton) if each.text() == "Open it")
    button.click()
    qtbot.waitUntil(lambda: program.file.path == "/home/me/lesson.convplay")
    settle(qtbot, program)
    assert same(program.store.session, session)
    assert program.window.isWindowModified()
    # It goes when the document has a copy of its own, and no earlier.
    qtbot.waitUntil(lambda: copies(folder) == ["1.convplay"])
    program.store.undo()
    assert not same(program.store.session, session)


def test_a_copy_that_nobody_opened_is_offered_again(
    qtbot: QtBot, program: app.Program, folder: Path
) -> None:
    left(folder)
    program.begin_autosave(folder)
    assert "Camera, with 3 layers" in said(program)
    program.window.close()
    assert copies(folder) == ["1-left1.convplay"]


def push(program: app.Program, text: str) -> None:
    """Press a button of the messages that are shown."""
    bar = find(program, MessageBar)
    (button,) = (each for each in bar.findChildren(QPushButton) if each.text() == text)
    assert button.isVisible()
    click(button)
    drain()


def test_a_copy_that_is_thrown_away_is_not_offered_again_but_can_be_brought_back_before(
    qtbot: QtBot, program: app.Program, folder: Path
) -> None:
    session = left(folder, "/home/me/lesson.convplay")
    program.begin_autosave(folder)
    push(program, "Throw away")
    assert copies(folder) == []
    assert "is thrown away." in said(program)
    assert same(program.store.session, app.first_session())
    push(program, "Bring it back")
    assert copies(folder) == ["1-left1.convplay"]
    push(program, "Open it")
    qtbot.waitUntil(lambda: same(program.store.session, session))
    settle(qtbot, program)


def test_a_copy_that_cannot_be_read_is_told_of_and_stays_until_it_is_thrown_away(
    qtbot: QtBot, program: app.Program, folder: Path
) -> None:
    folder.mkdir()
    (folder / "1.convplay").write_bytes(b"half of a file")
    program.begin_autosave(folder)
    assert "cannot be opened: 1-left1.convplay is " in said(program)
    assert copies(folder) == ["1-left1.convplay"]
    push(program, "Throw away")
    assert copies(folder) == []


def test_what_is_thrown_away_goes_when_the_program_ends_or_has_ended(
    qtbot: QtBot, program: app.Program, folder: Path
) -> None:
    left(folder)
    (folder / "1-left7.thrown").write_text("of a program that was killed")
    (folder / "9-left1.thrown").write_text("of another one")
    program.begin_autosave(folder)
    assert sorted(path.name for path in folder.glob("*.thrown")) == []
    push(program, "Throw away")
    store = Store(app.first_session())
    other = Autosave(store, DocumentFile(store, lambda: NO_TRAINING), folder)
    assert other.left_behind() == ()
    other.stop()
    assert [path.name for path in folder.glob("*.thrown")] == ["1-left1.thrown"]
    program.window.close()
    assert [path.name for path in folder.iterdir() if path.suffix != ".lock"] == []


def test_what_cannot_be_deleted_keeps_no_other_copy_from_being_offered(
    qtbot: QtBot, program: app.Program, folder: Path
) -> None:
    left(folder)
    for name in ("7-left1.convplay", "8-left2.thrown", "1-left9.convplay"):
        (folder / name).mkdir()
        (folder / name / "inside").touch()
        os.utime(folder / name, (0, 0))
    program.begin_autosave(folder)
    assert program.autosave is not None
    assert "with 3 layers" in said(program)
    program.window.close()


@pytest.mark.parametrize("harm", ["a file", "no entry", "a folder in the copy's place"])
def test_a_folder_of_copies_that_is_none_any_more_is_left(
    qtbot: QtBot, program: app.Program, folder: Path, tmp_path: Path, harm: str
) -> None:
    program.begin_autosave(folder)
    first = program.autosave
    assert first is not None
    if harm == "a file":
        shutil.rmtree(folder)
        folder.touch()
    elif harm == "no entry":
        folder.chmod(0)
    else:
        first.path.mkdir()
    try:
        program.settings.set(AUTOSAVE_FOLDER, str(tmp_path / "others"))
        assert program.autosave is not None
        assert program.autosave.folder == tmp_path / "others"
        assert first._lock.isLocked() is False
        program.settings.set(AUTOSAVE_FOLDER, str(folder))  # and begun there, it fails no sooner
        assert program.autosave.folder == folder
    finally:
        folder.chmod(0o755)


def test_two_programs_do_not_fight(qtbot: QtBot, program: app.Program, folder: Path) -> None:
    program.begin_autosave(folder)
    edit(qtbot, program, lambda: stride(program, 2))
    assert program.autosave is not None
    beat(qtbot, program.autosave, folder / "1.convplay")
    store = Store(app.first_session())
    file = DocumentFile(store, lambda: NO_TRAINING)
    other = Autosave(store, file, folder)
    assert other.left_behind() == ()
    store.edit("s", edits.set_field, 0, "stride", (4, 4))
    beat(qtbot, other, folder / "2.convplay")
    other.stop()
    assert copies(folder) == ["1.convplay"]


def test_a_full_disk_is_said_once(
    qtbot: QtBot, program: app.Program, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.begin_autosave(folder)
    autosave = program.autosave
    assert autosave is not None

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("playground.sessions.sessionfile.write_archive", full)
    messages: list[object] = []
    program.store.refused.connect(messages.append)
    for by in (2, 3):
        edit(qtbot, program, lambda by=by: stride(program, by))  # type: ignore[misc]
        autosave.pause.timeout.emit()
        qtbot.waitUntil(lambda: not autosave._worker.is_busy)
    assert len(messages) == 1
    assert "No copy is kept against a crash: 1.convplay was not saved: the disk is full." in said(
        program
    )


def crashed(tmp_path: Path, folder: Path, is_same_run: bool) -> Path:
    """A file with all epochs of a training, and the copy of a program that is gone."""
    path = trained_file(tmp_path)
    kept = read_session(path, tmp_path / "epochs")
    if not is_same_run:
        other = trained(kept.session, tmp_path / "other", epochs=4)
        write_session(path, Kept(kept.session, {}, other, "all"))
    folder.mkdir()
    session = edits.set_field(kept.session, 0, "stride", (1, 1))
    view = {**view_to_data(Store(session).view), KEPT_FROM: str(path)}
    write_session(folder / "1.convplay", Kept(session, view, kept.training, "last"))
    return path


@pytest.mark.parametrize("is_same_run", [True, False])
def test_a_copy_that_is_saved_keeps_the_epochs_that_its_file_has(
    qtbot: QtBot, program: app.Program, folder: Path, tmp_path: Path, is_same_run: bool
) -> None:
    path = crashed(tmp_path, folder, is_same_run)
    program.begin_autosave(folder)
    push(program, "Open it")
    qtbot.waitUntil(lambda: program.file.path == str(path))
    drain()
    text = "1 of 5 epochs of the training are left after the crash"
    assert (text in said(program)) != is_same_run
    with qtbot.waitSignal(program.file.ended):
        program.window.actions_["save"].trigger()
    standing = read_session(path).training.standing
    assert standing is not None
    assert standing.kept == ((0, 1, 2, 3, 4, 5) if is_same_run else (0, 5))


def test_a_copy_replaces_a_file_that_was_saved_after_the_crash_only_after_a_question(
    qtbot: QtBot, program: app.Program, folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "lesson.convplay"
    write_session(path, Kept(app.first_session()))
    program.begin_autosave(folder)
    program.window.open_file(str(path))
    qtbot.waitUntil(lambda: program.file.path == str(path))
    edit(qtbot, program, lambda: stride(program, 2))
    assert program.autosave is not None
    beat(qtbot, program.autosave, program.autosave.path)
    copy = read_session(program.autosave.path)
    write_session(path, Kept(edits.set_field(app.first_session(), 0, "stride", (3, 3))))
    write_session(folder / "8.convplay", copy)
    assert program.autosave.left_behind() == (folder / "1-left1.convplay",)
    program.window.open_copy(folder / "1-left1.convplay", str(path))
    program.file.opened("")
    qtbot.waitUntil(lambda: program.file.path == str(path))
    asked = answer(program, "Cancel")
    program.window.actions_["save"].trigger()
    assert asked == ["lesson.convplay was changed by another window or program."]
    assert read_session(path).session.network[0].stride == (3, 3)


def _refuse_link(*_: object) -> None:
    raise OSError(18, "Invalid cross-device link")


def beside(folder: Path, name: str = "1") -> list[str]:
    """The epochs that lie beside a copy."""
    return sorted(path.name for path in (folder / f"{name}.epochs").glob("*"))


def test_a_copy_that_is_opened_stays_until_the_document_has_one_of_its_own(
    qtbot: QtBot, program: app.Program, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left(folder)
    program.begin_autosave(folder)
    autosave = program.autosave
    assert autosave is not None
    go_on = Event()

    def waits(path: Path, kept: Kept, encoded: object) -> None:
        assert go_on.wait(PATIENCE_S)
        write_session(path, kept)

    monkeypatch.setattr("playground.sessions.sessionfile.write_session", waits)
    autosave.keep()  # the document before is in a file: its copy is taken away
    (copy,) = folder.glob("*left*.convplay")
    stride(program, 2)
    autosave.opened(copy)
    qtbot.waitUntil(lambda: autosave._kept is None and autosave._worker.is_busy)
    drain()
    assert copy.exists()
    go_on.set()
    qtbot.waitUntil(lambda: not copy.exists())
    assert autosave.path.exists()


@pytest.mark.parametrize("has_links", [True, False])
def test_epochs_that_no_file_has_outlast_a_crash(
    qtbot: QtBot, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool
) -> None:
    if not has_links:
        monkeypatch.setattr("os.link", _refuse_link)
    session = small_session()
    first = trained(session, tmp_path / "epochs", epochs=3)
    training = [first]
    store = Store(session)
    file = DocumentFile(store, lambda: training[0])
    crashing = Autosave(store, file, folder)
    store.edit("s", edits.set_field, 0, "stride", (2, 2))
    beat(qtbot, crashing, crashing.path)
    assert beside(folder) == [f"epoch-{n:06}.safetensors" for n in range(4)]
    # Another epoch comes; the first and the last alone are in the copy itself.
    assert first.standing is not None
    rng = np.random.default_rng(3)
    Timeline(tmp_path / "epochs").add(checkpoint(session, 4, rng))
    training[0] = replace(first, standing=replace(first.standing, epoch=4, progress=None))
    store.edit("s", edits.set_field, 0, "stride", (1, 1))
    beat(qtbot, crashing, crashing.path)
    qtbot.waitUntil(lambda: len(beside(folder)) == 5)
    # The program dies: its number is free, its folder of epochs is cleared by the next.
    crashing._worker.stop()
    crashing._lock.unlock()
    weights = Timeline(tmp_path / "epochs").weights(2)
    shutil.rmtree(tmp_path / "epochs")
    with running(qtbot, tmp_path) as program:
        program.begin_autosave(folder)
        assert beside(folder, "1-left1") != []
        push(program, "Open it")
        qtbot.waitUntil(program.window.isWindowModified)
        drain()
        assert "are left after the crash" not in said(program)
        state = program.training().trainer.state
        assert state.kept == (0, 1, 2, 3, 4)
        found = Timeline(state.folder).weights(2)
        assert all(np.array_equal(found[name], values) for name, values in weights.items())
        qtbot.waitUntil(lambda: copies(folder) == ["1.convplay"])
        assert beside(folder, "1-left1") == []
    assert beside(folder) == []


@pytest.mark.parametrize("has_links", [True, False])
def test_no_planted_link_is_followed_where_epochs_lie(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool
) -> None:
    if not has_links:
        monkeypatch.setattr("os.link", _refuse_link)
    standing = trained(small_session(), tmp_path / "epochs", epochs=2).standing
    copy, victim = tmp_path / "1.convplay", tmp_path / "victim"
    victim.write_bytes(b"mine")
    folder = tmp_path / "1.epochs"
    folder.mkdir()
    for epoch in range(3):
        for suffix in (".safetensors", ".part"):
            (folder / f"epoch-{epoch:06}{suffix}").symlink_to(victim)
    keep_beside(copy, standing)
    assert victim.read_bytes() == b"mine"
    for epoch in range(3):
        kept, first = (Timeline(where).path(epoch) for where in (folder, tmp_path / "epochs"))
        assert not kept.is_symlink()
        assert kept.read_bytes() == first.read_bytes()
        assert kept.stat().st_mtime_ns == first.stat().st_mtime_ns


def test_epochs_of_another_training_are_not_taken_for_those_of_a_copy(tmp_path: Path) -> None:
    session = small_session()
    kept = trained(session, tmp_path / "epochs", epochs=3)
    copy = tmp_path / "1.convplay"
    keep_beside(copy, kept.standing)
    listed = listed_epochs(kept.standing)
    (tmp_path / "1.epochs" / "epoch-000002.safetensors").unlink()
    write_tensors(tmp_path / "1.epochs" / "epoch-000002.safetensors", {}, {"of": "another"})
    (tmp_path / "new").mkdir()
    take_beside(copy, listed, tmp_path / "new", 3)
    assert Timeline(tmp_path / "new").epochs() == (1, 3)


def test_what_has_not_changed_is_neither_encoded_nor_written_again(
    qtbot: QtBot, program: app.Program, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoded: list[object] = []
    real = playground.sessions.encoded.png_of

    def png_of(picture: Picture) -> bytes:
        encoded.append(picture)
        return real(picture)

    monkeypatch.setattr("playground.sessions.encoded.png_of", png_of)
    program.begin_autosave(folder)
    autosave = program.autosave
    assert autosave is not None
    for by in (2, 3):
        edit(qtbot, program, lambda by=by: stride(program, by))  # type: ignore[misc]
        beat(qtbot, autosave, autosave.path)
    written = autosave.path.stat().st_ino
    autosave.keep()
    program.file.changed.emit()
    beat(qtbot, autosave, autosave.path)
    assert autosave.path.stat().st_ino == written
    with qtbot.waitSignal(program.file.ended):  # the file has the same picture
        program.file.save_to(str(folder / "mine.convplay"))
    assert len(encoded) == 1
    edit(qtbot, program, lambda: program.store.edit("p", edits.set_picture, coins()))
    beat(qtbot, autosave, autosave.path)
    assert len(encoded) == 2
    assert same(read_session(autosave.path).session, program.store.session)


def coins() -> Picture:
    """Another picture than the first."""
    return sample_picture("brick")
