"""The Look inside mode in a window, for tests: what is on screen, once it is there."""

from __future__ import annotations

import numpy as np
from pytestqt.qtbot import QtBot

from playground import app
from playground.core.network_input import NetworkInput
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.gui.inside.answerpanel import AnswerPanel
from playground.gui.inside.board import InsideBoard
from playground.gui.inside.explaining import Explaining, Explanations
from playground.gui.inside.layerboard import LayerBoard
from playground.gui.inside.layerlooking import LayerLook, LayerLooking
from playground.gui.inside.methodcard import MethodCard
from playground.gui.inside.pages import InsidePages
from playground.gui.inside.panel import InsidePanel
from playground.gui.inside.unitboard import UnitBoard
from playground.gui.inside.unitlooking import Looking, UnitLooking
from playground.layers import Activation, Convolution, Dense, Flatten, Pooling
from tests.gui.clock import drain
from tests.gui.hands import click
from tests.gui.program import find, settle

CLASSES = ("stripe", "spot", "square", "ring", "cross", "nothing")
WAIT_MS = 60_000


def small_session(side: int = 10, channels: int = 1) -> Session:
    """Filters, a ReLU, pooling and six named outputs, on a picture of noise."""
    rng = np.random.default_rng(5)
    shape = (channels, side, side)
    layers = [Convolution.default(shape, rng), Activation(), Pooling(), Flatten()]
    reaching = shape
    for layer in layers:
        reaching = layer.output_shape(reaching)
    last = Dense.random(reaching, len(CLASSES), rng)
    pixels = rng.random((side, side, 3) if channels == 3 else (side, side), np.float32)
    picture = Picture("noise", pixels, 0, colour="rgb" if channels == 3 else "gray")
    taken = NetworkInput(shape, "unit", kept=True)
    network = Network((*layers, last, Activation(function="softmax")))
    return Session(picture, network, input=taken, classes=CLASSES)


def board(program: app.Program) -> InsideBoard:
    """The middle."""
    return find(program, InsideBoard)


def panel(program: app.Program) -> InsidePanel:
    """The choices at the right."""
    return find(program, InsidePanel)


def answers(program: app.Program) -> AnswerPanel:
    """The answers beneath the picture."""
    return find(program, AnswerPanel)


def cards(program: app.Program) -> dict[str, MethodCard]:
    """What each method says."""
    return board(program).cards


def enter(qtbot: QtBot, program: app.Program) -> Explanations:
    """Click the mode's tab, and wait for what it shows."""
    click(program.window.top_bar.modes.button("look_inside"))
    return explained(qtbot, program)


def explained(qtbot: QtBot, program: app.Program) -> Explanations:
    """What is explained, once all methods have been asked about what is there now."""
    settle(qtbot, program)
    explaining = find(program, Explaining)

    def is_settled() -> bool:
        now = explaining.now
        if explaining.is_busy or now.refusal is not None:
            return False
        return now.why_not is not None or {each.name for each in now.methods} == now.fresh != set()

    qtbot.waitUntil(is_settled, timeout=WAIT_MS)
    drain()
    return explaining.now


def unit_page(program: app.Program) -> UnitBoard:
    """The page of what a unit looks for."""
    return find(program, UnitBoard)


def enter_units(qtbot: QtBot, program: app.Program) -> Looking:
    """Click the mode's tab and the page's, and wait for what it shows."""
    click(program.window.top_bar.modes.button("look_inside"))
    settle(qtbot, program)
    click(find(program, InsidePages).pages.button("unit"))
    return looked(qtbot, program)


def looked(qtbot: QtBot, program: app.Program) -> Looking:
    """What is known of the unit that is chosen now."""
    settle(qtbot, program)
    looking = find(program, UnitLooking)

    def is_settled() -> bool:
        now = looking.now
        is_here = now.unit == looking.chosen() and now.subject is not None
        return is_here and not looking.is_busy

    qtbot.waitUntil(is_settled, timeout=WAIT_MS)
    drain()
    return looking.now


def layer_page(program: app.Program) -> LayerBoard:
    """The page of what all units of a layer look for."""
    return find(program, LayerBoard)


def enter_layer(qtbot: QtBot, program: app.Program) -> LayerLook:
    """Click the mode's tab and the page's, and wait for what it shows."""
    click(program.window.top_bar.modes.button("look_inside"))
    settle(qtbot, program)
    click(find(program, InsidePages).pages.button("layer"))
    return layer_looked(qtbot, program)


def layer_looked(qtbot: QtBot, program: app.Program) -> LayerLook:
    """What is known of the layer that is chosen now, of all units that are in view."""
    settle(qtbot, program)
    looking, board = find(program, LayerLooking), layer_page(program)

    def is_settled() -> bool:
        now = looking.now
        if looking.is_busy or now.asked is None or now.is_stopped:
            return False
        if now.refusal is not None:
            return True
        seen = board.figures.units_in_view()
        return now.strengths is not None and all(
            unit in now.figures and now.figures[unit].projections for unit in seen
        )

    qtbot.waitUntil(is_settled, timeout=WAIT_MS)
    drain()
    return looking.now
