"""A training is saved with its session and goes on where it stood, in another window too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from playground import app
from playground.core.edits import delete_layer, set_training_field
from playground.core.plan import TrainingPlan
from playground.datasets import Digits
from playground.gui.shell.recipebar import RecipeBar
from playground.gui.train.cards.confusion import ConfusionGrid
from playground.gui.train.state.trainer import Trainer
from playground.gui.widgets.messagebar import MessageBar
from playground.layers.state import tensors_of
from playground.lessons.shipped import lesson_files, recipe_files
from playground.training.history.timeline import Timeline
from tests.gui.clock import drain
from tests.gui.hands import click
from tests.gui.program import find, running
from tests.gui.train.scripted import small_session
from tests.gui.train.trainwidgets import train_widgets

LONG = 60_000


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, training_processes: None) -> Iterator[app.Program]:
    plan = TrainingPlan(data=Digits(size=8), rate=0.01, epochs=3, device="cpu")
    with running(qtbot, tmp_path, replace(small_session(), training=plan)) as made:
        yield made
        made.training().trainer.stop_process()


def finished(qtbot: QtBot, program: app.Program, epochs: int) -> Trainer:
    """Train until so many epochs are over."""
    trainer, data = program.training().trainer, program.training().data
    qtbot.waitUntil(lambda: data.dataset is not None, timeout=LONG)
    train_widgets(program).transport.play.click()
    qtbot.waitUntil(
        lambda: trainer.state.phase == "finished" and trainer.state.epoch == epochs, timeout=LONG
    )
    qtbot.waitUntil(lambda: trainer.state.kept[-1:] == (epochs,), timeout=LONG)  # and written
    return trainer


def save(qtbot: QtBot, program: app.Program, path: Path) -> None:
    with qtbot.waitSignal(program.file.ended):
        program.file.save_to(str(path))


def open_session(qtbot: QtBot, program: app.Program, path: Path) -> Trainer:
    """Open a file, and wait until its training can be gone on with."""
    program.window.open_file(str(path))
    qtbot.waitUntil(lambda: program.file.path == str(path))
    trainer = program.training().trainer
    qtbot.waitUntil(
        lambda: trainer.state.phase in ("paused", "finished") and trainer.state.setup is not None,
        timeout=LONG,
    )
    return trainer


def weights(program: app.Program) -> dict[str, bytes]:
    return {n: value.tobytes() for n, value in tensors_of(program.store.session.network).items()}


def test_a_training_is_saved_and_goes_on_where_it_stood(
    qtbot: QtBot, program: app.Program, tmp_path: Path
) -> None:
    path = tmp_path / "lesson.convplay"
    program.window.show_mode("train")
    trainer = finished(qtbot, program, 3)
    before, learned = trainer.state, weights(program)
    save(qtbot, program, path)
    assert not program.file.is_changed
    program.window.sessions.new()
    assert trainer.state.runs == ()
    program.window.show_mode("explore")

    # All of it is there again: curves, epochs, weights, the mode.
    trainer = open_session(qtbot, program, path)
    assert program.window.mode == "train"
    after = trainer.state
    assert [row.epoch for row in after.runs[0].epochs] == [1, 2, 3]
    assert after.runs[0].epochs[0].loss == pytest.approx(before.runs[0].epochs[0].loss)
    assert after.runs[0].batches.tobytes() == before.runs[0].batches.tobytes()
    assert weights(program) == learned
    assert not program.file.is_changed
    matrix = program.window.findChildren(ConfusionGrid)[0]
    assert trainer.state.examination is not None or matrix.hint.startswith("Soon")
    qtbot.waitUntil(lambda: trainer.state.kept == (0, 1, 2, 3), timeout=LONG)
    qtbot.waitUntil(lambda: trainer.state.examination is not None, timeout=LONG)

    # The slider goes back, and a look back is no change of the document.
    trainer.look_back(1)
    qtbot.waitUntil(lambda: trainer.state.looked_at == 1, timeout=LONG)
    qtbot.waitUntil(lambda: weights(program) != learned, timeout=LONG)
    assert not program.file.is_changed
    trainer.look_back(3)
    qtbot.waitUntil(lambda: weights(program) == learned, timeout=LONG)

    # It goes on, and the run goes on with it.
    session = program.store.session
    program.store.commit(
        replace(session, training=replace(session.training, epochs=4)), "More epochs"
    )
    finished(qtbot, program, 4)
    assert [row.epoch for row in trainer.state.runs[-1].epochs] == [1, 2, 3, 4]
    assert program.file.is_changed

    # Undo leads back to before the session was opened, and redo to it.
    while program.store.history.undo_label != "Open session":
        program.store.undo()
    program.store.undo()
    qtbot.waitUntil(lambda: trainer.state.runs == ())
    program.store.redo()
    qtbot.waitUntil(lambda: len(trainer.state.runs) == 1)
    assert weights(program) == learned


@pytest.mark.parametrize("has_first", [True, False])
def test_that_a_reset_cannot_begin_as_before_is_said(
    qtbot: QtBot, program: app.Program, tmp_path: Path, has_first: bool
) -> None:
    """It would begin with learned weights, as if they were the first: so after `train --resume`."""
    path = tmp_path / "lesson.convplay"
    program.window.show_mode("train")
    trainer = finished(qtbot, program, 3)
    if not has_first:
        Timeline(trainer.state.folder).path(0).unlink()
    save(qtbot, program, path)
    program.window.sessions.new()
    open_session(qtbot, program, path)
    bar = find(program, MessageBar)
    is_said = bar.isVisible() and "a reset begins with those of now" in bar.text
    assert is_said != has_first


def test_a_session_is_saved_while_an_earlier_epoch_is_looked_at(
    qtbot: QtBot, program: app.Program, tmp_path: Path
) -> None:
    path = tmp_path / "lesson.convplay"
    program.window.show_mode("train")
    trainer = finished(qtbot, program, 3)
    learned = weights(program)
    trainer.look_back(0)
    qtbot.waitUntil(lambda: weights(program) != learned, timeout=LONG)
    save(qtbot, program, path)
    assert not program.file.is_changed
    program.window.sessions.new()
    trainer = open_session(qtbot, program, path)
    assert weights(program) == learned
    assert trainer.state.epoch == 3


@pytest.mark.parametrize("what", ["lesson", "recipe"])
def test_leaving_a_lesson_or_a_recipe_gives_back_the_training_that_stood_there(
    qtbot: QtBot, program: app.Program, what: str
) -> None:
    program.window.show_mode("train")
    trainer = finished(qtbot, program, 3)
    mine, learned = program.store.session, weights(program)
    runs = trainer.state.runs
    walk = program.lesson if what == "lesson" else program.recipe
    path = lesson_files()[11] if what == "lesson" else recipe_files()[1]
    program.window.open_file(str(path))
    drain()
    assert trainer.state.runs == ()
    assert program.store.session is not mine
    program.window.show_mode("train")
    program.store.edit("less", set_training_field, "epochs", 1)
    finished(qtbot, program, 1)  # what is trained there is the lesson's
    assert weights(program) != learned
    walk.leave()
    drain()
    assert program.window.mode == "train"
    qtbot.waitUntil(lambda: weights(program) == learned, timeout=LONG)
    assert program.store.session.training == mine.training
    assert [[row.epoch for row in run.epochs] for run in trainer.state.runs] == [
        [row.epoch for row in run.epochs] for run in runs
    ]
    qtbot.waitUntil(
        lambda: trainer.state.phase in ("paused", "finished") and trainer.state.setup is not None,
        timeout=LONG,
    )
    program.store.edit("more", set_training_field, "epochs", 4)
    finished(qtbot, program, 4)  # it goes on from where it stood
    assert [row.epoch for row in trainer.state.runs[-1].epochs] == [1, 2, 3, 4]


def test_a_recipe_scores_the_network_that_was_trained_and_no_other(
    qtbot: QtBot, program: app.Program
) -> None:
    program.window.open_file(str(recipe_files()[1]))  # nine of ten right, from zeros
    assert program.window.mode == "train"
    for name, value in (("initialiser", "he"), ("epochs", 5)):
        program.store.edit(name, set_training_field, name, value)
    assert program.recipe.standing.score == 0
    finished(qtbot, program, 5)
    qtbot.waitUntil(lambda: program.recipe.standing.score == 100)
    assert program.recipe.standing.best == 100
    program.store.edit("smaller", delete_layer, 7)  # untrained by that
    drain()
    assert program.recipe.standing.score == 0
    assert program.recipe.standing.goals[0].value is None
    program.store.undo()
    drain()
    assert program.recipe.standing.score == 100
    click(find(program, RecipeBar).again)
    drain()
    assert (program.recipe.standing.score, program.recipe.standing.best) == (0, 100)
