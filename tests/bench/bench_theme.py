"""Processor time of what restyles the whole window: theme, Present, language, the first Train.

Train is entered as it is by who comes at once, or with --ahead after the window has had a second to
import what the mode is made of; the longest of these pieces is printed.

./run bench theme
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

from playground import app
from playground.gui.shell.train import Train
from tests.bench.livewindow import live_window

from PySide6.QtCore import QCoreApplication, QEvent  # isort: skip
from PySide6.QtWidgets import QApplication  # isort: skip

ROUNDS = 4
SETTLING_PASSES = 3


def busy_ms(act: Callable[[], object]) -> float:
    """Milliseconds of the window's own thread for an act and the paints that follow."""
    started = time.thread_time()
    act()
    for _ in range(SETTLING_PASSES):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return (time.thread_time() - started) * 1000


def longest_piece_ms() -> float:
    """Make Train ready; milliseconds of the longest piece of it."""
    pieces, longest = iter(Train.ahead()), 0.0
    while True:
        started = time.thread_time()
        if next(pieces, "end") == "end":
            return longest * 1000
        longest = max(longest, time.thread_time() - started)


def main() -> int:
    """Print the longest of some rounds of each."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--ahead", action="store_true", help="enter Train when it is made ready")
    options = parser.parse_args()
    with live_window(app.first_session()) as program:
        window = program.window
        if options.ahead:
            print(f"longest piece ahead {longest_piece_ms():5.0f} ms")
        print(f"Train, first entry  {busy_ms(lambda: window.show_mode('train')):5.0f} ms")
        for mode in ("explore", "train"):
            window.show_mode(mode)
            for action in ("theme", "present"):
                act = window.actions_[action].trigger
                longest = max(busy_ms(act) for _ in range(ROUNDS))
                print(f"{action:8} in {mode:8} {longest:5.0f} ms")
            window.actions_["present"].trigger()
            theme = max(busy_ms(window.actions_["theme"].trigger) for _ in range(ROUNDS))
            window.actions_["present"].trigger()
            print(f"theme    presented {theme:5.0f} ms")
        print(f"language            {busy_ms(window.actions_['language'].trigger):5.0f} ms")
        program.change_language("en")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
