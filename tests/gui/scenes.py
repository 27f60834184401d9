"""The scenes that the window is looked at in: what is in it, and how it is shown.

`./run bench screens` makes pictures of them, `tests/gui/test_screens.py` measures them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from playground import app
from playground.core import edits
from playground.core.arrays import frozen
from playground.core.filters import Filter, make_filter
from playground.core.plan import TrainingPlan
from playground.core.session import Network, Session
from playground.datasets import Digits
from playground.engine.trace.cell_address import Cell
from playground.kernels.presets import load_presets
from playground.layers import Activation, Convolution, Pooling
from playground.layers.shipped import with_shipped_network
from playground.layers.stacks import with_stack
from playground.pictures.made import CURVE_CORNER
from playground.pictures.samples import sample_picture

LENET = "lenet5-digits"
SOFTMAX_STAGE = 11
"""The place of LeNet-5's softmax among its layers."""

SMALLEST_SHARE = ((1024, 20.0), (1440, 21.0), (1920, 25.0))
"""Percent of the window that maps take at least, from a width of the window on."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: a document and how it is looked at.

    `training` is how far a training has come, None where there is none. `least_share` is the
    percent of a window of 1024×768 that maps take at least, where SMALLEST_SHARE does not hold.
    `begins` shows what to begin with, `keys` are typed into a presentation. One not `on_end` is
    for screens that are wider than high alone: on others its menus shorten the names of layers.
    """

    name: str
    session: Callable[[], Session]
    pin: Cell | None = None
    layer: int = 0
    mode: str = "explore"
    training: str | None = None
    presents: bool = False
    begins: bool = False
    keys: str = ""
    least_share: float | None = None
    on_end: bool = True

    def __str__(self) -> str:
        return self.name


def sixteen_filters() -> Session:
    """Gabor filters of 5×5 in 16 directions, on the first picture."""
    gabor = load_presets()["gabor"]
    filters = tuple(
        make_filter(f"{round(angle)}°", gabor.matrix(size=5, orientation=angle), 1, "gabor")
        for angle in np.arange(16) * 180 / 16
    )
    session = app.first_session()
    layers = (Convolution(filters=filters), Activation(), Pooling())
    return edits.set_network(session, Network(layers))


def colour_5_by_5() -> Session:
    """Six filters of 5×5 on the channels of a photo: edges in brightness and between colours."""
    picture = replace(sample_picture("astronaut"), colour="rgb")
    session = edits.set_picture(app.first_session(), picture)
    gabor = load_presets()["gabor"]
    filters = []
    for name, parts in (
        ("bright", (1, 1, 1)),
        ("red–green", (1, -1, 0)),
        ("blue", (-0.5, -0.5, 1)),
    ):
        for angle in (0, 90):
            edge = gabor.matrix(size=5, orientation=angle, phase=90)
            slices = [edge * np.float32(part) for part in parts]
            filters.append(Filter(f"{name}, {angle}°", frozen(np.stack(slices))))
    layers = (Convolution(filters=tuple(filters)), Activation(), Pooling())
    return edits.set_network(session, Network(layers))


def curve_7_by_7() -> Session:
    """The curve detector on the picture with its curve: 6600 where it lies."""
    detector = make_filter("curve", load_presets()["curve"].matrix(), 1, "curve")
    session = edits.set_picture(app.first_session(), sample_picture("curve"))
    layer = Convolution(filters=(detector,), padding="valid")
    return edits.set_network(session, Network((layer, Activation())))


def lenet() -> Session:
    """The trained LeNet-5 on its picture."""
    return with_shipped_network(app.first_session(), LENET)


def training_session() -> Session:
    """LeNet-5 before a training on the digits."""
    return replace(lenet(), training=TrainingPlan(data=Digits(), epochs=10))


START = Scene("start", app.first_session, app.FIRST_PIN)
COLOUR = Scene("rgb-5x5", colour_5_by_5, Cell(0, 0, 60, 110))
RUNNING = Scene("train-running", training_session, mode="train", training="running", least_share=0)
CURVE = Scene("curve-7x7", curve_7_by_7, Cell(0, 0, *CURVE_CORNER), least_share=16.0)
LENET_SCENE = Scene("lenet", lenet, Cell(0, 0, 12, 14), least_share=12.0)

SCENES = (
    START,
    Scene("filters-16", sixteen_filters, app.FIRST_PIN),
    COLOUR,
    CURVE,
    LENET_SCENE,
    Scene(
        "square-detector",
        partial(with_stack, app.first_session(), "square-detector"),
        Cell(7, 0, 4, 12),
        layer=7,
        least_share=0,
    ),
    Scene("softmax", lenet, Cell(SOFTMAX_STAGE, 3, 0, 0), SOFTMAX_STAGE, least_share=0),
    RUNNING,
    Scene("train-at-rest", training_session, mode="train", training="at rest", least_share=0),
    Scene("compare", app.first_session, mode="compare", least_share=0),
    Scene("look-inside", lenet, mode="look_inside", least_share=0),
    replace(START, name="present-start", presents=True),
    replace(COLOUR, name="present-rgb-5x5", presents=True),
    replace(CURVE, name="present-curve-7x7", presents=True),
    replace(LENET_SCENE, name="present-lenet", presents=True),
    replace(LENET_SCENE, name="present-deep", presents=True, layer=3, pin=Cell(3, 4, 4, 5)),
    replace(LENET_SCENE, name="present-drawn", presents=True, keys="1", least_share=0),
    replace(START, name="first-steps", begins=True),
    replace(RUNNING, name="present-train", presents=True),
    Scene("present-compare", lenet, mode="compare", presents=True, on_end=False),
)
