"""Does the window come to rest in every size? Every stack, every width, five heights, every mode.

./run bench widths [--step 2] [--stacks NAME ...] [--modes NAME ...] [--heights PIXELS ...]
                   [--painted]

After each change of the window's size the events are handled, pass by pass, until one in which no
widget gets another size. More than two passes before it are a fault: a layout then depends on what
it decides. Printed are the sizes in which that is so; the exit status says whether there are any.
Nothing is painted unless --painted is given: what paints takes the size that it has been given, and
the sizes are the same for a seventh of the time.
"""

from __future__ import annotations

import argparse

from playground import app
from playground.layers.stacks import load_stacks, with_stack
from tests.bench.livewindow import is_painted, live_window, run_until
from tests.gui.resizes import MAX_PASSES, watched_resizes

WIDTHS = (640, 2560)
HEIGHTS = (600, 768, 900, 1080, 1440)
MODES = ("explore", "train")


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
    parser.add_argument("--painted", action="store_true")
    options = parser.parse_args()
    widths = range(WIDTHS[0], WIDTHS[1] + 1, options.step)
    faults = sizes = 0
    with live_window(app.first_session()) as program, watched_resizes() as resizes:
        for mode in options.modes:
            for name in options.stacks:
                program.window.show_mode("explore")
                show_stack(program, name)
                program.window.show_mode(mode)
                resizes.passes()
                program.window.setUpdatesEnabled(options.painted)
                found = resizes.among(program.window, widths, options.heights)
                program.window.setUpdatesEnabled(True)
                tried = len(widths) * len(options.heights)
                faults, sizes = faults + len(found), sizes + tried
                print(f"{mode}, {name}: {len(found)} of {tried} sizes do not settle", flush=True)
                print("".join(f"  {line}\n" for line in found[:10]), end="", flush=True)
    print(f"{faults} of {sizes} sizes do not settle after {MAX_PASSES} passes")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
