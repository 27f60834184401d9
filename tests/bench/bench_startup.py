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
import sys
from PySide6.QtCore import QSettings
from playground import app
from playground.gui.theme import wear
a = app.make_application(sys.argv)
wear(a, "light")
import tempfile, os
folder = tempfile.mkdtemp()
p = app.build(app.first_session(), QSettings(os.path.join(folder, "s.ini"), QSettings.IniFormat))
p.window.resize(1440, 900)
p.window.show()
while p.evaluation.shown is None or p.evaluation.shown.results is None:
    a.processEvents()
a.processEvents()
p.window.close()
"""


def seconds(code: str) -> float:
    """How long a fresh interpreter takes to run `code`."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)
    return time.perf_counter() - started


def main() -> None:
    """Print both times and their ratio, measured in turn."""
    bare, ours = [], []
    for turn in range(ROUNDS + 1):
        times = seconds(BARE), seconds(OURS)
        if turn:  # the first round warms the disk cache
            bare.append(times[0])
            ours.append(times[1])
    print(f"bare PySide6 window: {median(bare):.2f} s")
    ratio = median(ours) / median(bare)
    print(f"window with live maps: {median(ours):.2f} s, ratio {ratio:.2f} (want at most 3)")


if __name__ == "__main__":
    main()
