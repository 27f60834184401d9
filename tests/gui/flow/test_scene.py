"""What the flow shows belongs together, in whatever order edits, answers, modes and sizes come."""

from __future__ import annotations

import random
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from playground import app
from playground.core import edits
from playground.core.session import Network, Session
from playground.engine.compute.evaluate import evaluate
from playground.engine.trace.cell_address import Cell
from playground.engine.view.mapscale import ScaleChoice
from playground.engine.view.planes import Shown, input_view, stage_views
from playground.gui.flow.enlarged import Enlarged
from playground.gui.flow.tile import MapTile
from playground.gui.flow.view import FlowView
from playground.gui.state.evaluation import Evaluation
from playground.gui.state.pointing import Pointer
from playground.gui.state.store import Store
from playground.layers import Flatten
from playground.layers.stacks import load_stacks
from playground.pictures.network_input import network_input
from tests.gui.clock import Clock, drain

STEPS = 40
SMALL = 24
"""Pixels of the picture: the maps of a stack take milliseconds, and some layers do not fit."""

ACTS = (
    *("stack", "stack", "undo", "redo", "flatten", "fewer", "picture", "answer", "answer", "wait"),
    *("mode", "resize", "font", "click", "look", "look"),
)


def shown_of(session: Session) -> Shown:
    """What an evaluation answers."""
    x = network_input(session).x
    results = evaluate(session.network, x)
    views = (input_view(x, None, 255.0), *stage_views(session.network, results))
    return Shown(session, results.stages, views, results, 1.0)


class LateEvaluation(QObject):
    """Answers when it is told to, to what was asked any number of edits ago."""

    updated = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.shown: Shown | None = None
        self.asked = [store.session]
        store.changed.connect(lambda old, new: self.asked.append(new))

    def set_tile_pixels(self, height: int, width: int) -> None:
        assert height > 0
        assert width > 0

    def answer(self, at: int) -> None:
        """Answer one of the questions; those before it are given up."""
        self.asked = self.asked[at:]
        self.shown = shown_of(self.asked.pop(0))
        self.updated.emit(self.shown)


class Bench:
    """The flow beside another page, as in the window, with everything that can happen to it."""

    def __init__(self, qtbot: QtBot) -> None:
        session = edits.set_working_size(app.first_session(), SMALL, True)
        self.store = Store(session)
        self.evaluation = LateEvaluation(self.store)
        self.pages = QStackedWidget()
        qtbot.addWidget(self.pages)
        evaluation: Evaluation = self.evaluation  # type: ignore[assignment]
        pointer = Pointer(self.store, evaluation, self.pages)
        self.flow = FlowView(self.store, evaluation, pointer)
        self.enlarged = Enlarged(self.store, evaluation, pointer, self.flow)
        self.pages.addWidget(self.flow)
        self.pages.addWidget(QWidget())
        self.pages.resize(900, 700)
        self.pages.show()

    def act(self, chance: random.Random) -> str:
        """Do one thing, and say which."""
        name = chance.choice(ACTS)
        getattr(self, f"_{name}")(chance)
        return name

    def _stack(self, chance: random.Random) -> None:
        self.load(chance.choice(list(load_stacks())))

    def load(self, name: str) -> None:
        """Put a stack in, on the small picture."""
        network = load_stacks()[name].network((1, 64, 64), 0)
        self.store.edit("stack", edits.set_network, network)

    def _flatten(self, chance: random.Random) -> None:
        layers = self.store.session.network.layers
        at = chance.randint(0, len(layers))
        network = Network((*layers[:at], Flatten()))
        self.store.edit("flatten", edits.set_network, network)

    def _fewer(self, chance: random.Random) -> None:
        layers = self.store.session.network.layers
        network = Network(layers[: chance.randint(1, len(layers))])
        self.store.edit("fewer", edits.set_network, network)

    def _picture(self, chance: random.Random) -> None:
        self.store.edit("size", edits.set_working_size, chance.choice([12, 24, 28]), True)

    def _undo(self, chance: random.Random) -> None:
        self.store.undo()

    def _redo(self, chance: random.Random) -> None:
        self.store.redo()

    def _answer(self, chance: random.Random) -> None:
        if self.evaluation.asked:
            self.evaluation.answer(chance.randrange(len(self.evaluation.asked)))

    def _mode(self, chance: random.Random) -> None:
        self.pages.setCurrentIndex(1 - self.pages.currentIndex())

    def _resize(self, chance: random.Random) -> None:
        self.pages.resize(chance.randint(200, 2000), chance.randint(150, 1200))

    def _wait(self, chance: random.Random) -> None:
        drain()

    def _font(self, chance: random.Random) -> None:
        font = self.flow.font()
        font.setPointSizeF(chance.choice([8.0, 10.0, 16.0]))
        self.flow.setFont(font)

    def _click(self, chance: random.Random) -> None:
        tiles = [tile for tile in self.flow.findChildren(MapTile) if tile.isVisible()]
        if tiles:
            tile = chance.choice(tiles)
            tile.hovered.emit((0, 0))
            tile.clicked.emit(0, 0)
            if chance.random() < 0.3:
                tile.double_clicked.emit(0, 0)

    def _look(self, chance: random.Random) -> None:
        stage = chance.randint(-1, 8)
        channel = chance.randint(0, 20)
        where = chance.randint(0, 30), chance.randint(0, 30)
        layer = max(-1, min(stage, len(self.store.session.network) - 1))
        looks: list[dict[str, object]] = [
            {"layer": layer},
            {"detail": (max(0, stage), channel)},
            {"detail": (0, 0)},
            {"detail": None},
            {"pin": Cell(stage, channel, *where), "hover": Cell(stage, 0, *where)},
            {"hover": None, "pin": None},
            {"enlarged": (stage, channel)},
            {"enlarged": None},
            {
                "scale": ScaleChoice(
                    chance.choice(["map", "layer"]), chance.choice(["most", "largest"])
                )
            },
        ]
        self.store.look(**chance.choice(looks))

    def check(self) -> None:
        """Every column shows the maps of one and the same answer, and nothing overlaps."""
        shown = self.evaluation.shown
        if shown is None or self.pages.currentIndex() == 1:
            return
        columns = [self.flow.column(stage) for stage in range(-1, len(shown.stages))]
        with pytest.raises(IndexError):
            self.flow.column(len(shown.stages))
        for column, view in zip(columns, shown.views, strict=True):
            if view.planes and not view.vector:
                planes = [tile.plane for tile in column.tiles]
                assert planes == [plane for plane in view.planes if plane in planes]
            if view.vector:
                assert column.vector is not None
                assert column.vector.plane is view.planes[0]
            for tile in column.tiles:
                assert tile.isHidden() or tile.width() >= (5 if self.flow._glide.is_gliding else 20)
        if self.flow._glide.is_gliding:
            return  # one that closes passes through one that opens
        for column, view in zip(columns, shown.views, strict=True):
            seen = sum(not tile.isHidden() for tile in column.tiles)
            if view.planes and not view.vector:
                assert seen in (0, 1, len(view.planes))  # closed, narrow, open
        xs = [column.header.x() for column in columns]
        assert xs == sorted(xs)
        places = {(column.header.x(), column.header.y()) for column in columns}
        assert len(places) == len(xs)


