"""Every widget with very many units: the time of its paints, and how long the window stands still.

./run bench paint [SCENE ...]

Each scene is a stack with 65 536 units or more, or with 4 096 channels. What a user does is done in
its window: pointing, pinning, scrolling, choosing, another page, other modes. A row shows the
longest paint of each widget class, and the longest time that the event loop was held up by each
act; both are the thread's own time, so that other work on the machine does not count. "alone" has
the widgets that a training or a search of thousands of pictures would fill.
"""

from __future__ import annotations

import gc
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from playground import app
from playground.core import edits
from playground.core.arrays import frozen
from playground.core.filters import Filter, make_filter
from playground.core.layer import Layer
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.engine.trace.cell_address import Cell
from playground.engine.view.mapscale import ScaleChoice
from playground.gui.flow.view import FlowView
from playground.gui.inspect.panel import BottomPanel
from playground.layers import Activation, Convolution, Dense, Flatten, Pooling
from tests.bench.livewindow import live_window, run_until
from tests.bench.manyunits import alone
from tests.gui.program import find

from PySide6.QtCore import QPoint  # isort: skip
from PySide6.QtWidgets import QApplication, QWidget  # isort: skip

MAX_PAINT_MS = 30.0
"""The longest that a paint of any widget may take."""

CHANNELS = 4096


@dataclass(frozen=True, slots=True)
class Scene:
    """A document, and what is done with it: names and acts on the program."""

    name: str
    session: Callable[[], Session]
    acts: dict[str, Callable[[app.Program], object]]


def document(
    side: int, layers: Callable[[tuple[int, int, int]], list[Layer]], colour: str = "gray"
) -> Session:
    """A picture of noise, side × side, under a stack."""
    rng = np.random.default_rng(0)
    shape = (side, side, 3) if colour == "rgb" else (side, side)
    pixels = frozen(rng.integers(0, 255, shape, np.uint8))
    picture = Picture("noise", pixels, 0, colour="rgb" if colour == "rgb" else "gray")
    session = edits.set_picture(app.first_session(), picture)
    channels = 3 if colour == "rgb" else 1
    return replace(session, network=Network(tuple(layers((channels, side, side)))))


def filters(count: int, depth: int, side: int) -> tuple[Filter, ...]:
    """Filters of random weights."""
    rng = np.random.default_rng(1)
    weights = rng.standard_normal((count, depth, side, side)).astype(np.float32)
    return tuple(
        replace(make_filter(f"{at}", each[0], depth), weights=frozen(each))
        for at, each in enumerate(weights)
    )


def flattened(colour: str) -> Session:
    """256 × 256 cells in a row, ten units on them."""
    rng = np.random.default_rng(2)
    return document(
        256,
        lambda shape: [
            Flatten(),
            Dense.random((int(np.prod(shape)), 1, 1), 10, rng),
            Activation(function="softmax"),
        ],
        colour,
    )


def many_channels() -> Session:
    """4 096 maps, pooled, and four filters that read all of them."""
    return document(
        32,
        lambda _: [
            Convolution(filters=filters(CHANNELS, 1, 3)),
            Activation(),
            Pooling(),
            Convolution(filters=filters(4, CHANNELS, 3)),
        ],
    )


def large_filters() -> Session:
    """256 filters of 256 × 256 cells, 16.8 million weights in the first layer."""
    return document(256, lambda _: [Convolution(filters=filters(256, 1, 256)), Activation()])


def many_units() -> Session:
    """4 096 units on 4 096 units, and their shares."""
    rng = np.random.default_rng(2)
    return document(
        64,
        lambda shape: [
            Flatten(),
            Dense.random((4096, 1, 1), 4096, rng),
            Activation(),
            Dense.random((4096, 1, 1), 4096, rng),
            Activation(function="softmax"),
        ],
    )


def look(**changes: Any) -> Callable[[app.Program], object]:
    """An act that changes the view state."""
    return lambda program: program.store.look(**changes)


def page(name: str) -> Callable[[app.Program], object]:
    """An act that shows another page below the maps."""
    return lambda program: find(program, BottomPanel).show_page(name)


