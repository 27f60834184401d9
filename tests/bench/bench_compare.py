"""Comparing on 12 megapixels: how long a movement of the swipe line, of zoom and of pan takes.

./run bench compare

A photo of 4000 × 3000 pixels under four filters, its maps compared with those of the same photo
under other filters. Each row is one movement until it is painted: the thread's own time, so that
other work on the machine does not count.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from playground import app
from playground.core import edits
from playground.core.arrays import frozen
from playground.core.picture import Picture
from playground.core.session import Network, Session
from playground.gui.compare.board import CompareBoard
from playground.gui.compare.comparing import Comparing
from playground.gui.state.comparison import Source, Way
from playground.gui.widgets.viewport import Viewport
from tests.bench.livewindow import live_window, run_until
from tests.gui.program import find

from PySide6.QtWidgets import QApplication  # isort: skip

MAX_MOVE_MS = 30.0
"""The longest that a movement may take."""

MOVES = 24
WAYS: tuple[Way, ...] = ("swipe", "beside", "difference")
ZOOMS = (1.0, 2.0, 3.0, 6.0, 40.0)


def photo() -> Session:
    """Noise and slopes, 4000 × 3000, under the first filters."""
    rng = np.random.default_rng(0)
    pixels = rng.integers(0, 60, (3000, 4000), np.uint8)
    pixels += np.linspace(0, 190, 4000, dtype=np.uint8)
    picture = Picture("photo", frozen(pixels), 0)
    session = edits.set_picture(app.first_session(), picture)
    return replace(session, network=Network(session.network.layers[:1]))


def moves(program: app.Program, moved: Callable[[float], object]) -> list[float]:
    """The milliseconds of each of a row of movements, painted."""
    found = []
    for step in range(MOVES):
        started = time.thread_time()
        moved(step / (MOVES - 1))
        QApplication.processEvents()
        found.append((time.thread_time() - started) * 1000)
    return found


def main() -> int:
    """Print the rows; 1 when a movement takes too long."""
    kept = True
    with live_window(app.first_session()) as program:
        session = photo()
        program.store.commit(session, "photo")
        run_until(lambda: not program.evaluation.is_busy)
        program.window.show_mode("compare")
        comparing, area = find(program, Comparing), find(program, CompareBoard).maps.area
        layer = session.network[0]
        held = edits.set_network(
            session,
            Network((replace(layer, filters=layer.filters[::-1]),)),  # type: ignore[call-arg, attr-defined]
        )
        side = replace(comparing.comparison.b, source=Source("held", session=held), channel=0)
        started = time.perf_counter()
        comparing.choose(comparing.comparison.with_side("b", side))
        run_until(lambda: not comparing.is_busy)
        print(f"maps of the other side until they are shown: {time.perf_counter() - started:.2f} s")

        def row(name: str, found: list[float]) -> None:
            nonlocal kept
            kept &= max(found) <= MAX_MOVE_MS
            print(f"  {np.median(found):6.1f} ms, at most {max(found):6.1f}  {name}")

        for way in WAYS:
            comparing.change(way=way)
            run_until(lambda: not comparing.is_busy)
            size = area.leading.size()
            print(f"{way}, a map on {size.width()} × {size.height()} pixels")
            for zoom in ZOOMS:
                left = 0.9 * (1 - 1 / zoom)
                program.store.look(viewport=Viewport(left / 2, left / 2, zoom))
                QApplication.processEvents()
                if way == "swipe":
                    row(
                        f"line, zoom {zoom:g}", moves(program, lambda at: comparing.change(line=at))
                    )
                    comparing.change(line=0.5)
                if zoom > 1:
                    row(
                        f"pan, zoom {zoom:g}",
                        moves(
                            program,
                            lambda at, zoom=zoom, left=left: program.store.look(
                                viewport=Viewport(at * left, at * left, zoom)
                            ),
                        ),
                    )
            row(
                "zoom in",
                moves(
                    program,
                    lambda at: program.store.look(
                        viewport=Viewport().zoomed(60.0**at, 0.4, 0.6, 1e4)
                    ),
                ),
            )
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