@pytest.fixture
def bench(qtbot: QtBot, clock: Clock) -> Iterator[Bench]:
    made = Bench(qtbot)
    yield made
    made.flow.stop()


@pytest.mark.parametrize("seed", range(12))
def test_whatever_comes_in_whatever_order_belongs_together(
    bench: Bench, clock: Clock, seed: int
) -> None:
    chance = random.Random(seed)
    done = []
    for _ in range(STEPS):
        done.append(bench.act(chance))
        clock.advance(chance.choice([0, 0, 30, 300]))
        bench.check()
    bench.pages.setCurrentIndex(0)
    bench._answer(random.Random(0))
    drain()
    bench.check()


def test_a_switch_of_modes_while_stacks_are_loaded_lays_nothing_out_amiss(bench: Bench) -> None:
    first = bench.store.session.network
    bench.evaluation.answer(0)
    for name in ("strided", "lenet5"):
        bench.pages.setCurrentIndex(1)
        bench.load(name)
        bench.evaluation.answer(0)
        bench.store.edit("stack", edits.set_network, first)
        bench.pages.resize(bench.pages.width() + 50, 700)
        bench.pages.setCurrentIndex(0)
        drain()
        bench.check()
    bench.evaluation.answer(len(bench.evaluation.asked) - 1)
    bench.check()
    headers = [bench.flow.header(stage).text for stage in range(len(first))]
    assert headers[0].startswith("Convolution. 3×3 · 4 filters")


def test_an_answer_for_another_document_does_not_close_the_enlarged_map(bench: Bench) -> None:
    bench.evaluation.answer(0)
    bench.load("lenet5")
    bench.evaluation.answer(0)
    bench.store.look(enlarged=(4, 1))
    bench.store.undo()
    bench.store.redo()
    bench.evaluation.answer(0)  # of the stack in between, which has no such stage
    assert bench.store.view.enlarged == (4, 1)
    bench.evaluation.answer(0)
    assert bench.enlarged.isVisible()
    bench.store.undo()
    bench.evaluation.answer(0)
    assert bench.store.view.enlarged is None


def test_the_maps_of_a_list_of_numbers_are_placed_in_the_room_of_a_single_map(
    bench: Bench,
) -> None:
    """A tile and a list of 17 numbers may need the same room; each is laid out all the same."""
    bench.evaluation.answer(0)
    for layers in ((), (Flatten(),), ()):
        session = edits.set_network(bench.store.session, Network(layers))
        bench.store.commit(session, "flatten")
        bench.evaluation.answer(len(bench.evaluation.asked) - 1)
        bench.check()
        assert np.isfinite(bench.flow.column(-1).header.width())
