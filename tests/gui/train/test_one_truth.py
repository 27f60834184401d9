"""The contradictions of a picture in Train and in Explore, and what was lost, as runs by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from playground import app
from playground.core.picture import Picture
from playground.core.plan import TrainingPlan
from playground.core.session import Network
from playground.datasets import Digits
from playground.engine.view.mapscale import ScaleBy, ScaleChoice, ScaleCut
from playground.engine.view.palette import Palette
from playground.engine.view.planes import Plane
from playground.gui.flow.view import FlowView
from playground.gui.input.networkline import NetworkLine
from playground.gui.input.panel import InputPanel
from playground.gui.input.pictureloader import file_source
from playground.gui.train.cards.health import HealthCard
from playground.gui.train.cards.results import ResultsCard
from playground.gui.train.findingline import FindingLine
from playground.gui.train.state.trainer import Trainer
from playground.gui.widgets.mapimage import crop_image
from playground.gui.widgets.messagebar import MessageBar
from playground.gui.widgets.viewport import Viewport
from playground.layers.convolution import Convolution
from playground.layers.dense import Dense
from playground.layers.state import tensors_of
from tests.gui.clock import drain
from tests.gui.hands import click, drag, wheel
from tests.gui.program import find, running, settle
from tests.gui.train.scripted import small_session
from tests.gui.train.trainwidgets import train_widgets
from tests.onecell import set_cell

LONG = 60_000


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, training_processes: None) -> Iterator[app.Program]:
    plan = TrainingPlan(
        data=Digits(size=8), rate=0.01, epochs=10_000, device="cpu", normalisation="standard"
    )
    session = replace(small_session(), training=plan)
    with running(qtbot, tmp_path, session) as made:
        made.window.show_mode("train")
        data = made.training().data
        qtbot.waitUntil(lambda: data.dataset is not None, timeout=LONG)
        yield made
        made.training().trainer.stop_process()


def trained(qtbot: QtBot, program: app.Program) -> Trainer:
    """Train two whole epochs: the figures are those of the weights that are there."""
    trainer, transport = program.training().trainer, train_widgets(program).transport
    for epoch in (1, 2):
        transport.epoch.trigger()
        qtbot.waitUntil(
            lambda epoch=epoch: trainer.state.phase == "paused" and trainer.state.epoch == epoch,
            timeout=LONG,
        )
    qtbot.waitUntil(lambda: not trainer.state.waiting, timeout=LONG)
    qtbot.waitUntil(lambda: trainer.state.kept == (0, 1, 2), timeout=LONG)  # written behind
    settle(qtbot, program)
    return trainer


def bars(program: app.Program) -> list[float]:
    return train_widgets(program).prediction.bars.shares


def flow_shares(qtbot: QtBot, program: app.Program) -> list[float]:
    """What the last column of Explore shows."""
    program.window.show_mode("explore")
    settle(qtbot, program)
    column = find(program, FlowView).column(len(program.store.session.network) - 1)
    assert column.vector is not None
    assert column.vector.plane is not None
    shares: list[float] = column.vector.plane.values[:, 0].tolist()
    program.window.show_mode("train")
    settle(qtbot, program)
    return shares


def choose_sheet(qtbot: QtBot, program: app.Program) -> None:
    """Take an empty canvas of 28×28."""
    panel = find(program, InputPanel)
    click(panel.tabs.button("draw"))
    sheets = panel.draw_page.findChildren(QToolButton)
    click(next(button for button in sheets if button.text() == "28"))
    settle_picture(qtbot, program)


def settle_picture(qtbot: QtBot, program: app.Program) -> None:
    """Settle; while it trains, new weights come all the time, and the picture is waited for."""
    if not program.training().trainer.state.is_training:
        settle(qtbot, program)
        return

    def is_shown() -> bool:
        shown = program.evaluation.shown
        return shown is not None and shown.session.picture is program.store.session.picture

    qtbot.waitUntil(is_shown)


def draw_small_four(qtbot: QtBot, program: app.Program) -> None:
    """Draw a 4 with the mouse into a corner of a canvas of 28×28."""
    choose_sheet(qtbot, program)
    grid = find(program, InputPanel).grid

    def at(row: int, column: int) -> QPoint:
        return grid.rect_of(row, column, 1, 1).center().toPoint()

    for stroke in (((3, 3), (8, 3), (8, 9)), ((3, 8), (13, 8))):
        drag(grid, *(at(row, column) for row, column in stroke))
        settle_picture(qtbot, program)


def test_a_small_drawn_four_is_the_same_in_train_and_in_explore(
    qtbot: QtBot, program: app.Program
) -> None:
    trained(qtbot, program)
    network = program.store.session.network
    assert network[0].kind == "input normalisation"
    draw_small_four(qtbot, program)
    first = bars(program)
    assert len(first) == 10
    assert flow_shares(qtbot, program) == pytest.approx(first, abs=1e-6)
    assert program.store.session.network is network
    shown = program.evaluation.shown
    assert shown is not None
    assert shown.results is not None
    ink = np.flatnonzero(shown.results.input[0].any(axis=1))
    assert (ink[0], ink[-1]) == (0, 7)  # as tall as the digits that were learned


def test_a_cell_of_the_confusion_matrix_opens_on_what_it_was_counted_as(
    qtbot: QtBot, program: app.Program
) -> None:
    trainer = trained(qtbot, program)
    found = trainer.state.examination
    assert found is not None
    examined = found.examined
    card = find(program, ResultsCard)
    wrong = np.flatnonzero(examined.labels != examined.predicted)
    for at in (*wrong[:3], 0, 1):
        label, answer = int(examined.labels[at]), int(examined.predicted[at])
        click(card.grid, card.grid.rect_of(label, answer).center().toPoint())
        drain()
        wall = card.pictures
        index = wall.places.index(int(examined.indices[at]))
        while index not in wall.in_view():
            assert wheel(wall, QPoint(10, 10), -1), "the last one is in view"
        click(wall, wall.rect_of(index).center().toPoint())
        settle(qtbot, program)
        assert int(np.argmax(bars(program))) == examined.predicted[at]
        assert max(bars(program)) == pytest.approx(float(examined.sure[at]), abs=1e-3)


def test_a_ring_stays_a_ring_when_stop_is_pressed_and_an_empty_sheet_is_nothing(
    qtbot: QtBot, program: app.Program
) -> None:
    trainer = trained(qtbot, program)
    draw_small_four(qtbot, program)
    before = bars(program)
    train_widgets(program).transport.stop.trigger()
    qtbot.waitUntil(lambda: trainer.state.phase == "idle", timeout=LONG)
    settle(qtbot, program)
    assert bars(program) == before
    assert flow_shares(qtbot, program) == pytest.approx(before, abs=1e-6)
    choose_sheet(qtbot, program)
    assert bars(program) == []
    assert "Draw something" in train_widgets(program).prediction.bars.text


def test_looking_at_a_photo_keeps_the_training_and_its_weights(
    qtbot: QtBot, program: app.Program, tmp_path: Path
) -> None:
    trainer = trained(qtbot, program)
    network, epoch = program.store.session.network, trainer.state.epoch
    panel = find(program, InputPanel)
    click(panel.tabs.button("picture"))
    drain()

    def open_file() -> None:
        path = tmp_path / "photo.png"
        pixels = np.random.default_rng(0).integers(0, 256, (60, 90, 3)).astype(np.uint8)
        Image.fromarray(pixels).save(path)
        panel.take_picture(file_source(path))
        qtbot.waitUntil(lambda: not panel.is_reading)

    def paste() -> None:
        QApplication.clipboard().setImage(QImage(33, 21, QImage.Format.Format_RGB32))
        click(panel.paste_button)
        qtbot.waitUntil(lambda: not panel.is_reading)

    samples = panel.picture_page.samples
    looks = [open_file, paste, samples.button("camera").click]
    looks += [lambda: choose_sheet(qtbot, program), lambda: draw_small_four(qtbot, program)]
    names = set()
    for look in looks:
        look()
        settle(qtbot, program)
        names.add(program.store.session.picture.name)
        assert program.store.session.network is network
        assert len(bars(program)) in (0, 10)  # none for an empty sheet
    assert len(bars(program)) == 10
    assert len(names) == 4
    assert trainer.state.has_begun
    assert trainer.state.epoch == epoch


def come_back(qtbot: QtBot, trainer: Trainer) -> None:
    """Wait until the process is at the training that undo or redo led to."""
    qtbot.waitUntil(lambda: trainer.state.phase == "paused", timeout=LONG)
    qtbot.waitUntil(lambda: not trainer.state.waiting, timeout=LONG)


def test_another_input_says_what_is_lost_asks_and_comes_back_whole(
    qtbot: QtBot, program: app.Program
) -> None:
    trainer = trained(qtbot, program)
    before, network = trainer.state, program.store.session.network
    click(find(program, InputPanel).tabs.button("picture"))
    drain()
    find(program, InputPanel).picture_page.samples.button("camera").click()
    settle(qtbot, program)
    drain()
    click(find(program, NetworkLine).change)
    drain()
    bar = find(program, MessageBar)
    assert "weights that must be learned anew; a training of the network ends" in bar.text
    assert ", layer " in bar.text  # there is one
    assert program.store.session.network is network
    (offer,) = (button for button in bar.findChildren(QPushButton) if button.isVisible())
    click(offer)
    settle(qtbot, program)
    assert not trainer.state.has_begun
    assert program.store.session.input.shape == program.store.session.picture.shape
    program.window.actions_["undo"].trigger()
    come_back(qtbot, trainer)
    after = trainer.state
    assert program.store.session.network is network
    assert (after.epoch, after.kept) == (2, before.kept)
    assert after.run is not None
    assert before.run is not None
    assert [run.key for run in after.runs] == [run.key for run in before.runs]
    losses = [row.loss for row in before.run.epochs]  # the file of a run has nine digits of each
    assert [row.loss for row in after.run.epochs] == pytest.approx(losses, rel=1e-6)
    train_widgets(program).transport.epochs.slider.setValue(1)  # its timeline is there
    qtbot.waitUntil(lambda: trainer.state.looked_at == 1, timeout=LONG)


def test_undo_takes_back_a_stroke_while_it_trains_and_the_training_when_it_rests(
    qtbot: QtBot, program: app.Program
) -> None:
    first, play = program.store.session, train_widgets(program).transport.play
    trainer, undo = program.training().trainer, program.window.actions_["undo"]
    click(play)
    qtbot.waitUntil(lambda: trainer.state.is_training and trainer.state.epoch >= 1, timeout=LONG)
    draw_small_four(qtbot, program)
    drawn = program.store.session.picture
    undo.trigger()
    undone = program.store.session.picture
    assert 0 < undone.pixels.sum() < drawn.pixels.sum()  # one stroke of two is there
    assert trainer.state.is_training
    click(play)
    come_back(qtbot, trainer)
    epoch, learned = trainer.state.epoch, tensors_of(program.store.session.network)
    assert epoch >= 1
    undo.trigger()
    qtbot.waitUntil(lambda: not trainer.state.has_begun, timeout=LONG)
    assert program.store.session.network is first.network
    assert program.store.session.picture is undone
    program.window.actions_["redo"].trigger()
    come_back(qtbot, trainer)
    assert trainer.state.epoch == epoch
    for name, value in tensors_of(program.store.session.network).items():
        np.testing.assert_array_equal(value, learned[name])
    train_widgets(program).transport.same_start.trigger()  # its normalisation came by the start
    qtbot.waitUntil(lambda: trainer.state.is_fresh, timeout=LONG)
    settle(qtbot, program)
    assert find(program, MessageBar).text == ""
    assert len(program.store.session.network) == len(first.network) + 1


@pytest.mark.parametrize("by", ["layer", "map"])
@pytest.mark.parametrize("cut", ["most", "largest"])
def test_the_maps_of_the_first_layer_have_the_colours_of_explore(
    qtbot: QtBot, program: app.Program, monkeypatch: pytest.MonkeyPatch, by: ScaleBy, cut: ScaleCut
) -> None:
    session = program.store.session
    layer = session.network.layers[0]
    assert isinstance(layer, Convolution)
    filters = [
        replace(layer.filters[0], weights=factor * layer.filters[0].weights) for factor in (1, 5)
    ]
    first = replace(layer, filters=tuple(filters))
    flat = (int(np.prod(first.output_shape((1, 8, 8)))), 1, 1)
    last = Dense.random(flat, 10, np.random.default_rng(0))
    layers = (first, *session.network.layers[1:3], last, session.network.layers[4])
    picture = Picture("p", np.random.default_rng(2).random((8, 8), np.float32), 0)
    other = replace(session, network=Network(layers), picture=picture)
    program.store.edit("other", lambda _: other)
    program.store.look(scale=ScaleChoice(by, cut))
    program.window.show_mode("explore")
    settle(qtbot, program)
    column = find(program, FlowView).column(0)
    wanted = [(column.tile(at)._limit, column.tile(at)._palette) for at in range(2)]
    program.window.show_mode("train")
    settle(qtbot, program)
    painted = []

    def seen(
        flat: Plane, view: Viewport, pixels: tuple[int, int], limit: float, palette: Palette
    ) -> QImage:
        painted.append((limit, palette))
        return crop_image(flat, view, pixels, limit, palette)

    monkeypatch.setattr("playground.gui.train.cards.gallery.crop_image", seen)
    train_widgets(program).board.gallery.wall.grab()
    assert painted[-2:] == wanted
    assert (wanted[0] == wanted[1]) == (by == "layer")


def test_figures_of_weights_set_by_hand_are_theirs_and_say_so(
    qtbot: QtBot, program: app.Program
) -> None:
    trainer = trained(qtbot, program)
    board, results = train_widgets(program).board, find(program, ResultsCard)
    plots = (board.accuracy, board.loss)
    first, epoch = trainer.state.examination, trainer.state.run
    assert epoch is not None
    ended_share = epoch.epochs[-1].validation_accuracy
    ended = f"{100 * ended_share:.1f} %"
    large = board.accuracy.values.large
    qtbot.waitUntil(lambda: large.text == ended, timeout=LONG)  # plots are drawn in turns
    assert not any("now" in plot.values.text() for plot in plots)
    place = next(
        at for at, each in enumerate(program.store.session.network) if each.kind == "convolution"
    )
    for row, column in np.ndindex(3, 3):
        cell = (place, 0, 0, row, column)
        program.store.edit("cell", set_cell, *cell, -9.0, merge="cells")
    qtbot.waitUntil(
        lambda: trainer.state.examination is not first and not trainer.state.waiting, timeout=LONG
    )
    drain()
    found = trainer.state.examination
    assert found is not None
    assert large.text == f"{100 * found.metrics.accuracy:.1f} %" != ended
    assert all("held out, now" in plot.values.text() for plot in plots)
    wrong = sum(found.metrics.confusion[a, b] for a, b in np.ndindex(10, 10) if a != b)
    assert results.score.text.startswith(f"{wrong} of ")
    assert trainer.state.run is epoch  # the curve keeps what the epoch came to
    train_widgets(program).transport.pages.button("layers").click()
    health = find(program, HealthCard)
    now, then = (f"{100 * share:.1f} %" for share in (found.metrics.accuracy, ended_share))
    assert health.worst.text().startswith(f"With the weights as they are now, {now} of")
    assert then in health.worst.text()
    assert health.title.text() == "Weights by layer, as they are now"
    changed = next(layer for layer in health.rows.layers if layer.place == place)
    assert changed.weights is not None
    assert changed.weights.low == -9.0
    assert find(program, FindingLine).text.startswith("With the weights as they are now")
    program.store.undo()
    qtbot.waitUntil(
        lambda: trainer.state.examination is not found and not trainer.state.waiting, timeout=LONG
    )
    drain()
    assert large.text == ended
    assert not any("now" in plot.values.text() for plot in plots)
    assert health.title.text() == "Weights and gradients by layer"
    assert "as they are now" not in health.worst.text()
