"""A file that is written is that of the document it was begun for, whatever stands there since."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.file_stamp import file_stamp
from playground.gui.state import documentfile
from playground.gui.state.documentfile import DocumentFile
from playground.gui.state.store import Store
from playground.sessions.sessionfile import read_session
from playground.training.protocol.kept_training import KeptTraining


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """What is written tells of it once this is set."""
    gate, write = threading.Event(), documentfile._write

    def slowly(wanted: object, stale: Callable[[], bool]) -> Iterator[object]:
        done = list(write(wanted, stale))  # type: ignore[arg-type]
        assert gate.wait(60)
        yield from done

    monkeypatch.setattr(documentfile, "_write", slowly)
    return gate


@pytest.fixture
def store() -> Store:
    return Store(app.first_session())


@pytest.fixture
def file(store: Store) -> Iterator[DocumentFile]:
    made = DocumentFile(store, KeptTraining)
    yield made
    made.stop()


def visit(store: Store, file: DocumentFile) -> documentfile.Standing:
    """Put another document in the place of the one there is."""
    standing = file.set_aside()
    other = edits.set_working_size(app.first_session(), 16, True)
    store.enter(other, "a lesson", 5)
    file.opened("")
    return standing


def test_a_visit_gets_no_file_that_was_still_being_written(
    qtbot: QtBot, store: Store, file: DocumentFile, gate: threading.Event, tmp_path: Path
) -> None:
    """Ctrl+S in a lesson would have written the lesson over the session."""
    path = str(tmp_path / "mine.convplay")
    store.edit("size", edits.set_working_size, 32, True)
    mine = store.session
    file.save_to(path)
    standing = visit(store, file)
    gate.set()
    qtbot.waitUntil(lambda: not file.is_saving)
    assert (file.path, file.stamp) == ("", "")
    store.enter(standing.session, "leave", 0)
    file.give_back(standing)
    assert (file.path, file.stamp) == (path, file_stamp(path))
    assert not file.is_changed
    assert not file.is_replaced
    assert read_session(path).session.picture.size == mine.picture.size


def test_a_file_that_is_being_written_here_is_nobody_elses(
    qtbot: QtBot, store: Store, file: DocumentFile, gate: threading.Event, tmp_path: Path
) -> None:
    """On a slow disk a second Ctrl+S asked whether the first is to be replaced."""
    path = tmp_path / "mine.convplay"
    gate.set()
    file.save_to(str(path))
    qtbot.waitUntil(lambda: not file.is_saving)
    gate.clear()
    store.edit("size", edits.set_working_size, 32, True)
    file.save_to(str(path))
    path.write_bytes(b"the new contents, written but not told of")
    assert not file.is_replaced
    gate.set()
    qtbot.waitUntil(lambda: not file.is_saving)
    assert not file.is_replaced
    path.write_bytes(b"by somebody else")
    assert file.is_replaced


@pytest.mark.parametrize("is_known", [False, True])
def test_what_was_given_back_before_it_was_written_hears_of_its_file(
    qtbot: QtBot,
    store: Store,
    file: DocumentFile,
    gate: threading.Event,
    tmp_path: Path,
    is_known: bool,
) -> None:
    """Else closing asks to save it again, or somebody else seems to have written the file."""
    path = str(tmp_path / "mine.convplay")
    ended: list[str] = []
    file.ended.connect(ended.append)
    if is_known:
        gate.set()
        file.save_to(path)
        qtbot.waitUntil(lambda: not file.is_saving)
        gate.clear()
    store.edit("size", edits.set_working_size, 32, True)
    file.save_to(path)
    standing = visit(store, file)
    store.enter(standing.session, "leave", 0)
    file.give_back(standing)
    gate.set()
    qtbot.waitUntil(lambda: not file.is_saving)
    assert ended[-1] == path
    assert (file.path, file.stamp) == (path, file_stamp(path))
    assert not file.is_changed
    assert not file.is_replaced


def test_a_file_that_undo_in_a_visit_has_led_back_to_is_kept(
    qtbot: QtBot, store: Store, file: DocumentFile, gate: threading.Event, tmp_path: Path
) -> None:
    gate.set()
    standing = visit(store, file)
    store.undo()  # the visit is not over by that
    path = str(tmp_path / "copy.convplay")
    file.save_to(path)
    qtbot.waitUntil(lambda: not file.is_saving)
    store.enter(standing.session, "leave", 0)
    file.give_back(standing)
    assert file.path == path
    assert not file.is_changed


def test_what_was_edited_and_saved_in_a_visit_is_not_what_is_given_back(
    qtbot: QtBot, store: Store, file: DocumentFile, gate: threading.Event, tmp_path: Path
) -> None:
    """It was called saved, though the file has another version."""
    gate.set()
    path = str(tmp_path / "mine.convplay")
    file.save_to(path)
    qtbot.waitUntil(lambda: not file.is_saving)
    standing = visit(store, file)
    store.undo()
    store.edit("size", edits.set_working_size, 48, True)
    file.save_to(path)
    qtbot.waitUntil(lambda: not file.is_saving)
    store.enter(standing.session, "leave", 0)
    file.give_back(standing)
    assert (file.path, file.stamp) == (path, file_stamp(path))
    assert file.is_changed


def test_what_is_given_back_is_the_same_document(store: Store, file: DocumentFile) -> None:
    before = store.history.document_number
    standing = visit(store, file)
    lesson = store.history.document_number
    assert lesson != before
    store.enter(standing.session, "leave", 0)
    file.give_back(standing)
    assert store.history.document_number == before
    store.undo()
    assert store.history.document_number == lesson
    store.undo()
    assert store.history.document_number == before


def test_what_was_saved_of_a_visit_is_not_the_file_of_what_is_given_back(
    qtbot: QtBot, store: Store, file: DocumentFile, gate: threading.Event, tmp_path: Path
) -> None:
    store.edit("size", edits.set_working_size, 32, True)
    standing = visit(store, file)
    file.save_to(str(tmp_path / "lesson.convplay"))
    store.enter(standing.session, "leave", 0)
    file.give_back(standing)
    gate.set()
    qtbot.waitUntil(lambda: not file.is_saving)
    assert file.path == ""
    assert file.is_changed
    store.undo()
    assert file.path == str(tmp_path / "lesson.convplay")
    assert not file.is_changed


def test_an_edit_while_it_is_written_is_a_change_since(
    qtbot: QtBot, store: Store, file: DocumentFile, gate: threading.Event, tmp_path: Path
) -> None:
    file.save_to(str(tmp_path / "mine.convplay"))
    store.edit("size", edits.set_working_size, 32, True)
    standing = visit(store, file)
    gate.set()
    qtbot.waitUntil(lambda: not file.is_saving)
    store.enter(standing.session, "leave", 0)
    file.give_back(standing)
    assert file.path == str(tmp_path / "mine.convplay")
    assert file.is_changed


def test_what_is_saved_while_it_is_saved_elsewhere_goes_there_too(
    qtbot: QtBot, store: Store, file: DocumentFile, gate: threading.Event, tmp_path: Path
) -> None:
    """Ctrl+S soon after Save as would have written later changes into the file of before."""
    first, second = tmp_path / "first.convplay", tmp_path / "second.convplay"
    gate.set()
    file.save_to(str(first))
    qtbot.waitUntil(lambda: not file.is_saving)
    kept = first.read_bytes()
    gate.clear()
    assert file.target == str(first)
    file.save_to(str(second))
    store.edit("size", edits.set_working_size, 32, True)
    assert file.target == str(second)
    assert not file.is_replaced
    file.save_to(file.target)
    gate.set()
    qtbot.waitUntil(lambda: not file.is_saving)
    assert file.path == str(second)
    assert not file.is_changed
    assert read_session(second).session.picture.size == store.session.picture.size
    assert first.read_bytes() == kept


def test_every_file_that_is_asked_for_while_one_is_written_is_written(
    qtbot: QtBot, store: Store, file: DocumentFile, gate: threading.Event, tmp_path: Path
) -> None:
    paths = [tmp_path / f"{name}.convplay" for name in "abc"]
    ended: list[str] = []
    refused: list[str] = []
    file.ended.connect(ended.append)
    store.refused.connect(lambda message: refused.append(str(message)))
    file.save_to(str(paths[0]))
    file.save_to(str(tmp_path / "no folder" / "b.convplay"))
    file.save_to(str(paths[1]))
    file.save_to(str(paths[2]))
    gate.set()
    qtbot.waitUntil(lambda: not file.is_saving)
    assert all(path.exists() for path in paths)
    assert len(refused) == 1
    assert ended == [str(paths[2])]
    assert (file.path, file.stamp) == (str(paths[2]), file_stamp(paths[2]))
