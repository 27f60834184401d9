"""Sides that are not of this document as it is now: held, steps, epochs, pictures, files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits, filteredits
from playground.core.messages import Message, Refused
from playground.core.session import Network, Session
from playground.gui.compare.comparing import Comparing
from playground.gui.compare.documents import Reader, Surroundings, with_other_picture
from playground.gui.state.comparison import Source
from playground.layers.state import tensors_of
from playground.pictures.samples import sample_picture
from playground.sessions.sessionfile import Kept, read_session, write_session
from playground.training.history.timeline import WEIGHTS_PREFIX, Checkpoint, Timeline
from tests.gui.clock import drain
from tests.gui.compare.comparewindow import board, choose, compared, drop_file, enter, entries
from tests.gui.compare.test_maps import look, maps_of
from tests.gui.program import edit, find, running
from tests.onecell import set_cell

ONE_LAYER = app.first_session().network.layers[:1]


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[app.Program]:
    session = replace(app.first_session(), network=Network(ONE_LAYER))
    with running(qtbot, tmp_path / "window", session) as made:
        yield made


@pytest.fixture
def refusals(program: app.Program) -> list[Message]:
    """What the window has refused."""
    heard: list[Message] = []
    program.store.refused.connect(heard.append)
    return heard


def asked(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Have the next question for a file answered by this one."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))


def values_of_b(qtbot: QtBot, program: app.Program) -> np.ndarray:
    plane = compared(qtbot, program).b.plane
    assert plane is not None
    return np.asarray(plane.values)


def changed(session: Session) -> Session:
    """With another weight in the first filter."""
    return set_cell(session, 0, 0, 0, 1, 1, 2.5)


def test_b_is_the_map_before_a_change_and_stays_that(qtbot: QtBot, program: app.Program) -> None:
    first = program.store.session
    edit(qtbot, program, lambda: program.store.commit(changed(first), "Change a weight"))
    enter(qtbot, program)
    card = board(program).cards["b"]
    choose(card.map, "1 · ")
    choose(card.source, "Before a change > Change a weight")
    assert card.source.text() == "Before: Change a weight"
    compared(qtbot, program)
    differing = board(program).differing
    assert differing.isVisible()
    assert differing.toolTip() == ("Different in B: layer 1, Convolution: other weights in 1 of 4")
    before = maps_of(first, 0)[0]
    np.testing.assert_array_equal(values_of_b(qtbot, program), before)
    edit(
        qtbot,
        program,
        lambda: program.store.commit(set_cell(program.store.session, 0, 0, 0, 0, 0, 9.0), "x"),
    )
    now = compared(qtbot, program)
    assert now.a.plane is not None
    np.testing.assert_array_equal(now.a.plane.values, maps_of(program.store.session, 0)[0])
    np.testing.assert_array_equal(values_of_b(qtbot, program), before)
    program.store.undo()
    program.store.undo()
    drain()
    np.testing.assert_array_equal(values_of_b(qtbot, program), before)


def test_what_is_held_stays_while_all_else_changes(qtbot: QtBot, program: app.Program) -> None:
    enter(qtbot, program)
    choose(board(program).cards["b"].source, "Hold it as it is now")
    held = maps_of(program.store.session, 0)[1]
    other = edits.set_picture(program.store.session, sample_picture("brick"))
    edit(qtbot, program, lambda: program.store.commit(other, "picture"))
    np.testing.assert_array_equal(values_of_b(qtbot, program), held)
    assert board(program).cards["b"].source.text() == "As it was when held"


def test_b_is_a_step_of_the_presentation(qtbot: QtBot, program: app.Program) -> None:
    first = program.store.session
    program.walk.keep("the first", "explore")
    edit(qtbot, program, lambda: program.store.commit(changed(program.store.session), "x"))
    enter(qtbot, program)
    card = board(program).cards["b"]
    choose(card.map, "1 · ")
    choose(card.source, "A step of the presentation > Step 1: the first")
    np.testing.assert_array_equal(values_of_b(qtbot, program), maps_of(first, 0)[0])
    program.walk.delete(0)
    drain()
    compared(qtbot, program)
    words = board(program).maps.sentence
    assert words.isVisible()
    assert words.text() == "B: There is no step 1 any more: choose another."


def test_b_is_the_same_network_on_another_picture(
    qtbot: QtBot, program: app.Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(qtbot, program)
    card, session = board(program).cards["b"], program.store.session
    choose(card.source, "On another picture > Brick")
    on_brick = edits.set_picture(session, sample_picture("brick"))
    np.testing.assert_array_equal(values_of_b(qtbot, program), maps_of(on_brick, 0)[1])
    edit(qtbot, program, lambda: program.store.commit(changed(session), "x"))
    on_brick = replace(on_brick, network=program.store.session.network)
    choose(card.map, "1 · ")
    np.testing.assert_array_equal(values_of_b(qtbot, program), maps_of(on_brick, 0)[0])
    path = tmp_path / "white & black.png"
    pixels = np.zeros((40, 60), np.uint8)
    pixels[:, 30:] = 255
    Image.fromarray(pixels).save(path)
    asked(monkeypatch, path)
    choose(card.source, "On another picture > Open a picture…")
    qtbot.waitUntil(lambda: look(program).b.source.path == str(path))
    assert values_of_b(qtbot, program).shape == (40, 60)
    assert "A has 256×256 cells, B has 40×60" in board(program).maps.note.text()


def test_b_is_from_the_file_of_another_session(
    qtbot: QtBot, program: app.Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, other = tmp_path / "other.convplay", changed(app.first_session())
    write_session(path, Kept(other))
    enter(qtbot, program)
    asked(monkeypatch, path)
    card = board(program).cards["b"]
    choose(card.map, "1 · ")
    before = program.store.session
    choose(card.source, "Another session's file…")
    qtbot.waitUntil(lambda: look(program).b.source == Source("session", path=str(path)))
    np.testing.assert_array_equal(values_of_b(qtbot, program), maps_of(other, 0)[0])
    assert card.source.text() == "other.convplay"
    assert "3 layers instead of 1" in board(program).differing.toolTip()
    choose(card.layer, "3 · Max pooling")  # which this session does not have
    np.testing.assert_array_equal(values_of_b(qtbot, program), maps_of(other, 2)[0])
    assert program.store.session is before  # the document is not touched


@pytest.mark.parametrize("is_session", [False, True])
def test_a_file_that_was_written_since_is_compared_as_it_is_now(
    qtbot: QtBot,
    program: app.Program,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    is_session: bool,
) -> None:
    """Whoever chose the same picture again saw the one of before, however often."""
    path = tmp_path / ("other.convplay" if is_session else "photo.png")
    entry = "Another session's file…" if is_session else "On another picture > Open a picture…"

    def write(level: int) -> None:
        pixels = np.full((16, 16), level, np.uint8)
        Image.fromarray(pixels).save(tmp_path / "photo.png")
        now = with_other_picture(program.store.session, str(tmp_path / "photo.png"))
        if is_session:
            write_session(path, Kept(now))

    asked(monkeypatch, path)
    enter(qtbot, program)
    card = board(program).cards["b"]
    choose(card.layer, "Input")
    for level in (0, 255):
        write(level)
        choose(card.source, entry)
        qtbot.waitUntil(lambda: look(program).b.source.path == str(path))
        assert np.all(values_of_b(qtbot, program) == level / 255)


def test_the_files_of_two_sides_and_two_runs_and_two_pictures_are_read_once_each(
    program: app.Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    paths = [str(tmp_path / f"{name}.convplay") for name in "abcd"]
    for path in paths:
        write_session(path, Kept(app.first_session()))

    def counted(path: str) -> Kept:
        read.append(path)
        return read_session(path)

    monkeypatch.setattr("playground.gui.compare.documents.read_session", counted)
    monkeypatch.setattr(
        "playground.gui.compare.documents.with_other_picture",
        lambda session, path: read.append(path) or with_other_picture(session, path),
    )
    reader, now = Reader(), program.store.session
    for _ in range(3):
        for path in paths:
            reader.session(Source("session", path=path), Surroundings(now))
        for name in ("brick", "coffee"):
            found = reader.session(Source("picture", path=name), Surroundings(now))
            assert found.network is now.network
        now = changed(now)  # an edit of the network leaves the pictures as they are
    assert read == [*paths, "brick", "coffee"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no archive", b"text", None])
def test_a_broken_file_is_one_sentence_and_changes_nothing(
    qtbot: QtBot,
    program: app.Program,
    refusals: list[Message],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    content: bytes | None,
) -> None:
    path = tmp_path / "broken.convplay"
    if content is not None:
        path.write_bytes(content)
    enter(qtbot, program)
    before, maps = look(program), values_of_b(qtbot, program)
    asked(monkeypatch, path)
    choose(board(program).cards["b"].source, "Another session's file…")
    qtbot.waitUntil(lambda: bool(refusals))
    assert len(refusals) == 1
    assert "broken" in str(refusals[0])
    assert look(program) == before
    assert values_of_b(qtbot, program) is maps


def test_two_epochs_are_compared(qtbot: QtBot, program: app.Program, tmp_path: Path) -> None:
    now = program.store.session
    timeline, sessions = Timeline(tmp_path / "epochs"), {}
    for epoch in (0, 3):
        session = set_cell(now, 0, 0, 0, 1, 1, 1.0 + epoch)
        sessions[epoch] = session
        tensors = tensors_of(session.network)
        arrays = {WEIGHTS_PREFIX + name: values for name, values in tensors.items()}
        timeline.add(Checkpoint(epoch, arrays, {"epoch": str(epoch)}))
    reader, around = Reader(), Surroundings(now, str(timeline.folder))
    for epoch, session in sessions.items():
        found = reader.session(Source("epoch", epoch), around)
        np.testing.assert_array_equal(maps_of(found, 0), maps_of(session, 0))
        again = reader.session(Source("epoch", epoch), around)
        assert again is found  # so that its maps need not be computed again
    timeline.path(5).write_bytes(b"no weights")
    fewer = filteredits.delete_filter(now, 0, 0)
    for epoch, of, said in (
        (7, around, "Epoch 7 is not kept any more: choose another."),
        (5, around, "epoch-000005.safetensors is damaged or no file of weights."),
        (0, Surroundings(now), "Nothing was trained, so that there is no epoch 0."),
        (0, replace(around, session=fewer), "The network has other layers now than in epoch 0"),
    ):
        with pytest.raises(Refused, match=said):
            reader.session(Source("epoch", epoch), of)


def test_a_side_that_takes_too_much_memory_is_refused_in_a_sentence(
    qtbot: QtBot, program: app.Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(qtbot, program)
    shown = program.evaluation.shown
    assert shown is not None
    monkeypatch.setattr("playground.core.memory.machine_bytes", lambda: 2 * 4 * 256 * 256 * 7)
    choose(board(program).cards["b"].source, "On another picture > Brick")
    compared(qtbot, program)
    assert board(program).maps.sentence.text().startswith("B: Up to here the network needs")


def test_the_menus_offer_what_there_is(qtbot: QtBot, program: app.Program) -> None:
    enter(qtbot, program)
    offered = entries(board(program).cards["a"].source.menu())
    assert next(iter(offered)) == "This session, as it is now"
    assert not any(text.startswith(("Before a change", "A step", "After an")) for text in offered)
    assert find(program, Comparing).comparison == look(program)
    assert len(entries(board(program).cards["a"].map.menu())) == 4


def test_a_session_dropped_on_a_side_becomes_that_side(
    qtbot: QtBot, program: app.Program, tmp_path: Path
) -> None:
    path, other = tmp_path / "other.convplay", changed(app.first_session())
    write_session(path, Kept(other))
    enter(qtbot, program)
    before = program.store.session
    for letter in ("a", "b"):
        drop_file(program, board(program).cards[letter].layer, path)
        qtbot.waitUntil(lambda letter=letter: look(program).side(letter).source.path == str(path))
        compared(qtbot, program)
        assert board(program).cards[letter].source.text() == "other.convplay"
    assert program.store.session is before  # elsewhere a drop would have opened it