def scroll(share: float) -> Callable[[app.Program], object]:
    """An act that scrolls the maps to a part of their height."""

    def act(program: app.Program) -> None:
        bar = find(program, FlowView).verticalScrollBar()
        bar.setValue(round(share * bar.maximum()))

    return act


def copied(kind: str) -> Callable[[app.Program], object]:
    """An act that copies the arithmetic."""
    return lambda program: find(program, BottomPanel).arithmetic.copy_as(kind)


def mode(name: str) -> Callable[[app.Program], object]:
    """An act that enters a mode."""
    return lambda program: program.window.show_mode(name)


def present(program: app.Program) -> None:
    """An act that begins to present what is shown, or ends it."""
    program.window._toggle_present()


def find_unit(stage: int, text: str) -> Callable[[app.Program], object]:
    """An act that looks for a unit of a stage by its number."""

    def act(program: app.Program) -> None:
        finder, shown = find(program, FlowView).finder, program.evaluation.shown
        assert shown is not None
        if not finder.isVisible():
            finder.open(shown, stage, program.store.view, QPoint(100, 100))
        finder.line.setText(text)

    return act


def close_finder(program: app.Program) -> None:
    """An act that closes the list of units."""
    find(program, FlowView).finder.close()


def resized(width: int) -> Callable[[app.Program], object]:
    """An act that gives the window another width."""
    return lambda program: program.window.resize(width, 900)


def finding(stage: int) -> dict[str, Callable[[app.Program], object]]:
    """What is done with the list of a stage's units."""
    return {
        "find a unit": find_unit(stage, ""),
        "a digit": find_unit(stage, "1"),
        "another": find_unit(stage, "12"),
        "close the list": close_finder,
    }


MODES = {
    "present Explore": present,
    "Explore again": present,
    "Train": mode("train"),
    "present Train": present,
    "end": present,
    "Look inside": mode("look_inside"),
    "present it": present,
    "back": present,
    "Compare": mode("compare"),
    "Explore at last": mode("explore"),
}
"""The other modes, and what is presented of each."""

FLAT_ACTS = {
    "point at the picture": look(hover=Cell(-1, 0, 100, 100)),
    "point at a unit of the row": look(hover=Cell(0, 40_000, 0, 0)),
    "point at a dense unit": look(hover=Cell(1, 3, 0, 0)),
    "pin a dense unit": look(hover=None, pin=Cell(1, 3, 0, 0), layer=1),
    "copy its arithmetic": copied("text"),
    "copy it as LaTeX": copied("latex"),
    "the flat row": page("vector"),
    "point at its end": look(hover=Cell(-1, 0, 255, 250)),
    "the fields": page("fields"),
    "select the row": look(layer=0),
    "another width": resized(1300),
    **finding(0),
    **MODES,
}

SCENES = (
    Scene("65 536 units", lambda: flattened("gray"), FLAT_ACTS),
    Scene("196 608 units", lambda: flattened("rgb"), FLAT_ACTS),
    Scene(
        "4 096 channels",
        many_channels,
        {
            "select the filters": look(layer=0, filter=0),
            "select another filter": look(filter=2000),
            "point at the picture": look(hover=Cell(-1, 0, 10, 10)),
            "point at a map": look(hover=Cell(2, 7, 5, 5)),
            "scroll": scroll(0.5),
            "scroll to the end": scroll(1.0),
            "point at the sum": look(hover=Cell(3, 1, 5, 5)),
            "pin the sum": look(hover=None, pin=Cell(3, 1, 5, 5)),
            "select the sum": look(layer=3, filter=1),
            "one slice of it": look(depth=3000),
            "what each channel adds": look(detail=(3, 1)),
            "the lens": page("lens"),
            "zoom": lambda program: program.store.look(
                viewport=program.store.view.viewport.zoomed(2.0, 0.5, 0.5, 8)
            ),
            "a scale for each map": look(scale=ScaleChoice("map")),
            "another width": resized(1300),
            **finding(0),
            **MODES,
        },
    ),
    Scene(
        "256 filters of 256×256",
        large_filters,
        {
            "select another filter": look(filter=200),
            "point at a map": look(hover=Cell(0, 7, 0, 0)),
            "pin a sum": look(hover=None, pin=Cell(0, 200, 0, 0)),
            "scroll": scroll(0.5),
            "what each channel adds": look(detail=(0, 200)),
            "the lens": page("lens"),
            "the fields": page("fields"),
            "another width": resized(1300),
            **MODES,
        },
    ),
    Scene(
        "4 096 units and classes",
        many_units,
        {
            "point at the row": look(hover=Cell(0, 3000, 0, 0)),
            "point at a unit": look(hover=Cell(1, 3000, 0, 0)),
            "pin a share": look(hover=None, pin=Cell(4, 4000, 0, 0), layer=4),
            "copy its arithmetic": copied("text"),
            "copy it as LaTeX": copied("latex"),
            "copy it for numpy": copied("numpy"),
            "select a layer": look(layer=3),
            "another width": resized(1300),
            **finding(0),
            **MODES,
        },
    ),
)


