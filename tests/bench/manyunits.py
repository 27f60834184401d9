"""Widgets that a training or a search fills, given very much at once; for bench_paint."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget

from playground import app
from playground.core.filters import make_filter
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.gui.flow.layout import Column
from playground.gui.flow.placed import Area, placed
from playground.gui.inside.figurelist import FigureList
from playground.gui.inside.scatter import Scatter
from playground.gui.state.store import Store
from playground.gui.train.cards.confusion import ConfusionGrid
from playground.gui.train.cards.gallery import FilterWall
from playground.gui.widgets.sharebars import ShareBars
from playground.layers import Convolution
from playground.training.protocol.inquiries.features import MAX_POINTS, FeaturePoints
from playground.training.protocol.inquiries.units import LayerStrengths

Filled = tuple[str, QWidget, Callable[[], object]]


def alone() -> Iterator[tuple[str, float, float]]:
    """Of each widget its name, what new data take it and its paint: milliseconds of the thread."""
    application = app.make_application()
    page = QWidget()
    page.resize(1100, 900)
    page.show()
    for name, widget, act in _widgets(page):
        widget.resize(1000, 850)
        widget.show()
        application.processEvents()
        yield name, _taken(act), _taken(widget.grab)
        widget.hide()
    columns = tuple(Column(6, 1.0, has_filters=at % 3 == 1) for at in range(257))
    yield "257 columns laid out", _taken(lambda: placed(columns, Area(1440, 600, 12), 128)), 0.0


def _taken(act: Callable[[], object]) -> float:
    started = time.thread_time()
    act()
    return (time.thread_time() - started) * 1000


def _widgets(page: QWidget) -> Iterator[Filled]:
    rng = np.random.default_rng(0)
    scatter = Scatter(page)
    scatter.show_points(_points(rng), False, False)
    middle = QPointF(500, 400)
    yield "2 000 pictures, pointed at", scatter, lambda: scatter._point(scatter._point_at(middle))
    for number, high in ((30, 90), (60, 9000), (110, 9000)):
        grid = ConfusionGrid(page)
        counts, names = rng.integers(0, high, (number, number)), tuple(map(str, range(number)))
        yield f"a matrix of {number} classes", grid, _act(grid.show_counts, counts, names)
    wall, kernels = _wall(page, rng)
    yield "4 096 filters", wall, kernels
    bars = ShareBars(page)
    shares = rng.dirichlet(np.ones(65_536)).astype(np.float32)
    yield "65 536 shares", bars, lambda: bars.show_shares(shares, ())
    figures = FigureList(page)
    figures.show_units(range(4096))
    known = LayerStrengths(rng.random(4096, np.float32), rng.random(4096, np.float32), 100)
    yield "4 096 units and what they see", figures, lambda: figures.show_known(known, {}, ())


def _act(show: Callable[..., object], *what: object) -> Callable[[], object]:
    return lambda: show(*what)


def _points(rng: np.random.Generator) -> FeaturePoints:
    count = MAX_POINTS
    return FeaturePoints(
        layer=0,
        features=64,
        outputs=10,
        points=rng.standard_normal((count, 2)).astype(np.float32),
        shares=(0.5, 0.2),
        names=tuple(map(str, range(count))),
        places=tuple(range(count)),
        thumbs=tuple(rng.integers(0, 255, (32, 32, 3), np.uint8) for _ in range(count)),
        answers=rng.integers(0, 10, count),
        labels=rng.integers(0, 10, count),
    )


def _wall(page: QWidget, rng: np.random.Generator) -> tuple[FilterWall, Callable[[], object]]:
    """The wall of filters, and an act that gives it others."""

    def session() -> Session:
        kernels = rng.standard_normal((4096, 3, 3)).astype(np.float32)
        filters = tuple(make_filter(str(at), each, 1) for at, each in enumerate(kernels))
        picture = Picture("noise", np.zeros((16, 16), np.float32))
        return Session(picture, Network((Convolution(filters=filters),)))

    store, other = Store(session()), session()
    wall = FilterWall(store, page)
    wall.store = store  # type: ignore[attr-defined]  # lest it goes
    return wall, lambda: store.commit(other, "other")
