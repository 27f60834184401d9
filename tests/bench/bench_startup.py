"""From start to a window with live maps, beside a bare PySide6 window.

./run bench startup

Both are timed until what they show is painted, with modules compiled by an earlier start, as an
installed program has them.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from statistics import median

ROUNDS = 9

BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
a = QApplication(sys.argv)
w = QMainWindow()
w.resize(1440, 900)
w.show()
a.processEvents()
print("live", flush=True)
"""

OURS = """
import gc, os, sys, tempfile
gc.disable()
import playground.__main__
from playground import app
from PySide6.QtCore import QSettings
from playground.gui.flow.tile import MapTile
from playground.gui.state.garbage import GarbageCollection
a = app.make_application()
folder = tempfile.mkdtemp()
session = app.first_session()
settings = QSettings(os.path.join(folder, "s.ini"), QSettings.IniFormat)
p = app.start(a, session, settings, lambda: GarbageCollection(a))
def unpainted():
    tiles = p.window.findChildren(MapTile)
    return any(tile.needs_paint for tile in tiles if tile.isVisible())
while p.evaluation.shown is None or unpainted():
    a.processEvents()
print("live", flush=True)
while not p.window.is_complete:
    a.processEvents()
print("complete", flush=True)
p.window.close()
"""


def seconds(code: str, cache: str) -> list[float]:
    """When a fresh interpreter that runs `code` prints its lines."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONPYCACHEPREFIX": cache}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    started = time.perf_counter()
    command = [sys.executable, "-c", code]
    times = []
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None
        for _line in process.stdout:
            times.append(time.perf_counter() - started)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return times


def main() -> int:
    """Print the times and their ratio, measured in turn; 1 when they miss the aim."""
    bare, live, complete = [], [], []
    with tempfile.TemporaryDirectory() as cache:
        for turn in range(ROUNDS + 2):
            ours = seconds(OURS, cache)
            (alone,) = seconds(BARE, cache)
            if turn > 1:  # the first rounds compile the modules and warm the disk cache
                bare.append(alone)
                live.append(ours[0])
                complete.append(ours[1])
    ratio = median(live) / median(bare)
    print(f"bare PySide6 window: {median(bare):.2f} s")
    print(f"live maps in the window: {median(live):.2f} s, ratio {ratio:.2f} (want at most 3)")
    print(f"all panels around them: {median(complete):.2f} s")
    print(f"the best of each: {min(bare):.2f}, {min(live):.2f} and {min(complete):.2f} s")
    return 0 if ratio <= 3 else 1


if __name__ == "__main__":
    sys.exit(main())
