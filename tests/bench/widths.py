"""Does the window come to rest in every size? Every stack, every width, five heights, every mode.

./run bench widths [--step 2] [--stacks NAME ...] [--modes NAME ...] [--heights PIXELS ...]

After each change of the window's size the events are handled, pass by pass, until one in which no
widget gets another size. More than two passes before it are a fault: a layout then depends on what
it decides. Printed are the sizes in which that is so; the exit status says whether there are any.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication

from playground import app
from playground.gui.flow.stackmenu import with_stack
from playground.layers.stacks import load_stacks
from tests.bench.livewindow import is_painted, live_window, run_until

MAX_PASSES = 2
GIVEN_UP = 6
PASS_MS = 500
WIDTHS = (640, 2560)
HEIGHTS = (600, 768, 900, 1080, 1440)
MODES = ("explore", "train")


class Resizes(QObject):
    """Counts which widgets get another size."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: Counter[str] = Counter()
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.seen[type(watched).__name__] += 1
        return False

    def passes(self) -> int:
        """Handle events until nothing gets another size; how many passes there were before."""
        for passes in range(GIVEN_UP):
            self.seen.clear()
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, PASS_MS)
            if not self.seen:
                return passes
        return GIVEN_UP


def unsettled(
    program: app.Program, resizes: Resizes, widths: Sequence[int], heights: Sequence[int]
) -> Iterator[str]:
    """A line for each size in which the window is not at rest after MAX_PASSES passes."""
    for height in heights:
        for width in widths:
            program.window.resize(width, height)
            passes = resizes.passes()
            if passes > MAX_PASSES:
                moving = ", ".join(resizes.seen)
                yield f"{width}×{height}: {passes} passes; at last {moving}"


def show_stack(program: app.Program, name: str) -> None:
    """Put a stack on the picture that shows it best, and wait for its maps."""
    program.store.commit(with_stack(program.store.session, name), "stack")
    program.store.look(layer=0, filter=0, pin=None, detail=None)
    run_until(lambda: is_painted(program))


def main() -> int:
    """Try all sizes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--step", type=int, default=2)
    parser.add_argument("--stacks", nargs="*", default=list(load_stacks()))
    parser.add_argument("--modes", nargs="*", default=list(MODES))
    parser.add_argument("--heights", nargs="*", type=int, default=list(HEIGHTS))
    options = parser.parse_args()
    widths = range(WIDTHS[0], WIDTHS[1] + 1, options.step)
    faults = 0
    with live_window(app.first_session()) as program:
        resizes = Resizes()
        for mode in options.modes:
            for name in options.stacks:
                program.window.show_mode("explore")
                show_stack(program, name)
                program.window.show_mode(mode)
                resizes.passes()
                found = list(unsettled(program, resizes, widths, options.heights))
                faults += len(found)
                tried = len(widths) * len(options.heights)
                print(f"{mode}, {name}: {len(found)} of {tried} sizes do not settle", flush=True)
                print("".join(f"  {line}\n" for line in found[:10]), end="", flush=True)
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