@contextmanager
def timed_paints() -> Iterator[dict[str, float]]:
    """The longest paint of each widget class of the program, in milliseconds."""
    longest: dict[str, float] = defaultdict(float)
    originals = {}

    def timed(kind: type, paint: Callable[..., None]) -> Callable[..., None]:
        def paint_event(self: QWidget, event: object) -> None:
            started = time.thread_time()
            paint(self, event)
            spent = (time.thread_time() - started) * 1000
            name = type(self).__name__
            longest[name] = max(longest[name], spent)

        return paint_event

    for kind in widget_classes(QWidget):
        if "paintEvent" in kind.__dict__:
            originals[kind] = kind.__dict__["paintEvent"]
            setattr(kind, "paintEvent", timed(kind, originals[kind]))  # noqa: B010
    try:
        yield longest
    finally:
        for kind, paint in originals.items():
            setattr(kind, "paintEvent", paint)  # noqa: B010


def widget_classes(base: type[object]) -> Iterator[type[object]]:
    """The program's own classes below `base`."""
    for kind in base.__subclasses__():
        if kind.__module__.startswith("playground."):
            yield kind
        yield from widget_classes(kind)


def played(scene: Scene) -> tuple[dict[str, float], dict[str, float]]:
    """The longest paint of each widget, and the longest time that each act held up the window."""
    held: dict[str, float] = {}
    session = scene.session()
    with live_window(app.first_session()) as program, timed_paints() as longest:

        def settled() -> None:
            run_until(lambda: not program.evaluation.is_busy)
            for _ in range(3):
                held_for(QApplication.processEvents)

        stalls: list[float] = []

        def held_for(act: Callable[[], object]) -> None:
            started = time.thread_time()
            act()
            stalls.append((time.thread_time() - started) * 1000)

        def note(name: str) -> None:
            held[name] = max(stalls)
            stalls.clear()

        def taken(shown: object) -> None:
            del shown

        take = program.evaluation._take
        program.evaluation._worker.arrived.disconnect()
        program.evaluation._worker.arrived.connect(lambda shown: held_for(lambda: take(shown)))
        held_for(lambda: program.store.commit(session, "scene"))
        settled()
        note("open")
        for name, act in scene.acts.items():
            held_for(lambda act=act: act(program))
            settled()
            note(name)
    return dict(longest), held


def main(arguments: list[str]) -> int:
    """Print the rows; 1 when a paint takes too long."""
    kept = True
    for scene in SCENES:
        if arguments and not any(word in scene.name for word in arguments):
            continue
        paints, held = played(scene)
        gc.collect()
        print(f"{scene.name}: longest paint of a widget (want {MAX_PAINT_MS:.0f} ms)")
        for name, spent in sorted(paints.items(), key=lambda item: -item[1]):
            kept &= spent <= MAX_PAINT_MS
            if spent >= 1:
                print(f"  {spent:8.1f} ms  {name}")
        print("  window held up by")
        for name, spent in held.items():
            print(f"  {spent:8.1f} ms  {name}")
        sys.stdout.flush()
    if not arguments or "alone" in arguments:
        print("widgets alone: what new data take, and their paint")
        for name, took, painted in alone():
            kept &= max(took, painted) <= MAX_PAINT_MS
            print(f"  {took:8.1f} ms {painted:8.1f} ms  {name}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
