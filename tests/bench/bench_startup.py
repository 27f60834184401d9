"""From start to a window with live maps, beside a bare PySide6 window.

python -m tests.bench.bench_startup
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from statistics import median

ROUNDS = 7

BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
a = QApplication(sys.argv)
w = QMainWindow()
w.resize(1440, 900)
w.show()
QTimer.singleShot(0, a.quit)
a.exec()
"""

OURS = """
import os, sys, tempfile
from PySide6.QtCore import QSettings
from playground import app
a = app.make_application(sys.argv)
folder = tempfile.mkdtemp()
session = app.first_session()
p = app.start(a, session, QSettings(os.path.join(folder, "s.ini"), QSettings.IniFormat))
flow = p.window.flow
while p.evaluation.shown is None or any(tile.needs_paint for tile in flow.all_tiles()):
    a.processEvents()
print("live", flush=True)
while not p.window.is_complete:
    a.processEvents()
print("complete", flush=True)
p.window.close()
"""


def seconds(code: str) -> list[float]:
    """When a fresh interpreter that runs `code` prints its lines, and when it ends."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    started = time.perf_counter()
    command = [sys.executable, "-c", code]
    times = []
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        for _line in process.stdout:
            times.append(time.perf_counter() - started)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return [*times, time.perf_counter() - started]


def main() -> None:
    """Print the times and their ratio, measured in turn."""
    bare, live, complete = [], [], []
    for turn in range(ROUNDS + 1):
        ours = seconds(OURS)
        (alone,) = seconds(BARE)
        if turn:  # the first round warms the disk cache
            bare.append(alone)
            live.append(ours[0])
            complete.append(ours[1])
    print(f"bare PySide6 window: {median(bare):.2f} s")
    ratio = median(live) / median(bare)
    print(f"live maps in the window: {median(live):.2f} s, ratio {ratio:.2f} (want at most 3)")
    print(f"all panels around them: {median(complete):.2f} s")


if __name__ == "__main__":
    main()
